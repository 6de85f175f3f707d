"""A field that is being edited is saved before the window turns to something else."""

import pytest
from PySide6.QtCore import Qt

from jipdesk.models.person import Person
from jipdesk.views.goal import Goal

SENTENCE = "Typed and not left"


@pytest.fixture
def typed(window, settle, qtbot):
    """The window with a field of a person in which somebody has typed."""
    window.pages.go(Goal("applications", record=1, part="overview"))
    settle(window.jobs)
    field = window.pages.page.person.overview.person.fields["address"]
    field.editor.setFocus()
    qtbot.keyClicks(field.editor, SENTENCE)
    return field


def address(window):
    with window.keeper.desk.read() as session:
        return session.get(Person, 1).address


def go_to_companies(window):
    window.trigger("go_companies")


def look_at_2025(window):
    desk = window.keeper.desk
    window.top.edition.chosen.emit(next(each.id for each in desk.editions if each.year == 2025))


def speak_japanese(window):
    window.trigger("language_ja")


def look_for_somebody(window):
    window.trigger("find")


def let_sato_act(window):
    window.top.actor_chosen.emit(next(each.id for each in window.keeper.desk.coordinators if each.name == "Sato"))


@pytest.mark.parametrize("turn", [go_to_companies, look_at_2025, speak_japanese, look_for_somebody, let_sato_act])
def test_what_was_typed_is_kept_when_the_window_turns_to_something_else(window, typed, settle, turn):
    turn(window)
    settle(window.jobs)

    assert address(window) == SENTENCE


def test_the_field_keeps_the_keys_when_the_language_changes(window, typed, settle, qtbot):
    window.speaker.speak("ja")
    settle(window.jobs)

    qtbot.keyClicks(typed.editor, "!")

    assert typed.text == SENTENCE + "!"


def test_what_was_typed_is_kept_when_the_window_is_closed(window, typed, filled_folder):
    from jipdesk.actions.desk import opened

    window.close()

    with opened(filled_folder) as desk, desk.db.read() as session:
        assert session.get(Person, 1).address == SENTENCE


def test_what_cannot_be_read_is_a_draft_after_closing_and_opening_the_program(
    window, settle, qtbot, make_window, filled_folder
):
    window.pages.go(Goal("applications", record=1, part="overview"))
    settle(window.jobs)
    editor = window.pages.page.person.overview.person.fields["birth_date"].editor
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, "31 February 2001")
    window.close()

    again = make_window(filled_folder)
    again.pages.go(Goal("applications", record=1, part="overview"))
    settle(again.jobs)

    field = again.pages.page.person.overview.person.fields["birth_date"]
    assert field.text == "31 February 2001"
    assert field.marked


def test_nothing_typed_is_nothing_written(window, settle, qtbot):
    window.pages.go(Goal("applications", record=1, part="overview"))
    settle(window.jobs)
    window.pages.page.person.overview.person.fields["address"].editor.setFocus()
    with window.keeper.desk.read() as session:
        from jipdesk.queries.acts import lately

        before = [act.id for act in lately(session, 3)]

    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    settle(window.jobs)

    with window.keeper.desk.read() as session:
        assert [act.id for act in lately(session, 3)] == before
