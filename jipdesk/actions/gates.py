"""実施の関門: asking the rules whether a placement may take its next step."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.errors import InputRefused
from jipdesk.models.arrangement import Equipment
from jipdesk.models.company import Opening
from jipdesk.models.edition import Course
from jipdesk.models.money import Allowance
from jipdesk.models.placement import Placement
from jipdesk.models.report import Report
from jipdesk.queries import chosen, stays
from jipdesk.rules.gates import Completion, Obstacle, Preparation, against_completion, against_start
from jipdesk.rules.readiness import Arrangement, board, is_ready
from jipdesk.rules.stay import Provider
from jipdesk.rules.workflow import PaymentState, PlacementStep

EVALUATION = "evaluation"
_AGREEMENTS = frozenset({Obstacle.COMPANY_AGREEMENT_OPEN, Obstacle.INTERN_AGREEMENT_OPEN})

Against = Mapping[int, list[Obstacle]]


def require(session: Session, placement_ids: Collection[int], step: PlacementStep, *, on: date) -> None:
    """Refuse the step with everything that stands against it, for all of the placements together."""
    if step is PlacementStep.FINISH_ARRANGEMENTS:
        _require_arranged(session, placement_ids)
    ask = _GATES.get(step)
    if ask is None:
        return
    blocked = {number: against for number, against in ask(session, placement_ids, on).items() if against}
    if blocked:
        reasons = list(dict.fromkeys(str(reason) for against in blocked.values() for reason in against))
        raise InputRefused(
            "placements_blocked", count=len(blocked), of=len(placement_ids), reasons=reasons, placements=dict(blocked)
        )


def _require_arranged(session: Session, placement_ids: Collection[int]) -> None:
    """Refuse while something is to be arranged; the training comes after this step."""
    found: dict[int, list[Arrangement]] = {}
    for number, facts in stays.facts(session, placement_ids).items():
        cells = board(facts.arranged, today=date.min, holidays=frozenset())
        waiting = (cell for cell in cells if cell.arrangement is not Arrangement.TRAINING)
        if left := [cell.arrangement for cell in waiting if not is_ready((cell,))]:
            found[number] = left
    if found:
        kinds = [str(each) for each in Arrangement if any(each in left for left in found.values())]
        raise InputRefused("arrangements_open", count=len(found), of=len(placement_ids), arrangements=kinds)


def _against_signing(session: Session, ids: Collection[int], on: date) -> Against:
    found = _against_start(session, ids, on)
    return {number: [each for each in against if each in _AGREEMENTS] for number, against in found.items()}


def _against_start(session: Session, ids: Collection[int], _on: date) -> Against:
    return {number: list(against_start(_preparation(each))) for number, each in stays.facts(session, ids).items()}


def _preparation(facts: stays.Facts) -> Preparation:
    known = facts.arranged
    return Preparation(
        kind=facts.kind,
        starts_on=facts.starts_on,
        ends_on=facts.ends_on,
        company_agreement=known.company_agreement,
        intern_agreement=known.intern_agreement,
        insured_from=known.insured_from,
        insured_until=known.insured_until,
        visa=known.visa,
    )


def _against_completion(session: Session, ids: Collection[int], on: date) -> Against:
    missing: defaultdict[int, int] = defaultdict(int)
    evaluated: set[int] = set()
    for row in _rows(session, Report, ids):
        missing[row.placement_id] += row.received_on is None and row.due_on <= on
        if row.kind == EVALUATION and row.received_on is not None:
            evaluated.add(row.placement_id)
    payments: defaultdict[int, list[PaymentState]] = defaultdict(list)
    out: defaultdict[int, int] = defaultdict(int)
    for row in _rows(session, Allowance, ids):
        payments[row.placement_id].append(row.state)
    for row in _rows(session, Equipment, ids):
        out[row.placement_id] += row.provided_by == Provider.OFFICE and bool(row.lent_on) and row.returned_on is None
    return {
        number: list(
            against_completion(
                Completion(missing[number], number in evaluated, is_paid, tuple(payments[number]), out[number])
            )
        )
        for number, is_paid in _paid(session, ids).items()
    }


def _rows(session: Session, record: Any, ids: Iterable[int]) -> list[Any]:
    return list(chosen.rows(session, select(*record.__table__.c), record.placement_id, list(ids)))


def _paid(session: Session, ids: Collection[int]) -> dict[int, bool]:
    """Return whether the course of each placement pays a daily amount."""
    statement = (
        select(Placement.id, Course.daily_amount_yen)
        .join(Opening, Opening.id == Placement.opening_id)
        .join(Course, Course.id == Opening.course_id)
    )
    return {number: bool(amount) for number, amount in chosen.rows(session, statement, Placement.id, ids)}


_Gate = Callable[[Session, Collection[int], date], Against]
_GATES: Mapping[StrEnum, _Gate] = MappingProxyType(
    {
        PlacementStep.SIGN_AGREEMENTS: _against_signing,
        PlacementStep.START: _against_start,
        PlacementStep.COMPLETE: _against_completion,
    }
)
