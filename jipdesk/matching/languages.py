"""Levels of Japanese and English as steps on a ladder, so that they can be compared."""

from types import MappingProxyType

from jipdesk.matching.parties import Candidate, Opening
from jipdesk.rules.codes import EnglishLevel, Jlpt
from jipdesk.rules.english_tests import Grade

JAPANESE = (Jlpt.NONE, Jlpt.N5, Jlpt.N4, Jlpt.N3, Jlpt.N2, Jlpt.N1)
ENGLISH = tuple(EnglishLevel)

_JAPANESE_STEP = MappingProxyType({level: step for step, level in enumerate(JAPANESE)})
_ENGLISH_STEP = MappingProxyType({level: step for step, level in enumerate(ENGLISH)})

# The rule on eligibility takes B2 for business level and has B1 confirmed, as it does with `conversational`. No test
# makes anyone a native speaker.
_STEP_OF_TEST = MappingProxyType(
    {Grade.B1: _ENGLISH_STEP[EnglishLevel.CONVERSATIONAL], Grade.B2: _ENGLISH_STEP[EnglishLevel.BUSINESS]}
)


def japanese(candidate: Candidate) -> int:
    """Return the candidate's step in Japanese, 0 (none or not stated) to 5 (N1)."""
    return _JAPANESE_STEP[candidate.jlpt or Jlpt.NONE]


def english(candidate: Candidate) -> int:
    """Return the candidate's step in English, 0 to 4: the better of what was declared and what a test showed."""
    tested = _STEP_OF_TEST.get(candidate.english_test, 0) if candidate.english_test else 0
    return max(_ENGLISH_STEP[candidate.english or EnglishLevel.NONE], tested)


def required_japanese(opening: Opening) -> int:
    """Return the least step in Japanese that the opening accepts."""
    return _JAPANESE_STEP[opening.required_jlpt or Jlpt.NONE]


def required_english(opening: Opening) -> int:
    """Return the least step in English that the opening accepts."""
    return _ENGLISH_STEP[opening.required_english or EnglishLevel.NONE]
