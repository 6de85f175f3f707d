"""An interview is moved by a form or, in the week, by keys; who is taken is said before."""

from datetime import UTC, datetime, timedelta

import pytest
from office_on_desk import OfficeOnDesk, put_away, room
from PySide6.QtCore import Qt

from jipdesk.actions import interviews
from jipdesk.actions.interviews import Held, Slot
from jipdesk.i18n import JAPAN
from jipdesk.models.interview import Interview
from jipdesk.rules.interviewing import Method
from jipdesk.rules.states import ApplicationState

AT = datetime(2024, 7, 16, 10, 0, tzinfo=JAPAN)


@pytest.fixture
def staff(office):
    office.now = lambda: datetime(2024, 7, 15, 3, 0, tzinfo=UTC)
    return OfficeOnDesk(office)


@pytest.fixture
def page(office, staff, settle):
    """Three talks one after the other on Tuesday 16 July 2024, all with one interviewer."""
    people = staff.applications(3, ApplicationState.DOCUMENTS_COMPLETE)
    slots = [
        Slot(number, AT + timedelta(minutes=30 * place), 30, Method.VIDEO, ("佐藤 恵",))
        for place, number in enumerate(people)
    ]
    staff.act("arrange_interviews", lambda session: interviews.arrange(session, slots))
    made = room(office, "interviews", settle)
    yield made
    put_away(made)


def fill(page, settle, **texts):
    """Type into the form as a person does, and wait until it was looked who is free."""
    for name, text in texts.items():
        page.moving.fields[name]._put(text)
    page.moving.look()
    settle(page.desk.jobs)


def said(page):
    return [label.text() for label in page.moving.says.findChildren(type(page.moving.trouble))]


def test_an_interview_is_moved_to_another_day_medium_and_interviewer(page, staff, settle):
    page.acts.move.click()
    settle(page.desk.jobs)
    assert not page.moving.verb.isEnabled()
    assert page.moving.verb.toolTip() == "Nothing is changed yet."

    fill(page, settle, day="2024-07-17", time="午後1時30分", method="telephone", interviewers="高橋 誠、James Miller")
    assert page.moving.japan.text() == "Wed 17 Jul 13:30–14:00 Japan time"
    assert page.moving.theirs.text() == "Wed 17 Jul 11:30–12:00 in Viet Nam"
    page.moving.verb.click()
    settle(page.desk.jobs)

    found = staff.get(Interview, 1, "starts_at", "method", "interviewers")
    assert found == (datetime(2024, 7, 17, 13, 30, tzinfo=JAPAN), "telephone", ["高橋 誠", "James Miller"])
    assert page.moving.isHidden()
    assert page.notice.text.startswith("The interview with FAMILY40 Given is now on Wed 17 Jul 13:30–14:00 Japan time.")
    assert page.listing.current == 1


def test_who_is_taken_is_said_before_it_is_moved(page, staff, settle):
    page.acts.move.click()

    fill(page, settle, time="10:45")

    assert said(page) == [
        "佐藤 恵 not available: interview with FAMILY41 Given, Tue 16 Jul 10:30–11:00.",
        "佐藤 恵 not available: interview with FAMILY42 Given, Tue 16 Jul 11:00–11:30.",
    ]
    assert not page.moving.verb.isEnabled()
    assert page.moving.verb.toolTip() == "Somebody has another interview at that time."


def test_night_a_holiday_and_the_past_are_doubts_that_keep_nobody_from_moving(page, settle):
    page.acts.move.click()

    fill(page, settle, day="2024-07-15", time="4:00")

    assert said(page) == [
        "It is night where the applicant lives.",
        "This time has already passed.",
        "Offices in Japan are closed on this day.",
    ]
    assert page.moving.verb.isEnabled()


@pytest.mark.parametrize(
    ("name", "text"), [("day", "31 February"), ("time", "25:00"), ("minutes", "a while"), ("day", "")]
)
def test_what_cannot_be_read_is_marked_in_its_field(page, settle, name, text):
    page.acts.move.click()

    fill(page, settle, **{name: text})

    assert page.moving.fields[name].marked
    assert not page.moving.verb.isEnabled()


def test_without_interviewers_nothing_is_moved(page, settle):
    page.acts.move.click()

    fill(page, settle, interviewers=" 、")

    assert page.moving.verb.toolTip() == "Enter the interviewers."


