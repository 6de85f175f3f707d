"""不足日数: how many days of a stay are not insured, and how many nights have no room."""

from datetime import date, timedelta

from jipdesk.rules.calendar import days
from jipdesk.rules.stay import Stay

_DAY = timedelta(days=1)


def uninsured_days(stay: Stay) -> int:
    """Return how many days from arrival to departure no insurance covers; 0 where there is none yet."""
    if stay.first_day is None or stay.last_day is None or stay.insured_from is None or stay.insured_until is None:
        return 0
    covered = (stay.insured_from, stay.insured_until)
    return sum(not _within(day, *covered) for day in days(stay.first_day, stay.last_day))


def nights_without_room(stay: Stay) -> int:
    """Return how many nights between arrival and departure the room is not booked for; 0 where there is none yet."""
    if stay.first_day is None or stay.last_day is None or stay.check_in is None or stay.check_out is None:
        return 0
    booked = (stay.check_in, stay.check_out - _DAY)
    return sum(not _within(night, *booked) for night in days(stay.first_day, stay.last_day - _DAY))


def _within(day: date, first: date, last: date) -> bool:
    return first <= day <= last
