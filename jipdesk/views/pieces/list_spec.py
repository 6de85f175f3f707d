"""What makes a list: its columns, its filters, and how the desk is asked for it; and how it was left."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jipdesk.i18n import Words
from jipdesk.views.goal import Filters
from jipdesk.views.pieces.columns import Column, Order
from jipdesk.views.pieces.facets import Facet
from jipdesk.views.spoken import Saying

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from jipdesk.views.pieces.looking_back import PastQuestions


@dataclass(frozen=True, slots=True)
class Found:
    """What a list is to show: all numbers in order, the first rows, and how many there are without filters."""

    ids: Sequence[int]
    first: Mapping[int, Any]
    total: int
    columns: Sequence[str] = ()
    """for which columns the first rows were asked"""


@dataclass(frozen=True, slots=True)
class ListSpec:
    """What makes one list: handed to `Listing`, which does the rest.

    `ids`, `rows` and `total` are questions to the desk: ids(session, edition_id, filters, text, order),
    rows(session, numbers), total(session, edition_id). `export` writes the rows of the numbers into a file and returns
    how many; None: no export.
    """

    name: str
    """the section's; columns and filters are remembered under it"""
    columns: Sequence[Column]
    facets: Sequence[Facet]
    order: Order
    search_hint: Saying | str
    ids: "Callable[[Session, int, Filters, str, Order], Sequence[int]]"
    rows: "Callable[[Session, Sequence[int]], Mapping[int, Any]]"
    total: "Callable[[Session, int], int]"
    export: "Callable[[Session, Sequence[int], Path, Words], int] | None" = None
    title: Saying | str = ""
    """what the list is called where it is not the section's own"""
    facts: "Callable[[Session, Sequence[int], Collection[str]], Mapping[int, Any]] | None" = None
    """`rows` for the columns of these names only; for a list that has more columns than anybody looks at"""
    first: "Callable[[Session, int, Order], tuple[int, Sequence[int]] | None] | None" = None
    """how many there are and the first numbers of the whole list, where they are known sooner than all"""
    more: "More | None" = None
    past: "PastQuestions | None" = None
    """how the list is asked for as it once was"""


@dataclass(frozen=True, slots=True)
class More:
    """Columns and facets that depend on the desk; each is known by its name alone, as memory and views keep it."""

    column: Callable[[str], Column | None]
    columns: Callable[[], Sequence[Column]]
    facet: Callable[[str], Facet | None]
    facets: Callable[[], Sequence[Facet]]


def order_of(kept: Mapping[str, Any], columns: Sequence[Column], otherwise: Order) -> Order:
    """Return the order that was kept, where the columns still have it."""
    found = kept.get("order")
    if isinstance(found, dict) and found.get("column") in {column.name for column in columns if column.can_sort}:
        return Order(str(found["column"]), bool(found.get("descending")))
    return otherwise


def filters_of(kept: Mapping[str, Any]) -> Filters:
    """Return the limits that were kept."""
    found = kept.get("filters")
    if not isinstance(found, dict):
        return {}
    return {str(name): tuple(map(str, codes)) for name, codes in found.items() if isinstance(codes, list | tuple)}


def how_many(shown: int, total: int, checked: int, words: Words) -> str:
    """Return how many are listed, of how many, and how many of them are checked."""
    counted = (words.gettext("{total} in all") if shown == total else words.gettext("{shown} of {total}")).format(
        shown=words.number(shown), total=words.number(total)
    )
    if not checked:
        return counted
    return words.gettext("{count} · {checked} selected").format(count=counted, checked=words.number(checked))
