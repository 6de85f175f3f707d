"""Points of several criteria made into one score from 0 to 100."""

from collections.abc import Mapping
from fractions import Fraction

LOWEST, HIGHEST = 1, 5


def weighted(points: Mapping[str, int], weights: Mapping[str, int]) -> int | None:
    """Return 0 for the lowest points everywhere and 100 for the highest, rounded half up; None without any points.

    A criterion without points is left out and the others keep their proportions, so that a question not asked harms
    nobody. Points outside 1 to 5 and criteria without a weight raise ValueError.
    """
    if wrong := [name for name, point in points.items() if not LOWEST <= point <= HIGHEST or name not in weights]:
        message = f"not a point from {LOWEST} to {HIGHEST} of a weighted criterion: {', '.join(sorted(wrong))}"
        raise ValueError(message)
    total = sum(weights[name] for name in points)
    if not total:
        return None
    reached = sum(weights[name] * (point - LOWEST) for name, point in points.items())
    return int(Fraction(100 * reached, total * (HIGHEST - LOWEST)) + Fraction(1, 2))
