"""An edition as a file: what is known of one year's programme, what is not, and where it was read.

The files stand in `resources/editions`. A value that is left out is not known; what of that matters is named in
`unknown`.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from jipdesk import paths
from jipdesk.errors import InputRefused
from jipdesk.rules.allowance import DayCount
from jipdesk.rules.applicant_documents import USUAL, ApplicantDocument, Asked, in_order
from jipdesk.rules.codes import CourseKind, EnglishLevel, Jlpt, OrganisationType, ResidenceRule, Rule
from jipdesk.rules.countries import CountryList, read_list
from jipdesk.rules.deadline import too_late_from
from jipdesk.rules.parameters import CompanyParameters, CourseTerms, Parameters
from jipdesk.rules.states import EditionState

Table: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class TermFile:
    """ターム: a part of the year."""

    code: str
    name_ja: str
    name_en: str
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class CourseFile:
    """コース: what an applicant chooses."""

    code: str
    name_ja: str
    name_en: str
    kind: CourseKind
    term: str | None
    residence_rule: ResidenceRule | None
    closes: date | datetime | None
    """The deadline as the call gives it: a day, or a minute in Japan."""
    starts_on: date | None
    ends_on: date | None
    hours_per_day: Decimal | None
    places: int | None
    daily_amount_yen: int | None
    local_currency: bool
    days_paid: DayCount | None
    status_of_residence: str | None

    @property
    def closes_before(self) -> datetime | None:
        """The first moment that is too late."""
        return None if self.closes is None else too_late_from(self.closes)

    @property
    def closes_as_written(self) -> str | None:
        """The deadline as text: 2024-06-30, or 2023-06-19T12:00."""
        if isinstance(self.closes, datetime):
            return self.closes.isoformat(timespec="minutes")
        return None if self.closes is None else self.closes.isoformat()

    @property
    def terms(self) -> CourseTerms:
        """What the rules of eligibility want to know."""
        return CourseTerms(self.code, self.residence_rule, self.closes_before)


@dataclass(frozen=True, slots=True)
class LetterheadFile:
    """The office as its papers name it; an example until the office has put in its own."""

    is_example: bool
    operator_ja: str
    operator_en: str
    office_ja: str
    office_en: str
    postal_code: str
    address_ja: str
    address_en: str
    representative_ja: str
    representative_en: str
    representative_title_ja: str
    representative_title_en: str
    phone: str
    email: str
    ministry_unit_ja: str
    ministry_unit_en: str
    court_ja: str
    court_en: str


@dataclass(frozen=True, slots=True)
class RulesFile:
    """The parameters of eligibility, with the name of the DAC list instead of its countries."""

    age_min: int | None
    age_max: int | None
    age_on: date | None
    country_list: str | None
    excluded_nationalities: tuple[str, ...]
    residence_rule: ResidenceRule | None
    jlpt_minimum: Jlpt | None
    english_minimum: EnglishLevel | None
    barred_years: tuple[int, ...] | None
    documents: Asked
    """what is asked of those who pass the document screening; the usual list where the file does not say it"""
    sources: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class EditionFile:
    """One year's programme."""

    year: int
    label_ja: str
    name_ja: str
    name_en: str
    state: EditionState
    source: str
    operator_known: str | None
    """Who ran the office, as far as it was found."""
    unknown: tuple[str, ...]
    notes: tuple[str, ...]
    rules: RulesFile
    company: CompanyParameters
    terms: tuple[TermFile, ...]
    courses: tuple[CourseFile, ...]
    letterhead: LetterheadFile

    def parameters(self, countries: CountryList | None) -> Parameters:
        """Return what the rules of eligibility are measured by, given the edition's list of countries."""
        rules = self.rules
        return Parameters(
            year=self.year,
            age_min=rules.age_min,
            age_max=rules.age_max,
            age_on=rules.age_on,
            nationalities=None if countries is None else countries.iso2,
            without_passport=frozenset() if countries is None else countries.without_passport,
            excluded_nationalities=frozenset(rules.excluded_nationalities),
            residence_rule=rules.residence_rule,
            jlpt_minimum=rules.jlpt_minimum,
            english_minimum=rules.english_minimum,
            barred_years=None if rules.barred_years is None else frozenset(rules.barred_years),
            courses=tuple(course.terms for course in self.courses),
            sources=rules.sources,
        )


