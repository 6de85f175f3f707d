"""What stands on a page from top to bottom: paragraphs, stacks of them, columns side by side that split together."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Protocol

from jipdesk.documents.typesetting.paragraph import Placed, Style, Text, set_text
from jipdesk.documents.typesetting.sheet import Sheet

TOGETHER = 2
"""So many lines of a paragraph stay together at the foot and at the head of a page."""

CENTRE = 0.38
"""Where the middle of a kanji stands above the foot of its line, in parts of the size."""


class Block(Protocol):
    """Something with a height that can be drawn below a place, and perhaps be split. Lengths are points."""

    @property
    def height(self) -> float:
        """The room it takes."""

    @property
    def head(self) -> float:
        """The least of it that may stand alone at the foot of a page."""

    def split(self, room: float) -> "tuple[Block, Block] | None":
        """Return what fits into the room and the rest, or None where it cannot be parted there."""

    def draw(self, sheet: Sheet, x: float, top: float) -> None:
        """Draw it with its upper left corner there."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of one style. The label stands in the indent of the first line."""

    lines: tuple[Placed, ...]
    size: float
    leading: float
    label: Placed | None = None

    @property
    def height(self) -> float:
        """The room it takes."""
        return len(self.lines) * self.leading

    @property
    def head(self) -> float:
        """Two lines, or all of three, since neither part may have one line only."""
        return (len(self.lines) if len(self.lines) <= TOGETHER + 1 else TOGETHER) * self.leading

    @property
    def foot(self) -> float:
        """How far below the top the first line stands, so that lines of different sizes can be aligned."""
        return self.leading / 2 + CENTRE * self.size

    def split(self, room: float) -> "tuple[Paragraph, Paragraph] | None":
        """Part it between lines, none of the parts shorter than two lines."""
        count = min(int(room / self.leading + 1e-6), len(self.lines) - TOGETHER)
        if count < TOGETHER:
            return None
        return replace(self, lines=self.lines[:count]), replace(self, lines=self.lines[count:], label=None)

    def draw(self, sheet: Sheet, x: float, top: float) -> None:
        """Draw its lines."""
        y = top - self.foot
        if self.label:
            sheet.line(self.label.line, x + self.label.x, y, self.size)
        for placed in self.lines:
            sheet.line(placed.line, x + placed.x, y, self.size)
            y -= self.leading


def paragraph(text: Text, style: Style, width: float, *, label: str = "", at: float = 0.0) -> Paragraph:
    """Set a paragraph; a label such as (1) stands so far from the left edge, in the indent that the style leaves."""
    lines = set_text(text, style, width)
    beside = replace(set_text(label, _plain(style), 1e6)[0], x=at) if label else None
    return Paragraph(lines, style.size, style.leading, beside)


def _plain(style: Style) -> Style:
    return Style(style.family, style.size, style.leading, bold=style.bold)


@dataclass(frozen=True, slots=True)
class Stack:
    """Paragraphs below each other; `spaces` are the spaces before each, and the first does not count."""

    members: tuple[Paragraph, ...] = ()
    spaces: tuple[float, ...] = ()

    @property
    def height(self) -> float:
        """The room it takes."""
        return sum(member.height for member in self.members) + sum(self.spaces[1:])

    @property
    def head(self) -> float:
        """What its first paragraph needs."""
        return self.members[0].head if self.members else 0.0

    @property
    def foot(self) -> float:
        """How far below the top the first line stands."""
        return self.members[0].foot if self.members else 0.0

    def split(self, room: float) -> "tuple[Stack, Stack] | None":
        """Part it between paragraphs or inside the one that crosses the end of the room."""
        tops = self._tops()
        whole = sum(top + member.height <= room + 1e-6 for top, member in zip(tops, self.members, strict=True))
        if whole == len(self.members):
            return self, Stack()
        first, rest = self.members[:whole], self.members[whole:]
        if parts := rest[0].split(room - tops[whole]):
            first, rest = (*first, parts[0]), (parts[1], *rest[1:])
        if not first:
            return None
        return Stack(first, self.spaces[: len(first)]), Stack(rest, self.spaces[-len(rest) :])

    def draw(self, sheet: Sheet, x: float, top: float) -> None:
        """Draw its paragraphs."""
        for below, member in zip(self._tops(), self.members, strict=True):
            member.draw(sheet, x, top - below)

    def _tops(self) -> Sequence[float]:
        """How far below the top each paragraph begins."""
        steps = [0.0, *(member.height for member in self.members)]
        spaces = [0.0, *self.spaces[1:]]
        return list(accumulate(step + space for step, space in zip(steps, spaces, strict=False)))[: len(self.members)]


@dataclass(frozen=True, slots=True)
class Columns:
    """Two stacks side by side whose first lines stand on one foot; on a page's end both are parted."""

    left: Stack
    right: Stack
    offset: float
    """How far the right column is from the left edge."""
    whole_below: float = 0.0
    """A pair lower than this is moved to the next page rather than parted."""
    _drop: tuple[float, float] = field(init=False)

    def __post_init__(self) -> None:
        lowest = max(self.left.foot, self.right.foot)
        drop = tuple(lowest - stack.foot if stack.members else 0.0 for stack in (self.left, self.right))
        object.__setattr__(self, "_drop", drop)

    @property
    def height(self) -> float:
        """The room of the higher column."""
        return max(self.left.height + self._drop[0], self.right.height + self._drop[1])

    @property
    def head(self) -> float:
        """What both columns need to begin."""
        if self.height <= self.whole_below:
            return self.height
        return max(self.left.head + self._drop[0], self.right.head + self._drop[1])

    def split(self, room: float) -> "tuple[Columns, Columns] | None":
        """Part both columns."""
        left, right = self.left.split(room - self._drop[0]), self.right.split(room - self._drop[1])
        if self.height <= self.whole_below or not left or not right:
            return None
        return replace(self, left=left[0], right=right[0]), replace(self, left=left[1], right=right[1])

    def draw(self, sheet: Sheet, x: float, top: float) -> None:
        """Draw both columns."""
        self.left.draw(sheet, x, top - self._drop[0])
        self.right.draw(sheet, x + self.offset, top - self._drop[1])
