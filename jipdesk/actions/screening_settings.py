"""評価項目と不採択理由: by what an edition judges applications, and the reasons the office gives."""

from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.actions import rows
from jipdesk.actions.reviews import settle_reasons
from jipdesk.errors import InputRefused
from jipdesk.models.screening import Criterion, DecisionReason, Review
from jipdesk.queries import screening, screening_weights
from jipdesk.rules import screening as rules
from jipdesk.rules.screening import HEAVIEST

Line = TypeVar("Line")


def change_criterion(session: Session, edition_id: int, changed: rules.Criterion) -> None:
    """Reword or weigh a criterion; the totals of all reviews of the edition follow the weights."""
    known = screening.criteria(session, edition_id)
    _require_sound(changed)
    after = [changed if each.code == changed.code else each for each in known]
    _write(session, edition_id, after)


def add_criterion(session: Session, edition_id: int, name_ja: str, name_en: str, weight: int) -> None:
    """Judge by one more thing; reviews that were given before have no points for it."""
    known = screening.criteria(session, edition_id)
    added = rules.Criterion(_free_code({each.code for each in known}), name_ja.strip(), name_en.strip(), weight)
    _require_sound(added)
    _write(session, edition_id, [*known, added])


def move_criterion(session: Session, edition_id: int, code: str, by: int) -> None:
    """Ask for a criterion earlier or later; at the end it stays."""
    known = screening.criteria(session, edition_id)
    place = next((place for place, each in enumerate(known) if each.code == code), None)
    if place is not None:
        _write(session, edition_id, moved(known, place, by))


def add_reason(session: Session, label_ja: str, label_en: str) -> None:
    """Offer one more reason; one that was retired is offered again."""
    settle_reasons(session)
    ja, en = _labels(label_ja, label_en)
    known = session.scalars(select(DecisionReason).where(DecisionReason.label_ja == ja)).first()
    if known and known.active:
        raise InputRefused("reason_exists")
    if known:
        known.active, known.label_en = True, en
        return
    last = max(session.scalars(select(DecisionReason.position)), default=0)
    session.add(DecisionReason(label_ja=ja, label_en=en, position=last + 1, active=True))


def reword_reason(session: Session, label_ja: str, new_ja: str, new_en: str) -> None:
    """Word a reason anew, also for the reviews that gave it; letters and decisions keep what they said."""
    settle_reasons(session)
    ja, en = _labels(new_ja, new_en)
    if ja != label_ja and session.scalars(select(DecisionReason.id).where(DecisionReason.label_ja == ja)).first():
        raise InputRefused("reason_exists")
    reason = _of_label(session, label_ja)
    reason.label_ja, reason.label_en = ja, en


def move_reason(session: Session, label_ja: str, by: int) -> None:
    """Offer a reason earlier or later; at the end it stays."""
    settle_reasons(session)
    reason = _of_label(session, label_ja)
    known = session.scalars(select(DecisionReason).order_by(DecisionReason.position, DecisionReason.id)).all()
    for place, each in enumerate(moved(known, known.index(reason), by), start=1):
        each.position = place


def offer_reason(session: Session, label_ja: str, *, active: bool) -> None:
    """Offer a reason no more, or again; the reviews that gave it keep it."""
    settle_reasons(session)
    reason = _of_label(session, label_ja)
    others = select(DecisionReason.id).where(DecisionReason.active.is_(True), DecisionReason.id != reason.id)
    if not active and session.scalars(others).first() is None:
        raise InputRefused("last_reason")
    reason.active = active


def moved(lines: Sequence[Line], place: int, by: int) -> list[Line]:
    """Return the lines in order, the one at a place so many places further down, as far as there are any."""
    rest = [*lines[:place], *lines[place + 1 :]]
    other = min(max(place + by, 0), len(rest))
    return [*rest[:other], lines[place], *rest[other:]]


def _write(session: Session, edition_id: int, criteria: Sequence[rules.Criterion]) -> None:
    """Write an edition's criteria down, all of them, since from now on they are its own."""
    if not any(each.weight for each in criteria):
        raise InputRefused("weights_missing")
    known = {each.code: each for each in session.scalars(select(Criterion).where(Criterion.edition_id == edition_id))}
    for place, each in enumerate(criteria, start=1):
        record = known.get(each.code) or Criterion(edition_id=edition_id, code=each.code)
        record.name_ja, record.name_en = each.name_ja, each.name_en
        record.weight, record.position = each.weight, place
        session.add(record)
    session.flush()
    weights = {each.code: each.weight for each in criteria}
    changed = screening_weights.recomputed(session, edition_id, weights)
    rows.change(session, Review, ({"id": number, "total": total} for number, total in changed))


def _require_sound(criterion: rules.Criterion) -> None:
    if not criterion.name_ja.strip() or not criterion.name_en.strip():
        raise InputRefused("criterion_needs_names")
    if not 0 <= criterion.weight <= HEAVIEST:
        raise InputRefused("weight_off_scale", highest=HEAVIEST)


def _free_code(known: set[str]) -> str:
    return next(code for number in range(1, len(known) + 2) if (code := f"own{number}") not in known)


def _labels(label_ja: str, label_en: str) -> tuple[str, str]:
    ja, en = " ".join(label_ja.split()), " ".join(label_en.split())
    if not ja or not en:
        raise InputRefused("reason_needs_labels")
    return ja, en


def _of_label(session: Session, label_ja: str) -> DecisionReason:
    found = session.scalars(select(DecisionReason).where(DecisionReason.label_ja == label_ja)).first()
    if found is None:
        raise InputRefused("reason_gone")
    return found
