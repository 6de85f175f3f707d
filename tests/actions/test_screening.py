"""Screening: every application judged, and a coordinator's exceptions, which outlast the next judging."""

from collections.abc import Callable
from datetime import date

import pytest
from given import KEYS
from sqlalchemy import select
from staffed import Office

from jipdesk.actions import screening
from jipdesk.actions.screening import override, screen_applications
from jipdesk.errors import InputRefused
from jipdesk.models import history
from jipdesk.models.application import Application, EligibilityOverride, EligibilityResult
from jipdesk.models.person import Person
from jipdesk.rules.codes import Outcome, Rule
from jipdesk.rules.workflow import ApplicationState

GOOD = {"agrees_with_purpose": True, "full_time": True, "can_submit_documents": True}
RECEIVED, ELIGIBLE, INELIGIBLE = ApplicationState.RECEIVED, ApplicationState.ELIGIBLE, ApplicationState.INELIGIBLE


def applicants(office: Office, count: int = 1, **values: object) -> list[int]:
    """Add persons of whom everything is known that the rules ask, changed in these values."""
    made = office.applications(count, RECEIVED, nationality="VN", **(GOOD | values))
    office.act("edit_record", _give_birth_dates)
    return made


def _give_birth_dates(session) -> None:
    for person in session.scalars(select(Person)):
        person.birth_date = date(2000, 1, 1)


def screen(office: Office) -> None:
    office.act("screen_applications", lambda session: screen_applications(session, office.edition_id))


def allow(office: Office, application: int, rule: Rule, outcome: Outcome = Outcome.PASS, reason: str = "known") -> None:
    office.act("override_rule", lambda s: override(s, application, rule, outcome, reason=reason, approver=1))


@pytest.fixture
def coordinated(office: Office) -> Office:
    """The office with somebody who may approve exceptions."""
    from jipdesk.models.office import Coordinator

    office.act("add_coordinator", lambda session: session.add(Coordinator(name="田中", active=True)))
    return office


def state(office: Office, application: int) -> ApplicationState:
    return office.get(Application, application, "state")


def test_screening_moves_each_application_by_what_the_rules_say(office):
    (good,) = applicants(office)
    (bad,) = applicants(office, full_time=False)

    screen(office)

    assert (state(office, good), state(office, bad)) == (ELIGIBLE, INELIGIBLE)


def test_screening_again_changes_nothing(office):
    applicants(office, 3)
    screen(office)
    before, act = office.content(), office.last_act()

    screen(office)

    assert (office.content(), office.last_act()) == (before, act)


def test_many_first_results_leave_the_same_history_and_are_taken_back_like_few(office, monkeypatch):
    monkeypatch.setattr(screening, "MANY", 3)
    known = applicants(office)
    screen(office)
    applicants(office, 2, jlpt="N5", english_level="none")
    (good,) = applicants(office)
    before = office.content()

    screen(office)

    assert history_of_last_act(office) == [
        *(("application", each, "update") for each in (2, 3, good)),
        *(("eligibility_result", number, "insert") for number in (2, 3, 4)),
    ]
    assert (state(office, known[0]), state(office, good)) == (ELIGIBLE, ELIGIBLE)
    with office.db.connection() as connection:
        assert not list(history.broken_links(connection, KEYS))
        assert not list(history.strangers(connection, KEYS))

    office.undo_last()

    assert office.content() == before


def history_of_last_act(office: Office) -> list[tuple[object, ...]]:
    """Return table, number and kind of all that the last act changed, in order; what was born together comes last."""
    with office.db.connection() as connection:
        rows = connection.exec_driver_sql(
            "SELECT table_name, row_id, kind FROM history WHERE table_name <> 'act' "
            "AND act_id = (SELECT max(id) FROM act) ORDER BY seq"
        )
        return [tuple(row) for row in rows]


def test_what_has_changed_since_is_judged_anew(office):
    (application,) = applicants(office)
    screen(office)
    office.act("edit_record", lambda s: setattr(s.get_one(Application, application), "full_time", False))

    screen(office)

    assert state(office, application) is INELIGIBLE
    assert office.all(EligibilityResult.verdict) == ["ineligible"]


def test_judging_anew_needs_few_statements_however_many_have_changed(office, statements: Callable[..., int]):
    applicants(office, 60)
    screen(office)

    def change(session) -> None:
        for application in session.scalars(select(Application)):
            application.full_time = False

    office.act("edit_record", change)

    assert statements(lambda: screen(office)) < 40
    assert set(office.all(EligibilityResult.verdict)) == {"ineligible"}


def test_an_exception_lets_an_application_pass_and_stays_beside_the_rules_own_answer(coordinated):
    (application,) = applicants(coordinated, full_time=False)
    screen(coordinated)

    allow(coordinated, application, Rule.FULL_TIME)
    screen(coordinated)

    assert state(coordinated, application) is ELIGIBLE
    assert coordinated.all(EligibilityResult.verdict) == ["ineligible"]


def test_a_second_exception_counts_together_with_the_first(coordinated):
    (application,) = applicants(coordinated, full_time=False, agrees_with_purpose=False)
    screen(coordinated)

    allow(coordinated, application, Rule.FULL_TIME)
    assert state(coordinated, application) is INELIGIBLE
    allow(coordinated, application, Rule.PURPOSE)

    assert state(coordinated, application) is ELIGIBLE


def test_an_exception_can_be_decided_anew(coordinated):
    (application,) = applicants(coordinated, full_time=False)
    screen(coordinated)
    allow(coordinated, application, Rule.FULL_TIME)

    allow(coordinated, application, Rule.FULL_TIME, Outcome.FAIL, reason="it was a misunderstanding")

    assert coordinated.all(EligibilityOverride.reason) == ["it was a misunderstanding"]
    assert state(coordinated, application) is INELIGIBLE


def test_an_exception_alone_makes_nobody_eligible_whom_the_rules_have_not_judged(coordinated):
    (application,) = applicants(coordinated, full_time=False, agrees_with_purpose=False)

    allow(coordinated, application, Rule.FULL_TIME)

    assert state(coordinated, application) is RECEIVED


def test_an_exception_needs_a_reason(coordinated):
    (application,) = applicants(coordinated)

    with pytest.raises(InputRefused) as refused:
        allow(coordinated, application, Rule.AGE, reason="  ")

    assert refused.value.code == "override_needs_reason"
