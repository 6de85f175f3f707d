"""活動支援金: the payments of an edition as their list shows them, and what they come to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import Session

from jipdesk.models.application import Application
from jipdesk.models.company import Company, Opening
from jipdesk.models.money import Allowance
from jipdesk.models.person import Person
from jipdesk.models.placement import Placement
from jipdesk.models.search import fold
from jipdesk.queries import chosen
from jipdesk.queries.applications import full_name
from jipdesk.rules.workflow import PaymentState, PlacementState


class Order(StrEnum):
    """By what the list can stand; the names are those of its columns."""

    NO = "no"
    NAME = "name"
    PERIOD = "period"
    DAYS = "days"
    AMOUNT = "amount_yen"
    STATE = "state"
    PLANNED = "planned_on"


@dataclass(frozen=True, slots=True)
class AllowanceFilter:
    """Which payments are wanted; an empty set lets all pass."""

    search: str = ""
    states: frozenset[str] = field(default_factory=frozenset)
    months: frozenset[str] = field(default_factory=frozenset)
    """of the planned day, as 2024-10"""
    currencies: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class AllowanceLine:
    """One payment in its list."""

    id: int
    placement_id: int
    no: str
    name: str
    name_kana: str | None
    company_ja: str | None
    company_en: str | None
    instalment: int
    state: PaymentState
    from_day: date
    to_day: date
    days: int
    daily_yen: int
    amount_yen: int
    currency: str
    rate: Decimal | None
    planned_on: date | None
    paid_on: date | None
    receipt_on: date | None


@dataclass(frozen=True, slots=True)
class Sum:
    """So many payments in one state, and what they come to in yen."""

    state: PaymentState
    count: int
    yen: int


def ids(
    session: Session, edition_id: int, wanted: AllowanceFilter, by: Order = Order.PLANNED, *, descending: bool = False
) -> Sequence[int]:
    """Return the numbers of the payments that are wanted, in their order."""
    key = _keys()[by]
    statement = _joined(select(Allowance.id)).where(Placement.edition_id == edition_id, *_conditions(wanted))
    ordered = statement.order_by(key.desc() if descending else key.asc(), Placement.placement_no, Allowance.instalment)
    return list(session.scalars(ordered))


def lines(session: Session, numbers: Sequence[int]) -> Mapping[int, AllowanceLine]:
    """Return the lines of some payments by their numbers."""
    return {row.id: _line(row) for row in chosen.rows(session, _select(), Allowance.id, numbers)}


def total(session: Session, edition_id: int) -> int:
    """Return how many payments the edition has."""
    counted = select(func.count(Allowance.id)).join(Placement).where(Placement.edition_id == edition_id)
    return session.scalars(counted).one()


def sums(session: Session, numbers: Sequence[int]) -> list[Sum]:
    """Return what these payments come to, state by state in the order of the states."""
    statement = select(Allowance.state, Allowance.amount_yen)
    found: dict[PaymentState, list[int]] = {}
    for state, amount in chosen.rows(session, statement, Allowance.id, numbers):
        found.setdefault(state, []).append(amount)
    return [Sum(state, len(found[state]), sum(found[state])) for state in PaymentState if state in found]


def months(session: Session, edition_id: int) -> Sequence[str]:
    """Return the months in which something is to be paid, as 2024-10."""
    found = select(Allowance.planned_on).join(Placement).where(Placement.edition_id == edition_id).distinct()
    return sorted({f"{day:%Y-%m}" for day in session.scalars(found) if day})


def currencies(session: Session, edition_id: int) -> Sequence[str]:
    """Return the currencies that are paid in, by their ISO codes."""
    found = select(Allowance.currency).join(Placement).where(Placement.edition_id == edition_id).distinct()
    return sorted(session.scalars(found))


def without_plan(session: Session, edition_id: int) -> list[int]:
    """Return the placements for which nothing is planned yet and whose period is known."""
    planned = select(Allowance.id).where(Allowance.placement_id == Placement.id).exists()
    statement = select(Placement.id).where(
        Placement.edition_id == edition_id,
        Placement.state.not_in((PlacementState.CANCELLED, PlacementState.CLOSED)),
        Placement.starts_on.is_not(None),
        Placement.ends_on.is_not(None),
        ~planned,
    )
    return list(session.scalars(statement.order_by(Placement.placement_no)))


# --- how it is done ---------------------------------------------------------------------------------------------------


def _keys() -> Mapping[Order, ColumnElement[Any]]:
    return {
        Order.NO: Placement.placement_no.expression,
        Order.NAME: func.lower(func.coalesce(Person.family_name, Person.given_name)),
        Order.PERIOD: Allowance.from_day.expression,
        Order.DAYS: Allowance.days.expression,
        Order.AMOUNT: Allowance.amount_yen.expression,
        Order.STATE: case({state: place for place, state in enumerate(PaymentState)}, value=Allowance.state),
        Order.PLANNED: Allowance.planned_on.expression,
    }


def _conditions(wanted: AllowanceFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if text := wanted.search.strip():
        folded = fold(text)
        found.append(
            Person.search_text.contains(folded, autoescape=True)
            | Company.search_text.contains(folded, autoescape=True)
            | Placement.placement_no.contains(text, autoescape=True)
        )
    if wanted.states:
        found.append(Allowance.state.in_(wanted.states))
    if wanted.months:
        found.append(func.substr(Allowance.planned_on, 1, 7).in_(wanted.months))
    if wanted.currencies:
        found.append(Allowance.currency.in_(wanted.currencies))
    return found


def _joined(statement: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return (
        statement.join(Placement, Placement.id == Allowance.placement_id)
        .join(Application, Application.id == Placement.application_id)
        .join(Person, Person.id == Application.person_id)
        .join(Opening, Opening.id == Placement.opening_id)
        .join(Company, Company.id == Opening.company_id)
    )


def _select() -> Select[*tuple[Any, ...]]:
    person = (Person.family_name, Person.given_name, Person.middle_name, Person.name_kana)
    return _joined(select(*Allowance.__table__.c, Placement.placement_no, *person, Company.name_ja, Company.name_en))


def _line(row: Any) -> AllowanceLine:
    return AllowanceLine(
        id=row.id,
        placement_id=row.placement_id,
        no=row.placement_no,
        name=full_name(row.family_name, row.given_name, row.middle_name),
        name_kana=row.name_kana,
        company_ja=row.name_ja,
        company_en=row.name_en,
        instalment=row.instalment,
        state=row.state,
        from_day=row.from_day,
        to_day=row.to_day,
        days=row.days,
        daily_yen=row.daily_yen,
        amount_yen=row.amount_yen,
        currency=row.currency,
        rate=row.rate,
        planned_on=row.planned_on,
        paid_on=row.paid_on,
        receipt_on=row.receipt_on,
    )
