"""Edit ▸ Undo: any reversible act, today's or last week's, if what it left is still there."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.actions import decisions
from jipdesk.errors import InputRefused
from jipdesk.models import reversal
from jipdesk.models.act import Act
from jipdesk.models.database import Database
from jipdesk.models.match import Match
from jipdesk.models.reversal import Progress
from jipdesk.rules.acts import ACTS


def undo(db: Database, act_id: int, *, actor: int | None, progress: Progress | None = None) -> None:
    """Take an act back as an act of its own; to redo it, undo the undoing.

    Refused when the act cannot be undone (its counter-act is named), was undone already, when later acts have
    changed or used what it left, or when they have given the place of a match that would come back to others.
    """
    with db.read() as session:
        act = undoable(session, act_id)
    with db.write(actor, "undo", undoes=act.id, act=act.name, of=act.values) as session:
        connection = session.connection()
        if changed := reversal.later_changes(connection, act_id, db.seal, _first_half(progress)):
            raise InputRefused("undo_changed_since", count=len(changed), tables=sorted({table for table, _ in changed}))
        reversal.reverse(connection, act_id, _second_half(progress))
        decisions.require_possible(session, reversal.touched(connection, act_id, Match.__tablename__))


def _first_half(progress: Progress | None) -> Progress | None:
    """Report looking as the first half of the work."""
    return progress and (lambda done, total: progress(done, 2 * total))


def _second_half(progress: Progress | None) -> Progress | None:
    return progress and (lambda done, total: progress(total + done, 2 * total))


def undoable(session: Session, act_id: int) -> Act:
    """Return the act if it may be undone by its kind and has not been; refuse with the reason otherwise."""
    act = session.get(Act, act_id)
    if act is None:
        raise InputRefused("no_such_act")
    rule = ACTS[act.name]
    if not rule.undoable:
        raise InputRefused("not_undoable", act=act.name, of=act.values, counter=rule.counter)
    if is_undone(session, act_id):
        raise InputRefused("already_undone", act=act.name, of=act.values)
    return act


def is_undone(session: Session, act_id: int) -> bool:
    """Tell whether an act is undone at present: the last undoing of it was not itself undone."""
    last = session.scalars(select(Act.id).where(Act.undoes_id == act_id).order_by(Act.id.desc()).limit(1)).first()
    return last is not None and not is_undone(session, last)
