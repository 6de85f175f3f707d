"""Keys and clicks that come before the page has followed: they act on what was shown, or on nothing."""

import pytest
from application_pages import shown_desk, shown_list
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QApplication

from jipdesk.queries import application_list
from jipdesk.queries.acts import lately
from jipdesk.queries.screening_card import marks
from jipdesk.queries.screening_decisions import tentative
from jipdesk.views.goal import Goal
from jipdesk.views.pieces.export_dialog import ExportDialog

K, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
TANAKA = 1
DECIDING = {"Ctrl+Return", "Ctrl+Enter", "Ctrl+D", "Ctrl+L", "Ctrl+Shift+A", "Ctrl+Shift+R", "Ctrl+Shift+M"}


@pytest.fixture
def wait(office, settle):
    return lambda: settle(office.jobs)


@pytest.fixture
def page(qtbot, office, settle):
    """The list of applications with the first one beside it."""
    return shown_list(qtbot, office, settle)


@pytest.fixture
def desk(qtbot, office, settle):
    """The screening desk with the first application open."""
    return shown_desk(qtbot, office, settle)


@pytest.fixture
def at_once(qtbot, desk):
    """Press keys where the keys are, and let nothing arrive in between."""

    def press(*keys):
        for key in keys:
            at = QApplication.focusWidget() or desk
            if isinstance(key, str):
                qtbot.keyClicks(at, key)
            else:
                qtbot.keyClick(at, *key)

    return press


SAVE = (K.Key_Return, CTRL)


def states(office):
    with office.read() as session:
        numbers = application_list.ids(session, office.edition.id, application_list.ApplicationFilter())
        return dict(application_list.states(session, numbers))


def acts(office):
    with office.read() as session:
        return [act.name for act in lately(session)]


def reviewed(office):
    """Return the opinions that were given, by application."""
    with office.read() as session:
        found = marks(session, list(states(office)), TANAKA)
    return {number: each.mine.opinion for number, each in found.items() if each.mine}


# --- the list ---------------------------------------------------------------------------------------------------------


def test_passing_twice_at_once_passes_one_and_skips_nobody(page, office, wait):
    page.person.pass_on()
    page.person.pass_on()
    wait()

    assert [number for number, state in states(office).items() if state == "documents_requested"] == [1]
    assert page.notice.text == ""
    assert page.person.page.no == "24-000002"


def test_while_a_search_is_under_way_nobody_is_passed(page, office, wait, qtbot):
    before = acts(office)
    qtbot.keyClicks(page.listing.filters.search, "family12")
    qtbot.keyClick(page.listing.filters.search, K.Key_Return)

    page.person.pass_on()
    page.pass_chosen()
    page.ask_reason()
    page.ask_decision()

    assert page.reason.isHidden()
    with qtbot.waitSignal(page.listing.loaded):
        pass
    wait()
    assert acts(office) == before
    assert page.listing.chosen == [12]


def test_an_export_wanted_while_a_search_is_under_way_is_of_what_is_found(page, wait, qtbot):
    page.listing.table.check([1, 2], on=True)
    qtbot.keyClicks(page.listing.filters.search, "family12")

    for _ in range(2):
        page.listing.ask_export()

    assert page.listing.findChildren(ExportDialog) == []
    with qtbot.waitSignal(page.listing.loaded):
        pass
    wait()
    (dialog,) = page.listing.findChildren(ExportDialog)
    assert list(dialog._all) == [12]
    dialog.reject()


def test_an_export_wanted_of_a_list_that_was_left_meanwhile_is_not_asked_about_elsewhere(page, wait, qtbot):
    qtbot.keyClicks(page.listing.filters.search, "family12")
    page.listing.ask_export()
    page.show_goal(Goal("applications", part="letters"))

    with qtbot.waitSignal(page.listing.loaded):
        pass
    wait()

    assert page.listing.findChildren(ExportDialog) == []


def test_the_reason_is_not_taken_for_others_than_it_was_asked_about(page, office, wait):
    before = acts(office)
    page.ask_reason()
    page.reason.field.setText("Too busy")

    page.listing.view.step(1)

    assert page.reason.isHidden()
    wait()
    assert acts(office) == before


