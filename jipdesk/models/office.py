"""The office's own work: who acts, what is to be done, what was said, what was left half-typed."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jipdesk.models.base import STRICT, Json, Record


class Coordinator(Record):
    """担当者: someone who acts at this desk."""

    __tablename__ = "coordinator"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    language: Mapped[str | None]
    active: Mapped[bool]


class Task(Record):
    """対応予定: something to be done by a day."""

    __tablename__ = "task"
    __table_args__ = (Index(None, "edition_id", "due_on"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    text: Mapped[str]
    due_on: Mapped[date | None]
    done_on: Mapped[date | None]
    coordinator_id: Mapped[int | None] = mapped_column(ForeignKey("coordinator.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    company_id: Mapped[int | None] = mapped_column(ForeignKey("company.id"))
    placement_id: Mapped[int | None] = mapped_column(ForeignKey("placement.id"))


class Note(Record):
    """対応履歴: what was said or written, to or by whom."""

    __tablename__ = "note"
    __table_args__ = (Index(None, "person_id"), Index(None, "company_id"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    company_id: Mapped[int | None] = mapped_column(ForeignKey("company.id"))
    placement_id: Mapped[int | None] = mapped_column(ForeignKey("placement.id"))
    written_at: Mapped[datetime]
    channel: Mapped[str]
    text: Mapped[str]


class Inquiry(Record):
    """問い合わせ, from whoever asks, answered or not."""

    __tablename__ = "inquiry"
    __table_args__ = (Index(None, "edition_id"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    company_id: Mapped[int | None] = mapped_column(ForeignKey("company.id"))
    received_at: Mapped[datetime]
    channel: Mapped[str]
    sender: Mapped[str | None]
    text: Mapped[str]
    answer: Mapped[str | None]
    answered_at: Mapped[datetime | None]


class InformationSession(Record):
    """説明会, for applicants or for companies."""

    __tablename__ = "information_session"

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    audience: Mapped[str]
    starts_at: Mapped[datetime]
    place: Mapped[str | None]
    attended: Mapped[int | None]
    note: Mapped[str | None]


class SavedView(Record):
    """保存した表示: named filters, columns and order of a list."""

    __tablename__ = "saved_view"
    __table_args__ = (UniqueConstraint("coordinator_id", "page", "name"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    coordinator_id: Mapped[int | None] = mapped_column(ForeignKey("coordinator.id"))
    page: Mapped[str]
    name: Mapped[str]
    definition: Mapped[dict[str, object]] = mapped_column(Json)


class Draft(Record):
    """下書き: what was typed and could not be stored, kept until it is mended or given up."""

    __tablename__ = "draft"
    __table_args__ = (UniqueConstraint("coordinator_id", "table_name", "row_id", "field"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    coordinator_id: Mapped[int] = mapped_column(ForeignKey("coordinator.id"))
    table_name: Mapped[str]
    row_id: Mapped[int]
    field: Mapped[str]
    text: Mapped[str]
    typed_at: Mapped[datetime]
