"""書類選考の一覧: which applications a reviewer reads, in which order, and how many are read.

Reviewers do not see each other's marks before their own are in. That is so here, in the questions, so that no page can
show them by mistake.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from jipdesk.models.application import Application, CourseChoice
from jipdesk.models.edition import Course
from jipdesk.models.person import Person
from jipdesk.models.screening import ColleagueQuestion, Criterion, DecisionReason, Review, TentativeDecision
from jipdesk.queries import ordered, searching
from jipdesk.rules import screening as rules
from jipdesk.rules.screening import DEFAULT_CRITERIA, DEFAULT_REASONS, FAR_APART, OPEN


class Queue(StrEnum):
    """What a reviewer may have in front of them."""

    UNREAD = "unread"
    DISAGREEMENT = "disagreement"
    ASKED = "asked"
    UNDECIDED = "undecided"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which of them; an empty set lets all pass."""

    search: str = ""
    nationalities: frozenset[str] = field(default_factory=frozenset)
    courses: frozenset[str] = field(default_factory=frozenset)
    education: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the applications a reviewer has read."""

    read: int
    of: int


@dataclass(frozen=True, slots=True)
class Reason:
    """不採択理由 that can be chosen; a number is missing as long as the office has not changed any of ours."""

    id: int | None
    label_ja: str
    label_en: str
    active: bool = True


def numbers(
    session: Session, edition_id: int, reviewer: int | None, queue: Queue, wanted: Wanted | None = None
) -> Sequence[int]:
    """Return the applications of a queue, in the order in which they were received."""
    asked = select(Application.id).where(*limits(edition_id, wanted), _in_queue(queue, reviewer))
    return ordered.numbers(session, asked.order_by(Application.receipt_no, Application.id))


def counts(
    session: Session,
    edition_id: int,
    reviewer: int | None,
    wanted: Wanted | None = None,
    *,
    of: Collection[Queue] = tuple(Queue),
) -> dict[Queue, int]:
    """Return how many applications stand in each of the queues."""
    return {
        queue: _count(session, select(Application.id).where(*limits(edition_id, wanted), _in_queue(queue, reviewer)))
        for queue in of
    }


def progress(session: Session, edition_id: int, reviewer: int | None, wanted: Wanted | None = None) -> Progress:
    """Return how many the reviewer has read, of those and of what is still to be read."""
    within = limits(edition_id, wanted)
    read = _count(session, select(Application.id).where(*within, _reviewed_by(reviewer)))
    unread = _count(session, select(Application.id).where(*within, _in_queue(Queue.UNREAD, reviewer)))
    return Progress(read, read + unread)


def count_tentative(session: Session, edition_id: int) -> int:
    """Return how many tentative decisions wait to be applied."""
    of_edition = select(TentativeDecision.id).join(Application, Application.id == TentativeDecision.application_id)
    return _count(session, of_edition.where(Application.edition_id == edition_id, Application.state.in_(OPEN)))


def criteria(session: Session, edition_id: int) -> tuple[rules.Criterion, ...]:
    """Return by what the applications of an edition are judged: its own criteria, else ours."""
    rows = session.execute(
        select(Criterion.code, Criterion.name_ja, Criterion.name_en, Criterion.weight)
        .where(Criterion.edition_id == edition_id)
        .order_by(Criterion.position, Criterion.id)
    )
    return tuple(rules.Criterion(*row) for row in rows) or DEFAULT_CRITERIA


def weights(session: Session, edition_id: int) -> dict[str, int]:
    """Return how much each criterion of an edition counts."""
    return {each.code: each.weight for each in criteria(session, edition_id)}


def reasons(session: Session, *, every: bool = False) -> tuple[Reason, ...]:
    """Return the reasons that can be chosen, or every one there ever was."""
    rows = session.execute(
        select(DecisionReason.id, DecisionReason.label_ja, DecisionReason.label_en, DecisionReason.active).order_by(
            DecisionReason.position, DecisionReason.id
        )
    )
    known = tuple(Reason(*row) for row in rows) or tuple(Reason(None, ja, en) for ja, en in DEFAULT_REASONS)
    return known if every else tuple(each for each in known if each.active)


def countries(session: Session, edition_id: int) -> list[str]:
    """Return the nationalities of those who can be reviewed."""
    rows = session.scalars(
        select(Person.nationality)
        .join(Application, Application.person_id == Person.id)
        .where(Application.edition_id == edition_id, Person.nationality.is_not(None))
        .distinct()
    )
    return sorted(code for code in rows if code)


# --- what is in a queue -----------------------------------------------------------------------------------------------


def limits(edition_id: int, wanted: Wanted | None) -> list[ColumnElement[bool]]:
    """Return the conditions that limit a question to the applications that are wanted."""
    found: list[ColumnElement[bool]] = [Application.edition_id == edition_id]
    if wanted is None:
        return found
    if wanted.search.strip():
        found.append(searching.applications(wanted.search))
    if wanted.nationalities:
        of_them = select(Person.id).where(Person.nationality.in_(wanted.nationalities))
        found.append(Application.person_id.in_(of_them))
    if wanted.courses:
        chosen = select(CourseChoice.application_id).join(Course, Course.id == CourseChoice.course_id)
        found.append(Application.id.in_(chosen.where(Course.code.in_(wanted.courses))))
    if wanted.education:
        found.append(Application.education_status.in_(wanted.education))
    return found


def _in_queue(queue: Queue, reviewer: int | None) -> ColumnElement[bool]:
    is_open = Application.state.in_(OPEN)
    if queue is Queue.UNREAD:
        return and_(is_open, ~_reviewed_by(reviewer))
    if queue is Queue.DISAGREEMENT:
        # Who has not given marks yet would learn from the list alone that the others differ.
        return and_(is_open, _reviewed_by(reviewer), Application.id.in_(disputed()))
    if queue is Queue.ASKED:
        return Application.id.in_(_asked_of(reviewer))
    if queue is Queue.UNDECIDED:
        decided = exists().where(TentativeDecision.application_id == Application.id)
        reviewed = exists().where(Review.application_id == Application.id)
        return and_(is_open, reviewed, ~decided)
    return or_(is_open, exists().where(Review.application_id == Application.id))


def _reviewed_by(reviewer: int | None) -> ColumnElement[bool]:
    return exists().where(Review.application_id == Application.id, Review.coordinator_id == reviewer)


def disputed() -> Select[Any]:
    """Return the question for the applications about which reviewers disagree."""
    apart = func.max(Review.total) - func.min(Review.total)
    differ = func.count(Review.opinion.distinct())
    return select(Review.application_id).group_by(Review.application_id).having(or_(differ > 1, apart >= FAR_APART))


def _asked_of(reviewer: int | None) -> Select[Any]:
    """Return the applications about which this reviewer, or whoever is next, was asked."""
    for_all = and_(ColleagueQuestion.to_id.is_(None), ColleagueQuestion.from_id != reviewer)
    return select(ColleagueQuestion.application_id).where(
        ColleagueQuestion.answered_at.is_(None), or_(ColleagueQuestion.to_id == reviewer, for_all)
    )


def _count(session: Session, asked: Select[*tuple[Any, ...]]) -> int:
    return session.scalars(select(func.count()).select_from(asked.subquery())).one()
