"""The readiness board and the page of one placement, on a real desk."""

from datetime import date, datetime

import pytest
from office_on_desk import OfficeOnDesk, put_away, room
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import select
from staffed import HOLIDAYS

from jipdesk import i18n
from jipdesk.actions import allowances, arrangements
from jipdesk.i18n import JAPAN
from jipdesk.models.act import Act
from jipdesk.models.arrangement import Accommodation, Equipment, Flight, Insurance, VisaCase
from jipdesk.models.placement import InternshipPlan, Placement
from jipdesk.models.training import Attendance, TrainingSession
from jipdesk.rules.readiness import Arrangement
from jipdesk.rules.stay import Cover
from jipdesk.rules.time_zones import MAIN_ZONE
from jipdesk.rules.workflow import PlacementState, PlacementStep, VisaState, VisaStep
from jipdesk.views.goal import Goal
from jipdesk.views.look.palette import Tone
from jipdesk.views.rooms import interns_cells as cells

TODAY = date(2024, 7, 10)


@pytest.fixture
def staff(office):
    office.now = lambda: datetime(2024, 7, 10, 10, tzinfo=JAPAN)
    return OfficeOnDesk(office)


@pytest.fixture
def show(office, settle):
    pages = []

    def make():
        pages.append(room(office, "interns", settle))
        return pages[-1]

    yield make
    for page in pages:
        put_away(page)


@pytest.fixture
def one(staff, show, settle):
    """The page of one placement, opened."""
    (number,) = staff.placements(1)
    page = show()
    page.open(number)
    settle(page.desk.jobs)
    return page


def cell(page, row, arrangement):
    names = [column.name for column in page.board.spec.columns]
    return page.board.table._line(row).texts[names.index(arrangement)]


def last_act(staff):
    with staff.db.read() as session:
        return session.scalars(select(Act.name).order_by(Act.id.desc()).limit(1)).one()


def fill(inquiry, **values):
    for name, value in values.items():
        inquiry.fields[name].show_draft(value)
    inquiry.send()


# --- the board --------------------------------------------------------------------------------------------------------


def test_an_empty_board_says_what_will_be_here_and_leads_to_matching(staff, show, office):
    page = show()
    goals = []
    office.wanted.connect(goals.append)

    assert page.board.empty.isVisible()
    button = page.board.empty.findChildren(type(page.back))[0]
    button.click()

    assert goals == [Goal("matching")]
    assert not page.acts.stage.isEnabled()


def test_a_cell_says_word_day_and_whose_move_it_is(staff, show):
    staff.placements(1)
    page = show()

    assert cell(page, 0, Arrangement.VISA) == "Not begun\n2 Aug · Office"
    assert cell(page, 0, Arrangement.EQUIPMENT) == "To prepare\n21 Aug · Company"
    line = page.board.table._line(0).row
    assert cells.cell_tone(line, Arrangement.VISA) is Tone.NOT_BEGUN
    assert "Due 2 August 2024" in cells.cell_hint(line, Arrangement.VISA, i18n.words("en"))


def test_the_board_speaks_japanese_at_once(staff, show, settle):
    staff.placements(1)
    page = show()

    i18n.speak("ja")
    page.retranslate()
    page.board.retranslate()
    settle(page.desk.jobs)

    assert cell(page, 0, Arrangement.VISA).endswith("8/2 · 事務局")
    assert cell(page, 0, "name") == "カナ40\nベトナム"


def test_below_the_board_stands_who_has_something_to_do_next(staff, show):
    staff.placements(2)
    page = show()

    assert page.movers.text() == "Next: Office 2 / Company 2"


