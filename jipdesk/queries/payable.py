"""活動支援金: which days of a placement are paid for, as far as they are known."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.i18n import JAPAN
from jipdesk.models.application import Application
from jipdesk.models.company import Opening
from jipdesk.models.edition import Course
from jipdesk.models.person import Person
from jipdesk.models.placement import Placement
from jipdesk.models.training import Attendance, TrainingSession
from jipdesk.queries import chosen, stays
from jipdesk.rules import allowance
from jipdesk.rules.allowance import DayCount, DayKind
from jipdesk.rules.stay import Stay


@dataclass(frozen=True, slots=True)
class Payable:
    """What of a placement, its course and its intern decides on the allowance."""

    id: int
    starts_on: date | None
    ends_on: date | None
    residence_country: str | None
    daily_amount_yen: int | None
    days_paid: str | None
    """a `DayCount`; None where the course does not say"""
    local_currency: bool


def payable(session: Session, placement_ids: Collection[int]) -> list[Payable]:
    """Return what decides on the allowance of each placement, or refuse because some are no longer there."""
    columns = (
        *(Placement.id, Placement.starts_on, Placement.ends_on, Person.residence_country),
        *(Course.daily_amount_yen, Course.days_paid, Course.local_currency),
    )
    statement = (
        select(*columns)
        .join(Application, Application.id == Placement.application_id)
        .join(Person, Person.id == Application.person_id)
        .join(Opening, Opening.id == Placement.opening_id)
        .join(Course, Course.id == Opening.course_id)
    )
    return [Payable(*row) for row in chosen.every(session, statement, Placement.id, placement_ids)]


def paid_days(
    session: Session,
    found: Collection[Payable],
    holidays: AbstractSet[date],
    stays_instead: Mapping[int, Stay] = MappingProxyType({}),
) -> dict[int, tuple[date, ...]]:
    """Return the days that are paid for, by placement; travel and training may lie outside the period.

    Where a course does not say which days count, the days of activity do. Every placement needs its period. The days
    of travel are those of the flights that are booked, or of a stay as it would be instead.
    """
    known = _known_days(session, [row.id for row in found], stays_instead)
    days: dict[int, tuple[date, ...]] = {}
    for row in found:
        assert row.starts_on
        assert row.ends_on
        planned = allowance.planned_days(row.starts_on, row.ends_on, holidays, known[row.id])
        days[row.id] = allowance.paid_days(planned, DayCount(row.days_paid or DayCount.ACTIVITY_DAYS))
    return days


def _known_days(
    session: Session, ids: Collection[int], stays_instead: Mapping[int, Stay]
) -> defaultdict[int, dict[date, DayKind]]:
    days: defaultdict[int, dict[date, DayKind]] = defaultdict(dict)
    for number, facts in stays.facts(session, ids).items():
        stay = stays_instead.get(number, facts.stay)
        journey = (stay.lands_on, stay.leaves_on)
        days[number] |= {day: DayKind.TRAVEL for day in journey if day is not None}
    statement = select(Attendance.placement_id, TrainingSession.starts_at).join(
        TrainingSession, TrainingSession.id == Attendance.session_id
    )
    for number, starts_at in chosen.rows(session, statement, Attendance.placement_id, ids):
        days[number][starts_at.astimezone(JAPAN).date()] = DayKind.TRAINING
    return days
