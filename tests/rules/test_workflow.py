import pytest

from jipdesk.errors import InputRefused
from jipdesk.rules import states, steps, workflow
from jipdesk.rules.codes import Verdict
from jipdesk.rules.workflow import (
    APPLICATION,
    FLOWS,
    MATCH,
    PAPER,
    PLACEMENT,
    VISA,
    ApplicationState,
    ApplicationStep,
    MatchState,
    MatchStep,
    PaperState,
    PaperStep,
    PlacementState,
    PlacementStep,
    VisaState,
    VisaStep,
    after_check,
)

FIRST = {
    "edition": "preparing",
    "application": "draft",
    "document": "not_requested",
    "opening": "draft",
    "match": "proposed",
    "placement": "preparing",
    "paper": "draft",
    "visa": "collecting",
    "payment": "planned",
}
FINAL = {
    "edition": set(),
    "application": set(),
    "document": set(),
    "opening": set(),
    "match": set(),
    "placement": {"closed", "cancelled"},
    "paper": {"void", "replaced"},
    "visa": {"departed"},
    "payment": {"receipt_filed"},
}


def state_type(flow):
    return type(next(iter(flow.table.values())))


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.noun)
def test_every_state_can_be_reached_from_the_first(flow):
    reached, edge = set(), {state_type(flow)(FIRST[flow.noun])}
    while edge:
        reached |= edge
        edge = {end for state in edge for end in flow.ends_from(state)} - reached

    assert reached == set(state_type(flow))


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.noun)
def test_only_these_states_are_final(flow):
    assert {state for state in state_type(flow) if not flow.steps_from(state)} == FINAL[flow.noun]


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.noun)
def test_every_step_is_open_somewhere_and_leads_elsewhere(flow):
    used = {step for _, step in flow.table}

    assert used == set(type(next(iter(used))))
    assert all(start is not end for (start, _), end in flow.table.items())


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.noun)
def test_a_step_that_is_not_open_is_refused(flow):
    for state in state_type(flow):
        for step in {step for _, step in flow.table} - flow.steps_from(state):
            with pytest.raises(InputRefused) as refusal:
                flow.move(state, step)
            assert refusal.value.values == {"noun": flow.noun, "state": state, "step": step}


def test_every_enumeration_of_states_and_steps_has_its_table():
    assert len(FLOWS) == sum(
        isinstance(each, type) and each.__module__ == states.__name__ for each in vars(states).values()
    )
    assert len(FLOWS) == sum(
        isinstance(each, type) and each.__module__ == steps.__name__ for each in vars(steps).values()
    )
    assert all(hasattr(workflow, name) for name in workflow.__all__)


def test_an_application_walks_from_receipt_to_candidate():
    state = ApplicationState.RECEIVED
    for step in (
        ApplicationStep.FIND_ELIGIBLE,
        ApplicationStep.START_SCREENING,
        ApplicationStep.REQUEST_DOCUMENTS,
        ApplicationStep.MARK_INCOMPLETE,
        ApplicationStep.MARK_COMPLETE,
        ApplicationStep.SET_INTERVIEW,
        ApplicationStep.INTERVIEW,
        ApplicationStep.WAITLIST,
        ApplicationStep.PASS,
    ):
        state = APPLICATION.move(state, step)

    assert state is ApplicationState.PASSED


def test_an_ineligible_application_does_not_reach_screening_unless_found_eligible():
    assert ApplicationStep.START_SCREENING not in APPLICATION.steps_from(ApplicationState.INELIGIBLE)
    assert ApplicationStep.START_SCREENING not in APPLICATION.steps_from(ApplicationState.TO_CONFIRM)
    assert APPLICATION.move(ApplicationState.TO_CONFIRM, ApplicationStep.FIND_ELIGIBLE) is ApplicationState.ELIGIBLE


@pytest.mark.parametrize("state", ["received", "checking", "eligible", "ineligible", "to_confirm"])
def test_the_check_moves_those_that_wait_for_it(state):
    found = [after_check(ApplicationState(state), verdict) for verdict in Verdict]

    assert found == ["eligible", "ineligible", "to_confirm"]


@pytest.mark.parametrize(
    "state", ["draft", "duplicate", "screening", "interviewed", "passed", "not_selected", "withdrawn", "cancelled"]
)
def test_the_check_leaves_those_alone_that_have_gone_on_or_ended(state):
    assert {after_check(ApplicationState(state), verdict) for verdict in Verdict} == {state}


@pytest.mark.parametrize("step", [ApplicationStep.WITHDRAW, ApplicationStep.CANCEL])
def test_an_open_application_can_be_withdrawn_or_cancelled(step):
    ended = {"duplicate", "ineligible", "not_selected", "withdrawn", "cancelled"}

    found = {state for state in ApplicationState if step in APPLICATION.steps_from(state)}

    assert found - {"draft"} == set(ApplicationState) - ended - {"draft"}


def test_a_decided_match_can_only_be_cancelled():
    assert MATCH.steps_from(MatchState.DECIDED) == {MatchStep.CANCEL}


def test_a_match_can_be_decided_with_and_without_the_committee():
    assert MATCH.move(MatchState.AGREED, MatchStep.DECIDE) is MatchState.DECIDED
    assert MATCH.move(MatchState.APPROVED, MatchStep.DECIDE) is MatchState.DECIDED


def test_an_internship_runs_only_after_agreements_plan_arrangements_and_training():
    state, path = PlacementState.PREPARING, []
    for step in (
        PlacementStep.SIGN_AGREEMENTS,
        PlacementStep.APPROVE_PLAN,
        PlacementStep.FINISH_ARRANGEMENTS,
        PlacementStep.START_TRAINING,
    ):
        assert PlacementStep.START not in PLACEMENT.steps_from(state)
        state = PLACEMENT.move(state, step)
        path.append(state)

    assert PLACEMENT.move(state, PlacementStep.START) is PlacementState.RUNNING
    assert path == ["agreements_signed", "plan_approved", "arranged", "training"]


def test_a_paper_is_signed_by_both_before_it_is_filed():
    assert PaperStep.FILE not in PAPER.steps_from(PaperState.SIGNED_BY_A)
    assert PAPER.move(PaperState.SIGNED_BY_B, PaperStep.FILE) is PaperState.FILED


def test_a_refused_visa_can_be_applied_for_once_more():
    assert VISA.move(VisaState.REFUSED, VisaStep.START_AGAIN) is VisaState.COLLECTING
