"""What has to be true before an internship may start or end and a match be decided: every reason against it.

The gates of a placement: agreements signed, insurance in force, and for people who travel to Japan a visa or the waiver
confirmed; at the end reports, evaluation, allowance and lent things.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jipdesk.rules.codes import CourseKind
from jipdesk.rules.states import PaperState, PaymentState, VisaState


class Obstacle(StrEnum):
    """One code for each thing that stands in the way."""

    COMPANY_AGREEMENT_OPEN = "company_agreement_open"
    INTERN_AGREEMENT_OPEN = "intern_agreement_open"
    PERIOD_MISSING = "period_missing"
    INSURANCE_MISSING = "insurance_missing"
    INSURANCE_TOO_SHORT = "insurance_too_short"
    VISA_OPEN = "visa_open"
    REPORTS_MISSING = "reports_missing"
    EVALUATION_MISSING = "evaluation_missing"
    ALLOWANCE_OPEN = "allowance_open"
    EQUIPMENT_OUT = "equipment_out"
    OTHER_MATCH_AGREED = "other_match_agreed"
    OPENING_FULL = "opening_full"
    COMMITTEE_OPEN = "committee_open"


SIGNED = frozenset({PaperState.SIGNED_BY_B, PaperState.FILED})
MAY_ENTER = frozenset(
    {VisaState.NOT_NEEDED, VisaState.ISSUED, VisaState.TICKETED, VisaState.ARRIVED, VisaState.DEPARTED}
)
SETTLED = frozenset({PaymentState.RECEIPT_FILED})


@dataclass(frozen=True, slots=True)
class Preparation:
    """What is known of a placement before it starts."""

    kind: CourseKind
    starts_on: date | None
    ends_on: date | None
    company_agreement: PaperState | None
    intern_agreement: PaperState | None
    insured_from: date | None
    insured_until: date | None
    visa: VisaState | None


@dataclass(frozen=True, slots=True)
class Completion:
    """What is known of a placement at its end."""

    reports_missing: int
    evaluated: bool
    is_paid: bool
    """The course pays a daily amount."""
    payments: tuple[PaymentState, ...]
    lent_out: int
    """things of the office still with the intern"""


@dataclass(frozen=True, slots=True)
class Decision:
    """What is known when a match is about to be decided."""

    other_match_agreed: bool
    """The same person has agreed with another company."""
    places: int
    filled: int
    committee_asked: bool
    """The edition's matches need the approval of the Screening Committee (審査委員会)."""
    committee_approved: bool


LAST_YEAR_OF_COMMITTEE = 2023


def committee_asked(year: int) -> bool:
    """Tell whether the Screening Committee approves the matches of an edition: the pages of 2024 on speak of none."""
    return year <= LAST_YEAR_OF_COMMITTEE


def against_start(preparation: Preparation) -> Iterator[Obstacle]:
    """Yield everything that keeps a placement from running."""
    if preparation.company_agreement not in SIGNED:
        yield Obstacle.COMPANY_AGREEMENT_OPEN
    if preparation.intern_agreement not in SIGNED:
        yield Obstacle.INTERN_AGREEMENT_OPEN
    yield from _against_insurance(preparation)
    if preparation.kind is CourseKind.IN_PERSON and preparation.visa not in MAY_ENTER:
        yield Obstacle.VISA_OPEN


def against_completion(completion: Completion) -> Iterator[Obstacle]:
    """Yield everything that keeps a placement from being completed."""
    if completion.reports_missing:
        yield Obstacle.REPORTS_MISSING
    if not completion.evaluated:
        yield Obstacle.EVALUATION_MISSING
    if completion.is_paid and not (completion.payments and SETTLED.issuperset(completion.payments)):
        yield Obstacle.ALLOWANCE_OPEN
    if completion.lent_out:
        yield Obstacle.EQUIPMENT_OUT


def against_decision(decision: Decision) -> Iterator[Obstacle]:
    """Yield everything that keeps a match from being decided."""
    if decision.other_match_agreed:
        yield Obstacle.OTHER_MATCH_AGREED
    if decision.filled >= decision.places:
        yield Obstacle.OPENING_FULL
    if decision.committee_asked and not decision.committee_approved:
        yield Obstacle.COMMITTEE_OPEN


def _against_insurance(preparation: Preparation) -> Iterator[Obstacle]:
    if preparation.starts_on is None or preparation.ends_on is None:
        yield Obstacle.PERIOD_MISSING
    elif preparation.insured_from is None or preparation.insured_until is None:
        yield Obstacle.INSURANCE_MISSING
    elif preparation.starts_on < preparation.insured_from or preparation.insured_until < preparation.ends_on:
        yield Obstacle.INSURANCE_TOO_SHORT
