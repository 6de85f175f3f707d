"""受入企業: host companies and the openings they offer."""

from datetime import date
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from jipdesk.models.base import STRICT, Code, Json, Record
from jipdesk.models.edition import Course
from jipdesk.rules.codes import EnglishLevel, IndustryClass, Jlpt, OrganisationType
from jipdesk.rules.workflow import OpeningState


class Company(Record):
    """A company in one edition; the 法人番号 tells that it took part before."""

    __tablename__ = "company"
    __table_args__ = (UniqueConstraint("edition_id", "company_no"), Index(None, "corporate_number"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("intake_batch.id"))
    company_no: Mapped[str]
    name_ja: Mapped[str | None]
    name_en: Mapped[str | None]
    corporate_number: Mapped[str | None]
    organisation_type: Mapped[OrganisationType | None] = mapped_column(Code(OrganisationType))
    industry_class: Mapped[IndustryClass | None] = mapped_column(Code(IndustryClass))
    capital_yen: Mapped[int | None]
    employees: Mapped[int | None]
    head_office_country: Mapped[str | None]
    prefecture: Mapped[str | None]
    address: Mapped[str | None]
    representative: Mapped[str | None]
    representative_title: Mapped[str | None]
    contact_name: Mapped[str | None]
    contact_email: Mapped[str | None]
    contact_phone: Mapped[str | None]
    answers: Mapped[dict[str, str]] = mapped_column(Json)
    received: Mapped[dict[str, object]] = mapped_column(Json)
    """what the company last sent, by field; a later sheet is compared with it"""
    search_text: Mapped[str]

    openings: Mapped[list["Opening"]] = relationship(lazy="raise", order_by="Opening.id", back_populates="company")
    result: Mapped["CompanyResult | None"] = relationship(lazy="raise", uselist=False)


class CompanyResult(Record):
    """What the edition's company rules said when they were last asked."""

    __tablename__ = "company_result"

    id: Mapped[int] = mapped_column(primary_key=True)
    company_id: Mapped[int] = mapped_column(ForeignKey("company.id"), unique=True)
    verdict: Mapped[str]
    results: Mapped[list[dict[str, object]]] = mapped_column(Json)


class Opening(Record):
    """募集: what a company offers in one course."""

    __tablename__ = "opening"
    __table_args__ = (UniqueConstraint("company_id", "opening_no"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    company_id: Mapped[int] = mapped_column(ForeignKey("company.id"))
    opening_no: Mapped[str]
    course_id: Mapped[int] = mapped_column(ForeignKey("course.id"))
    state: Mapped[OpeningState] = mapped_column(Code(OpeningState))
    places: Mapped[int]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    hours_per_day: Mapped[Decimal | None]
    task_ja: Mapped[str | None]
    task_en: Mapped[str | None]
    required_jlpt: Mapped[Jlpt | None] = mapped_column(Code(Jlpt))
    required_english: Mapped[EnglishLevel | None] = mapped_column(Code(EnglishLevel))
    fields: Mapped[list[str]] = mapped_column(Json)
    target_markets: Mapped[list[str]] = mapped_column(Json)
    received: Mapped[dict[str, object]] = mapped_column(Json)
    """what the company last sent, by field; a later sheet is compared with it"""

    company: Mapped[Company] = relationship(lazy="raise", back_populates="openings")
    course: Mapped[Course] = relationship(lazy="raise")
