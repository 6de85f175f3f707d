import pytest
from hypothesis import given
from hypothesis import strategies as st

from jipdesk.rules.codes import CompanyRule, IndustryClass, OrganisationType, Outcome
from jipdesk.rules.companies import SIZE_LIMITS, CompanyFacts, CompanyParameters, judge, size
from jipdesk.rules.edition_file import shipped

MILLION = 1_000_000
NUMBERS = st.none() | st.integers(0, 10_000)


def outcomes(year, **facts):
    return {result.rule: result.outcome for result in judge(CompanyFacts(**facts), shipped(year).company)}


@pytest.mark.parametrize(
    ("kind", "before", "since"),
    [
        ("company", "pass", "pass"),
        ("association", "pass", "fail"),
        ("non-profit", "pass", "fail"),
        ("local government", "fail", "fail"),
        (None, "confirm", "confirm"),
    ],
)
def test_which_organisations_may_host(kind, before, since):
    stated = kind and OrganisationType(kind)

    found = [outcomes(year, organisation_type=stated)[CompanyRule.ORGANISATION] for year in (2019, 2023, 2024, 2025)]

    assert found == [before, since, since, since]


@pytest.mark.parametrize(("country", "outcome"), [("JP", "pass"), ("US", "fail"), (None, "confirm")])
def test_the_main_office_is_in_japan(country, outcome):
    for year in (2019, 2024):
        assert outcomes(year, head_office_country=country)[CompanyRule.MAIN_OFFICE] == outcome


@pytest.mark.parametrize(
    ("industry", "capital", "employees", "outcome"),
    [
        ("manufacturing", 300 * MILLION, 5000, "pass"),
        ("manufacturing", 300 * MILLION + 1, 300, "pass"),
        ("manufacturing", 300 * MILLION + 1, 301, "confirm"),
        ("manufacturing", 300 * MILLION + 1, 2000, "confirm"),
        ("manufacturing", 300 * MILLION + 1, 2001, "fail"),
        ("wholesale", 100 * MILLION, 5000, "pass"),
        ("wholesale", 100 * MILLION + 1, 100, "pass"),
        ("wholesale", 100 * MILLION + 1, 101, "confirm"),
        ("service", 50 * MILLION, 5000, "pass"),
        ("service", 50 * MILLION + 1, 100, "pass"),
        ("service", 50 * MILLION + 1, 101, "confirm"),
        ("retail", 50 * MILLION, 5000, "pass"),
        ("retail", 50 * MILLION + 1, 50, "pass"),
        ("retail", 50 * MILLION + 1, 51, "confirm"),
        ("retail", 50 * MILLION + 1, 2001, "fail"),
        ("retail", None, 50, "pass"),
        ("retail", None, 51, "confirm"),
        ("retail", None, 5000, "confirm"),
        ("retail", 50 * MILLION, None, "pass"),
        ("retail", 50 * MILLION + 1, None, "confirm"),
        ("retail", None, None, "confirm"),
        (None, 50 * MILLION, None, "pass"),
        (None, None, 50, "pass"),
        (None, 60 * MILLION, 60, "confirm"),
        (None, 400 * MILLION, 400, "confirm"),
        (None, 400 * MILLION, 2001, "fail"),
        (None, 200 * MILLION, 2001, "confirm"),
    ],
)
def test_small_and_medium_sized_pass_and_mid_sized_want_confirming(industry, capital, employees, outcome):
    facts = {"industry_class": industry and IndustryClass(industry), "capital_yen": capital, "employees": employees}

    assert outcomes(2024, **facts)[CompanyRule.SIZE] == outcome
    assert outcomes(2019, **facts)[CompanyRule.SIZE] == "pass"


@given(capital=NUMBERS.map(lambda n: n and n * 100_000), employees=NUMBERS)
def test_without_an_industry_the_size_is_sure_only_where_all_industries_agree(capital, employees):
    limited = CompanyParameters(year=2030, small_only=True)

    by_industry = {
        size(CompanyFacts(industry_class=industry, capital_yen=capital, employees=employees), limited).outcome
        for industry in SIZE_LIMITS
    }
    found = size(CompanyFacts(capital_yen=capital, employees=employees), limited).outcome

    assert found == (by_industry.pop() if len(by_industry) == 1 else Outcome.CONFIRM)


def test_where_nothing_is_known_of_an_edition_everything_wants_confirming():
    unknown = CompanyParameters(year=2030, office_country=None)
    facts = CompanyFacts(OrganisationType.COMPANY, "JP", IndustryClass.RETAIL, 1, 1)

    assert [result.outcome for result in judge(facts, unknown)] == [Outcome.CONFIRM] * 3
