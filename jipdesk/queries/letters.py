"""通知: who is to get which letter, and what everybody was told before."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from jipdesk.i18n import JAPAN
from jipdesk.models.application import Application, DocumentItem
from jipdesk.models.letter import Letter
from jipdesk.models.person import Person
from jipdesk.queries import chosen, ordered
from jipdesk.queries.applications import full_name
from jipdesk.queries.letter_values import OPEN
from jipdesk.rules.letters import (
    CONTRARY,
    FITS,
    REMIND_AGAIN_AFTER,
    RESULTS,
    Language,
    LetterKind,
    is_contrary,
    language_for,
)
from jipdesk.rules.states import ApplicationState, DocumentState

_ABOUT_DOCUMENTS = (LetterKind.REQUEST, LetterKind.REMINDER)


@dataclass(frozen=True, slots=True)
class Told:
    """A letter that an applicant got."""

    id: int
    kind: LetterKind
    language: Language
    channel: str
    at: datetime
    subject: str
    text: str
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class Recipient:
    """An applicant in the list of those who get a letter."""

    id: int
    no: str
    name: str
    email: str | None
    state: ApplicationState
    language: Language
    """the one that the rule proposes"""
    last: LetterKind | None
    """the last letter, whatever it was about"""
    last_at: datetime | None
    told: LetterKind | None
    """the last result that the applicant was told"""
    told_at: datetime | None

    @property
    def is_told_contrary(self) -> bool:
        """Whether the last result told is the contrary of where the application stands now."""
        return is_contrary(self.told, self.state)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many applicants each letter is due to, and how many were told the contrary of what was decided since."""

    due: Mapping[LetterKind, int]
    contrary: int

    @property
    def untold(self) -> int:
        """How many applicants have not been told their result."""
        return sum(self.due[kind] for kind in RESULTS)


# --- who --------------------------------------------------------------------------------------------------------------


def due(session: Session, edition_id: int, kind: LetterKind, *, now: datetime) -> Sequence[int]:
    """Return the applications to which a letter is due: it fits where they stand, and they have not got it."""
    return ordered.numbers(session, _due(edition_id, kind, now).order_by(Application.receipt_no, Application.id))


def told_contrary(session: Session, edition_id: int) -> Sequence[int]:
    """Return the applications whose last result letter is the contrary of where they stand now."""
    return ordered.numbers(session, _contrary(edition_id).order_by(Application.receipt_no, Application.id))


def told_contrary_among(session: Session, edition_id: int, numbers: Collection[int]) -> Sequence[int]:
    """Return those of some applications whose last result letter is the contrary of where they stand now."""
    return [row.id for row in chosen.rows(session, _contrary(edition_id), Application.id, numbers)]


def counts(session: Session, edition_id: int, *, now: datetime) -> Counts:
    """Return how many each letter is due to."""
    return Counts(
        {kind: _count(session, _due(edition_id, kind, now)) for kind in LetterKind}, contrary(session, edition_id)
    )


def untold(session: Session, edition_id: int) -> int:
    """Return how many applicants have not been told their result."""
    return sum(_count(session, _untold(edition_id, kind)) for kind in RESULTS)


def contrary(session: Session, edition_id: int) -> int:
    """Return how many applicants were told the contrary of what was decided since."""
    return _count(session, _contrary(edition_id))


def recipients(session: Session, numbers: Sequence[int]) -> Mapping[int, Recipient]:
    """Return the lines of some applicants by their numbers."""
    told, last = _last(list(RESULTS)), _last(list(LetterKind))
    statement = (
        select(
            *(Application.id, Application.receipt_no, Application.state, Application.jlpt),
            *(Person.family_name, Person.given_name, Person.middle_name, Person.email),
            *(last.c.kind.label("last"), last.c.written_at.label("last_at")),
            *(told.c.kind.label("told"), told.c.written_at.label("told_at")),
        )
        .join(Person, Person.id == Application.person_id)
        .outerjoin(last, last.c.application_id == Application.id)
        .outerjoin(told, told.c.application_id == Application.id)
    )
    found = chosen.rows(session, statement, Application.id, numbers)
    return {row.id: _recipient(row) for row in found}