def shipped_years() -> tuple[int, ...]:
    """Return the editions that come with the program, oldest first."""
    return tuple(sorted(int(path.stem) for path in paths.resource("editions").glob("[0-9]*.toml")))


def shipped(year: int) -> EditionFile:
    """Return an edition that comes with the program, or raise `InputRefused("unknown_edition")`."""
    if year not in shipped_years():
        raise InputRefused("unknown_edition", edition=str(year), known=[str(each) for each in shipped_years()])
    return read_edition(paths.resource(f"editions/{year}.toml"))


@cache
def shipped_list(code: str) -> CountryList:
    """Return a DAC list that comes with the program, such as `dac_2024_2025`."""
    return read_list(paths.resource(f"countries/{code}.csv"))


def shipped_parameters(year: int) -> Parameters:
    """Return the parameters of a shipped edition with its list of countries."""
    edition = shipped(year)
    code = edition.rules.country_list
    return edition.parameters(None if code is None else shipped_list(code))


def read_edition(path: Path) -> EditionFile:
    """Read an edition from its file."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return EditionFile(
        year=table["year"],
        label_ja=table["label_ja"],
        name_ja=table["name_ja"],
        name_en=table["name_en"],
        state=EditionState(table["state"]),
        source=table["source"],
        operator_known=table.get("operator_known"),
        unknown=tuple(table["unknown"]),
        notes=tuple(table["notes"]),
        rules=_rules(table["rules"]),
        company=_company(table["year"], table["company"]),
        terms=tuple(_term(term) for term in table.get("terms", [])),
        courses=tuple(_course(course) for course in table["courses"]),
        letterhead=LetterheadFile(**table["letterhead"]),
    )


def _rules(table: Table) -> RulesFile:
    age, nationality, language = table["age"], table["nationality"], table["language"]
    residence, barred = table["residence"].get("rule"), table["past_participation"].get("barred_years")
    return RulesFile(
        age_min=age.get("min"),
        age_max=age.get("max"),
        age_on=age.get("on"),
        country_list=nationality.get("list"),
        excluded_nationalities=tuple(nationality.get("excluded", [])),
        residence_rule=residence and ResidenceRule(residence),
        jlpt_minimum=language.get("jlpt") and Jlpt(language["jlpt"]),
        english_minimum=language.get("english") and EnglishLevel(language["english"]),
        barred_years=None if barred is None else tuple(barred),
        documents=_asked(table["documents"]),
        sources={rule: table[rule]["source"] for rule in Rule},
    )


def _asked(table: Table) -> Asked:
    """Read what is asked for; each thing that is left out is as usual."""

    def kinds(name: str) -> tuple[ApplicantDocument, ...]:
        return in_order(table.get(name, getattr(USUAL, name)))

    return Asked(
        of_students=kinds("of_students"),
        of_graduates=kinds("of_graduates"),
        of_others=kinds("of_others"),
        to_travel=frozenset(kinds("to_travel")),
        days=table.get("days", USUAL.days),
    )


def _company(year: int, table: Table) -> CompanyParameters:
    organisations = table.get("organisations")
    return CompanyParameters(
        year=year,
        organisations=None if organisations is None else frozenset(map(OrganisationType, organisations)),
        office_country=table.get("office_country"),
        small_only=table.get("small_only"),
        sources=table["sources"],
    )


def _term(table: Table) -> TermFile:
    return TermFile(table["code"], table["name_ja"], table["name_en"], table.get("starts_on"), table.get("ends_on"))


def _course(table: Table) -> CourseFile:
    residence, hours, days = table.get("residence"), table.get("hours_per_day"), table.get("days_paid")
    return CourseFile(
        code=table["code"],
        name_ja=table["name_ja"],
        name_en=table["name_en"],
        kind=CourseKind(table["kind"]),
        term=table.get("term"),
        residence_rule=residence and ResidenceRule(residence),
        closes=table.get("closes"),
        starts_on=table.get("starts_on"),
        ends_on=table.get("ends_on"),
        hours_per_day=None if hours is None else Decimal(str(hours)),
        places=table.get("places"),
        daily_amount_yen=table.get("daily_amount_yen"),
        local_currency=table.get("local_currency", False),
        days_paid=days and DayCount(days),
        status_of_residence=table.get("status_of_residence"),
    )
