"""Taking back a large act: it is seen in the status bar, and can be cancelled with nothing taken back."""

import pytest
from windows import acts_held_back

from jipdesk.errors import InputRefused
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

    with acts_held_back(checked.jobs):
        for _ in range(3):
            undo.undo()
        checked.jobs.visible.progress.stop()
    settle(checked.jobs)

    assert waiting(checked) == before
    assert told == []
    undo.undo()
    settle(checked.jobs)
    assert waiting(checked) == 40
    assert len(told) == 1


def test_going_back_and_forth_names_the_same_act_every_time(checked, undo, settle):
    name, told = said(undo.undo_name), []
    undo.done.connect(lambda saying: told.append(said(saying)))

    for wish in (undo.undo, undo.redo, undo.undo, undo.redo, undo.undo):
        wish()
        settle(checked.jobs)

    assert told == [
        f"Undone: {name}",
        f"Done again: {name}",
        f"Undone: {name}",
        f"Done again: {name}",
        f"Undone: {name}",
    ]
    assert said(undo.redo_name) == name


def pass_first(office):
    """Pass the first applicant who can be passed, and do not wait for it."""
    from jipdesk.actions import selection

    with office.read() as session:
        numbers = application_list.ids(session, office.edition.id, application_list.ApplicationFilter())
        states = application_list.states(session, numbers)
    number = next(number for number, state in states.items() if state == ApplicationState.ELIGIBLE)
    on = office.today()
    office.act("pass_screening", lambda session: selection.pass_screening(session, [number], on=on))
    return number


def state_of(office, number):
    with office.read() as session:
        return application_list.states(session, [number])[number]


def test_what_is_under_way_when_undo_is_pressed_is_what_is_taken_back(checked, undo, settle):
    before = waiting(checked)

    number = pass_first(checked)
    undo.undo()
    settle(checked.jobs)

    assert state_of(checked, number) == ApplicationState.ELIGIBLE
    assert waiting(checked) == before


def test_undo_pressed_too_often_takes_nothing_back_that_is_done_later(checked, undo, settle):
    for _ in range(9):
        undo.undo()
    settle(checked.jobs)
    assert undo.undo_name is None
    for _ in range(9):
        undo.redo()
    settle(checked.jobs)
    assert undo.redo_name is None

    number = pass_first(checked)
    settle(checked.jobs)

    assert state_of(checked, number) == ApplicationState.DOCUMENTS_REQUESTED


def test_while_a_long_act_is_under_way_undo_is_off_since_it_would_name_the_one_before(checked, undo, settle):
    told = []
    undo.changed.connect(lambda: told.append(undo.undo_name is not None))

    checked.jobs.act(lambda _: None, name="Deciding…")

    assert undo.undo_name is None
    settle(checked.jobs)
    assert undo.undo_name is not None
    assert told[0] is False
    assert told[-1] is True


def test_undo_works_again_after_it_could_not_be_found_out_what_it_would_take(checked, undo, settle, monkeypatch):
    def refuse(_):
        raise InputRefused("records_changed")

    with monkeypatch.context() as patched:
        patched.setattr(undoing, "_within", refuse)
        undo.look()
        undo.undo()
        settle(checked.jobs)
    assert waiting(checked) == 0

    undo.undo()
    settle(checked.jobs)

    assert waiting(checked) == 40
