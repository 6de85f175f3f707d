"""マッチング: a candidate proposed for an opening, and both sides' answers."""

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from jipdesk.models.application import Application
from jipdesk.models.base import STRICT, Code, Json, Record
from jipdesk.models.company import Opening
from jipdesk.rules.workflow import MatchState


class Match(Record):
    """提案 and what became of it."""

    __tablename__ = "match"
    __table_args__ = (UniqueConstraint("opening_id", "application_id"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    opening_id: Mapped[int] = mapped_column(ForeignKey("opening.id"))
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), index=True)
    state: Mapped[MatchState] = mapped_column(Code(MatchState))
    score: Mapped[int]
    reasons: Mapped[list[dict[str, object]]] = mapped_column(Json)
    proposed_on: Mapped[date]
    company_answered_on: Mapped[date | None]
    intern_answered_on: Mapped[date | None]
    decided_on: Mapped[date | None]
    ended_because: Mapped[str | None]

    opening: Mapped[Opening] = relationship(lazy="raise")
    application: Mapped[Application] = relationship(lazy="raise")
