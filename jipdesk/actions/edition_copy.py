"""年度の複写: this year's edition becomes the draft of another."""

from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from jipdesk.errors import InputRefused
from jipdesk.models.base import Record
from jipdesk.models.database import say
from jipdesk.models.edition import Edition, Term
from jipdesk.models.paper import Template, TemplateVersion
from jipdesk.models.screening import Criterion
from jipdesk.rules.eras import fiscal_year
from jipdesk.rules.states import EditionState

R = TypeVar("R", bound=Record)

_DATED = ("starts_on", "ends_on", "closes_before", "closes_as_written")


def copy_edition(session: Session, edition_id: int, year: int) -> Edition:
    """Copy an edition into another year as a draft.

    What was decided for one year only is left open (dates, deadlines, the reference date of the age rule, whose
    participants are barred beyond those known): the rules then ask for confirming instead of judging by last year's.
    """
    if session.scalars(select(Edition).where(Edition.year == year)).first():
        raise InputRefused("edition_exists", edition=year)
    old = session.scalars(
        select(Edition)
        .where(Edition.id == edition_id)
        .options(selectinload(Edition.courses), joinedload(Edition.rules), joinedload(Edition.letterhead))
    ).one()
    new = _twin(old, year=year, label_ja=fiscal_year(year), state=EditionState.PREPARING, copied_from_id=old.id)
    session.add(new)
    session.flush()
    terms = _copy_terms(session, old.id, new.id)
    for course in old.courses:
        term = terms.get(course.term_id or 0)
        session.add(_twin(course, edition_id=new.id, term_id=term, **dict.fromkeys(_DATED)))
    barred = None if old.rules.barred_years is None else sorted({*old.rules.barred_years, old.year})
    session.add(_twin(old.rules, edition_id=new.id, age_on=None, barred_years=barred))
    session.add(_twin(old.letterhead, edition_id=new.id))
    _copy_templates(session, old.id, new.id)
    for criterion in session.scalars(select(Criterion).where(Criterion.edition_id == old.id)).all():
        session.add(_twin(criterion, edition_id=new.id))
    session.flush()
    say(session, edition=old.year, into=year)
    return new


def _twin(record: R, **changes: Any) -> R:
    """Return a new record with the same values but for the changes."""
    columns = [column.key for column in type(record).__mapper__.column_attrs if column.key != "id"]
    return type(record)(**{name: getattr(record, name) for name in columns} | changes)


def _copy_terms(session: Session, old: int, new: int) -> dict[int, int]:
    """Copy the terms without their dates; return the new number by the old."""
    numbers = {}
    for term in session.scalars(select(Term).where(Term.edition_id == old)).all():
        copy = _twin(term, edition_id=new, starts_on=None, ends_on=None)
        session.add(copy)
        session.flush()
        numbers[term.id] = copy.id
    return numbers


def _copy_templates(session: Session, old: int, new: int) -> None:
    """Copy the newest text of every template, to be approved anew."""
    templates = session.scalars(
        select(Template).where(Template.edition_id == old).options(selectinload(Template.versions))
    )
    for template in templates.all():
        copy = Template(edition_id=new, kind=template.kind)
        session.add(copy)
        session.flush()
        session.add(TemplateVersion(template_id=copy.id, version=1, text=template.versions[-1].text))
