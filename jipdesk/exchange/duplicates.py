"""重複応募: who of a sheet seems to be a person that the office has already, scored and explained.

Only persons who share a passport number, an e-mail address, a name, or a birth date and the beginning of a name are
compared, so the time grows with the number of rows and not with its square.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from heapq import nlargest
from operator import attrgetter
from types import MappingProxyType

from rapidfuzz import fuzz

from jipdesk.exchange.applications import ApplicationRow
from jipdesk.models.search import fold

LEAST_SCORE = 50
"""What scores less is not worth a coordinator's time."""

_MOST_IN_BLOCK = 100
"""A value that more persons share tells nothing; the first so many are compared."""

_MOST_PER_ROW = 5
"""Who finds five like this one looks into the matter anyway."""

_NO_LETTER = re.compile(r"[\W_]")
_LEAST_PASSPORT = 5


class Evidence(StrEnum):
    """What speaks for or against one and the same person; the sentences stand in `phrases.intake`."""

    SAME_PASSPORT = "same_passport"
    SAME_EMAIL = "same_email"
    SAME_NAME = "same_name"
    SIMILAR_NAME = "similar_name"
    DISTANT_NAME = "distant_name"
    OTHER_NAME = "other_name"
    SAME_BIRTH_DATE = "same_birth_date"
    SWAPPED_BIRTH_DATE = "swapped_birth_date"
    OTHER_BIRTH_DATE = "other_birth_date"


_WEIGHTS = MappingProxyType(
    {
        Evidence.SAME_PASSPORT: 95,
        Evidence.SAME_EMAIL: 60,
        Evidence.SAME_NAME: 50,
        Evidence.SIMILAR_NAME: 35,
        Evidence.DISTANT_NAME: 0,
        Evidence.OTHER_NAME: -25,
        Evidence.SAME_BIRTH_DATE: 25,
        Evidence.SWAPPED_BIRTH_DATE: 0,
        Evidence.OTHER_BIRTH_DATE: -40,
    }
)


@dataclass(frozen=True, slots=True)
class Party:
    """A person as the comparison sees one: everything folded, nothing else kept."""

    number: str
    """The receipt number, by which the person is named in the result."""
    row: int = 0
    """The row of the sheet; 0 for a person of the desk."""
    birth_date: date | None = None
    email: str = ""
    passport: str = ""
    name: tuple[str, ...] = ()
    """The words of the name in the passport, in alphabetical order: papers differ in the order of names."""
    writings: frozenset[str] = frozenset()
    """The name in katakana and in the person's own script."""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A row and the receipt number of the application that seems to be the same person's, with a score up to 100."""

    row: int
    of: str
    score: int
    evidence: tuple[Evidence, ...]


def party(
    number: str,
    *,
    row: int = 0,
    names: Iterable[str | None] = (),
    writings: Iterable[str | None] = (),
    birth_date: date | None = None,
    email: str | None = "",
    passport_no: str | None = "",
) -> Party:
    """Return a person to compare; `names` are the parts of the name in the passport, `writings` the name elsewhere."""
    passport = _NO_LETTER.sub("", fold(passport_no or ""))
    others = (_NO_LETTER.sub("", fold(writing)) for writing in writings if writing)
    return Party(
        number=number,
        row=row,
        birth_date=birth_date,
        email=(email or "").casefold(),
        passport=passport if len(passport) >= _LEAST_PASSPORT else "",
        name=tuple(sorted(fold(" ".join(name for name in names if name)).replace("-", " ").split())),
        writings=frozenset(other for other in others if other),
    )


def party_of(application: ApplicationRow) -> Party:
    """Return the person of a row."""
    return party(
        application.receipt_no,
        row=application.row,
        names=(application.family_name, application.middle_name, application.given_name),
        writings=(application.name_kana, application.name_native),
        birth_date=application.birth_date,
        email=application.email,
        passport_no=application.passport_no,
    )


def find_duplicates(rows: Sequence[Party], known: Sequence[Party] = ()) -> tuple[Duplicate, ...]:
    """Return every row that seems to be a person of the desk or of an earlier row, with the likeliest five of these.

    Two with one receipt number are one application, not two.
    """
    blocks: defaultdict[tuple[object, ...], list[Party]] = defaultdict(list)
    for person in known:
        _enter(person, blocks)
    found: list[Duplicate] = []
    for person in rows:
        pairs = (_duplicate(person, other) for other in _candidates(person, blocks))
        likely = (duplicate for duplicate in pairs if duplicate.score >= LEAST_SCORE)
        found += nlargest(_MOST_PER_ROW, likely, key=attrgetter("score"))
        _enter(person, blocks)
    return tuple(found)


def _enter(person: Party, blocks: defaultdict[tuple[object, ...], list[Party]]) -> None:
    for key in _keys(person):
        if len(block := blocks[key]) < _MOST_IN_BLOCK:
            block.append(person)


def _candidates(person: Party, blocks: defaultdict[tuple[object, ...], list[Party]]) -> Iterator[Party]:
    seen = set()
    for key in _keys(person):
        for other in blocks.get(key, ()):
            if id(other) not in seen and other.number != person.number:
                seen.add(id(other))
                yield other


def _keys(person: Party) -> Iterator[tuple[object, ...]]:
    for kind, value in (("passport", person.passport), ("email", person.email)):
        if value:
            yield kind, value
    for writing in person.writings:
        yield "writing", writing
    if len(person.name) > 1:
        yield "name", person.name
    if person.birth_date:
        for start in {word[:2] for word in person.name}:
            yield "born", person.birth_date, start


def _duplicate(person: Party, other: Party) -> Duplicate:
    evidence = tuple(_evidence(person, other))
    score = sum(_WEIGHTS[found] for found in evidence)
    return Duplicate(person.row, other.number, max(0, min(100, score)), evidence)


def _evidence(one: Party, two: Party) -> Iterator[Evidence]:
    if one.passport and one.passport == two.passport:
        yield Evidence.SAME_PASSPORT
    if one.email and one.email == two.email:
        yield Evidence.SAME_EMAIL
    if likeness := _likeness(one, two):
        yield likeness
    if one.birth_date and two.birth_date:
        yield _birth_dates(one.birth_date, two.birth_date)


def _birth_dates(one: date, two: date) -> Evidence:
    if one == two:
        return Evidence.SAME_BIRTH_DATE
    if (one.year, one.month, one.day) == (two.year, two.day, two.month):
        return Evidence.SWAPPED_BIRTH_DATE
    return Evidence.OTHER_BIRTH_DATE


def _likeness(one: Party, two: Party) -> Evidence | None:
    likeness = _likeness_in_passport(one.name, two.name)
    if likeness is not Evidence.SAME_NAME and one.writings & two.writings:
        return Evidence.SIMILAR_NAME
    return likeness


def _likeness_in_passport(one: tuple[str, ...], two: tuple[str, ...]) -> Evidence | None:
    if not (one and two):
        return None
    if one == two:
        return Evidence.SAME_NAME
    ratio = fuzz.ratio(" ".join(one), " ".join(two))
    if ratio >= 85 or _is_shortened(one, two):
        return Evidence.SIMILAR_NAME
    return Evidence.DISTANT_NAME if ratio >= 60 else Evidence.OTHER_NAME


def _is_shortened(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Say whether one name leaves out a word of the other, such as a middle name."""
    words, others = set(one), set(two)
    return min(len(words), len(others)) > 1 and (words <= others or others <= words)
