"""通知: letters to applicants, about the result or about documents, as they went out."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from jipdesk.models.base import STRICT, Record


class Letter(Record):
    """One letter to one applicant; its text stays as it was sent. The templates are those of the papers."""

    __tablename__ = "letter"
    __table_args__ = (Index(None, "application_id"), Index(None, "edition_id", "kind"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"))
    kind: Mapped[str]
    template_version_id: Mapped[int | None] = mapped_column(ForeignKey("template_version.id"))
    language: Mapped[str]
    channel: Mapped[str]
    """pdf or text: how it left the desk"""
    state_then: Mapped[str]
    """where the application stood when the letter was written"""
    subject: Mapped[str]
    text: Mapped[str]
    written_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
