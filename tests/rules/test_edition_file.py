from datetime import date, datetime

import pytest

from jipdesk.errors import InputRefused
from jipdesk.i18n import JAPAN
from jipdesk.paths import resource
from jipdesk.rules.applicant_documents import USUAL
from jipdesk.rules.codes import CompanyRule, CourseKind, OrganisationType, Rule
from jipdesk.rules.edition_file import read_edition, shipped, shipped_list, shipped_years
from jipdesk.rules.eras import fiscal_year

YEARS = (2019, 2020, 2023, 2024, 2025, 2026)


def test_six_editions_come_with_the_program():
    assert shipped_years() == YEARS


@pytest.mark.parametrize("year", YEARS)
def test_every_edition_is_whole(year):
    edition = shipped(year)

    assert edition.year == year
    assert edition.label_ja == fiscal_year(year)
    assert edition.source
    assert set(edition.rules.sources) == set(Rule)
    assert all(edition.rules.sources.values())
    assert set(edition.company.sources) == set(CompanyRule)
    assert all(edition.company.sources.values())
    assert len({course.code for course in edition.courses}) == len(edition.courses)


@pytest.mark.parametrize(
    ("year", "codes"),
    [
        (2019, "A B C D E"),
        (2020, "online"),
        (2023, "A A2 B B2 C"),
        (2024, "in-person online"),
        (2025, "in-person online"),
        (2026, "online in-person-1 in-person-2"),
    ],
)
def test_the_courses_have_their_codes(year, codes):
    assert [course.code for course in shipped(year).courses] == codes.split()


@pytest.mark.parametrize(
    ("year", "code"),
    [(2019, "dac_2018_2019"), (2020, "dac_2020_2021"), (2023, "dac_2022_2023"), (2024, "dac_2024_2025"), (2026, None)],
)
def test_each_edition_names_its_list_of_countries(year, code):
    edition = shipped(year)

    assert edition.rules.country_list == code
    assert code is None or edition.parameters(shipped_list(code)).nationalities == shipped_list(code).iso2


def test_an_edition_keeps_the_deadline_as_it_was_written():
    courses = {course.code: course for course in shipped(2023).courses}

    assert courses["A"].closes_as_written == "2023-06-19T12:00"
    assert courses["A"].closes_before == datetime(2023, 6, 19, 12, 1, tzinfo=JAPAN)
    assert courses["B"].closes_as_written == "2023-07-03"


def test_amounts_and_periods_are_those_of_the_call():
    first = shipped(2019).courses[0]
    in_person, online = shipped(2024).courses

    assert (first.starts_on, first.ends_on, first.daily_amount_yen) == (date(2019, 9, 1), date(2019, 11, 12), 4000)
    assert (in_person.kind, in_person.daily_amount_yen, in_person.local_currency) == (CourseKind.IN_PERSON, 3000, False)
    assert (online.kind, online.daily_amount_yen, online.local_currency) == (CourseKind.ONLINE, 1000, True)


def test_what_was_not_found_is_left_open_and_named():
    draft = shipped(2026)

    assert (draft.rules.age_min, draft.rules.jlpt_minimum, draft.rules.residence_rule) == (None, None, None)
    assert draft.rules.barred_years is None
    assert "age limits and reference date" in draft.unknown
    assert shipped(2023).rules.barred_years is None


def test_the_note_on_the_age_rule_of_2023_is_kept():
    assert any("20 to 40 on 31 August 2023" in note for note in shipped(2023).notes)


def test_only_companies_host_from_2021_on():
    assert shipped(2019).company.organisations == set(OrganisationType) - {OrganisationType.LOCAL_GOVERNMENT}
    assert shipped(2024).company.organisations == {OrganisationType.COMPANY}


def test_the_letterhead_is_marked_as_an_example():
    assert all(shipped(year).letterhead.is_example for year in YEARS)


def test_terms_belong_to_their_courses():
    draft = shipped(2026)

    assert [course.term for course in draft.courses] == [None, "first", "second"]
    assert [term.code for term in draft.terms] == ["first", "second"]


def test_an_edition_that_does_not_come_with_the_program_is_refused():
    with pytest.raises(InputRefused) as refusal:
        shipped(2018)

    assert refusal.value.code == "unknown_edition"


@pytest.mark.parametrize("year", YEARS)
def test_an_edition_file_that_does_not_say_what_is_asked_for_gets_the_usual_list(year):
    assert shipped(year).rules.documents == USUAL


def test_an_edition_file_may_say_what_is_asked_of_whom(tmp_path):
    told = resource("editions/2025.toml").read_text(encoding="utf-8")
    said = '[rules.documents]\nof_graduates = ["recommendation_letter", "graduation_certificate"]\ndays = 21\n'
    file = tmp_path / "2025.toml"
    file.write_text(told.replace("[rules.documents]\n", said), encoding="utf-8")

    asked = read_edition(file).rules.documents

    assert asked.of_graduates == ("graduation_certificate", "recommendation_letter")
    assert (asked.of_students, asked.to_travel, asked.days) == (USUAL.of_students, USUAL.to_travel, 21)
