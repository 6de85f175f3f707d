"""研修: sessions before, during and after the internship, and who attended."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jipdesk.models.base import STRICT, Record


class TrainingSession(Record):
    """One session for a whole group."""

    __tablename__ = "training_session"

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    course_id: Mapped[int | None] = mapped_column(ForeignKey("course.id"))
    kind: Mapped[str]
    name_ja: Mapped[str]
    name_en: Mapped[str]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    place_ja: Mapped[str | None]
    place_en: Mapped[str | None]
    address: Mapped[str | None]


class Attendance(Record):
    """出欠: one intern at one session."""

    __tablename__ = "attendance"
    __table_args__ = (UniqueConstraint("session_id", "placement_id"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("training_session.id"))
    placement_id: Mapped[int] = mapped_column(ForeignKey("placement.id"), index=True)
    attended: Mapped[bool | None]
    note: Mapped[str | None]
