"""Undo names what it would take back, whatever kind of act it was and whenever; and refuses with a sentence."""

import pytest
from given import applications, sheet_file

from jipdesk.actions.person_fields import edit_person
from jipdesk.models.person import Person
from jipdesk.views.goal import Goal


@pytest.fixture
def menu(window):
    """What the menu's line of that name says, and whether it can be chosen."""

    def line(name):
        found = window.menus.line(name)
        return found.text(), found.isEnabled()

    return line


def take_in(window, settle, tmp_path, count):
    dialog = window.sheets.take_in(sheet_file(tmp_path / "more.csv", applications(count, first=1000)))
    settle(window.jobs)
    dialog.take.click()
    settle(window.jobs)
    dialog.reject()


def total(window):
    return window.side.button("applications").accessibleName()


def edit(window, name, value):
    window.keeper.desk.act("edit_record", lambda s: edit_person(s, 1, name, value), table="person", field=name)


def address(window):
    with window.keeper.desk.read() as session:
        return session.get(Person, 1).address


def test_an_import_is_taken_back_whole_and_done_again(window, settle, tmp_path, menu):
    take_in(window, settle, tmp_path, 3)
    assert menu("undo") == ("Undo: Import 3 applications", True)

    window.trigger("undo")
    settle(window.jobs)
    assert total(window) == "Applications 40"
    assert menu("redo") == ("Redo: Import 3 applications", True)

    window.trigger("redo")
    settle(window.jobs)
    assert total(window) == "Applications 43"


def test_tomorrow_it_is_still_named_and_taken_back(window, make_window, settle, tmp_path, filled_folder):
    take_in(window, settle, tmp_path, 3)
    window.close()

    again = make_window(filled_folder)
    assert again.menus.line("undo").text() == "Undo: Import 3 applications"
    assert "Import 3 applications" in again.status._filled()[-1].text()
    again.trigger("undo")
    settle(again.jobs)

    assert total(again) == "Applications 40"


def test_an_edit_is_named_by_its_field_also_in_the_other_language(window, settle, menu):
    edit(window, "address", "1-2-3 Chiyoda")
    settle(window.jobs)
    english, _ = menu("undo")

    window.speaker.speak("ja")
    japanese, _ = menu("undo")

    assert english == "Undo: Edit a record (Current address)"
    assert "現住所" in japanese


def test_pressed_twice_at_once_it_takes_two_acts_back(window, settle):
    before = address(window)
    for value in ("one", "two", "three"):
        edit(window, "address", value)
        settle(window.jobs)

    window.trigger("undo")
    window.trigger("undo")
    settle(window.jobs)
    assert address(window) == "one"
    window.trigger("undo")
    window.trigger("redo")
    window.trigger("redo")
    settle(window.jobs)

    assert address(window) == "two"
    assert window.notice.text == ""
    for _ in range(2):
        window.trigger("undo")
    settle(window.jobs)
    assert address(window) == before


def test_what_was_changed_since_is_not_taken_back_and_that_is_said(window, settle, menu):
    edit(window, "address", "one")
    settle(window.jobs)
    undoing = window.surroundings.undoing

    edit(window, "address", "two")
    undoing._take_back(undoing._found.undo, "undo")  # it knows of the first edit only
    settle(window.jobs)

    assert address(window) == "two"
    assert window.notice.text == ("This cannot be undone: 1 record was changed since. Undo the later change first.")
    window.trigger("undo")
    window.trigger("undo")
    settle(window.jobs)
    assert address(window) not in ("one", "two")


def test_what_is_being_stored_when_undo_is_pressed_is_what_is_taken_back(window, settle):
    edit(window, "address", "one")
    settle(window.jobs)

    edit(window, "address", "two")
    window.undo()
    settle(window.jobs)

    assert address(window) == "one"
    assert window.notice.text == ""


def test_what_others_build_on_is_not_taken_back_and_that_is_said(window, settle, tmp_path):
    from jipdesk.actions.undo import undo
    from jipdesk.queries.acts import lately

    desk = window.keeper.desk
    take_in(window, settle, tmp_path, 1)
    with desk.read() as session:
        imported = lately(session, 1)[0].id
    window.pages.go(Goal("applications"))
    settle(window.jobs)
    window.pages.page.check_eligibility()
    settle(window.jobs)

    desk.jobs.act(lambda _: undo(desk.desk.db, imported, actor=desk.desk.actor))
    settle(window.jobs)

    assert window.notice.text.startswith("This cannot be undone: ")
    assert total(window) == "Applications 41"


def test_a_draft_and_a_look_at_what_is_masked_are_nothing_to_take_back(window, settle, menu):
    edit(window, "address", "one")
    settle(window.jobs)
    named = menu("undo")

    window.pages.go(Goal("applications", record=1, part="overview"))
    settle(window.jobs)
    field = window.pages.page.person.overview.person.fields["birth_date"]
    field.editor.setText("31 February")
    field.leave()
    settle(window.jobs)

    assert menu("undo") == named


def test_where_nothing_was_done_yet_there_is_nothing_to_take_back(make_window, desk_folder):
    window = make_window(desk_folder)

    assert not window.menus.line("redo").isEnabled()
    assert window.status._filled()[-1].text().startswith("Undo: Add a coordinator")
