"""The space between two pieces of a line: how much, how far it gives, and whether the line may end there.

Lengths are thousandths of the size. After JLReq 3.1 to 3.8: half an em beside points, a quarter by kanji and Latin.
"""

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from jipdesk.documents.typesetting.atoms import Atom, Joint, Piece
from jipdesk.documents.typesetting.characters import NO_BREAK_SPACE, WIDE_SPACE
from jipdesk.documents.typesetting.kinsoku import (
    ARTICLES,
    CLOSED,
    COUNTERS,
    ERAS,
    KANA_COUNTERS,
    MAY_NOT_BEGIN,
    MAY_NOT_END,
    MONTHS,
    PAIRS,
    POINTS,
    Kind,
)

QUARTER, HALF, EM = 250, 500, 1000
WORD_STRETCH, AKI_STRETCH, KANJI_STRETCH = 160, 60, 36
"""What each kind of space gives before a line begins to look loose."""


class End(Enum):
    """Whether a line may end between two pieces."""

    FREE = "free"
    TIED = "tied"
    """Only where the line is too narrow for what belongs together: a number and its counter, the letters of a word."""
    NEVER = "never"


class Gap(NamedTuple):
    """The space before a piece."""

    natural: int
    stretch: int
    shrink: int
    end: End
    text: str = ""
    hyphen: int = 0
    """The width of the hyphen with which a line would end here."""


NOTHING = Gap(0, 0, 0, End.TIED)


def gaps(pieces: Sequence[Piece]) -> list[Gap]:
    """Return the space before each piece; that before the first is the indent somebody typed."""
    return [_gap(pieces, index) if index else _typed(pieces[0], NOTHING) for index in range(len(pieces))]


def _gap(pieces: Sequence[Piece], index: int) -> Gap:
    before, piece = pieces[index - 1].atom, pieces[index]
    if piece.space:
        return _typed(piece, _by_space(before, piece))
    if piece.joint is Joint.DIVIDED:
        return NOTHING._replace(end=End.FREE, hyphen=before.face.plain("-").advance)
    if piece.joint is Joint.INSIDE:
        return NOTHING._replace(end=End.FREE if _ends_part(before) else End.TIED)
    gap = _by_kind(before, piece.atom)
    return gap._replace(end=_end(before, piece.atom, tied=gap.end is End.TIED or _is_tied(pieces, index)))


def _end(before: Atom, after: Atom, *, tied: bool) -> End:
    if not may_part(before, after):
        return End.NEVER
    return End.TIED if tied else End.FREE


def _ends_part(before: Atom) -> bool:
    return before.text[-1] in "-/–—@?&=_" and len(before.text) > 1


def _typed(piece: Piece, gap: Gap) -> Gap:
    return gap._replace(natural=gap.natural + piece.space.count(WIDE_SPACE) * EM)


def _by_space(before: Atom, piece: Piece) -> Gap:
    """Between words: a space that gives, unless full-width spaces were typed."""
    end = _end(before, piece.atom, tied=NO_BREAK_SPACE in piece.space)
    if WIDE_SPACE in piece.space:
        return Gap(0, 0, 0, end)
    width = before.face.space.advance if before.kind is Kind.WORD else QUARTER
    return Gap(width, WORD_STRETCH, width // 3, end, text=" ")


def _by_kind(before: Atom, after: Atom) -> Gap:
    if before.kind in POINTS or after.kind in POINTS:
        return _by_points(before.kind, after.kind)
    if before.kind is Kind.WORD and after.kind is Kind.WORD:
        return NOTHING
    if before.kind is Kind.WIDE and after.kind is Kind.WIDE:
        is_pair = before.text in PAIRS and after.text in PAIRS
        return NOTHING if is_pair else Gap(0, KANJI_STRETCH, 0, End.FREE)
    latin = before.text[-1] if before.kind is Kind.WORD else after.text[0]
    if latin.isalnum() or latin in "%¥$£€°+":
        return Gap(QUARTER, AKI_STRETCH, QUARTER // 2, End.FREE)
    return Gap(0, KANJI_STRETCH, 0, End.FREE)


def _by_points(before: Kind, after: Kind) -> Gap:
    """Brackets, commas and stops: the halves that face each other fall together to one, which may shrink further."""
    if before is Kind.OPEN or after in CLOSED:
        space = QUARTER if Kind.MIDDLE in {before, after} else 0
        return Gap(space, 0, space, End.FREE)
    if Kind.MIDDLE in {before, after}:
        return Gap(HALF if before in CLOSED else QUARTER, 0, QUARTER, End.FREE)
    return Gap(HALF, KANJI_STRETCH, HALF if before is Kind.COMMA else QUARTER, End.FREE)


def may_part(before: Atom, after: Atom) -> bool:
    """Tell whether the characters on both sides allow a line end between them."""
    if after.text[0] in MAY_NOT_BEGIN or before.text[0] in MAY_NOT_END or before.text[-1] in MAY_NOT_END:
        return False
    return not (before.text in PAIRS and after.text in PAIRS)


def _is_tied(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether a number must stay with what stands before or after it: 令和8年, 第1条の2, 3か月, 3,000円."""
    before, after = pieces[index - 1].atom, pieces[index].atom
    following = pieces[index + 1].atom if index + 1 < len(pieces) else None
    earlier = pieces[index - 2].atom if index > 1 else None
    if _is_number(before):
        return after.text in COUNTERS or _begins_number(after)
    if _begins_number(after) or after.text == "元":
        return before.text == "第" or _is_era(earlier, before) or (before.text == "の" and _is_article(earlier))
    if following and (_begins_number(following) or following.text == "元"):
        return _is_era(before, after) or (after.text == "の" and _is_article(before))
    return bool(earlier and _is_number(earlier)) and before.text in KANA_COUNTERS and after.text in MONTHS


def _is_era(first: Atom | None, second: Atom) -> bool:
    return first is not None and first.text + second.text in ERAS


def _is_article(atom: Atom | None) -> bool:
    return atom is not None and atom.text in ARTICLES


def _is_number(atom: Atom) -> bool:
    return atom.text[-1].isdigit() and (atom.kind is Kind.WORD or len(atom.text) == 1)


def _begins_number(atom: Atom) -> bool:
    return atom.text[0].isdigit()
