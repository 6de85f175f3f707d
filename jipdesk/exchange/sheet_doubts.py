"""What speaks against a sheet as a whole: that it is another year's, or that its numbers are other persons'."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from jipdesk.exchange import choices
from jipdesk.exchange.intake import Prepared
from jipdesk.exchange.readings import Reason, Unreadable
from jipdesk.exchange.sheet_kind import SheetKind

_WHO = frozenset({"family_name", "given_name", "birth_date"})


@dataclass(frozen=True, slots=True)
class SheetDoubts:
    """What is to be asked before the rows are taken in."""

    other_course_rows: int = 0
    """rows refused for a course that other editions have"""
    years: tuple[int, ...] = ()
    """the editions that have all these courses, newest first"""
    strangers: int = 0
    """rows whose number is on the desk already, with another name and another date of birth"""


def sheet_doubts(kind: SheetKind, prepared: Prepared[Any], courses: Mapping[int, Iterable[str]]) -> SheetDoubts:
    """Return what speaks against the sheet; `courses` are those of all other editions, by year."""
    refused = [cell for cell in prepared.refused if cell.reason is Reason.UNKNOWN_COURSE]
    rows = len({cell.row for cell in refused})
    values = {cell.value for cell in refused}
    years: tuple[int, ...] = ()
    if rows * 2 > prepared.sheet.rows:
        fitting = sorted((year for year, codes in courses.items() if _has(codes, values)), reverse=True)
        named = [year for year in fitting if str(year) in prepared.sheet.file_name]
        years = tuple(named or fitting)
    return SheetDoubts(rows if years else 0, years, _strangers(prepared) if kind is SheetKind.APPLICATIONS else 0)


def _has(codes: Iterable[str], values: Iterable[str]) -> bool:
    read = choices.courses(codes)
    try:
        for value in values:
            read(value)
    except Unreadable:
        return False
    return True


def _strangers(prepared: Prepared[Any]) -> int:
    return sum({*each.changed, *each.conflicts} >= _WHO for each in prepared.comparison.updates)
