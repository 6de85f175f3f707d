"""Deciding about many: tentative decisions applied together, and one decision on what a list shows."""

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from jipdesk.actions.reviews import Given, give_review
from jipdesk.models.screening import TentativeDecision
from jipdesk.queries import application_list, screening
from jipdesk.queries.acts import lately
from jipdesk.queries.screening_decisions import tentative
from jipdesk.rules.screening import DEFAULT_REASONS, Opinion
from jipdesk.views.goal import Goal
from jipdesk.views.pieces.page import Page
from jipdesk.views.rooms.applications import Applications
from jipdesk.views.rooms.screening_bulk import BulkDecision
from jipdesk.views.rooms.screening_desk import ScreeningDesk
from jipdesk.views.sections import section


@pytest.fixture
def page(qtbot, office, settle):
    made = Page(office, section("applications"))
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.show()
    return made


@pytest.fixture
def wait(office, settle):
    return lambda: settle(office.jobs)


@pytest.fixture
def decisions(page, wait):
    desk = ScreeningDesk(page)
    page.body.addWidget(desk, 1)
    desk.show_goal(Goal("applications", filters={"way": ("decide",)}, part="screening"))
    wait()
    return desk.decisions


@pytest.fixture
def bulk(page):
    made = BulkDecision(page)
    page.body.addWidget(made)
    return made


@pytest.fixture
def everybody(office):
    with office.read() as session:
        return list(application_list.ids(session, office.edition.id, application_list.ApplicationFilter()))


def meant(office):
    with office.read() as session:
        return tentative(session, office.edition.id)


def states(office):
    with office.read() as session:
        numbers = application_list.ids(session, office.edition.id, application_list.ApplicationFilter())
        found = list(application_list.states(session, numbers).values())
        return {state: found.count(state) for state in set(found)}


def acts(office):
    with office.read() as session:
        return [act.name for act in lately(session)]


def criteria(office):
    with office.read() as session:
        return [each.code for each in screening.criteria(session, office.edition.id)]


def says(widget):
    from jipdesk.views.spoken import Paragraph

    return [each.text() for each in widget.findChildren(Paragraph) if each.isVisible()]


def test_keys_note_what_is_meant_and_it_is_applied_together(decisions, office, wait, qtbot):
    assert not decisions.applying.isEnabled()
    decisions.because.choice.setCurrentIndex(1)
    for key in (Qt.Key.Key_P, Qt.Key.Key_P, Qt.Key.Key_R):
        qtbot.keyClick(decisions.view, key)
        wait()

    assert sorted(meant(office).values()) == ["pass", "pass", "reject"]
    told = says(decisions.impact)
    assert told[0].startswith("2 would pass; documents will be requested from all of them, due ")
    assert "27 applications remain undecided." in told
    assert decisions.applying.text() == "Apply 3 together"

    decisions.applying.click()
    wait()

    assert states(office)["documents_requested"] == 2
    assert states(office)["not_selected"] == 1
    assert acts(office)[0] == "apply_tentative"
    assert meant(office) == {}


def test_what_is_meant_can_be_left_open_again(decisions, office, wait, qtbot):
    qtbot.keyClick(decisions.view, Qt.Key.Key_P)
    wait()
    assert len(meant(office)) == 1
    decisions.view.step(-1)
    wait()

    qtbot.keyClick(decisions.view, Qt.Key.Key_X)
    wait()

    assert meant(office) == {}


def test_a_reason_is_asked_for_before_the_first_is_left_out_and_kept_for_the_next(decisions, office, wait, qtbot):
    choice = decisions.because.choice

    qtbot.keyClick(decisions.view, Qt.Key.Key_R)
    wait()
    assert choice.view().isVisible()
    assert meant(office) == {}
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(choice.view(), key)
    assert decisions.window().focusWidget() is decisions.view
    for _ in range(2):
        qtbot.keyClick(decisions.view, Qt.Key.Key_R)
        wait()

    assert list(meant(office).values()) == ["reject"] * 2
    with office.read() as session:
        assert set(session.scalars(select(TentativeDecision.because))) == {decisions.because.text}


def test_the_reason_of_one_coordinator_is_not_the_next_ones(decisions, office):
    decisions.because.choice.setCurrentIndex(1)
    assert decisions.because.text

    office.actor_changed.emit()

    assert decisions.because.text == ""
    assert not decisions.rejecting.isEnabled()


def test_a_reason_in_ones_own_words_is_typed_and_enter_leads_back_to_the_list(decisions, office, wait, qtbot):
    choice, own = decisions.because.choice, decisions.because.own
    qtbot.keyClick(decisions.view, Qt.Key.Key_R)
    qtbot.keyClick(choice.view(), Qt.Key.Key_End)
    qtbot.keyClick(choice.view(), Qt.Key.Key_Return)
    assert decisions.window().focusWidget() is own

    qtbot.keyClicks(own, "Applied twice")
    qtbot.keyClick(own, Qt.Key.Key_Return)
    assert decisions.window().focusWidget() is decisions.view
    qtbot.keyClick(decisions.view, Qt.Key.Key_R)
    wait()

    with office.read() as session:
        assert set(session.scalars(select(TentativeDecision.because))) == {"Applied twice"}


def test_without_reviews_nothing_can_be_proposed_and_the_page_says_so(decisions, page, wait):
    decisions.following.click()
    wait()

    assert page.notice.text.startswith("No reviewed application is left on which the reviewers agree.")