def test_enter_moves_and_escape_drops_what_was_typed(page, staff, settle, qtbot):
    page.acts.move.click()
    fill(page, settle, time="14:00")
    qtbot.keyClick(page.moving, Qt.Key.Key_Escape)
    assert page.moving.isHidden()

    page.acts.move.click()
    fill(page, settle, time="14:00")
    qtbot.keyClick(page.moving, Qt.Key.Key_Return)
    settle(page.desk.jobs)

    assert staff.get(Interview, 1, "starts_at") == AT.replace(hour=14)


def test_only_one_at_a_time_and_none_that_was_held_is_moved(page, staff, settle):
    page.listing.table.check_all(on=True)
    settle(page.desk.jobs)
    assert page.acts.move.toolTip() == "Choose one interview: interviews are moved one at a time."

    page.listing.table.check_all(on=False)
    staff.act("record_interviews", lambda session: interviews.record(session, [Held(1, {"purpose": 3})]))
    settle(page.desk.jobs)

    assert page.acts.move.toolTip() == "This interview has already been held. Arrange another one if needed."


def in_week(page, settle):
    page.views.choose("week")
    settle(page.desk.jobs)
    return page.week.view


def with_control(page, qtbot, settle, key):
    qtbot.keyClick(page.week.view, key, Qt.KeyboardModifier.ControlModifier)
    settle(page.desk.jobs)


def test_in_the_week_control_and_the_arrows_propose_another_time_which_enter_takes(page, staff, settle, qtbot):
    view = in_week(page, settle)

    with_control(page, qtbot, settle, Qt.Key.Key_Right)
    with_control(page, qtbot, settle, Qt.Key.Key_Down)

    place = page.week.week.place_of_proposal
    assert (place.column(), page.week.week.proposal_at(place).id) == (2, 1)
    assert page.moving.japan.text() == "Wed 17 Jul 10:30–11:00 Japan time"
    assert staff.get(Interview, 1, "starts_at") == AT, "nothing is moved before Enter"

    qtbot.keyClick(view, Qt.Key.Key_Return)
    settle(page.desk.jobs)
    assert staff.get(Interview, 1, "starts_at") == AT + timedelta(days=1, minutes=30)
    assert page.week.week.place_of_proposal is None
    assert page.week.current == 1


def test_in_the_week_a_time_that_is_taken_is_not_taken_by_enter(page, staff, settle, qtbot):
    view = in_week(page, settle)

    with_control(page, qtbot, settle, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    settle(page.desk.jobs)

    assert said(page) == ["佐藤 恵 not available: interview with FAMILY41 Given, Tue 16 Jul 10:30–11:00."]
    assert staff.get(Interview, 1, "starts_at") == AT


def test_in_the_week_working_days_only_are_proposed_and_escape_drops_them(page, staff, settle, qtbot):
    view = in_week(page, settle)

    with_control(page, qtbot, settle, Qt.Key.Key_Left)
    assert page.week.title.text() == "8 July 2024 – 12 July 2024", "15 July is a holiday, 13 and 14 a weekend"
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    settle(page.desk.jobs)

    assert page.moving.isHidden()
    assert page.week.week.place_of_proposal is None


def test_the_keys_say_why_an_interview_that_was_held_stays(page, staff, settle, qtbot):
    staff.act("record_interviews", lambda session: interviews.record(session, [Held(1, {"purpose": 3})]))
    in_week(page, settle)

    with_control(page, qtbot, settle, Qt.Key.Key_Right)

    assert page.notice.text == "This interview has already been held. Arrange another one if needed."
    assert page.moving.isHidden()


def test_a_time_that_was_taken_in_the_meantime_is_refused_in_place(page, staff, settle):
    page.acts.move.click()
    fill(page, settle, time="14:00")
    (other,) = staff.applications(1, ApplicationState.DOCUMENTS_COMPLETE)
    page.shows = frozenset()
    slot = Slot(other, AT.replace(hour=14), 30, Method.VIDEO, ("佐藤 恵",))
    staff.act("arrange_interviews", lambda session: interviews.arrange(session, [slot]))

    page.moving.verb.click()
    settle(page.desk.jobs)

    assert "in two interviews at once" in page.moving.trouble.text()
    assert not page.moving.isHidden()
