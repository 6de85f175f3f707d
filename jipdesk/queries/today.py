"""本日: what waits for somebody, counted, and what is due in the next days."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from jipdesk.i18n import JAPAN
from jipdesk.models.application import Application, DocumentItem
from jipdesk.models.company import Company, Opening
from jipdesk.models.interview import Interview
from jipdesk.models.match import Match
from jipdesk.models.paper import Paper
from jipdesk.models.person import Person
from jipdesk.models.placement import Placement
from jipdesk.models.report import Report
from jipdesk.models.training import TrainingSession
from jipdesk.queries import holidays, letters, placements, requirements, same_person_count, screening
from jipdesk.queries.applications import full_name
from jipdesk.queries.placements import BoardRow
from jipdesk.queries.requirements import RequirementFilter, Standing
from jipdesk.queries.screening import Queue
from jipdesk.rules.readiness import Progress
from jipdesk.rules.states import ApplicationState, DocumentState, MatchState, PaperState, PlacementState

AHEAD = timedelta(days=14)
NOT_BACK_AFTER = timedelta(days=14)
_MOST_NAMES = 3


class Waiting(StrEnum):
    """What can wait, the most pressing first; what is late already stands before all else."""

    LATE_ARRANGEMENTS = "late_arrangements"
    PAPERS_NOT_BACK = "papers_not_back"
    DOCUMENTS_LATE = "documents_late"
    PASSPORT_EXPIRES = "passport_expires"
    REPORTS_LATE = "reports_late"
    TOLD_CONTRARY = "told_contrary"
    TO_CHECK = "to_check"
    TO_CONFIRM = "to_confirm"
    SAME_PERSON = "same_person"
    ASKED_OF_ME = "asked_of_me"
    TO_REVIEW = "to_review"
    TO_SCREEN = "to_screen"
    TO_APPLY = "to_apply"
    DOCUMENTS_TO_CHECK = "documents_to_check"
    DOCUMENTS_COMPLETE = "documents_complete"
    WITHOUT_POINTS = "without_points"
    TO_DECIDE = "to_decide"
    NOT_TOLD = "not_told"
    FOR_COMPANY = "for_company"
    FOR_INTERN = "for_intern"
    TO_PLACE = "to_place"
    WITHOUT_PAPERS = "without_papers"


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """One sentence of the page: of what, how many, and a few of their names."""

    what: Waiting
    count: int
    names: tuple[str, ...] = ()


class Due(StrEnum):
    """What can be due, apart from the arrangements of the readiness board, which go by their own names."""

    INTERVIEW = "interview"
    COMPANY_INTERVIEW = "company_interview"
    DOCUMENTS = "documents"
    TRAINING = "training"
    START = "start"
    END = "end"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class DueRow:
    """One line of what is due: when, what, for whom; `at` where it has an hour."""

    on: date
    what: str
    """a `Due` or an arrangement"""
    count: int
    names: tuple[str, ...]
    at: datetime | None = None
    record: int | None = None
    """the placement or application, where it is one alone"""


def waiting(
    session: Session, edition_id: int, board: Sequence[BoardRow], *, now: datetime, reviewer: int | None = None
) -> list[WaitingRow]:
    """Return what waits, without what does not; `board` is the edition's readiness board of today.

    Somebody who reviews applications is told of those that wait for their own review.
    """
    today = now.astimezone(JAPAN).date()
    late = [row for row in board if any(cell.progress is Progress.TROUBLE for cell in row.cells)]
    counts: dict[Waiting, int] = {
        **_of_applications(session, edition_id),
        **_of_screening(session, edition_id, reviewer),
        **_of_matches(session, edition_id),
        Waiting.LATE_ARRANGEMENTS: len(late),
        Waiting.PAPERS_NOT_BACK: _count(session, _papers_not_back(edition_id, today)),
        **_of_documents(session, edition_id, today),
        Waiting.REPORTS_LATE: _count(session, _reports_late(edition_id, today)),
        Waiting.SAME_PERSON: same_person_count.likely_count(session, edition_id),
        Waiting.TOLD_CONTRARY: letters.contrary(session, edition_id),
        Waiting.NOT_TOLD: letters.untold(session, edition_id),
        Waiting.WITHOUT_POINTS: _count(session, _without_points(edition_id, now)),
        Waiting.WITHOUT_PAPERS: _count(session, _without_papers(edition_id)),
    }
    names = {Waiting.LATE_ARRANGEMENTS: tuple(row.name for row in late[:_MOST_NAMES])}
    if counts.get(Waiting.TO_REVIEW):
        # The same applications would be told of twice.
        counts.pop(Waiting.TO_SCREEN, None)
    return [WaitingRow(what, counts[what], names.get(what, ())) for what in Waiting if counts.get(what)]


def how_many(session: Session, edition_id: int, *, now: datetime, reviewer: int | None = None) -> int:
    """Return how many sentences the page has for what waits."""
    day = now.astimezone(JAPAN).date()
    has_any = session.scalars(select(Placement.id).where(Placement.edition_id == edition_id).limit(1)).first()
    # The library that knows the holidays takes long to import, and only placements ask for it.
    free = holidays.japanese(day.year - 1, day.year + 1) if has_any else frozenset[date]()
    found_board = board(session, edition_id, today=day, holidays=free)
    found = waiting(session, edition_id, found_board, now=now, reviewer=reviewer)
    return len(found)


def board(session: Session, edition_id: int, *, today: date, holidays: AbstractSet[date]) -> list[BoardRow]:
    """Return the readiness of the placements that are still ahead or under way."""
    over = {PlacementState.COMPLETED, PlacementState.ENDED_EARLY, PlacementState.FOLLOW_UP, PlacementState.CLOSED}
    rows = placements.board(session, edition_id, today=today, holidays=holidays)
    return [row for row in rows if row.state not in over]


_BY_STATE = {
    ApplicationState.RECEIVED: Waiting.TO_CHECK,
    ApplicationState.CHECKING: Waiting.TO_CHECK,
    ApplicationState.TO_CONFIRM: Waiting.TO_CONFIRM,
    ApplicationState.ELIGIBLE: Waiting.TO_SCREEN,
    ApplicationState.SCREENING: Waiting.TO_SCREEN,
    ApplicationState.DOCUMENTS_COMPLETE: Waiting.DOCUMENTS_COMPLETE,
    ApplicationState.INTERVIEWED: Waiting.TO_DECIDE,
}
_BY_ANSWER = {
    MatchState.PROPOSED: Waiting.FOR_COMPANY,
    MatchState.COMPANY_INTERVIEW: Waiting.FOR_COMPANY,
    MatchState.COMPANY_ACCEPTED: Waiting.FOR_INTERN,
    MatchState.AGREED: Waiting.TO_PLACE,
    MatchState.APPROVED: Waiting.TO_PLACE,
}


def _of_applications(session: Session, edition_id: int) -> dict[Waiting, int]:
    rows = session.execute(
        select(Application.state, func.count()).where(Application.edition_id == edition_id).group_by(Application.state)
    )
    return _summed(_BY_STATE, rows)


def _of_screening(session: Session, edition_id: int, reviewer: int | None) -> dict[Waiting, int]:
    found = {Waiting.TO_APPLY: screening.count_tentative(session, edition_id)}
    if reviewer is not None:
        counts = screening.counts(session, edition_id, reviewer, of=(Queue.UNREAD, Queue.ASKED))
        found |= {Waiting.TO_REVIEW: counts[Queue.UNREAD], Waiting.ASKED_OF_ME: counts[Queue.ASKED]}
    return found


def _of_matches(session: Session, edition_id: int) -> dict[Waiting, int]:
    rows = session.execute(
        select(Match.state, func.count())
        .join(Application, Application.id == Match.application_id)
        .where(Application.edition_id == edition_id)
        .group_by(Match.state)
    )
    return _summed(_BY_ANSWER, rows)


def _summed(table: Mapping[Any, Waiting], rows: Iterable[Any]) -> dict[Waiting, int]:
    counts = {state: count for state, count in rows}  # noqa: C416 - a row is no tuple
    found: dict[Waiting, int] = {}
    for state, what in table.items():
        found[what] = found.get(what, 0) + counts.get(state, 0)
    return found


def _count(session: Session, statement: Select[*tuple[Any, ...]]) -> int:
    return session.scalars(select(func.count()).select_from(statement.subquery())).one()


def _papers_not_back(edition_id: int, today: date) -> Select[*tuple[Any, ...]]:
    return select(Paper.id).where(
        Paper.edition_id == edition_id,
        Paper.state.in_((PaperState.SENT, PaperState.SIGNED_BY_A)),
        Paper.sent_on <= today - NOT_BACK_AFTER,
    )


TO_CHECK = (DocumentState.RECEIVED, DocumentState.CHECKING, DocumentState.RESUBMITTED)
"""Papers that are here and that the office has still to look at."""


def _of_documents(session: Session, edition_id: int, today: date) -> dict[Waiting, int]:
    """Return for how many applicants their papers want something, as the matrix of papers shows it."""
    wanted = {
        Waiting.DOCUMENTS_LATE: RequirementFilter(standings=frozenset({Standing.OVERDUE})),
        Waiting.PASSPORT_EXPIRES: RequirementFilter(standings=frozenset({Standing.PASSPORT_EXPIRES})),
        Waiting.DOCUMENTS_TO_CHECK: RequirementFilter(states=frozenset(TO_CHECK)),
    }
    return {what: requirements.count(session, edition_id, each, today=today) for what, each in wanted.items()}


def _reports_late(edition_id: int, today: date) -> Select[*tuple[Any, ...]]:
    return (
        select(Report.id)
        .join(Placement, Placement.id == Report.placement_id)
        .where(Placement.edition_id == edition_id, Report.received_on.is_(None), Report.due_on < today)
    )


def _without_points(edition_id: int, now: datetime) -> Select[*tuple[Any, ...]]:
    return (
        select(Interview.id)
        .join(Application, Application.id == Interview.application_id)
        .where(Application.edition_id == edition_id, Interview.total.is_(None), Interview.starts_at < now)
    )


def _without_papers(edition_id: int) -> Select[*tuple[Any, ...]]:
    issued = select(Paper.id).where(Paper.placement_id == Placement.id, Paper.state != PaperState.VOID)
    return select(Placement.id).where(
        Placement.edition_id == edition_id, Placement.state == PlacementState.PREPARING, ~issued.exists()
    )


# --- what is due ------------------------------------------------------------------------------------------------------


def due(session: Session, edition_id: int, board_rows: Sequence[BoardRow], *, now: datetime) -> list[DueRow]:
    """Return what is due from today on for the next days, in order; several of a kind on a day are one line."""
    today = now.astimezone(JAPAN).date()
    found = [
        *_arrangements(board_rows, today),
        *_begins(board_rows, today),
        *_interviews(session, edition_id, today),
        *_documents(session, edition_id, today),
        *_trainings(session, edition_id, today),
        *_reports(session, edition_id, today),
    ]
    return sorted(_together(found), key=lambda row: (row.on, row.at.isoformat() if row.at else "", row.what))


def _together(rows: Sequence[DueRow]) -> list[DueRow]:
    """Put what is of one kind and day into one line; what has an hour stays apart."""
    groups: dict[tuple[Any, ...], list[DueRow]] = {}
    for row in rows:
        groups.setdefault((row.on, row.what, row.at), []).append(row)
    return [
        DueRow(
            on=on,
            what=what,
            count=sum(row.count for row in group),
            names=tuple(name for row in group for name in row.names)[:_MOST_NAMES],
            at=at,
            record=group[0].record if len(group) == 1 else None,
        )
        for (on, what, at), group in groups.items()
    ]


def _is_near(day: date | None, today: date) -> bool:
    return day is not None and today <= day <= today + AHEAD


def _arrangements(board_rows: Sequence[BoardRow], today: date) -> list[DueRow]:
    return [
        DueRow(cell.due_on, str(cell.arrangement), 1, (row.name,), record=row.placement_id)
        for row in board_rows
        for cell in row.cells
        if cell.due_on is not None and _is_near(cell.due_on, today)
    ]


def _begins(board_rows: Sequence[BoardRow], today: date) -> list[DueRow]:
    return [
        DueRow(row.starts_on, Due.START, 1, (row.name,), record=row.placement_id)
        for row in board_rows
        if row.starts_on is not None and _is_near(row.starts_on, today)
    ]


def _span(today: date) -> tuple[datetime, datetime]:
    first = datetime.combine(today, time(), JAPAN)
    return first.astimezone(UTC), (first + AHEAD + timedelta(days=1)).astimezone(UTC)


def _interviews(session: Session, edition_id: int, today: date) -> list[DueRow]:
    rows = session.execute(
        select(
            *(Interview.starts_at, Interview.stage, Interview.application_id),
            *(Person.family_name, Person.given_name, Person.middle_name, Company.name_ja, Company.name_en),
        )
        .join(Application, Application.id == Interview.application_id)
        .join(Person, Person.id == Application.person_id)
        .outerjoin(Opening, Opening.id == Interview.opening_id)
        .outerjoin(Company, Company.id == Opening.company_id)
        .where(
            Application.edition_id == edition_id, Interview.total.is_(None), Interview.starts_at.between(*_span(today))
        )
    )
    return [
        DueRow(
            on=row.starts_at.astimezone(JAPAN).date(),
            what=Due.INTERVIEW if row.stage == "office" else Due.COMPANY_INTERVIEW,
            count=1,
            names=(_name(row),),
            at=row.starts_at,
            record=row.application_id,
        )
        for row in rows
    ]


def _documents(session: Session, edition_id: int, today: date) -> list[DueRow]:
    rows = session.execute(
        select(
            *(DocumentItem.due_on, Application.id),
            *(Person.family_name, Person.given_name, Person.middle_name),
        )
        .join(Application, Application.id == DocumentItem.application_id)
        .join(Person, Person.id == Application.person_id)
        .where(
            Application.edition_id == edition_id,
            Application.state.in_((ApplicationState.DOCUMENTS_REQUESTED, ApplicationState.DOCUMENTS_INCOMPLETE)),
            DocumentItem.state != DocumentState.ACCEPTED,
            DocumentItem.due_on.between(today, today + AHEAD),
        )
        .distinct()
    )
    return [
        DueRow(
            row.due_on, Due.DOCUMENTS, 1, (full_name(row.family_name, row.given_name, row.middle_name),), None, row.id
        )
        for row in rows
    ]


def _trainings(session: Session, edition_id: int, today: date) -> list[DueRow]:
    rows = session.execute(
        select(TrainingSession.starts_at, TrainingSession.name_ja, TrainingSession.name_en).where(
            TrainingSession.edition_id == edition_id, TrainingSession.starts_at.between(*_span(today))
        )
    )
    return [
        DueRow(row.starts_at.astimezone(JAPAN).date(), Due.TRAINING, 1, (row.name_ja, row.name_en), row.starts_at)
        for row in rows
    ]


def _reports(session: Session, edition_id: int, today: date) -> list[DueRow]:
    rows = session.execute(
        select(Report.due_on, Placement.id, Person.family_name, Person.given_name, Person.middle_name)
        .join(Placement, Placement.id == Report.placement_id)
        .join(Application, Application.id == Placement.application_id)
        .join(Person, Person.id == Application.person_id)
        .where(
            Placement.edition_id == edition_id,
            Report.received_on.is_(None),
            Report.due_on.between(today, today + AHEAD),
        )
    )
    return [DueRow(row.due_on, Due.REPORT, 1, (_name(row),), None, row.id) for row in rows]


def _name(row: Any) -> str:
    return full_name(row.family_name, row.given_name, row.middle_name)
