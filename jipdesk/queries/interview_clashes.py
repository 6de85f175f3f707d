"""二重予約: who would have to be in two interviews at a time, and in which."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.models.application import Application
from jipdesk.models.interview import Interview
from jipdesk.models.person import Person
from jipdesk.queries.applications import full_name
from jipdesk.rules.interviewing import Booking, clashes

_LONGEST = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk as it is wished for."""

    application_id: int
    starts_at: datetime
    minutes: int
    interviewers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """Somebody is taken at the time: an interviewer, or the applicant (then there is no name)."""

    interviewer: str | None
    other: str
    """the applicant of the talk that is in the way"""
    starts_at: datetime
    """when that talk begins"""
    minutes: int


def found(session: Session, talks: Sequence[Talk], *, moving: Collection[int] = ()) -> list[tuple[Booking, Booking]]:
    """Return the pairs of bookings that overlap if these talks are added, the earlier first.

    The talks that are being moved are no longer in their old places.
    """
    if not talks:
        return []
    first, last = min(talk.starts_at for talk in talks), max(talk.starts_at for talk in talks)
    columns = (Interview.application_id, Interview.interviewers, Interview.starts_at, Interview.minutes)
    near = select(*columns).where(
        Interview.starts_at.between(first - _LONGEST, last + _LONGEST), Interview.id.not_in(moving)
    )
    known = list(_bookings(session.execute(near)))
    new = list(_bookings(talks))
    fresh = {id(booking) for booking in new}
    return [pair for pair in clashes([*known, *new]) if fresh & {id(each) for each in pair}]


def told(session: Session, talk: Talk, *, moving: Collection[int] = ()) -> list[Clash]:
    """Return who is taken at the time of one talk, with the talk that is in the way."""
    pairs = found(session, [talk], moving=moving)
    # The one that was there already is the one that is in the way.
    others = [
        one if (later.starts_at, later.of) == (talk.starts_at, talk.application_id) else later for one, later in pairs
    ]
    names = _names(session, {other.of for other in others})
    return [
        Clash(None if other.who == _applicant(other.of) else other.who, names[other.of], other.starts_at, other.minutes)
        for other in others
    ]


def is_applicant(booking: Booking) -> bool:
    """Tell whether the time that is booked is the applicant's."""
    return booking.who == _applicant(booking.of)


def _bookings(talks: Iterable[Any]) -> Iterator[Booking]:
    for talk in talks:
        number = talk.application_id
        for who in (_applicant(number), *(name.strip() for name in talk.interviewers)):
            yield Booking(who, talk.starts_at, talk.minutes, number)


def _applicant(number: int) -> str:
    return f"#{number}"


def _names(session: Session, numbers: Collection[int]) -> dict[int, str]:
    rows = session.execute(
        select(Application.id, Person.family_name, Person.given_name, Person.middle_name)
        .join(Person, Person.id == Application.person_id)
        .where(Application.id.in_(numbers))
    )
    return {row.id: full_name(row.family_name, row.given_name, row.middle_name) for row in rows}
