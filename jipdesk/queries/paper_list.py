"""書類: the placements of an edition, and how each of their papers stands."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeAlias

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from jipdesk.documents import kept
from jipdesk.documents.kept import Change
from jipdesk.documents.missing import Missing, missing
from jipdesk.documents.papers import COPIES, Content, PaperKind
from jipdesk.documents.template import parse
from jipdesk.documents.template_parts import Template
from jipdesk.models.application import Application
from jipdesk.models.company import Company, Opening
from jipdesk.models.edition import Course
from jipdesk.models.paper import Paper
from jipdesk.models.person import Person
from jipdesk.models.placement import Placement
from jipdesk.models.search import fold
from jipdesk.queries import chosen, ordered, paper_values, papers
from jipdesk.queries.applications import full_name
from jipdesk.queries.paper_values import Heading, Values
from jipdesk.queries.papers import GONE, SUFFIXES, TemplateText, with_copy
from jipdesk.rules.workflow import PaperState, PlacementState


class Standing(StrEnum):
    """How one paper of a placement stands, what is to be done first."""

    CHANGED = "changed"
    """it was issued and would say something else today"""
    MISSING = "missing"
    """it cannot be issued, as data is missing or does not fit together"""
    READY = "ready"
    """it can be issued"""
    ISSUED = "issued"


class Order(StrEnum):
    """By what the list can stand."""

    NO = "no"
    NAME = "name"
    COMPANY = "company"
    STARTS = "starts_on"


@dataclass(frozen=True, slots=True)
class PaperFilter:
    """Which placements are wanted; an empty set lets all pass."""

    search: str = ""
    courses: frozenset[str] = field(default_factory=frozenset)
    standings: frozenset[str] = field(default_factory=frozenset)
    """how at least one of the papers stands"""
    states: frozenset[str] = field(default_factory=frozenset)
    """where at least one of the papers in force is"""
    placements: frozenset[str] = field(default_factory=frozenset)
    """by their numbers on paper"""


@dataclass(frozen=True, slots=True)
class PaperCell:
    """One paper of one placement."""

    kind: PaperKind
    standing: Standing
    paper_id: int | None = None
    number: str = ""
    copy: int = 0
    state: PaperState | None = None
    issued_on: date | None = None
    sent_on: date | None = None
    changes: tuple[Change, ...] = ()
    missing: tuple[Missing, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A placement and its four papers."""

    id: int
    no: str
    name: str
    name_kana: str | None
    nationality: str | None
    company_ja: str | None
    company_en: str | None
    course: str
    starts_on: date | None
    cells: Mapping[PaperKind, PaperCell]


def ids(
    session: Session, edition_id: int, wanted: PaperFilter, by: Order = Order.NO, *, descending: bool = False
) -> Sequence[int]:
    """Return the numbers of the placements that are wanted, in their order."""
    statement = (
        select(Placement.id)
        .join(Application, Application.id == Placement.application_id)
        .join(Person, Person.id == Application.person_id)
        .join(Opening, Opening.id == Placement.opening_id)
        .join(Company, Company.id == Opening.company_id)
        .join(Course, Course.id == Opening.course_id)
        .where(Placement.edition_id == edition_id, _NOT_CANCELLED, *_conditions(wanted))
    )
    keys = [key.desc() if descending else key.asc() for key in _KEYS[by]]
    found = ordered.numbers(session, statement.order_by(*keys, Placement.placement_no))
    if not wanted.standings:
        return found
    known = _known(session, found)
    return [number for number in found if _has(wanted.standings, *known[number])]


def numbers(session: Session, edition_id: int) -> Sequence[str]:
    """Return how the placements of an edition are called on paper."""
    wanted = select(Placement.placement_no).where(Placement.edition_id == edition_id, _NOT_CANCELLED)
    return session.scalars(wanted.order_by(Placement.placement_no)).all()


def total(session: Session, edition_id: int) -> int:
    """Return how many placements the edition has that are not cancelled."""
    counted = select(func.count()).select_from(Placement).where(Placement.edition_id == edition_id, _NOT_CANCELLED)
    return session.scalars(counted).one()


def lines(session: Session, numbers: Sequence[int]) -> Mapping[int, PaperLine]:
    """Return the lines of some placements by their numbers."""
    known = _known(session, numbers)
    return {number: _line(one[0], cells_of(*one)) for number, one in known.items()}


def cells_of(
    values: Values, in_force: Mapping[PaperKind, Any], texts: Mapping[PaperKind, TemplateText]
) -> dict[PaperKind, PaperCell]:
    """Return how each paper of a placement stands, compared with the records of the moment."""
    return {kind: _cell(kind, values, in_force, texts) for kind in PaperKind}


def contents(in_force: Mapping[PaperKind, Any], texts: Mapping[PaperKind, TemplateText]) -> tuple[Content, ...]:
    """Return what a cover sheet lists: the papers in force beside it."""
    return tuple(
        Content(parsed(texts[kind].text).title, with_copy(row.number, row.copy), row.pages, COPIES[kind])
        for kind in PaperKind
        if kind is not PaperKind.COVER and (row := in_force.get(kind))
    )


