"""One application as a reviewer has it in front of them: what it says, the marks they may see, and what was asked."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from jipdesk.models.application import Application
from jipdesk.models.edition import Edition
from jipdesk.models.office import Coordinator
from jipdesk.models.screening import ColleagueQuestion, DecisionReason, Review, TentativeDecision
from jipdesk.queries import application_page, chosen, drafts
from jipdesk.queries.application_page import ApplicationPage
from jipdesk.rules import screening as rules
from jipdesk.rules.states import ApplicationState


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """What one reviewer gave."""

    application_id: int
    reviewer_id: int
    reviewer: str
    opinion: str
    reason_ja: str | None
    reason_en: str | None
    scores: Mapping[str, int]
    total: int | None
    comment: str | None
    given_at: datetime


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """相談: asked of somebody, or of whoever is next, and perhaps answered."""

    id: int
    from_id: int
    asker: str
    to_id: int | None
    asked: str | None
    text: str
    asked_at: datetime
    answer: str | None
    answered_by: str | None
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class Marks:
    """What a reviewer may see of the reviews of one application."""

    mine: ReviewRow | None
    others: tuple[ReviewRow, ...]
    """empty as long as the reviewer's own marks are not in"""
    hidden: int
    """how many others have given marks that are not shown yet"""

    @property
    def spread(self) -> int | None:
        """How far the totals lie apart."""
        return rules.spread([each.total for each in self._all])

    @property
    def disagree(self) -> bool:
        """Whether reviewers disagree, as far as they are shown."""
        return rules.disagree([each.opinion for each in self._all], [each.total for each in self._all])

    @property
    def mean(self) -> int | None:
        """The mean of the totals that are shown."""
        return rules.mean([each.total for each in self._all])

    @property
    def _all(self) -> tuple[ReviewRow, ...]:
        return (*((self.mine,) if self.mine else ()), *self.others)


@dataclass(frozen=True, slots=True)
class Card:
    """Everything the screening desk shows of one application. What is kept as special care is not among it."""

    page: ApplicationPage
    marks: Marks
    questions: tuple[QuestionRow, ...]
    earlier: tuple[tuple[int, ApplicationState], ...]
    """year and stage of what the same person sent in for other editions"""
    tentative: str | None
    draft: Mapping[str, str]


def card(session: Session, number: int, reviewer: int | None) -> Card | None:
    """Return what is read of an application, or None if it is not there any more."""
    page = application_page.page(session, number)
    if page is None:
        return None
    return Card(
        page=page,
        marks=marks(session, [number], reviewer)[number],
        questions=_questions(session, number),
        earlier=_earlier(session, page),
        tentative=session.scalar(select(TentativeDecision.decision).where(TentativeDecision.application_id == number)),
        draft=dict(drafts.of_record(session, reviewer, Review.__tablename__, number)),
    )


def marks(session: Session, numbers: Collection[int], reviewer: int | None) -> dict[int, Marks]:
    """Return the marks that a reviewer may see, by application; of the others only after their own are in."""
    mine = {row.application_id: row for row in _reviews(session, numbers, reviewer)} if reviewer is not None else {}
    others = _others(session, mine.keys(), reviewer)
    given = select(Review.application_id, func.count()).where(Review.coordinator_id.is_distinct_from(reviewer))
    counted = chosen.pairs(session, given.group_by(Review.application_id), Review.application_id, numbers)
    return {
        number: Marks(mine.get(number), others.get(number, ()), 0 if number in mine else counted.get(number, 0))
        for number in numbers
    }


def _others(session: Session, read: Collection[int], reviewer: int | None) -> dict[int, tuple[ReviewRow, ...]]:
    """Return what others gave, of applications that this reviewer has given marks for."""
    found: dict[int, tuple[ReviewRow, ...]] = {}
    for row in _reviews(session, read, None):
        if row.reviewer_id != reviewer:
            found[row.application_id] = (*found.get(row.application_id, ()), row)
    return found


def _reviews(session: Session, numbers: Collection[int], reviewer: int | None) -> Sequence[ReviewRow]:
    """Return the reviews of one reviewer, or of all."""
    columns = (Review.application_id, Review.coordinator_id, Coordinator.name, Review.opinion)
    asked = (
        select(
            *(*columns, DecisionReason.label_ja, DecisionReason.label_en),
            *(Review.scores, Review.total, Review.comment, Review.given_at),
        )
        .join(Coordinator, Coordinator.id == Review.coordinator_id)
        .outerjoin(DecisionReason, DecisionReason.id == Review.reason_id)
        .order_by(Review.given_at, Review.id)
    )
    if reviewer is not None:
        asked = asked.where(Review.coordinator_id == reviewer)
    return [ReviewRow(*row) for row in chosen.rows(session, asked, Review.application_id, numbers)]


def _questions(session: Session, number: int) -> tuple[QuestionRow, ...]:
    asker, asked, answerer = aliased(Coordinator), aliased(Coordinator), aliased(Coordinator)
    of = ColleagueQuestion
    rows = session.execute(
        select(
            *(of.id, of.from_id, asker.name, of.to_id, asked.name, of.text, of.asked_at),
            *(of.answer, answerer.name, of.answered_at),
        )
        .join(asker, asker.id == of.from_id)
        .outerjoin(asked, asked.id == of.to_id)
        .outerjoin(answerer, answerer.id == of.answered_by_id)
        .where(of.application_id == number)
        .order_by(of.id)
    )
    return tuple(QuestionRow(*tuple(row)) for row in rows)


def _earlier(session: Session, page: ApplicationPage) -> tuple[tuple[int, ApplicationState], ...]:
    rows = session.execute(
        select(Edition.year, Application.state)
        .join(Application, Application.edition_id == Edition.id)
        .where(Application.person_id == page.person_id, Application.id != page.id)
        .order_by(Edition.year.desc())
    )
    return tuple((year, state) for year, state in rows)
