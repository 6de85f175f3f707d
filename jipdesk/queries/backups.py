"""How a backup stands to the desk: a state that the desk went through, or something else."""

from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.orm import Session

from jipdesk.models import digest
from jipdesk.queries.acts import ActRow, lately

_MOST = 10_000


@dataclass(frozen=True, slots=True)
class Since:
    """What was done at the desk after the backup was written."""

    is_of_this_desk: bool
    """whether the desk's history went through the backup's last act"""
    acts: tuple[ActRow, ...]
    """newest first; empty for a backup of another desk"""


def counts(session: Session) -> dict[str, int]:
    """Return how many records of every kind the desk holds."""
    return digest.counts(session.connection())


def since(session: Session, sequence: int, head: str) -> Since:
    """Return what was done after the history had come to this row, known by its seal (hex)."""
    found = session.execute(text("SELECT lower(hex(mac)) FROM history WHERE seq = :seq"), {"seq": sequence}).scalar()
    if found != head.lower():
        return Since(is_of_this_desk=False, acts=())
    query = text("SELECT DISTINCT act_id FROM history WHERE seq > :seq")
    later = set(session.execute(query, {"seq": sequence}).scalars())
    return Since(is_of_this_desk=True, acts=tuple(act for act in lately(session, _MOST) if act.id in later))
