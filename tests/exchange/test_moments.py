from datetime import UTC, date, datetime

import pytest

from jipdesk.exchange.moments import moment
from jipdesk.exchange.readings import Unreadable

read = moment(2000, 2100)
LAST_SECOND = datetime(2024, 6, 30, 14, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2024-06-30T23:59:59",
        "2024-06-30 23:59:59",
        "2024/6/30 23:59:59",
        "２０２４／６／３０　２３：５９：５９",
        "2024年6月30日 23時59分59秒",
        "2024年6月30日23:59:59",
        "令和6年6月30日 23:59:59",
        "2024-06-30T14:59:59Z",
        "2024-06-30T14:59:59+00:00",
        "2024-06-30T21:59:59+07:00",
        "2024-06-30T21:59:59+0700",
        "2024-06-30 21:59:59 +07",
        "2024-06-30T09:59:59-05:00",
        "2024-06-30 23:59:59 JST",
        "2024-06-30 14:59:59 UTC",
        "2024/06/30 11:59:59 午後 GMT+9",
        "2024/06/30 午後11:59:59",
        "2024/06/30 11:59:59 PM",
        "2024-06-30T23:59:59.000",
        datetime(2024, 6, 30, 23, 59, 59),
        datetime(2024, 6, 30, 23, 59, 58, 999_999),
        datetime(2024, 6, 30, 23, 59, 59, 1),
    ],
)
def test_one_moment_is_understood_in_every_way_of_writing_it(text):
    assert read(text) == LAST_SECOND


@pytest.mark.parametrize(
    "text", ["2024-06-30", "2024年6月30日", date(2024, 6, 30), "2024-06-30 0:00", "2024-06-30 12:00 AM"]
)
def test_a_day_alone_is_its_first_minute_in_japan(text):
    assert read(text) == datetime(2024, 6, 29, 15, 0, tzinfo=UTC)


def test_an_empty_cell_is_no_moment():
    assert read("") is None


def test_fractions_of_a_second_are_kept():
    assert read("2024-06-30T14:59:59.5Z") == LAST_SECOND.replace(microsecond=500_000)
    assert read("2024-06-30T23:59:59.999") == LAST_SECOND.replace(microsecond=999_000)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2024-06-31T10:00", "no_such_date"),
        ("30/06/2024 23:59", "ambiguous_date"),
        ("2024-06-30T24:00:00", "no_such_time"),
        ("2024-06-30T23:60", "no_such_time"),
        ("2024-06-30T23:59:60", "no_such_time"),
        ("2024-06-30 13:00 PM", "no_such_time"),
        ("2024-06-30 23:59 EST", "unknown_zone"),
        ("2024-06-30T23:59:59+15:00", "unknown_zone"),
        ("2024-06-30T23:59:59+23:59", "unknown_zone"),
        ("23:59", "not_a_moment"),
        ("tomorrow at 23:59 or so: yes", "not_a_moment"),
        ("tomorrow", "not_a_date"),
        ("1970-01-01T00:00:00", "date_out_of_range"),
    ],
)
def test_what_is_no_moment_is_refused_with_its_reason(text, reason):
    with pytest.raises(Unreadable, match=reason):
        read(text)