@lru_cache(maxsize=32)
def parsed(text: str) -> Template:
    """Return a template's text, understood; the same few are asked for again and again."""
    return parse(text)


# --- how it is done ---------------------------------------------------------------------------------------------------

_Known: TypeAlias = tuple[Values, Mapping[PaperKind, Any], Mapping[PaperKind, TemplateText]]
_ONCE_ISSUED = frozenset({Standing.CHANGED, Standing.ISSUED})
_NOT_ISSUED = frozenset({Standing.MISSING, Standing.READY})
_NOT_CANCELLED = Placement.state != PlacementState.CANCELLED
_KEYS: Mapping[Order, tuple[Any, ...]] = {
    Order.NO: (Placement.placement_no,),
    Order.NAME: (func.lower(func.coalesce(Person.family_name, Person.given_name)), func.lower(Person.given_name)),
    Order.COMPANY: (func.coalesce(Company.name_ja, Company.name_en),),
    Order.STARTS: (Placement.starts_on,),
}


def _conditions(wanted: PaperFilter) -> list[Any]:
    found: list[Any] = []
    if text := wanted.search.strip():
        folded = fold(text)
        found.append(
            or_(
                Person.search_text.contains(folded, autoescape=True),
                Company.search_text.contains(folded, autoescape=True),
                Placement.placement_no.contains(text, autoescape=True),
            )
        )
    if wanted.courses:
        found.append(Course.code.in_(wanted.courses))
    if wanted.placements:
        found.append(Placement.placement_no.in_(wanted.placements))
    if wanted.states:
        found.append(Placement.id.in_(select(Paper.placement_id).where(Paper.state.in_(wanted.states))))
    return found


def _known(session: Session, numbers: Sequence[int]) -> dict[int, _Known]:
    """Return by placement what its papers say today, those in force, and the templates."""
    if not numbers:
        return {}
    values = paper_values.load_many(session, numbers)
    in_force = _in_force(session, numbers)
    editions = {each.edition.id for each in values.values()}
    texts = {edition_id: papers.templates(session, edition_id) for edition_id in editions}
    return {number: (each, in_force.get(number, {}), texts[each.edition.id]) for number, each in values.items()}


def _has(
    standings: frozenset[str],
    values: Values,
    in_force: Mapping[PaperKind, Any],
    texts: Mapping[PaperKind, TemplateText],
) -> bool:
    """Tell whether a paper stands in one of these ways; only those that can are compared with the records."""
    possible = (kind for kind in PaperKind if standings & (_ONCE_ISSUED if kind in in_force else _NOT_ISSUED))
    return any(_cell(kind, values, in_force, texts).standing in standings for kind in possible)


def _in_force(session: Session, numbers: Sequence[int]) -> dict[int, dict[PaperKind, Any]]:
    columns = [column for column in Paper.__table__.c if column.name != "blob_sha256"]
    statement = select(*columns).where(Paper.state.not_in(GONE)).order_by(Paper.id)
    found: dict[int, dict[PaperKind, Any]] = {}
    for row in chosen.rows(session, statement, Paper.placement_id, numbers):
        found.setdefault(row.placement_id, {})[PaperKind(row.kind)] = row
    return found


def _cell(
    kind: PaperKind, values: Values, in_force: Mapping[PaperKind, Any], texts: Mapping[PaperKind, TemplateText]
) -> PaperCell:
    row = in_force.get(kind)
    listed = contents(in_force, texts) if kind is PaperKind.COVER else ()
    if row is None:
        number = f"{values.placement.placement_no}-{SUFFIXES[kind]}"
        paper = values.paper(kind, Heading(number, date.min, texts[kind].version), listed)
        gaps = missing(paper, parsed(texts[kind].text))
        return PaperCell(kind, Standing.MISSING if gaps else Standing.READY, missing=gaps)
    version = int((row.values or {}).get("template_version", 0))
    now = values.paper(kind, Heading(row.number, row.issued_on, version), listed)
    changes = kept.difference(row.values or {}, kept.to_json(now))
    return PaperCell(
        kind=kind,
        standing=Standing.CHANGED if changes else Standing.ISSUED,
        paper_id=row.id,
        number=with_copy(row.number, row.copy),
        copy=row.copy,
        state=PaperState(row.state),
        issued_on=row.issued_on,
        sent_on=row.sent_on,
        changes=changes,
    )


def _line(values: Values, cells: Mapping[PaperKind, PaperCell]) -> PaperLine:
    place = values.placement
    person, company = place.application.person, place.opening.company
    return PaperLine(
        id=place.id,
        no=place.placement_no,
        name=full_name(person.family_name, person.given_name, person.middle_name),
        name_kana=person.name_kana,
        nationality=person.nationality,
        company_ja=company.name_ja,
        company_en=company.name_en,
        course=place.opening.course.code,
        starts_on=place.starts_on,
        cells=cells,
    )


def chosen_papers(
    lines_of: Mapping[int, PaperLine], kinds: Sequence[PaperKind], fits: Callable[[PaperCell], bool]
) -> list[PaperCell]:
    """Return the papers of these kinds, of all the lines, that fit."""
    return [line.cells[kind] for line in lines_of.values() for kind in kinds if fits(line.cells[kind])]
