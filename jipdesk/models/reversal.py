"""Taking an act back: the old values return, if what the act left is still there.

What an act left of a row is known from its history: for a row it made, the keyed hash of the whole row; for one it
changed, the new value of each column; for one it deleted, that it is gone.

An act of a user may have touched hundreds of thousands of rows, so everything is asked and written for many at a time.
"""

import hmac
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from sqlalchemy import Connection, Row
from sqlalchemy.exc import IntegrityError

from jipdesk.errors import InputRefused
from jipdesk.models import stored_rows
from jipdesk.models.history import DELETE, INSERT, Seal, born, columns_of

PORTION = 1_000
"""So many rows or lines of the history are looked at together."""

Progress: TypeAlias = Callable[[int, int], object]


@dataclass(slots=True)
class _Trace:
    """All that one act did to one row, in order."""

    seq: int
    first: str
    last: str
    digest: bytes | None
    revision: str
    left: dict[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class _Run:
    """Lines of the history that follow each other and are reversed by one statement: no row comes twice."""

    table: str
    kind: str
    names: tuple[str, ...]
    rows: dict[int, tuple[Any, ...]] = field(default_factory=dict)
    """what to write, by the number of the row"""


def later_changes(
    connection: Connection, act_id: int, keys: Seal, progress: Progress | None = None
) -> list[tuple[str, int]]:
    """Return table and number of the records that are no longer as the act left them."""
    total = _count(connection, act_id)
    changed, done = [], 0
    for table in _tables(connection, act_id):
        names = columns_of(connection, table)
        for portion in _in_portions(touched(connection, act_id, table)):
            if progress:
                progress(done, total)
            traces = _traces(connection, act_id, table, portion)
            changed += [(table, row_id) for row_id in _not_as_left(connection, table, names, traces, keys)]
            done += len(portion)
    return changed


def touched(connection: Connection, act_id: int, table: str) -> list[int]:
    """Return the numbers of a table's records that an act made, changed or deleted."""
    return list(
        connection.exec_driver_sql(
            "SELECT DISTINCT row_id FROM history WHERE act_id = ? AND table_name = ? ORDER BY row_id", (act_id, table)
        ).scalars()
    )


def reverse(connection: Connection, act_id: int, progress: Progress | None = None) -> None:
    """Write the old values, newest change first, so that children go before their parents and come back after them."""
    total, done = _count(connection, act_id), 0
    try:
        for run in _runs(connection, act_id):
            if progress:
                progress(done, total)
            _reverse_run(connection, run)
            done += len(run.rows)
    except IntegrityError as used:
        # Another record that came later refers to one that this act made.
        raise InputRefused("undo_in_use") from used


# --- writing ----------------------------------------------------------------------------------------------------------


def _runs(connection: Connection, act_id: int) -> Iterator[_Run]:
    for lines in _lines(connection, act_id):
        run: _Run | None = None
        for _, table, row_id, kind, payload in lines:
            if payload is None and kind != INSERT:
                raise InputRefused("undo_erased")
            found = {} if payload is None else json.loads(payload)
            names = tuple(found)
            if run is None or (run.table, run.kind, run.names) != (table, kind, names) or row_id in run.rows:
                if run is not None:
                    yield run
                run = _Run(table, kind, names)
            run.rows[row_id] = tuple(found.values()) if kind == DELETE else tuple(each[0] for each in found.values())
        if run is not None:
            yield run


def _reverse_run(connection: Connection, run: _Run) -> None:
    if run.kind == INSERT:
        stored_rows.delete(connection, run.table, list(run.rows))
    elif run.kind == DELETE:
        stored_rows.insert(connection, run.table, run.names, list(run.rows.values()))
    else:
        _change_back(connection, run)


def _change_back(connection: Connection, run: _Run) -> None:
    rows = [(row_id, *old) for row_id, old in run.rows.items()]
    try:
        stored_rows.change(connection, run.table, run.names, rows)
    except IntegrityError:
        # Rows may have exchanged what only one of them can have at a time: then it is done one by one, as it was.
        for row in rows:
            stored_rows.change(connection, run.table, run.names, [row])


def _lines(connection: Connection, act_id: int) -> Iterator[Sequence[Row[*tuple[Any, ...]]]]:
    """Yield the act's lines of the history, the newest first, some at a time."""
    before = connection.exec_driver_sql("SELECT max(seq) + 1 FROM history").scalar_one()
    while lines := connection.exec_driver_sql(
        "SELECT seq, table_name, row_id, kind, payload FROM history "
        "WHERE act_id = ? AND seq < ? AND table_name <> 'act' ORDER BY seq DESC LIMIT ?",
        (act_id, before, PORTION),
    ).all():
        yield lines
        before = lines[-1].seq


# --- looking ----------------------------------------------------------------------------------------------------------


def _count(connection: Connection, act_id: int) -> int:
    return int(connection.exec_driver_sql("SELECT count(*) FROM history WHERE act_id = ?", (act_id,)).scalar_one())


def _tables(connection: Connection, act_id: int) -> list[str]:
    return list(
        connection.exec_driver_sql(
            "SELECT DISTINCT table_name FROM history WHERE act_id = ? AND table_name <> 'act' ORDER BY table_name",
            (act_id,),
        ).scalars()
    )


def _in_portions(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(numbers), PORTION):
        yield numbers[start : start + PORTION]


def _traces(connection: Connection, act_id: int, table: str, numbers: Sequence[int]) -> dict[int, _Trace]:
    rows = connection.exec_driver_sql(
        "SELECT seq, row_id, kind, payload, payload_hash, revision FROM history "
        f"WHERE table_name = ? AND row_id IN ({_marks(numbers)}) AND +act_id = ? ORDER BY seq",
        (table, *numbers, act_id),
    )
    traces: dict[int, _Trace] = {}
    for seq, row_id, kind, payload, digest, revision in rows.all():
        trace = traces.get(row_id)
        if trace is None:
            trace = traces[row_id] = _Trace(seq, kind, kind, digest, revision)
        trace.last = kind
        if kind not in (INSERT, DELETE):
            trace.left |= {name: after for name, (_before, after) in json.loads(payload or "{}").items()}
    return traces


def _not_as_left(
    connection: Connection, table: str, every: Sequence[str], traces: dict[int, _Trace], keys: Seal
) -> list[int]:
    names = every if any(trace.first == INSERT for trace in traces.values()) else _left(traces)
    fields = ", ".join(f'"{name}"' for name in ("id", *names))
    rows = connection.exec_driver_sql(
        f'SELECT {fields} FROM "{table}" WHERE id IN ({_marks(traces)})', tuple(traces)
    ).all()
    standing = {row[0]: row for row in rows}
    place = {name: number for number, name in enumerate(names, 1)}
    then = {revision: [place.get(name) for name in known] for revision, known in _names_then(connection, table).items()}
    return [row_id for row_id, trace in traces.items() if not _as_left(trace, standing.get(row_id), place, then, keys)]


def _left(traces: dict[int, _Trace]) -> list[str]:
    return sorted({name for trace in traces.values() for name in trace.left})


def _as_left(
    trace: _Trace,
    row: Sequence[Any] | None,
    place: dict[str, int],
    then: dict[str, list[int | None]],
    keys: Seal,
) -> bool:
    if row is None or trace.last == DELETE:
        return row is None and trace.last == DELETE
    if trace.first != INSERT:
        return all(row[place[name]] == after for name, after in trace.left.items())
    content = born(trace.revision, [None if number is None else row[number] for number in then[trace.revision]])
    return hmac.compare_digest(keys.payload(trace.seq, content), trace.digest or b"")


def _names_then(connection: Connection, table: str) -> dict[str, list[str]]:
    """Return the columns that the table had, by revision."""
    rows = connection.exec_driver_sql("SELECT revision, names FROM history_columns WHERE table_name = ?", (table,))
    return {revision: json.loads(names) for revision, names in rows}


def _marks(numbers: Sequence[int] | dict[int, _Trace]) -> str:
    return ", ".join("?" * len(numbers))
