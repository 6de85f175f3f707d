"""受入企業 as their list shows them: which of them are wanted, in which order, and what each line says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from jipdesk.models.company import Company, CompanyResult, Opening
from jipdesk.models.edition import Course
from jipdesk.models.match import Match
from jipdesk.models.search import fold
from jipdesk.queries import ordered
from jipdesk.queries.match_list import WAITING
from jipdesk.queries.openings import AGREED


class Order(StrEnum):
    """By what the list stands."""

    NO = "no"
    NAME = "name"
    PREFECTURE = "prefecture"
    INDUSTRY = "industry_class"
    EMPLOYEES = "employees"
    VERDICT = "verdict"
    OPENINGS = "openings"
    PLACES = "places"


@dataclass(frozen=True, slots=True)
class CompanyFilter:
    """Which companies are wanted; an empty set limits nothing, an empty text in one stands for what is not stated."""

    search: str = ""
    verdicts: frozenset[str] = field(default_factory=frozenset)
    industries: frozenset[str] = field(default_factory=frozenset)
    prefectures: frozenset[str] = field(default_factory=frozenset)
    courses: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class CompanyLine:
    """A company in its list."""

    id: int
    no: str
    name_ja: str | None
    name_en: str | None
    prefecture: str | None
    industry_class: str | None
    employees: int | None
    verdict: str | None
    """None before the rules were asked"""
    openings: int
    places: int
    filled: int
    """places on which both sides have agreed"""
    proposed: int
    """proposals that wait for an answer"""


def ids(
    session: Session, edition_id: int, wanted: CompanyFilter, by: Order = Order.NO, *, descending: bool = False
) -> Sequence[int]:
    """Return the numbers of the companies that are wanted, in their order."""
    key = _key(by)
    statement = (
        select(Company.id)
        .outerjoin(CompanyResult, CompanyResult.company_id == Company.id)
        .where(Company.edition_id == edition_id, *_conditions(wanted))
        # What is not stated stands last, in whichever order.
        .order_by(key.is_(None), key.desc() if descending else key.asc(), Company.company_no)
    )
    return ordered.numbers(session, statement)


def total(session: Session, edition_id: int) -> int:
    """Return how many companies the edition has."""
    counted = select(func.count()).select_from(Company).where(Company.edition_id == edition_id)
    return session.scalars(counted).one()


def lines(session: Session, numbers: Sequence[int]) -> Mapping[int, CompanyLine]:
    """Return the lines of some companies by their numbers."""
    columns = (Company.id, Company.company_no.label("no"), Company.name_ja, Company.name_en, Company.prefecture)
    rows = session.execute(
        select(
            *(*columns, Company.industry_class, Company.employees, CompanyResult.verdict),
            _of_openings(func.count()).label("openings"),
            func.coalesce(_of_openings(func.sum(Opening.places)), 0).label("places"),
            _of_matches(Match.state.in_(AGREED)).label("filled"),
            _of_matches(Match.state.in_(WAITING)).label("proposed"),
        )
        .outerjoin(CompanyResult, CompanyResult.company_id == Company.id)
        .where(Company.id.in_(numbers))
    )
    return {row.id: CompanyLine(*row) for row in rows}


def prefectures(session: Session, edition_id: int) -> Sequence[str]:
    """Return the prefectures that companies of an edition are in; the empty text for not stated."""
    found = select(Company.prefecture).where(Company.edition_id == edition_id).distinct()
    return sorted(name or "" for name in session.scalars(found))


def _key(by: Order) -> ColumnElement[Any]:
    keys: dict[Order, Any] = {
        Order.NO: Company.company_no,
        Order.NAME: func.coalesce(Company.name_ja, Company.name_en),
        Order.PREFECTURE: Company.prefecture,
        Order.INDUSTRY: Company.industry_class,
        Order.EMPLOYEES: Company.employees,
        Order.VERDICT: CompanyResult.verdict,
        Order.OPENINGS: _of_openings(func.count()),
        Order.PLACES: _of_openings(func.sum(Opening.places)),
    }
    found: ColumnElement[Any] = keys[by]
    return found


def _of_openings(what: Any) -> Any:
    return (
        select(what).select_from(Opening).where(Opening.company_id == Company.id).correlate(Company).scalar_subquery()
    )


def _of_matches(which: ColumnElement[bool]) -> Any:
    counted: Select[Any] = select(func.count(Match.id)).join(Opening, Opening.id == Match.opening_id)
    return counted.where(Opening.company_id == Company.id, which).correlate(Company).scalar_subquery()


def _conditions(wanted: CompanyFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.search.strip():
        found.append(Company.search_text.contains(fold(wanted.search.strip()), autoescape=True))
    for column, codes in (
        (CompanyResult.verdict, wanted.verdicts),
        (Company.industry_class, wanted.industries),
        (Company.prefecture, wanted.prefectures),
    ):
        if codes:
            found.append(_among(column, codes))
    if wanted.courses:
        offering = select(Opening.company_id).join(Course, Course.id == Opening.course_id)
        found.append(Company.id.in_(offering.where(Course.code.in_(wanted.courses))))
    return found


def _among(column: Any, codes: frozenset[str]) -> ColumnElement[bool]:
    stated: ColumnElement[bool] = column.in_([code for code in codes if code])
    return or_(column.is_(None), stated) if "" in codes else stated
