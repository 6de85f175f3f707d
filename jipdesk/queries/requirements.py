"""提出書類の一覧: every applicant past the document screening, and how each requirement stands."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import Session

from jipdesk.models.application import Application, DocumentItem
from jipdesk.models.person import LanguageResult, Person
from jipdesk.queries import chosen, ordered, passports, searching
from jipdesk.queries.applications import full_name
from jipdesk.rules.requirements import (
    PAPERS,
    REQUIREMENT_OF,
    WITH_APPLICANT,
    WITH_OFFICE,
    Requirement,
    Turn,
    is_overdue,
    turn,
)
from jipdesk.rules.states import ApplicationState, DocumentState


class Order(StrEnum):
    """By what the matrix can stand; the others are the requirements."""

    LEFT = "left"
    DUE = "due_on"
    NAME = "name"
    NO = "no"
    NATIONALITY = "nationality"


class Standing(StrEnum):
    """How an applicant stands, all requirements together."""

    COMPLETE = "complete"
    INCOMPLETE = "incomplete"
    OVERDUE = "overdue"
    PASSPORT_EXPIRES = "passport_expires"


@dataclass(frozen=True, slots=True)
class RequirementFilter:
    """Which applicants are wanted; an empty set lets all pass."""

    search: str = ""
    standings: frozenset[str] = field(default_factory=frozenset)
    lacking: frozenset[str] = field(default_factory=frozenset)
    """requirements of which at least one is not accepted"""
    turns: frozenset[str] = field(default_factory=frozenset)
    """whose move some paper is"""
    states: frozenset[str] = field(default_factory=frozenset)
    """how some paper stands"""
    nationalities: frozenset[str] = field(default_factory=frozenset)
    stages: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class RequirementCell:
    """One cell: the paper that shows the requirement; of several, the one for which most is to be done."""

    item_id: int
    kind: str
    state: DocumentState
    due_on: date | None
    received_on: date | None
    requests: int
    has_scan: bool
    is_overdue: bool
    others: tuple["RequirementCell", ...] = ()
    """the other papers for the same requirement, where an edition asks for several or the education was corrected"""

    @property
    def turn(self) -> Turn | None:
        """Whose move it is."""
        return turn(self.state)


@dataclass(frozen=True, slots=True)
class RequirementLine:
    """One applicant with all requirements; one that was not asked for has no cell."""

    id: int
    no: str
    name: str
    name_kana: str | None
    nationality: str | None
    state: ApplicationState
    cells: Mapping[Requirement, RequirementCell]
    jlpt: str | None
    proved: frozenset[str]
    """the languages that a certificate has proved"""

    @property
    def papers(self) -> Sequence[RequirementCell]:
        """Every paper that was asked for."""
        return [paper for cell in self.cells.values() for paper in (cell, *cell.others)]

    @property
    def left(self) -> int:
        """How many papers are not accepted yet."""
        return sum(paper.state is not DocumentState.ACCEPTED for paper in self.papers)

    @property
    def due_on(self) -> date | None:
        """The next day by which the applicant has to send something."""
        return min((c.due_on for c in self.papers if c.due_on and c.turn is Turn.APPLICANT), default=None)


def ids(
    session: Session, edition_id: int, wanted: RequirementFilter, by: str, *, today: date, descending: bool = False
) -> Sequence[int]:
    """Return the numbers of the applications that are wanted, in their order; `by` is an `Order` or a requirement."""
    statement = (
        select(Application.id)
        .join(Person, Person.id == Application.person_id)
        .where(*_listed(edition_id, wanted), *_conditions(edition_id, wanted, today))
    )
    keys = _keys(by)
    sorted_by = [key.desc() if descending else key.asc() for key in keys]
    return ordered.numbers(session, statement.order_by(keys[0].is_(None), *sorted_by, Application.id))


def lines(session: Session, numbers: Sequence[int], *, today: date) -> Mapping[int, RequirementLine]:
    """Return the lines of some applications by their numbers."""
    rows = chosen.rows(session, _select(), Application.id, numbers)
    cells = _cells(session, numbers, today)
    proved = _proved(session, {row.person_id for row in rows})
    return {row.id: _line(row, cells[row.id], proved[row.person_id]) for row in rows}


def total(session: Session, edition_id: int) -> int:
    """Return of how many applicants papers were asked who are still in the selection."""
    return _count(session, edition_id)


def count(session: Session, edition_id: int, wanted: RequirementFilter, *, today: date) -> int:
    """Return how many are wanted."""
    conditions = (*_listed(edition_id, wanted), *_conditions(edition_id, wanted, today))
    counted = select(func.count()).select_from(Application).join(Person, Person.id == Application.person_id)
    return session.scalars(counted.where(*conditions)).one()


def complete(session: Session, edition_id: int) -> int:
    """Return how many of them have shown everything."""
    return _count(session, edition_id, ~_some(DocumentItem.state != DocumentState.ACCEPTED))


def nationalities(session: Session, edition_id: int) -> Sequence[str]:
    """Return the nationalities of those who are listed, as ISO codes; the empty text for not stated."""
    found = select(Person.nationality).join(Application).where(*_listed(edition_id, RequirementFilter())).distinct()
    return sorted(code or "" for code in session.scalars(found))


# --- how it is done ---------------------------------------------------------------------------------------------------

_GONE = (
    *(ApplicationState.NOT_SELECTED, ApplicationState.WITHDRAWN),
    *(ApplicationState.CANCELLED, ApplicationState.DUPLICATE),
)


def _count(session: Session, edition_id: int, *conditions: ColumnElement[bool]) -> int:
    listed = _listed(edition_id, RequirementFilter())
    return session.scalars(select(func.count()).select_from(Application).where(*listed, *conditions)).one()


def _listed(edition_id: int, wanted: RequirementFilter) -> list[ColumnElement[bool]]:
    """Return what every line fulfils: papers were asked for, and it matters still, or somebody asks for those gone."""
    stages = Application.state.in_(wanted.stages) if wanted.stages else Application.state.not_in(_GONE)
    return [Application.edition_id == edition_id, stages, _some()]


def _some(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return the condition that some paper of the application is so."""
    return select(DocumentItem.id).where(DocumentItem.application_id == Application.id, *conditions).exists()


