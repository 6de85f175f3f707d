"""研修: sessions for whole groups, who is to come and who came."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.actions import rows
from jipdesk.errors import InputRefused
from jipdesk.models.database import say
from jipdesk.models.training import Attendance, TrainingSession
from jipdesk.queries import chosen
from jipdesk.rules.training import Training


def hold_training(
    session: Session, edition_id: int, sessions: Sequence[Training], placement_ids: Collection[int] = ()
) -> list[int]:
    """Add sessions to an edition, invite the interns of these placements to all of them, and return their numbers."""
    if backwards := [each for each in sessions if each.ends_at <= each.starts_at]:
        raise InputRefused("training_backwards", count=len(backwards))
    made = rows.added(session, TrainingSession, (asdict(each) | {"edition_id": edition_id} for each in sessions))
    invite(session, made, placement_ids)
    say(session, count=len(made))
    return made


def invite(session: Session, training_ids: Collection[int], placement_ids: Collection[int]) -> None:
    """Ask the interns of these placements to come to these sessions; who was asked before is left alone."""
    statement = select(Attendance.session_id, Attendance.placement_id)
    known = {
        (row.session_id, row.placement_id)
        for row in chosen.rows(session, statement, Attendance.session_id, training_ids)
    }
    pairs = [(one, other) for one in training_ids for other in placement_ids if (one, other) not in known]
    rows.add(session, Attendance, ({"session_id": one, "placement_id": other} for one, other in pairs))
    say(session, count=len(set(training_ids)))


def attend(session: Session, training_id: int, came: Mapping[int, bool]) -> None:
    """Record who came to a session and who did not, by placement; only who was invited can be recorded."""
    statement = select(Attendance.placement_id, Attendance.id).where(Attendance.session_id == training_id)
    known = chosen.pairs(session, statement, Attendance.placement_id, came)
    if strangers := came.keys() - known.keys():
        raise InputRefused("not_invited", count=len(strangers))
    rows.change(session, Attendance, ({"id": known[each], "attended": attended} for each, attended in came.items()))
    say(session, count=1)
