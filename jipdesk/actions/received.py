"""What is kept of applications from a sheet beside what they say: what is searched for, and their cells."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from json.encoder import encode_basestring
from types import MappingProxyType, NoneType
from typing import Any

from jipdesk.models.base import Canonical, canonical
from jipdesk.models.search import fold_all
from jipdesk.queries.received_application import UNDERSTOOD, plain

SEARCHED = ("family_name", "middle_name", "given_name", "name_kana", "name_native", "email")
"""What a person is found by, beside the number of the passport."""

Columns = Mapping[str, Sequence[Any]]
"""The values of some applications by field."""
Headings = Sequence[tuple[str, int]]
"""Headings of a sheet with the places of their columns."""


def folded_columns(columns: Columns) -> dict[str, Sequence[Any]]:
    """Return what is searched: every column that a record has of it."""
    family, middle, given, *others = (fold_all(columns[name]) for name in (*SEARCHED, "passport_no"))
    *_, emails, numbers = others
    names = zip(family, middle, given, strict=True)
    return {
        "email_folded": emails,
        "number_folded": [number and number.replace(" ", "") for number in numbers],
        "search_text": [_search_text(*each) for each in zip(names, zip(*others, strict=True), strict=True)],
    }


def _search_text(names: tuple[str | None, ...], others: tuple[str | None, ...]) -> str:
    there = [name for name in names if name is not None]
    orders = (" ".join(filter(None, there)), " ".join(filter(None, reversed(there)))) if there else ()
    return "|".join([*orders, *(text for text in others if text is not None)])


def placed(headings: Sequence[str]) -> Headings:
    """Return the headings whose cells are kept, each with its place, in the order in which they are kept."""
    return sorted((name, place) for place, name in enumerate(headings) if name)


def named_cells(headings: Headings, cells: Sequence[str]) -> dict[str, str]:
    """Return the cells of a row by heading, without empty ones."""
    return {name: cell for name, place in headings if (cell := cells[place])}


# --- as JSON ----------------------------------------------------------------------------------------------------------
#
# Field by field, where most values come again and again: row by row the encoder takes half as long again.


def cells_kept(headings: Headings, rows: Sequence[Sequence[str]]) -> Iterator[Canonical]:
    """Yield the JSON of `named_cells` for every row."""
    columns = list(zip(*rows, strict=True))
    members = [_once(partial(_cells, encode_basestring(name)), columns[place]) for name, place in headings]
    for row in zip(*members, strict=True):
        yield Canonical("{" + ",".join(filter(None, row)) + "}")


def values_kept(columns: Columns) -> Iterator[Canonical]:
    """Yield the JSON of what was understood of every row."""
    members = [_once(partial(_values, encode_basestring(name)), columns[name]) for name in sorted(UNDERSTOOD)]
    for row in zip(*members, strict=True):
        yield Canonical("{" + ",".join(row) + "}")


def _cells(name: str, cells: Iterable[str]) -> list[str]:
    key = name + ":"
    return [key + encode_basestring(cell) if cell else "" for cell in cells]


def _values(name: str, values: Iterable[Any]) -> list[str]:
    key = name + ":"
    return [key + (encode_basestring(value) if type(value) is str else _json(value)) for value in values]


def _once(write: Callable[[Iterable[Any]], list[str]], values: Sequence[Any]) -> list[str]:
    """Return what is written for each value, of equal ones once where there are many of these."""
    if not _NEVER_ALIKE.isdisjoint(map(type, values)) or 2 * len(distinct := set(values)) > len(values):
        return write(values)
    known = dict(zip(distinct, write(distinct), strict=True))
    return [known[value] for value in values]


def _json(value: Any) -> str:
    write = _WRITTEN.get(type(value))
    return write(value) if write else canonical(plain(value))


_NEVER_ALIKE = frozenset({dict, MappingProxyType, Decimal})
"""Types of values that have no key, or that count as equal and are not written alike: 5.5 and 5.50."""
_WRITTEN: Mapping[type, Callable[[Any], str]] = MappingProxyType(
    {
        NoneType: lambda _: "null",
        date: '"{}"'.format,
        datetime: lambda moment: repr(moment.timestamp()),
        MappingProxyType: lambda answers: canonical(dict(answers)) if answers else "{}",
    }
)
"""The usual ones, as `canonical` writes what `plain` makes of them."""