def _conditions(edition_id: int, wanted: RequirementFilter, today: date) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    is_open = DocumentItem.state != DocumentState.ACCEPTED
    if wanted.search.strip():
        found.append(searching.applications(wanted.search))
    if wanted.lacking:
        kinds = [str(kind) for each in wanted.lacking for kind in PAPERS[Requirement(each)]]
        found.append(_some(is_open, DocumentItem.kind.in_(kinds)))
    if wanted.turns:
        states = {Turn.APPLICANT: WITH_APPLICANT, Turn.OFFICE: WITH_OFFICE}
        found.append(_some(DocumentItem.state.in_([at for each in wanted.turns for at in states[Turn(each)]])))
    if wanted.states:
        found.append(_some(DocumentItem.state.in_(wanted.states)))
    if wanted.nationalities:
        stated = Person.nationality.in_([code for code in wanted.nationalities if code])
        found.append(stated | Person.nationality.is_(None) if "" in wanted.nationalities else stated)
    if wanted.standings:
        found.append(_standing(edition_id, wanted.standings, today))
    return found


def _standing(edition_id: int, standings: frozenset[str], today: date) -> ColumnElement[bool]:
    is_open = DocumentItem.state != DocumentState.ACCEPTED
    of = {
        Standing.COMPLETE: lambda: ~_some(is_open),
        Standing.INCOMPLETE: lambda: _some(is_open),
        Standing.OVERDUE: lambda: _some(DocumentItem.state.in_(WITH_APPLICANT), DocumentItem.due_on < today),
        Standing.PASSPORT_EXPIRES: lambda: passports.expires_early(edition_id, today),
    }
    first, *others = [of[Standing(each)]() for each in sorted(standings)]
    for each in others:
        first = first | each
    return first


