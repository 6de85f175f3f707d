"""準備状況: the placements of an edition as the readiness board shows them, in the order that is wanted."""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from jipdesk.models.application import Application
from jipdesk.models.arrangement import Accommodation
from jipdesk.models.company import Company, Opening
from jipdesk.models.edition import Course
from jipdesk.models.person import Person
from jipdesk.models.placement import Placement
from jipdesk.models.search import fold
from jipdesk.queries import chosen, stays
from jipdesk.queries.applications import full_name
from jipdesk.rules import readiness, shortfall, stay
from jipdesk.rules.codes import CourseKind
from jipdesk.rules.following_up import ENDED
from jipdesk.rules.readiness import Arranged, Arrangement, Cell, Progress
from jipdesk.rules.stay import Direction, Doubt
from jipdesk.rules.workflow import PlacementState

FREE_OF_CANCELLED = Placement.state != PlacementState.CANCELLED


class Order(StrEnum):
    """By what the board can stand; the others are the arrangements."""

    RISK = "risk"
    NO = "no"
    NAME = "name"
    COMPANY = "company"
    STARTS = "starts_on"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class BoardFilter:
    """Which placements are wanted; an empty set lets all pass."""

    search: str = ""
    courses: frozenset[str] = field(default_factory=frozenset)
    states: frozenset[str] = field(default_factory=frozenset)
    months: frozenset[str] = field(default_factory=frozenset)
    """of the first day, as 2024-10"""
    movers: frozenset[str] = field(default_factory=frozenset)
    """whose move some arrangement is"""
    lacking: frozenset[str] = field(default_factory=frozenset)
    """arrangements of which at least one is not ready"""
    progress: frozenset[str] = field(default_factory=frozenset)
    """how some arrangement stands"""


@dataclass(frozen=True, slots=True)
class BoardLine:
    """One line of the board: who and where, and what each arrangement's cell is written from."""

    id: int
    application_id: int
    no: str
    name: str
    name_kana: str | None
    nationality: str | None
    company_ja: str | None
    company_en: str | None
    course: str
    kind: CourseKind
    starts_on: date | None
    ends_on: date | None
    state: PlacementState
    cells: Mapping[Arrangement, Cell]
    doubts: frozenset[Doubt]
    arranged: Arranged
    flight_no: str | None
    booking_reference: str | None
    room_ja: str | None
    room_en: str | None
    room_no: str | None
    uninsured_days: int
    nights_without_room: int

    @property
    def is_ready(self) -> bool:
        """Whether nothing is left to arrange."""
        return readiness.is_ready(tuple(self.cells.values()))

    @property
    def left(self) -> int:
        """How many arrangements are left."""
        if self.state in ENDED:
            return 0
        return sum(not readiness.is_ready((cell,)) for cell in self.cells.values())


@dataclass(frozen=True, slots=True)
class Days:
    """What readiness is measured against."""

    today: date
    holidays: AbstractSet[date]


def ids(
    session: Session, edition_id: int, wanted: BoardFilter, by: str, days: Days, *, descending: bool = False
) -> Sequence[int]:
    """Return the numbers of the placements that are wanted, in their order; `by` is an `Order` or an arrangement."""
    found = session.execute(_select().where(Placement.edition_id == edition_id, *_conditions(wanted))).all()
    lines = [line for line in _lines(session, found, days).values() if _is_wanted(line, wanted)]
    key = _KEYS[Order(by)] if by in set(Order) else _by_cell(Arrangement(by))
    return [line.id for line in sorted(lines, key=key, reverse=descending)]


def lines(session: Session, numbers: Sequence[int], days: Days) -> Mapping[int, BoardLine]:
    """Return the lines of some placements by their numbers."""
    return _lines(session, chosen.rows(session, _select(), Placement.id, numbers), days)


def total(session: Session, edition_id: int) -> int:
    """Return how many placements the edition has that are not cancelled."""
    counted = select(func.count()).select_from(Placement).where(Placement.edition_id == edition_id, FREE_OF_CANCELLED)
    return session.scalars(counted).one()


def months(session: Session, edition_id: int) -> Sequence[str]:
    """Return the months in which internships begin, as 2024-10."""
    found = select(Placement.starts_on).where(Placement.edition_id == edition_id, FREE_OF_CANCELLED).distinct()
    return sorted({f"{day:%Y-%m}" for day in session.scalars(found) if day})


# --- how it is done ---------------------------------------------------------------------------------------------------

_LAST = date.max


def _risk(line: BoardLine) -> tuple[Any, ...]:
    """Let the line with most trouble come first, then the one with the nearest due day."""
    cells = line.cells.values()
    trouble = sum(cell.progress is Progress.TROUBLE for cell in cells)
    due = min((cell.due_on for cell in cells if cell.due_on), default=_LAST)
    return (-trouble, due, -line.left, line.no)


