"""Host companies: what the rules need to know of them, and what their list shows."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jipdesk.models.company import Company, CompanyResult, Opening
from jipdesk.models.search import fold
from jipdesk.rules.facts import CompanyFacts


@dataclass(frozen=True, slots=True)
class Judgeable:
    """One company with its facts."""

    company_id: int
    company_no: str
    facts: CompanyFacts


@dataclass(frozen=True, slots=True)
class Judged:
    """What the rules said of a company when they were last asked."""

    company_no: str
    verdict: str
    results: list[dict[str, object]]


@dataclass(frozen=True, slots=True)
class CompanyRow:
    """A company as its list shows it."""

    no: str
    name_ja: str | None
    name_en: str | None
    prefecture: str | None
    industry_class: str | None
    employees: int | None
    verdict: str | None
    openings: int
    places: int


def judgeable(session: Session, edition_id: int) -> Iterator[Judgeable]:
    """Yield the facts of every company of an edition."""
    for company in session.scalars(
        select(Company).where(Company.edition_id == edition_id).order_by(Company.company_no)
    ):
        yield Judgeable(company.id, company.company_no, facts_of(company))


def facts_of(company: Company) -> CompanyFacts:
    """Return what the rules look at."""
    return CompanyFacts(
        organisation_type=company.organisation_type,
        head_office_country=company.head_office_country,
        industry_class=company.industry_class,
        capital_yen=company.capital_yen,
        employees=company.employees,
    )


def judged(session: Session, edition_id: int) -> list[Judged]:
    """Return the stored results of an edition in the order of the company numbers."""
    rows = session.execute(
        select(Company.company_no, CompanyResult.verdict, CompanyResult.results)
        .join(CompanyResult)
        .where(Company.edition_id == edition_id)
        .order_by(Company.company_no)
    )
    return [Judged(*row) for row in rows]


def listed(session: Session, edition_id: int, search: str = "") -> list[CompanyRow]:
    """Return the companies of an edition whose names or numbers contain the text."""
    openings = (
        select(Opening.company_id, func.count().label("openings"), func.sum(Opening.places).label("places"))
        .group_by(Opening.company_id)
        .subquery()
    )
    rows = session.execute(
        select(
            Company.company_no,
            Company.name_ja,
            Company.name_en,
            Company.prefecture,
            Company.industry_class,
            Company.employees,
            CompanyResult.verdict,
            func.coalesce(openings.c.openings, 0),
            func.coalesce(openings.c.places, 0),
        )
        .outerjoin(CompanyResult)
        .outerjoin(openings, openings.c.company_id == Company.id)
        .where(Company.edition_id == edition_id, Company.search_text.contains(fold(search), autoescape=True))
        .order_by(Company.company_no)
    )
    return [CompanyRow(*row) for row in rows]
