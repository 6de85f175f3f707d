"""Where the lines of a paragraph end: the ends that make all its lines even, not only each in turn.

The method is that of Knuth and Plass (Breaking Paragraphs into Lines, 1981); what may be an end, each language says.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from jipdesk.documents.typesetting.atoms import Atom
from jipdesk.documents.typesetting.kinsoku import CLOSED
from jipdesk.documents.typesetting.spacing import HALF, End, Gap

TOLERANCE = 0.5
NARROWED = 6
"""How many places for an end narrowed spaces can win in one line."""

TOO_LOOSE = (1 + 100 * 4.0**3) ** 2
"""The cost of a line whose spaces give four times what still looks good; shorter lines are not tried."""

HOPELESS = 16.0
DIVIDED_WORD = 1e6
RAGGED = 1e4
"""What an empty line would cost where the right edge is uneven; it weighs lines against each other only."""

BROKEN_RULE = 1e15
SHORT_LAST_LINE = 1e8
FEW_CHARACTERS = 1900
"""A last line shorter than this (one kanji and a point) looks lost."""


@dataclass(frozen=True, slots=True)
class Room:
    """How wide the first line and the others may be, in thousandths of the size."""

    first: float
    rest: float

    def of(self, start: int) -> float:
        """Return the width of the line that begins with this piece."""
        return self.rest if start else self.first


class Measure:
    """Sums over the pieces of a paragraph, so that a line is measured by a few subtractions."""

    def __init__(self, atoms: Sequence[Atom], gaps: Sequence[Gap], *, ragged: bool) -> None:
        widths = [gap.natural + atom.width for gap, atom in zip(gaps, atoms, strict=True)]
        self.gaps = gaps
        self.ends = list(accumulate(widths))
        self.starts = [end - atom.width for end, atom in zip(self.ends, atoms, strict=True)]
        self.stretches = list(accumulate(gap.stretch for gap in gaps))
        self.shrinks = list(accumulate(gap.shrink for gap in gaps))
        self.closes = [atom.kind in CLOSED for atom in atoms]
        self.count = len(atoms)
        self.hyphens = [gap.hyphen for gap in gaps] + [0]
        free = [index for index, gap in enumerate(gaps) if index and gap.end is End.FREE]
        # Where lines need not be even no word need be divided.
        self.legal = [index for index in free if not (ragged and self.hyphens[index])] + [self.count]

    def slack(self, start: int, end: int, room: float) -> float:
        """Return the room that a line of the pieces from start to before end leaves, none of its spaces changed."""
        return room - self.ends[end - 1] - self.hyphens[end] + self.starts[start]

    def change(self, start: int, end: int, room: float) -> float:
        """Return by how much the spaces of a justified line grow or shrink in all."""
        return _wanted(self.slack(start, end, room), closes=self.closes[end - 1])

    def fits(self, start: int, end: int, room: float) -> bool:
        """Tell whether that line goes into the room, its spaces narrowed if need be."""
        return self.slack(start, end, room) + self.shrinks[end - 1] - self.shrinks[start] >= -TOLERANCE


def _wanted(slack: float, *, closes: bool) -> float:
    """Return what the spaces of a line take.

    After a closing bracket or a point a line may end flush or with the sign's own half em; the nearer is chosen.
    """
    return slack - HALF if closes and slack > HALF / 2 else slack


class Breaker:
    """Finds the cheapest way through a paragraph, line by line."""

    def __init__(self, measure: Measure, room: Room, *, ragged: bool) -> None:
        self._measure, self._room, self._ragged = measure, room, ragged
        self._costs = [0.0] + [float("inf")] * measure.count
        self._origins = [0] * (measure.count + 1)

    def lines(self) -> list[tuple[int, int]]:
        """Return the first piece of every line, and the one after its last."""
        for start in range(self._measure.count):
            if self._costs[start] < float("inf"):
                self._reach(start)
        ends = [self._measure.count] if self._measure.count else []
        while ends and ends[-1]:
            ends.append(self._origins[ends[-1]])
        return list(pairwise(reversed(ends)))

    def _reach(self, start: int) -> None:
        """Note for every end a line from here can have whether that is the cheapest way to it."""
        for end, cost in list(self._ends(start)) or [(self._forced(start), BROKEN_RULE)]:
            total = self._costs[start] + cost
            if total < self._costs[end]:
                self._costs[end], self._origins[end] = total, start

    def _ends(self, start: int) -> Iterator[tuple[int, float]]:
        """Yield the ends a line from here may have and their costs, the longest line first, until it is too loose."""
        measure, room = self._measure, self._room.of(start)
        legal, ends, shrinks, stretches = measure.legal, measure.ends, measure.shrinks, measure.stretches
        hyphens = measure.hyphens
        left, shrunk, stretched = measure.starts[start] + room, shrinks[start], stretches[start]
        # Narrowed spaces win a few places beyond the natural width at most.
        at = bisect_right(legal, bisect_right(ends, left)) + NARROWED
        for end in reversed(legal[bisect_right(legal, start) : at]):
            slack = left - ends[end - 1] - hyphens[end]
            shrink = shrinks[end - 1] - shrunk
            if slack + shrink < -TOLERANCE:
                continue
            cost = self._cost(start, end, slack, stretches[end - 1] - stretched if slack > 0 else shrink)
            yield end, cost
            if slack > 0 and (cost > TOO_LOOSE or slack > room / 2):
                return

    def _cost(self, start: int, end: int, slack: float, capacity: float) -> float:
        """Return what a line costs that leaves so much room, given what its spaces can take or give."""
        measure = self._measure
        if end == measure.count and slack >= 0:
            is_lost = start and self._room.rest - slack < FEW_CHARACTERS
            return SHORT_LAST_LINE if is_lost else 0.0
        if self._ragged:
            return 1.0 + RAGGED * (slack / self._room.of(start)) ** 2
        change = abs(_wanted(slack, closes=measure.closes[end - 1]))
        ratio = change / capacity if capacity > 0 else float(change >= 1) * HOPELESS
        return float(1 + 100 * ratio**3) ** 2 + (DIVIDED_WORD if measure.hyphens[end] else 0.0)

    def _forced(self, start: int) -> int:
        """Return where a line ends that no rule lets end: between what is only tied, if possible."""
        measure, room = self._measure, self._room.of(start)
        longest = start + 1
        while longest < measure.count and measure.fits(start, longest + 1, room):
            longest += 1
        ends = range(min(longest, measure.count - 1), start, -1)
        return next((end for end in ends if measure.gaps[end].end is not End.NEVER), longest)
