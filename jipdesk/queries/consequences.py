"""日程変更の影響: what moving the first or the last day of an internship would break, before it is moved."""

from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.models.money import Allowance
from jipdesk.queries import payable, stays
from jipdesk.queries.papers_today import PaperRow, papers_today
from jipdesk.rules import allowance, calendar, shortfall, stay
from jipdesk.rules.stay import Doubt
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
    facts = stays.facts(session, [placement_id])[placement_id]
    moved = replace(facts.stay, starts_on=starts_on, ends_on=ends_on)
    # Whoever comes earlier or leaves later will need other flights: so the days are measured without the present ones.
    without_flights = replace(moved, legs=())
    before, after = tuple(stay.doubts(facts.stay)), (*stay.doubts(moved), *stay.doubts(without_flights))
    days = _days(starts_on, ends_on, holidays)
    changed = {"starts_on": starts_on, "ends_on": ends_on, "days": days}
    is_backwards = bool(starts_on and ends_on and ends_on < starts_on)
    return Consequences(
        starts_on=starts_on,
        ends_on=ends_on,
        days_before=_days(facts.starts_on, facts.ends_on, holidays),
        days_after=days,
        is_backwards=is_backwards,
        doubts=tuple(dict.fromkeys(_without(after, before))),
        settled=_without(before, after),
        uninsured_days=max(map(shortfall.uninsured_days, (moved, without_flights))),
        nights_without_room=max(map(shortfall.nights_without_room, (moved, without_flights))),
        money=None if is_backwards else _money(session, placement_id, starts_on, ends_on, holidays),
        papers=_papers(session, placement_id, changed),
    )


def _papers(session: Session, placement_id: int, changed: Mapping[str, object]) -> tuple[PaperRow, ...]:
    """Return the papers that this change would make wrong; what is wrong with them already does not count."""
    known = {row.id: set(row.changes) for row in papers_today(session, placement_id)}
    session.expunge_all()
    after = papers_today(session, placement_id, changed)
    return tuple(row for row in after if set(row.changes) - known[row.id])


def _money(
    session: Session, placement_id: int, starts_on: date | None, ends_on: date | None, holidays: AbstractSet[date]
) -> Money | None:
    planned = select(Allowance.amount_yen, Allowance.state).where(Allowance.placement_id == placement_id)
    rows: Sequence[tuple[int, PaymentState]] = [(amount, state) for amount, state in session.execute(planned)]
    (found,) = payable.payable(session, [placement_id])
    if not rows or found.daily_amount_yen is None or starts_on is None or ends_on is None:
        return None
    moved = replace(found, starts_on=starts_on, ends_on=ends_on)
    paid = payable.paid_days(session, [moved], holidays)[placement_id]
    new = sum(each.amount_yen for each in allowance.instalments(paid, found.daily_amount_yen))
    old = sum(amount for amount, _ in rows)
    return None if old == new else Money(old, new, any(state not in _FREE for _, state in rows))


def _days(starts_on: date | None, ends_on: date | None, holidays: AbstractSet[date]) -> int | None:
    if starts_on is None or ends_on is None:
        return None
    return len(calendar.working_days(starts_on, ends_on, holidays))


def _without(these: Collection[Doubt], those: Collection[Doubt]) -> tuple[Doubt, ...]:
    return tuple(doubt for doubt in these if doubt not in those)
