"""What speaks against a sheet as a whole: that it is another year's, or that its numbers are other persons'."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from typing import Any

from jipdesk.exchange import choices
from jipdesk.exchange.intake import Prepared
from jipdesk.exchange.readings import Reason, Unreadable
from jipdesk.exchange.sheet_kind import SheetKind

_FEW = 4
"""One row of so many with another edition's courses is no slip of the pen."""
_NAMES = frozenset({"family_name", "middle_name", "given_name", "name_native"})
_WHO = frozenset({"family_name", "given_name", "birth_date"})
_names = attrgetter(*_NAMES)


@dataclass(frozen=True, slots=True)
class SheetDoubts:
    """What is to be asked before the rows are taken in."""

    other_course_rows: int = 0
    """rows refused for a course that other editions have"""
    years: tuple[int, ...] = ()
    """the editions that have all these courses, newest first"""
    strangers: int = 0
    """rows whose number is on the desk already, with another name and another date of birth"""
    lost: int = 0
    """rows in whose names question marks stand, as where an encoding has no such letters"""
    hidden: int = 0
    """rows that the spreadsheet does not show"""

    @property
    def are_serious(self) -> bool:
        """Whether something may be wrong, not only to be known."""
        return bool(self.years or self.strangers or self.lost)


def sheet_doubts(kind: SheetKind, prepared: Prepared[Any], courses: Mapping[int, choices.Courses]) -> SheetDoubts:
    """Return what speaks against the sheet; `courses` are those of all other editions, by year."""
    refused = [cell for cell in prepared.refused if cell.reason is Reason.UNKNOWN_COURSE]
    rows = len({cell.row for cell in refused})
    values = {cell.value for cell in refused}
    years: tuple[int, ...] = ()
    if rows * _FEW > prepared.sheet.rows:
        fitting = sorted((year for year, codes in courses.items() if _has(codes, values)), reverse=True)
        named = [year for year in fitting if str(year) in prepared.sheet.file_name]
        years = tuple(named or fitting)
    if kind is not SheetKind.APPLICATIONS:
        return SheetDoubts(rows if years else 0, years, hidden=prepared.hidden_rows)
    return SheetDoubts(rows if years else 0, years, _strangers(prepared), _lost(prepared), prepared.hidden_rows)


def _has(codes: choices.Courses, values: Iterable[str]) -> bool:
    read = choices.courses(codes)
    try:
        for value in values:
            read(value)
    except Unreadable:
        return False
    return True


def _strangers(prepared: Prepared[Any]) -> int:
    return sum({*each.changed, *each.conflicts} >= _WHO for each in prepared.comparison.updates)


def _lost(prepared: Prepared[Any]) -> int:
    updates = (each.received for each in prepared.comparison.updates if not _NAMES.isdisjoint(each.changed))
    rows = chain(prepared.comparison.added, updates)
    return sum(any("?" in (name or "") for name in _names(row)) for row in rows)
