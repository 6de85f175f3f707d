"""Tables: rows of cells with thin rules, parted between rows, their heading repeated on the next page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Protocol

from jipdesk.documents.typesetting.blocks import Block, Stack
from jipdesk.documents.typesetting.sheet import Sheet

PADDING = (5.0, 2.9)
"""Room inside a cell, beside and above its text, in points."""

THIN, THICK = 0.4, 0.8


TALL = 160.0
"""A row higher than this may begin at the foot of a page and go on on the next."""


class Cell(Block, Protocol):
    """What may stand in a table."""

    @property
    def foot(self) -> float:
        """How far below the top the first line stands; 0 for an empty cell."""


@dataclass(frozen=True, slots=True)
class CheckBox:
    """An empty square to tick by hand; the fonts have none. It stands on the foot of the line beside it."""

    size: float = 9.0
    indent: float = 0.0

    @property
    def height(self) -> float:
        """The room it takes."""
        return self.size

    @property
    def head(self) -> float:
        """All of it."""
        return self.size

    @property
    def foot(self) -> float:
        """A little above the lower edge, as a kanji stands."""
        return self.size * 0.88

    def split(self, room: float) -> None:
        """Stay whole."""

    def draw(self, sheet: Sheet, x: float, top: float) -> None:
        """Draw the square."""
        sheet.box((x + self.indent, top - self.size), self.size, self.size, THIN * 1.5)


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, their first lines on one foot, in the middle of the row's height."""

    cells: tuple[Cell, ...]
    least: float = 0.0

    @property
    def height(self) -> float:
        """The room of its highest cell, with padding."""
        return max(self.least, self._inner() + 2 * PADDING[1])

    def split(self, room: float) -> "tuple[Row, Row] | None":
        """Part every cell."""
        parts = [_parted(cell, room - 2 * PADDING[1] - self._drop(cell)) for cell in self.cells]
        firsts, rests = [part[0] for part in parts if part], [part[1] for part in parts if part]
        return (Row(tuple(firsts)), Row(tuple(rests))) if len(firsts) == len(self.cells) else None

    def draw(self, sheet: Sheet, edges: Sequence[float], top: float) -> None:
        """Draw the cells, the first of them at the first edge."""
        spare = (self.height - 2 * PADDING[1] - self._inner()) / 2
        for cell, edge in zip(self.cells, edges, strict=False):
            cell.draw(sheet, edge + PADDING[0], top - PADDING[1] - self._drop(cell) - spare)

    def _inner(self) -> float:
        return max(cell.height + self._drop(cell) for cell in self.cells)

    def _drop(self, cell: Cell) -> float:
        return max(other.foot for other in self.cells) - cell.foot if cell.foot else 0.0


def _parted(cell: Cell, room: float) -> tuple[Cell, Cell] | None:
    """Return what of a cell fits into the room and the rest, which may be nothing."""
    if isinstance(cell, Stack):
        return cell.split(room) if cell.members else (cell, cell)
    return (cell, Stack()) if cell.height <= room else None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a heading. `widths` are those of the columns, in points."""

    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    heading: Row | None = None

    @property
    def height(self) -> float:
        """The room it takes."""
        return sum(row.height for row in self._all())

    @property
    def head(self) -> float:
        """The heading and the first row."""
        return self._over() + min(self.rows[0].height, TALL)

    def split(self, room: float) -> "tuple[Table, Table] | None":
        """Part it between rows, or inside the first if that is higher than the room."""
        room -= self._over()
        bottoms = list(accumulate((row.height for row in self.rows), initial=0.0))
        fitting = sum(bottom <= room + 1e-6 for bottom in bottoms) - 1
        first, rest = self.rows[:fitting], self.rows[fitting:]
        if rest and (not first or rest[0].height > TALL) and (parts := rest[0].split(room - bottoms[fitting])):
            first, rest = (*first, parts[0]), (parts[1], *rest[1:])
        if not first or not rest:
            return None
        return replace(self, rows=first), replace(self, rows=rest)

    def draw(self, sheet: Sheet, x: float, top: float) -> None:
        """Draw its rules and its rows."""
        edges = [x + width for width in accumulate(self.widths, initial=0.0)]
        y = top
        for row in self._all():
            if y < top:
                sheet.rule((x, y), (edges[-1], y), THIN)
            row.draw(sheet, edges, y)
            y -= row.height
        for edge in edges[1:-1]:
            sheet.rule((edge, top), (edge, y), THIN)
        sheet.box((x, y), edges[-1] - x, top - y, THICK)

    def _over(self) -> float:
        return self.heading.height if self.heading else 0.0

    def _all(self) -> tuple[Row, ...]:
        return (self.heading, *self.rows) if self.heading else self.rows
