from dataclasses import replace
from datetime import date, timedelta

import holidays
import pytest

from jipdesk.rules.codes import CourseKind
from jipdesk.rules.readiness import Arranged, Arrangement, Mover, board, is_ready
from jipdesk.rules.states import PaperState, VisaState

HOLIDAYS = frozenset(holidays.country_holidays("JP", years=(2024, 2025)))
START, END = date(2024, 9, 2), date(2024, 10, 11)
EARLY = date(2024, 5, 1)
BARE = Arranged(CourseKind.IN_PERSON, START, END)
READY = Arranged(
    CourseKind.IN_PERSON,
    START,
    END,
    company_agreement=PaperState.FILED,
    intern_agreement=PaperState.FILED,
    visa=VisaState.ISSUED,
    lands_on=date(2024, 8, 31),
    leaves_on=date(2024, 10, 12),
    ticketed=True,
    check_in=date(2024, 8, 31),
    check_out=date(2024, 10, 12),
    room_booked=True,
    insured_from=date(2024, 8, 31),
    insured_until=date(2024, 10, 12),
    equipment_lent=True,
    training_on=date(2024, 8, 30),
    training_attended=True,
)


def cells(arranged, today=EARLY):
    return {cell.arrangement: cell for cell in board(arranged, today=today, holidays=HOLIDAYS)}


def progress(arranged, today=EARLY):
    return {name: str(cell.progress) for name, cell in cells(arranged, today).items()}


def test_a_board_has_one_cell_for_each_arrangement_in_their_order():
    assert list(cells(BARE)) == list(Arrangement)


def test_everything_arranged_is_ready_and_nothing_is_due():
    found = board(READY, today=END, holidays=HOLIDAYS)

    assert is_ready(found)
    assert {(cell.due_on, cell.mover) for cell in found} == {(None, None)}


def test_nothing_arranged_is_not_begun_and_due_on_working_days_before_the_start():
    found = cells(BARE)

    assert set(progress(BARE).values()) == {"not_begun"}
    assert all(cell.due_on < START for cell in found.values())
    assert found[Arrangement.TRAINING].due_on == date(2024, 8, 30)
    assert found[Arrangement.EQUIPMENT].due_on == date(2024, 8, 28)


def test_what_is_past_its_day_is_in_trouble():
    due = cells(BARE)[Arrangement.INSURANCE].due_on

    assert progress(BARE, due)[Arrangement.INSURANCE] == "not_begun"
    assert progress(BARE, due + timedelta(days=1))[Arrangement.INSURANCE] == "trouble"


@pytest.mark.parametrize("kind", [CourseKind.ONLINE, CourseKind.COMMUTING])
def test_who_does_not_travel_needs_no_visa_flight_or_room(kind):
    found = progress(replace(BARE, kind=kind))

    assert {name for name, state in found.items() if state == "not_needed"} == {"visa", "flight", "accommodation"}


@pytest.mark.parametrize(
    ("state", "progress_now", "mover"),
    [
        (VisaState.COLLECTING, "waiting", "intern"),
        (VisaState.DRAFTED, "waiting", "company"),
        (VisaState.SEALED, "under_way", "office"),
        (VisaState.SENT, "waiting", "intern"),
        (VisaState.WITH_INTERN, "waiting", "intern"),
        (VisaState.APPLIED, "waiting", "mission"),
        (VisaState.MORE_REQUESTED, "waiting", "intern"),
        (VisaState.REFUSED, "trouble", "office"),
        (VisaState.ISSUED, "done", None),
        (VisaState.NOT_NEEDED, "not_needed", None),
    ],
)
def test_the_visa_shows_whose_move_it_is(state, progress_now, mover):
    cell = cells(replace(BARE, visa=state))[Arrangement.VISA]

    assert (cell.progress, cell.mover) == (progress_now, mover)


def test_each_state_of_a_visa_is_due_earlier_than_the_next():
    way = [
        VisaState.COLLECTING,
        VisaState.DRAFTED,
        VisaState.SEALED,
        VisaState.SENT,
        VisaState.WITH_INTERN,
        VisaState.APPLIED,
    ]

    due = [cells(replace(BARE, visa=state))[Arrangement.VISA].due_on for state in way]

    assert due == sorted(set(due))


@pytest.mark.parametrize(
    ("change", "arrangement"),
    [
        ({"lands_on": date(2024, 9, 3)}, Arrangement.FLIGHT),
        ({"leaves_on": date(2024, 10, 10)}, Arrangement.FLIGHT),
        ({"check_in": date(2024, 9, 1)}, Arrangement.ACCOMMODATION),
        ({"check_out": date(2024, 10, 11)}, Arrangement.ACCOMMODATION),
        ({"insured_from": date(2024, 9, 1)}, Arrangement.INSURANCE),
        ({"insured_until": date(2024, 10, 11)}, Arrangement.INSURANCE),
        ({"training_attended": False}, Arrangement.TRAINING),
    ],
)
def test_what_does_not_cover_the_stay_is_in_trouble(change, arrangement):
    assert progress(replace(READY, **change))[arrangement] == "trouble"


def test_an_agreement_that_is_out_waits_for_whoever_has_it():
    out = replace(BARE, company_agreement=PaperState.FILED, intern_agreement=PaperState.SENT)

    cell = cells(out)[Arrangement.AGREEMENTS]

    assert (cell.progress, cell.mover) == ("waiting", Mover.INTERN)


def test_an_agreement_in_draft_is_the_offices_move():
    cell = cells(replace(BARE, company_agreement=PaperState.DRAFT))[Arrangement.AGREEMENTS]

    assert (cell.progress, cell.mover) == ("under_way", Mover.OFFICE)


def test_half_arranged_things_are_under_way():
    half = replace(READY, ticketed=False, room_booked=False, training_attended=None, training_on=date(2024, 8, 30))

    found = progress(half)

    assert [found[name] for name in ("flight", "accommodation", "training")] == ["under_way"] * 3


def test_without_a_start_nothing_is_due():
    found = cells(replace(BARE, starts_on=None), today=END)

    assert {cell.due_on for cell in found.values()} == {None}
    assert {str(cell.progress) for cell in found.values()} == {"not_begun"}
