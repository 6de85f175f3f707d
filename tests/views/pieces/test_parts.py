"""Other ways to work on a page's matter: what is not looked at waits, and is up to date when one comes back."""

import pytest
from PySide6.QtCore import Qt

from jipdesk.views.goal import Goal
from jipdesk.views.rooms.applications import PARTS, Applications
from jipdesk.views.sections import section


@pytest.fixture
def page(qtbot, office, settle):
    made = Applications(office, section("applications"))
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.show()
    settle(office.jobs)
    return made


@pytest.mark.parametrize("line", PARTS, ids=lambda line: line.name)
def test_every_part_is_made_when_it_is_wanted_and_shown_by_its_name(page, office, settle, line):
    page.show_goal(Goal("applications", part=line.name))
    settle(office.jobs)

    assert page.parts.currentWidget() is page.parts.part(line.name)
    assert page.parts.choice.current == line.name


def test_the_list_is_asked_again_only_when_one_comes_back_to_it(page, office, settle, qtbot):
    page.show_goal(Goal("applications", part="screening"))
    settle(office.jobs)
    with qtbot.assertNotEmitted(page.listing.loaded):
        page.set_stale()
        settle(office.jobs)

    with qtbot.waitSignal(page.listing.loaded):
        page.show_goal(Goal("applications", filters={}))


def test_who_is_looked_for_is_found_in_the_list_from_any_part(page, office, settle):
    page.show_goal(Goal("applications", part="letters"))
    settle(office.jobs)

    page.show_goal(Goal("applications", record=3))
    settle(office.jobs)

    assert page.parts.shows_main
    assert page.listing.current == 3


def test_the_keys_are_at_the_marks_whenever_one_comes_back_to_the_screening_desk(qtbot, page, office, settle):
    page.show_goal(Goal("applications", part="screening"))
    settle(office.jobs)
    page.parts.choice.choose("list")
    page.listing.view.setFocus()
    page.show_goal(Goal("applications", part="screening"))
    settle(office.jobs)
    desk = page.parts.part("screening")
    assert desk.marks.isAncestorOf(page.focusWidget())

    page.parts.choice.buttons["screening"].setFocus()
    page.take_keys()
    assert desk.marks.isAncestorOf(page.focusWidget())


def test_who_walks_along_the_parts_by_the_arrows_is_not_stopped_at_the_marks(qtbot, page, office, settle):
    page.show_goal(Goal("applications", part="screening"))
    settle(office.jobs)
    page.parts.choice.choose("list")
    page.parts.choice.buttons["list"].setFocus()
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Right)
    assert page.parts.choice.current == "screening"
    assert page.focusWidget() is page.parts.choice.buttons["screening"]
