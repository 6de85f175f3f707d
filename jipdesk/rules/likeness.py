"""重複応募: how much speaks for two records being one person, scored and explained.

Only persons who share a value that `rules.parties` knows are compared, so the time grows with the number of persons and
not with its square.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from heapq import nlargest
from operator import attrgetter
from types import MappingProxyType

from rapidfuzz import fuzz

from jipdesk.rules.parties import Blocks, Party
from jipdesk.rules.reads_alike import reads_alike

LEAST_SCORE = 50
"""What scores less is not worth a coordinator's time."""

_MOST_PER_PERSON = 5
"""Who finds five like this one looks into the matter anyway."""

_REPORT_EVERY = 500


class Evidence(StrEnum):
    """What speaks for or against one and the same person; the sentences stand in `phrases.intake`."""

    SAME_PASSPORT = "same_passport"
    SAME_EMAIL = "same_email"
    SAME_NAME = "same_name"
    SIMILAR_NAME = "similar_name"
    READS_ALIKE = "reads_alike"
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
        # With the same birth date it is enough, alone it is not.
        Evidence.READS_ALIKE: 30,
        Evidence.DISTANT_NAME: 0,
        Evidence.OTHER_NAME: -25,
        Evidence.SAME_BIRTH_DATE: 25,
        Evidence.SWAPPED_BIRTH_DATE: 0,
        Evidence.OTHER_BIRTH_DATE: -40,
    }
)


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
    blocks = Blocks(each.birth_date for each in (*known, *persons) if each.readings and each.birth_date)
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
    if likeness not in {Evidence.SAME_NAME, Evidence.SIMILAR_NAME} and _read_alike(one, two):
        return Evidence.READS_ALIKE
    return likeness


def _read_alike(one: Party, two: Party) -> bool:
    """Say whether names read alike of which not both are in Latin letters; those that are, are compared as they are."""
    if not (one.readings or two.readings):
        return False
    return any(reads_alike(mine, other) for mine in one.read_as for other in two.read_as)


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
