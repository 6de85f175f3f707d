from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jipdesk.rules.age import age, judge
from jipdesk.rules.codes import Outcome
from jipdesk.rules.eligibility import Facts, Parameters, Reason

DAY = timedelta(days=1)
WINDOWS = {
    2019: (date(1978, 6, 15), date(1999, 6, 14)),
    2020: (date(1979, 10, 16), date(2000, 10, 15)),
    2023: (date(1982, 8, 2), date(2005, 8, 1)),
    2024: (date(1983, 8, 2), date(2006, 8, 1)),
    2025: (date(1984, 8, 26), date(2007, 8, 25)),
}
"""The eligible dates of birth as birthdays count; the first one and the day after the last one want confirming."""


def outcome(born, parameters):
    return judge(Facts(birth_date=born), parameters).outcome


@pytest.mark.parametrize("year", WINDOWS)
def test_both_ends_of_the_window_and_their_neighbours(year, parameters):
    first, last = WINDOWS[year]
    around = [first - DAY, first, first + DAY, last - DAY, last, last + DAY, last + 2 * DAY]

    assert [outcome(born, parameters[year]) for born in around] == [
        "fail", "confirm", "pass", "pass", "pass", "confirm", "fail",
    ]  # fmt: skip


@pytest.mark.parametrize("year", WINDOWS)
@given(born=st.dates(date(1970, 1, 1), date(2015, 1, 1)))
def test_exactly_the_dates_in_the_window_pass(year, parameters, born):
    first, last = WINDOWS[year]

    found = outcome(born, parameters[year])

    assert (found is Outcome.PASS) == (first < born <= last)
    assert (found is Outcome.CONFIRM) == (born in {first, last + DAY})


@given(born=st.dates(date(1900, 1, 1), date(2020, 1, 1)), on=st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_person_grows_by_one_year_on_one_day_of_the_year(born, on):
    grows = [day for day in (on + n * DAY for n in range(366)) if age(born, on=day) != age(born, on=day - DAY)]

    assert len(grows) in {1, 2}
    assert all((day.month, day.day) in {(born.month, born.day), (3, 1)} for day in grows)


@pytest.mark.parametrize(("on", "years"), [(date(2026, 2, 28), 13), (date(2026, 3, 1), 14), (date(2028, 2, 29), 16)])
def test_leap_day_birthdays_of_common_years_fall_on_the_first_of_march(on, years):
    assert age(date(2012, 2, 29), on=on) == years


def test_a_leap_day_child_who_turns_too_old_on_the_first_of_march_wants_confirming():
    limits = Parameters(year=2025, age_min=18, age_max=40, age_on=date(2025, 2, 28))

    assert outcome(date(1984, 2, 29), limits) is Outcome.CONFIRM
    assert outcome(date(1984, 3, 1), limits) is Outcome.CONFIRM
    assert outcome(date(1984, 3, 2), limits) is Outcome.PASS
    assert outcome(date(2007, 2, 28), limits) is Outcome.PASS


def test_on_a_leap_day_only_those_born_on_the_day_after_turn_next():
    limits = Parameters(year=2024, age_min=18, age_max=40, age_on=date(2024, 2, 29))

    assert outcome(date(1983, 3, 1), limits) is Outcome.CONFIRM
    assert outcome(date(2004, 2, 29), limits) is Outcome.PASS
    assert outcome(date(2006, 3, 1), limits) is Outcome.CONFIRM


def test_the_finding_names_age_day_and_limit(parameters):
    finding = judge(Facts(birth_date=date(1983, 7, 31)), parameters[2024])

    assert finding.reason is Reason.AGE_OVER
    assert finding.values == {"age": 41, "on": "2024-08-01", "maximum": 40}


def test_somebody_not_yet_born_is_too_young(parameters):
    finding = judge(Facts(birth_date=date(2024, 8, 2)), parameters[2024])

    assert (finding.outcome, finding.reason) == (Outcome.FAIL, Reason.AGE_BORN_LATER)


def test_without_a_date_of_birth_or_a_rule_the_age_wants_confirming(parameters):
    assert judge(Facts(), parameters[2024]).reason is Reason.AGE_NOT_STATED
    assert judge(Facts(birth_date=date(2000, 1, 1)), parameters[2026]).reason is Reason.AGE_RULE_UNKNOWN
