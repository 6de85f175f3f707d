"""Taking back a large act: it is seen in the status bar, and can be cancelled with nothing taken back."""

import pytest

from jipdesk.queries import application_list
from jipdesk.rules.states import ApplicationState
from jipdesk.views.shell import undoing
from jipdesk.views.shell.undoing import Undoing
from jipdesk.views.spoken import said


@pytest.fixture
def checked(office, settle):
    """A desk whose last act, the eligibility check, counts as a large one."""
    from jipdesk.actions.screening import screen_applications

    number = office.edition.id
    office.act("screen_applications", lambda session: screen_applications(session, number))
    settle(office.jobs)
    return office


@pytest.fixture
def undo(checked, settle, monkeypatch):
    monkeypatch.setattr(undoing, "_LONG", 1)
    made = Undoing(checked)
    made.look()
    settle(checked.jobs)
    return made


def waiting(office):
    with office.read() as session:
        numbers = application_list.ids(session, office.edition.id, application_list.ApplicationFilter())
        states = application_list.states(session, numbers).values()
    return sum(state == ApplicationState.RECEIVED for state in states)


def test_a_large_act_that_is_taken_back_is_named_while_it_is(checked, undo, settle):
    undo.undo()

    assert said(checked.jobs.visible.name).startswith("Undoing: Check")
    settle(checked.jobs)
    assert waiting(checked) == 40


def test_taking_back_can_be_cancelled_and_nothing_is_taken_back(checked, undo, settle):
    before, told = waiting(checked), []
    undo.done.connect(told.append)

    undo.undo()
    checked.jobs.visible.progress.stop()
    settle(checked.jobs)

    assert waiting(checked) == before
    assert told == []
    undo.undo()
    settle(checked.jobs)
    assert waiting(checked) == 40
    assert len(told) == 1
