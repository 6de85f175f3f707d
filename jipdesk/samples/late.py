"""A sheet that comes after the first: mostly people who are new, some who are known, and rows that cannot be read."""

from collections.abc import Iterator
from itertools import islice

from jipdesk.samples.applications import HEADINGS, rows
from jipdesk.samples.person import Cell

KNOWN, NEW = 6, 28
_OTHER_SEED = 2025
_NUMBER, _BORN, _CONSENTS, _COUNTRY = map(
    HEADINGS.index, ("receipt_no", "birth_date", "consents_privacy", "nationality")
)
_FAULTS = {4: {_BORN: "03/02/2001"}, 9: {_CONSENTS: "no"}, 15: {_COUNTRY: "Narnia", _BORN: "2001-02-31"}}


def late_rows(first_number: int = 301) -> Iterator[tuple[Cell, ...]]:
    """Yield its rows; the first are those of the sheet before."""
    yield from islice(rows(), KNOWN)
    for place, row in enumerate(rows(NEW, _OTHER_SEED)):
        cells = list(row)
        cells[_NUMBER] = f"24-{first_number + place:06}"
        for column, text in _FAULTS.get(place, {}).items():
            cells[column] = text
        yield tuple(cells)
