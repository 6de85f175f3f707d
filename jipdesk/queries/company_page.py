"""One host company, whole: its facts, what the rules say of it, its openings, and who was proposed and placed there."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jipdesk.models.company import Company, CompanyResult, Opening
from jipdesk.models.edition import RuleParameters
from jipdesk.models.match import Match
from jipdesk.models.placement import Placement
from jipdesk.queries import match_list
from jipdesk.queries.match_list import MatchLine
from jipdesk.queries.openings import AGREED
from jipdesk.rules.states import OpeningState

FACTS = (
    "name_ja",
    "name_en",
    "corporate_number",
    "organisation_type",
    "industry_class",
    "capital_yen",
    "employees",
    "head_office_country",
    "prefecture",
    "address",
    "representative",
    "representative_title",
    "contact_name",
    "contact_email",
    "contact_phone",
)


_NUMBERED = re.compile(r"(.*?)(\d+)")
TERMS = (
    "course_id",
    "places",
    "starts_on",
    "ends_on",
    "hours_per_day",
    "required_jlpt",
    "required_english",
    "fields",
    "target_markets",
    "task_ja",
    "task_en",
)
"""What an opening offers, by the fields of its record."""


@dataclass(frozen=True, slots=True)
class CompanyRuleLine:
    """What one rule said, with its source."""

    rule: str
    outcome: str
    reason: str
    values: Mapping[str, object]
    source: str


@dataclass(frozen=True, slots=True)
class OpeningLine:
    """募集: what is offered, under which conditions, and how many of its places are agreed."""

    id: int
    no: str
    state: OpeningState
    filled: int
    terms: Mapping[str, Any]
    """what is offered, by the fields of the record"""


@dataclass(frozen=True, slots=True)
class CompanyPage:
    """Everything the page of a company shows."""

    id: int
    no: str
    facts: Mapping[str, Any]
    """its own fields, by name"""
    answers: Sequence[tuple[str, str]]
    """what stood in columns that the desk does not know"""
    verdict: str | None
    rules: Sequence[CompanyRuleLine]
    openings: Sequence[OpeningLine]
    matches: Sequence[MatchLine]
    records: Mapping[str, Sequence[int]]
    """the records whose history is the company's, by table"""
    same_number: tuple[str, ...]
    """the numbers of the edition's other companies with the same corporate number"""


def page(session: Session, number: int) -> CompanyPage | None:
    """Return the page of a company, or None if it is not there any more."""
    company = session.get(Company, number)
    if company is None:
        return None
    openings = _openings(session, number)
    matches = _matches(session, [each.id for each in openings])
    result = session.execute(
        select(CompanyResult.id, CompanyResult.verdict, CompanyResult.results, RuleParameters.sources)
        .join(Company, Company.id == CompanyResult.company_id)
        .join(RuleParameters, RuleParameters.edition_id == Company.edition_id)
        .where(CompanyResult.company_id == number)
    ).first()
    return CompanyPage(
        id=company.id,
        no=company.company_no,
        facts={name: getattr(company, name) for name in FACTS},
        answers=[(question, text) for question, text in company.answers.items() if text],
        verdict=result.verdict if result else None,
        rules=_rules(result.results, result.sources) if result else (),
        openings=openings,
        matches=matches,
        records=_records(session, number, result, openings, matches),
        same_number=_same_number(session, company),
    )


def next_company_no(session: Session, edition_id: int, year: int) -> str:
    """Return a number for a further company that continues those of the edition: C24-025 after C24-024."""
    known = session.scalars(select(Company.company_no).where(Company.edition_id == edition_id)).all()
    return _following(known) or f"C{year % 100:02}-001"


def next_opening_no(session: Session, company_id: int) -> str:
    """Return a number for a further opening of a company."""
    known = session.scalars(select(Opening.opening_no).where(Opening.company_id == company_id)).all()
    company_no = session.scalars(select(Company.company_no).where(Company.id == company_id)).one()
    return _following(known) or f"{company_no}-1"


def _following(known: Sequence[str]) -> str | None:
    """Return the number after the greatest of those that end in figures."""
    parts = [found.groups() for each in known if (found := _NUMBERED.fullmatch(each))]
    if not parts:
        return None
    stem, figures = max(parts, key=lambda each: (int(each[1]), each[0]))
    return f"{stem}{int(figures) + 1:0{len(figures)}}"


def _same_number(session: Session, company: Company) -> tuple[str, ...]:
    if not company.corporate_number:
        return ()
    query = select(Company.company_no).where(
        Company.edition_id == company.edition_id,
        Company.corporate_number == company.corporate_number,
        Company.id != company.id,
    )
    return tuple(session.scalars(query.order_by(Company.company_no)))


def _rules(results: Sequence[Mapping[str, Any]], sources: Mapping[str, str]) -> Sequence[CompanyRuleLine]:
    return [
        CompanyRuleLine(
            rule=str(each["rule"]),
            outcome=str(each["outcome"]),
            reason=str(each["reason"]),
            values=dict(each["values"]),
            source=sources.get(str(each["rule"]), ""),
        )
        for each in results
    ]


def _openings(session: Session, number: int) -> Sequence[OpeningLine]:
    agreed = (
        select(func.count(Match.id))
        .where(Match.opening_id == Opening.id, Match.state.in_(AGREED))
        .correlate(Opening)
        .scalar_subquery()
    )
    rows = session.execute(
        select(
            *(Opening.id, Opening.opening_no, Opening.state, agreed.label("filled")),
            *(getattr(Opening, name) for name in TERMS),
        )
        .where(Opening.company_id == number)
        .order_by(Opening.opening_no)
    )
    return [_opening(row) for row in rows]


def _opening(row: Any) -> OpeningLine:
    return OpeningLine(
        id=row.id,
        no=row.opening_no,
        state=row.state,
        filled=row.filled,
        terms={name: getattr(row, name) for name in TERMS},
    )


def _matches(session: Session, openings: Sequence[int]) -> Sequence[MatchLine]:
    """Return the proposals opening by opening, the best first."""
    numbers = session.scalars(select(Match.id).where(Match.opening_id.in_(openings))).all()
    found = match_list.lines(session, numbers).values()
    return sorted(found, key=lambda each: (each.opening_no, -each.score, each.receipt_no))


def _records(
    session: Session, number: int, result: Any, openings: Sequence[OpeningLine], matches: Sequence[MatchLine]
) -> Mapping[str, Sequence[int]]:
    of_matches = [each.id for each in matches]
    placements = session.scalars(select(Placement.id).where(Placement.match_id.in_(of_matches))).all()
    return {
        "company": [number],
        "company_result": [result.id] if result else [],
        "opening": [each.id for each in openings],
        "match": of_matches,
        "placement": list(placements),
    }
