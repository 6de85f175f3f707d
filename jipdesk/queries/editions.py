"""Which editions the desk holds, and by what their rules measure."""

from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from jipdesk.errors import InputRefused
from jipdesk.models.country import Country
from jipdesk.models.edition import Course, Edition, RuleParameters
from jipdesk.rules.applicant_documents import USUAL
from jipdesk.rules.codes import OrganisationType
from jipdesk.rules.companies import CompanyParameters
from jipdesk.rules.eligibility import CourseTerms, Parameters


@dataclass(frozen=True, slots=True)
class EditionRow:
    """An edition as lists name it."""

    id: int
    year: int
    name_ja: str
    name_en: str
    courses: dict[str, int]
    """course numbers by code"""
    course_names: dict[str, tuple[str, str]] = field(default_factory=dict)
    """in Japanese and English, by code"""
    document_days: int = USUAL.days
    """how many days applicants have for their papers"""


def find(session: Session, year: str) -> EditionRow:
    """Return the edition of a year, or refuse with the years that there are."""
    known = {str(edition.year): edition for edition in every(session)}
    if year not in known:
        raise InputRefused("unknown_edition", edition=year, known=sorted(known))
    return known[year]


def every(session: Session) -> list[EditionRow]:
    """Return all editions, newest first."""
    found = session.scalars(select(Edition).options(selectinload(Edition.courses)).order_by(Edition.year.desc()))
    days = dict(session.execute(select(RuleParameters.edition_id, RuleParameters.documents_days)).all())
    return [
        EditionRow(
            each.id,
            each.year,
            each.name_ja,
            each.name_en,
            {course.code: course.id for course in each.courses},
            {course.code: (course.name_ja, course.name_en) for course in each.courses},
            days.get(each.id, USUAL.days),
        )
        for each in found
    ]


def parameters(session: Session, edition_id: int) -> Parameters:
    """Return what the edition's eligibility rules measure by."""
    edition = session.scalars(
        select(Edition)
        .where(Edition.id == edition_id)
        .options(joinedload(Edition.rules), selectinload(Edition.courses))
    ).one()
    rules = edition.rules
    listed = _listed(session, rules)
    return Parameters(
        year=edition.year,
        age_min=rules.age_min,
        age_max=rules.age_max,
        age_on=rules.age_on,
        nationalities=frozenset(listed) if listed else None,
        without_passport=frozenset(iso2 for iso2, own_passport in listed.items() if not own_passport),
        excluded_nationalities=frozenset(rules.excluded_nationalities),
        residence_rule=rules.residence_rule,
        jlpt_minimum=rules.jlpt_minimum,
        english_minimum=rules.english_minimum,
        barred_years=None if rules.barred_years is None else frozenset(rules.barred_years),
        courses=tuple(_terms(course) for course in edition.courses),
        sources=rules.sources,
    )


def _listed(session: Session, rules: RuleParameters) -> dict[str, bool]:
    """Return the countries of the edition's list and whether they issue a passport of their own."""
    rows = session.execute(select(Country.iso2, Country.own_passport).where(Country.list_id == rules.country_list_id))
    return dict(rows.all())


def _terms(course: Course) -> CourseTerms:
    return CourseTerms(course.code, course.residence_rule, course.closes_before)


def company_parameters(session: Session, edition_id: int) -> CompanyParameters:
    """Return what the edition's company rules measure by."""
    year, rules = session.execute(
        select(Edition.year, RuleParameters)
        .join(RuleParameters, RuleParameters.edition_id == Edition.id)
        .where(Edition.id == edition_id)
    ).one()
    hosts = rules.host_organisations
    return CompanyParameters(
        year=year,
        organisations=None if hosts is None else frozenset(map(OrganisationType, hosts)),
        office_country=rules.host_country,
        small_only=rules.hosts_small_only,
        sources=rules.sources,
    )
