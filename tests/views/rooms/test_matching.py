from datetime import datetime, timedelta

import pytest
from office_on_desk import OfficeOnDesk, put_away, room
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from jipdesk.i18n import JAPAN
from jipdesk.models.interview import Interview
from jipdesk.models.match import Match
from jipdesk.models.placement import Placement
from jipdesk.rules.states import ApplicationState, MatchState
from jipdesk.views.pieces.decision import Decision


@pytest.fixture
def staff(office):
    return OfficeOnDesk(office)


@pytest.fixture
def show(office, settle):
    pages = []

    def make():
        pages.append(room(office, "matching", settle))
        return pages[-1]

    yield make
    for page in pages:
        put_away(page)


@pytest.fixture
def proposed(staff):
    """Two candidates proposed for one place, and one for another."""
    first, second = staff.opening(), staff.opening()
    people = staff.applications(3, ApplicationState.PASSED)
    return staff.propose([(first, people[0]), (first, people[1]), (second, people[2])])


def states(staff):
    return staff.all(Match.state)


def plan(page, settle):
    page.show_plan()
    page.plan.find_plan()
    settle(page.desk.jobs)


def test_the_best_plan_is_shown_opening_by_opening_and_nothing_is_proposed(staff, show, settle):
    staff.opening(places=2)
    staff.applications(4, ApplicationState.PASSED)
    page = show()

    plan(page, settle)

    texts = [page.plan.table._line(line).texts for line in range(3)]
    assert [text[0] for text in texts] == ["C001-1", "", ""]
    assert [text[4] for text in texts] == ["New"] * 3
    assert page.plan.summary.text().startswith("3 proposals, ")
    assert "1 candidate without a proposal" in page.plan.summary.text()
    assert states(staff) == []


def test_a_planned_pair_says_why(staff, show, settle):
    staff.opening()
    staff.applications(1, ApplicationState.PASSED)
    page = show()

    plan(page, settle)

    assert page.planned.name.text() == "FAMILY40 Given"
    assert "Major in mechanical engineering, as wanted" in page.planned._score._why.text()


def test_the_whole_plan_is_proposed_as_one_act(staff, show, settle):
    staff.opening()
    staff.applications(2, ApplicationState.PASSED)
    page = show()
    plan(page, settle)
    assert page.plan.propose.text() == "Propose 2"

    page.plan.propose.click()
    settle(page.desk.jobs)

    assert states(staff) == [MatchState.PROPOSED] * 2
    assert staff.last_act() == ("propose_matches", {"count": 2})
    assert page.views.current == "proposals"
    assert page.listing.total == 2
    assert page.notice.text == "2 candidates were proposed."


def test_only_what_is_checked_is_proposed(staff, show, settle):
    staff.opening()
    staff.applications(3, ApplicationState.PASSED)
    page = show()
    plan(page, settle)

    page.plan.table.check([2], on=True)
    page.plan.propose.click()
    settle(page.desk.jobs)

    assert states(staff) == [MatchState.PROPOSED]


def test_what_is_proposed_already_is_not_proposed_again(staff, show, settle):
    opening = staff.opening()
    (person,) = staff.applications(1, ApplicationState.PASSED)
    staff.propose([(opening, person)])
    page = show()

    plan(page, settle)

    assert page.plan.table._line(0).texts[4] == "Proposed"
    assert not page.plan.propose.isEnabled()
    assert page.plan.propose.toolTip() == "All of these are proposed already."


def test_a_plan_among_all_who_are_eligible_is_a_preview(staff, show, settle):
    staff.opening()
    staff.applications(2, ApplicationState.ELIGIBLE)
    page = show()
    page.plan.wishes.source.setCurrentIndex(1)

    plan(page, settle)

    assert page.plan.table.ids
    assert "only candidates who have passed" in page.plan.propose.toolTip()
    page.plan.propose_chosen()
    settle(page.desk.jobs)
    assert "not passed" in page.notice.text
    assert states(staff) == []


def test_a_plan_for_nobody_says_so(staff, show, settle):
    staff.opening()
    page = show()

    plan(page, settle)

    assert page.plan.summary.text().startswith("There is nobody to propose")


def test_yes_and_on_to_the_next_by_keys_alone(staff, proposed, show, settle):
    page = show()
    for _ in proposed:
        page.go_on()
        settle(page.desk.jobs)

    assert states(staff) == [MatchState.COMPANY_ACCEPTED] * 3
    assert page.listing.current == proposed[-1]


def test_answers_are_recorded_for_many_at_once(staff, proposed, show, settle):
    page = show()
    page.listing.table.check_all(on=True)
    settle(page.desk.jobs)

    page.acts.companies.line("accept").trigger()
    settle(page.desk.jobs)

    assert states(staff) == [MatchState.COMPANY_ACCEPTED] * 3
    assert staff.last_act() == ("answer_matches", {"count": 3})