def test_a_step_is_taken_with_all_who_are_checked(staff, show, settle):
    staff.placements(2)
    with staff.db.write(None, "advance_placements") as session:
        for each in session.scalars(select(Placement)):
            each.state = PlacementState.RUNNING
    page = show()
    page.board.table.check_all(on=True)
    page.acts.look()

    assert page.acts.stage.line(PlacementStep.PRESENT).isEnabled()
    page.acts.stage.line(PlacementStep.PRESENT).trigger()
    settle(page.desk.jobs)

    assert staff.all(Placement.state) == [PlacementState.PRESENTED] * 2
    assert last_act(staff) == "advance_placements"


def test_a_step_that_is_not_open_says_why(staff, show):
    staff.placements(1)
    page = show()
    page.acts.look()

    line = page.acts.stage.line(PlacementStep.COMPLETE)
    assert not line.isEnabled()
    assert "Preparing" in line.toolTip()


def test_a_step_that_a_gate_keeps_shut_is_told_on_the_page(staff, show, settle):
    staff.placements(1)
    page = show()

    page.acts.advance(PlacementStep.SIGN_AGREEMENTS)
    settle(page.desk.jobs)

    assert "agreement" in page.notice.text
    assert staff.all(Placement.state) == [PlacementState.PREPARING]


def test_many_are_insured_at_once_for_the_days_of_their_own_stays(staff, show, settle):
    staff.placements(1)
    staff.placements(1, starts_on=date(2024, 10, 7), ends_on=date(2024, 11, 15))
    page = show()
    page.board.table.check_all(on=True)

    page.acts.ask_cover()
    fill(page.acts.inquiry, insurer="Mihon Marine")
    settle(page.desk.jobs)

    told = staff.all(Insurance.insurer, Insurance.starts_on, Insurance.ends_on)
    assert sorted(told) == [
        ("Mihon Marine", date(2024, 8, 26), date(2024, 10, 4)),
        ("Mihon Marine", date(2024, 10, 7), date(2024, 11, 15)),
    ]
    assert not page.acts.inquiry.isVisible()


def test_what_cannot_be_stored_stays_on_the_screen_with_the_reason(staff, show, settle):
    staff.placements(1)
    page = show()

    page.acts.ask_cover()
    fill(page.acts.inquiry, insurer="Mihon", starts_on="31 February 2024", ends_on="2024-10-04")
    assert page.acts.inquiry.fields["starts_on"].marked != ""
    assert staff.all(Insurance.id) == []

    fill(page.acts.inquiry, starts_on="2024-10-05")
    settle(page.desk.jobs)
    assert "before it begins" in page.acts.inquiry.trouble
    assert page.acts.inquiry.fields["insurer"].text == "Mihon"


def test_a_session_is_held_and_everybody_chosen_is_invited(staff, show, settle):
    staff.placements(2)
    page = show()
    page.board.table.check_all(on=True)

    page.acts.ask_session()
    fill(page.acts.inquiry, name_ja="事前研修", starts_at="2024-08-20 10:00", ends_at="2024-08-20 12:00")
    settle(page.desk.jobs)

    assert staff.all(TrainingSession.name_en) == ["事前研修"]
    assert staff.all(Attendance.placement_id) == [1, 2]
    assert last_act(staff) == "arrange_training"


def test_the_visa_procedure_is_begun_and_led_on_for_many(staff, show, settle):
    staff.placements(2)
    page = show()
    page.board.table.check_all(on=True)

    page.acts.look()
    assert not page.acts.visa.line(VisaStep.DRAFT).isEnabled()
    page.acts.visa.line("open").trigger()
    settle(page.desk.jobs)
    page.acts.look()
    page.acts.visa.line(VisaStep.DRAFT).trigger()
    fill(page.acts.inquiry)
    settle(page.desk.jobs)

    assert staff.all(VisaCase.state) == [VisaState.DRAFTED] * 2


def test_the_board_is_limited_by_a_goal(staff, show, settle):
    staff.placements(1)
    staff.placements(1, course="online")
    page = show()

    page.show_goal(Goal("interns", filters={"lacking": ("visa",)}))
    settle(page.desk.jobs)

    assert len(page.board.table.ids) == 1


