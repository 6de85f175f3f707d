"""Why no plan can be better than one found: prices that bound every plan from above.

Put a price on a place in the proposals of each opening and of each candidate. Whatever pairs a plan holds, their
scores sum up to at most the prices of all places, plus what single pairs are worth beyond the prices of their two
places. A plan that reaches this bound is therefore best (the weak duality of linear programming), and all of it is
whole numbers.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jipdesk.matching.pairs import Pair


@dataclass(frozen=True, slots=True)
class Limits:
    """How many proposals an opening and a candidate may be in."""

    per_opening: int
    per_candidate: int


@dataclass(frozen=True, slots=True)
class Prices:
    """The price of one place, by opening and by candidate; who is not named has a price of 0. None is negative."""

    openings: Mapping[str, int]
    candidates: Mapping[str, int]

    def beyond(self, pair: Pair) -> int:
        """Return what the pair is worth beyond its prices: above 0 it is in every best plan, below 0 in none."""
        return pair.score - self.openings.get(pair.opening, 0) - self.candidates.get(pair.candidate, 0)


def bound(pairs: Iterable[Pair], prices: Prices, limits: Limits) -> int:
    """Return a total that no plan made of these pairs can exceed."""
    places = limits.per_opening * sum(prices.openings.values()) + limits.per_candidate * sum(prices.candidates.values())
    return places + sum(max(0, prices.beyond(pair)) for pair in pairs)
