"""研修: the sessions of an edition, and how many are asked to come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jipdesk.models.training import Attendance, TrainingSession


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """One session."""

    id: int
    name_ja: str
    name_en: str
    starts_at: datetime
    invited: int


def every(session: Session, edition_id: int) -> Sequence[TrainingRow]:
    """Return the sessions of an edition in the order of their beginnings."""
    statement = (
        select(
            *(TrainingSession.id, TrainingSession.name_ja, TrainingSession.name_en, TrainingSession.starts_at),
            func.count(Attendance.id),
        )
        .outerjoin(Attendance, Attendance.session_id == TrainingSession.id)
        .where(TrainingSession.edition_id == edition_id)
        .group_by(TrainingSession.id)
        .order_by(TrainingSession.starts_at, TrainingSession.id)
    )
    return [TrainingRow(*row) for row in session.execute(statement)]
