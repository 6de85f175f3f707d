"""Sets a paragraph: text, style and width in, lines out; the same question is answered once."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from jipdesk.documents.typesetting.atoms import Atom, Piece, Span, hyphenated, pieces, shattered
from jipdesk.documents.typesetting.breaking import Breaker, Measure, Room
from jipdesk.documents.typesetting.characters import clean
from jipdesk.documents.typesetting.lines import Line, fill
from jipdesk.documents.typesetting.scripts import Family
from jipdesk.documents.typesetting.spacing import Gap, gaps

Text = str | tuple[Span, ...]


class Align(Enum):
    """Which edges of a paragraph are even."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"
    JUSTIFIED = "justified"


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph looks. Lengths are points; `first` and `rest` indent the first line and the others."""

    family: Family = Family.MINCHO
    size: float = 10.5
    leading: float = 17.0
    align: Align = Align.JUSTIFIED
    bold: bool = False
    first: float = 0.0
    rest: float = 0.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A line and how far from the left edge of its column it begins, in points."""

    line: Line
    x: float


@lru_cache(maxsize=4096)
def set_text(text: Text, style: Style, width: float) -> tuple[Placed, ...]:
    """Return the lines of a paragraph in a column of so many points.

    A newline begins a new line. A character that no font can draw is refused as `no_glyph`.
    """
    placed: list[Placed] = []
    for number, stretch in enumerate(_stretches(_spans(text, style))):
        first = style.rest if number else style.first
        placed += _set_stretch(stretch, style, width, first)
    return tuple(placed)


def natural_width(text: Text, style: Style) -> float:
    """Return how many points a text takes that is not broken; of several lines the widest."""
    widths = [_natural(pieces(stretch, style.family)) for stretch in _stretches(_spans(text, style))]
    return max(widths) * style.size / 1000


def _natural(cut: Sequence[Piece]) -> float:
    return sum(gap.natural + piece.atom.width for gap, piece in zip(gaps(cut), cut, strict=True))


def _spans(text: Text, style: Style) -> tuple[Span, ...]:
    return (Span(text, style.bold),) if isinstance(text, str) else text


def _stretches(spans: Sequence[Span]) -> list[list[Span]]:
    """Clear spans of what cannot be set, and split them at line ends."""
    found: list[list[Span]] = [[]]
    for span in spans:
        first, *others = clean(span.text).split("\n")
        found[-1].append(Span(first, span.bold))
        found += [[Span(other, span.bold)] for other in others]
    return found


def _set_stretch(spans: Sequence[Span], style: Style, width: float, first: float) -> list[Placed]:
    room = Room(_units(width - first, style), _units(width - style.rest, style))
    narrow = min(room.first, room.rest)
    cut = [part for piece in pieces(spans, style.family) for part in shattered(piece, narrow)]
    if not cut:
        return [Placed(Line((), 0.0, ""), first)]
    spaces = gaps(cut)
    room = Room(room.first - spaces[0].natural, room.rest)
    indent = first + spaces[0].natural * style.size / 1000
    return _lines(cut, spaces, style, room, indent)


def _lines(cut: Sequence[Piece], spaces: Sequence[Gap], style: Style, room: Room, indent: float) -> list[Placed]:
    atoms = [piece.atom for piece in cut]
    ragged = style.align is not Align.JUSTIFIED
    measure = Measure(atoms, spaces, ragged=ragged)
    ends = Breaker(measure, room, ragged=ragged).lines()
    return [
        _placed(atoms, spaces, style, (start, end), measure, room, indent if start == 0 else style.rest)
        for start, end in ends
    ]


def _placed(
    atoms: Sequence[Atom],
    spaces: Sequence[Gap],
    style: Style,
    place: tuple[int, int],
    measure: Measure,
    room: Room,
    indent: float,
) -> Placed:
    start, end = place
    wide = room.of(start)
    change = measure.change(start, end, wide)
    is_even = style.align is Align.JUSTIFIED and end < measure.count
    shown = [*atoms[start : end - 1], hyphenated(atoms[end - 1])] if measure.hyphens[end] else atoms[start:end]
    line = fill(shown, spaces[start:end], change if is_even or change < 0 else 0.0)
    slack = (wide - line.width) * style.size / 1000
    shift = {Align.CENTRE: slack / 2, Align.RIGHT: slack}.get(style.align, 0.0)
    return Placed(line, indent + shift)


def _units(points: float, style: Style) -> float:
    return points * 1000 / style.size
