"""What a list asks the desk: the numbers of its records in their order, and the rows of its first page.

A long list that is opened shows its first page before the numbers of all the others are asked for.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jipdesk.queries.numbers import Numbers
from jipdesk.views.goal import Filters
from jipdesk.views.pieces.columns import Order
from jipdesk.views.pieces.list_spec import Found, ListSpec
from jipdesk.views.pieces.table import PAGE

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from jipdesk.views.open_desk import OpenDesk

    Asked = Callable[[Session, int, Filters, str, Order], Sequence[int]]


@dataclass(frozen=True, slots=True)
class ListQuestion:
    """One question of a list, put together in the window's thread; called with a session in another."""

    spec: ListSpec
    asked: "Asked"
    edition: int
    filters: Filters | None
    """None: nothing can fit"""
    text: str
    order: Order
    shown: Sequence[str]
    """the names of the columns on the screen"""
    is_limited: bool

    def __call__(self, session: "Session") -> Found:
        """Ask for all numbers and the first rows."""
        ids = self.ids(session)
        total = self.spec.total(session, self.edition) if self.is_limited else len(ids)
        return Found(ids, self._first_rows(session, ids), total, self.shown)

    def opening(self, desk: "OpenDesk") -> "Callable[[Session], Found]":
        """Return what asks for the first page alone where that is quicker; `desk` is asked for the rest if need be."""

        def ask(session: "Session") -> Found:
            first = self.spec.first
            begun = None if first is None or self.is_limited else first(session, self.edition, self.order)
            if begun is None:
                return self(session)
            ids = Numbers.beginning(*begun, lambda: self._rest_now(desk))
            return Found(ids, self._first_rows(session, ids), len(ids), self.shown)

        return ask

    def ids(self, session: "Session") -> Sequence[int]:
        """Ask for all numbers."""
        return [] if self.filters is None else self.asked(session, self.edition, self.filters, self.text, self.order)

    def rest(self, session: "Session") -> Sequence[int]:
        """Ask for all numbers and read them, which is not for the window's thread to do."""
        return Numbers.of(self.ids(session)).every

    def _rest_now(self, desk: "OpenDesk") -> Sequence[int]:
        with desk.read() as session:
            return self.rest(session)

    def _first_rows(self, session: "Session", ids: Sequence[int]) -> Mapping[int, Any]:
        return rows_of(self.spec, session, ids[:PAGE], self.shown)


def rows_of(spec: ListSpec, session: "Session", numbers: Sequence[int], shown: Collection[str]) -> Mapping[int, Any]:
    """Return the rows of some numbers, with what the columns on the screen need."""
    return spec.rows(session, numbers) if spec.facts is None else spec.facts(session, numbers, shown)
