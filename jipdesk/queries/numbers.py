"""Numbers of records in an order, as the database joined them: tens of thousands, of which a screen shows the first.

A list is there sooner where the others are read, or even asked for, only when somebody goes there.
"""

import json
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, overload

FIRST = 128
_GONE = 0
"""No record has this number."""


class Numbers(Sequence[int]):
    """So many numbers; what they are says a text with commas, whose beginning is read at once."""

    __slots__ = ("_ask", "_count", "_every", "_first", "_text")

    def __init__(
        self, count: int, text: str, first: Iterable[int] = (), ask: Callable[[], Iterable[int]] | None = None
    ) -> None:
        self._count = count
        self._text = text
        self._first = array("q", map(int, text.split(",", FIRST)[:FIRST]) if text else first)
        self._every = self._first if count <= len(self._first) else None
        self._ask = None if self._every is self._first else ask

    @classmethod
    def of(cls, numbers: Iterable[int]) -> "Numbers":
        """Return numbers that are at hand; what is this already is returned as it is."""
        if isinstance(numbers, Numbers):
            return numbers
        every = array("q", numbers)
        return cls(len(every), "", every)

    @classmethod
    def beginning(cls, count: int, first: Iterable[int], ask: Callable[[], Iterable[int]]) -> "Numbers":
        """Return numbers of which only the first are known; who needs another before `complete` has all asked for."""
        return cls(count, "", first, ask)

    def complete(self, numbers: Iterable[int]) -> None:
        """Know all of them, of which the first were known.

        There are as many as was said even where somebody has acted since: a list that stands on the screen does not
        change under the hand, and is asked for anew for the same reason.
        """
        every = array("q", numbers)[: self._count]
        every.extend([_GONE] * (self._count - len(every)))
        self._every, self._ask = every, None

    @property
    def is_whole(self) -> bool:
        """Whether all of them are at hand."""
        return self._ask is None

    @property
    def every(self) -> "array[int]":
        """All of them."""
        if self._every is None and self._ask is not None:
            self.complete(self._ask())
        if self._every is None:
            self._every = array("q", json.loads(f"[{self._text}]"))
            self._text = ""
        return self._every

    def __len__(self) -> int:
        """Return how many there are."""
        return self._count

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> "array[int]": ...
    def __getitem__(self, place: Any) -> Any:
        """Return the number at a place, or some; of the first ones, without reading the others."""
        if isinstance(place, slice):
            start, stop, step = place.indices(self._count)
            is_among_first = 0 <= start <= stop <= len(self._first)
            return self._first[start:stop:step] if is_among_first else self.every[place]
        return (self._first if 0 <= place < len(self._first) else self.every)[place]

    def __iter__(self) -> Iterator[int]:
        """Go through all of them."""
        return iter(self.every)

    def __contains__(self, number: object) -> bool:
        """Tell whether a number is among them."""
        return number in self.every

    def index(self, number: int, start: int = 0, stop: int | None = None) -> int:
        """Return where a number is."""
        if not start and stop is None and number in self._first:
            return self._first.index(number)
        return self.every.index(number, start, self._count if stop is None else stop)

    def __eq__(self, other: object) -> bool:
        """Tell whether both are known to be the same numbers in the same order.

        To compare never asks for numbers: those of which only the first are known are the same as no others.
        """
        if not isinstance(other, Numbers):
            return NotImplemented
        if self is other:
            return True
        if (
            not (self.is_whole and other.is_whole)
            or self._count != other._count
            or self._first[:FIRST] != other._first[:FIRST]
        ):
            return False
        if self._text and other._text:
            return self._text == other._text
        return self.every == other.every

    def __hash__(self) -> int:
        """Return the same for the same numbers."""
        return hash((self._count, *self._first[:FIRST]))