_WORST_FIRST = {
    state: place
    for place, state in enumerate(
        (
            *(DocumentState.EXPIRED, DocumentState.RETURNED, DocumentState.NOT_REQUESTED, DocumentState.REQUESTED),
            *(DocumentState.RESUBMITTED, DocumentState.RECEIVED, DocumentState.CHECKING, DocumentState.ACCEPTED),
        )
    )
}


def _keys(by: str) -> list[ColumnElement[Any]]:
    if by in set(Requirement):
        return _of_requirement(Requirement(by))
    keys: dict[Order, list[Any]] = {
        Order.LEFT: [_of_items(func.count(), DocumentItem.state != DocumentState.ACCEPTED), _next_due()],
        Order.DUE: [_next_due(), Application.receipt_no],
        Order.NAME: [func.lower(func.coalesce(Person.family_name, Person.given_name)), func.lower(Person.given_name)],
        Order.NO: [Application.receipt_no],
        Order.NATIONALITY: [Person.nationality, Application.receipt_no],
    }
    return keys[Order(by)]


def _next_due() -> ColumnElement[Any]:
    return _of_items(func.min(DocumentItem.due_on), DocumentItem.state.in_(WITH_APPLICANT))


def _of_requirement(of: Requirement) -> list[ColumnElement[Any]]:
    kinds = DocumentItem.kind.in_([str(kind) for kind in PAPERS[of]])
    rank = case(_WORST_FIRST, value=DocumentItem.state)
    return [_of_items(func.min(rank), kinds), _of_items(func.min(DocumentItem.due_on), kinds)]


def _of_items(what: Any, *conditions: ColumnElement[bool]) -> ColumnElement[Any]:
    asked = select(what).where(DocumentItem.application_id == Application.id, *conditions)
    return asked.correlate(Application).scalar_subquery()


def _select() -> Select[*tuple[Any, ...]]:
    person = (Person.family_name, Person.given_name, Person.middle_name, Person.name_kana, Person.nationality)
    return select(
        *(Application.id, Application.receipt_no, Application.state, Application.jlpt, Application.person_id), *person
    ).join(Person, Person.id == Application.person_id)


def _cells(
    session: Session, numbers: Sequence[int], today: date
) -> defaultdict[int, dict[Requirement, RequirementCell]]:
    item = DocumentItem
    statement = select(
        *(item.id, item.application_id, item.kind, item.state, item.due_on, item.received_on, item.requests),
        item.attachment_id,
    )
    found: defaultdict[int, dict[Requirement, RequirementCell]] = defaultdict(dict)
    for row in chosen.rows(session, statement.order_by(item.id), item.application_id, numbers):
        if of := REQUIREMENT_OF.get(row.kind):
            late = is_overdue(row.state, row.due_on, today=today)
            cell = RequirementCell(
                *(row.id, row.kind, row.state, row.due_on, row.received_on, row.requests),
                *(row.attachment_id is not None, late),
            )
            of_this = found[row.application_id]
            of_this[of] = _together(of_this[of], cell) if of in of_this else cell
    return found


def _together(known: RequirementCell, other: RequirementCell) -> RequirementCell:
    """Return the cell of several papers."""
    papers = [replace(known, others=()), *known.others, other]
    first, *others = sorted(papers, key=lambda each: _WORST_FIRST[each.state])
    return replace(first, others=tuple(others))


def _proved(session: Session, person_ids: set[int]) -> defaultdict[int, frozenset[str]]:
    statement = select(LanguageResult.person_id, LanguageResult.language).where(LanguageResult.proved.is_(True))
    found: defaultdict[int, frozenset[str]] = defaultdict(frozenset)
    for person, language in chosen.rows(session, statement, LanguageResult.person_id, person_ids):
        found[person] |= {language}
    return found


def _line(row: Any, cells: Mapping[Requirement, RequirementCell], proved: frozenset[str]) -> RequirementLine:
    return RequirementLine(
        id=row.id,
        no=row.receipt_no,
        name=full_name(row.family_name, row.given_name, row.middle_name),
        name_kana=row.name_kana,
        nationality=row.nationality,
        state=row.state,
        cells=cells,
        jlpt=row.jlpt and str(row.jlpt),
        proved=proved,
    )
