from datetime import UTC, datetime, timedelta

import pytest
from office_on_desk import OfficeOnDesk, put_away, room
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from jipdesk.actions import interviews
from jipdesk.actions.interviews import Slot
from jipdesk.i18n import JAPAN, words
from jipdesk.models.application import Application
from jipdesk.models.interview import Interview
from jipdesk.rules.interviewing import Method
from jipdesk.rules.states import ApplicationState
from jipdesk.views.goal import Goal
from jipdesk.views.rooms import interview_times

AT = datetime(2024, 7, 16, 10, 0, tzinfo=JAPAN)
POINTS = {"purpose": 4, "communication": 5, "knowledge": 3, "cooperation": 4, "independence": 4}


@pytest.fixture
def staff(office):
    office.now = lambda: datetime(2024, 7, 15, 3, 0, tzinfo=UTC)
    return OfficeOnDesk(office)


@pytest.fixture
def show(office, settle):
    pages = []

    def make():
        pages.append(room(office, "interviews", settle))
        return pages[-1]

    yield make
    for page in pages:
        put_away(page)


@pytest.fixture
def arranged(staff):
    """Three talks one after the other on Tuesday 16 July 2024."""
    people = staff.applications(3, ApplicationState.DOCUMENTS_COMPLETE)
    slots = [
        Slot(number, AT + timedelta(minutes=30 * place), 30, Method.VIDEO, ("佐藤 恵",))
        for place, number in enumerate(people)
    ]
    staff.act("arrange_interviews", lambda session: interviews.arrange(session, slots))
    return people


def give(page, points=POINTS, recommendation="pass", comments="Clear answers"):
    """Fill the record as interviewers do."""
    for name, figure in points.items():
        page.pane.record.scales[name]._give(figure)
    chosen = page.pane.record.recommendation
    chosen.editor.setCurrentIndex(chosen.editor.findData(recommendation))
    page.pane.record.comments.setPlainText(comments)


def states(staff, numbers):
    return [staff.get(Application, number, "state") for number in numbers]


def test_without_interviews_the_room_says_how_to_begin(staff, show):
    page = show()

    assert page.listing._stack.currentWidget() is page.listing.empty
    assert not page.acts.decide.isEnabled()
    assert page.acts.decide.toolTip() == "Choose an interview first."


def test_times_stand_in_japan_and_where_the_applicant_lives(arranged, show):
    page = show()

    texts = page.listing.table._line(0).texts

    assert texts[:2] == ["Tue 16 Jul 10:00", "08:00"]
    assert page.pane._japan.text() == "Tue 16 Jul 10:00–10:30 Japan time"
    assert page.pane._theirs.text() == "Tue 16 Jul 08:00–08:30 in Viet Nam"
    assert page.pane._night.isHidden()


@pytest.mark.parametrize(
    ("country", "theirs", "night"),
    [("PE", "20:00 prev. day", False), ("KE", "04:00", True), ("FJ", "13:00", False), (None, "—", False)],
)
def test_far_away_it_is_another_day_or_night(staff, show, country, theirs, night):
    (person,) = staff.applications(1, ApplicationState.DOCUMENTS_COMPLETE, residence_country=country)
    slot = Slot(person, AT, 30, Method.VIDEO, ("佐藤 恵",))
    staff.act("arrange_interviews", lambda session: interviews.arrange(session, [slot]))

    page = show()

    row = page.listing.table.row_at(0)
    assert interview_times.their_time(row, words("en")) == theirs
    assert interview_times.sleeps(row) is night
    assert page.pane._night.isHidden() is not night


def test_everybody_whose_documents_are_complete_is_arranged(staff, show, settle):
    people = staff.applications(5, ApplicationState.DOCUMENTS_COMPLETE)
    page = show()

    page.begin_arranging()
    settle(page.desk.jobs)
    assert page.arranging.day.text == "16 July 2024", "the day after 海の日"
    page.arranging.rooms.show_text("佐藤 恵、James Miller\n高橋 誠")
    page.arranging._look()
    settle(page.desk.jobs)
    assert page.arranging.preview.text() == ("5 interviews, from Tue 16 Jul 10:00 to Tue 16 Jul 11:00 (Japan time).")
    page.arranging.verb.click()
    settle(page.desk.jobs)

    assert states(staff, people) == [ApplicationState.INTERVIEW_SET] * 5
    assert staff.all(Interview.interviewers)[:2] == [["佐藤 恵", "James Miller"], ["高橋 誠"]]
    assert page.arranging.isHidden()
    assert page.notice.text == "5 interviews were arranged."
    assert page.listing.total == 5