def test_papers_of_one_are_opened_and_several_are_chosen_in_their_list(staff, show, office):
    numbers = staff.placements(3)
    page = show()
    goals = []
    office.wanted.connect(goals.append)

    page.board.view.go_to(numbers[0])
    page.acts.papers.click()
    page.board.table.check(numbers[1:], on=True)
    page.acts.papers.click()

    one, several = goals
    assert one == Goal("papers", record=numbers[0])
    assert several.filters == {"placement": ("2024-P002", "2024-P003")}
    assert sorted(several.records) == numbers[1:]


def test_the_board_is_written_into_a_ledger(staff, show, settle, tmp_path):
    staff.placements(1)
    page = show()
    file = tmp_path / "board.csv"

    page.board.export(file)
    settle(page.desk.jobs)

    text = file.read_text(encoding="utf-8-sig")
    assert "2024-P001" in text
    assert "Not begun 2 Aug · Office" in text


# --- the page of one placement ----------------------------------------------------------------------------------------


def test_enter_opens_a_placement_and_esc_leads_back(staff, show, settle, qtbot):
    staff.placements(1)
    page = show()
    page.board.view.setFocus()

    qtbot.keyClick(page.board.view, Qt.Key.Key_Return)
    settle(page.desk.jobs)
    assert page.is_open
    assert page.name.whole == "FAMILY40 Given"

    page.placement.tabs.setFocus()
    page._show_board()
    assert not page.is_open
    assert page.title.isVisible()


