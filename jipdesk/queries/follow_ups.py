"""フォローアップ: the placements whose internship is over, and what has followed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from jipdesk.models.application import Application
from jipdesk.models.company import Company, Opening
from jipdesk.models.person import Person
from jipdesk.models.placement import Placement
from jipdesk.models.report import FollowUp
from jipdesk.models.search import fold
from jipdesk.queries import chosen
from jipdesk.queries.applications import full_name
from jipdesk.rules.following_up import ENDED
from jipdesk.rules.workflow import PlacementState


class Order(StrEnum):
    """By what the list can stand; the names are those of its columns."""

    NO = "no"
    NAME = "name"
    COMPANY = "company"
    ENDED = "ends_on"
    STATE = "state"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class FollowUpFilter:
    """Which placements are wanted; an empty set lets all pass."""

    search: str = ""
    states: frozenset[str] = field(default_factory=frozenset)
    kinds: frozenset[str] = field(default_factory=frozenset)
    """of news that there has been"""


@dataclass(frozen=True, slots=True)
class NewsRow:
    """One entry."""

    id: int
    placement_id: int
    kind: str
    happened_on: date
    outcome: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """A placement after its end, with its news, the newest first."""

    id: int
    no: str
    name: str
    name_kana: str | None
    nationality: str | None
    company_ja: str | None
    company_en: str | None
    ends_on: date | None
    state: PlacementState
    news: tuple[NewsRow, ...]


def ids(
    session: Session,
    edition_id: int,
    wanted: FollowUpFilter,
    by: Order = Order.ENDED,
    *,
    descending: bool = False,
) -> Sequence[int]:
    """Return the numbers of the placements that are over and wanted, in their order."""
    found = (Placement.edition_id == edition_id, Placement.state.in_(ENDED), *_conditions(wanted))
    numbers = list(session.scalars(_joined(select(Placement.id)).where(*found).order_by(Placement.placement_no)))
    known = lines(session, numbers)
    return sorted(numbers, key=lambda number: _KEYS[by](known[number]), reverse=descending)


def lines(session: Session, numbers: Sequence[int]) -> Mapping[int, FollowUpLine]:
    """Return the lines of some placements by their numbers."""
    news: dict[int, list[NewsRow]] = {}
    statement = select(*FollowUp.__table__.c).order_by(FollowUp.happened_on.desc(), FollowUp.id.desc())
    for row in chosen.rows(session, statement, FollowUp.placement_id, numbers):
        news.setdefault(row.placement_id, []).append(NewsRow(*row))
    rows = chosen.rows(session, _select(), Placement.id, numbers)
    return {row.id: _line(row, tuple(news.get(row.id, ()))) for row in rows}


def total(session: Session, edition_id: int) -> int:
    """Return how many placements of the edition are over."""
    counted = select(func.count(Placement.id)).where(Placement.edition_id == edition_id, Placement.state.in_(ENDED))
    return session.scalars(counted).one()


def under_way(session: Session, edition_id: int) -> int:
    """Return how many placements are not over yet."""
    others = (Placement.state.not_in(ENDED), Placement.state != PlacementState.CANCELLED)
    return session.scalars(select(func.count(Placement.id)).where(Placement.edition_id == edition_id, *others)).one()


# --- how it is done ---------------------------------------------------------------------------------------------------

_KEYS: Mapping[Order, Any] = {
    Order.NO: lambda line: line.no,
    Order.NAME: lambda line: (line.name.casefold(), line.no),
    Order.COMPANY: lambda line: (line.company_ja or line.company_en or "", line.no),
    Order.ENDED: lambda line: (line.ends_on or date.max, line.no),
    Order.STATE: lambda line: (list(PlacementState).index(line.state), line.no),
    Order.LAST: lambda line: (line.news[0].happened_on if line.news else date.min, line.no),
}


def _conditions(wanted: FollowUpFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if text := wanted.search.strip():
        folded = fold(text)
        found.append(
            Person.search_text.contains(folded, autoescape=True)
            | Company.search_text.contains(folded, autoescape=True)
            | Placement.placement_no.contains(text, autoescape=True)
        )
    if wanted.states:
        found.append(Placement.state.in_(wanted.states))
    if wanted.kinds:
        found.append(
            select(FollowUp.id).where(FollowUp.placement_id == Placement.id, FollowUp.kind.in_(wanted.kinds)).exists()
        )
    return found


def _joined(statement: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return (
        statement.join(Application, Application.id == Placement.application_id)
        .join(Person, Person.id == Application.person_id)
        .join(Opening, Opening.id == Placement.opening_id)
        .join(Company, Company.id == Opening.company_id)
    )


def _select() -> Select[*tuple[Any, ...]]:
    person = (Person.family_name, Person.given_name, Person.middle_name, Person.name_kana, Person.nationality)
    of_placement = (Placement.id, Placement.placement_no, Placement.ends_on, Placement.state)
    return _joined(select(*of_placement, *person, Company.name_ja, Company.name_en))


def _line(row: Any, news: tuple[NewsRow, ...]) -> FollowUpLine:
    return FollowUpLine(
        id=row.id,
        no=row.placement_no,
        name=full_name(row.family_name, row.given_name, row.middle_name),
        name_kana=row.name_kana,
        nationality=row.nationality,
        company_ja=row.name_ja,
        company_en=row.name_en,
        ends_on=row.ends_on,
        state=row.state,
        news=news,
    )
