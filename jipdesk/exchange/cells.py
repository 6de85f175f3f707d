"""What stands in one cell of a sheet, whatever kind of file it came in."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple, TypeAlias, TypeGuard

Cell: TypeAlias = str | date
"""Text as it was typed, numbers written out, or a date (a `datetime` where the cell has a time)."""

_WHOLE_SECOND = 10_000
"""Microseconds by which a spreadsheet's fraction of a day may miss the second that was meant."""

_TEXT_ALONE = frozenset({str})


class Record(NamedTuple):
    """One row: its number, the heading being 1, and as many cells as there are headings."""

    number: int
    cells: tuple[Cell, ...]
    beyond: Cell = ""
    """The first cell with something in it that stands under no heading."""


def shown(cell: Cell) -> str:
    """Return the cell as text: dates and moments as ISO 8601 writes them."""
    return cell if isinstance(cell, str) else cell.isoformat()


def are_texts(cells: Sequence[Cell]) -> TypeGuard[Sequence[str]]:
    """Tell whether all of the cells are text, which in a CSV file they always are."""
    return _TEXT_ALONE.issuperset(map(type, cells))


def number_text(number: float) -> str:
    """Return a number as a person would type it: 785.0 is 785, and no exponent."""
    if number.is_integer():
        return str(int(number))
    text = repr(number)
    if "e" not in text:
        return text
    from decimal import Decimal

    return format(Decimal(text), "f")


def settled(moment: datetime) -> datetime:
    """Return the moment a spreadsheet means: it stores fractions of a day, which miss a whole second by a hair."""
    off = moment.microsecond
    if off < _WHOLE_SECOND:
        return moment.replace(microsecond=0)
    if off > 1_000_000 - _WHOLE_SECOND:
        from datetime import timedelta

        return moment.replace(microsecond=0) + timedelta(seconds=1)
    return moment
