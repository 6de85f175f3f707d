"""One year's programme: its courses and terms, its rules, its office."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from jipdesk.models.base import STRICT, Code, Json, Record
from jipdesk.rules.codes import CourseKind, EnglishLevel, Jlpt, ResidenceRule
from jipdesk.rules.workflow import EditionState


class Edition(Record):
    """年度: the programme of one fiscal year."""

    __tablename__ = "edition"

    id: Mapped[int] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(unique=True)
    name_ja: Mapped[str]
    name_en: Mapped[str]
    label_ja: Mapped[str]
    state: Mapped[EditionState] = mapped_column(Code(EditionState))
    unselected_kept_until: Mapped[date | None]
    participants_kept_until: Mapped[date | None]
    source: Mapped[str]
    unknown: Mapped[list[str]] = mapped_column(Json)
    notes: Mapped[list[str]] = mapped_column(Json)
    operator_known: Mapped[str | None]
    """Who ran the office that year, as far as it was found."""
    copied_from_id: Mapped[int | None] = mapped_column(ForeignKey("edition.id"))

    courses: Mapped[list["Course"]] = relationship(lazy="raise", order_by="Course.id")
    rules: Mapped["RuleParameters"] = relationship(lazy="raise", uselist=False)
    letterhead: Mapped["Letterhead"] = relationship(lazy="raise", uselist=False)


class Term(Record):
    """ターム: a part of the year in which a group of interns takes part together."""

    __tablename__ = "term"
    __table_args__ = (UniqueConstraint("edition_id", "code"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    code: Mapped[str]
    name_ja: Mapped[str]
    name_en: Mapped[str]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]


class Course(Record):
    """コース: what an applicant chooses."""

    __tablename__ = "course"
    __table_args__ = (UniqueConstraint("edition_id", "code"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    term_id: Mapped[int | None] = mapped_column(ForeignKey("term.id"))
    code: Mapped[str]
    name_ja: Mapped[str]
    name_en: Mapped[str]
    kind: Mapped[CourseKind] = mapped_column(Code(CourseKind))
    residence_rule: Mapped[ResidenceRule | None] = mapped_column(Code(ResidenceRule))
    closes_before: Mapped[datetime | None]
    """The first moment that is too late."""
    closes_as_written: Mapped[str | None]
    """The deadline as the call for applications gives it: a day, or a day and a minute, in Japan."""
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    hours_per_day: Mapped[Decimal | None]
    daily_amount_yen: Mapped[int | None]
    local_currency: Mapped[bool]
    days_paid: Mapped[str | None]
    status_of_residence: Mapped[str | None]
    places: Mapped[int | None]


class RuleParameters(Record):
    """What the rules of one edition are measured by; what is not known is empty, and the rule then wants confirming."""

    __tablename__ = "rule_parameters"

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), unique=True)
    age_min: Mapped[int | None]
    age_max: Mapped[int | None]
    age_on: Mapped[date | None]
    country_list_id: Mapped[int | None] = mapped_column(ForeignKey("country_list.id"))
    excluded_nationalities: Mapped[list[str]] = mapped_column(Json)
    residence_rule: Mapped[ResidenceRule | None] = mapped_column(Code(ResidenceRule))
    jlpt_minimum: Mapped[Jlpt | None] = mapped_column(Code(Jlpt))
    english_minimum: Mapped[EnglishLevel | None] = mapped_column(Code(EnglishLevel))
    barred_years: Mapped[list[int] | None] = mapped_column(Json)
    documents_of_students: Mapped[list[str]] = mapped_column(Json)
    """Which papers are asked of students who pass the document screening."""
    documents_of_graduates: Mapped[list[str]] = mapped_column(Json)
    documents_of_others: Mapped[list[str]] = mapped_column(Json)
    documents_to_travel: Mapped[list[str]] = mapped_column(Json)
    """Those of them that nobody is asked for who stays at home."""
    documents_days: Mapped[int]
    """How many days an applicant has."""
    sources: Mapped[dict[str, str]] = mapped_column(Json)
    host_organisations: Mapped[list[str] | None] = mapped_column(Json)
    host_country: Mapped[str | None]
    hosts_small_only: Mapped[bool | None]


class Operator(Record):
    """受託者: the body that runs the office; it has changed from year to year."""

    __tablename__ = "operator"

    id: Mapped[int] = mapped_column(primary_key=True)
    name_ja: Mapped[str]
    name_en: Mapped[str]


class Letterhead(Record):
    """The office as its papers name it, for one edition."""

    __tablename__ = "letterhead"

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), unique=True)
    operator_id: Mapped[int] = mapped_column(ForeignKey("operator.id"))
    is_example: Mapped[bool]
    """Made up for trying things out, until the office has put in its own."""
    office_ja: Mapped[str]
    office_en: Mapped[str]
    postal_code: Mapped[str]
    address_ja: Mapped[str]
    address_en: Mapped[str]
    representative_ja: Mapped[str]
    representative_en: Mapped[str]
    representative_title_ja: Mapped[str]
    representative_title_en: Mapped[str]
    phone: Mapped[str]
    email: Mapped[str]
    ministry_unit_ja: Mapped[str]
    ministry_unit_en: Mapped[str]
    court_ja: Mapped[str]
    court_en: Mapped[str]

    operator: Mapped[Operator] = relationship(lazy="raise")
