"""日程変更の影響: what moving an internship or a flight would break, before it is moved."""

from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.models.arrangement import Flight
from jipdesk.models.money import Allowance
from jipdesk.queries import payable, stays
from jipdesk.queries.papers_today import PaperRow, papers_today
from jipdesk.rules import allowance, calendar, shortfall
from jipdesk.rules.stay import Doubt, FlightLeg, Stay, doubts
from jipdesk.rules.workflow import PaymentState

_FREE = (PaymentState.PLANNED, PaymentState.HELD)


@dataclass(frozen=True, slots=True)
class Money:
    """What the allowance is, and what it would be."""

    planned_yen: int
    new_yen: int
    is_approved: bool
    """A payment of it is approved or paid, so it is planned anew only once that is on hold."""


@dataclass(frozen=True, slots=True)
class Consequences:
    """What would be otherwise."""

    starts_on: date | None
    ends_on: date | None
    days_before: int | None
    days_after: int | None
    is_backwards: bool
    """the period would end before it begins, so it cannot be stored"""
    doubts: tuple[Doubt, ...]
    """what would not fit that fits now"""
    settled: tuple[Doubt, ...]
    """what does not fit now and would"""
    uninsured_days: int
    nights_without_room: int
    money: Money | None
    """None where nothing is planned, or nothing would change"""
    papers: tuple[PaperRow, ...]
    """in force, that would say something else than they do"""

    @property
    def any(self) -> bool:
        """Whether anything but the days themselves would be otherwise."""
        return bool(self.is_backwards or self.doubts or self.money or self.papers)


def of_moving(
    session: Session, placement_id: int, starts_on: date | None, ends_on: date | None, holidays: AbstractSet[date]
) -> Consequences:
    """Return what these days instead of the present ones would mean."""
    stay = stays.facts(session, [placement_id])[placement_id].stay
    moved = replace(stay, starts_on=starts_on, ends_on=ends_on)
    changed = {"starts_on": starts_on, "ends_on": ends_on, "days": _days(moved, holidays)}
    # Whoever comes earlier or leaves later will need other flights: so the days are measured without the present ones.
    return _weighed(session, placement_id, (stay, moved, replace(moved, legs=())), changed, holidays)


def of_flying(
    session: Session, placement_id: int, legs: Sequence[FlightLeg], holidays: AbstractSet[date]
) -> Consequences:
    """Return what these flights would mean, in place of those in the same direction."""
    stay = stays.facts(session, [placement_id])[placement_id].stay
    ways = {leg.direction for leg in legs}
    journey = sorted([*(leg for leg in stay.legs if leg.direction not in ways), *legs], key=_departure)
    moved = replace(stay, legs=tuple(journey))
    changed = {"flights": [Flight(**(asdict(leg) | {"direction": str(leg.direction)})) for leg in journey]}
    return _weighed(session, placement_id, (stay, moved, moved), changed, holidays)


# --- how it is done ---------------------------------------------------------------------------------------------------


def _weighed(
    session: Session,
    placement_id: int,
    stays_of_it: tuple[Stay, Stay, Stay],
    changed: Mapping[str, object],
    holidays: AbstractSet[date],
) -> Consequences:
    """Compare the stay as it is with the stay as it would be, and with what would be needed for it."""
    before, after, needed = stays_of_it
    now, then = tuple(doubts(before)), (*doubts(after), *doubts(needed))
    is_backwards = bool(after.starts_on and after.ends_on and after.ends_on < after.starts_on)
    return Consequences(
        starts_on=after.starts_on,
        ends_on=after.ends_on,
        days_before=_days(before, holidays),
        days_after=_days(after, holidays),
        is_backwards=is_backwards,
        doubts=tuple(dict.fromkeys(_without(then, now))),
        settled=_without(now, then),
        uninsured_days=max(map(shortfall.uninsured_days, (after, needed))),
        nights_without_room=max(map(shortfall.nights_without_room, (after, needed))),
        money=None if is_backwards else _money(session, placement_id, after, holidays),
        papers=_papers(session, placement_id, changed),
    )


def _departure(leg: FlightLeg) -> datetime:
    return leg.departs_at


def _papers(session: Session, placement_id: int, changed: Mapping[str, object]) -> tuple[PaperRow, ...]:
    """Return the papers that this change would make wrong; what is wrong with them already does not count."""
    known = {row.id: set(row.changes) for row in papers_today(session, placement_id)}
    session.expunge_all()
    after = papers_today(session, placement_id, changed)
    return tuple(row for row in after if set(row.changes) - known[row.id])


def _money(session: Session, placement_id: int, stay: Stay, holidays: AbstractSet[date]) -> Money | None:
    planned = select(Allowance.amount_yen, Allowance.state).where(Allowance.placement_id == placement_id)
    rows: Sequence[tuple[int, PaymentState]] = [(amount, state) for amount, state in session.execute(planned)]
    (found,) = payable.payable(session, [placement_id])
    if not rows or found.daily_amount_yen is None or stay.starts_on is None or stay.ends_on is None:
        return None
    moved = replace(found, starts_on=stay.starts_on, ends_on=stay.ends_on)
    paid = payable.paid_days(session, [moved], holidays, {placement_id: stay})[placement_id]
    new = sum(each.amount_yen for each in allowance.instalments(paid, found.daily_amount_yen))
    old = sum(amount for amount, _ in rows)
    return None if old == new else Money(old, new, any(state not in _FREE for _, state in rows))


def _days(stay: Stay, holidays: AbstractSet[date]) -> int | None:
    if stay.starts_on is None or stay.ends_on is None:
        return None
    return len(calendar.working_days(stay.starts_on, stay.ends_on, holidays))


def _without(these: Collection[Doubt], those: Collection[Doubt]) -> tuple[Doubt, ...]:
    return tuple(doubt for doubt in these if doubt not in those)
