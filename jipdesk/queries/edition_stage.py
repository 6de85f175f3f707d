"""年度の段階: what is still open when an edition is taken to its next stage."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from jipdesk.models.application import Application
from jipdesk.models.company import Company, Opening
from jipdesk.models.edition import Course, Edition, Letterhead
from jipdesk.models.match import Match
from jipdesk.models.money import Allowance
from jipdesk.models.paper import Paper
from jipdesk.models.placement import Placement
from jipdesk.queries.openings import OPEN
from jipdesk.rules.states import ApplicationState, MatchState, PaperState, PaymentState, PlacementState
from jipdesk.rules.steps import EditionStep


class Matter(StrEnum):
    """What may still be open."""

    UNKNOWN = "unknown"
    EXAMPLE_LETTERHEAD = "example_letterhead"
    NO_DEADLINE = "no_deadline"
    DEADLINE_TO_COME = "deadline_to_come"
    UNCHECKED = "unchecked"
    IN_SELECTION = "in_selection"
    UNDECIDED_MATCHES = "undecided_matches"
    OPEN_OPENINGS = "open_openings"
    UNDER_WAY = "under_way"
    FOLLOWED_UP = "followed_up"
    UNPAID = "unpaid"
    PAPERS_OUT = "papers_out"


@dataclass(frozen=True, slots=True)
class Open:
    """So much of a matter is still open."""

    matter: Matter
    count: int


_BEFORE: Mapping[EditionStep, tuple[Matter, ...]] = {
    EditionStep.OPEN: (Matter.UNKNOWN, Matter.NO_DEADLINE, Matter.EXAMPLE_LETTERHEAD),
    EditionStep.START_SCREENING: (Matter.DEADLINE_TO_COME, Matter.UNCHECKED),
    EditionStep.START_MATCHING: (Matter.UNCHECKED, Matter.IN_SELECTION),
    EditionStep.START: (Matter.UNDECIDED_MATCHES, Matter.OPEN_OPENINGS),
    EditionStep.START_REPORTING: (Matter.UNDER_WAY,),
    EditionStep.ARCHIVE: (Matter.UNDER_WAY, Matter.FOLLOWED_UP, Matter.UNPAID, Matter.PAPERS_OUT),
}
_SELECTED = (
    ApplicationState.SCREENING,
    ApplicationState.DOCUMENTS_REQUESTED,
    ApplicationState.DOCUMENTS_INCOMPLETE,
    ApplicationState.DOCUMENTS_COMPLETE,
    ApplicationState.INTERVIEW_SET,
    ApplicationState.INTERVIEWED,
)
_UNDECIDED = (
    MatchState.PROPOSED,
    MatchState.COMPANY_INTERVIEW,
    MatchState.COMPANY_ACCEPTED,
    MatchState.AGREED,
    MatchState.APPROVED,
)
_OVER = (
    PlacementState.COMPLETED,
    PlacementState.ENDED_EARLY,
    PlacementState.FOLLOW_UP,
    PlacementState.CLOSED,
    PlacementState.CANCELLED,
)


def still_open(session: Session, edition_id: int, step: EditionStep, now: datetime) -> tuple[Open, ...]:
    """Return what is still open as the step is taken; nothing keeps anybody from taking it."""
    found = (Open(matter, _count(session, edition_id, matter, now)) for matter in _BEFORE.get(step, ()))
    return tuple(each for each in found if each.count)


def _count(session: Session, edition_id: int, matter: Matter, now: datetime) -> int:
    if matter is Matter.UNKNOWN:
        return len(session.scalars(select(Edition.unknown).where(Edition.id == edition_id)).one())
    column, *conditions = _questions(edition_id, now)[matter]
    statement = select(func.count(column)).select_from(column.class_)
    for joined in _JOINS.get(column.class_, ()):
        statement = statement.join(joined)
    return session.scalars(statement.where(*conditions)).one()


_JOINS: Mapping[Any, tuple[Any, ...]] = {
    Match: (Application,),
    Opening: (Company,),
    Allowance: (Placement,),
    Paper: (Placement,),
}
Question = tuple[InstrumentedAttribute[Any], *tuple[ColumnElement[bool], ...]]


def _questions(edition_id: int, now: datetime) -> Mapping[Matter, Question]:
    """Return what is counted for each matter, and under which conditions."""
    of_applications, of_placements = Application.edition_id == edition_id, Placement.edition_id == edition_id
    of_course = Course.edition_id == edition_id
    waiting = (ApplicationState.RECEIVED, ApplicationState.CHECKING)
    return {
        Matter.EXAMPLE_LETTERHEAD: (
            Letterhead.id,
            Letterhead.edition_id == edition_id,
            Letterhead.is_example.is_(True),
        ),
        Matter.NO_DEADLINE: (Course.id, of_course, Course.closes_before.is_(None)),
        Matter.DEADLINE_TO_COME: (Course.id, of_course, Course.closes_before > now),
        Matter.UNCHECKED: (Application.id, of_applications, Application.state.in_(waiting)),
        Matter.IN_SELECTION: (Application.id, of_applications, Application.state.in_(_SELECTED)),
        Matter.UNDECIDED_MATCHES: (Match.id, of_applications, Match.state.in_(_UNDECIDED)),
        Matter.OPEN_OPENINGS: (Opening.id, Company.edition_id == edition_id, Opening.state.in_(OPEN)),
        Matter.UNDER_WAY: (Placement.id, of_placements, Placement.state.not_in(_OVER)),
        Matter.FOLLOWED_UP: (Placement.id, of_placements, Placement.state == PlacementState.FOLLOW_UP),
        Matter.UNPAID: (Allowance.id, of_placements, Allowance.state.in_(_UNPAID)),
        Matter.PAPERS_OUT: (Paper.id, of_placements, Paper.state.in_(_OUT)),
    }


_UNPAID = (PaymentState.PLANNED, PaymentState.HELD, PaymentState.APPROVED)
_OUT = (PaperState.SENT, PaperState.SIGNED_BY_A)
