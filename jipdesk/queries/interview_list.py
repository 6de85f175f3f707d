"""面接 as their list and their week show them: which are wanted, in which order, and what each line says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, case, func, or_, select
from sqlalchemy.orm import Session

from jipdesk.models.application import Application
from jipdesk.models.company import Company, Opening
from jipdesk.models.interview import Interview
from jipdesk.models.person import Person
from jipdesk.models.search import fold
from jipdesk.queries import ordered
from jipdesk.queries.applications import full_name
from jipdesk.rules.interviewing import Stage
from jipdesk.rules.states import ApplicationState

_MOST_ROOMS = 6


class Order(StrEnum):
    """By what the list stands."""

    TIME = "starts_at"
    NAME = "name"
    POINTS = "total"
    STATE = "state"


class Done(StrEnum):
    """Whether points were recorded."""

    RECORDED = "recorded"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class InterviewFilter:
    """Which interviews are wanted; an empty set limits nothing."""

    search: str = ""
    stages: frozenset[str] = field(default_factory=frozenset)
    done: frozenset[str] = field(default_factory=frozenset)
    states: frozenset[str] = field(default_factory=frozenset)
    recommendations: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class InterviewRow:
    """An interview in list and week."""

    id: int
    stage: Stage
    starts_at: datetime
    minutes: int
    method: str
    language: str | None
    interviewers: tuple[str, ...]
    scores: Mapping[str, int]
    total: int | None
    recommendation: str | None
    comments: str | None
    application_id: int
    receipt_no: str
    state: ApplicationState
    """of the application"""
    name: str
    name_kana: str | None
    residence_country: str | None
    company_ja: str | None
    """whose interview it is, where it is not the office's"""
    company_en: str | None
    opening_no: str | None
    interpreter: str | None = None

    @property
    def was_held(self) -> bool:
        """Whether anything was recorded of it."""
        return bool(self.scores or self.comments or self.recommendation)


def ids(
    session: Session, edition_id: int, wanted: InterviewFilter, by: Order = Order.TIME, *, descending: bool = False
) -> Sequence[int]:
    """Return the numbers of the interviews that are wanted, in their order."""
    key = _key(by)
    statement = (
        select(Interview.id)
        .join(Application, Application.id == Interview.application_id)
        .join(Person, Person.id == Application.person_id)
        .where(Application.edition_id == edition_id, *_conditions(wanted))
        .order_by(key.is_(None), key.desc() if descending else key.asc(), Interview.starts_at, Interview.id)
    )
    return ordered.numbers(session, statement)


def total(session: Session, edition_id: int) -> int:
    """Return how many interviews the edition has."""
    counted = select(func.count(Interview.id)).join(Application, Application.id == Interview.application_id)
    return session.scalars(counted.where(Application.edition_id == edition_id)).one()


def lines(session: Session, numbers: Sequence[int]) -> Mapping[int, InterviewRow]:
    """Return the lines of some interviews by their numbers."""
    return {row.id: _row(row) for row in session.execute(_select().where(Interview.id.in_(numbers)))}


def between(session: Session, edition_id: int, first: datetime, last: datetime) -> Sequence[InterviewRow]:
    """Return the interviews that begin from one moment on and before another, in their order."""
    within = (Interview.starts_at >= first, Interview.starts_at < last, Application.edition_id == edition_id)
    rows = session.execute(_select().where(*within).order_by(Interview.starts_at, Interview.id))
    return [_row(row) for row in rows]


def nearest(session: Session, edition_id: int, at: datetime) -> datetime | None:
    """Return when the next interview begins, or the last one did, where none is to come."""
    begins = (
        select(Interview.starts_at)
        .join(Application, Application.id == Interview.application_id)
        .where(Application.edition_id == edition_id)
    )
    coming = begins.where(Interview.starts_at >= at).order_by(Interview.starts_at).limit(1)
    gone = begins.order_by(Interview.starts_at.desc()).limit(1)
    return session.scalars(coming).first() or session.scalars(gone).first()


