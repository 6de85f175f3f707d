"""The demo's arrangements: every placement gets its supervisor, journey, room, insurance, computer and training."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from jipdesk.actions import allowances, arrangements, placements, training
from jipdesk.actions.desk import Desk
from jipdesk.actions.passports import PassportPage, record_passports
from jipdesk.queries.arranging import ToArrange, to_arrange
from jipdesk.queries.editions import EditionRow
from jipdesk.queries.placements import doubts
from jipdesk.samples import arrangements as sample
from jipdesk.samples.arrangements import Placed

BOOKED_ON, VISAS_FROM = date(2024, 7, 31), date(2024, 8, 7)
_PASSPORT_VALID = timedelta(days=4 * 365)


@dataclass(frozen=True, slots=True)
class Arranged:
    """What was arranged: stays, flights, rooms, and how many stays do not fit together."""

    stays: int
    flights: int
    rooms: int
    doubts: int


def arrange_all(desk: Desk, edition: EditionRow, holidays: frozenset[date]) -> Arranged:
    """Arrange everything for the placements that are being prepared."""
    with desk.db.read() as session:
        rows = [row for row in to_arrange(session, edition.id) if row.starts_on and row.ends_on]
    placed = [_placed(row) for row in rows]
    ids = [row.placement_id for row in rows]
    _prepare(desk, rows, holidays)
    found = _book(desk, placed, ids)
    _follow_visas(desk, placed)
    _train(desk, edition, placed)
    with desk.db.write(desk.actor, "plan_allowances") as session:
        allowances.plan(session, ids, holidays=holidays)
    with desk.db.read() as session:
        return Arranged(len(ids), *found, len(doubts(session, ids)))


def _placed(row: ToArrange) -> Placed:
    assert row.starts_on
    assert row.ends_on
    number = int(row.placement_no[-3:])
    return Placed(row.placement_id, number, row.kind, row.starts_on, row.ends_on, row.residence, row.prefecture)


def _prepare(desk: Desk, rows: Sequence[ToArrange], holidays: frozenset[date]) -> None:
    """Fill in what company and intern have told since, and the passports that were not known at intake."""
    for row in rows:
        number = int(row.placement_no[-3:])
        told = {
            "place_en": sample.place_en(row.address),
            "supervisor_title": sample.supervisor_title(number),
            **sample.goal(number),
        }
        with desk.db.write(desk.actor, "prepare_placements") as session:
            placements.fill_in(session, row.placement_id, holidays=holidays, **told)
    pages = {
        row.person_id: PassportPage(f"ZX{7_000_000 + 13 * row.person_id}", row.ends_on + _PASSPORT_VALID)
        for row in rows
        if row.passport_expires_on is None and row.ends_on
    }
    with desk.db.write(desk.actor, "record_passports") as session:
        record_passports(session, pages)


def _book(desk: Desk, placed: Sequence[Placed], ids: Sequence[int]) -> tuple[int, int]:
    legs = [leg for each in placed for leg in sample.flights(each, ticketed_on=BOOKED_ON)]
    rooms = [room for each in placed if (room := sample.room(each, booked_on=BOOKED_ON))]
    with desk.db.write(desk.actor, "arrange_stays") as session:
        arrangements.arrange_visas(session, ids)
        arrangements.book_flights(session, legs)
        arrangements.book_rooms(session, rooms)
        arrangements.insure(session, [sample.cover(each) for each in placed])
        arrangements.lend(session, [thing for each in placed for thing in sample.lent(each)])
    return len(legs), len(rooms)


def _follow_visas(desk: Desk, placed: Sequence[Placed]) -> None:
    """Record the visas' progress day by day, as news came in."""
    news = [each for one in placed for each in sample.visa_news(one, first=VISAS_FROM)]
    for on in sorted({each.on for each in news}):
        with desk.db.write(desk.actor, "arrange_stays") as session:
            arrangements.record_visas(session, [each for each in news if each.on == on])


def _train(desk: Desk, edition: EditionRow, placed: Sequence[Placed]) -> None:
    with desk.db.write(desk.actor, "arrange_training") as session:
        for each in sample.sessions():
            invited = [one.placement_id for one in placed if each.is_for(one.starts_on)]
            training.hold_training(session, edition.id, [each.training], invited)
