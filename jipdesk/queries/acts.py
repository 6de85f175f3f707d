"""What was done at the desk lately, and what of it Undo and Redo would take."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.models.act import Act
from jipdesk.models.office import Coordinator
from jipdesk.rules.acts import ACTS

_UNDO = "undo"
_LOOK_BACK = 200


@dataclass(frozen=True, slots=True)
class ActRow:
    """An act as the history, Undo and the status bar name it."""

    id: int
    name: str
    values: Mapping[str, Any]
    at: datetime
    who: str | None
    undoes_id: int | None


@dataclass(frozen=True, slots=True)
class Within:
    """What Undo and Redo would do now."""

    undo: ActRow | None
    """what would be undone"""
    blocked: ActRow | None
    """the last act, where it cannot be undone but has a counter-act or none"""
    redo: ActRow | None
    """the undoing that would be undone"""
    last_at: datetime | None


def within(session: Session) -> Within:
    """Return what is within the reach of Undo and Redo.

    Undo takes the last act that stands; one that cannot be undone stops it there. Redo takes back the last undoing,
    as long as nothing else was done since.
    """
    rows = lately(session)
    undone = _undone(rows)
    real = [row for row in rows if not ACTS[row.name].passed_over]
    standing = next((row for row in real if row.name != _UNDO and row.id not in undone), None)
    can = standing is not None and ACTS[standing.name].undoable
    return Within(
        undo=standing if can else None,
        blocked=None if can else standing,
        redo=_redo(real, undone),
        last_at=rows[0].at if rows else None,
    )


def lately(session: Session, most: int = _LOOK_BACK) -> list[ActRow]:
    """Return the last acts, newest first."""
    rows = session.execute(
        select(Act.id, Act.name, Act.values, Act.at, Coordinator.name, Act.undoes_id)
        .outerjoin(Coordinator, Coordinator.id == Act.coordinator_id)
        .order_by(Act.id.desc())
        .limit(most)
    )
    return [ActRow(*row) for row in rows]


def _undone(rows: Sequence[ActRow]) -> frozenset[int]:
    """Return the acts that are undone: the last undoing of each was not itself undone. Newest come first."""
    known: dict[int, bool] = {}
    for row in rows:
        if row.undoes_id is not None:
            known.setdefault(row.undoes_id, not known.get(row.id, False))
    return frozenset(number for number, is_undone in known.items() if is_undone)


def _redo(rows: Sequence[ActRow], undone: frozenset[int]) -> ActRow | None:
    names = {row.id: row.name for row in rows}
    for row in rows:
        if row.name != _UNDO:
            return None
        if row.id not in undone and names.get(row.undoes_id or 0, _UNDO) != _UNDO:
            return row
    return None