def rooms(session: Session, edition_id: int) -> Sequence[tuple[str, ...]]:
    """Return who held the office's interviews together, those of the last ones first."""
    rows = session.execute(
        select(Interview.interviewers, func.max(Interview.starts_at))
        .join(Application, Application.id == Interview.application_id)
        .where(Application.edition_id == edition_id, Interview.stage == Stage.OFFICE)
        .group_by(Interview.interviewers)
        .order_by(func.max(Interview.starts_at).desc(), func.min(Interview.id))
        .limit(_MOST_ROOMS)
    )
    return [tuple(row.interviewers) for row in rows if row.interviewers]


def residences(session: Session, numbers: Sequence[int]) -> Mapping[int, str | None]:
    """Return where the applicants live, by the numbers of their applications."""
    rows = session.execute(
        select(Application.id, Person.residence_country)
        .join(Person, Person.id == Application.person_id)
        .where(Application.id.in_(numbers))
    )
    return {row.id: row.residence_country for row in rows}


def _key(by: Order) -> ColumnElement[Any]:
    keys: dict[Order, Any] = {
        Order.TIME: Interview.starts_at,
        Order.NAME: func.lower(func.coalesce(Person.family_name, Person.given_name)),
        Order.POINTS: Interview.total,
        Order.STATE: case({state: place for place, state in enumerate(ApplicationState)}, value=Application.state),
    }
    found: ColumnElement[Any] = keys[by]
    return found


def _conditions(wanted: InterviewFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if text := wanted.search.strip():
        found.append(
            or_(
                Person.search_text.contains(fold(text), autoescape=True),
                Application.receipt_no.contains(text, autoescape=True),
            )
        )
    if wanted.stages:
        found.append(Interview.stage.in_(wanted.stages))
    if len(wanted.done) == 1:
        is_open = Interview.total.is_(None)
        found.append(is_open if Done.OPEN in wanted.done else ~is_open)
    if wanted.states:
        found.append(Application.state.in_([ApplicationState(state) for state in wanted.states]))
    if wanted.recommendations:
        found.append(func.coalesce(Interview.recommendation, "").in_(wanted.recommendations))
    return found


def _select() -> Any:
    talk = (Interview.id, Interview.stage, Interview.starts_at, Interview.minutes, Interview.method, Interview.language)
    result = (Interview.scores, Interview.total, Interview.recommendation, Interview.comments)
    person = (Person.family_name, Person.given_name, Person.middle_name, Person.name_kana, Person.residence_country)
    return (
        select(
            *(*talk, Interview.interviewers, Interview.interpreter, *result),
            *(Application.id.label("application_id"), Application.receipt_no, Application.state, *person),
            *(Company.name_ja, Company.name_en, Opening.opening_no),
        )
        .join(Application, Application.id == Interview.application_id)
        .join(Person, Person.id == Application.person_id)
        .outerjoin(Opening, Opening.id == Interview.opening_id)
        .outerjoin(Company, Company.id == Opening.company_id)
    )


def _row(row: Any) -> InterviewRow:
    return InterviewRow(
        id=row.id,
        stage=Stage(row.stage),
        starts_at=row.starts_at,
        minutes=row.minutes,
        method=row.method,
        language=row.language,
        interviewers=tuple(row.interviewers),
        scores=dict(row.scores),
        total=row.total,
        recommendation=row.recommendation,
        comments=row.comments,
        application_id=row.application_id,
        receipt_no=row.receipt_no,
        state=row.state,
        name=full_name(row.family_name, row.given_name, row.middle_name),
        name_kana=row.name_kana,
        residence_country=row.residence_country,
        company_ja=row.name_ja,
        company_en=row.name_en,
        opening_no=row.opening_no,
        interpreter=row.interpreter,
    )
