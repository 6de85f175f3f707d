"""From the records of a sheet to checked rows: every cell through its reader, every refusal kept with its place."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from operator import attrgetter
from typing import Any

from jipdesk.errors import InputRefused
from jipdesk.exchange.cells import Cell, Record, are_texts, shown
from jipdesk.exchange.headings import Headings
from jipdesk.exchange.readings import ColumnReader, Reader, Reason, Remembering, Unreadable
from jipdesk.exchange.sheets import Column, Sheet
from jipdesk.exchange.texts import TEXT, lines

_SHOWN_LETTERS = 1_000
_PORTION = 50
_read_answer = lines(TEXT)


@dataclass(frozen=True, slots=True)
class RefusedCell:
    """One reason why a row is not taken in."""

    row: int
    column: str
    """The code of a known column, the heading of another."""
    value: str
    """What stood there; personal, so it never becomes part of a sentence."""
    reason: Reason
    values: Mapping[str, object] = field(default_factory=dict)
    """What the sentence of the reason needs."""


@dataclass(slots=True)
class ReadRow:
    """One record on its way: the values so far, the answers, the cells as received, and what is wrong."""

    number: int
    values: dict[str, Any]
    received: tuple[str, ...]
    answers: dict[str, str] = field(default_factory=dict)
    refused: list[RefusedCell] = field(default_factory=list)

    def refuse(self, column: str, value: Cell, reason: Reason, **values: object) -> None:
        """Note a reason against the row."""
        self.refused.append(RefusedCell(self.number, column, displayed(value), reason, values))

    def accuses(self, column: str) -> bool:
        """Say whether something is wrong in this column already."""
        return any(cell.column == column for cell in self.refused)


def rows_refused(refused: Sequence[RefusedCell], headings: Headings) -> InputRefused:
    """Return the refusal of a whole file: how many rows are bad, and what is wrong in the first."""
    first = min(refused, key=attrgetter("row"))
    return InputRefused(
        "rows_refused",
        rows=len({cell.row for cell in refused}),
        row=first.row,
        heading=headings.labels(first.column),
        reason=first.reason,
        values=first.values,
    )


def displayed(value: Cell) -> str:
    """Return a cell as a refusal shows it: cut, and without halves of characters, which nothing can write."""
    return shown(value)[:_SHOWN_LETTERS].encode("utf-8", "replace").decode()


@dataclass(slots=True)
class Portion:
    """Some rows of a sheet, read column by column; what belongs to one row stands in one place in all of these."""

    numbers: Sequence[int]
    columns: dict[str, Sequence[Any]]
    """The values by field."""
    answers: Sequence[dict[str, str]]
    received: Sequence[tuple[str, ...]]
    """The cells as they stood."""
    refused: list[RefusedCell] = field(default_factory=list)

    def refuse(self, place: int, column: str, value: Cell, reason: Reason, **values: object) -> None:
        """Note a reason against a row."""
        self.refused.append(RefusedCell(self.numbers[place], column, displayed(value), reason, values))

    def accuses(self, place: int, column: str) -> bool:
        """Say whether something is wrong in this column of a row already."""
        number = self.numbers[place]
        return any(cell.row == number and cell.column == column for cell in self.refused)


def read_rows(sheet: Sheet, readers: Mapping[str, Reader[Any]], blanks: Mapping[str, Any]) -> Iterator[ReadRow]:
    """Yield every row; an empty cell, and one that cannot be read, has its value from `blanks`."""
    for portion in read_portions(sheet, readers, blanks):
        refused = defaultdict(list)
        for cell in portion.refused:
            refused[cell.row].append(cell)
        for place, number in enumerate(portion.numbers):
            values = {name: column[place] for name, column in portion.columns.items()}
            yield ReadRow(number, values, portion.received[place], portion.answers[place], refused[number])


def read_portions(sheet: Sheet, readers: Mapping[str, Reader[Any]], blanks: Mapping[str, Any]) -> Iterator[Portion]:
    """Yield all rows, some at a time; an empty cell, and one that cannot be read, has its value from `blanks`.

    A column of many rows is read several times faster together than cell by cell.
    """
    while records := list(islice(sheet.rows, _PORTION)):
        columns = [_shared(readers.get(column.code or ""), cells) for column, cells in _side_by_side(sheet, records)]
        portion = Portion(
            [record.number for record in records],
            {name: (blank,) * len(records) for name, blank in blanks.items()},
            [{} for _ in records],
            list(zip(*map(_texts, columns), strict=True)),
        )
        _read(portion, list(zip(sheet.columns, columns, strict=True)), readers)
        for place, record in enumerate(records):
            if record.beyond:
                portion.refuse(place, "", record.beyond, Reason.NO_HEADING)
        yield portion


def _side_by_side(sheet: Sheet, records: Sequence[Record]) -> Iterator[tuple[Column, Sequence[Cell]]]:
    return zip(sheet.columns, zip(*(record.cells for record in records), strict=True), strict=True)


def _shared(reader: Reader[Any] | None, cells: Sequence[Cell]) -> Sequence[Cell]:
    """Return the cells, of equal ones in a column of few values only one: most of what is kept of a sheet is these."""
    return reader.shared(cells) if isinstance(reader, Remembering) else cells


def _texts(cells: Sequence[Cell]) -> Sequence[str]:
    return cells if are_texts(cells) else list(map(shown, cells))


def _read(
    portion: Portion, columns: Sequence[tuple[Column, Sequence[Cell]]], readers: Mapping[str, Reader[Any]]
) -> None:
    """Read the known columns, then the others, whose texts are answers."""
    values = portion.columns
    for column, cells in columns:
        if (code := column.code) and any(cells):
            values[code] = _values(portion, code, cells, readers[code], values[code][0])
    for column, cells in columns:
        if not column.code and not column.is_left_out and any(cells):
            _take_answers(portion, column.text, cells)


def _values(portion: Portion, column: str, cells: Sequence[Cell], reader: Reader[Any], blank: Any) -> Sequence[Any]:
    if isinstance(reader, ColumnReader) and (values := reader.at_once(cells)) is not None:
        return values
    found = [blank] * len(cells)
    for place, cell in enumerate(cells):
        if cell:
            try:
                found[place] = reader(cell)
            except Unreadable as problem:
                portion.refuse(place, column, cell, problem.reason, **problem.values)
    return found


def _take_answers(portion: Portion, heading: str, cells: Sequence[Cell]) -> None:
    if not heading:
        for place, cell in enumerate(cells):
            if cell:
                portion.refuse(place, "", cell, Reason.NO_HEADING)
        return
    for answers, text in zip(portion.answers, _values(portion, heading, cells, _read_answer, ""), strict=True):
        if text:
            answers[heading] = text


class Numbers:
    """The numbers met in one column, such as receipt numbers, and the rows they stand in."""

    def __init__(self, column: str) -> None:
        self._column = column
        self._rows: dict[str, int] = {}
        self._twins: dict[str, list[int]] = {}

    def note(self, number: str, row: int) -> None:
        """Remember that the row has this number."""
        if number and (first := self._rows.setdefault(number, row)) != row:
            self._twins.setdefault(number, [first]).append(row)

    def refused(self) -> Iterator[RefusedCell]:
        """Yield a refusal for every row whose number another row has too."""
        for number, rows in self._twins.items():
            for row in rows:
                other = next(place for place in rows if place != row)
                yield RefusedCell(row, self._column, displayed(number), Reason.TWICE_IN_FILE, {"other": other})
