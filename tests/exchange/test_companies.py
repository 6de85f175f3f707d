from datetime import date
from decimal import Decimal

import pytest
from intake_sheets import COMPANY

from jipdesk.exchange.companies import read_companies
from jipdesk.exchange.headings import COMPANY_HEADINGS
from jipdesk.exchange.sheets import read_sheet
from jipdesk.rules.codes import EnglishLevel, IndustryClass, Jlpt, OrganisationType


def refusals(read):
    return [(cell.row, cell.column, cell.reason) for cell in read.refused]


def test_every_column_arrives_typed(companies):
    read = companies(
        {
            "name_en": "Example Co.",
            "corporate_number": "7000012050002",
            "organisation_type": "企業",
            "industry_class": "卸売業",
            "capital_yen": "１億円",
            "employees": "１，２００",
            "head_office_country": "日本",
            "prefecture": "東京都",
            "address": "千代田区",
            "representative": "高﨑",
            "contact_email": "c@example.jp",
            "starts_on": "2024年9月2日",
            "ends_on": "2024/10/31",
            "hours_per_day": "7:30",
            "task_ja": "調査\n翻訳",
            "required_jlpt": "N3",
            "required_english": "ビジネス",
            "fields": "経営;食品",
            "target_markets": "Viet Nam、タイ",
            "寮": "あり",
        }
    )
    company, opening = read.rows[0], read.rows[0].openings[0]

    assert read.refused == ()
    assert (company.company_no, company.name_ja, company.name_en) == ("C001", "株式会社例", "Example Co.")
    assert (company.organisation_type, company.industry_class) == (OrganisationType.COMPANY, IndustryClass.WHOLESALE)
    assert (company.capital_yen, company.employees, company.head_office_country) == (100_000_000, 1200, "JP")
    assert company.answers == {"寮": "あり"}
    assert (opening.opening_no, opening.course, opening.places) == ("1", "online", 2)
    assert (opening.starts_on, opening.ends_on, opening.hours_per_day) == (
        date(2024, 9, 2),
        date(2024, 10, 31),
        Decimal("7.5"),
    )
    assert (opening.required_jlpt, opening.required_english) == (Jlpt.N3, EnglishLevel.BUSINESS)
    assert (opening.fields, opening.target_markets) == (("経営", "食品"), ("Viet Nam", "タイ"))
    assert (company.received["capital_yen"], opening.received["hours_per_day"]) == ("１億円", "7:30")
    assert "capital_yen" not in opening.received


def test_the_rows_of_one_company_are_its_openings(companies):
    read = companies(
        {"prefecture": "東京都"},
        {"company_no": "C002"},
        {"opening_no": "2", "course": "in-person", "name_ja": "", "name_en": "Example", "prefecture": ""},
    )

    assert read.refused == ()
    assert [(company.company_no, [opening.opening_no for opening in company.openings]) for company in read.rows] == [
        ("C001", ["1", "2"]),
        ("C002", ["1"]),
    ]
    assert (read.rows[0].name_ja, read.rows[0].name_en, read.rows[0].prefecture) == ("株式会社例", "Example", "東京都")


def test_rows_that_differ_about_their_company_are_refused_with_the_column(companies):
    read = companies(
        {"employees": "10"}, {"opening_no": "2", "employees": "１０"}, {"opening_no": "3", "employees": "11"}
    )

    assert refusals(read) == [(4, "employees", "differs_from_row")]
    assert (read.refused[0].value, read.refused[0].values) == ("11", {"other": 2})
    assert [opening.opening_no for opening in read.rows[0].openings] == ["1", "2"]


def test_a_company_may_not_offer_anything_yet(companies):
    read = companies({"opening_no": "", "course": "", "places": ""})

    assert read.refused == ()
    assert read.rows[0].openings == ()


def test_two_openings_of_a_company_have_two_numbers(companies):
    read = companies({}, {"task_ja": "other"}, {"company_no": "C002"})

    assert refusals(read) == [(2, "opening_no", "twice_in_file"), (3, "opening_no", "twice_in_file")]
    assert [company.company_no for company in read.rows] == ["C002"]


@pytest.mark.parametrize(
    ("change", "column", "reason"),
    [
        ({"company_no": ""}, "company_no", "missing"),
        ({"name_ja": ""}, "name_ja", "name_missing"),
        ({"opening_no": ""}, "opening_no", "missing"),
        ({"course": ""}, "course", "missing"),
        ({"places": ""}, "places", "missing"),
        ({"places": "0"}, "places", "number_out_of_range"),
        ({"places": "1.5"}, "places", "not_whole"),
        ({"course": "moonbase"}, "course", "unknown_course"),
        ({"course": "online;in-person"}, "course", "only_one"),
        ({"starts_on": "2024-09-02", "ends_on": "2024-09-01"}, "ends_on", "ends_before_start"),
        ({"corporate_number": "1234567890123"}, "corporate_number", "not_a_corporate_number"),
        ({"organisation_type": "個人"}, "organisation_type", "not_known"),
        ({"industry_class": "農業"}, "industry_class", "not_known"),
        ({"capital_yen": "たくさん"}, "capital_yen", "not_a_number"),
        ({"head_office_country": "Atlantis"}, "head_office_country", "unknown_country"),
        ({"hours_per_day": "30"}, "hours_per_day", "number_out_of_range"),
        ({"required_jlpt": "N9"}, "required_jlpt", "not_known"),
        ({"fields": "x" * 201}, "fields", "too_long"),
    ],
)
def test_what_is_wrong_is_said_with_its_column(companies, change, column, reason):
    read = companies(change)

    assert refusals(read) == [(2, column, reason)]
    assert read.rows == ()


def test_merged_cells_of_a_company_are_as_good_as_repeated_ones(tmp_path, countries):
    import xlsxwriter
    from intake_sheets import fill

    with xlsxwriter.Workbook(tmp_path / "x.xlsx") as book:
        sheet = book.add_worksheet()
        fill(sheet, [list(COMPANY), list(COMPANY.values()), ["", "", "2", "online", 3]])
        sheet.merge_range(1, 0, 2, 0, "C001")
        sheet.merge_range(1, 1, 2, 1, "株式会社例")

    read = read_companies(read_sheet(tmp_path / "x.xlsx", COMPANY_HEADINGS), ("online",), countries)

    assert [(company.name_ja, len(company.openings)) for company in read.rows] == [("株式会社例", 2)]