def test_what_reviewers_reject_is_proposed_with_the_reason_they_gave(decisions, everybody, page, office, wait):
    given = Given(Opinion.REJECT, dict.fromkeys(criteria(office), 1), reason=DEFAULT_REASONS[1][0])
    office.act("give_review", lambda session: give_review(session, everybody[0], 1, given))
    wait()

    decisions.following.click()
    wait()

    with office.read() as session:
        assert session.scalars(select(TentativeDecision.because)).one() == DEFAULT_REASONS[1][1]
    assert page.notice.text.startswith("From the reviews: 0 to pass, 1 not selected.")


def test_of_those_to_pass_only_as_many_as_are_wanted_are_proposed(decisions, everybody, office, wait):
    for number, points in zip(everybody[:3], (2, 5, 3), strict=True):
        given = Given("pass", dict.fromkeys(criteria(office), points))
        office.act("give_review", lambda session, n=number, g=given: give_review(session, n, 1, g))
    wait()
    decisions.most.field.setText("many")
    assert not decisions.following.isEnabled()
    decisions.most.field.setText("２")

    decisions.following.click()
    wait()

    assert meant(office) == dict.fromkeys(everybody[1:3], "pass")


def test_one_decision_on_many_tells_first_what_it_means(bulk, everybody, page, office, wait):
    bulk.ask_about(everybody)
    bulk.decision.choose("reject")
    bulk.when.choose("now")
    wait()

    assert bulk.question.text() == "Decide on 40 chosen applications"
    told = says(bulk)
    assert "30 would not be selected." in told
    assert any(each.startswith("10 are left out") for each in told)
    assert bulk.verb.text() == "Mark 30 as not selected"
    assert not bulk.verb.isEnabled()  # nobody has said why
    bulk.because.choice.setCurrentIndex(2)

    bulk.verb.click()
    wait()

    assert states(office)["not_selected"] == 30
    assert acts(office)[0] == "decide_screening"
    assert page.notice.text.startswith("30 applications were decided.")


def test_a_decision_on_many_can_be_noted_for_later(bulk, everybody, office, wait):
    bulk.ask_about(everybody[:3])
    bulk.decision.choose("pass")
    wait()
    assert bulk.verb.text() == "Note 3 tentatively"

    bulk.verb.click()
    wait()

    assert list(meant(office).values()) == ["pass"] * 3
    assert states(office) == {"eligible": 30, "ineligible": 5, "to_confirm": 5}


def test_a_reason_in_ones_own_words_is_needed_before_the_verb(bulk, everybody, wait):
    bulk.ask_about(everybody)
    bulk.decision.choose("reject")
    wait()
    bulk.because.choice.setCurrentIndex(bulk.because.choice.count() - 1)
    assert not bulk.verb.isEnabled()

    bulk.because.own.setText("places")

    assert bulk.verb.isEnabled()
    assert bulk.because.text == "places"


def test_nothing_is_decided_beforehand_however_often_enter_is_pressed(bulk, everybody, office, wait, qtbot):
    before = acts(office)
    bulk.ask_about(everybody)
    wait()

    for _ in range(3):
        qtbot.keyClick(bulk.window().focusWidget(), Qt.Key.Key_Return)
    bulk.verb.click()
    wait()

    assert (bulk.decision.current, bulk.when.current) == ("", "later")
    assert (bulk.verb.text(), bulk.verb.toolTip()) == ("Decide", "Choose a decision first.")
    assert says(bulk) == ["Choose a decision. What it would mean is shown here before you make it."]
    assert acts(office) == before


def test_what_was_chosen_for_others_is_not_chosen_for_these(bulk, everybody, wait):
    bulk.ask_about(everybody[:3])
    bulk.decision.choose("pass")
    bulk.when.choose("now")
    wait()

    bulk.ask_about(everybody[3:5])
    wait()

    assert (bulk.decision.current, bulk.when.current) == ("", "later")


def test_while_another_decision_is_weighed_the_one_before_cannot_be_made(bulk, everybody, office, wait):
    bulk.ask_about(everybody[:3])
    bulk.decision.choose("pass")
    wait()

    bulk.decision.choose("reject")
    bulk.verb.click()
    wait()

    assert meant(office) == {}


def test_a_decision_on_many_is_made_with_keys_alone(bulk, everybody, office, wait, qtbot):
    keys = lambda *each: [qtbot.keyClick(bulk.window().focusWidget(), key) for key in each]  # noqa: E731
    bulk.ask_about(everybody[:3])
    wait()

    keys(Qt.Key.Key_Right)
    wait()
    assert bulk.decision.current == "pass"
    keys(Qt.Key.Key_Tab)
    assert bulk.window().focusWidget() is bulk.when.buttons["later"]
    keys(Qt.Key.Key_Tab)
    assert bulk.window().focusWidget() is bulk.verb
    keys(Qt.Key.Key_Space)
    wait()

    assert list(meant(office).values()) == ["pass"] * 3


def test_esc_leaves_without_a_decision(bulk, everybody, office, wait, qtbot):
    bulk.ask_about(everybody)
    wait()

    qtbot.keyClick(bulk, Qt.Key.Key_Escape)

    assert bulk.isHidden()
    assert acts(office)[0] != "decide_screening"


def test_the_list_asks_about_those_checked_else_about_all_it_shows(qtbot, office, wait):
    page = Applications(office, section("applications"))
    qtbot.addWidget(page)
    page.show()
    wait()
    page.deciding.click()
    assert page.bulk.question.text() == "Decide on all 40 applications listed"

    page.listing.table.check(list(page.listing.table.ids)[:3], on=True)
    page.deciding.click()
    wait()

    assert page.bulk.question.text() == "Decide on 3 chosen applications"
