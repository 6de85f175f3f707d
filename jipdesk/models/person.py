"""A person who applied, in whatever year, and what is known of them apart from any application."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from jipdesk.models.base import STRICT, Code, Record
from jipdesk.rules.codes import Sex


class Person(Record):
    """氏名 as in the passport, and how to reach the person."""

    __tablename__ = "person"
    __table_args__ = (Index(None, "birth_date"), Index(None, "email_folded"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    family_name: Mapped[str | None]
    middle_name: Mapped[str | None]
    given_name: Mapped[str | None]
    name_kana: Mapped[str | None]
    name_native: Mapped[str | None]
    sex: Mapped[Sex | None] = mapped_column(Code(Sex))
    birth_date: Mapped[date | None]
    nationality: Mapped[str | None]
    other_nationality: Mapped[str | None]
    residence_country: Mapped[str | None]
    email: Mapped[str | None]
    email_folded: Mapped[str | None]
    phone: Mapped[str | None]
    address: Mapped[str | None]
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    """the person this record was found to be one with; nothing else names the record then"""
    search_text: Mapped[str]
    """Names, katakana, native script, e-mail and passport numbers, folded by `models.search`."""

    passports: Mapped[list["Passport"]] = relationship(lazy="raise", order_by="Passport.id")
    special_care: Mapped["SpecialCare | None"] = relationship(lazy="raise", uselist=False)


class SpecialCare(Record):
    """要配慮個人情報: kept apart, shown masked, revealed on record."""

    __tablename__ = "special_care"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), unique=True)
    diet: Mapped[str | None]
    health_notes: Mapped[str | None]
    emergency_contact: Mapped[str | None]


class Passport(Record):
    """旅券; a person may hold more than one over time, the last is the one in use."""

    __tablename__ = "passport"
    __table_args__ = (Index(None, "number_folded"), Index(None, "person_id"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    number: Mapped[str | None]
    number_folded: Mapped[str | None]
    expires_on: Mapped[date | None]
    issued_on: Mapped[date | None]
    issuing_country: Mapped[str | None]
    mrz: Mapped[str | None]
    """the two lines at the foot of its page, as read"""


class LanguageResult(Record):
    """A language test: declared at intake, proved by a certificate later."""

    __tablename__ = "language_result"
    __table_args__ = (Index(None, "person_id"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    language: Mapped[str]
    test: Mapped[str]
    level: Mapped[str | None]
    score: Mapped[Decimal | None]
    taken_on: Mapped[date | None]
    proved: Mapped[bool]


class NotTheSame(Record):
    """別人: two persons who look alike and were found to be two."""

    __tablename__ = "not_the_same"
    __table_args__ = (UniqueConstraint("person_id", "other_id"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    other_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[str | None]
    decided_at: Mapped[datetime]
