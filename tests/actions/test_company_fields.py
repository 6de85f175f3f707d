"""Companies and openings are corrected field by field, and added by hand."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session
from staffed import ON, Office

from jipdesk.actions import company_fields, matches, screening
from jipdesk.errors import InputRefused
from jipdesk.models.company import Company, CompanyResult, Opening
from jipdesk.queries import company_page
from jipdesk.rules.workflow import ApplicationState, OpeningState, OpeningStep

FIT = {
    "organisation_type": "company",
    "industry_class": "service",
    "capital_yen": 10**7,
    "employees": 40,
    "head_office_country": "JP",
}


def edit_company(office: Office, field: str, value: Any) -> None:
    office.act("edit_record", lambda s: company_fields.edit_company(s, 1, field, value))


def edit_opening(office: Office, field: str, value: Any) -> None:
    office.act("edit_record", lambda s: company_fields.edit_opening(s, 1, field, value))


def refusal(office: Office, name: str, work: Callable[[Session], object]) -> tuple[str, Any]:
    before = office.content()
    with pytest.raises(InputRefused) as refused:
        office.act(name, work)
    assert office.content() == before, "nothing of it is kept"
    return refused.value.code, refused.value.values.get("count")


def test_a_company_is_found_by_its_new_name(office: Office) -> None:
    office.opening()

    edit_company(office, "name_en", "Aoba Seiko")

    assert office.get(Company, 1, "name_en", "search_text")[0] == "Aoba Seiko"
    assert "aoba seiko" in office.get(Company, 1, "search_text")
    office.undo_last()
    assert office.get(Company, 1, "name_en") == "Mihon 1 Co., Ltd."


def test_what_the_rules_look_at_is_judged_at_once_where_they_were_asked(office: Office) -> None:
    office.opening(company=FIT)
    office.opening(company=FIT)
    office.act("screen_companies", lambda s: screening.screen_companies(s, office.edition_id))

    edit_company(office, "employees", 9_000)
    edit_company(office, "capital_yen", 10**9)

    assert office.all(CompanyResult.verdict) == ["ineligible", "eligible"]
    office.undo_last()
    assert office.all(CompanyResult.verdict) == ["eligible", "eligible"]


def test_a_company_that_no_rule_was_asked_about_goes_on_waiting(office: Office) -> None:
    office.opening(company=FIT)

    edit_company(office, "employees", 9_000)

    assert office.all(CompanyResult.verdict) == []


def test_a_company_keeps_one_name(office: Office) -> None:
    office.opening(company={"name_ja": None})

    assert refusal(office, "edit_record", lambda s: company_fields.edit_company(s, 1, "name_en", None)) == (
        "company_needs_name",
        None,
    )


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("ends_on", date(2024, 1, 1), "opening_backwards"),
        ("places", None, "opening_incomplete"),
        ("course_id", None, "opening_incomplete"),
    ],
)
def test_an_opening_stays_one_that_can_be(office: Office, field: str, value: Any, code: str) -> None:
    office.opening(starts_on=date(2024, 9, 2), ends_on=date(2024, 10, 11))

    found = refusal(office, "edit_record", lambda s: company_fields.edit_opening(s, 1, field, value))

    assert found == (code, None)


def test_fields_and_markets_may_be_none(office: Office) -> None:
    office.opening(fields=["機械工学"])

    edit_opening(office, "fields", None)

    assert office.get(Opening, 1, "fields") == []


def test_the_course_stays_while_somebody_is_proposed(office: Office) -> None:
    opening = office.opening()
    (person,) = office.applications(1, ApplicationState.PASSED)
    office.propose([(opening, person)])

    found = refusal(
        office, "edit_record", lambda s: company_fields.edit_opening(s, 1, "course_id", office.courses["online"])
    )

    assert found == ("opening_matched", 1)


def decided(office: Office, places: int = 1) -> None:
    opening = office.opening(places=places)
    (person,) = office.applications(1, ApplicationState.PASSED)
    found = office.propose([(opening, person)])
    office.agree(found)
    office.act("decide_matches", lambda s: matches.decide(s, found, on=ON, holidays=frozenset()))


def test_a_further_place_opens_a_filled_opening_again(office: Office) -> None:
    decided(office)
    assert office.get(Opening, 1, "state") is OpeningState.FILLED

    edit_opening(office, "places", 2)

    assert office.get(Opening, 1, "state") is OpeningState.OPEN
    edit_opening(office, "places", 1)
    assert office.get(Opening, 1, "state") is OpeningState.FILLED


def test_places_are_never_fewer_than_the_interns_placed(office: Office) -> None:
    decided(office, places=2)

    found = refusal(office, "edit_record", lambda s: company_fields.edit_opening(s, 1, "places", 0))

    assert found == ("places_taken", 1)


def test_a_company_is_added_by_hand_with_an_opening(office: Office) -> None:
    number = office.act(
        "add_company",
        lambda s: company_fields.add_company(s, office.edition_id, "C24-001", {"name_ja": "株式会社青葉"}),
    )
    opening = office.act(
        "add_opening", lambda s: company_fields.add_opening(s, number, "C24-001-1", office.courses["online"], 2)
    )

    assert office.get(Company, number, "company_no", "name_ja", "answers") == ("C24-001", "株式会社青葉", {})
    assert office.get(Opening, opening, "company_id", "places", "state") == (number, 2, OpeningState.REGISTERED)
    assert office.last_act() == ("add_opening", {"opening_no": "C24-001-1"})


def test_a_number_is_given_once(office: Office) -> None:
    office.opening()
    no, opening_no = office.get(Company, 1, "company_no"), office.get(Opening, 1, "opening_no")

    again = refusal(
        office, "add_company", lambda s: company_fields.add_company(s, office.edition_id, no, {"name_ja": "見本"})
    )
    twice = refusal(
        office, "add_opening", lambda s: company_fields.add_opening(s, 1, opening_no, office.courses["online"], 1)
    )

    assert (again[0], twice[0]) == ("company_no_taken", "opening_no_taken")


@pytest.mark.parametrize(
    ("known", "expected"),
    [((), "C24-001"), (("C24-009", "C24-010"), "C24-011"), (("A99", "without a figure"), "A100")],
)
def test_the_next_number_continues_those_that_there_are(office: Office, known: tuple[str, ...], expected: str) -> None:
    for no in known:
        office.opening(company={"company_no": no})

    with office.db.read() as session:
        assert company_page.next_company_no(session, office.edition_id, 2024) == expected


def test_an_opening_is_closed_and_opened_again(office: Office) -> None:
    office.opening()

    for step in (OpeningStep.CLOSE, OpeningStep.OPEN, OpeningStep.WITHDRAW):
        office.act("advance_openings", lambda s, step=step: company_fields.advance_openings(s, [1], step))

    assert office.get(Opening, 1, "state") is OpeningState.WITHDRAWN
    office.undo_last()
    assert office.get(Opening, 1, "state") is OpeningState.OPEN


def test_an_opening_is_not_taken_back_from_an_intern(office: Office) -> None:
    decided(office)

    found = refusal(office, "advance_openings", lambda s: company_fields.advance_openings(s, [1], OpeningStep.WITHDRAW))

    assert found == ("opening_has_interns", 1)


def test_a_full_opening_that_is_opened_again_is_filled(office: Office) -> None:
    decided(office)

    office.act("advance_openings", lambda s: company_fields.advance_openings(s, [1], OpeningStep.CLOSE))
    office.act("advance_openings", lambda s: company_fields.advance_openings(s, [1], OpeningStep.OPEN))

    assert office.get(Opening, 1, "state") is OpeningState.FILLED
