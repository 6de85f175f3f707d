"""Who works at the desk."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.models.office import Coordinator


@dataclass(frozen=True, slots=True)
class CoordinatorRow:
    """担当者: someone who may act."""

    id: int
    name: str


def coordinators(session: Session) -> list[CoordinatorRow]:
    """Return those who act at this desk, in the order in which they came."""
    rows = session.execute(
        select(Coordinator.id, Coordinator.name).where(Coordinator.active.is_(True)).order_by(Coordinator.id)
    )
    return [CoordinatorRow(row.id, row.name) for row in rows]
