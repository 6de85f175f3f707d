"""書類選考: what the coordinators think of an application, one by one, and what they mean to decide together."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jipdesk.models.base import STRICT, Json, Record


class Criterion(Record):
    """評価項目 of the document screening of one edition."""

    __tablename__ = "criterion"
    __table_args__ = (UniqueConstraint("edition_id", "code"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    code: Mapped[str]
    name_ja: Mapped[str]
    name_en: Mapped[str]
    weight: Mapped[int]
    """how much it counts beside the others"""
    position: Mapped[int]


class DecisionReason(Record):
    """不採択理由 as the office words it, to be chosen and not typed anew each time."""

    __tablename__ = "decision_reason"
    __table_args__ = (UniqueConstraint("label_ja"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    label_ja: Mapped[str]
    label_en: Mapped[str]
    position: Mapped[int]
    active: Mapped[bool]


class Review(Record):
    """評価: what one coordinator thinks of one application."""

    __tablename__ = "review"
    __table_args__ = (UniqueConstraint("application_id", "coordinator_id"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"))
    coordinator_id: Mapped[int] = mapped_column(ForeignKey("coordinator.id"))
    opinion: Mapped[str]
    """pass, reject or confirm"""
    reason_id: Mapped[int | None] = mapped_column(ForeignKey("decision_reason.id"))
    scores: Mapped[dict[str, int]] = mapped_column(Json)
    """points by criterion, 1 to 5"""
    total: Mapped[int | None]
    """0 to 100, by the weights of the edition's criteria"""
    comment: Mapped[str | None]
    given_at: Mapped[datetime]


class ColleagueQuestion(Record):
    """相談: a coordinator asks another, or whoever is next, what they think of an application."""

    __tablename__ = "colleague_question"
    __table_args__ = (Index(None, "application_id"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"))
    from_id: Mapped[int] = mapped_column(ForeignKey("coordinator.id"))
    to_id: Mapped[int | None] = mapped_column(ForeignKey("coordinator.id"))
    text: Mapped[str]
    asked_at: Mapped[datetime]
    answer: Mapped[str | None]
    answered_at: Mapped[datetime | None]
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("coordinator.id"))


class TentativeDecision(Record):
    """仮判定: what is to be decided, together with others, and is not yet."""

    __tablename__ = "tentative_decision"

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), unique=True)
    decision: Mapped[str]
    """pass or reject"""
    because: Mapped[str | None]
    coordinator_id: Mapped[int] = mapped_column(ForeignKey("coordinator.id"))
    decided_at: Mapped[datetime]
