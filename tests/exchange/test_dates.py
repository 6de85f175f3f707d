from datetime import date, datetime

import pytest

from jipdesk.exchange.dates import day
from jipdesk.exchange.readings import Unreadable

read = day(1900, 2100)


@pytest.mark.parametrize(
    "text",
    [
        "2001-02-03",
        "2001/2/3",
        "2001.2.3",
        "2001年2月3日",
        "2001 年 2 月 3 日",
        "２００１／０２／０３",
        "２００１年２月３日",
        "2001‐02‐03",
        "20010203",
        " 2001-02-03 ",
        "2001-02-03 00:00:00",
        "2001-02-03T00:00",
        "2001/2/3(土)",
        "平成13年2月3日",
        "平成１３年２月３日",
        "㍻13年2月3日",
        "H13.2.3",
        "3 February 2001",
        "3-Feb-2001",
        "Feb 3, 2001",
        "February 3rd, 2001",
    ],
)
def test_a_date_is_understood_however_it_is_written(text):
    assert read(text) == date(2001, 2, 3)


@pytest.mark.parametrize("cell", [date(2001, 2, 3), datetime(2001, 2, 3)])
def test_a_date_of_the_spreadsheet_is_a_date(cell):
    found = read(cell)

    assert type(found) is date
    assert found == date(2001, 2, 3)


@pytest.mark.parametrize("text", ["", "  ", "　"])
def test_an_empty_cell_is_no_date(text):
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2001-02-30", "no_such_date"),
        ("2001-02-29", "no_such_date"),
        ("2001-13-01", "no_such_date"),
        ("0000-00-00", "no_such_date"),
        ("平成31年5月2日", "no_such_date"),
        ("昭和64年1月8日", "no_such_date"),
        ("平成元年1月7日", "no_such_date"),
        ("03/02/2001", "ambiguous_date"),
        ("3.2.2001", "ambiguous_date"),
        ("25/12/2001", "ambiguous_date"),
        ("01/2/3", "ambiguous_date"),
        ("1899-12-31", "date_out_of_range"),
        ("9999-12-31", "date_out_of_range"),
        ("2001-02-03 10:00", "not_a_date"),
        ("2001-2/3", "not_a_date"),
        ("36925", "number_of_date"),
        ("abc", "not_a_date"),
        ("2001-02", "not_a_date"),
        ("3 Ma 2001", "not_a_date"),
        ("#N/A", "sheet_error"),
        (datetime(2001, 2, 3, 10, 0), "not_a_date"),
        (date(1899, 1, 1), "date_out_of_range"),
    ],
)
def test_what_is_no_date_is_refused_with_its_reason(text, reason):
    with pytest.raises(Unreadable, match=reason):
        read(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("昭和64年1月7日", date(1989, 1, 7)),
        ("平成元年1月8日", date(1989, 1, 8)),
        ("令和元年5月1日", date(2019, 5, 1)),
        ("平成31年4月30日", date(2019, 4, 30)),
        ("大正15年12月25日", date(1926, 12, 25)),
        ("昭和元年12月25日", date(1926, 12, 25)),
        ("2000-02-29", date(2000, 2, 29)),
    ],
)
def test_borders_of_eras_and_leap_days_are_right(text, expected):
    assert read(text) == expected
