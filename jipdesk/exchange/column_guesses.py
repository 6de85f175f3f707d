"""What each column of a sheet is taken for: by its heading, by what stands in it, or for nothing but an answer."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from rapidfuzz import fuzz

from jipdesk.exchange.column_choice import ANSWER, ColumnChoice, folded
from jipdesk.exchange.column_values import READ, TELLING, share
from jipdesk.exchange.column_words import WORDS
from jipdesk.exchange.headings import NOTE, Heading, Headings
from jipdesk.exchange.looking import Looked
from jipdesk.exchange.readings import Reader

_LIKELY = 0.68
"""From here on a guess is shown; below, the column is kept as an answer."""
_LOOKED_AT = 40
_MOSTLY = 0.5
_SHORT = 2
_OF_EDITION = frozenset({"courses", "course"})
"""What is read by the edition: in a sheet of another year the heading alone tells it."""
_PLACE = re.compile(r"#\d+")


class Doubt(StrEnum):
    """Why a person should look at a column."""

    SIMILAR = "similar"
    BY_VALUES = "by_values"
    UNREADABLE = "unreadable"
    REPEATED = "repeated"
    UNNAMED = "unnamed"
    NEW = "new"
    """The kept columns, otherwise the same, do not have it."""


@dataclass(frozen=True, slots=True)
class Guess:
    """One column: its name, its field (or `ANSWER`, or None to leave it out), and what is doubtful about that."""

    name: str
    code: str | None
    doubt: Doubt | None = None


Readers = Mapping[str, Reader[Any]]


def guesses(
    looked: Looked, headings: Headings, readers: Readers, kept: Mapping[str, str | None] | None = None
) -> tuple[Guess, ...]:
    """Guess every column; what a person kept of such a form counts first, then known headings, then likeness."""
    settled = _settled(looked, headings, kept)
    taken = {code for _, code in settled.values()}
    still_open = [heading for heading in headings.known if heading.code not in taken]
    likely = _matched(looked, [name for name in looked.headings if name not in settled], still_open, readers)
    found = []
    for name, values in zip(looked.headings, looked.values, strict=True):
        if name in settled:
            is_sure, code = settled[name]
            found.append(Guess(name, code, None if is_sure else _against(name, code, values, looked, readers)))
        elif name in likely:
            code, doubt = likely[name]
            found.append(Guess(name, code, _of_name(name, looked) or doubt))
        else:
            found.append(_rest(name, values, looked, is_new=kept is not None))
    return tuple(found)


def _settled(
    looked: Looked, headings: Headings, kept: Mapping[str, str | None] | None
) -> dict[str, tuple[bool, str | None]]:
    """Return what needs no guess: whether a person has said so, and the field."""
    choice = ColumnChoice(kept or {})
    found: dict[str, tuple[bool, str | None]] = {
        name: (True, code)
        for name, (is_settled, code) in ((each, choice.of(each)) for each in looked.headings)
        if is_settled
    }
    taken = {code for _, code in found.values()}
    for name, code in zip(looked.headings, headings.codes(looked.headings), strict=True):
        if name not in found and code and code not in taken:
            found[name] = (False, code)
            taken.add(code)
    return found | {name: (True, None) for name in looked.headings if name.startswith(NOTE)}


def _against(name: str, code: str | None, values: tuple[str, ...], looked: Looked, readers: Readers) -> Doubt | None:
    """Return what speaks against a known heading: another like it, or values that are something else."""
    if doubt := _of_name(name, looked):
        return doubt
    fitting = share(code, readers[code], values[:_LOOKED_AT]) if code in readers and code in READ else None
    return Doubt.UNREADABLE if fitting is not None and fitting < _MOSTLY else None


def _of_name(name: str, looked: Looked) -> Doubt | None:
    if name in looked.is_repeated:
        return Doubt.REPEATED
    return Doubt.UNNAMED if _PLACE.fullmatch(name) else None


def _rest(name: str, values: tuple[str, ...], looked: Looked, *, is_new: bool) -> Guess:
    """Return a column that is no field: kept as an answer, an empty one without a heading left out."""
    doubt = _of_name(name, looked)
    if doubt is Doubt.UNNAMED:
        return Guess(name, ANSWER, doubt) if values else Guess(name, None)
    return Guess(name, ANSWER, doubt or (Doubt.NEW if is_new else None))


def _matched(
    looked: Looked, names: Collection[str], known: Collection[Heading], readers: Readers
) -> dict[str, tuple[str, Doubt | None]]:
    """Return the likeliest field of each column, every field once, the likeliest pair first."""
    pairs = sorted(_pairs(looked, names, known, readers), key=lambda pair: -pair[0])
    found: dict[str, tuple[str, Doubt | None]] = {}
    taken: set[str] = set()
    for _, name, code, doubt in pairs:
        if name not in found and code not in taken:
            found[name] = (code, doubt)
            taken.add(code)
    return found


def _pairs(
    looked: Looked, names: Collection[str], known: Collection[Heading], readers: Readers
) -> Iterator[tuple[float, str, str, Doubt | None]]:
    for name, values in zip(looked.headings, looked.values, strict=True):
        if name not in names:
            continue
        spelling = folded(name)
        for heading in known:
            code, likeness = heading.code, _likeness(spelling, heading)
            if likeness < _MOSTLY and code not in TELLING:
                continue
            fitting = share(code, readers[code], values[:_LOOKED_AT])
            score = _score(likeness, fitting)
            if code in _OF_EDITION and likeness >= _LIKELY > score:
                yield likeness, name, code, Doubt.UNREADABLE
            elif score >= _LIKELY:
                is_usual = likeness == 1.0 and (fitting is None or fitting >= _MOSTLY)
                yield score, name, code, None if is_usual else Doubt.SIMILAR
            elif code in TELLING and fitting is not None and fitting > 0.9 and len(set(values)) > 1:
                yield _LIKELY * fitting, name, code, Doubt.BY_VALUES


def _score(likeness: float, fitting: float | None) -> float:
    """Weigh the heading's likeness, and the values where they can say something."""
    if fitting is None:
        return likeness
    return 0.75 * likeness + 0.25 * fitting if fitting >= _MOSTLY else 0.5 * likeness


def _likeness(spelling: str, heading: Heading) -> float:
    """Return how alike a heading is to any wording of a field, from 0 to 1."""
    return max((_alike(spelling, wording) for wording in _wordings(heading)), default=0.0)


def _alike(heading: str, wording: str) -> float:
    if heading == wording:
        return 1.0
    whole = fuzz.ratio(heading, wording) / 100
    # A wording inside a long question says much, unless it is a Latin letter or two.
    is_inside = wording in heading and len(wording) > (_SHORT if wording.isascii() else 1)
    return max(whole, 0.7 + 0.25 * len(wording) / len(heading)) if is_inside else whole


@cache
def _wordings(heading: Heading) -> tuple[str, ...]:
    words = map(folded, WORDS.get(heading.code, "").split("|"))
    return tuple(dict.fromkeys(filter(None, (*heading.spellings(), *heading.other_spellings(), *words))))
