"""Correcting a fact: what the rules say of it follows at once, and goes back with it."""

from datetime import date

import pytest

from jipdesk.actions import person_fields
from jipdesk.actions.screening import screen_applications
from jipdesk.models.application import Application, EligibilityResult
from jipdesk.rules.workflow import ApplicationState


@pytest.fixture
def applicant(office):
    """One applicant whom the rules were asked about."""
    (number,) = office.applications(1, ApplicationState.RECEIVED)
    office.act("screen_applications", lambda session: screen_applications(session, office.edition_id))
    return number


def person_of(office, number):
    return office.get(Application, number, "person_id")


def outcome(office, rule):
    (results,) = office.all(EligibilityResult.results)
    return next(each["outcome"] for each in results if each["rule"] == rule)


def test_a_corrected_birth_date_is_judged_at_once(office, applicant):
    person = person_of(office, applicant)
    before = office.content()

    office.act("edit_record", lambda s: person_fields.edit_person(s, person, "birth_date", date(1950, 1, 1)))

    assert outcome(office, "age") == "fail"
    assert office.get(Application, applicant, "state") is ApplicationState.INELIGIBLE
    office.undo_last()
    assert office.content() == before


def test_a_corrected_answer_is_judged_at_once(office, applicant):
    office.act("edit_record", lambda s: person_fields.edit_application(s, applicant, "agrees_with_purpose", False))

    assert outcome(office, "purpose") == "fail"


def test_who_was_not_judged_yet_goes_on_waiting(office):
    (number,) = office.applications(1, ApplicationState.RECEIVED)

    office.act("edit_record", lambda s: person_fields.edit_application(s, number, "agrees_with_purpose", False))

    assert office.all(EligibilityResult.verdict) == []
    assert office.get(Application, number, "state") is ApplicationState.RECEIVED


def test_who_is_in_selection_stays_there_and_what_the_rules_say_is_shown(office, applicant):
    person = person_of(office, applicant)
    far_on = ApplicationState.INTERVIEWED
    office.act("edit_record", lambda s: setattr(s.get_one(Application, applicant), "state", far_on))

    office.act("edit_record", lambda s: person_fields.edit_person(s, person, "birth_date", date(1950, 1, 1)))

    assert outcome(office, "age") == "fail"
    assert office.get(Application, applicant, "state") is ApplicationState.INTERVIEWED
