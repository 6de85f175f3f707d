"""マッチング as its list shows it: which proposals are wanted, opening by opening, and what each line says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, case, func, or_, select
from sqlalchemy.orm import Session

from jipdesk.models.application import Application
from jipdesk.models.company import Company, Opening
from jipdesk.models.edition import Course
from jipdesk.models.match import Match
from jipdesk.models.person import Person
from jipdesk.models.placement import Placement
from jipdesk.models.search import fold
from jipdesk.queries import ordered
from jipdesk.queries.applications import full_name
from jipdesk.rules.states import MatchState, PlacementState

WAITING = (MatchState.PROPOSED, MatchState.COMPANY_INTERVIEW, MatchState.COMPANY_ACCEPTED)
"""Somebody has still to answer."""


class Order(StrEnum):
    """By what the list stands."""

    OPENING = "opening"
    NAME = "name"
    SCORE = "score"
    STATE = "state"
    PROPOSED = "proposed_on"


@dataclass(frozen=True, slots=True)
class MatchFilter:
    """Which proposals are wanted; an empty set limits nothing."""

    search: str = ""
    states: frozenset[str] = field(default_factory=frozenset)
    courses: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class MatchLine:
    """A proposal in its list."""

    id: int
    state: MatchState
    score: int
    parts: tuple[Mapping[str, Any], ...]
    """what the score is made of, as it was when this was proposed"""
    proposed_on: date
    company_answered_on: date | None
    intern_answered_on: date | None
    decided_on: date | None
    ended_because: str | None
    opening_id: int
    opening_no: str
    places: int
    course: tuple[str, str]
    """its name in Japanese and English"""
    company_id: int
    company_no: str
    company_ja: str | None
    company_en: str | None
    application_id: int
    receipt_no: str
    name: str
    name_kana: str | None
    nationality: str | None
    placement: tuple[int, str] | None
    """record number and number of the placement that it became"""


def ids(
    session: Session, edition_id: int, wanted: MatchFilter, by: Order = Order.OPENING, *, descending: bool = False
) -> Sequence[int]:
    """Return the numbers of the proposals that are wanted; within an opening the best stands first."""
    keys = [key.desc() if descending else key.asc() for key in _keys(by)]
    rest = (Company.company_no, Opening.opening_no, Match.score.desc(), Application.receipt_no)
    statement = (
        select(Match.id)
        .join(Application, Application.id == Match.application_id)
        .join(Person, Person.id == Application.person_id)
        .join(Opening, Opening.id == Match.opening_id)
        .join(Company, Company.id == Opening.company_id)
        .join(Course, Course.id == Opening.course_id)
        .where(Application.edition_id == edition_id, *_conditions(wanted))
        .order_by(*keys, *rest)
    )
    return ordered.numbers(session, statement)


def total(session: Session, edition_id: int) -> int:
    """Return how many proposals the edition has."""
    counted = select(func.count(Match.id)).join(Application, Application.id == Match.application_id)
    return session.scalars(counted.where(Application.edition_id == edition_id)).one()


def states(session: Session, numbers: Sequence[int]) -> Mapping[int, MatchState]:
    """Return how these proposals stand."""
    rows = session.execute(select(Match.id, Match.state).where(Match.id.in_(numbers)))
    return {row.id: row.state for row in rows}


def lines(session: Session, numbers: Sequence[int]) -> Mapping[int, MatchLine]:
    """Return the lines of some proposals by their numbers."""
    return {row.id: _line(row) for row in session.execute(_select().where(Match.id.in_(numbers)))}


def _keys(by: Order) -> list[Any]:
    keys: dict[Order, list[Any]] = {
        Order.OPENING: [Company.company_no, Opening.opening_no],
        Order.NAME: [func.lower(func.coalesce(Person.family_name, Person.given_name)), func.lower(Person.given_name)],
        Order.SCORE: [Match.score],
        Order.STATE: [case({state: place for place, state in enumerate(MatchState)}, value=Match.state)],
        Order.PROPOSED: [Match.proposed_on],
    }
    return keys[by]


def _conditions(wanted: MatchFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if text := wanted.search.strip():
        folded = fold(text)
        found.append(
            or_(
                Person.search_text.contains(folded, autoescape=True),
                Company.search_text.contains(folded, autoescape=True),
                Application.receipt_no.contains(text, autoescape=True),
                Opening.opening_no.contains(text, autoescape=True),
            )
        )
    if wanted.states:
        found.append(Match.state.in_([MatchState(state) for state in wanted.states]))
    if wanted.courses:
        found.append(Course.code.in_(wanted.courses))
    return found


def _select() -> Any:
    standing = (Placement.match_id == Match.id, Placement.state != PlacementState.CANCELLED)
    placement = select(func.max(Placement.id)).where(*standing).correlate(Match).scalar_subquery()
    of_match = (Match.id, Match.state, Match.score, Match.reasons, Match.proposed_on, Match.company_answered_on)
    of_person = (Person.family_name, Person.given_name, Person.middle_name, Person.name_kana, Person.nationality)
    return (
        select(
            *(*of_match, Match.intern_answered_on, Match.decided_on, Match.ended_because),
            *(Opening.id.label("opening_id"), Opening.opening_no, Opening.places),
            *(Course.name_ja.label("course_ja"), Course.name_en.label("course_en")),
            *(Company.id.label("company_id"), Company.company_no, Company.name_ja, Company.name_en),
            *(Application.id.label("application_id"), Application.receipt_no, *of_person),
            *(Placement.id.label("placement_id"), Placement.placement_no),
        )
        .join(Application, Application.id == Match.application_id)
        .join(Person, Person.id == Application.person_id)
        .join(Opening, Opening.id == Match.opening_id)
        .join(Course, Course.id == Opening.course_id)
        .join(Company, Company.id == Opening.company_id)
        .outerjoin(Placement, Placement.id == placement)
    )


def _line(row: Any) -> MatchLine:
    return MatchLine(
        id=row.id,
        state=row.state,
        score=row.score,
        parts=tuple(row.reasons),
        proposed_on=row.proposed_on,
        company_answered_on=row.company_answered_on,
        intern_answered_on=row.intern_answered_on,
        decided_on=row.decided_on,
        ended_because=row.ended_because,
        opening_id=row.opening_id,
        opening_no=row.opening_no,
        places=row.places,
        course=(row.course_ja, row.course_en),
        company_id=row.company_id,
        company_no=row.company_no,
        company_ja=row.name_ja,
        company_en=row.name_en,
        application_id=row.application_id,
        receipt_no=row.receipt_no,
        name=full_name(row.family_name, row.given_name, row.middle_name),
        name_kana=row.name_kana,
        nationality=row.nationality,
        placement=(row.placement_id, row.placement_no) if row.placement_id else None,
    )