def test_declining_asks_for_day_and_reason(staff, proposed, show, settle):
    page = show()

    page.no.click()
    page.inquiry.fields["because"].editor.setText("Another candidate was chosen")
    page.inquiry.verb.click()
    settle(page.desk.jobs)

    assert states(staff)[0] is MatchState.COMPANY_DECLINED
    assert staff.get(Match, proposed[0], "ended_because") == "Another candidate was chosen"
    assert page.inquiry.isHidden()
    assert page.pane._ended.text() == "Reason: Another candidate was chosen"


def test_the_same_keys_never_accept_what_is_not_looked_at(staff, proposed, show, settle):
    page = show()
    page.no.click()
    page.inquiry.fields["on"].editor.setText("not a day")
    page.go_on()
    page.inquiry.close_down()

    page.show_plan()
    page.go_on()
    settle(page.desk.jobs)

    assert states(staff) == [MatchState.PROPOSED] * 3


def test_a_step_that_is_not_open_says_why(staff, proposed, show, settle):
    page = show()

    assert not page.acts.candidates.line("accept").isEnabled()
    assert "is not possible now" in page.acts.candidates.line("accept").toolTip()
    assert page.acts.candidates.line("decline").isEnabled()
    assert not page.acts.decide_button.isEnabled()
    assert not page.acts.more.line("approve").isEnabled()
    assert page.acts.more.line("approve").toolTip() == "This edition does not ask the Screening Committee."
    assert page.acts.more.line("cancel").isEnabled()


def test_more_people_than_places_cannot_be_decided_and_the_button_says_why(staff, proposed, show, settle):
    staff.agree(proposed[:2])
    page = show()
    page.listing.table.check(proposed[:2], on=True)
    settle(page.desk.jobs)

    assert not page.acts.decide_button.isEnabled()
    assert "The opening has no place left." in page.acts.decide_button.toolTip()


def test_a_decision_is_asked_for_since_it_is_not_undone(staff, proposed, show, settle):
    staff.agree(proposed[:1])
    page = show()

    page.acts.decide_button.click()
    (dialog,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, Decision)]
    dialog.verb.click()
    settle(page.desk.jobs)

    assert states(staff)[0] is MatchState.DECIDED
    assert staff.all(Placement.placement_no) == ["2024-P001"]
    assert page.pane._to_placement.text() == "2024-P001"
    assert not page.yes.isVisible()


def test_cancelling_needs_a_reason(staff, proposed, show, settle):
    page = show()

    page.acts.more.line("cancel").trigger()
    page.inquiry.verb.click()
    settle(page.desk.jobs)
    assert states(staff)[0] is MatchState.PROPOSED

    page.inquiry.fields["because"].editor.setText("Withdrawn by the company")
    page.inquiry.verb.click()
    settle(page.desk.jobs)
    assert states(staff)[0] is MatchState.CANCELLED


def test_companies_interview_one_candidate_after_the_other(staff, proposed, show, settle):
    page = show()
    page.listing.table.check_all(on=True)
    settle(page.desk.jobs)

    page.acts.more.line("interview").trigger()
    page.inquiry.fields["at"].editor.setText("2024-08-01 14:00")
    page.inquiry.verb.click()
    settle(page.desk.jobs)

    begin = datetime(2024, 8, 1, 14, 0, tzinfo=JAPAN)
    assert states(staff) == [MatchState.COMPANY_INTERVIEW] * 3
    assert staff.all(Interview.starts_at) == [begin, begin + timedelta(minutes=30), begin]
    assert staff.all(Interview.stage) == ["company"] * 3


def test_a_moment_that_cannot_be_is_marked_and_nothing_is_arranged(staff, proposed, show, settle):
    page = show()

    page.acts.more.line("interview").trigger()
    page.inquiry.fields["at"].editor.setText("2024-02-31 14:00")
    page.inquiry.verb.click()
    settle(page.desk.jobs)

    assert page.inquiry.fields["at"].marked
    assert staff.all(Interview.id) == []


def test_an_answer_is_undone(staff, proposed, show, settle):
    page = show()
    page.yes.click()
    settle(page.desk.jobs)

    staff.undo_last()
    settle(page.desk.jobs)

    assert states(staff) == [MatchState.PROPOSED] * 3
    assert page.listing.table._line(0).texts[4] == "Proposed"


def test_without_proposals_the_room_leads_to_the_plan(staff, show, qtbot):
    page = show()

    buttons = page.listing.empty.findChildren(type(page.yes).__mro__[1])
    qtbot.mouseClick(next(each for each in buttons if each.text() == "Go to the best plan"), Qt.MouseButton.LeftButton)

    assert page.views.current == "plan"


def test_the_list_is_exported_with_days_and_reasons(staff, show, settle, tmp_path):
    opening = staff.opening()
    (person,) = staff.applications(1, ApplicationState.PASSED)
    staff.propose([(opening, person)])
    page = show()

    page.listing.export(tmp_path / "matching.csv")
    settle(page.desk.jobs)

    first = (tmp_path / "matching.csv").read_text(encoding="utf-8-sig").splitlines()[1]
    assert "C001,Mihon 1 Co., Ltd." in first.replace('"', "")
    assert "24-000041,FAMILY40 Given" in first
    assert "Proposed,2024-07-08" in first