def test_a_click_on_a_cell_opens_what_it_tells_of_and_one_on_the_name_only_chooses(staff, show, settle, qtbot):
    staff.placements(1)
    page = show()
    view, names = page.board.view, [column.name for column in page.board.spec.columns]

    def click(name):
        place = view.visualRect(page.board.table.index(0, names.index(name) + 1)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        settle(page.desk.jobs)

    click("name")
    assert not page.is_open
    click("flight")
    assert page.is_open
    assert page.placement.tabs.current == "arrangements"


def test_esc_closes_what_is_asked_before_it_leads_back(one):
    one.placement.acts.ask_flight()

    one._leave()
    assert one.is_open
    assert not one.placement.acts.inquiry.isVisible()

    one._leave()
    assert not one.is_open


def test_a_field_is_stored_as_it_is_left(staff, one, settle):
    field = one.placement.facts.work.fields["hours_per_day"]

    field.editor.setText("７：３０")
    field.editor.editingFinished.emit()
    settle(one.desk.jobs)

    assert str(staff.all(Placement.hours_per_day)[0]) == "7.5"
    assert field.editor.text() == "7.5"


def test_a_value_that_is_odd_is_stored_and_marked(staff, one, settle):
    field = one.placement.facts.work.fields["days"]

    field.editor.setText("99")
    field.editor.editingFinished.emit()
    settle(one.desk.jobs)

    assert staff.all(Placement.days) == [99]
    assert field.marked == "The period has only 40 days."


def test_the_plan_is_written_beside_the_facts(staff, one, settle):
    field = one.placement.facts.plan.fields["goal_en"]

    field.editor.setPlainText("Learn the market")
    field.editor.left.emit()
    settle(one.desk.jobs)

    assert staff.all(InternshipPlan.goal_en) == ["Learn the market"]


def move_end(page, text):
    field = page.placement.facts.period.fields["ends_on"]
    field.editor.setText(text)
    field.editor.editingFinished.emit()


def test_a_move_that_breaks_nothing_is_stored_at_once(staff, one, settle):
    move_end(one, "2024-10-03")
    settle(one.desk.jobs)

    assert staff.all(Placement.ends_on) == [date(2024, 10, 3)]
    assert staff.all(Placement.days) == [27]
    assert one.placement.facts.period.panel.isHidden()


def test_what_a_move_breaks_is_said_before_it_is_stored(staff, one, settle):
    staff.act("plan_allowances", lambda session: allowances.plan(session, [1], holidays=HOLIDAYS))
    settle(one.desk.jobs)

    move_end(one, "2024-10-11")
    settle(one.desk.jobs)

    period = one.placement.facts.period
    assert not period.panel.isHidden()
    assert staff.all(Placement.ends_on) == [date(2024, 10, 4)]
    said = [label.text() for label in period.panel.findChildren(type(one.title).__mro__[0])]
    assert "Allowance: 84,000 yen → 99,000 yen" in said

    period.go_on.click()
    settle(one.desk.jobs)
    assert staff.all(Placement.ends_on) == [date(2024, 10, 11)]
    assert period.panel.isHidden()


def test_a_move_can_be_given_up(staff, one, settle):
    staff.act("plan_allowances", lambda session: allowances.plan(session, [1], holidays=HOLIDAYS))
    settle(one.desk.jobs)
    move_end(one, "2024-10-11")
    settle(one.desk.jobs)

    one.placement.facts.period.stay.click()
    settle(one.desk.jobs)

    assert staff.all(Placement.ends_on) == [date(2024, 10, 4)]
    assert one.placement.facts.period.fields["ends_on"].text == "4 October 2024"


def test_a_period_that_would_end_before_it_begins_cannot_be_stored(staff, one, settle):
    move_end(one, "2024-08-01")
    settle(one.desk.jobs)

    period = one.placement.facts.period
    assert not period.go_on.isEnabled()
    assert period.go_on.toolTip() == "The period would end before it begins."


def test_a_room_is_booked_for_the_days_of_the_journey(staff, one, settle):
    one.placement.acts.ask_room()
    fill(one.placement.acts.inquiry, name_ja="見本荘", address_ja="東京都見本区1-2-3")
    settle(one.desk.jobs)

    told = staff.all(Accommodation.name_en, Accommodation.check_in, Accommodation.check_out, Accommodation.booked_on)
    assert told == [("見本荘", date(2024, 8, 26), date(2024, 10, 4), TODAY)]
    card = one.placement.arrangements.cards[Arrangement.ACCOMMODATION]
    assert card.pill.text == "Done"


def test_the_keys_stay_in_the_card_of_what_was_arranged(one, settle, qtbot):
    one.window().activateWindow()
    one.placement.tabs.go_to("arrangements")
    card = one.placement.arrangements.cards[Arrangement.ACCOMMODATION]
    card.take_keys()
    qtbot.waitUntil(card.verbs[0].hasFocus)

    qtbot.keyClick(card.verbs[0], Qt.Key.Key_Return)
    fill(one.placement.acts.inquiry, name_ja="見本荘", address_ja="東京都見本区1-2-3")
    settle(one.desk.jobs)

    assert card.pill.text == "Done"
    assert card.isAncestorOf(QApplication.focusWidget())


def test_a_flight_to_japan_is_asked_for_with_the_clock_of_the_interns_country_and_of_japan(one):
    one.placement.acts.ask_flight()

    fields = one.placement.acts.inquiry.fields
    assert MAIN_ZONE[one.board.table.row_at(0).nationality] != "Asia/Tokyo"
    assert fields["departs_zone"].text == MAIN_ZONE[one.board.table.row_at(0).nationality]
    assert fields["arrives_zone"].text == "Asia/Tokyo"


def test_a_flight_keeps_the_clock_of_each_airport(staff, one, settle):
    one.placement.acts.ask_flight()
    fill(
        one.placement.acts.inquiry,
        flight_no="VN310",
        from_airport="Hanoi (HAN)",
        to_airport="Narita (NRT)",
        departs_at="2024-08-24 00:30",
        arrives_at="2024-08-24 07:20",
        departs_zone="Asia/Ho_Chi_Minh",
    )
    settle(one.desk.jobs)

    departs, arrives = staff.all(Flight.departs_at, Flight.arrives_at)[0]
    assert departs.isoformat() == "2024-08-23T17:30:00+00:00"
    assert arrives.isoformat() == "2024-08-23T22:20:00+00:00"
    lines = one.placement.arrangements.cards[Arrangement.FLIGHT].findChildren(type(one.title))
    assert any("Japan time 02:30 → 07:20" in label.text() for label in lines)


def test_a_zone_that_there_is_not_is_refused_beside_what_was_typed(staff, one, settle):
    one.placement.acts.ask_flight()
    fill(
        one.placement.acts.inquiry,
        flight_no="VN310",
        from_airport="HAN",
        to_airport="NRT",
        departs_at="2024-08-24 00:30",
        arrives_at="2024-08-24 07:20",
        departs_zone="Asia/Atlantis",
    )
    settle(one.desk.jobs)

    assert "Asia/Atlantis" in one.placement.acts.inquiry.trouble
    assert staff.all(Flight.id) == []


def test_a_flight_that_breaks_something_is_stored_only_when_the_person_says_so_again(staff, one, settle):
    cover = Cover(1, "Mihon", date(2024, 8, 26), date(2024, 10, 4))
    staff.act("arrange_stays", lambda session: arrangements.insure(session, [cover]))
    settle(one.desk.jobs)
    inquiry = one.placement.acts.inquiry
    one.placement.acts.ask_flight()
    flight = {
        "flight_no": "VN310",
        "from_airport": "Hanoi (HAN)",
        "to_airport": "Narita (NRT)",
        "departs_at": "2024-08-24 00:30",
        "arrives_at": "2024-08-24 07:20",
    }

    fill(inquiry, **flight)
    settle(one.desk.jobs)
    assert staff.all(Flight.id) == []
    said = [label.text() for label in inquiry.warning.findChildren(type(one.title))]
    assert "2 days are not insured." in said
    assert inquiry.verb.text() == "Enter it anyway"

    inquiry.send()
    settle(one.desk.jobs)
    assert staff.all(Flight.flight_no) == ["VN310"]
    assert "do not fit together" in one.notice.text


def test_a_computer_is_recorded_handed_over_and_returned(staff, one, settle):
    one.placement.acts.ask_thing()
    fill(one.placement.acts.inquiry, serial_no="PC-1")
    settle(one.desk.jobs)
    cards = one.placement.arrangements

    cards._hand_over(1)
    settle(one.desk.jobs)
    assert staff.all(Equipment.serial_no, Equipment.lent_on, Equipment.returned_on) == [("PC-1", TODAY, None)]

    cards._take_back(1)
    settle(one.desk.jobs)
    assert staff.all(Equipment.returned_on) == [TODAY]


def test_who_came_to_a_session_is_recorded(staff, one, settle):
    one.placement.acts.ask_session()
    fill(one.placement.acts.inquiry, name_ja="事前研修", starts_at="2024-08-20 10:00", ends_at="2024-08-20 12:00")
    settle(one.desk.jobs)

    one.placement.arrangements._attend(1, came=True)
    settle(one.desk.jobs)

    assert staff.all(Attendance.attended) == [True]


def test_the_allowance_stands_with_its_sum(staff, one, settle):
    staff.act("plan_allowances", lambda session: allowances.plan(session, [1], holidays=HOLIDAYS))
    settle(one.desk.jobs)

    texts = [label.text() for label in one.placement.papers.findChildren(type(one.title))]
    assert "84,000 yen" in texts


def test_a_placement_that_is_gone_is_told(staff, one, settle):
    one.open(99)
    settle(one.desk.jobs)

    assert one.notice.text != ""


@pytest.mark.parametrize("part", ["arrangements", "flights", "equipment"])
def test_another_room_leads_to_the_part_where_something_is_entered(staff, show, settle, part):
    (number,) = staff.placements(1)
    page = show()

    page.show_goal(Goal("interns", record=number, part=part))
    settle(page.desk.jobs)

    assert page.is_open
    assert page.placement.tabs.current == "arrangements"
