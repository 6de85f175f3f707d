"""Cuts text into the pieces that no line end parts: a kanji, a word, a name in its own script."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple

from jipdesk.documents.typesetting import directions
from jipdesk.documents.typesetting.characters import NO_BREAK_SPACE, WIDE_SPACE, clusters, is_variation
from jipdesk.documents.typesetting.faces import Face, Glyph
from jipdesk.documents.typesetting.hyphens import divisions
from jipdesk.documents.typesetting.kinsoku import CLOSED, POINTS, Kind, kind
from jipdesk.documents.typesetting.scripts import EITHER, Family, is_wide, pick

DIGITS = frozenset("0123456789")
FULL_WIDTH = 0xFEE0
"""From a digit to its full-width form."""

SOFT_HYPHEN = "\u00ad"
SPACES = frozenset({" ", NO_BREAK_SPACE, WIDE_SPACE})

LEADS = re.compile(
    r"(?:^|(?<=[\s(]))"
    r"(Articles?|Part(?:y|ies)|Annex|Schedule|Section|Item|Nos?\.|Page|JPY|USD|Mr\.|Ms\.|Mx\.|Dr\.) (?=\S)"
)
"""English words that keep the number or name after them in their line."""

PARTS = re.compile(r"(?<=[^\W\d_]{2})[-/](?=[^\W\d_])|(?<=\w)[–—/](?=[^\W\d_])|(?<=[@/?&=_])(?=\w)")
"""Where a word may end a line: after a hyphen, a dash or a stroke between letters, and inside addresses of the net."""


class Span(NamedTuple):
    """A stretch of text in one weight."""

    text: str
    bold: bool = False


class Atom(NamedTuple):
    """A piece of a line that stays whole. Lengths are thousandths of the size.

    `shift` moves the ink of a narrowed sign; an odd `level` reads leftward.
    """

    text: str
    face: Face
    glyphs: tuple[Glyph, ...]
    width: int
    kind: Kind
    level: int = 0
    shift: int = 0


class Joint(Enum):
    """How a piece joins the one before it."""

    APART = "apart"
    INSIDE = "inside"
    """The same word goes on."""
    DIVIDED = "divided"
    """The same word goes on, and a line may end here with a hyphen."""


class Piece(NamedTuple):
    """An atom, the space typed before it, and how it joins the one before."""

    atom: Atom
    space: str
    joint: Joint = Joint.APART


def pieces(spans: Sequence[Span], family: Family) -> list[Piece]:
    """Cut clean text into pieces, in reading order. A character that no font draws is refused as `no_glyph`."""
    letters = [(one, span.bold) for span in spans for one in clusters(_tied(span.text))]
    levels = directions.levels([one for one, _ in letters])
    wides = _wides([one for one, _ in letters])
    marked = [(one, bold, level, wide) for (one, bold), level, wide in zip(letters, levels, wides, strict=True)]
    return list(_joined(marked, family))


def _joined(letters: Sequence[tuple[str, bool, int, bool]], family: Family) -> Iterator[Piece]:
    space, touching = "", False
    for is_space, group in groupby(letters, key=lambda letter: letter[0] in SPACES):
        members = list(group)
        if is_space:
            space, touching = "".join(one for one, *_ in members), False
            continue
        for (wide, bold, level), run in groupby(members, key=lambda letter: (letter[3], letter[1], letter[2])):
            for atom, joint in _atoms([one for one, *_ in run], family, bold=bold, level=level, wide=wide):
                yield Piece(atom, space, joint if touching else Joint.APART)
                space, touching = "", True


def _atoms(run: Sequence[str], family: Family, *, bold: bool, level: int, wide: bool) -> Iterator[tuple[Atom, Joint]]:
    """Yield the atoms of a run in one weight and direction, and how each joins the one before it."""
    if wide:
        for one in run:
            yield character(one, family, bold), Joint.APART
        return
    first = True
    for found, letters in groupby(run, key=lambda one: pick(one, family, bold=bold, wide=False)):
        for part, is_divided in _parts("".join(letters)):
            yield word(part, found, level), Joint.APART if first else Joint.DIVIDED if is_divided else Joint.INSIDE
            first = False


def _parts(text: str) -> list[tuple[str, bool]]:
    """Return the parts of a word, and before which of them a hyphen would have to be added."""
    divided = divisions(text)
    ends = sorted({0, len(text), *divided, *(match.end() for match in PARTS.finditer(text))})
    return [(text[start:end], start in divided) for start, end in pairwise(ends)]


@lru_cache(maxsize=20_000)
def character(cluster: str, family: Family, bold: bool) -> Atom:
    """Return the atom of one Japanese character."""
    if cluster in DIGITS:
        return _lone_digit(cluster, character(chr(ord(cluster) + FULL_WIDTH), family, bold))
    face = pick(cluster, family, bold=bold, wide=True)
    marked = len(cluster) > 1 and not is_variation(cluster[1])
    glyphs = face.shape(cluster) if marked else (face.plain(cluster),)
    width = sum(glyph.advance for glyph in glyphs)
    found = kind(cluster[0], width)
    if found not in POINTS:
        return Atom(cluster, face, glyphs, width, found)
    shift = 0 if found in CLOSED else -250 if found is Kind.MIDDLE else -500
    return Atom(cluster, face, glyphs, 500, found, shift=shift)


def _lone_digit(digit: str, wide: Atom) -> Atom:
    """Return a digit as wide as a kanji; who copies it gets the digit that was written."""
    return wide._replace(text=digit, glyphs=tuple(glyph._replace(text=digit) for glyph in wide.glyphs))


@lru_cache(maxsize=20_000)
def word(text: str, face: Face, level: int) -> Atom:
    """Return the atom of a word; an odd level reads from right to left."""
    glyphs = face.shape(text, leftward=level % 2 == 1)
    return Atom(text, face, glyphs, sum(glyph.advance for glyph in glyphs), Kind.WORD, level)


def hyphenated(atom: Atom) -> Atom:
    """Return the part of a word that ends a line, with its hyphen; who copies the text does not get it."""
    hyphen = atom.face.plain("-")._replace(text=SOFT_HYPHEN)
    return atom._replace(glyphs=(*atom.glyphs, hyphen), width=atom.width + hyphen.advance)


def shattered(piece: Piece, width: float) -> list[Piece]:
    """Cut a word that is wider than a line into letters; a piece that fits is left as it is."""
    atom = piece.atom
    if atom.width <= width or atom.kind is not Kind.WORD:
        return [piece]
    letters = [word(one, atom.face, atom.level) for one in clusters(atom.text)]
    return [
        Piece(letter, "" if index else piece.space, Joint.INSIDE if index else piece.joint)
        for index, letter in enumerate(letters)
    ]


def _tied(text: str) -> str:
    return LEADS.sub(rf"\1{NO_BREAK_SPACE}", text) if text.isascii() or " " in text else text


def _wides(letters: Sequence[str]) -> list[bool]:
    """Tell for every letter whether it is set as Japanese; signs of both worlds follow what stands before them."""
    found: list[bool] = []
    before: bool | None = None
    for index, one in enumerate(letters):
        if one[0] in EITHER:
            found.append(before if before is not None else _next_is_wide(letters[index:]))
            continue
        found.append(is_wide(one[0]))
        before = before if one in SPACES else found[-1]
    return [wide or _is_lone_digit(letters, found, index) for index, wide in enumerate(found)]


def _is_lone_digit(letters: Sequence[str], wides: Sequence[bool], index: int) -> bool:
    """Tell whether a letter is a single digit in Japanese: one digit is set as wide as a kanji, several are not."""
    if letters[index] not in DIGITS:
        return False
    around = [place for place in (index - 1, index + 1) if 0 <= place < len(letters)]
    return bool(around) and all(wides[place] and letters[place] not in SPACES for place in around)


def _next_is_wide(letters: Sequence[str]) -> bool:
    return next((is_wide(one[0]) for one in letters if one[0] not in EITHER and one not in SPACES), False)
