"""Working days in Japan: no weekend, no public holiday, no day of the New Year closure.

Public holidays come in as a set, since the law that sets them changes; offices close from 29 December to 3 January
(行政機関の休日に関する法律 第1条).
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from datetime import date, timedelta

_DAY = timedelta(days=1)
_SATURDAY = 5
_NEW_YEAR = frozenset({(12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3)})


def is_working(day: date, holidays: AbstractSet[date]) -> bool:
    """Say whether offices in Japan work on this day."""
    return day.weekday() < _SATURDAY and day not in holidays and (day.month, day.day) not in _NEW_YEAR


def working_days(first: date, last: date, holidays: AbstractSet[date]) -> tuple[date, ...]:
    """Return the working days of a period, both ends included."""
    return tuple(day for day in days(first, last) if is_working(day, holidays))


def days(first: date, last: date) -> Iterator[date]:
    """Yield every day of a period, both ends included; none where it ends before it begins."""
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def shifted(day: date, working: int, holidays: AbstractSet[date]) -> date:
    """Return the day that lies so many working days later, or earlier for a negative number; 0 is the day itself."""
    step = _DAY if working > 0 else -_DAY
    left = abs(working)
    while left:
        day += step
        left -= is_working(day, holidays)
    return day


def next_working_day(day: date, holidays: AbstractSet[date]) -> date:
    """Return the day itself if it is a working one, else the first one after it."""
    while not is_working(day, holidays):
        day += _DAY
    return day


def last_working_day(day: date, holidays: AbstractSet[date]) -> date:
    """Return the day itself if it is a working one, else the last one before it."""
    while not is_working(day, holidays):
        day -= _DAY
    return day
