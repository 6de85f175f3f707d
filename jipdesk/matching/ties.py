"""Of several best plans always the same one: the first in the office's order.

The order of pairs is `pairs.rank`. The first best plan holds the earliest pair that any best plan holds, with it the
next earliest possible, and so on. It depends neither on the solver nor on the order in which the sheets were read.

All best plans share the prices of one (see `proof`): pairs worth exactly their prices may come and go, the others may
not, and a priced place is always used. So one best plan turns into another along rings: a pair comes in, its
candidate gives up another pair, the opening of that one takes in a third, and so on, back to where the ring began.
Places without a price may also be filled or left empty; all rings pass through one `pool` for that.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from jipdesk.matching.pairs import Pair
from jipdesk.matching.proof import Limits, Prices


@dataclass(slots=True, eq=False)
class _Side:
    """An opening, or a candidate, and how many proposals it is in.

    `held` are its pairs in the plan that may still leave it, `missed` those outside.
    """

    limit: int
    is_opening: bool
    is_priced: bool
    held: dict["_Link", None] = field(default_factory=dict)
    missed: dict["_Link", None] = field(default_factory=dict)
    load: int = 0

    def may_change(self, change: int) -> bool:
        """Say whether a place may be filled (1) or left empty (-1): priced places are all in use, and stay so."""
        return not self.is_priced and 0 <= self.load + change <= self.limit

    def may_take(self) -> bool:
        """Say whether there is, or can be made, a place for another pair."""
        return bool(self.held) or self.may_change(1)


@dataclass(slots=True, eq=False)
class _Link:
    """A pair worth exactly its prices: it is in the plan or not."""

    pair: Pair
    opening: _Side
    candidate: _Side
    is_in: bool


class _Rings:
    """A best plan and all the ways in which it turns into other best ones."""

    def __init__(self, pairs: Sequence[Pair], chosen: Collection[Pair], prices: Prices, limits: Limits) -> None:
        self._pool = _Side(0, is_opening=False, is_priced=True)
        self._openings = {
            p.opening: _Side(limits.per_opening, True, prices.openings.get(p.opening, 0) > 0) for p in pairs
        }
        self._candidates = {
            p.candidate: _Side(limits.per_candidate, False, prices.candidates.get(p.candidate, 0) > 0) for p in pairs
        }
        self.links = [self._link(pair, pair in chosen) for pair in pairs if prices.beyond(pair) == 0]
        for pair in chosen:
            self._openings[pair.opening].load += 1
            self._candidates[pair.candidate].load += 1
        self._unpriced = [s for s in (*self._openings.values(), *self._candidates.values()) if not s.is_priced]

    def _link(self, pair: Pair, is_in: bool) -> _Link:
        link = _Link(pair, self._openings[pair.opening], self._candidates[pair.candidate], is_in)
        for side in (link.opening, link.candidate):
            (side.held if is_in else side.missed)[link] = None
        return link

    def settle(self, link: _Link) -> None:
        """Take the pair in for good, if a best plan that holds all that is settled can hold it too."""
        if not link.is_in and link.opening.may_take() and link.candidate.may_take():
            self._turn(link)
        if link.is_in:
            del link.opening.held[link], link.candidate.held[link]

    def _turn(self, link: _Link) -> None:
        """Look for a ring that begins with this link, backwards from its opening, and turn the plan along it."""
        onward: dict[_Side, tuple[_Side, _Link | None]] = {link.opening: (link.opening, None)}
        waiting = [link.opening]
        goal = self._pool if link.candidate.may_change(1) else link.candidate
        while waiting and goal not in onward:
            here = waiting.pop()
            for there, by in self._steps_back(here):
                if there not in onward:
                    onward[there] = here, by
                    waiting.append(there)
        if goal in onward:
            self._change([link, *_way(onward, goal, link.opening)])

    def _steps_back(self, here: _Side) -> Iterator[tuple[_Side, _Link | None]]:
        """Yield where a ring may have been just before, and the pair that comes or goes on that step."""
        if here is self._pool:
            yield from ((side, None) for side in self._unpriced if side.may_change(-1 if side.is_opening else 1))
            return
        if here.is_opening:
            yield from ((link.candidate, link) for link in here.held)
        else:
            yield from ((link.opening, link) for link in here.missed)
        if here.may_change(1 if here.is_opening else -1):
            yield self._pool, None

    @staticmethod
    def _change(ring: list[_Link]) -> None:
        for link in ring:
            link.is_in = not link.is_in
            for side in (link.opening, link.candidate):
                old, new = (side.missed, side.held) if link.is_in else (side.held, side.missed)
                del old[link]
                new[link] = None
                side.load += 1 if link.is_in else -1


def _way(onward: dict[_Side, tuple[_Side, _Link | None]], start: _Side, end: _Side) -> Iterator[_Link]:
    here = start
    while here is not end:
        here, link = onward[here]
        if link:
            yield link


def first_best(pairs: Sequence[Pair], chosen: Collection[Pair], prices: Prices, limits: Limits) -> list[Pair]:
    """Return the first best plan in the order of the pairs given, starting from one that is best at these prices."""
    rings = _Rings(pairs, chosen, prices, limits)
    for link in rings.links:
        rings.settle(link)
    settled = {link.pair for link in rings.links if link.is_in}
    return [pair for pair in pairs if prices.beyond(pair) > 0 or pair in settled]
