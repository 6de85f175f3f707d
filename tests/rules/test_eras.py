from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jipdesk.rules.eras import ERAS, era_year, fiscal_year, wareki


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2024, 8, 1), "令和6年8月1日"),
        (date(2019, 5, 1), "令和元年5月1日"),
        (date(2019, 4, 30), "平成31年4月30日"),
        (date(1989, 1, 8), "平成元年1月8日"),
        (date(1989, 1, 7), "昭和64年1月7日"),
        (date(1926, 12, 25), "昭和元年12月25日"),
        (date(1926, 12, 24), "大正15年12月24日"),
        (date(1912, 7, 30), "大正元年7月30日"),
        (date(1912, 7, 29), "明治45年7月29日"),
        (date(1873, 1, 1), "明治6年1月1日"),
    ],
)
def test_a_date_is_written_by_its_era(day, text):
    assert wareki(day) == text


def test_the_year_in_latin_letters():
    assert era_year(date(2025, 1, 1)).romaji == "Reiwa 7"


def test_there_are_no_era_years_before_the_gregorian_calendar():
    with pytest.raises(ValueError, match="1873"):
        wareki(date(1872, 12, 31))


@pytest.mark.parametrize(
    ("year", "name"), [(2016, "平成28年度"), (2018, "平成30年度"), (2019, "令和元年度"), (2024, "令和6年度")]
)
def test_a_fiscal_year_has_its_name(year, name):
    assert fiscal_year(year) == name


@given(day=st.dates(date(1873, 1, 1), date(2100, 12, 31)))
def test_the_era_year_leads_back_to_the_year(day):
    found = era_year(day)

    assert found.era in ERAS
    assert found.era.starts.year + found.number - 1 == day.year
