"""What a fact is to a list: how it is read, by what the list stands, and what it is limited by."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    case,
)

BETWEEN, AFTER = "\x1f", "\x1e"
"""What stands between the parts of one thing, and after each of several things, where a fact is a list."""
LONGEST = 400
"""So many letters of a long text are shown in a list."""


class Kind(StrEnum):
    """What a fact is, which says how it is limited."""

    CHOICE = "choice"
    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks and when: ages of facts count from a day, and scores are blind to who has not given one."""

    today: date
    coordinator: int | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One of them. `among` says which applications have one of some codes, where they are not simply its values."""

    kind: Kind
    value: Any
    needs: frozenset[str] = field(default_factory=frozenset)
    """the records beside the application that have to be joined"""
    sort: Any = None
    among: Callable[[Collection[str]], ColumnElement[bool]] | None = None
    whole: Any = None
    """the whole of a text of which a list shows the beginning"""

    @property
    def order(self) -> Any:
        """What the list stands by."""
        return self.value if self.sort is None else self.sort


def rank(column: Any, codes: Any) -> ColumnElement[Any]:
    """Return the place of a code in its enumeration, which is the order people think of."""
    return case({code: place for place, code in enumerate(codes)}, value=column)
