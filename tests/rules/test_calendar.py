from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jipdesk.rules.calendar import days, is_working, last_working_day, shifted, working_days

HOLIDAYS = frozenset(holidays.country_holidays("JP", years=range(2019, 2028)))
DATES = st.dates(date(2019, 1, 10), date(2027, 11, 30))


def test_the_two_stretches_of_2020_have_thirty_working_days():
    autumn = working_days(date(2020, 12, 1), date(2020, 12, 23), HOLIDAYS)
    winter = working_days(date(2021, 1, 18), date(2021, 2, 3), HOLIDAYS)

    assert len(autumn) + len(winter) == 30


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2024, 8, 12), False),
        (date(2024, 8, 13), True),
        (date(2024, 8, 17), False),
        (date(2024, 12, 27), True),
        (date(2024, 12, 30), False),
        (date(2025, 1, 3), False),
        (date(2025, 1, 6), True),
        (date(2024, 5, 6), False),
    ],
)
def test_weekends_holidays_and_the_turn_of_the_year_are_free(day, working):
    assert is_working(day, HOLIDAYS) is working


def test_counting_backwards_leaps_over_golden_week():
    assert shifted(date(2024, 5, 7), -1, HOLIDAYS) == date(2024, 5, 2)
    assert shifted(date(2024, 5, 7), -3, HOLIDAYS) == date(2024, 4, 30)


def test_five_working_days_before_a_journey():
    assert shifted(date(2024, 9, 24), -5, HOLIDAYS) == date(2024, 9, 13)


def test_no_working_days_lead_to_the_day_itself():
    assert shifted(date(2024, 8, 17), 0, HOLIDAYS) == date(2024, 8, 17)


def test_a_period_that_ends_before_it_begins_has_no_days():
    assert list(days(date(2024, 8, 2), date(2024, 8, 1))) == []


@given(day=DATES, working=st.integers(1, 60))
def test_there_and_back_is_the_last_working_day(day, working):
    ahead = shifted(day, working, HOLIDAYS)

    assert is_working(ahead, HOLIDAYS)
    assert shifted(ahead, -working, HOLIDAYS) == last_working_day(day, HOLIDAYS)


@given(day=DATES, working=st.integers(1, 60))
def test_a_shift_passes_as_many_working_days_as_it_says(day, working):
    behind = shifted(day, -working, HOLIDAYS)

    assert len(working_days(behind, day - timedelta(days=1), HOLIDAYS)) == working
