import pytest

from jipdesk.errors import InputRefused
from jipdesk.rules.moving import moved
from jipdesk.rules.workflow import APPLICATION, DOCUMENT
from jipdesk.rules.workflow import ApplicationState as At
from jipdesk.rules.workflow import ApplicationStep as Do
from jipdesk.rules.workflow import DocumentState as Paper
from jipdesk.rules.workflow import DocumentStep as Handle

SCREEN = (Do.START_SCREENING, Do.REQUEST_DOCUMENTS)


def test_what_is_behind_catches_up_and_what_is_ahead_waits():
    after = moved(APPLICATION, {1: At.ELIGIBLE, 2: At.SCREENING}, *SCREEN)

    assert after == {1: At.DOCUMENTS_REQUESTED, 2: At.DOCUMENTS_REQUESTED}


@pytest.mark.parametrize("state", [state for state in Paper if state is not Paper.ACCEPTED])
def test_a_paper_in_any_state_can_arrive_and_be_accepted(state):
    steps = (Handle.REQUEST, Handle.RESUBMIT, Handle.RECEIVE, Handle.CHECK, Handle.ACCEPT)

    assert moved(DOCUMENT, {1: state}, *steps) == {1: Paper.ACCEPTED}


def test_the_last_step_must_be_open_to_all():
    with pytest.raises(InputRefused) as refused:
        moved(APPLICATION, {1: At.ELIGIBLE, 2: At.PASSED, 3: At.WITHDRAWN, 4: At.PASSED}, *SCREEN)

    assert refused.value.code == "steps_not_open"
    assert refused.value.values == {
        "noun": "application",
        "states": ["passed", "withdrawn"],
        "step": "request_documents",
        "count": 3,
        "of": 4,
        "ids": [2, 3, 4],
    }


def test_a_single_one_is_refused_as_the_flow_itself_does():
    with pytest.raises(InputRefused) as refused:
        moved(APPLICATION, {1: At.PASSED}, *SCREEN)
    with pytest.raises(InputRefused) as by_flow:
        APPLICATION.move(At.PASSED, Do.REQUEST_DOCUMENTS)

    assert refused.value.code == by_flow.value.code
    assert refused.value.values == by_flow.value.values | {"ids": [1]}


def test_nothing_moves_nowhere():
    assert moved(APPLICATION, {}, Do.PASS) == {}
