"""Taking an act back: the old values return, if what the act left is still there.

What an act left of a row is known from its history: for a row it made, the keyed hash of the whole row; for one it
changed, the new value of each column; for one it deleted, that it is gone.
"""

import hmac
import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from jipdesk.errors import InputRefused
from jipdesk.models.history import DELETE, INSERT, Seal, born, columns_of


@dataclass(slots=True)
class _Trace:
    """All that one act did to one row, in order."""

    seq: int
    first: str
    last: str
    digest: bytes | None = None
    revision: str = ""
    left: dict[str, object] = field(default_factory=dict)


def later_changes(connection: Connection, act_id: int, keys: Seal) -> list[tuple[str, int]]:
    """Return table and number of the records that are no longer as the act left them."""
    return [key for key, trace in _traces(connection, act_id).items() if not _as_left(connection, *key, trace, keys)]


def touched(connection: Connection, act_id: int, table: str) -> list[int]:
    """Return the numbers of a table's records that an act made, changed or deleted."""
    return list(
        connection.exec_driver_sql(
            "SELECT DISTINCT row_id FROM history WHERE act_id = ? AND table_name = ? ORDER BY row_id", (act_id, table)
        ).scalars()
    )


def reverse(connection: Connection, act_id: int) -> None:
    """Write the old values, newest change first, so that children go before their parents and come back after them."""
    try:
        for table, row_id, kind, payload in _lines(connection, act_id, "DESC"):
            _reverse_line(connection, table, row_id, kind, json.loads(payload) if payload else {})
    except IntegrityError as used:
        # Another record that came later refers to one that this act made.
        raise InputRefused("undo_in_use") from used


def _reverse_line(connection: Connection, table: str, row_id: int, kind: str, payload: dict[str, object]) -> None:
    if kind == INSERT:
        connection.exec_driver_sql(f'DELETE FROM "{table}" WHERE id = ?', (row_id,))
        return
    if kind == DELETE:
        names = ", ".join(f'"{name}"' for name in payload)
        marks = ", ".join("?" for _ in payload)
        connection.exec_driver_sql(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', tuple(payload.values()))
        return
    before = {name: change[0] for name, change in payload.items() if isinstance(change, list)}
    sets = ", ".join(f'"{name}" = ?' for name in before)
    connection.exec_driver_sql(f'UPDATE "{table}" SET {sets} WHERE id = ?', (*before.values(), row_id))


def _lines(connection: Connection, act_id: int, order: str) -> Iterator[tuple[str, int, str, str | None]]:
    rows = connection.exec_driver_sql(
        "SELECT table_name, row_id, kind, payload FROM history "
        f"WHERE act_id = ? AND table_name <> 'act' ORDER BY seq {order}",
        (act_id,),
    )
    for table, row_id, kind, payload in rows.all():
        if payload is None and kind != INSERT:
            raise InputRefused("undo_erased")
        yield table, row_id, kind, payload


def _traces(connection: Connection, act_id: int) -> dict[tuple[str, int], _Trace]:
    rows = connection.exec_driver_sql(
        "SELECT seq, table_name, row_id, kind, payload, payload_hash, revision FROM history "
        "WHERE act_id = ? AND table_name <> 'act' ORDER BY seq",
        (act_id,),
    )
    traces: dict[tuple[str, int], _Trace] = {}
    for seq, table, row_id, kind, payload, digest, revision in rows:
        trace = traces.setdefault((table, row_id), _Trace(seq, kind, kind, digest, revision))
        trace.last = kind
        if kind not in (INSERT, DELETE):
            trace.left |= {name: after for name, (_before, after) in json.loads(payload or "{}").items()}
    return traces


def _as_left(connection: Connection, table: str, row_id: int, trace: _Trace, keys: Seal) -> bool:
    names = columns_of(connection, table)
    fields = ", ".join(f'"{name}"' for name in names)
    row = connection.exec_driver_sql(f'SELECT {fields} FROM "{table}" WHERE id = ?', (row_id,)).first()
    if trace.last == DELETE:
        return row is None
    if row is None:
        return False
    values = dict(zip(names, row, strict=True))
    if trace.first != INSERT:
        return all(values[name] == after for name, after in trace.left.items())
    then = json.loads(
        connection.exec_driver_sql(
            "SELECT names FROM history_columns WHERE revision = ? AND table_name = ?", (trace.revision, table)
        ).scalar_one()
    )
    content = born(trace.revision, [values.get(name) for name in then])
    return hmac.compare_digest(keys.payload(trace.seq, content), trace.digest or b"")
