"""活動支援金: the daily amount times the days that count, paid in instalments.

Which days count is published nowhere, so each edition says it; the daily amounts are those of the edition's course.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from jipdesk.rules import calendar


class DayKind(StrEnum):
    """What a day of the stay is used for."""

    ACTIVITY = "activity"
    TRAINING = "training"
    TRAVEL = "travel"
    REST = "rest"
    ABSENT = "absent"


class DayCount(StrEnum):
    """Which days an edition pays for."""

    ACTIVITY_DAYS = "activity_days"
    ACTIVITY_AND_TRAINING_DAYS = "activity_and_training_days"
    CALENDAR_DAYS = "calendar_days"


_PAID = {
    DayCount.ACTIVITY_DAYS: frozenset({DayKind.ACTIVITY}),
    DayCount.ACTIVITY_AND_TRAINING_DAYS: frozenset({DayKind.ACTIVITY, DayKind.TRAINING}),
    DayCount.CALENDAR_DAYS: frozenset(DayKind) - {DayKind.ABSENT},
}


@dataclass(frozen=True, slots=True)
class Instalment:
    """One payment: its days, both ends included, and yen."""

    number: int
    from_day: date
    to_day: date
    days: int
    daily_yen: int

    @property
    def amount_yen(self) -> int:
        """Days times the daily amount."""
        return self.days * self.daily_yen


def planned_days(
    starts_on: date, ends_on: date, holidays: AbstractSet[date], known: Mapping[date, DayKind]
) -> Mapping[date, DayKind]:
    """Return what each day of a placement is: working days for activity, the others for rest, unless known better.

    Known days may lie outside the period, such as the days of travel and pre-training.
    """
    period = {
        day: DayKind.ACTIVITY if calendar.is_working(day, holidays) else DayKind.REST
        for day in calendar.days(starts_on, ends_on)
    }
    return dict(sorted({**period, **known}.items()))


def paid_days(days: Mapping[date, DayKind], count: DayCount) -> tuple[date, ...]:
    """Return the days that are paid for."""
    return tuple(day for day, kind in sorted(days.items()) if kind in _PAID[count])


def instalments(paid: Iterable[date], daily_yen: int) -> tuple[Instalment, ...]:
    """Return one payment for each calendar month that has days to pay for."""
    months: dict[tuple[int, int], list[date]] = {}
    for day in sorted(paid):
        months.setdefault((day.year, day.month), []).append(day)
    return tuple(
        Instalment(number, month[0], month[-1], len(month), daily_yen)
        for number, month in enumerate(months.values(), start=1)
    )


def in_currency(amount_yen: int, rate: Decimal, digits: int) -> Decimal:
    """Return the local-currency equivalent at `rate` units for one yen, rounded half up to so many decimals."""
    return (amount_yen * rate).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
