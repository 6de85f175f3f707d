"""Chance that falls the same way each time."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """Picks by a seed, the same on every computer and in every version of Python we run on."""

    def __init__(self, seed: str | int) -> None:
        # Only `random()` is promised to stay the same between versions, so everything here is made of it.
        self._random = Random(seed).random  # noqa: S311 - nothing here is a secret

    def pick(self, things: Sequence[T]) -> T:
        """Return one of the things."""
        return things[int(self._random() * len(things))]

    def maybe(self, share: float) -> bool:
        """Say yes as often as the share, 0 to 1."""
        return self._random() < share

    def number(self, least: int, most: int) -> int:
        """Return a whole number, both ends included."""
        return least + int(self._random() * (most - least + 1))

    def skewed(self, power: float) -> float:
        """Return a number from 0 to 1, the smaller the more often with a power above 1."""
        value: float = self._random() ** power
        return value

    def digits(self, count: int) -> str:
        """Return so many digits."""
        return "".join(str(int(self._random() * 10)) for _ in range(count))

    def day(self, first: date, last: date) -> date:
        """Return a day, both ends included."""
        return first + timedelta(days=self.number(0, (last - first).days))

    def shuffled(self, things: Iterable[T]) -> list[T]:
        """Return the things in another order."""
        mixed = list(things)
        for last in range(len(mixed) - 1, 0, -1):
            other = int(self._random() * (last + 1))
            mixed[last], mixed[other] = mixed[other], mixed[last]
        return mixed


def spread(shares: dict[T, float], count: int) -> list[T]:
    """Return `count` things, each as often as its share demands; the largest remainders get what is left."""
    whole = sum(shares.values())
    exact = {thing: share * count / whole for thing, share in shares.items()}
    times = {thing: int(number) for thing, number in exact.items()}
    missing = count - sum(times.values())
    for thing in sorted(exact, key=lambda each: times[each] - exact[each])[:missing]:
        times[thing] += 1
    return [thing for thing, number in times.items() for _ in range(number)]
