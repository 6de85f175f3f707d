from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from jipdesk.rules.stay import Direction, Doubt, FlightLeg, Stay, doubts

OUT = FlightLeg(
    placement_id=1,
    direction=Direction.ARRIVAL,
    flight_no="XX 1",
    from_airport="NBO",
    to_airport="DOH",
    departs_at=datetime(2024, 8, 29, 12, tzinfo=UTC),
    departs_zone="Africa/Nairobi",
    arrives_at=datetime(2024, 8, 29, 17, tzinfo=UTC),
    arrives_zone="Asia/Qatar",
)
ON = replace(
    OUT,
    from_airport="DOH",
    to_airport="NRT",
    departs_at=datetime(2024, 8, 29, 20, tzinfo=UTC),
    departs_zone="Asia/Qatar",
    arrives_at=datetime(2024, 8, 30, 6, tzinfo=UTC),
    arrives_zone="Asia/Tokyo",
)
BACK = replace(
    OUT,
    direction=Direction.DEPARTURE,
    from_airport="HND",
    to_airport="NBO",
    departs_at=datetime(2024, 10, 12, 22, tzinfo=UTC),
    departs_zone="Asia/Tokyo",
    arrives_at=datetime(2024, 10, 13, 13, tzinfo=UTC),
    arrives_zone="Africa/Nairobi",
)
TOO_EARLY = datetime(2024, 8, 29, 16, 59, tzinfo=UTC)
STAY = Stay(
    starts_on=date(2024, 9, 2),
    ends_on=date(2024, 10, 11),
    legs=(OUT, ON, BACK),
    check_in=date(2024, 8, 30),
    check_out=date(2024, 10, 13),
    insured_from=date(2024, 8, 30),
    insured_until=date(2024, 10, 13),
    passport_expires_on=date(2024, 10, 13),
    status_of_residence="短期滞在",
    visa_valid_until=date(2024, 8, 30),
    visa_days=45,
)


def test_a_stay_that_fits_to_the_day_is_not_doubted():
    assert list(doubts(STAY)) == []


def test_days_are_counted_where_the_plane_is():
    """It leaves Haneda at 07:00 on the 13th, when it is still the 12th in UTC."""
    assert (STAY.lands_on, STAY.leaves_on) == (date(2024, 8, 30), date(2024, 10, 13))


def test_nothing_known_is_nothing_doubted():
    assert list(doubts(Stay())) == []


@pytest.mark.parametrize(
    ("change", "doubt"),
    [
        ({"starts_on": date(2024, 8, 29)}, Doubt.LANDS_AFTER_START),
        ({"ends_on": date(2024, 10, 14)}, Doubt.LEAVES_BEFORE_END),
        ({"check_in": date(2024, 8, 31)}, Doubt.CHECK_IN_LATE),
        ({"check_out": date(2024, 10, 12)}, Doubt.CHECK_OUT_EARLY),
        ({"insured_from": date(2024, 8, 31)}, Doubt.INSURANCE_STARTS_LATE),
        ({"insured_until": date(2024, 10, 12)}, Doubt.INSURANCE_ENDS_EARLY),
        ({"passport_expires_on": date(2024, 10, 12)}, Doubt.PASSPORT_EXPIRES),
        ({"visa_valid_until": date(2024, 8, 29)}, Doubt.VISA_EXPIRES),
        ({"visa_days": 44}, Doubt.STAY_EXCEEDS_VISA),
        ({"legs": (OUT, replace(ON, from_airport="DXB"), BACK)}, Doubt.LEGS_DO_NOT_MEET),
        (
            {"legs": (OUT, replace(ON, departs_at=datetime(2024, 8, 29, 16, 59, tzinfo=UTC)), BACK)},
            Doubt.LEGS_DO_NOT_MEET,
        ),
    ],
)
def test_one_thing_that_does_not_fit_is_one_doubt(change, doubt):
    assert list(doubts(replace(STAY, **change))) == [doubt]


@pytest.mark.parametrize(("minute", "expected"), [(59, []), (60, [Doubt.CHECK_OUT_EARLY])])
def test_who_leaves_before_dawn_may_have_left_the_room_the_evening_before(minute, expected):
    at = datetime(2024, 10, 12, 20, tzinfo=UTC) + timedelta(minutes=minute)  # from 05:00 on the 13th in Japan
    early = replace(STAY, legs=(OUT, ON, replace(BACK, departs_at=at)), check_out=date(2024, 10, 12))

    assert list(doubts(early)) == expected


def test_room_and_insurance_follow_the_internship_as_long_as_there_is_no_flight():
    without = replace(STAY, legs=(), check_in=date(2024, 9, 3), check_out=date(2024, 10, 10))

    assert list(doubts(without)) == [Doubt.CHECK_IN_LATE, Doubt.CHECK_OUT_EARLY]


@pytest.mark.parametrize(("day", "expected"), [(27, []), (28, [Doubt.STAY_EXCEEDS_STATUS])])
def test_a_temporary_visitor_stays_ninety_days_at_most(day, expected):
    leaving = replace(
        BACK, departs_at=datetime(2024, 11, day, 1, tzinfo=UTC), arrives_at=datetime(2024, 11, 29, tzinfo=UTC)
    )
    last = date(2024, 11, 30)
    long = replace(
        STAY, legs=(OUT, ON, leaving), visa_days=None, check_out=last, insured_until=last, passport_expires_on=last
    )

    assert list(doubts(long)) == expected
    assert list(doubts(replace(long, status_of_residence="特定活動"))) == []
