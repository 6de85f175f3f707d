"""What is known of one applicant or company when the rules are asked. None means: not stated."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from jipdesk.rules.codes import EducationStatus, EnglishLevel, IndustryClass, Jlpt, OrganisationType


@dataclass(frozen=True, slots=True)
class Facts:
    """What an application says, and what this desk knows of the person's past."""

    birth_date: date | None = None
    nationality: str | None = None
    """ISO alpha-2, like the other countries."""
    other_nationality: str | None = None
    residence_country: str | None = None
    jlpt: Jlpt | None = None
    english_level: EnglishLevel | None = None
    english_test: str | None = None
    """The test's name as the applicant wrote it."""
    english_score: Decimal | None = None
    education: EducationStatus | None = None
    courses: tuple[str, ...] = ()
    past_participation: frozenset[int] = frozenset()
    """Editions the applicant declares to have taken part in."""
    found_participation: frozenset[int] = frozenset()
    """Editions in which this desk holds a placement of the same person."""
    purpose: bool | None = None
    full_time: bool | None = None
    documents: bool | None = None
    submitted_at: datetime | None = None
    """With its zone."""


@dataclass(frozen=True, slots=True)
class CompanyFacts:
    """What a company says of itself."""

    organisation_type: OrganisationType | None = None
    head_office_country: str | None = None
    industry_class: IndustryClass | None = None
    capital_yen: int | None = None
    employees: int | None = None
