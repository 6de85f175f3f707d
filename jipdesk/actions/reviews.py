"""評価と相談: what a coordinator thinks of an application, and what coordinators ask each other about it."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.actions import drafts, rows
from jipdesk.errors import InputRefused
from jipdesk.models.application import Application
from jipdesk.models.database import acted_at
from jipdesk.models.screening import ColleagueQuestion, DecisionReason, Review
from jipdesk.queries import screening
from jipdesk.rules.scores import HIGHEST, LOWEST
from jipdesk.rules.screening import DEFAULT_REASONS, OPEN, Opinion, total_of


@dataclass(frozen=True, slots=True)
class Given:
    """What a reviewer gives: an opinion, and points as far as there are any."""

    opinion: Opinion | None
    scores: Mapping[str, int]
    reason: str | None = None
    """the Japanese words of a reason that can be chosen"""
    comment: str | None = None

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing: an opinion, and for a rejection its reason."""
        return self.opinion is not None and (self.opinion is not Opinion.REJECT or bool(self.reason))


def give_review(session: Session, application_id: int, reviewer: int | None, given: Given) -> None:
    """Record what a reviewer thinks, in place of what the same one thought before; what was half-filled is done."""
    if reviewer is None:
        raise InputRefused("review_needs_reviewer")
    if given.opinion is None:
        raise InputRefused("review_needs_opinion")
    if given.opinion is Opinion.REJECT and not given.reason:
        raise InputRefused("review_needs_reason")
    weights = _weights(session, application_id)
    _require_on_scale(given.scores, weights)
    known = session.scalars(
        select(Review).where(Review.application_id == application_id, Review.coordinator_id == reviewer)
    ).first()
    review = known or Review(application_id=application_id, coordinator_id=reviewer)
    review.opinion = str(given.opinion)
    review.reason_id = _reason(session, given.reason) if given.opinion is Opinion.REJECT and given.reason else None
    # Points for a criterion that is asked no more stay where they were given.
    kept = {code: points for code, points in (known.scores if known else {}).items() if not weights.get(code)}
    review.scores = kept | dict(given.scores)
    review.total = total_of(review.scores, weights)
    review.comment = (given.comment or "").strip() or None
    review.given_at = acted_at(session)
    session.add(review)
    session.flush()
    drafts.replace(session, reviewer, Review.__tablename__, application_id, {})


def ask_colleague(session: Session, application_id: int, asker: int | None, to: int | None, text: str) -> None:
    """Ask a colleague about an application; without a name it is asked of whoever is next."""
    if asker is None:
        raise InputRefused("review_needs_reviewer")
    if not text.strip():
        raise InputRefused("question_needs_text")
    session.add(
        ColleagueQuestion(
            application_id=application_id, from_id=asker, to_id=to, text=text.strip(), asked_at=acted_at(session)
        )
    )


def answer_colleague(session: Session, question_id: int, answerer: int | None, text: str) -> None:
    """Answer what a colleague asked."""
    if answerer is None:
        raise InputRefused("review_needs_reviewer")
    if not text.strip():
        raise InputRefused("answer_needs_text")
    question = session.get(ColleagueQuestion, question_id)
    if question is None:
        raise InputRefused("records_gone", count=1)
    if question.answered_at is not None:
        raise InputRefused("question_answered")
    question.answer, question.answered_at, question.answered_by_id = text.strip(), acted_at(session), answerer


def settle_reasons(session: Session) -> None:
    """Write our reasons down as the office's, if it has none yet."""
    if session.scalars(select(DecisionReason.id).limit(1)).first() is None:
        rows.add(
            session,
            DecisionReason,
            (
                {"label_ja": ja, "label_en": en, "position": place, "active": True}
                for place, (ja, en) in enumerate(DEFAULT_REASONS, start=1)
            ),
        )


def _weights(session: Session, application_id: int) -> Mapping[str, int]:
    """Return the weights of the edition that an application is of; refuse where it was decided meanwhile."""
    found = session.execute(
        select(Application.edition_id, Application.state).where(Application.id == application_id)
    ).first()
    if found is None:
        raise InputRefused("records_gone", count=1)
    if found.state not in OPEN:
        raise InputRefused("review_closed", state=str(found.state))
    return screening.weights(session, found.edition_id)


def _require_on_scale(scores: Mapping[str, int], weights: Mapping[str, int]) -> None:
    if any(code not in weights or not LOWEST <= points <= HIGHEST for code, points in scores.items()):
        raise InputRefused("marks_off_scale", lowest=LOWEST, highest=HIGHEST)


def _reason(session: Session, label_ja: str) -> int:
    settle_reasons(session)
    found = session.scalars(select(DecisionReason.id).where(DecisionReason.label_ja == label_ja)).first()
    if found is None:
        raise InputRefused("reason_gone")
    return found
