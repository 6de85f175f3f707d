"""書類選考: by what an application is judged, the reasons an office gives, and when reviewers disagree."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from jipdesk.rules.scores import weighted
from jipdesk.rules.states import ApplicationState

FAR_APART = 20
"""By how many of 100 points two reviewers differ at least when they are said to disagree."""
OPEN = (ApplicationState.ELIGIBLE, ApplicationState.SCREENING)
"""Where an application stands while it can be reviewed and decided."""
HEAVIEST = 100


class Opinion(StrEnum):
    """What a reviewer thinks should become of an application."""

    PASS = "pass"  # noqa: S105 - an opinion, no password
    REJECT = "reject"
    CONFIRM = "confirm"
    """something has to be asked or looked up first"""


class Tentative(StrEnum):
    """What is meant to be decided."""

    PASS = "pass"  # noqa: S105 - a decision, no password
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that points are given for; without a weight it is asked no more."""

    code: str
    name_ja: str
    name_en: str
    weight: int


DEFAULT_CRITERIA = (
    Criterion("purpose", "制度趣旨の理解", "Understanding of the purpose", 30),
    Criterion("motivation", "志望動機の具体性", "Concrete motivation", 25),
    Criterion("aptitude", "専門性・スキル", "Knowledge and skills", 20),
    Criterion("language", "語学力", "Language ability", 15),
    Criterion("form", "記載内容の正確さ", "Care taken with the form", 10),
)
"""For an edition that has none of its own: the calls name form content, aptitude, understanding of the purpose."""
DEFAULT_REASONS = (
    ("応募要件を満たしていないため", "Does not meet the requirements for applicants"),
    ("志望動機が制度の趣旨と合致しないため", "The motivation does not match the purpose"),
    ("専攻・経験が希望コースと合致しないため", "Studies and experience do not match the chosen course"),
    ("語学力が十分と認められないため", "Language ability was not found sufficient"),
    ("応募書類の記載に不備があるため", "The application form is incomplete or contradicts itself"),
    ("期間・勤務条件に対応できないため", "Cannot meet the conditions or the period of the internship"),
    ("受入枠に限りがあり、総合的に判断した結果", "Overall assessment, as places are limited"),
)
"""Reasons as an office words them, in Japanese and English, until it words its own."""


def total_of(scores: Mapping[str, int], weights: Mapping[str, int]) -> int | None:
    """Return the points of all criteria as one number from 0 to 100; criteria that are asked no more do not count."""
    asked = {code: points for code, points in scores.items() if weights.get(code)}
    return weighted(asked, weights)


def spread(totals: Collection[int | None]) -> int | None:
    """Return how far the totals lie apart; None as long as fewer than two reviewers gave points."""
    given = [total for total in totals if total is not None]
    return max(given) - min(given) if len(given) > 1 else None


def mean(totals: Collection[int | None]) -> int | None:
    """Return the mean of the totals, rounded half up; None without any."""
    given = [total for total in totals if total is not None]
    return (2 * sum(given) + len(given)) // (2 * len(given)) if given else None


def disagree(opinions: Collection[str], totals: Collection[int | None]) -> bool:
    """Tell whether reviewers disagree: their opinions differ, or their totals lie far apart."""
    return len(set(opinions)) > 1 or (spread(totals) or 0) >= FAR_APART


@dataclass(frozen=True, slots=True)
class Judged:
    """All that the reviewers said of one application, for a proposal."""

    opinions: Sequence[str]
    mean: int | None


def proposed(judged: Mapping[int, Judged], places: int | None = None) -> Mapping[int, Tentative]:
    """Return what follows from the reviews where they agree; who is to be confirmed or disputed stays open.

    With a number of places only the best are to pass; the others with the same opinion stay open, since no reviewer
    wanted to reject them.
    """
    agreed = {number: set(each.opinions) for number, each in judged.items()}
    rejected = [number for number, opinions in agreed.items() if opinions == {Opinion.REJECT}]
    passing = [number for number, opinions in agreed.items() if opinions == {Opinion.PASS}]
    best = sorted(passing, key=lambda number: (-(judged[number].mean or 0), number))[:places]
    found = dict.fromkeys(rejected, Tentative.REJECT) | dict.fromkeys(best, Tentative.PASS)
    return MappingProxyType(found)
