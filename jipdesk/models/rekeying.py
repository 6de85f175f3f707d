"""A desk under another data key: a copy encrypted with it, and its history sealed anew by the keys derived from it.

What was sealed is sealed again only where the old seal holds for it; so a copy vouches for no more than its original.
"""

import hmac
import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row

from jipdesk.models import history, schema
from jipdesk.models.database import connect, engine_on, translated
from jipdesk.models.history import DELETE, INSERT, Seal, born, columns_then, tracked

PORTION = 10_000
_KEPT = ("user_version", "application_id")

Columns = Mapping[tuple[str, str], list[str]]
"""The columns of a table at a revision."""


def copy(source: Path, key: str, target: Path, new_key: str) -> None:
    """Write a database into an empty private file, encrypted with another key (`x'…'`)."""
    with translated():
        connection = connect(source, key)
        try:
            versions = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in _KEPT}
            connection.execute("ATTACH DATABASE ? AS fresh KEY ?", (str(target), new_key))
            connection.execute("BEGIN")
            connection.execute("SELECT sqlcipher_export('fresh')").fetchone()
            connection.execute("COMMIT")
            for name, number in versions.items():
                connection.execute(f"PRAGMA fresh.{name} = {int(number)}")
            connection.execute("DETACH DATABASE fresh")
        finally:
            connection.close()


def reseal(file: Path, key: str, old: Seal, new: Seal) -> None:
    """Seal the history of a database that is not live by other keys; all of it or nothing."""
    engine = engine_on(lambda: connect(file, key), "BEGIN IMMEDIATE")
    try:
        with translated(), engine.begin() as connection:
            births = dict(_births(connection, old, new))
            connection.exec_driver_sql("DROP TRIGGER history_kept")
            _seal_all(connection, new, births)
            history.install_triggers(connection, schema.newest())
    finally:
        engine.dispose()


def _seal_all(connection: Connection, keys: Seal, births: Mapping[int, bytes]) -> None:
    previous, last = b"", 0
    rows = "SELECT seq, act_id, table_name, row_id, kind, payload, revision FROM history WHERE seq > ? ORDER BY seq"
    while portion := connection.exec_driver_sql(f"{rows} LIMIT {PORTION}", (last,)).all():
        sealed = []
        for seq, act_id, table, row_id, kind, payload, revision in portion:
            digest = births.get(seq) if payload is None else keys.payload(seq, payload)
            previous = keys.mac(previous, (seq, act_id, table, row_id, kind, digest, revision))
            sealed.append((digest, previous, seq))
        connection.exec_driver_sql("UPDATE history SET payload_hash = ?, mac = ? WHERE seq = ?", sealed)
        last = portion[-1].seq


# --- what rows were born with -----------------------------------------------------------------------------------------


def _births(connection: Connection, old: Seal, new: Seal) -> Iterator[tuple[int, bytes]]:
    """Yield the new hash of every birth whose old one still holds, by the number of its row in the history."""
    then = {(row.revision, row.table_name): json.loads(row.names) for row in connection.execute(columns_then.select())}
    for table, names in tracked(connection).items():
        fields = ", ".join(f'"{name}"' for name in names)
        now = {row[0]: row[1:] for row in connection.exec_driver_sql(f'SELECT id, {fields} FROM "{table}"')}
        rows = connection.exec_driver_sql(
            "SELECT row_id, seq, act_id, kind, payload, payload_hash, revision FROM history "
            "WHERE table_name = ? ORDER BY row_id, seq",
            (table,),
        )
        for row_id, story in groupby(rows, key=lambda row: row.row_id):
            values = dict(zip(names, now[row_id], strict=True)) if row_id in now else None
            for row, born_with in _born_with(list(story), values):
                columns = then.get((row.revision, table), [])
                if all(name in born_with for name in columns):
                    content = born(row.revision, [born_with[name] for name in columns])
                    if hmac.compare_digest(old.payload(row.seq, content), row.payload_hash):
                        yield row.seq, new.payload(row.seq, content)


def _born_with(
    story: Sequence[Row[Any]], values: dict[str, object] | None
) -> Iterator[tuple[Row[Any], dict[str, object]]]:
    """Yield the births of one record with what it was born with, the last first, as far as the history still tells.

    It goes back from what the record holds now. What the act of its birth still changed belongs to the birth.
    """
    births = _acts_of_birth(story)
    for row, birth in zip(reversed(story), reversed(births), strict=True):
        if row.kind == INSERT:
            if values is not None and row.payload_hash is not None:
                yield row, values
            values = None
        elif row.kind == DELETE:
            values = None if row.payload is None else json.loads(row.payload)
        elif row.act_id != birth and values is not None:
            values = None if row.payload is None else values | _before(row.payload)


def _acts_of_birth(story: Sequence[Row[Any]]) -> list[int | None]:
    """Return for every line of a record's story in which act it had been born then."""
    births: list[int | None] = []
    for row in story:
        births.append(row.act_id if row.kind == INSERT else births[-1] if births else None)
    return births


def _before(payload: str) -> dict[str, object]:
    return {name: before for name, (before, _after) in json.loads(payload).items()}
