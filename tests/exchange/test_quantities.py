from decimal import Decimal

import pytest

from jipdesk.exchange.quantities import decimal, hours, whole, year
from jipdesk.exchange.readings import Unreadable

read = whole(1, 10**12)


@pytest.mark.parametrize(
    "text",
    [
        "300000000",
        "300,000,000",
        "３００，０００，０００",
        "300,000,000円",
        "¥300,000,000",
        "￥300000000",
        "3億円",
        "３億",
        "30,000万円",
        "3.0億",
    ],
)
def test_a_whole_number_is_understood_however_it_is_written(text):
    assert read(text) == 300_000_000


def test_large_units_add_up():
    assert read("1億5,000万") == 150_000_000
    assert read("120名") == 120


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("12.5", "not_whole"),
        ("0", "number_out_of_range"),
        ("-5", "number_out_of_range"),
        ("1e9", "not_a_number"),
        ("1,00", "not_a_number"),
        ("many", "not_a_number"),
        ("NaN", "not_a_number"),
        ("9" * 39, "number_out_of_range"),
        ("9" * 5000, "not_a_number"),
        ("億", "not_a_number"),
        ("1..2", "not_a_number"),
    ],
)
def test_what_is_no_such_number_is_refused_with_its_reason(text, reason):
    with pytest.raises(Unreadable, match=reason):
        read(text)


@pytest.mark.parametrize("text", ["", " "])
def test_nothing_is_no_number(text):
    assert read(text) is None
    assert hours(text) is None
    assert decimal(text.strip()) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [("8", "8"), ("7.5", "7.5"), ("7:30", "7.5"), ("8時間", "8"), ("７．５", "7.5"), ("8:00:00", "8")],
)
def test_hours_are_understood_as_numbers_and_on_the_clock(text, expected):
    assert hours(text) == Decimal(expected)


@pytest.mark.parametrize("text", ["0", "25", "-1"])
def test_a_day_has_no_such_hours(text):
    with pytest.raises(Unreadable, match="number_out_of_range"):
        hours(text)


@pytest.mark.parametrize("text", ["2019", "2019年度", "2019年", "FY2019", "令和元年", "令和元年度", "R1", "平成31年"])
def test_a_year_is_understood_in_both_calendars(text):
    assert year(text, 2000, 2100) == 2019


@pytest.mark.parametrize(
    ("text", "reason"), [("19", "not_a_year"), ("1812", "number_out_of_range"), ("last year", "not_a_year")]
)
def test_what_is_no_year_is_refused(text, reason):
    with pytest.raises(Unreadable, match=reason):
        year(text, 2000, 2100)