_KEYS: Mapping[Order, Callable[[BoardLine], tuple[Any, ...]]] = {
    Order.RISK: _risk,
    Order.NO: lambda line: (line.no,),
    Order.NAME: lambda line: (line.name.casefold(), line.no),
    Order.COMPANY: lambda line: (line.company_ja or line.company_en or "", line.no),
    Order.STARTS: lambda line: (line.starts_on or _LAST, line.no),
    Order.STATE: lambda line: (list(PlacementState).index(line.state), line.no),
}
_WORST_FIRST = (
    Progress.TROUBLE,
    Progress.WAITING,
    Progress.UNDER_WAY,
    Progress.NOT_BEGUN,
    Progress.DONE,
    Progress.NOT_NEEDED,
)


def _by_cell(arrangement: Arrangement) -> Callable[[BoardLine], tuple[Any, ...]]:
    def key(line: BoardLine) -> tuple[Any, ...]:
        cell = line.cells[arrangement]
        return (_WORST_FIRST.index(cell.progress), cell.due_on or _LAST, line.no)

    return key


def _is_wanted(line: BoardLine, wanted: BoardFilter) -> bool:
    cells = line.cells.values()
    if wanted.months and (line.starts_on is None or f"{line.starts_on:%Y-%m}" not in wanted.months):
        return False
    if wanted.movers and not wanted.movers & {str(cell.mover) for cell in cells if cell.mover}:
        return False
    if wanted.progress and not wanted.progress & {str(cell.progress) for cell in cells}:
        return False
    lacking = {str(cell.arrangement) for cell in cells if not readiness.is_ready((cell,))}
    return not wanted.lacking or bool(wanted.lacking & lacking)


def _conditions(wanted: BoardFilter) -> list[Any]:
    found: list[Any] = []
    if text := wanted.search.strip():
        folded = fold(text)
        found.append(
            Person.search_text.contains(folded, autoescape=True)
            | Company.search_text.contains(folded, autoescape=True)
            | Placement.placement_no.contains(text, autoescape=True)
        )
    if wanted.courses:
        found.append(Course.code.in_(wanted.courses))
    # Cancelled placements are shown to those who ask for them.
    found.append(Placement.state.in_(wanted.states) if wanted.states else FREE_OF_CANCELLED)
    return found


def _select() -> Select[*tuple[Any, ...]]:
    return (
        select(
            *(Placement.id, Placement.application_id, Placement.placement_no, Placement.starts_on, Placement.ends_on),
            *(Placement.state, Course.code, Course.kind, Company.name_ja, Company.name_en),
            *(Person.family_name, Person.given_name, Person.middle_name, Person.name_kana, Person.nationality),
        )
        .join(Application, Application.id == Placement.application_id)
        .join(Person, Person.id == Application.person_id)
        .join(Opening, Opening.id == Placement.opening_id)
        .join(Company, Company.id == Opening.company_id)
        .join(Course, Course.id == Opening.course_id)
    )


def _lines(session: Session, found: Sequence[Any], days: Days) -> dict[int, BoardLine]:
    numbers = [row.id for row in found]
    facts = stays.facts(session, numbers)
    rooms = select(Accommodation.placement_id, Accommodation.name_ja, Accommodation.name_en, Accommodation.room)
    by_placement = {row.placement_id: row for row in chosen.rows(session, rooms, Accommodation.placement_id, numbers)}
    return {row.id: _line(row, facts[row.id], by_placement.get(row.id), days) for row in found}


def _cells(state: PlacementState, arranged: Arranged, days: Days) -> tuple[Cell, ...]:
    """Return the cells; once the internship is over nothing is due any more."""
    if state not in ENDED:
        return readiness.board(arranged, today=days.today, holidays=days.holidays)
    cells = readiness.board(arranged, today=date.min, holidays=days.holidays)
    return tuple(replace(cell, due_on=None, mover=None) for cell in cells)


def _line(row: Any, facts: stays.Facts, room: Any, days: Days) -> BoardLine:
    cells = _cells(row.state, facts.arranged, days)
    coming = [leg for leg in facts.stay.legs if leg.direction is Direction.ARRIVAL] or list(facts.stay.legs)
    return BoardLine(
        id=row.id,
        application_id=row.application_id,
        no=row.placement_no,
        name=full_name(row.family_name, row.given_name, row.middle_name),
        name_kana=row.name_kana,
        nationality=row.nationality,
        company_ja=row.name_ja,
        company_en=row.name_en,
        course=row.code,
        kind=row.kind,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        state=row.state,
        cells={cell.arrangement: cell for cell in cells},
        doubts=frozenset(stay.doubts(facts.stay)),
        arranged=facts.arranged,
        flight_no=coming[-1].flight_no if coming else None,
        booking_reference=coming[-1].booking_reference if coming else None,
        room_ja=room and room.name_ja,
        room_en=room and room.name_en,
        room_no=room and room.room,
        uninsured_days=shortfall.uninsured_days(facts.stay),
        nights_without_room=shortfall.nights_without_room(facts.stay),
    )