def letters_of(session: Session, application_id: int) -> Sequence[Told]:
    """Return the letters of one applicant, the newest first, those taken back too."""
    columns = (Letter.id, Letter.kind, Letter.language, Letter.channel, Letter.written_at, Letter.subject, Letter.text)
    rows = session.execute(
        select(*columns, Letter.withdrawn_at).where(Letter.application_id == application_id).order_by(Letter.id.desc())
    )
    return [Told(row[0], LetterKind(row[1]), Language(row[2]), *row[3:]) for row in rows]


def _due(edition_id: int, kind: LetterKind, now: datetime) -> Select[*tuple[Any, ...]]:
    if kind in RESULTS:
        return _untold(edition_id, kind)
    standing = select(Application.id).where(Application.edition_id == edition_id, Application.state.in_(FITS[kind]))
    last = _last(list(LetterKind))
    if kind is LetterKind.REQUEST:
        standing = standing.outerjoin(last, last.c.application_id == Application.id)
        is_new = or_(last.c.kind.is_(None), last.c.kind.not_in(_ABOUT_DOCUMENTS))
        return standing.where(is_new, _has_document(DocumentItem.state.in_(OPEN)))
    today = now.astimezone(JAPAN).date()
    # Letters are kept by the moment; a day is counted from its beginning, so that all of one act are due together.
    since = datetime.combine(today - REMIND_AGAIN_AFTER, time(), JAPAN)
    reminded = exists().where(
        Letter.application_id == Application.id,
        *(Letter.kind == LetterKind.REMINDER, Letter.withdrawn_at.is_(None), Letter.written_at >= since),
    )
    again = DocumentItem.state.in_((DocumentState.RETURNED, DocumentState.EXPIRED))
    late = DocumentItem.state.in_(OPEN) & (DocumentItem.due_on < today)
    return standing.where(~reminded, _has_document(or_(again, late)))


def _untold(edition_id: int, kind: LetterKind) -> Select[*tuple[Any, ...]]:
    told = _last(list(RESULTS))
    return (
        select(Application.id)
        .outerjoin(told, told.c.application_id == Application.id)
        .where(
            Application.edition_id == edition_id,
            Application.state == RESULTS[kind],
            or_(told.c.kind.is_(None), told.c.kind != kind),
        )
    )


def _contrary(edition_id: int) -> Select[*tuple[Any, ...]]:
    told = _last(list(RESULTS))
    pairs = [(told.c.kind == kind) & Application.state.in_(states) for kind, states in CONTRARY.items()]
    return (
        select(Application.id)
        .join(told, told.c.application_id == Application.id)
        .where(Application.edition_id == edition_id, or_(*pairs))
    )


def _last(kinds: Collection[LetterKind]) -> Subquery:
    """Return the last of these letters that each applicant got and that was not taken back."""
    other = aliased(Letter)
    # One letter looked up for each applicant: in a list of all the newest the database would look for each of them.
    newest = (
        select(func.max(other.id))
        .where(
            other.application_id == Letter.application_id,
            other.kind.in_([str(kind) for kind in kinds]),
            other.withdrawn_at.is_(None),
        )
        .scalar_subquery()
    )
    return select(Letter.application_id, Letter.kind, Letter.written_at).where(Letter.id == newest).subquery()


def _has_document(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(DocumentItem.application_id == Application.id, condition)


def _count(session: Session, statement: Select[*tuple[Any, ...]]) -> int:
    return session.scalars(select(func.count()).select_from(statement.subquery())).one()


def _recipient(row: Any) -> Recipient:
    return Recipient(
        id=row.id,
        no=row.receipt_no,
        name=full_name(row.family_name, row.given_name, row.middle_name),
        email=row.email,
        state=row.state,
        language=language_for(row.jlpt),
        last=LetterKind(row.last) if row.last else None,
        last_at=row.last_at,
        told=LetterKind(row.told) if row.told else None,
        told_at=row.told_at,
    )
