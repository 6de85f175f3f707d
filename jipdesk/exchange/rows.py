"""From the records of a sheet to checked rows: every cell through its reader, every refusal kept with its place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from jipdesk.errors import InputRefused
from jipdesk.exchange.cells import Cell, shown
from jipdesk.exchange.headings import Headings
from jipdesk.exchange.readings import Reader, Reason, Unreadable
from jipdesk.exchange.sheets import Sheet
from jipdesk.exchange.texts import TEXT, lines

_SHOWN_LETTERS = 1_000
_ONLY_TEXT = {str}
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


def read_rows(sheet: Sheet, readers: Mapping[str, Reader[Any]], blanks: Mapping[str, Any]) -> Iterator[ReadRow]:
    """Yield every row; an empty cell, and one that cannot be read, has its value from `blanks`."""
    columns = list(enumerate(sheet.columns))
    known = [(place, column.code, readers[column.code]) for place, column in columns if column.code]
    others = [(place, column.text) for place, column in columns if not (column.code or column.is_left_out)]
    for record in sheet.rows:
        cells = record.cells
        row = ReadRow(record.number, dict(blanks), _texts(cells))
        for place, code, reader in known:
            if cell := cells[place]:
                try:
                    row.values[code] = reader(cell)
                except Unreadable as problem:
                    row.refuse(code, cell, problem.reason, **problem.values)
        for place, heading in others:
            if cell := cells[place]:
                _take_answer(row, heading, cell)
        if record.beyond:
            row.refuse("", record.beyond, Reason.NO_HEADING)
        yield row


def _texts(cells: tuple[Cell, ...]) -> tuple[str, ...]:
    # Rows of text alone, which is every row of a CSV file, need no copy.
    return cells if set(map(type, cells)) == _ONLY_TEXT else tuple(map(shown, cells))  # type: ignore[return-value]


def _take_answer(row: ReadRow, heading: str, cell: Cell) -> None:
    if not heading:
        row.refuse("", cell, Reason.NO_HEADING)
        return
    try:
        if text := _read_answer(cell):
            row.answers[heading] = text
    except Unreadable as problem:
        row.refuse(heading, cell, problem.reason, **problem.values)


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
