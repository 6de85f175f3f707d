import unicodedata
from datetime import date, datetime

import pytest
from python_calamine import CalamineWorkbook

from jipdesk import paths
from jipdesk.exchange.applications import read_applications
from jipdesk.exchange.duplicates import find_duplicates, parties_of
from jipdesk.exchange.headings import APPLICATION_HEADINGS
from jipdesk.exchange.sheets import read_sheet
from jipdesk.rules import edition_file
from jipdesk.rules.countries import read_names
from jipdesk.rules.eligibility import Facts, judge, verdict
from jipdesk.samples import applications
from jipdesk.samples.parts import countries

SHEET = paths.resource("samples/applications_2024.xlsx")


def as_facts():
    return [dict(zip(applications.HEADINGS, row, strict=True)) for row in applications.rows()]


@pytest.fixture(scope="module")
def people():
    return as_facts()


@pytest.fixture(scope="module")
def taken_in():
    names = read_names(paths.resource("countries/names.csv"))
    return read_applications(read_sheet(SHEET, APPLICATION_HEADINGS), ["in-person", "online"], names)


def test_the_same_number_of_applications_are_always_the_same(people):
    assert people == as_facts()


def test_the_shipped_sheet_is_the_one_that_is_made(people):
    first, *rows = CalamineWorkbook.from_path(SHEET).get_sheet_by_index(0).to_python()

    assert tuple(first) == applications.HEADINGS
    assert rows == [list(person.values()) for person in people]


def test_every_row_of_the_shipped_sheet_can_be_taken_in(taken_in):
    assert len(taken_in.rows) == 300
    assert taken_in.refused == ()


def test_most_are_eligible_and_some_are_to_be_confirmed(taken_in):
    parameters = edition_file.shipped_parameters(2024)
    verdicts = [verdict(judge(facts_of(row), parameters)) for row in taken_in.rows]

    assert {name: verdicts.count(name) for name in ("eligible", "confirm", "ineligible")} == {
        "eligible": 200,
        "confirm": 45,
        "ineligible": 55,
    }


def facts_of(row):
    return Facts(
        birth_date=row.birth_date,
        nationality=row.nationality,
        other_nationality=row.other_nationality,
        residence_country=row.residence_country,
        jlpt=row.jlpt,
        english_level=row.english_level,
        english_test=row.english_test,
        english_score=row.english_score,
        education=row.education_status,
        courses=row.courses,
        past_participation=frozenset(row.past_participation),
        purpose=row.agrees_with_purpose,
        full_time=row.full_time,
        documents=row.can_submit_documents,
        submitted_at=row.submitted_at,
    )


def test_they_come_from_fifty_countries_that_may_and_three_that_may_not(taken_in):
    eligible = edition_file.shipped_parameters(2024).nationalities - {"CN"}
    homes = {row.nationality for row in taken_in.rows}

    assert len(homes & eligible) == 50
    assert homes - eligible == {"CN", "KR", "PL"}


def test_some_people_apply_twice(taken_in):
    assert len(find_duplicates(list(parties_of(taken_in.rows)))) == 2


def test_the_passport_form_needs_no_more_than_plain_letters(people):
    names = (person[part] for person in people for part in ("family_name", "middle_name", "given_name"))

    assert all(name.isascii() for name in names)


SCRIPTS = """ARABIC ARMENIAN BENGALI CJK CYRILLIC DEVANAGARI ETHIOPIC GEORGIAN HANGUL KHMER LAO LATIN MYANMAR SINHALA
TAMIL THAI"""


def test_names_are_written_in_the_scripts_of_the_world(people):
    letters = {letter for person in people for letter in person["name_native"] if letter.isalpha()}

    assert {unicodedata.name(letter).split()[0] for letter in letters} == set(SCRIPTS.split())
    assert "𠮷" in letters


def test_nobody_can_be_reached_by_the_invented_addresses(people):
    hosts = {person["email"].partition("@")[2] for person in people}

    assert hosts <= {"example.com", "example.net", "example.org"}
    assert all(person["phone"].split()[1] == "00" for person in people)


def test_reasons_for_applying_are_hardly_ever_the_same(people):
    texts = [person["motivation"] for person in people]

    assert len(set(texts)) >= 295
    assert all(60 < len(text) < 900 for text in texts)
    assert not any("{" in text for text in texts)


def test_applications_arrive_in_the_order_of_their_numbers(people):
    arrived = [person["submitted_at"] for person in people]

    assert arrived == sorted(arrived)
    assert [person["receipt_no"] for person in people] == [f"24-{number:06}" for number in range(1, 301)]


def test_any_number_can_be_made():
    assert [sum(1 for _ in applications.rows(count)) for count in (0, 1, 7, 1234)] == [0, 1, 7, 1234]


def test_every_country_names_its_people_and_cities():
    assert all(country.names and country.cities for country in countries().values())


def test_dates_are_dates_and_moments_are_moments(people):
    assert {type(person["submitted_at"]) for person in people} == {datetime}
    assert {type(person["birth_date"]) for person in people if person["birth_date"]} == {date}
