"""インターンシップの実施: what the list of placements and the readiness board show."""

from collections.abc import Collection
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from jipdesk.errors import InputRefused
from jipdesk.models.application import Application
from jipdesk.models.company import Company, Opening
from jipdesk.models.edition import Course
from jipdesk.models.person import Person
from jipdesk.models.placement import Placement
from jipdesk.models.search import fold
from jipdesk.queries import stays
from jipdesk.queries.applications import full_name
from jipdesk.rules import readiness, stay
from jipdesk.rules.readiness import Cell
from jipdesk.rules.stay import Doubt
from jipdesk.rules.workflow import PlacementState


@dataclass(frozen=True, slots=True)
class PlacementRow:
    """A placement as its list shows it."""

    no: str
    application: str
    name: str
    name_kana: str | None
    nationality: str | None
    company: str
    company_ja: str | None
    company_en: str | None
    opening: str
    course: str
    starts_on: date | None
    ends_on: date | None
    days: int | None
    supervisor: str | None
    state: str
    ready: bool
    """Nothing is left to arrange."""
    open_arrangements: tuple[str, ...]
    """codes of what is still to be arranged"""


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One line of the readiness board."""

    placement_id: int
    no: str
    name: str
    company_ja: str | None
    company_en: str | None
    starts_on: date | None
    state: str
    cells: tuple[Cell, ...]
    ready: bool
    doubts: tuple[Doubt, ...]


def listed(session: Session, edition_id: int, search: str = "") -> list[PlacementRow]:
    """Return the placements of an edition whose intern, company or number contains the text."""
    rows = session.execute(_select(edition_id, search)).all()
    facts = stays.facts(session, [row.id for row in rows])
    # Whether something is arranged does not hang on the day; only whether it is late does.
    return [_row(row, readiness.board(facts[row.id].arranged, today=date.min, holidays=frozenset())) for row in rows]


def board(session: Session, edition_id: int, *, today: date, holidays: AbstractSet[date]) -> list[BoardRow]:
    """Return the readiness of every placement that is not cancelled."""
    rows = session.execute(_select(edition_id).where(Placement.state != PlacementState.CANCELLED)).all()
    facts = stays.facts(session, [row.id for row in rows])
    return [_line(row, facts[row.id], today, holidays) for row in rows]


def numbered(session: Session, edition_id: int, numbers: Collection[str] | None) -> dict[str, int]:
    """Return the records of the placements by number, in the order asked; refuse the numbers that there are not.

    Without numbers it is all that are not cancelled.
    """
    query = select(Placement.placement_no, Placement.id).where(Placement.edition_id == edition_id)
    if numbers is None:
        query = query.where(Placement.state != PlacementState.CANCELLED)
    known = dict(session.execute(query.order_by(Placement.placement_no)).all())
    if unknown := list(dict.fromkeys(number for number in numbers or () if number not in known)):
        raise InputRefused("unknown_placement", numbers=unknown)
    return known if numbers is None else {number: known[number] for number in numbers}


def doubts(session: Session, placement_ids: Collection[int]) -> dict[int, tuple[Doubt, ...]]:
    """Return what does not fit together in these stays; placements without a doubt are left out."""
    found = stays.facts(session, placement_ids)
    said = {number: tuple(stay.doubts(each.stay)) for number, each in found.items()}
    return {number: each for number, each in said.items() if each}


def _select(edition_id: int, search: str = "") -> Select[*tuple[Any, ...]]:
    text = fold(search)
    matching = (
        Person.search_text.contains(text, autoescape=True)
        | Company.search_text.contains(text, autoescape=True)
        | Placement.placement_no.contains(search, autoescape=True)
    )
    columns = (
        *(Placement.id, Placement.placement_no, Placement.starts_on, Placement.ends_on, Placement.days),
        *(Placement.supervisor, Placement.state, Application.receipt_no, Course.code, Opening.opening_no),
        *(Person.family_name, Person.given_name, Person.middle_name, Person.name_kana, Person.nationality),
        *(Company.company_no, Company.name_ja, Company.name_en),
    )
    return (
        select(*columns)
        .join(Application, Application.id == Placement.application_id)
        .join(Person, Person.id == Application.person_id)
        .join(Opening, Opening.id == Placement.opening_id)
        .join(Company, Company.id == Opening.company_id)
        .join(Course, Course.id == Opening.course_id)
        .where(Placement.edition_id == edition_id, matching)
        .order_by(Placement.id)
    )


def _row(row: Any, cells: tuple[Cell, ...]) -> PlacementRow:
    return PlacementRow(
        no=row.placement_no,
        application=row.receipt_no,
        name=full_name(row.family_name, row.given_name, row.middle_name),
        name_kana=row.name_kana,
        nationality=row.nationality,
        company=row.company_no,
        company_ja=row.name_ja,
        company_en=row.name_en,
        opening=row.opening_no,
        course=row.code,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        days=row.days,
        supervisor=row.supervisor,
        state=row.state,
        ready=readiness.is_ready(cells),
        open_arrangements=tuple(str(cell.arrangement) for cell in cells if not readiness.is_ready((cell,))),
    )


def _line(row: Any, facts: stays.Facts, today: date, holidays: AbstractSet[date]) -> BoardRow:
    cells = readiness.board(facts.arranged, today=today, holidays=holidays)
    return BoardRow(
        placement_id=row.id,
        no=row.placement_no,
        name=full_name(row.family_name, row.given_name, row.middle_name),
        company_ja=row.name_ja,
        company_en=row.name_en,
        starts_on=row.starts_on,
        state=row.state,
        cells=cells,
        ready=readiness.is_ready(cells),
        doubts=tuple(stay.doubts(facts.stay)),
    )
