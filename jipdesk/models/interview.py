"""面接: the office's and the companies' interviews, and what came of them."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from jipdesk.models.application import Application
from jipdesk.models.base import STRICT, Json, Record


class Interview(Record):
    """One talk with one applicant."""

    __tablename__ = "interview"
    __table_args__ = (Index(None, "application_id"), Index(None, "starts_at"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"))
    opening_id: Mapped[int | None] = mapped_column(ForeignKey("opening.id"))
    stage: Mapped[str]
    """office or company"""
    starts_at: Mapped[datetime]
    minutes: Mapped[int]
    method: Mapped[str]
    language: Mapped[str | None]
    interviewers: Mapped[list[str]] = mapped_column(Json)
    interpreter: Mapped[str | None]
    scores: Mapped[dict[str, int]] = mapped_column(Json)
    """points by criterion, 1 to 5"""
    total: Mapped[int | None]
    """0 to 100, by the weights of the edition's criteria"""
    recommendation: Mapped[str | None]
    comments: Mapped[str | None]

    application: Mapped[Application] = relationship(lazy="raise")