def test_who_would_talk_at_night_is_told_before(staff, show, settle):
    staff.applications(1, ApplicationState.DOCUMENTS_COMPLETE, residence_country="KE")
    page = show()

    page.begin_arranging()
    page.arranging.rooms.show_text("佐藤 恵")
    page.arranging._look()
    settle(page.desk.jobs)

    assert page.arranging.preview.text().endswith("It would be night for 1 applicant.")


def test_arranging_waits_for_a_day_and_for_somebody_to_interview(staff, show, settle):
    staff.applications(1, ApplicationState.DOCUMENTS_COMPLETE)
    page = show()
    page.begin_arranging()
    settle(page.desk.jobs)

    assert page.arranging.verb.toolTip() == "Enter the interviewers."
    page.arranging.day.show_text("31 February")
    page.arranging._look()

    assert page.arranging.verb.toolTip() == "Enter the first day, such as 2024-07-16."
    assert not page.arranging.verb.isEnabled()


def test_the_rooms_of_last_time_are_proposed(arranged, staff, show, settle):
    page = show()

    page.begin_arranging()
    settle(page.desk.jobs)

    assert page.arranging.rooms.text == "佐藤 恵"
    assert page.arranging.verb.toolTip().startswith("Nobody is waiting for an interview")


def test_a_clash_is_said_in_place_and_what_was_typed_stays(arranged, staff, show, settle):
    staff.applications(1, ApplicationState.DOCUMENTS_COMPLETE)
    page = show()
    page.begin_arranging()
    settle(page.desk.jobs)

    page.arranging.verb.click()
    settle(page.desk.jobs)

    assert "in two interviews at once" in page.arranging.trouble.text()
    assert not page.arranging.isHidden()


def test_a_record_is_written_as_one_act_and_the_next_one_comes(arranged, staff, show, settle):
    page = show()
    give(page)
    assert page.pane.record.total.text() == "76 of 100 points"

    page.pane.record_and_next.click()
    settle(page.desk.jobs)

    found = staff.get(Interview, 1, "scores", "total", "recommendation", "comments")
    assert found == (POINTS, 76, "pass", "Clear answers")
    assert staff.last_act() == ("record_interviews", {"count": 1})
    assert states(staff, arranged)[0] is ApplicationState.INTERVIEWED
    assert page.listing.current == 2
    assert page.pane.record.total.text() == "No points yet"


def test_points_typed_after_recording_begin_with_the_first_criterion(arranged, show, settle, qtbot):
    page = show()
    page.window().activateWindow()
    page.pane.record.take_keys()
    first = QApplication.focusWidget()
    for _ in POINTS:
        qtbot.keyClick(QApplication.focusWidget(), "4")
    assert QApplication.focusWidget() is not first

    page.go_on()
    settle(page.desk.jobs)

    scales = list(page.pane.record.scales.values())
    assert scales[0].isAncestorOf(QApplication.focusWidget())


def test_what_was_entered_is_recorded_when_another_row_is_looked_at(arranged, staff, show, settle):
    page = show()
    give(page, points={"purpose": 3}, comments="Half way")

    page.listing.view.step(1)
    settle(page.desk.jobs)

    assert staff.get(Interview, 1, "scores", "comments") == ({"purpose": 3}, "Half way")


def test_looking_alone_records_nothing(arranged, staff, show, settle):
    page = show()
    before = staff.last_act()

    page.listing.view.step(1)
    page.listing.view.step(1)
    settle(page.desk.jobs)

    assert staff.last_act() == before


def test_a_refused_record_stays_on_the_screen(arranged, staff, show, settle):
    from jipdesk.actions import selection

    page = show()
    give(page, points={"purpose": 3})
    page.shows = frozenset()
    page._is_stale = False
    staff.act("withdraw_applications", lambda session: selection.withdraw(session, arranged[:1]))
    settle(page.desk.jobs)

    page.pane.record.leave()
    settle(page.desk.jobs)

    assert "is not possible" in page.notice.text
    assert page.pane.record.scales["purpose"].points == 3
    assert page.pane.record.is_edited


def test_points_are_given_by_typing_them_also_in_full_width(arranged, show, qtbot):
    page = show()
    scale = page.pane.record.scales["purpose"]
    scale._buttons[1].setFocus()

    wide = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "４")
    QApplication.sendEvent(scale, wide)
    assert scale.points == 4
    qtbot.keyClicks(scale, "2")
    assert scale.points == 2


