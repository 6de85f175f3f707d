"""What a score in an English test means on the scale of the Common European Framework (CEFR).

The limits are Japan's usual references: IELTS and TOEFL iBT as in the Ministry of Education's comparison of 2018, TOEIC
Listening & Reading as in the table of 2017, Cambridge as on its own scale.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType


class Grade(StrEnum):
    """How far a test reaches."""

    B2 = "B2"
    B1 = "B1"
    BELOW = "below"
    UNKNOWN_TEST = "unknown_test"
    UNNAMED_TEST = "unnamed_test"
    NO_SCORE = "no_score"
    OFF_SCALE = "off_scale"


@dataclass(frozen=True, slots=True)
class EnglishTest:
    """One test: its scale, and where B1 and B2 begin."""

    name: str
    least: Decimal
    b1: Decimal
    b2: Decimal
    top: Decimal


IELTS = EnglishTest("IELTS", Decimal(0), Decimal("4.0"), Decimal("5.5"), Decimal(9))
TOEFL = EnglishTest("TOEFL iBT", Decimal(0), Decimal(42), Decimal(72), Decimal(120))
TOEIC = EnglishTest("TOEIC L&R", Decimal(10), Decimal(550), Decimal(785), Decimal(990))
CAMBRIDGE = EnglishTest("Cambridge", Decimal(80), Decimal(140), Decimal(160), Decimal(230))

# TOEFL ITP, TOEIC S&W, TOEIC Bridge and the like have other scales, so only these spellings are understood.
_SPELLINGS = MappingProxyType(
    {
        IELTS: "ielts アイエルツ ieltsacademic ieltsgeneral ieltsgeneraltraining ieltsac ieltsgt academicielts",
        TOEFL: "toefl toeflibt ibt トーフル toeflibttest toeflinternetbasedtest",
        TOEIC: "toeic toeiclr toeiclisteningreading toeiclisteningandreading toeiclrtest toeiclisteningreadingtest "
        "トーイック",
        CAMBRIDGE: "cambridge cambridgeenglish cambridgescale cambridgeenglishscale cambridgeenglishqualifications "
        "ケンブリッジ ケンブリッジ英検 ケンブリッジ英語検定",
    }
)
_BY_SPELLING = {spelling: test for test, spellings in _SPELLINGS.items() for spelling in spellings.split()}
_SEPARATORS = re.compile(r"[^\w]|_")


def find(name: str) -> EnglishTest | None:
    """Return the test of this name, ignoring case, width, spaces and punctuation, or None for any other test."""
    return _BY_SPELLING.get(_SEPARATORS.sub("", unicodedata.normalize("NFKC", name).casefold()))


def grade(name: str, score: Decimal | None) -> Grade:
    """Return how far this score in this test reaches."""
    test = find(name)
    if test is None:
        return Grade.UNKNOWN_TEST
    if score is None:
        return Grade.NO_SCORE
    if not test.least <= score <= test.top:
        return Grade.OFF_SCALE
    if score >= test.b2:
        return Grade.B2
    return Grade.B1 if score >= test.b1 else Grade.BELOW
