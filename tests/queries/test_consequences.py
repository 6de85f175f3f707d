"""What moving the days of an internship would break."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from staffed import HOLIDAYS, ON, Office

from jipdesk.actions import allowances, arrangements
from jipdesk.documents.papers import PaperKind
from jipdesk.models.placement import Placement
from jipdesk.queries import consequences
from jipdesk.queries.consequences import Consequences
from jipdesk.queries.papers_today import papers_today
from jipdesk.rules.deadline import JAPAN
from jipdesk.rules.stay import Cover, Direction, Doubt, FlightLeg, Room
from jipdesk.rules.steps import PaymentStep

FIRST, LAST = date(2024, 8, 26), date(2024, 10, 4)
WEEK = timedelta(days=7)


@pytest.fixture
def office(db):
    return Office(db)


@pytest.fixture
def number(office):
    (made,) = office.placements(1)
    return made


def of_moving(office: Office, number: int, starts_on: date = FIRST, ends_on: date = LAST) -> Consequences:
    with office.db.read() as session:
        return consequences.of_moving(session, number, starts_on, ends_on, HOLIDAYS)


def arrange(office: Office, number: int) -> None:
    there, back = datetime(2024, 8, 25, 8, tzinfo=JAPAN), datetime(2024, 10, 5, 18, tzinfo=JAPAN)
    way = ("Hanoi", "Narita", there, "Asia/Tokyo", there + timedelta(hours=5), "Asia/Tokyo")
    leg = FlightLeg(number, Direction.ARRIVAL, "VN310", *way, ticketed_on=ON)
    home = replace(
        leg, direction=Direction.DEPARTURE, departs_at=back, arrives_at=back + timedelta(hours=6), flight_no="VN311"
    )
    room = Room(number, "宿", "House", "東京", "Tokyo", date(2024, 8, 25), date(2024, 10, 5))
    cover = Cover(number, "Mihon", date(2024, 8, 25), date(2024, 10, 6))
    office.act("arrange_stays", lambda session: arrangements.book_flights(session, [leg, home]))
    office.act("arrange_stays", lambda session: arrangements.book_rooms(session, [room]))
    office.act("arrange_stays", lambda session: arrangements.insure(session, [cover]))


def issue(office: Office, number: int) -> None:
    """Issue the itinerary with what is known, missing values or not."""
    from jipdesk.documents.kept import to_json
    from jipdesk.models.paper import Paper
    from jipdesk.queries.paper_values import Heading, load
    from jipdesk.rules.workflow import PaperState

    with office.db.write(None, "issue_papers") as session:
        paper = load(session, number).paper(PaperKind.ITINERARY, Heading("2024-P001-IT", ON, 1))
        session.add(
            Paper(
                edition_id=office.edition_id,
                placement_id=number,
                kind=PaperKind.ITINERARY,
                number="2024-P001-IT",
                copy=1,
                issued_on=ON,
                state=PaperState.REVIEWED,
                values=to_json(paper),
                pages=1,
                issued_at=datetime.now(UTC),
            )
        )


def test_moving_within_what_is_arranged_breaks_nothing(office, number):
    arrange(office, number)

    found = of_moving(office, number, ends_on=LAST - timedelta(days=1))

    assert not found.any
    assert (found.days_before, found.days_after) == (28, 27)


def test_a_later_end_breaks_flight_room_and_insurance(office, number):
    arrange(office, number)

    found = of_moving(office, number, ends_on=LAST + WEEK)

    assert set(found.doubts) == {Doubt.LEAVES_BEFORE_END, Doubt.CHECK_OUT_EARLY, Doubt.INSURANCE_ENDS_EARLY}
    assert (found.uninsured_days, found.nights_without_room) == (5, 6)
    assert found.any


def test_a_period_that_ends_before_it_begins_is_told_as_such(office, number):
    assert of_moving(office, number, ends_on=FIRST - WEEK).is_backwards


def test_an_earlier_arrival_breaks_room_and_insurance(office, number):
    arrange(office, number)
    earlier = datetime(2024, 8, 22, 8, tzinfo=JAPAN)
    way = ("Hanoi", "Narita", earlier, "Asia/Tokyo", earlier + timedelta(hours=5), "Asia/Tokyo")

    with office.db.read() as session:
        leg = FlightLeg(number, Direction.ARRIVAL, "VN310", *way)
        found = consequences.of_flying(session, number, [leg], HOLIDAYS)

    assert set(found.doubts) == {Doubt.CHECK_IN_LATE, Doubt.INSURANCE_STARTS_LATE}
    assert (found.uninsured_days, found.nights_without_room) == (3, 3)


def test_another_flight_is_to_be_printed_in_the_itinerary(office, number):
    arrange(office, number)
    issue(office, number)
    later = datetime(2024, 10, 6, 18, tzinfo=JAPAN)
    way = ("Narita", "Hanoi", later, "Asia/Tokyo", later + timedelta(hours=6), "Asia/Tokyo")

    with office.db.read() as session:
        leg = FlightLeg(number, Direction.DEPARTURE, "VN319", *way)
        found = consequences.of_flying(session, number, [leg], HOLIDAYS)

    assert found.doubts == (Doubt.CHECK_OUT_EARLY,)
    (paper,) = found.papers
    assert any(change.after == "VN319" for change in paper.changes)


def test_the_allowance_is_told_before_and_after(office, number):
    office.act("plan_allowances", lambda session: allowances.plan(session, [number], holidays=HOLIDAYS))

    money = of_moving(office, number, ends_on=LAST + WEEK).money

    assert money is not None
    assert money.new_yen - money.planned_yen == 5 * 3000
    assert not money.is_approved


def test_an_approved_payment_is_pointed_out(office, number):
    office.act("plan_allowances", lambda session: allowances.plan(session, [number], holidays=HOLIDAYS))
    office.act("record_payments", lambda session: allowances.advance(session, [1], PaymentStep.APPROVE, on=ON))

    money = of_moving(office, number, ends_on=LAST + WEEK).money

    assert money is not None
    assert money.is_approved


def test_papers_that_would_say_something_else_are_to_be_printed_again(office, number):
    issue(office, number)

    (paper,) = of_moving(office, number, ends_on=LAST + WEEK).papers

    assert paper.number == "2024-P001-IT"
    assert {change.field for change in paper.changes} == {"internship.ends_on"}


def test_a_paper_that_is_out_of_date_already_is_not_told_again(office, number):
    issue(office, number)
    with office.db.write(None, "edit_record") as session:
        session.get_one(Placement, number).supervisor = "別の 担当"

    found = of_moving(office, number)

    assert found.papers == ()
    with office.db.read() as session:
        (paper,) = papers_today(session, number)
    assert {change.field for change in paper.changes} == {"internship.supervisor"}


def test_asking_what_a_move_means_changes_nothing(office, number):
    issue(office, number)
    before = office.content()

    of_moving(office, number, ends_on=LAST + WEEK)

    assert office.content() == before
    assert office.get(Placement, number, "ends_on") == LAST
