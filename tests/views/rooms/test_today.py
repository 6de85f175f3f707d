"""本日: a number, a sentence, one act; each leads to where it is done."""

from datetime import datetime

import pytest
from PySide6.QtWidgets import QPushButton

from jipdesk.i18n import JAPAN
from jipdesk.views.rooms.today import Today
from jipdesk.views.sections import section
from jipdesk.views.spoken import Button, Label


@pytest.fixture
def page(qtbot, office, settle):
    office.now = lambda: datetime(2024, 7, 8, 10, 0, tzinfo=JAPAN)
    made = Today(office, section("today"))
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    settle(office.jobs)
    return made


def said(page):
    return [label.text() for label in page.findChildren(Label) if label.isVisible()]


def verbs(page):
    return [button for button in page.findChildren(Button) if button.isVisible() and button.property("kind") != "inner"]


def test_the_page_names_the_day_in_japan(page):
    assert "Monday 8 July 2024" in said(page)


def test_what_waits_is_a_number_and_a_sentence(page):
    assert {"30", "applications wait for your review"} <= set(said(page))
    assert {"5", "applications have something to be confirmed"} <= set(said(page))


def test_where_nothing_is_due_soon_that_is_said(page):
    assert "Nothing is due in the next 14 days." in said(page)


def test_only_the_first_verb_is_the_one_to_choose(page):
    assert [button.property("kind") for button in verbs(page)].count("primary") == 1
    assert verbs(page)[0].property("kind") == "primary"


def test_a_verb_leads_to_the_list_with_the_filter_set(page, office, qtbot):
    screen = next(button for button in verbs(page) if button.text() == "Screen")

    with qtbot.waitSignal(office.wanted) as wanted:
        screen.click()

    assert wanted.args[0].section == "applications"
    assert (wanted.args[0].part, wanted.args[0].filters) == ("screening", {"queue": ("unread",)})


def test_the_verb_says_the_whole_sentence_to_who_cannot_see_it(page):
    assert "30 applications wait for your review" in {button.accessibleDescription() for button in verbs(page)}


def test_what_was_done_elsewhere_is_heard_at_once(page, office, settle):
    from jipdesk.actions import selection

    on = office.today()
    office.act("pass_screening", lambda session: selection.pass_screening(session, [1, 2], on=on))
    settle(office.jobs)

    assert "28" in said(page)
    assert "Applicants' documents" in said(page)


def test_what_is_due_of_several_leads_to_the_list_of_them_and_of_one_to_him(page, office, settle, qtbot):
    from jipdesk.actions import selection

    def goal_after_passing(*numbers):
        on = office.today()
        office.act("pass_screening", lambda session: selection.pass_screening(session, numbers, on=on))
        settle(office.jobs)
        names = [each for each in page.findChildren(Button) if each.isVisible() and each.property("kind") == "inner"]
        with qtbot.waitSignal(office.wanted) as wanted:
            names[0].click()
        return wanted.args[0]

    assert goal_after_passing(1).record == 1
    assert goal_after_passing(2).filters == {"state": ("documents_requested", "documents_incomplete")}


def test_the_keys_stay_on_what_is_to_be_done_when_it_is_said_anew(page, settle):
    verbs(page)[0].setFocus()
    before = verbs(page)[0]

    page.set_stale()
    settle(page.desk.jobs)

    assert page.window().focusWidget() is verbs(page)[0]
    assert page.window().focusWidget() is not before


@pytest.mark.parametrize("office", ["desk_folder"], indirect=True)
def test_where_nothing_waits_the_page_says_so(page):
    assert page.nothing.isVisible()
    assert not [button for button in page.findChildren(QPushButton) if button.isVisible() and button.text() == "Screen"]
