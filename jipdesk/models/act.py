"""操作: one thing a user did, with who, when and under which name."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from jipdesk.models.base import Json, Record


class Act(Record):
    """The changes it made stand in the history under its number."""

    __tablename__ = "act"

    id: Mapped[int] = mapped_column(primary_key=True)
    coordinator_id: Mapped[int | None] = mapped_column(ForeignKey("coordinator.id"))
    name: Mapped[str]
    """a code of `rules.acts`; the words for it stand in `phrases.acts`"""
    values: Mapped[dict[str, object]] = mapped_column(Json)
    at: Mapped[datetime]
    undoes_id: Mapped[int | None] = mapped_column(ForeignKey("act.id"), index=True)
    program_version: Mapped[str]
