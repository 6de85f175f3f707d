"""取込設定: the columns of forms that were settled by hand, and which of them a sheet's headings ask for."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.errors import InputRefused
from jipdesk.models.application import ImportMapping

_ALIKE = 0.6
"""Of all headings of a sheet and a form, so many have to be common for the form to be a good beginning."""


@dataclass(frozen=True, slots=True)
class MappingRow:
    """One form's columns, under their name."""

    id: int
    name: str
    columns: Mapping[str, str | None]

    def likeness(self, headings: Collection[str]) -> float:
        """Return which part of all headings the sheet and the form have in common."""
        own, theirs = set(self.columns), set(headings)
        return len(own & theirs) / len(own | theirs) if own | theirs else 0.0


def listed(session: Session, kind: str) -> list[MappingRow]:
    """Return the kept columns for a kind of sheet, the last used first."""
    found = session.scalars(
        select(ImportMapping)
        .where(ImportMapping.kind == kind)
        .order_by(ImportMapping.used_at.desc(), ImportMapping.id.desc())
    )
    return [_row(each) for each in found]


def named(session: Session, kind: str, name: str) -> MappingRow:
    """Return the columns kept under a name, or raise `InputRefused` with the names there are."""
    known = listed(session, kind)
    for each in known:
        if each.name.casefold() == name.strip().casefold():
            return each
    raise InputRefused("mapping_unknown", known=tuple(each.name for each in known))


def best(mappings: Sequence[MappingRow], headings: Collection[str]) -> MappingRow | None:
    """Return the kept columns that fit a sheet best, if they fit well enough to begin with."""
    likeliest = max(mappings, key=lambda each: each.likeness(headings), default=None)
    return likeliest if likeliest and likeliest.likeness(headings) >= _ALIKE else None


def _row(mapping: ImportMapping) -> MappingRow:
    return MappingRow(mapping.id, mapping.name, mapping.columns)
