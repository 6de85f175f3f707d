"""What is entered in an interview's record and cannot be recorded stays as a draft, with the reason."""

from datetime import UTC, datetime

import pytest
from office_on_desk import OfficeOnDesk, put_away, room
from PySide6.QtCore import Qt
from sqlalchemy import select

from jipdesk.actions import interviews, selection
from jipdesk.actions.interviews import Slot
from jipdesk.actions.undo import undo
from jipdesk.i18n import JAPAN
from jipdesk.models.act import Act
from jipdesk.models.interview import Interview
from jipdesk.models.office import Draft
from jipdesk.rules.interviewing import Method
from jipdesk.rules.states import ApplicationState
from jipdesk.views.pieces.scale import total_said
from jipdesk.views.spoken import said

AT = datetime(2024, 7, 16, 10, 0, tzinfo=JAPAN)


@pytest.fixture
def staff(office):
    office.now = lambda: datetime(2024, 7, 15, 3, 0, tzinfo=UTC)
    return OfficeOnDesk(office)


@pytest.fixture
def people(staff):
    found = staff.applications(2, ApplicationState.DOCUMENTS_COMPLETE)
    slots = [
        Slot(number, AT.replace(hour=10 + place), 30, Method.VIDEO, ("佐藤",)) for place, number in enumerate(found)
    ]
    staff.act("arrange_interviews", lambda session: interviews.arrange(session, slots))
    return found


@pytest.fixture
def show(office, settle):
    pages = []

    def make():
        pages.append(room(office, "interviews", settle))
        settle(office.jobs)
        return pages[-1]

    yield make
    for page in pages:
        put_away(page)


def refuse_the_first(page, staff, people, settle):
    """Let the record of the first interview be refused: the applicant withdraws while it is written."""
    page.pane.record.scales["purpose"]._give(3)
    page.pane.record.comments.setPlainText("Clear answers")
    shows, page.shows = page.shows, frozenset({"draft"})
    staff.act("withdraw_applications", lambda session: selection.withdraw(session, people[:1]))
    settle(page.desk.jobs)
    page.pane.record.leave()
    settle(page.desk.jobs)
    page.shows = shows


def test_points_off_the_scale_are_marked_and_what_was_recorded_stays(people, staff, show, settle, qtbot):
    page = show()
    record = page.pane.record
    record.scales["purpose"]._give(4)
    record.scales["knowledge"]._give(2)
    record.leave()
    settle(page.desk.jobs)

    qtbot.keyClicks(record.scales["purpose"], "7")
    record.scales["communication"]._give(5)
    record.leave()
    settle(page.desk.jobs)

    assert staff.get(Interview, 1, "scores") == {"purpose": 4, "knowledge": 2, "communication": 5}
    assert record.marks["purpose"].text() == "“7” is not on the scale: points go from 1 to 5."
    assert not record.marks["purpose"].isHidden()
    assert staff.all(Draft.field, Draft.text) == [("scores.purpose", "7")]


def test_points_off_the_scale_come_back_with_the_page(people, staff, show, settle, qtbot):
    page = show()
    qtbot.keyClicks(page.pane.record.scales["purpose"], "9")
    page.pane.record.leave()
    settle(page.desk.jobs)

    again = show()

    assert again.pane.record.marks["purpose"].text() == "“9” is not on the scale: points go from 1 to 5."
    assert again.pane.record.scales["purpose"].points is None
    assert not again.pane.record.take_away.isHidden()


def test_points_on_the_scale_mend_it(people, staff, show, settle, qtbot):
    page = show()
    qtbot.keyClicks(page.pane.record.scales["purpose"], "9")
    page.pane.record.leave()
    settle(page.desk.jobs)

    qtbot.keyClicks(page.pane.record.scales["purpose"], "5")
    page.pane.record.leave()
    settle(page.desk.jobs)

    assert staff.get(Interview, 1, "scores") == {"purpose": 5}
    assert staff.all(Draft.id) == []
    assert page.pane.record.marks["purpose"].isHidden()


def test_a_refused_record_comes_back_with_its_reason(people, staff, show, settle):
    page = show()
    refuse_the_first(page, staff, people, settle)
    reason = page.pane.record.trouble.text()
    assert "is not possible" in reason

    again = show()

    record = again.pane.record
    assert (record.scales["purpose"].points, record.comments.toPlainText()) == (3, "Clear answers")
    assert record.trouble.text() == reason
    assert staff.get(Interview, 1, "scores") == {}


def test_walking_past_a_draft_writes_nothing(people, staff, show, settle):
    page = show()
    refuse_the_first(page, staff, people, settle)
    again = show()
    before = staff.last_act()

    again.listing.view.step(1)
    again.listing.view.step(-1)
    settle(again.desk.jobs)

    assert staff.last_act() == before
    assert again.pane.record.scales["purpose"].points == 3


def test_a_record_that_would_be_accepted_by_now_says_so_and_is_written_by_its_button(people, staff, show, settle):
    page = show()
    refuse_the_first(page, staff, people, settle)
    page.hide()
    with staff.db.read() as session:
        withdrawn = session.scalars(select(Act.id).where(Act.name == "withdraw_applications")).one()
    undo(staff.db, withdrawn, actor=None)
    again = show()
    assert again.pane.record.trouble.text().startswith("Not recorded yet.")

    again.pane.record_and_next.click()
    settle(again.desk.jobs)

    assert staff.get(Interview, 1, "scores", "comments") == ({"purpose": 3}, "Clear answers")
    assert staff.all(Draft.id) == []


def test_what_is_recorded_comes_back_by_the_link(people, staff, show, settle):
    page = show()
    refuse_the_first(page, staff, people, settle)
    again = show()

    again.pane.record.take_away.click()
    settle(again.desk.jobs)

    assert again.pane.record.scales["purpose"].points is None
    assert again.pane.record.comments.toPlainText() == ""
    assert again.pane.record.trouble.isHidden()
    assert staff.all(Draft.id) == []


def test_enter_in_the_list_and_in_the_week_leads_to_the_record(people, show, settle, qtbot):
    page = show()
    scale = page.pane.record.scales["purpose"]

    qtbot.keyClick(page.listing.view, Qt.Key.Key_Return)
    assert scale.isAncestorOf(page.window().focusWidget())

    page.views.choose("week")
    settle(page.desk.jobs)
    qtbot.keyClick(page.week.view, Qt.Key.Key_Return)
    assert scale.isAncestorOf(page.window().focusWidget())


def test_points_that_are_typed_go_on_to_the_next_below(people, show, qtbot):
    page = show()
    scales = list(page.pane.record.scales.values())
    page.pane.record.take_keys()

    for figure in "43525":
        qtbot.keyClick(page.window().focusWidget(), figure)

    assert [scale.points for scale in scales] == [4, 3, 5, 2, 5]
    assert scales[-1].isAncestorOf(page.window().focusWidget())


@pytest.mark.parametrize(
    ("total", "given", "told"),
    [
        (None, 0, "No points yet"),
        (75, 1, "75 of 100 points, from 1 of 5 criteria"),
        (75, 5, "75 of 100 points"),
    ],
)
def test_points_from_a_part_of_the_criteria_are_not_told_as_if_from_all(total, given, told):
    assert said(total_said(total, given, 5)) == told
