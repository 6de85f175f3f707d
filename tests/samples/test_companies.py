import holidays
import pytest
from python_calamine import CalamineWorkbook

from jipdesk import paths
from jipdesk.exchange.companies import read_companies
from jipdesk.exchange.headings import COMPANY_HEADINGS
from jipdesk.exchange.sheets import read_sheet
from jipdesk.matching.fields import fields_of
from jipdesk.matching.markets import codes
from jipdesk.rules import companies as rules
from jipdesk.rules import edition_file
from jipdesk.rules.corporate_number import is_valid
from jipdesk.rules.countries import read_names
from jipdesk.samples import companies

SHEET = paths.resource("samples/companies_2024.xlsx")
NAMES = read_names(paths.resource("countries/names.csv"))


@pytest.fixture(scope="module")
def hosts():
    read = read_companies(read_sheet(SHEET, COMPANY_HEADINGS), ["in-person", "online"], NAMES)
    assert read.refused == ()
    return read.rows


def test_the_shipped_sheet_is_the_one_that_is_made():
    first, *rows = CalamineWorkbook.from_path(SHEET).get_sheet_by_index(0).to_python()

    assert tuple(first) == companies.HEADINGS
    assert rows == [list(row) for row in companies.rows()]


def test_there_are_24_companies_with_30_openings_in_both_courses(hosts):
    openings = [opening for host in hosts for opening in host.openings]

    assert (len(hosts), len(openings)) == (24, 30)
    assert {opening.course for opening in openings} == {"in-person", "online"}


def test_corporate_numbers_check_but_no_registry_office_gives_them(hosts):
    assert all(is_valid(host.corporate_number) and host.corporate_number[1:5] == "9999" for host in hosts)
    assert len({host.corporate_number for host in hosts}) == 24


def test_one_company_is_to_be_confirmed_and_one_is_too_large(hosts):
    parameters = edition_file.shipped(2024).company
    outcomes = {}
    for host in hosts:
        facts = rules.CompanyFacts(
            organisation_type=host.organisation_type,
            head_office_country=host.head_office_country,
            industry_class=host.industry_class,
            capital_yen=host.capital_yen,
            employees=host.employees,
        )
        outcomes[host.company_no] = [r.outcome for r in rules.judge(facts, parameters) if r.outcome != "pass"]

    assert {number: found for number, found in outcomes.items() if found} == {
        "C24-023": ["confirm"],
        "C24-024": ["fail"],
    }


def test_internships_run_from_a_monday_to_a_friday_that_are_no_holidays(hosts):
    closed = holidays.country_holidays("JP", years=2024)

    for opening in (opening for host in hosts for opening in host.openings):
        assert (opening.starts_on.weekday(), opening.ends_on.weekday()) == (0, 4)
        assert opening.starts_on not in closed
        assert opening.ends_on not in closed
        assert (opening.ends_on - opening.starts_on).days < 90


def test_matching_understands_every_field_and_market(hosts):
    for opening in (opening for host in hosts for opening in host.openings):
        assert all(fields_of(field) for field in opening.fields), opening.fields
        assert all(codes([market], NAMES.find) for market in opening.target_markets), opening.target_markets


def test_mail_goes_to_domains_reserved_for_examples(hosts):
    assert all(host.contact_email.split(".", 1)[1] in ("example.com", "example.org") for host in hosts)
