import pytest

from jipdesk.errors import InputRefused
from jipdesk.i18n import words
from jipdesk.phrases import states
from jipdesk.phrases.steps import STEPS
from jipdesk.rules.gates import Obstacle
from jipdesk.rules.readiness import Arrangement, Mover, Progress
from jipdesk.rules.workflow import FLOWS, VISA, VisaState, VisaStep


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.noun)
def test_every_state_and_step_has_a_name(flow):
    starts, used = zip(*flow.table, strict=True)

    assert set(states.STATES[flow.noun]) == set(type(starts[0]))
    assert set(STEPS[flow.noun]) == set(type(used[0]))


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.noun)
@pytest.mark.parametrize("language", ["en", "ja"])
def test_no_two_states_and_no_two_steps_of_a_noun_are_called_the_same(flow, language):
    named = [states.state_name(flow.noun, state, words(language)) for state in states.STATES[flow.noun]]
    called = [states.step_name(flow.noun, step, words(language)) for step in STEPS[flow.noun]]

    assert len(set(named)) == len(named)
    assert len(set(called)) == len(called)


def test_every_obstacle_and_arrangement_has_its_words():
    assert set(states.OBSTACLES) == set(Obstacle)
    assert set(states.ARRANGEMENTS) == set(Arrangement)
    assert set(states.PROGRESS) == set(Progress)
    assert set(states.MOVERS) == set(Mover)


@pytest.mark.parametrize("table", [states.OBSTACLES, states.ARRANGEMENTS, states.PROGRESS, states.MOVERS])
def test_all_of_them_are_translated(table):
    assert [message for message in table.values() if words("ja").gettext(message) == message] == []


def test_words_are_found_by_their_codes():
    assert states.obstacle_sentence(Obstacle.VISA_OPEN, words("en")).startswith("The visa is not issued")
    assert states.arrangement_name(Arrangement.FLIGHT, words("ja")) == "航空券"
    assert states.progress_name(Progress.WAITING, words("ja")) == "先方待ち"
    assert states.mover_name(Mover.MISSION, words("en")) == "Embassy or consulate"


def test_a_step_refused_says_where_things_stand():
    with pytest.raises(InputRefused) as refusal:
        VISA.move(VisaState.COLLECTING, VisaStep.ISSUE)

    assert states.sentence(refusal.value, words("en")) == (
        "“Record visa issued” is not possible now: the state is “Collecting papers”."
    )


def test_a_step_refused_to_some_says_how_many_and_where_they_stand():
    some = InputRefused("steps_not_open", noun="visa", states=["applied", "sent"], step="seal", count=2, of=7)

    assert states.sentence(some, words("en")) == (
        "“Record originals sealed” is not possible for 2 of 7. "
        "Their current states: Applied for, On the way to the intern."
    )


def test_other_refusals_are_left_to_others():
    assert states.sentence(InputRefused("disk_full"), words("en")) is None
