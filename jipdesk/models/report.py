"""Reports during the internship and what follows it."""

from datetime import date

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from jipdesk.models.base import STRICT, Record


class Report(Record):
    """日報・週報・最終報告書・評価シート: due from an intern or a company."""

    __tablename__ = "report"
    __table_args__ = (Index(None, "placement_id", "due_on"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    placement_id: Mapped[int] = mapped_column(ForeignKey("placement.id"))
    kind: Mapped[str]
    author: Mapped[str]
    """intern, company or office"""
    due_on: Mapped[date]
    received_on: Mapped[date | None]
    checked_on: Mapped[date | None]
    comment: Mapped[str | None]
    attachment_id: Mapped[int | None] = mapped_column(ForeignKey("attachment.id"))


class FollowUp(Record):
    """フォローアップ: job offer, language class, change of status, news of an alumnus."""

    __tablename__ = "follow_up"
    __table_args__ = (Index(None, "placement_id"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    placement_id: Mapped[int] = mapped_column(ForeignKey("placement.id"))
    kind: Mapped[str]
    happened_on: Mapped[date]
    outcome: Mapped[str | None]
    text: Mapped[str | None]
