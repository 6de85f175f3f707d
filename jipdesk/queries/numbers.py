"""Numbers of records in an order, as the database joined them: tens of thousands, of which a screen shows the first.

A list is there sooner where the others are read only when somebody goes there.
"""

import json
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, overload

_FIRST = 128


class Numbers(Sequence[int]):
    """So many numbers; what they are says a text with commas, whose beginning is read at once."""

    __slots__ = ("_count", "_every", "_first", "_text")

    def __init__(self, count: int, text: str) -> None:
        self._count = count
        self._text = text
        self._first = array("q", map(int, text.split(",", _FIRST)[:_FIRST] if text else ()))
        self._every = self._first if count <= len(self._first) else None

    @classmethod
    def of(cls, numbers: Iterable[int]) -> "Numbers":
        """Return numbers that are at hand; what is this already is returned as it is."""
        if isinstance(numbers, Numbers):
            return numbers
        made = cls(0, "")
        made._every = made._first = array("q", numbers)
        made._count = len(made._first)
        return made

    @property
    def every(self) -> "array[int]":
        """All of them."""
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
        """Tell whether both are the same numbers in the same order."""
        if not isinstance(other, Numbers):
            return NotImplemented
        if self._count != other._count or self._first[:_FIRST] != other._first[:_FIRST]:
            return False
        if self._text and other._text:
            return self._text == other._text
        return self.every == other.every

    def __hash__(self) -> int:
        """Return the same for the same numbers."""
        return hash((self._count, *self._first[:_FIRST]))
