"""Ctrl+K: anyone and anything, by keys alone, without disturbing who composes Japanese."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication


@pytest.fixture
def find(window, qtbot, settle):
    """Type into the field and wait for the answers."""
    window.activateWindow()

    def type_in(text):
        window.trigger("find")
        qtbot.waitUntil(window.top.finding.hasFocus)
        window.top.finding.selectAll()
        for letter in text:
            qtbot.keyClick(window.top.finding, letter)
        settle(window.jobs)
        return [line.text for line in window.finder._lines.lines]

    return type_in


def press(qtbot, window, key):
    qtbot.keyClick(window.top.finding, key)


def test_a_person_is_found_and_shown(window, qtbot, find, settle):
    assert find("family17")[0].startswith("FAMILY17 Given 17")

    press(qtbot, window, Qt.Key.Key_Return)
    settle(window.jobs)

    assert window.pages.section == "applications"
    qtbot.waitUntil(lambda: window.pages.page.person.page is not None)
    assert window.pages.page.person.page.no == "24-000017"
    assert not window.finder.isVisible()


def test_a_page_is_gone_to_by_its_name(window, qtbot, find, settle):
    assert "Matching" in find("matchi")

    press(qtbot, window, Qt.Key.Key_Return)
    settle(window.jobs)

    assert window.pages.section == "matching"


def test_an_edition_is_chosen_by_its_year_and_the_line_says_so(window, find):
    assert "Choose the edition: FY2025    Reiwa 7" in find("2025")


def test_an_act_is_done_by_what_one_wants_to_do(window, qtbot, find, qapp):
    assert "Dark" in find("dark")

    press(qtbot, window, Qt.Key.Key_Return)

    assert qapp.palette().window().color().name() == "#14171c"


def test_the_arrows_walk_through_the_answers_and_escape_leaves(window, qtbot, find):
    find("family1")

    press(qtbot, window, Qt.Key.Key_Down)
    assert window.finder._view.currentIndex().row() == 1
    press(qtbot, window, Qt.Key.Key_Up)
    press(qtbot, window, Qt.Key.Key_Up)
    assert window.finder._view.currentIndex().row() == 0
    press(qtbot, window, Qt.Key.Key_Escape)

    assert not window.finder.isVisible()
    assert window.top.finding.text() == ""


def test_what_is_nowhere_is_said_to_be_nowhere(window, find):
    assert find("zzzzqq") == []
    assert window.finder._nothing.isVisible()


def test_an_answer_that_comes_late_never_replaces_a_later_one(window, qtbot, find, settle):
    find("family1")
    window.top.finding.setText("family2")
    window.finder._look("family2")
    window.finder._look("family30")
    settle(window.jobs)

    people = [line.text for line in window.finder._lines.lines if line.text.startswith("FAMILY")]
    assert people == ["FAMILY30 Given 30"]


def test_composing_keeps_the_field_and_asks_only_for_what_is_settled(window, qtbot, find, settle):
    window.trigger("find")
    qtbot.waitUntil(window.top.finding.hasFocus)

    QApplication.sendEvent(window.top.finding, QInputMethodEvent("かぞく", []))
    settle(window.jobs)
    assert window.top.finding.text() == ""
    assert window.top.finding.hasFocus()

    settled = QInputMethodEvent("", [])
    settled.setCommitString("family5")
    QApplication.sendEvent(window.top.finding, settled)
    settle(window.jobs)
    assert window.finder._lines.lines[0].text.startswith("FAMILY5 ")


def test_what_a_page_and_a_menu_both_offer_is_listed_once_with_its_keys(window, settle, find):
    window.pages.enter("companies")
    settle(window.jobs)
    find("import a sheet")

    assert [(line.text, line.detail) for line in window.finder._lines.lines] == [
        ("Import a sheet…  Ctrl+I", "Action"),
    ]


def test_lines_of_the_menus_tell_their_keys(window, find):
    find("settings")

    assert ("Settings", "Page  Ctrl+,") in [(line.text, line.detail) for line in window.finder._lines.lines]


def test_a_part_of_what_is_beside_the_list_is_gone_to_by_its_name(window, qtbot, settle, find):
    window.pages.enter("settings")
    settle(window.jobs)
    assert "Coordinators" in find("coordinators")


def test_words_are_found_in_any_order_and_what_is_called_so_stands_first(window, settle, find):
    window.pages.enter("applications")
    settle(window.jobs)

    assert find("stage filter")[0] == "+ Filter: Stage"
    assert find("documents")[0] == "Documents"


def test_enter_pressed_at_once_waits_for_whoever_is_looked_for(window, qtbot, find, settle):
    find("import")
    before = window.finder._lines.lines[0].text
    done = []
    window.finder.acted.connect(done.append)
    window.finder.wanted.connect(done.append)

    # What is in the field now is found in the words of an act at once, and in those of a person a moment later.
    window.top.finding.selectAll()
    for letter in "family17":
        qtbot.keyClick(window.top.finding, letter)
    press(qtbot, window, Qt.Key.Key_Return)

    assert done == []
    settle(window.jobs)
    assert [goal.section for goal in done] == ["applications"]
    assert before.startswith("Import")
    assert not window.finder.isVisible()


def test_a_line_chosen_with_the_arrows_stays_chosen_when_others_are_found_above_it(window, qtbot, find, settle):
    window.trigger("find")
    qtbot.waitUntil(window.top.finding.hasFocus)
    for letter in "en":
        qtbot.keyClick(window.top.finding, letter)
    press(qtbot, window, Qt.Key.Key_Down)
    finder = window.finder
    chosen = finder._lines.lines[finder._view.currentIndex().row()].text

    settle(window.jobs)

    assert "Given" in finder._lines.lines[0].text
    assert finder._lines.lines[finder._view.currentIndex().row()].text == chosen


def test_an_answer_to_what_was_rubbed_out_is_not_shown(window, qtbot, find, settle):
    window.trigger("find")
    qtbot.waitUntil(window.top.finding.hasFocus)
    for key in (*"family17", *[Qt.Key.Key_Backspace] * 8):
        qtbot.keyClick(window.top.finding, key)

    settle(window.jobs)

    assert not any(line.text.startswith("FAMILY") for line in window.finder._lines.lines)
