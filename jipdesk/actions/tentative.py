"""仮判定と一括判定: what is meant to be decided, and deciding for many at once."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from jipdesk.actions import rows, selection
from jipdesk.errors import InputRefused
from jipdesk.models.application import Application
from jipdesk.models.database import acted_at, say
from jipdesk.models.screening import TentativeDecision
from jipdesk.queries import chosen, screening_decisions
from jipdesk.rules import screening as rules
from jipdesk.rules.screening import OPEN, Tentative

Progress = Callable[[int, int], object]
_PORTION = 500
"""How many are decided between two reports of how far it is."""


def _unwatched(_done: int, _total: int) -> None:
    """Report to nobody."""


def _in_japanese(ja: str, _en: str) -> str:
    return ja


def _report(progress: Progress, before: int, total: int, done: int) -> None:
    progress(before + done, total)


def mean_to(
    session: Session,
    application_ids: Collection[int],
    decision: Tentative,
    *,
    coordinator: int | None,
    because: str | None = None,
) -> None:
    """Note what is meant to be decided about these, in place of what was meant before."""
    if coordinator is None:
        raise InputRefused("review_needs_reviewer")
    if decision is Tentative.REJECT and not (because or "").strip():
        raise InputRefused("reason_needed")
    _require_open(session, application_ids)
    _forget(session, application_ids)
    reason = (because or "").strip() if decision is Tentative.REJECT else None
    _note(session, dict.fromkeys(application_ids, decision), coordinator, reason)
    say(session, count=len(application_ids))


def clear(session: Session, application_ids: Collection[int]) -> None:
    """Mean nothing any more about these."""
    _forget(session, application_ids)
    say(session, count=len(application_ids))


@dataclass(frozen=True, slots=True)
class Followed:
    """What was noted from the reviews, and how many reviewed applications the reviewer has yet to read."""

    decisions: Mapping[int, Tentative]
    unread: int


def follow_reviews(
    session: Session,
    edition_id: int,
    *,
    coordinator: int | None,
    because: str,
    places: int | None = None,
    worded: Callable[[str, str], str] = _in_japanese,
) -> Followed:
    """Note what follows from the reviews where the reviewers agree.

    Who is rejected is so for the reason chosen here, if there is one, else for the reviewers' own; `worded` makes of
    its Japanese and its English what stands in the record.

    What follows tells what the others think: a reviewer gets it of those only whose own marks are in.
    """
    if coordinator is None:
        raise InputRefused("review_needs_reviewer")
    judged = screening_decisions.judged(session, edition_id)
    unread = screening_decisions.unread_by(session, edition_id, coordinator, judged)
    found = rules.proposed({number: each for number, each in judged.items() if number not in unread}, places)
    if not found:
        raise InputRefused("own_marks_first", count=len(unread)) if unread else InputRefused("nothing_agreed")
    reasons = _reasons(session, found, because.strip(), worded)
    for reason in sorted(set(reasons.values())):
        _note(
            session, {number: found[number] for number, each in reasons.items() if each == reason}, coordinator, reason
        )
    passing = {number: decision for number, decision in found.items() if decision is Tentative.PASS}
    _note(session, passing, coordinator, None)
    say(session, count=len(found))
    return Followed(found, len(unread))


def _reasons(
    session: Session, decisions: Mapping[int, Tentative], because: str, worded: Callable[[str, str], str]
) -> dict[int, str]:
    """Return why each of the rejected is: nobody is without a reason."""
    rejected = [number for number, decision in decisions.items() if decision is Tentative.REJECT]
    given = {} if because else screening_decisions.reasons_given(session, rejected)
    if not because and len(given) < len(rejected):
        raise InputRefused("reason_needed")
    return {number: because or worded(*given[number]) for number in rejected}


def apply_together(session: Session, edition_id: int, *, on: date, progress: Progress = _unwatched) -> None:
    """Decide everything that was meant to be decided in an edition; what was decided otherwise meanwhile is dropped."""
    every = session.execute(
        select(
            TentativeDecision.application_id, TentativeDecision.decision, TentativeDecision.because, Application.state
        )
        .join(Application, Application.id == TentativeDecision.application_id)
        .where(Application.edition_id == edition_id)
    ).all()
    standing = [row for row in every if row.state in OPEN]
    if not standing:
        raise InputRefused("nothing_tentative")
    _forget(session, [row.application_id for row in every])
    groups: dict[tuple[str, str | None], list[int]] = {}
    for row in standing:
        groups.setdefault((row.decision, row.because), []).append(row.application_id)
    done = 0
    for (decision, because), numbers in groups.items():
        report = partial(_report, progress, done, len(standing))
        _decide(session, numbers, Tentative(decision), because, on, report)
        done += len(numbers)
    say(session, count=len(standing))


def decide(
    session: Session,
    application_ids: Collection[int],
    decision: Tentative,
    *,
    on: date,
    because: str | None = None,
    progress: Progress = _unwatched,
) -> None:
    """Decide about many at once; what was meant to be decided about them is meant no more."""
    numbers = list(application_ids)
    _forget(session, numbers)
    _decide(session, numbers, decision, because, on, partial(_report, progress, 0, len(numbers)))
    say(session, count=len(numbers))


def _decide(
    session: Session,
    numbers: list[int],
    decision: Tentative,
    because: str | None,
    on: date,
    report: Callable[[int], object],
) -> None:
    for start in range(0, len(numbers), _PORTION):
        portion = numbers[start : start + _PORTION]
        report(start)
        if decision is Tentative.PASS:
            selection.pass_screening(session, portion, on=on)
        else:
            selection.reject(session, portion, because=because or "")
    report(len(numbers))


def _note(session: Session, decisions: Mapping[int, Tentative], coordinator: int, because: str | None) -> None:
    at = acted_at(session)
    rows.add(
        session,
        TentativeDecision,
        (
            {"application_id": number, "decision": str(decision), "coordinator_id": coordinator, "decided_at": at}
            | {"because": because if decision is Tentative.REJECT else None}
            for number, decision in decisions.items()
        ),
    )


def _forget(session: Session, application_ids: Collection[int]) -> None:
    asked = select(TentativeDecision.id)
    known = [row.id for row in chosen.rows(session, asked, TentativeDecision.application_id, application_ids)]
    for start in range(0, len(known), chosen.PORTION):
        portion = known[start : start + chosen.PORTION]
        session.execute(delete(TentativeDecision).where(TentativeDecision.id.in_(portion)))


def _require_open(session: Session, application_ids: Collection[int]) -> None:
    states = selection.states(session, application_ids)
    if shut := [number for number, state in states.items() if state not in OPEN]:
        raise InputRefused("decided_already", count=len(shut), of=len(states))
