"""How many days are not insured and how many nights have no room."""

from datetime import date

import pytest

from jipdesk.rules.shortfall import nights_without_room, uninsured_days
from jipdesk.rules.stay import Stay

FIRST, LAST = date(2024, 8, 26), date(2024, 10, 4)


@pytest.mark.parametrize(
    ("insured_from", "insured_until", "days"),
    [
        (FIRST, LAST, 0),
        (date(2024, 8, 28), LAST, 2),
        (FIRST, date(2024, 10, 3), 1),
        (date(2024, 8, 27), date(2024, 10, 1), 4),
        (date(2025, 1, 1), date(2025, 2, 1), 40),
        (None, LAST, 0),
    ],
)
def test_days_of_the_stay_outside_the_insurance_are_counted(insured_from, insured_until, days):
    stay = Stay(FIRST, LAST, insured_from=insured_from, insured_until=insured_until)

    assert uninsured_days(stay) == days


@pytest.mark.parametrize(
    ("check_in", "check_out", "nights"),
    [
        (FIRST, LAST, 0),
        (date(2024, 8, 25), date(2024, 10, 5), 0),
        (date(2024, 8, 27), LAST, 1),
        (FIRST, date(2024, 10, 1), 3),
        (FIRST, None, 0),
    ],
)
def test_nights_between_arrival_and_departure_without_a_room_are_counted(check_in, check_out, nights):
    stay = Stay(FIRST, LAST, check_in=check_in, check_out=check_out)

    assert nights_without_room(stay) == nights
