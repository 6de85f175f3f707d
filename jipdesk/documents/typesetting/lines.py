"""Fills the lines of a paragraph: every glyph gets its place, and the spaces share what a justified line lacks."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from jipdesk.documents.typesetting.atoms import Atom
from jipdesk.documents.typesetting.directions import in_order
from jipdesk.documents.typesetting.faces import Face, Glyph
from jipdesk.documents.typesetting.spacing import Gap

LEAST_STEP = 0.5
LOOSEST = 9.0
"""Beyond this a line is left short: holes in it would look worse."""


class Ink(NamedTuple):
    """A glyph, and by how much the pen goes back before it, or on if below nought; written as it stands in the file."""

    step: str
    glyph: Glyph


class Run(NamedTuple):
    """Glyphs of one font that follow each other."""

    face: Face
    inks: tuple[Ink, ...]


class Line(NamedTuple):
    """One line, ready to be drawn. Lengths are thousandths of the size."""

    runs: tuple[Run, ...]
    width: float
    text: str
    is_leftward: bool = False


class Item(NamedTuple):
    """An atom, or the space between two, on its way into a line."""

    atom: Atom | None
    width: float
    level: int
    space: Face | None = None


def fill(atoms: Sequence[Atom], gaps: Sequence[Gap], change: float) -> Line:
    """Put one line together, its spaces changed by so much in all; `gaps` are the spaces before each atom."""
    items = list(_items(atoms, gaps, _given(gaps, change)))
    runs = _runs(in_order(items, [item.level for item in items]))
    text = atoms[0].text + "".join(gap.text + atom.text for gap, atom in zip(gaps[1:], atoms[1:], strict=True))
    return Line(tuple(runs), sum(item.width for item in items), text, any(item.level for item in items))


def _given(gaps: Sequence[Gap], change: float) -> list[float]:
    """Share the change among the spaces, each by what it can give; the space before the first does not count."""
    inner = gaps[1:]
    capacity = sum(gap.stretch if change > 0 else gap.shrink for gap in inner)
    ratio = max(change / capacity, -1.0) if capacity else 0.0
    ratio = 0.0 if ratio > LOOSEST else ratio
    return [gap.natural + ratio * (gap.stretch if change > 0 else gap.shrink) for gap in inner]


def _items(atoms: Sequence[Atom], gaps: Sequence[Gap], given: Sequence[float]) -> Iterator[Item]:
    yield Item(atoms[0], atoms[0].width, atoms[0].level)
    for index, width in enumerate(given, start=1):
        before, after = atoms[index - 1], atoms[index]
        space = before.face if gaps[index].text else None
        yield Item(None, width, min(before.level, after.level), space)
        yield Item(after, after.width, after.level)


def _runs(items: Sequence[Item]) -> Iterator[Run]:
    """Yield runs from left to right, neighbours of one font joined, so that a line is drawn in few strokes."""
    for face, group in groupby(_inks(items), key=lambda pair: pair[0]):
        yield Run(face, tuple(ink for _, ink in group))


def _inks(items: Sequence[Item]) -> Iterator[tuple[Face, Ink]]:
    """Yield each glyph with its font and its step: the pen stands where the glyph before left it."""
    pen = 0.0
    for face, glyph, x in _places(items):
        step = round(pen - x, 1)
        if abs(step) >= LEAST_STEP:
            yield face, Ink(f"{step:g}", glyph)
            pen -= step
        else:
            yield face, Ink("", glyph)
        pen += face.width(glyph)


def _places(items: Sequence[Item]) -> Iterator[tuple[Face, Glyph, float]]:
    """Yield every glyph of a line, its font, and how far from the line's start it stands."""
    x = 0.0
    for item in items:
        if item.atom:
            at = x + item.atom.shift
            for glyph in item.atom.glyphs:
                yield item.atom.face, glyph, at
                at += glyph.advance
        elif item.space:
            yield item.space, item.space.space, x
        x += item.width
