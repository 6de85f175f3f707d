"""What a sheet of companies would change: compared with what was received before and with what stands now."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from jipdesk.models.company import Company, Opening
from jipdesk.models.match import Match
from jipdesk.queries.openings import ENDED
from jipdesk.queries.received_application import plain

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ReceivedOpening:
    """One row of a company sheet, understood: the opening's fields by the names of its record."""

    row: int
    opening_no: str
    course: str
    values: Values
    absent: frozenset[str] = frozenset()
    """the fields that the sheet has no column for; it says nothing of them"""


@dataclass(frozen=True, slots=True)
class ReceivedCompany:
    """A company of a sheet, understood: its fields by the names of its record, its openings, its further columns."""

    row: int
    company_no: str
    values: Values
    openings: tuple[ReceivedOpening, ...]
    answers: Mapping[str, str] = field(default_factory=dict)
    absent: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Change:
    """Fields of one record that a sheet changes, and those whose value stays because it was changed on the desk."""

    changed: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    standing: Values = field(default_factory=dict)
    """what stands on the desk in the fields that differ, plainly"""
    settled: tuple[str, ...] = ()
    """the fields in which a person has decided that the desk's value stays; they are conflicts no longer"""
    fixed: tuple[str, ...] = ()
    """the fields in conflict that stay as they are whatever is decided"""

    def __bool__(self) -> bool:
        return bool(self.changed or self.conflicts)


@dataclass(frozen=True, slots=True)
class ComparedCompany:
    """A company of the sheet, the record it meets, and what changes in it and in each of its openings."""

    received: ReceivedCompany
    company_id: int | None
    change: Change
    openings: tuple[tuple[ReceivedOpening, int | None, Change], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What taking in a sheet of companies would do; rows are openings, or companies without any yet."""

    companies: tuple[ComparedCompany, ...]
    added: int
    updated: int
    unchanged: int

    @property
    def conflicts(self) -> tuple[tuple[int, str], ...]:
        """Row and field of values that stay as a coordinator has put them."""
        company = [(each.received.row, name) for each in self.companies for name in each.change.conflicts]
        opening = [
            (row.row, name) for each in self.companies for row, _, change in each.openings for name in change.conflicts
        ]
        return tuple(company + opening)


def compare(session: Session, edition_id: int, companies: Sequence[ReceivedCompany]) -> Comparison:
    """Sort the rows of a sheet into new ones, ones that change something, and ones the desk already has.

    The course of an opening stays while somebody is matched with it: they were asked about that course.
    """
    query = select(Company).where(Company.edition_id == edition_id)
    stored = session.scalars(query.options(selectinload(Company.openings).joinedload(Opening.course)))
    known = {company.company_no: company for company in stored}
    matched = _matched(session, edition_id)
    compared = tuple(_compared(company, known.get(company.company_no), matched) for company in companies)
    rows = [row for each in compared for row in _rows_of(each)]
    added = sum(number is None for number, _ in rows)
    updated = sum(number is not None and differs for number, differs in rows)
    return Comparison(compared, added, updated, len(rows) - added - updated)


def _rows_of(company: ComparedCompany) -> Iterator[tuple[int | None, bool]]:
    """Yield the record that each row meets, and whether anything in it changes."""
    if not company.openings:
        yield company.company_id, bool(company.change)
    for _, number, change in company.openings:
        yield number, bool(change or company.change)


def _matched(session: Session, edition_id: int) -> frozenset[int]:
    """Return the openings with a match that has not ended."""
    query = select(Match.opening_id).join(Opening).join(Company)
    return frozenset(session.scalars(query.where(Company.edition_id == edition_id, Match.state.not_in(ENDED))))


def _compared(received: ReceivedCompany, company: Company | None, matched: Collection[int]) -> ComparedCompany:
    if company is None:
        return ComparedCompany(received, None, Change(), tuple((row, None, Change()) for row in received.openings))
    known = {opening.opening_no: opening for opening in company.openings}
    openings = tuple((row, *_compared_opening(row, known.get(row.opening_no), matched)) for row in received.openings)
    values = {**_said(received), "answers": {**company.answers, **received.answers}}
    return ComparedCompany(received, company.id, _change(values, company), openings)


def _compared_opening(
    row: ReceivedOpening, opening: Opening | None, matched: Collection[int]
) -> tuple[int | None, Change]:
    if opening is None:
        return None, Change()
    change = _change({**_said(row), "course": row.course}, opening, opening.course.code)
    if "course" in change.changed and opening.id in matched:
        rest = tuple(name for name in change.changed if name != "course")
        return opening.id, replace(change, changed=rest, conflicts=(*change.conflicts, "course"), fixed=("course",))
    return opening.id, change


def _said(row: ReceivedOpening | ReceivedCompany) -> dict[str, Any]:
    return {name: value for name, value in row.values.items() if name not in row.absent}


def _change(new: Values, record: Company | Opening, course: str = "") -> Change:
    differing: list[str] = []
    touched: list[str] = []
    standing: dict[str, Any] = {}
    for name, value in new.items():
        now = course if name == "course" else plain(getattr(record, name))
        sent = record.received.get(name)
        if plain(value) not in (sent, now):
            (differing if now == sent else touched).append(name)
            standing[name] = now
    return Change(tuple(differing), tuple(touched), standing)


def settled(
    comparison: Comparison, ours: Collection[tuple[int, str]], theirs: Collection[tuple[int, str]]
) -> Comparison:
    """Return what taking in would do once conflicts, by row and field, are decided: the desk's value, or the sheet's.

    The course of an opening with which somebody is matched stays whatever is decided.
    """
    if not ours and not theirs:
        return comparison
    companies = tuple(
        replace(
            each,
            change=_settled(each.change, each.received.row, ours, theirs),
            openings=tuple(
                (row, number, _settled(change, row.row, ours, theirs)) for row, number, change in each.openings
            ),
        )
        for each in comparison.companies
    )
    return replace(comparison, companies=companies)


def _settled(
    change: Change, row: int, ours: Collection[tuple[int, str]], theirs: Collection[tuple[int, str]]
) -> Change:
    taken = tuple(name for name in change.conflicts if (row, name) in theirs and name not in change.fixed)
    kept = tuple(name for name in change.conflicts if (row, name) in ours and name not in taken)
    left = tuple(name for name in change.conflicts if name not in {*taken, *kept})
    return replace(change, changed=(*change.changed, *taken), settled=(*change.settled, *kept), conflicts=left)


def sent(values: Values) -> dict[str, object]:
    """Return what is kept of a row for comparing a later sheet with."""
    return {name: plain(value) for name, value in values.items()}
