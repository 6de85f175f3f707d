"""The readiness board: what it lists, in which order, and what its lines are written from."""

from datetime import date

import pytest
from staffed import HOLIDAYS, ON, Office

from jipdesk.actions import arrangements, matches, placements
from jipdesk.models.match import Match
from jipdesk.models.placement import Placement
from jipdesk.queries import interns
from jipdesk.queries.interns import BoardFilter, BoardLine, Days, Order
from jipdesk.rules.readiness import Arrangement, Progress
from jipdesk.rules.stay import Cover, Room
from jipdesk.rules.workflow import PlacementState

TODAY = date(2024, 7, 10)
DAYS = Days(TODAY, HOLIDAYS)
ALL = BoardFilter()


@pytest.fixture
def office(db):
    return Office(db)


def numbers(office: Office, wanted: BoardFilter = ALL, by: str = Order.NO, **more: bool) -> list[int]:
    with office.db.read() as session:
        return list(interns.ids(session, office.edition_id, wanted, by, DAYS, **more))


def line(office: Office, number: int, days: Days = DAYS) -> BoardLine:
    with office.db.read() as session:
        return interns.lines(session, [number], days)[number]


def test_the_line_with_most_trouble_stands_first(office):
    fine, late = office.placements(2)
    office.act("edit_record", lambda session: placements.fill_in(session, late, holidays=HOLIDAYS, starts_on=ON))

    assert numbers(office, by=Order.RISK) == [late, fine]


def test_a_column_of_the_board_orders_by_what_is_worst(office):
    insured, bare = office.placements(2)
    cover = Cover(insured, "Mihon", date(2024, 8, 20), date(2024, 10, 10))
    office.act("arrange_stays", lambda session: arrangements.insure(session, [cover]))

    assert numbers(office, by=Arrangement.INSURANCE) == [bare, insured]
    assert numbers(office, by=Arrangement.INSURANCE, descending=True) == [insured, bare]


@pytest.mark.parametrize(
    "wanted",
    [
        BoardFilter(search="family1"),
        BoardFilter(search="2024-P002"),
        BoardFilter(courses=frozenset({"online"})),
        BoardFilter(months=frozenset({"2024-10"})),
    ],
)
def test_the_board_can_be_limited(office, wanted):
    office.placements(1)
    (other,) = office.placements(1, course="online", starts_on=date(2024, 10, 7), ends_on=date(2024, 11, 15))

    assert numbers(office, wanted) == [other]


def test_the_board_can_be_limited_to_those_whose_visa_is_not_ready(office):
    (abroad,) = office.placements(1)
    office.placements(1, course="online")

    assert numbers(office, BoardFilter(lacking=frozenset({"visa"}))) == [abroad]


def test_cancelled_placements_are_shown_only_to_who_asks_for_them(office):
    kept, gone = office.placements(2)
    match = office.get(Placement, gone, "match_id")
    office.act("cancel_matches", lambda session: matches.cancel(session, [match], because="illness"))

    assert office.get(Match, match, "state") == "cancelled"
    assert numbers(office) == [kept]
    assert numbers(office, BoardFilter(states=frozenset({"cancelled"}))) == [gone]
    with office.db.read() as session:
        assert interns.total(session, office.edition_id) == 1


def test_a_line_says_how_many_days_are_short(office):
    (number,) = office.placements(1)
    room = Room(number, "宿", "House", "東京", "Tokyo", date(2024, 8, 28), date(2024, 10, 4), room="204")
    cover = Cover(number, "Mihon", date(2024, 8, 26), date(2024, 10, 1))
    office.act("arrange_stays", lambda session: arrangements.book_rooms(session, [room]))
    office.act("arrange_stays", lambda session: arrangements.insure(session, [cover]))

    found = line(office, number)

    assert (found.nights_without_room, found.uninsured_days) == (2, 3)
    assert (found.room_ja, found.room_en, found.room_no) == ("宿", "House", "204")


def test_nothing_is_due_once_the_internship_is_over(office):
    (number,) = office.placements(1)
    after = Days(date(2025, 1, 1), HOLIDAYS)
    assert line(office, number, after).cells[Arrangement.VISA].progress is Progress.TROUBLE

    with office.db.write(None, "advance_placements") as session:
        session.get_one(Placement, number).state = PlacementState.COMPLETED
    found = line(office, number, after)

    assert found.cells[Arrangement.VISA].progress is Progress.NOT_BEGUN
    assert {cell.due_on for cell in found.cells.values()} == {None}
    assert found.left == 0


def test_the_board_asks_no_more_for_many_than_for_one(office, statements):
    office.placements(1)
    few = statements(lambda: numbers(office))
    office.placements(4)

    assert statements(lambda: numbers(office)) == few


def test_the_months_in_which_internships_begin(office):
    office.placements(1)
    office.placements(1, starts_on=date(2024, 10, 7), ends_on=date(2024, 11, 15))

    with office.db.read() as session:
        assert list(interns.months(session, office.edition_id)) == ["2024-08", "2024-10"]
