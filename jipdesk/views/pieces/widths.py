"""How wide the columns of a list are: by what stands in them, and the less important leave where there is no room."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QFontMetricsF

from jipdesk.views.look import fonts

MOST = 300
"""How wide a column is made for its content at most."""
_MOST_MORE = 160
"""By how much a column grows beyond its content at most; the eye loses the line on its way to the next."""
_AIR, _LITTLE = 24, 4
_REMEMBERED = 8192


@dataclass(frozen=True, slots=True)
class Need:
    """What a column asks for: at least this; so much for nearly all rows; in full that."""

    least: int
    usual: int
    full: int
    rank: int = 0
    grows: bool = False
    breathes: bool = True
    """whether it may be a little wider than its content"""


def fixed(width: int, rank: int, *, grows: bool = False) -> Need:
    """Return what a column asks for whose content does not count."""
    return Need(width, width, width, rank, grows, breathes=False)


def shared(room: int, needs: Sequence[Need], *, may_leave: bool) -> list[int]:
    """Return how wide each column is: first what it needs at least, then its content, then air; 0 where it leaves."""
    staying = _staying(room, needs) if may_leave else list(range(len(needs)))
    widths = [need.least if each in staying else 0 for each, need in enumerate(needs)]
    for rank in sorted({needs[each].rank for each in staying}):
        ranked = [each for each in staying if needs[each].rank == rank]
        _fill(widths, [need.usual for need in needs], ranked, room - sum(widths))
    _fill(widths, [need.full for need in needs], staying, room - sum(widths))
    _add(widths, [each for each in staying if needs[each].breathes], room - sum(widths), _AIR)
    _add(widths, [each for each in staying if needs[each].grows], room - sum(widths), _MOST_MORE)
    return widths


def usual(widths: Sequence[int]) -> int:
    """Return what all but the widest few are no wider than: one of twenty, if that one is much wider."""
    most = sorted(widths)[(len(widths) * 19 - 1) // 20] if widths else 0
    return max((width for width in widths if width <= most + _LITTLE), default=0)


def _add(widths: list[int], places: Sequence[int], left: int, most: int) -> None:
    for each in places:
        widths[each] += min(max(left, 0) // len(places), most)


def _staying(room: int, needs: Sequence[Need]) -> list[int]:
    """Return the columns there is room for; of those that may leave the least important goes first."""
    staying = list(range(len(needs)))
    while len(staying) > 1 and sum(needs[each].least for each in staying) > room:
        leaving = max(staying, key=lambda each: (needs[each].rank, each))
        if not needs[leaving].rank:
            break
        staying.remove(leaving)
    return staying


def _fill(widths: list[int], wanted: Sequence[int], places: Sequence[int], left: int) -> None:
    """Share what is left among columns, to none more than it wants; what one leaves the others have."""
    wanting = sorted((wanted[each] - widths[each], each) for each in places)
    for count, (missing, each) in enumerate(wanting):
        more = min(max(missing, 0), max(left, 0) // (len(wanting) - count))
        widths[each] += more
        left -= more


@lru_cache(maxsize=_REMEMBERED)
def text_width(text: str, pixels: int) -> int:
    """Return how wide a text is in a size of our type; the same few words stand in most cells."""
    return int(_metrics(pixels).horizontalAdvance(text)) + 1


@lru_cache
def _metrics(pixels: int) -> QFontMetricsF:
    return QFontMetricsF(fonts.text(pixels))
