"""活動支援金: planned from the days that count, approved, paid and receipted."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from jipdesk.actions import rows
from jipdesk.errors import InputRefused
from jipdesk.models.database import say
from jipdesk.models.money import Allowance
from jipdesk.queries import chosen, payable
from jipdesk.queries.payable import Payable
from jipdesk.rules import allowance, calendar
from jipdesk.rules.allowance import Instalment
from jipdesk.rules.moving import moved
from jipdesk.rules.workflow import PAYMENT, PaymentState, PaymentStep

YEN = "JPY"
_CHANGEABLE = frozenset({PaymentState.PLANNED, PaymentState.HELD})


def plan(session: Session, placement_ids: Collection[int], *, holidays: AbstractSet[date]) -> None:
    """Plan one payment for each month: the days that the course pays for, times its daily amount.

    Where a course does not say which days count, the days of activity do. A plan that exists is made anew, unless a
    payment of it was approved. Refuses where the period or the daily amount is not known.
    """
    found = payable.payable(session, placement_ids)
    _require_known(found)
    days = payable.paid_days(session, found, holidays)
    planned = {
        row.id: [_row(row, each, holidays) for each in allowance.instalments(days[row.id], row.daily_amount_yen or 0)]
        for row in found
    }
    changed = _differing(session, planned)
    if known := [number for number, had in changed.items() if had]:
        session.execute(delete(Allowance).where(Allowance.placement_id.in_(known)))
    rows.add(session, Allowance, (row for number in changed for row in planned[number]))
    say(session, count=len(changed))


def advance(session: Session, allowance_ids: Collection[int], step: PaymentStep, *, on: date) -> None:
    """Approve, hold, release or pay payments, or file their receipts."""
    found = chosen.every_pair(session, select(Allowance.id, Allowance.state), Allowance.id, allowance_ids)
    after = moved(PAYMENT, found, step)
    dated: dict[str, Any] = {}
    if step is PaymentStep.PAY:
        dated = {"paid_on": on}
    elif step is PaymentStep.FILE_RECEIPT:
        dated = {"receipt_on": on}
    rows.put(session, Allowance, after, **dated)
    say(session, count=len(after), step=str(step))


# --- how it is done ---------------------------------------------------------------------------------------------------


def _require_known(found: Collection[Payable]) -> None:
    if undated := [row.id for row in found if row.starts_on is None or row.ends_on is None]:
        raise InputRefused("period_missing", count=len(undated), ids=undated)
    if unpriced := [row.id for row in found if row.daily_amount_yen is None]:
        raise InputRefused("daily_amount_unknown", count=len(unpriced), ids=unpriced)


def _row(row: Payable, instalment: Instalment, holidays: AbstractSet[date]) -> dict[str, Any]:
    return {
        "placement_id": row.id,
        "instalment": instalment.number,
        "state": PaymentState.PLANNED,
        "from_day": instalment.from_day,
        "to_day": instalment.to_day,
        "days": instalment.days,
        "daily_yen": instalment.daily_yen,
        "amount_yen": instalment.amount_yen,
        "currency": _currency(row.residence_country) if row.local_currency else YEN,
        "planned_on": calendar.shifted(instalment.to_day, 1, holidays),
    }


def _currency(country: str | None) -> str:
    """Return the currency of a country by its ISO code, or yen where it has none of its own that is known."""
    from babel.numbers import get_territory_currencies

    return next(iter(get_territory_currencies(country)), YEN) if country else YEN


def _differing(session: Session, planned: Mapping[int, list[dict[str, Any]]]) -> dict[int, bool]:
    """Return the placements whose plan changes, and whether they had one; refuse if a payment of it was approved."""
    kept: defaultdict[int, list[Any]] = defaultdict(list)
    found = chosen.rows(session, select(*Allowance.__table__.c), Allowance.placement_id, planned)
    for row in sorted(found, key=lambda row: row.instalment):
        kept[row.placement_id].append(row)
    changed = {number: bool(kept[number]) for number, wanted in planned.items() if not _same(kept[number], wanted)}
    if fixed := [number for number in changed if any(row.state not in _CHANGEABLE for row in kept[number])]:
        raise InputRefused("allowance_approved", count=len(fixed), ids=fixed)
    return changed


def _same(kept: list[Any], planned: list[dict[str, Any]]) -> bool:
    if len(kept) != len(planned):
        return False
    return all(
        all(getattr(row, name) == value for name, value in new.items() if name not in {"state", "planned_on"})
        for row, new in zip(kept, planned, strict=True)
    )
