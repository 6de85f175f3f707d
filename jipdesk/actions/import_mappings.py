"""取込設定: the columns of a form are settled once and kept under a name."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.errors import InputRefused
from jipdesk.models.application import ImportMapping
from jipdesk.models.database import acted_at, say

MOST_LETTERS = 100


def keep(session: Session, kind: str, name: str, columns: Mapping[str, str | None]) -> int:
    """Keep the columns under a name, in place of those that were kept under it; return the record's number."""
    name = _required(name)
    kept = _find(session, kind, name)
    if kept is None:
        kept = ImportMapping(kind=kind, name=name, columns=dict(columns), used_at=acted_at(session))
        session.add(kept)
    elif kept.columns != dict(columns):
        kept.columns, kept.used_at = dict(columns), acted_at(session)
    say(session, name=kept.name)
    session.flush()
    return kept.id


def rename(session: Session, mapping_id: int, name: str) -> None:
    """Give kept columns another name, which no others of their kind have."""
    name = _required(name)
    kept = _require(session, mapping_id)
    other = _find(session, kept.kind, name)
    if other is not None and other.id != mapping_id:
        raise InputRefused("mapping_exists", name=other.name)
    kept.name = name
    say(session, name=name)


def delete(session: Session, mapping_id: int) -> None:
    """Keep these columns no longer."""
    kept = _require(session, mapping_id)
    say(session, name=kept.name)
    session.delete(kept)


def _required(name: str) -> str:
    plain = " ".join(name.split())
    if not plain:
        raise InputRefused("mapping_needs_name")
    if len(plain) > MOST_LETTERS or not plain.isprintable():
        raise InputRefused("mapping_name_too_long", most=MOST_LETTERS)
    return plain


def _find(session: Session, kind: str, name: str) -> ImportMapping | None:
    known = session.scalars(select(ImportMapping).where(ImportMapping.kind == kind))
    return next((each for each in known if each.name.casefold() == name.casefold()), None)


def _require(session: Session, mapping_id: int) -> ImportMapping:
    kept = session.get(ImportMapping, mapping_id)
    if kept is None:
        raise InputRefused("mapping_gone")
    return kept
