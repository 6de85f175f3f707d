"""What a changed rule would make of those who were checked is counted before it counts."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session
from staffed import ON, Office

from jipdesk.actions import edition_fields, screening, selection
from jipdesk.errors import InputRefused
from jipdesk.models.application import EligibilityResult
from jipdesk.models.company import CompanyResult
from jipdesk.models.edition import Edition, RuleParameters
from jipdesk.models.office import Coordinator
from jipdesk.models.person import Person
from jipdesk.queries import rule_consequences
from jipdesk.queries.rule_consequences import Turn
from jipdesk.rules.codes import Outcome, Rule, Verdict
from jipdesk.rules.states import ApplicationState, EditionState
from jipdesk.rules.steps import EditionStep

STATED = {"agrees_with_purpose": True, "full_time": True, "can_submit_documents": True}
FIT = {
    "organisation_type": "company",
    "industry_class": "service",
    "capital_yen": 10**7,
    "employees": 40,
    "head_office_country": "JP",
}


def of_applicants(office: Office, **changed: Any) -> tuple[Turn, ...]:
    with office.db.read() as session:
        return rule_consequences.of_applicants(session, office.edition_id, changed)


def checked(office: Office, count: int = 3) -> list[int]:
    found = office.applications(count, ApplicationState.RECEIVED, **STATED)
    office.act("edit_record", lambda s: s.execute(update(Person).values(birth_date=date(2001, 2, 3))))
    office.act("screen_applications", lambda s: screening.screen_applications(s, office.edition_id))
    assert set(office.all(EligibilityResult.verdict)) == {"eligible"}
    return found


def at_the_next_check(office: Office, field: str, value: Any) -> dict[str, int]:
    """Change the rule and check: what really becomes of them."""
    office.act("edit_edition", lambda s: edition_fields.edit_rule(s, office.edition_id, field, value))
    office.act("screen_applications", lambda s: screening.screen_applications(s, office.edition_id))
    found = office.all(EligibilityResult.verdict)
    return {verdict: found.count(verdict) for verdict in set(found)}


@pytest.mark.parametrize(
    ("field", "value", "after"),
    [
        ("age_max", 20, Verdict.INELIGIBLE),
        ("age_on", date(2060, 8, 1), Verdict.INELIGIBLE),
        ("residence_rule", "japan", Verdict.INELIGIBLE),
        ("residence_rule", None, Verdict.CONFIRM),
        ("country_list", None, Verdict.CONFIRM),
        ("excluded_nationalities", ["VN"], Verdict.INELIGIBLE),
    ],
)
def test_what_is_counted_is_what_the_next_check_finds(office: Office, field: str, value: Any, after: Verdict) -> None:
    checked(office)

    counted = of_applicants(office, **{field: value})

    assert counted == (Turn(Verdict.ELIGIBLE, after, 3, 0),)
    assert at_the_next_check(office, field, value) == {str(after): 3}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("jlpt_minimum", "N2"),
        ("english_minimum", "native"),
        ("barred_years", [2023]),
        ("country_list", "dac_2022_2023"),
    ],
)
def test_a_change_that_meets_nobody_changes_nothing(office: Office, field: str, value: Any) -> None:
    checked(office)

    assert of_applicants(office, **{field: value}) == ()


def test_a_deadline_meets_those_who_chose_the_course(office: Office) -> None:
    checked(office)

    assert of_applicants(office, closes=("in-person", date(2024, 5, 1))) == (
        Turn(Verdict.ELIGIBLE, Verdict.INELIGIBLE, 3, 0),
    )
    assert of_applicants(office, closes=("online", date(2024, 5, 1))) == ()


def test_those_in_selection_are_told_apart_and_exceptions_stay_approved(office: Office) -> None:
    one, two, _ = checked(office)
    office.act("pass_screening", lambda s: selection.pass_screening(s, [one], on=ON))
    with office.db.write(None, "add_coordinator") as session:
        session.add(Coordinator(name="Tanaka", active=True))
    (coordinator,) = office.all(Coordinator.id)
    office.act(
        "override_rule",
        lambda s: screening.override(s, two, Rule.AGE, Outcome.PASS, reason="agreed", approver=coordinator),
    )

    assert of_applicants(office, age_max=20) == (Turn(Verdict.ELIGIBLE, Verdict.INELIGIBLE, 2, 1),)


def test_without_a_check_there_is_nothing_to_change(office: Office) -> None:
    office.applications(2, ApplicationState.RECEIVED)

    assert of_applicants(office, age_max=20) == ()


def test_companies_are_counted_too(office: Office) -> None:
    office.opening(company=FIT)
    office.opening(company=FIT | {"organisation_type": "association"})
    office.act("screen_companies", lambda s: screening.screen_companies(s, office.edition_id))
    assert office.all(CompanyResult.verdict) == ["eligible", "ineligible"]

    with office.db.read() as session:
        wider = {"host_organisations": ["company", "association"]}
        found = rule_consequences.of_companies(session, office.edition_id, wider)

    assert found == (Turn(Verdict.INELIGIBLE, Verdict.ELIGIBLE, 1, 0),)


def edit(office: Office, field: str, value: Any) -> Callable[[Session], None]:
    return lambda s: edition_fields.edit_rule(s, office.edition_id, field, value)


def test_the_list_of_countries_may_be_one_that_the_desk_has_not_got_yet(office: Office) -> None:
    office.act("edit_edition", edit(office, "country_list", "dac_2018_2019"))

    assert office.all(RuleParameters.country_list_id)[0] is not None
    office.act("edit_edition", edit(office, "country_list", None))
    assert office.all(RuleParameters.country_list_id) == [None]


def test_age_limits_do_not_cross(office: Office) -> None:
    with pytest.raises(InputRefused) as refused:
        office.act("edit_edition", edit(office, "age_min", 50))

    assert refused.value.code == "ages_crossed"


def test_an_edition_goes_on_and_back_by_its_stages(office: Office) -> None:
    for step in (EditionStep.START_SCREENING, EditionStep.START_MATCHING, EditionStep.GO_BACK):
        office.act("advance_edition", lambda s, step=step: edition_fields.advance(s, office.edition_id, step))

    assert office.all(Edition.state) == [EditionState.SCREENING]
    assert office.last_act() == ("advance_edition", {"edition": 2024, "step": "go_back"})
    with pytest.raises(InputRefused):
        office.act("advance_edition", lambda s: edition_fields.advance(s, office.edition_id, EditionStep.ARCHIVE))
