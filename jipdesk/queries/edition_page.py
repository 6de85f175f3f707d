"""年度の設定: everything that is set for one edition, and who works at the desk."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from jipdesk.models.act import Act
from jipdesk.models.country import Country, CountryList
from jipdesk.models.edition import Course, Edition
from jipdesk.models.office import Coordinator
from jipdesk.queries import asked_documents
from jipdesk.queries.letterhead import LetterheadRow, letterhead
from jipdesk.rules.states import EditionState

RULE_FIELDS = (
    *("age_min", "age_max", "age_on", "residence_rule", "jlpt_minimum", "english_minimum", "barred_years"),
    *("excluded_nationalities", "host_organisations", "host_country", "hosts_small_only"),
    *asked_documents.FIELDS,
)
COURSE_FIELDS = ("name_ja", "name_en", "starts_on", "ends_on", "hours_per_day", "daily_amount_yen", "places")


@dataclass(frozen=True, slots=True)
class CourseLine:
    """A course and its terms."""

    id: int
    code: str
    name_ja: str
    name_en: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CountryListLine:
    """The list of countries that an edition goes by."""

    code: str
    source: str
    countries: int


@dataclass(frozen=True, slots=True)
class EditionPage:
    """An edition as its settings show it."""

    id: int
    year: int
    label_ja: str
    name_ja: str
    name_en: str
    state: EditionState
    source: str
    operator_known: str | None
    copied_from: int | None
    """the year of the edition it was copied from"""
    unknown: tuple[str, ...]
    notes: tuple[str, ...]
    rules: Mapping[str, Any]
    countries: CountryListLine | None
    sources: Mapping[str, str]
    courses: tuple[CourseLine, ...]
    letterhead: LetterheadRow


@dataclass(frozen=True, slots=True)
class CoordinatorLine:
    """担当者, with how much they did here."""

    id: int
    name: str
    active: bool
    acts: int
    last_at: datetime | None


def page(session: Session, edition_id: int) -> EditionPage:
    """Return the settings of an edition."""
    edition = session.scalars(
        select(Edition)
        .where(Edition.id == edition_id)
        .options(selectinload(Edition.courses), joinedload(Edition.rules))
    ).one()
    rules, countries = edition.rules, _countries(session, edition.rules.country_list_id)
    return EditionPage(
        id=edition.id,
        year=edition.year,
        label_ja=edition.label_ja,
        name_ja=edition.name_ja,
        name_en=edition.name_en,
        state=edition.state,
        source=edition.source,
        operator_known=edition.operator_known,
        copied_from=session.scalars(select(Edition.year).where(Edition.id == edition.copied_from_id)).first(),
        unknown=tuple(edition.unknown),
        notes=tuple(edition.notes),
        rules={name: getattr(rules, name) for name in RULE_FIELDS} | {"country_list": countries and countries.code},
        countries=countries,
        sources=dict(rules.sources),
        courses=tuple(_course(course) for course in edition.courses),
        letterhead=letterhead(session, edition_id),
    )


def coordinators(session: Session) -> list[CoordinatorLine]:
    """Return everybody who acts or acted at this desk, those who act first."""
    done = (
        select(Act.coordinator_id, func.count().label("acts"), func.max(Act.at).label("last_at"))
        .group_by(Act.coordinator_id)
        .subquery()
    )
    rows = session.execute(
        select(Coordinator.id, Coordinator.name, Coordinator.active, done.c.acts, done.c.last_at)
        .outerjoin(done, done.c.coordinator_id == Coordinator.id)
        .order_by(Coordinator.active.desc(), Coordinator.id)
    )
    return [CoordinatorLine(row.id, row.name, row.active, row.acts or 0, row.last_at) for row in rows]


def _countries(session: Session, number: int | None) -> CountryListLine | None:
    row = session.execute(
        select(CountryList.code, CountryList.source, func.count(Country.id))
        .join(Country, Country.list_id == CountryList.id)
        .where(CountryList.id == number)
        .group_by(CountryList.id)
    ).first()
    return CountryListLine(*row) if row else None


def _course(course: Course) -> CourseLine:
    values = {name: getattr(course, name) for name in COURSE_FIELDS} | {"closes": course.closes_as_written}
    return CourseLine(course.id, course.code, course.name_ja, course.name_en, values)
