"""One sheet as it came in: which columns it has, and its rows one after the other."""

from collections.abc import Collection, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice, pairwise
from pathlib import Path
from typing import TypeAlias

from jipdesk.errors import InputRefused
from jipdesk.exchange.cells import Cell, Record, shown
from jipdesk.exchange.column_choice import heading_text, named
from jipdesk.exchange.headings import Headings
from jipdesk.exchange.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, TITLE_ROWS
from jipdesk.exchange.two_heading_rows import combined

Row: TypeAlias = Sequence[Cell]
Rows: TypeAlias = Generator[Row, None, None]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the code of a known one, and its heading as it was written."""

    code: str | None
    text: str
    is_left_out: bool = False
    """Whether nothing of it is taken in."""

    @property
    def name(self) -> str:
        """What the column is called in a refusal and in the history."""
        return self.code or self.text


@dataclass(slots=True)
class Hidden:
    """The rows that the spreadsheet does not show, counted from 0, and how many of those that were read they are."""

    places: Collection[int] = frozenset()
    count: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """The columns, and the rows below the headings, which can be read once and raise `InputRefused` if they cannot."""

    headings: Headings
    columns: tuple[Column, ...]
    rows: Iterator[Record]
    hidden: Hidden = field(default_factory=Hidden)

    @property
    def codes(self) -> frozenset[str]:
        """The known columns that the sheet has."""
        return frozenset(column.code for column in self.columns if column.code)


@dataclass(frozen=True, slots=True)
class How:
    """How a person wants a file read; what is None is found out from the file."""

    encoding: str | None = None
    delimiter: str | None = None
    worksheet: str | None = None
    top: int | None = None
    """The row of the headings, from 0."""
    columns: Mapping[str, str | None] | None = None
    """The field of each column by its heading, as `column_choice` puts it."""


FOUND_OUT = How()


def read_sheet(path: Path, headings: Headings, how: How = FOUND_OUT) -> Sheet:
    """Open a CSV, XLSX, XLS or ODS file, whatever its name says, and find the headings in it.

    Raises `InputRefused` for what is no such sheet, `MachineRefused` where the computer does not let it be read.
    """
    from jipdesk.exchange.received_file import Kind, kind_of

    headings = headings.chosen(how.columns)
    if kind_of(path) is Kind.TEXT:
        from jipdesk.exchange.csv_reader import read_csv

        return read_csv(path, headings, how)
    from jipdesk.exchange.workbook import read_workbook

    return read_workbook(path, headings, how)


def heading_row(rows: Iterable[Row], headings: Headings) -> int | None:
    """Return which of the first rows has every required heading, if need be together with the row above it."""
    first: list[Row] = []
    for place, row in enumerate(islice(rows, TITLE_ROWS)):
        if not headings.missing(_found(row, headings)):
            return place
        first.append(row)
    for place, pair in enumerate(pairwise(first), start=1):
        if not headings.missing(_found(combined(*pair, headings), headings)):
            return place
    return None


def headings_at(rows: Sequence[Row], place: int, headings: Headings) -> Row:
    """Return the headings in this row, together with those of the row above it where they are in two."""
    if not 0 < place < len(rows) or not headings.missing(_found(rows[place], headings)):
        return rows[place] if place < len(rows) else ()
    both = combined(rows[place - 1], rows[place], headings)
    return rows[place] if headings.missing(_found(both, headings)) else both


def _found(row: Row, headings: Headings) -> set[str]:
    return {code for code in headings.codes([shown(cell) for cell in row[:MOST_COLUMNS]]) if code}


def no_headings(tables: Iterable[Sequence[Row]], headings: Headings) -> InputRefused:
    """Return the refusal that fits best: the headings missing in the likeliest row, or that there are none at all."""
    rows = [_found(row, headings) for rows in tables for row in rows[:TITLE_ROWS]]
    best = max(rows, key=len, default=set())
    return headings_missing(headings.missing(best), headings, are_there_any=bool(best))


def headings_missing(missing: Sequence[str], headings: Headings, *, are_there_any: bool = True) -> InputRefused:
    """Return the refusal of a sheet without these columns."""
    labels = {language: tuple(headings.label(code, language) for code in missing) for language in ("en", "ja")}
    return InputRefused("sheet_headings_missing" if are_there_any else "sheet_no_headings", heading=labels)


def columns_of(row: Row, headings: Headings) -> tuple[Column, ...]:
    """Return the columns under this heading row, without empty ones at the end."""
    if any(row[MOST_COLUMNS:]):
        raise InputRefused("sheet_too_many_columns", most=MOST_COLUMNS)
    texts = heading_texts(row)
    names = texts if headings.choice is None else named(texts)
    found = zip(headings.codes(texts), names, strict=True)
    columns = tuple(Column(code, name, not code and headings.leaves_out(name)) for code, name in found)
    _refuse_twins(columns, headings)
    return columns


def heading_texts(row: Row) -> list[str]:
    """Return the headings in a row, without empty ones at the end."""
    texts = [heading_text(shown(cell)) for cell in row[:MOST_COLUMNS]]
    while texts and not texts[-1]:
        texts.pop()
    return texts


def _refuse_twins(columns: tuple[Column, ...], headings: Headings) -> None:
    seen = set()
    for column in columns:
        name = column.code or column.text.casefold()
        if column.text and name in seen:
            raise InputRefused("sheet_heading_twice", heading=headings.labels(column.name))
        seen.add(name)


def sheet_of(rows: Rows, start: int, headings: Headings, hidden: Hidden | None = None) -> Sheet:
    """Return the sheet whose headings stand in row `start` of these rows, counted from 0."""
    columns = columns_of(headings_at(list(islice(rows, start + 1)), start, headings), headings)
    if missing := headings.missing({column.code for column in columns if column.code}):
        rows.close()
        raise headings_missing(missing, headings)
    hidden = hidden or Hidden()
    return Sheet(headings, columns, _records(rows, start + 2, len(columns), hidden), hidden)


def _records(rows: Rows, first: int, width: int, hidden: Hidden) -> Iterator[Record]:
    """Yield the rows that have anything in them, each as wide as the headings, and close the file at the end.

    They are counted as the spreadsheet counts them; `first` is the row below the headings.
    """
    empty: tuple[Cell, ...] = ("",) * width
    most = min(MOST_ROWS, MOST_CELLS // max(width, 1))
    taken = 0
    with closing(rows) as source:
        for number, row in enumerate(source, start=first):
            if not any(row):
                continue
            taken += 1
            if taken > most:
                raise InputRefused("sheet_too_many_rows", most=most)
            hidden.count += number - 1 in hidden.places
            cells = tuple(row)
            if len(cells) == width:
                yield Record(number, cells)
            else:
                yield Record(number, (cells + empty)[:width], next((cell for cell in cells[width:] if cell), ""))
