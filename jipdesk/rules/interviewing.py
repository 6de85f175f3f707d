"""面接: its criteria, what it may end with, and who would have to be in two talks at once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import groupby
from types import MappingProxyType


class Stage(StrEnum):
    """Whose interview it is."""

    OFFICE = "office"
    COMPANY = "company"


class Method(StrEnum):
    """How people meet."""

    VIDEO = "video"
    TELEPHONE = "telephone"
    IN_PERSON = "in_person"


class Criterion(StrEnum):
    """What interviewers give points for, 1 to 5."""

    PURPOSE = "purpose"
    COMMUNICATION = "communication"
    KNOWLEDGE = "knowledge"
    COOPERATION = "cooperation"
    INDEPENDENCE = "independence"


WEIGHTS: Mapping[str, int] = MappingProxyType(
    {
        Criterion.PURPOSE: 25,
        Criterion.COMMUNICATION: 25,
        Criterion.KNOWLEDGE: 20,
        Criterion.COOPERATION: 15,
        Criterion.INDEPENDENCE: 15,
    }
)
"""The office's to change; aptitude and understanding of the purpose are what the calls name as grounds of selection."""


class InterviewOutcome(StrEnum):
    """What interviewers recommend, and what the office decides."""

    PASS = "pass"  # noqa: S105 - a decision, no password
    WAITLIST = "waitlist"
    NOT_SELECT = "not_select"


@dataclass(frozen=True, slots=True)
class Booking:
    """Someone's time: an interviewer's by name, an applicant's by number."""

    who: str
    starts_at: datetime
    minutes: int
    of: int = 0
    """the application whose talk it is for"""

    @property
    def ends_at(self) -> datetime:
        """The moment from which the person is free again."""
        return self.starts_at + timedelta(minutes=self.minutes)


def clashes(bookings: Iterable[Booking]) -> Iterator[tuple[Booking, Booking]]:
    """Yield the bookings of one person that overlap, the earlier first; ending when the next begins is no overlap."""
    by_person = sorted(bookings, key=lambda booking: (booking.who, booking.starts_at, booking.ends_at))
    for _, theirs in groupby(by_person, key=lambda booking: booking.who):
        # The one that ends last so far is in the way of the next, also where a short talk lies between.
        longest: Booking | None = None
        for booking in theirs:
            if longest and booking.starts_at < longest.ends_at:
                yield longest, booking
            if longest is None or booking.ends_at > longest.ends_at:
                longest = booking
