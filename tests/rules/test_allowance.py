from datetime import date
from decimal import Decimal

import pytest

from jipdesk.rules.allowance import DayCount, DayKind, in_currency, instalments, paid_days, planned_days

HOLIDAYS = frozenset({date(2024, 9, 16), date(2024, 9, 23)})
KNOWN = {
    date(2024, 8, 30): DayKind.TRAVEL,
    date(2024, 9, 2): DayKind.TRAINING,
    date(2024, 9, 10): DayKind.ABSENT,
}
DAYS = planned_days(date(2024, 9, 2), date(2024, 10, 11), HOLIDAYS, KNOWN)


def test_working_days_are_for_activity_unless_known_better():
    assert DAYS[date(2024, 9, 3)] is DayKind.ACTIVITY
    assert DAYS[date(2024, 9, 16)] is DayKind.REST
    assert DAYS[date(2024, 9, 2)] is DayKind.TRAINING
    assert DAYS[date(2024, 8, 30)] is DayKind.TRAVEL
    assert list(DAYS) == sorted(DAYS)


@pytest.mark.parametrize(
    ("count", "days"),
    [(DayCount.ACTIVITY_DAYS, 26), (DayCount.ACTIVITY_AND_TRAINING_DAYS, 27), (DayCount.CALENDAR_DAYS, 40)],
)
def test_the_edition_says_which_days_are_paid(count, days):
    assert len(paid_days(DAYS, count)) == days


def test_each_month_is_one_instalment_and_the_sum_is_the_whole():
    paid = paid_days(DAYS, DayCount.ACTIVITY_DAYS)

    parts = instalments(paid, 3000)

    assert [(part.number, part.from_day, part.to_day, part.days) for part in parts] == [
        (1, date(2024, 9, 3), date(2024, 9, 30), 17),
        (2, date(2024, 10, 1), date(2024, 10, 11), 9),
    ]
    assert sum(part.amount_yen for part in parts) == len(paid) * 3000 == 78_000


def test_no_paid_days_make_no_instalment():
    assert instalments([], 3000) == ()


def test_a_stay_over_the_turn_of_the_year_keeps_its_order():
    parts = instalments([date(2021, 1, 18), date(2020, 12, 1)], 1200)

    assert [part.from_day for part in parts] == [date(2020, 12, 1), date(2021, 1, 18)]


def test_local_currency_is_rounded_half_up():
    assert in_currency(26_000, Decimal("163.255"), 0) == Decimal(4_244_630)
    assert in_currency(1, Decimal("0.125"), 2) == Decimal("0.13")