def test_decisions_follow_the_recommendations_for_many(arranged, staff, show, settle):
    held = [
        interviews.Held(number, POINTS, recommendation=outcome)
        for number, outcome in zip((1, 2, 3), ("pass", "waitlist", "not_select"), strict=True)
    ]
    staff.act("record_interviews", lambda session: interviews.record(session, held))
    page = show()
    page.listing.table.check_all(on=True)
    settle(page.desk.jobs)

    page.acts.decide.line("recommended").trigger()
    settle(page.desk.jobs)

    assert states(staff, arranged) == [
        ApplicationState.PASSED,
        ApplicationState.WAITLISTED,
        ApplicationState.NOT_SELECTED,
    ]
    assert staff.last_act() == ("decide_after_interview", {"count": 3})


def test_before_the_interview_nothing_is_decided_and_the_lines_say_why(arranged, show):
    page = show()

    assert "is not possible now" in page.acts.decide.line("pass").toolTip()
    assert page.acts.decide.line("recommended").toolTip() == "1 of them has no recommendation yet."
    assert page.acts.decide.line("not_select").isEnabled()
    assert page.acts.call_off.isEnabled()


def test_not_selecting_takes_a_reason_if_there_is_one(arranged, staff, show, settle):
    page = show()

    page.acts.decide.line("not_select").trigger()
    page.inquiry.fields["because"].editor.setText("Did not come")
    page.inquiry.verb.click()
    settle(page.desk.jobs)

    assert staff.get(Application, arranged[0], "state", "ended_because") == (
        ApplicationState.NOT_SELECTED,
        "Did not come",
    )


def test_an_interview_is_called_off_with_a_reason_and_comes_back_by_undo(arranged, staff, show, settle):
    page = show()

    page.acts.call_off.click()
    page.inquiry.verb.click()
    assert page.inquiry.fields["because"].marked, "a reason is needed"
    page.inquiry.fields["because"].editor.setText("The applicant is ill")
    page.inquiry.verb.click()
    settle(page.desk.jobs)
    assert page.listing.total == 2
    assert staff.last_act() == ("call_off_interviews", {"count": 1, "because": "The applicant is ill"})

    staff.undo_last()
    settle(page.desk.jobs)
    assert page.listing.total == 3


def test_the_week_shows_the_talks_and_their_records(arranged, show, settle):
    page = show()

    page.views.choose("week")
    settle(page.desk.jobs)

    week = page.week.week
    assert (week.rowCount(), week.columnCount()) == (3, 5)
    assert week.row_at(week.index(0, 1)).name == "FAMILY40 Given"
    assert page.week.title.text() == "15 July 2024 – 19 July 2024"
    page._next()
    assert page.pane.name.text() == "FAMILY41 Given"


def test_the_week_is_a_sound_table(arranged, show, settle, qtmodeltester):
    page = show()
    page.views.choose("week")
    settle(page.desk.jobs)

    qtmodeltester.check(page.week.week)


def test_another_week_is_empty_and_says_so(arranged, show, settle):
    page = show()
    page.views.choose("week")
    settle(page.desk.jobs)

    page.week.after.click()
    settle(page.desk.jobs)

    assert page.week._stack.currentWidget() is page.week._empty
    assert page.week.current is None
    assert not page.acts.decide.isEnabled()


def test_one_is_sent_to_an_interview_or_to_the_arranging(arranged, show, settle):
    page = show()

    page.show_goal(Goal("interviews", record=3))
    page.show_goal(Goal("interviews", part="arrange"))
    settle(page.desk.jobs)

    assert page.listing.current == 3
    assert not page.arranging.isHidden()


def test_the_list_is_exported_with_both_times_and_what_came_of_it(arranged, staff, show, settle, tmp_path):
    held = [interviews.Held(1, POINTS, "Clear answers", "pass")]
    staff.act("record_interviews", lambda session: interviews.record(session, held))
    page = show()

    page.listing.export(tmp_path / "interviews.csv")
    settle(page.desk.jobs)

    first = (tmp_path / "interviews.csv").read_text(encoding="utf-8-sig").splitlines()[1]
    assert first.startswith("2024-07-16 10:00")
    assert (
        "08:00,Viet Nam,24-000041,FAMILY40 Given,Office interview,Video call,佐藤 恵,76,Candidate,Clear answers"
        in first
    )
    assert page.notice.text == "3 rows were exported to interviews.csv."
