from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jipdesk.i18n import JAPAN
from jipdesk.rules.codes import Outcome
from jipdesk.rules.deadline import judge, too_late_from
from jipdesk.rules.eligibility import CourseTerms, Facts, Parameters, Reason


def at(text, zone=JAPAN):
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def outcome(submitted, courses, parameters):
    return judge(Facts(submitted_at=submitted and at(submitted), courses=courses), parameters).outcome


def test_a_day_ends_at_midnight_in_japan():
    assert too_late_from(date(2024, 6, 30)) == datetime(2024, 6, 30, 15, tzinfo=UTC)


def test_a_minute_ends_at_its_last_second():
    assert too_late_from(datetime(2019, 6, 14, 23, 59)) == datetime(2019, 6, 15, tzinfo=JAPAN)
    assert too_late_from(datetime(2023, 6, 19, 12, 0)) == datetime(2023, 6, 19, 12, 1, tzinfo=JAPAN)


def test_a_minute_may_have_a_zone_of_its_own():
    assert too_late_from(datetime(2024, 6, 30, 14, 59, tzinfo=UTC)) == too_late_from(date(2024, 6, 30))


@pytest.mark.parametrize(
    ("year", "courses", "last", "late"),
    [
        (2019, ("A",), "2019-06-14T23:59:59.999999", "2019-06-15T00:00:00"),
        (2020, ("online",), "2020-10-15T23:59:59", "2020-10-16T00:00:00"),
        (2023, ("A",), "2023-06-19T12:00:59", "2023-06-19T12:01:00"),
        (2023, ("B",), "2023-07-03T23:59:59", "2023-07-04T00:00:00"),
        (2023, ("B2",), "2023-07-03T23:59:59", "2023-07-04T00:00:00"),
        (2023, ("C",), "2023-07-03T23:59:59", "2023-07-04T00:00:00"),
        (2023, ("A2",), "2023-08-15T23:59:59", "2023-08-16T00:00:00"),
        (2023, ("A", "B"), "2023-07-03T23:59:59", "2023-07-04T00:00:00"),
        (2023, ("A2", "A"), "2023-08-15T23:59:59", "2023-08-16T00:00:00"),
        (2023, (), "2023-08-15T23:59:59", "2023-08-16T00:00:00"),
        (2024, ("in-person", "online"), "2024-06-30T23:59:59", "2024-07-01T00:00:00"),
        (2024, (), "2024-06-30T14:59:59+00:00", "2024-06-30T15:00:00+00:00"),
        (2024, ("online",), "2024-06-30T21:59:59+07:00", "2024-06-30T22:00:00+07:00"),
        (2024, ("online",), "2024-06-30T20:44:59+05:45", "2024-06-30T20:45:00+05:45"),
        (2024, ("online",), "2024-07-01T04:59:59+14:00", "2024-07-01T05:00:00+14:00"),
        (2025, ("online",), "2025-06-30T23:59:59", "2025-07-01T00:00:00"),
        (2026, ("in-person-2",), "2026-06-30T23:59:59", "2026-07-01T00:00:00"),
    ],
)
def test_the_last_moment_passes_and_the_next_fails(year, courses, last, late, parameters):
    assert outcome(last, courses, parameters[year]) is Outcome.PASS
    assert outcome(late, courses, parameters[year]) is Outcome.FAIL


@given(
    second=st.integers(-100_000, 100_000),
    zone=st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)
def test_the_zone_in_which_a_moment_is_written_does_not_matter(second, zone, parameters):
    closes = too_late_from(date(2024, 6, 30))

    finding = judge(Facts(submitted_at=(closes + timedelta(seconds=second)).astimezone(zone)), parameters[2024])

    assert finding.outcome is (Outcome.PASS if second < 0 else Outcome.FAIL)


def test_a_moment_not_stated_wants_confirming(parameters):
    assert judge(Facts(), parameters[2024]).reason is Reason.DEADLINE_NOT_STATED


def test_a_course_of_another_edition_has_no_deadline(parameters):
    finding = judge(Facts(submitted_at=at("2023-06-01T00:00"), courses=("online",)), parameters[2023])

    assert (finding.outcome, finding.reason) == (Outcome.CONFIRM, Reason.DEADLINE_COURSE_UNKNOWN)


def test_an_unknown_deadline_wants_confirming_unless_another_course_is_in_time():
    known = CourseTerms("a", closes_before=too_late_from(date(2030, 6, 30)))
    parameters = Parameters(year=2030, courses=(known, CourseTerms("b")))

    assert outcome("2030-07-01T00:00", ("b",), parameters) is Outcome.CONFIRM
    assert outcome("2030-07-01T00:00", ("a", "b"), parameters) is Outcome.CONFIRM
    assert outcome("2030-07-01T00:00", ("a",), parameters) is Outcome.FAIL
    assert outcome("2030-06-30T23:59", ("a", "b"), parameters) is Outcome.PASS
    assert outcome("2030-06-30T23:59", (), Parameters(year=2030)) is Outcome.CONFIRM


def test_the_finding_names_both_moments_in_japan(parameters):
    finding = judge(Facts(submitted_at=at("2024-06-30T15:00:00+00:00")), parameters[2024])

    assert finding.values == {"submitted": "2024-07-01T00:00:00+09:00", "closes": "2024-06-30T23:59:00+09:00"}
