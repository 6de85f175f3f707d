"""What forbids a pair outright, whatever else speaks for it."""

from collections.abc import Callable
from enum import StrEnum
from types import MappingProxyType

from jipdesk.matching import languages
from jipdesk.matching.parties import Candidate, Opening


class Reason(StrEnum):
    """Why a candidate cannot be proposed for an opening."""

    COURSE = "course"
    JAPANESE = "japanese"
    ENGLISH = "english"
    OPENING_FILLED = "opening_filled"
    ALREADY_PLACED = "already_placed"
    TURNED_DOWN = "turned_down"


def _other_course(opening: Opening, candidate: Candidate) -> bool:
    return bool(candidate.courses) and opening.course not in candidate.courses


def _too_little_japanese(opening: Opening, candidate: Candidate) -> bool:
    return languages.japanese(candidate) < languages.required_japanese(opening)


def _too_little_english(opening: Opening, candidate: Candidate) -> bool:
    return languages.english(candidate) < languages.required_english(opening)


_Test = Callable[[Opening, Candidate], bool]

# Shared by all candidates with the same courses and languages, so it can be asked once for all of them.
_OF_THE_KIND: MappingProxyType[Reason, _Test] = MappingProxyType(
    {
        Reason.COURSE: _other_course,
        Reason.JAPANESE: _too_little_japanese,
        Reason.ENGLISH: _too_little_english,
        Reason.OPENING_FILLED: lambda opening, _: opening.filled >= opening.places,
    }
)
_OF_THE_PERSON: MappingProxyType[Reason, _Test] = MappingProxyType(
    {
        Reason.ALREADY_PLACED: lambda _, candidate: candidate.is_placed,
        Reason.TURNED_DOWN: lambda opening, candidate: opening.id in candidate.turned_down,
    }
)


def reasons_against(opening: Opening, candidate: Candidate) -> tuple[Reason, ...]:
    """Return every reason that forbids the pair, or nothing."""
    tests = (*_OF_THE_KIND.items(), *_OF_THE_PERSON.items())
    return tuple(reason for reason, holds in tests if holds(opening, candidate))


def allows_kind(opening: Opening, candidate: Candidate) -> bool:
    """Tell whether candidates with the courses and languages of this one may be proposed for the opening."""
    return not any(holds(opening, candidate) for holds in _OF_THE_KIND.values())


def allows_person(opening: Opening, candidate: Candidate) -> bool:
    """Tell whether this very person may be proposed for the opening, whatever the kind."""
    return not any(holds(opening, candidate) for holds in _OF_THE_PERSON.values())