def test_the_reason_stays_asked_where_the_list_is_asked_again_about_the_same(page, wait):
    page.listing.table.check([1, 2], on=True)
    wait()
    page.ask_reason()

    page.refresh()
    wait()

    assert not page.reason.isHidden()


def test_a_decision_on_many_follows_the_list_that_it_is_about(page, wait, qtbot):
    page.ask_decision()
    wait()
    assert page.bulk.question.text() == "Decide on all 40 applications listed"

    with qtbot.waitSignal(page.listing.loaded):
        page.listing.show_only({"state": ("eligible",)})
    wait()
    assert page.bulk.question.text() == "Decide on all 30 applications listed"

    page.listing.table.check([1, 2], on=True)
    wait()
    assert page.bulk.question.text() == "Decide on 2 chosen applications"
    assert page.bulk._wanted == (1, 2)


def test_a_decision_stays_asked_while_somebody_types_what_to_look_for(page, wait, qtbot):
    page.ask_decision()
    page.bulk.decision.choose("reject")
    wait()
    search = page.listing.filters.search
    search.setText("family1")
    page.listing.reload()
    search.setText("family12")
    for question in ("Decide on all 40 applications listed", "Decide on the 1 application listed"):
        with qtbot.waitSignal(page.listing.loaded):
            pass
        assert not page.bulk.isHidden()
        assert page.bulk.question.text() == question
    wait()
    assert page.bulk.decision.current == "reject"


def test_what_was_asked_of_one_edition_is_not_asked_of_another(page, office, wait):
    page.ask_decision()
    page.ask_reason()
    wait()

    office.edition_changed.emit()

    assert page.bulk.isHidden()
    assert page.reason.isHidden()


# --- the screening desk -----------------------------------------------------------------------------------------------


def test_keys_typed_before_the_next_is_shown_mark_nobody(desk, at_once, office, wait):
    desk.cards.forget()

    at_once("s", "p", SAVE)
    wait()

    assert reviewed(office) == {}
    assert desk.reading.card.page.no == "24-000002"
    assert desk.marks.given.opinion is None


def test_marks_are_saved_once_and_for_who_was_shown_however_fast_one_types(desk, at_once, office, wait):
    at_once("p", SAVE, SAVE, "c", SAVE, "p", SAVE, "p", SAVE)
    wait()

    assert reviewed(office) == {1: "pass", 2: "confirm"}
    assert acts(office)[:2] == ["give_review"] * 2
    assert desk.reading.card.page.no == "24-000003"


def test_letters_typed_at_once_note_one_application_each(desk, at_once, office, wait):
    desk.show_goal(Goal("applications", filters={"way": ("decide",)}, part="screening"))
    wait()
    decisions = desk.decisions
    decisions.because.choice.setCurrentIndex(1)
    decisions.view.setFocus()

    at_once("p", "p", "r")
    wait()

    first, second, third = decisions.table.ids[:3]
    with office.read() as session:
        found = tentative(session, office.edition.id)
    assert {number: str(meant) for number, meant in found.items()} == {first: "pass", second: "pass", third: "reject"}
    assert decisions.view.current == decisions.table.ids[3]


def test_a_key_held_too_long_decides_about_one(desk, office, wait):
    desk.show_goal(Goal("applications", filters={"way": ("decide",)}, part="screening"))
    wait()
    for is_again in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, K.Key_P, Qt.KeyboardModifier.NoModifier, "p", is_again)
        QApplication.sendEvent(desk.decisions.view, event)
    wait()

    with office.read() as session:
        assert list(tentative(session, office.edition.id)) == [desk.decisions.table.ids[0]]


@pytest.mark.parametrize("part", ["list", "screening", "same_person", "requirements", "letters"])
def test_keys_that_decide_do_it_once_each_time_they_are_pressed(page, wait, part):
    shown = page.person if part == "list" else page.parts.part(part)
    wait()

    keys = {each.key().toString(): each.autoRepeat() for each in shown.findChildren(QShortcut)}

    assert [name for name in keys if name.startswith("Ctrl+")]
    assert not [name for name, repeats in keys.items() if repeats and name in DECIDING]
