"""What the rules of one edition are measured by. What is not known is None, and the rule then wants confirming."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from jipdesk.rules.codes import EnglishLevel, Jlpt, OrganisationType, ResidenceRule

JAPAN_ISO2 = "JP"


@dataclass(frozen=True, slots=True)
class CourseTerms:
    """What one course demands beyond the edition."""

    code: str
    residence_rule: ResidenceRule | None = None
    """None leaves it to the edition."""
    closes_before: datetime | None = None
    """The first moment that is too late, with its zone: see `jipdesk.rules.deadline.too_late_from`."""


@dataclass(frozen=True, slots=True)
class Parameters:
    """The eligibility rules of one edition."""

    year: int
    age_min: int | None = None
    age_max: int | None = None
    age_on: date | None = None
    nationalities: frozenset[str] | None = None
    """ISO alpha-2 codes of the edition's DAC list, the excluded ones included."""
    without_passport: frozenset[str] = frozenset()
    """Territories of the list that issue no passport of their own."""
    excluded_nationalities: frozenset[str] = frozenset()
    residence_rule: ResidenceRule | None = None
    jlpt_minimum: Jlpt | None = None
    english_minimum: EnglishLevel | None = EnglishLevel.BUSINESS
    barred_years: frozenset[int] | None = None
    """The editions whose participants may not apply again."""
    courses: tuple[CourseTerms, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    """Where each rule was read, by the code of the rule."""

    def chosen(self, codes: tuple[str, ...]) -> tuple[CourseTerms, ...]:
        """Return the terms of the chosen courses of this edition; codes of no course are left out."""
        return tuple(course for course in self.courses if course.code in codes)


@dataclass(frozen=True, slots=True)
class CompanyParameters:
    """The rules for host companies of one edition."""

    year: int
    organisations: frozenset[OrganisationType] | None = None
    """The kinds of organisation that may host."""
    office_country: str | None = JAPAN_ISO2
    small_only: bool | None = None
    """True where only small, medium-sized and mid-sized companies may host; False where size does not matter."""
    sources: Mapping[str, str] = field(default_factory=dict)
