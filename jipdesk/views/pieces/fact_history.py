"""Where one fact comes from and when it changed, as the sentences below its field."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from jipdesk.i18n import Words
from jipdesk.phrases.acts import act_name
from jipdesk.phrases.marking import N_
from jipdesk.phrases.stored import stored_value
from jipdesk.views.spoken import Saying, said

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from jipdesk.queries.history import Change, Happened

_MOST = 8


def of_record(session: "Session", table: str, number: int) -> "Sequence[Happened]":
    """Return what happened to a record, newest first."""
    from jipdesk.queries.history import of_records

    return of_records(session, {table: [number]})


def told(acts: "Sequence[Happened]", table: str, field: str) -> Saying:
    """Return the changes of a field and how its record came to be, newest first."""

    def say(words: Words) -> str:
        lines = [line for act in acts for line in _lines(act, table, field, words)]
        return "\n".join(lines[:_MOST]) or said(N_("Unchanged since the record was made."))

    return say


def _lines(act: "Happened", table: str, field: str, words: Words) -> list[str]:
    by = " ".join(part for part in (words.moment(act.at), act.who) if part)
    changes = [change for change in act.changes if (change.table, change.field) == (table, field)]
    if changes:
        return [f"{by}: {_change(change, words)}" for change in changes]
    return [f"{by}: {_origin(act, words)}"] if table in act.made else []


def _change(change: "Change", words: Words) -> str:
    before, after = (stored_value(change.table, change.field, value, words) for value in (change.before, change.after))
    return f"{before} → {after}"


def _origin(act: "Happened", words: Words) -> str:
    name, file = act_name(act.name, act.values, words), act.values.get("file")
    return words.gettext("{act} from {file}").format(act=name, file=file) if file else name
