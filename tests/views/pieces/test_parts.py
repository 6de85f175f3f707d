"""Other ways to work on a page's matter: what is not looked at waits, and is up to date when one comes back."""

import pytest

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
