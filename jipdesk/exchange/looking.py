"""A first look at a file: how it seems to be written, its headings, and what stands under them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from jipdesk.errors import InputRefused
from jipdesk.exchange import csv_reader
from jipdesk.exchange.cells import shown
from jipdesk.exchange.column_choice import named
from jipdesk.exchange.formula_quote import unquoted
from jipdesk.exchange.headings import Headings
from jipdesk.exchange.limits import LOOK_ROWS, MOST_COLUMNS, TITLE_ROWS
from jipdesk.exchange.received_file import Kind, kind_of
from jipdesk.exchange.sheet_kind import SheetKind
from jipdesk.exchange.sheets import (
    FOUND_OUT,
    How,
    Row,
    columns_of,
    heading_row,
    heading_texts,
    headings_at,
    no_headings,
)
from jipdesk.exchange.text_decoding import likely_encoding, required
from jipdesk.safe.trouble import translated

_FEWEST = 2
"""Columns that make a table."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What a file seems to be; `how` says everything that reading it needs, but for the columns."""

    kind: SheetKind
    how: How
    headings: tuple[str, ...]
    """One name for each column, no two alike."""
    values: tuple[tuple[str, ...], ...]
    """Of each column what stands in it further up, empty cells left out."""
    top_rows: tuple[str, ...]
    """How each of the first rows begins; the headings stand in one of them."""
    worksheets: tuple[str, ...] = ()
    is_encoding_certain: bool = True
    is_known: bool = False
    """Whether every column that has to be there was recognised, and none twice."""
    is_repeated: frozenset[str] = frozenset()
    """The names of columns whose heading another column has too."""
    alike: tuple[str, ...] = ()
    """The worksheets that have the headings; of several only a person can tell which is meant."""


@dataclass(frozen=True, slots=True)
class _Table:
    rows: Sequence[Row]
    how: How
    worksheets: tuple[str, ...] = ()
    is_encoding_certain: bool = True


def look(path: Path, expected: SheetKind = SheetKind.APPLICATIONS, how: How = FOUND_OUT) -> Looked:
    """Look at a file without taking in anything of it.

    Raises `InputRefused` for what is no table; a table of which no heading is known is none of the reasons.
    """
    kinds = (expected, *(kind for kind in SheetKind if kind is not expected))
    tables = list(_texts(path, how) if kind_of(path) is Kind.TEXT else _worksheets(path, how))
    for kind in kinds if how.top is None else ():
        found = [(table, top) for table in tables if (top := heading_row(table.rows, kind.headings)) is not None]
        if found:
            looked = _looked(kind, *found[0], is_clear=len(found) == 1)
            return replace(looked, alike=tuple(table.how.worksheet for table, _ in found if table.how.worksheet))
    best = max(tables, key=_breadth)
    if _breadth(best) < _FEWEST:
        raise no_headings([table.rows for table in tables], expected.headings)
    top = _likely_top(best.rows) if how.top is None else min(how.top, len(best.rows) - 1)
    return _looked(_likely_kind(best.rows[top], kinds), best, top)


def _texts(path: Path, how: How) -> Iterator[_Table]:
    """Yield what the file is with each thing that may separate its columns."""
    with translated(path), path.open("rb") as file:
        encoding, is_certain = (required(file, how.encoding), True) if how.encoding else likely_encoding(file)
    sample = csv_reader.sample_of(path, encoding)
    for delimiter in how.delimiter or csv_reader.DELIMITERS:
        rows = [[unquoted(cell) for cell in row] for row in csv_reader.first_rows(sample, delimiter, LOOK_ROWS)]
        yield _Table(rows or [[]], replace(how, encoding=encoding, delimiter=delimiter), (), is_certain)


def _worksheets(path: Path, how: How) -> Iterator[_Table]:
    from jipdesk.exchange.workbook import heads

    found = list(heads(path))
    names = tuple(name for name, _ in found)
    if not names:
        raise InputRefused("sheet_empty")
    for name, rows in found:
        if how.worksheet in {None, name}:
            yield _Table(rows or [[]], replace(how, worksheet=name), names)


def _breadth(table: _Table) -> int:
    """Return how many cells with something in them most rows have."""
    counts = sorted(_filled(row) for row in table.rows if any(row))
    return counts[len(counts) // 2] if counts else 0


def _filled(row: Row) -> int:
    return sum(bool(cell) for cell in row[:MOST_COLUMNS])


def _likely_top(rows: Sequence[Row]) -> int:
    """Return the first row that is about as wide as the widest; titles above a table have a cell or two."""
    counts = [_filled(row) for row in rows[:TITLE_ROWS]]
    return next(place for place, count in enumerate(counts) if count * 3 >= max(counts) * 2)


def _likely_kind(row: Row, kinds: Sequence[SheetKind]) -> SheetKind:
    texts = heading_texts(row)
    return max(kinds, key=lambda kind: sum(code is not None for code in kind.headings.codes(texts)))


def _looked(kind: SheetKind, table: _Table, top: int, *, is_clear: bool = True) -> Looked:
    if any(table.rows[top][MOST_COLUMNS:]):
        raise InputRefused("sheet_too_many_columns", most=MOST_COLUMNS)
    row = headings_at(table.rows, top, kind.headings)
    texts = heading_texts(row)
    names = tuple(named(texts))
    below = table.rows[top + 1 :]
    # What stands in a column without a heading is somebody's to settle; row by row it would be refused.
    nameless = [place for place, text in enumerate(texts) if not text]
    is_named = not any(place < len(each) and each[place] for each in below for place in nameless)
    return Looked(
        kind,
        replace(table.how, top=top, columns=None),
        names,
        tuple(
            tuple(shown(each[place]) for each in below if place < len(each) and each[place])
            for place in range(len(names))
        ),
        tuple(" · ".join(shown(cell) for cell in each if cell)[:60] for each in table.rows[:TITLE_ROWS]),
        table.worksheets,
        table.is_encoding_certain,
        is_clear and table.is_encoding_certain and is_named and _is_known(row, kind.headings),
        frozenset(name for name, text in zip(names, texts, strict=True) if text and texts.count(text) > 1),
    )


def _is_known(row: Row, headings: Headings) -> bool:
    try:
        columns = columns_of(row, headings)
    except InputRefused:
        return False
    return not headings.missing({column.code for column in columns if column.code})
