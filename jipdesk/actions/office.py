"""事務局: who works at the desk, and how the office names itself on papers."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.errors import InputRefused
from jipdesk.models.database import say
from jipdesk.models.edition import Letterhead, Operator
from jipdesk.models.office import Coordinator
from jipdesk.queries.letterhead import FIELDS, OF_OPERATOR, example_fields, values_of


def add_coordinator(session: Session, name: str) -> int:
    """Let somebody act at this desk, and return their number; a name that was retired works again."""
    name = " ".join(name.split())
    if not name:
        raise InputRefused("coordinator_needs_name")
    known = session.scalars(select(Coordinator).where(Coordinator.name == name)).first()
    if known and known.active:
        raise InputRefused("coordinator_exists")
    if known is None:
        known = Coordinator(name=name, active=True)
        session.add(known)
    known.active = True
    session.flush()
    return known.id


def retire_coordinator(session: Session, coordinator_id: int) -> None:
    """Let somebody act here no more; what they did keeps their name. Somebody always stays."""
    active = session.scalars(select(Coordinator.id).where(Coordinator.active.is_(True))).all()
    if set(active) <= {coordinator_id}:
        raise InputRefused("last_coordinator")
    session.get_one(Coordinator, coordinator_id).active = False


def bring_back_coordinator(session: Session, coordinator_id: int) -> None:
    """Let somebody act here again."""
    session.get_one(Coordinator, coordinator_id).active = True


def edit_letterhead(session: Session, edition_id: int, field: str, value: Any) -> None:
    """Change one field of an edition's letterhead.

    The mark of the invented example goes when nothing of the example is left in what names this office and nobody else.
    """
    assert field in FIELDS, field
    letterhead = session.scalars(select(Letterhead).where(Letterhead.edition_id == edition_id)).one()
    text = value or ""
    if field in OF_OPERATOR:
        _name_operator(session, letterhead, field, text)
    else:
        setattr(letterhead, field, text)
    operator = session.get_one(Operator, letterhead.operator_id)
    letterhead.is_example = bool(example_fields(values_of(letterhead, operator)))
    say(session, field=field)


def _name_operator(session: Session, letterhead: Letterhead, field: str, text: str) -> None:
    """Name the operator of this edition; the operators of other years keep their names."""
    old = session.get_one(Operator, letterhead.operator_id)
    names = {"name_ja": old.name_ja, "name_en": old.name_en, OF_OPERATOR[field]: text}
    same = select(Operator).where(Operator.name_ja == names["name_ja"], Operator.name_en == names["name_en"])
    operator = session.scalars(same).first() or Operator(**names)
    session.add(operator)
    session.flush()
    letterhead.operator_id = operator.id
