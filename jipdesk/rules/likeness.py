"""重複応募: how much speaks for two records being one person, scored and explained.

Only persons who share a passport number, an e-mail address, a name, or a birth date and the beginning of a name are
compared, so the time grows with the number of persons and not with its square.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from heapq import nlargest
from operator import attrgetter
from types import MappingProxyType
from typing import NamedTuple

from rapidfuzz import fuzz

LEAST_SCORE = 50
"""What scores less is not worth a coordinator's time."""

_MOST_IN_BLOCK = 100
"""A value that more persons share tells nothing; the first so many are compared."""

_MOST_PER_PERSON = 5
"""Who finds five like this one looks into the matter anyway."""

_REPORT_EVERY = 500


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


class Party(NamedTuple):
    """A person as the comparison sees one: everything folded, nothing else kept."""

    number: str
    """What the person is named by in the result; two of one number are not compared."""
    row: int = 0
    """The row of the sheet, or the number of the record; 0 where neither matters."""
    birth_date: date | None = None
    email: str = ""
    passports: tuple[str, ...] = ()
    name: tuple[str, ...] = ()
    """The words of the name in the passport, in alphabetical order: papers differ in the order of names."""
    writings: tuple[str, ...] = ()
    """The letters of the name in katakana and in the person's own script, in one order."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two who seem to be one person, with a score up to 100 and what it rests on."""

    one: Party
    two: Party
    score: int
    evidence: tuple[Evidence, ...]


def _silent(done: int, total: int) -> None:
    """Report no progress."""


def find(
    persons: Sequence[Party], known: Sequence[Party] = (), progress: Callable[[int, int], None] = _silent
) -> Iterator[Likeness]:
    """Yield, for each person, the likeliest five of those known and of the persons before."""
    blocks = _Blocks()
    total = len(known) + len(persons)
    for done, person in enumerate(known):
        blocks.enter(person)
        if done % _REPORT_EVERY == 0:
            progress(done, total)
    for done, person in enumerate(persons, start=len(known)):
        if others := blocks.met_by(person):
            yield from likeliest(person, others)
        if done % _REPORT_EVERY == 0:
            progress(done, total)
    blocks.empty()


def likeliest(person: Party, others: Iterable[Party]) -> list[Likeness]:
    """Return the five of the others that are likeliest to be this person, as far as any are."""
    found = (compare(person, other) for other in others if _may_be_one(person, other))
    return nlargest(_MOST_PER_PERSON, (each for each in found if each.score >= LEAST_SCORE), key=attrgetter("score"))


def _may_be_one(one: Party, two: Party) -> bool:
    """Tell apart at once those who have no more than a name in common, and birth dates that no mistake explains.

    Of any common name there are hundreds; not even the same name outweighs another birth date.
    """
    born, other = one.birth_date, two.birth_date
    if born is None or other is None or born.year == other.year:
        return True
    return bool(one.email and one.email == two.email) or not set(one.passports).isdisjoint(two.passports)


def compare(one: Party, two: Party) -> Likeness:
    """Weigh what speaks for and against the two being one."""
    evidence = tuple(_evidence(one, two))
    score = sum(_WEIGHTS[found] for found in evidence)
    # Two persons cannot have one passport: whatever else is told of them, somebody has to look.
    least = LEAST_SCORE if Evidence.SAME_PASSPORT in evidence else 0
    return Likeness(one, two, max(least, min(100, score)), evidence)


def swapped(day: date) -> date | None:
    """Return the date with day and month in each other's place, as a form in another order of them gives it."""
    try:
        return day.replace(month=day.day, day=day.month)
    except ValueError:
        return None


class _Blocks:
    """Who shares a value with whom. Nearly all values are one person's alone, who then stands without a list."""

    def __init__(self) -> None:
        # By kind and value, so that no key has to be made for what is there already.
        self._first: defaultdict[str, dict[object, Party]] = defaultdict(dict)
        self._more: defaultdict[tuple[str, object], list[Party]] = defaultdict(list)

    def enter(self, person: Party) -> None:
        """Let this one be compared with those to come."""
        for key in _keys(person):
            if self._first_of(key, person) is not person and len(more := self._more[key]) < _MOST_IN_BLOCK:
                more.append(person)

    def met_by(self, person: Party) -> Collection[Party]:
        """Return everybody who shares something with this one, each once, and let it be compared with those to come."""
        found: dict[int, Party] = {}
        for key in _keys(person):
            if (first := self._first_of(key, person)) is not person:
                more = self._more[key]
                found |= {id(other): other for other in (first, *more) if other.number != person.number}
                if len(more) < _MOST_IN_BLOCK:
                    more.append(person)
        return found.values()

    def empty(self) -> None:
        """Let everything go bit by bit: hundreds of thousands of keys let go at once would hold up everything else."""
        for persons in self._first.values():
            while persons:
                persons.popitem()

    def _first_of(self, key: tuple[str, object], person: Party) -> Party:
        kind, value = key
        return self._first[kind].setdefault(value, person)


def _keys(person: Party) -> Iterator[tuple[str, object]]:
    for passport in person.passports:
        yield "passport", passport
    if person.email:
        yield "email", person.email
    for writing in person.writings:
        yield "writing", writing
    if len(person.name) > 1:
        yield "name", person.name
    if person.birth_date:
        for start in dict.fromkeys(word[:2] for word in person.name):
            yield "born", (person.birth_date, start)


def _evidence(one: Party, two: Party) -> Iterator[Evidence]:
    if not set(one.passports).isdisjoint(two.passports):
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
    is_swapped = one.year == two.year and swapped(one) == two
    return Evidence.SWAPPED_BIRTH_DATE if is_swapped else Evidence.OTHER_BIRTH_DATE


def _likeness(one: Party, two: Party) -> Evidence | None:
    likeness = _likeness_in_passport(one.name, two.name)
    if likeness is not Evidence.SAME_NAME and not set(one.writings).isdisjoint(two.writings):
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
