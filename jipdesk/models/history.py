"""History: every change of every record, written by triggers, sealed by a chain of MACs.

One mechanism is audit trail, timeline and undo. A trigger writes what an update changed and what a deletion took
away; of a birth it writes only that it happened, and sealing adds a keyed hash of the new row, so a bulk intake stays
fast and the row can still be told from one that was changed behind the program's back. The chain runs over all rows in
order: altering, inserting, dropping or swapping any of them breaks it.

Hashes are keyed and salted with the row's number: two equal rows do not show the same hash, and nobody without the
desk's key can test a guess.
"""

import hashlib
import hmac
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from sqlalchemy import CheckConstraint, Column, Connection, Index, Integer, LargeBinary, Table, Text, text

from jipdesk.models import search_index
from jipdesk.models.base import Record

INSERT, UPDATE, DELETE = "insert", "update", "delete"
HASH = 32
"""Bytes that SHA-256 gives."""
_BLOCK = 64
"""Bytes that it takes at a time."""
_NO_HASH = bytes(HASH)
"""stands among seals where a row has none: of what was born and gone in one act"""
PORTION = 500
"""Rows sealed at a time: they are held in memory, and for each portion other threads wait a moment."""

history = Table(
    "history",
    Record.metadata,
    Column("seq", Integer, primary_key=True),
    Column("act_id", Integer, nullable=False),
    Column("table_name", Text, nullable=False),
    Column("row_id", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("payload", Text),
    Column("payload_hash", LargeBinary),
    Column("revision", Text),
    Column("mac", LargeBinary),
    CheckConstraint(f"kind IN ('{INSERT}', '{UPDATE}', '{DELETE}')", name="kind"),
    Index(None, "table_name", "row_id"),
    Index(None, "act_id"),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)

context = Table(
    "history_context",
    Record.metadata,
    Column("id", Integer, primary_key=True),
    Column("act_id", Integer),
    CheckConstraint("id = 1", name="one_row"),
    sqlite_strict=True,
)
"""Holds the act that is under way. Without one, the triggers find nothing to write and the change fails."""

columns_then = Table(
    "history_columns",
    Record.metadata,
    Column("revision", Text, primary_key=True),
    Column("table_name", Text, primary_key=True),
    Column("names", Text, nullable=False),
    sqlite_strict=True,
)
"""The columns each table had at each revision of the schema, so that the hash of a birth can still be checked later."""

UNTRACKED = frozenset({"history", "history_context", "history_columns", "blob", "alembic_version"})
"""Blobs never change and are named by their hash in records that are tracked."""


def tracked(connection: Connection) -> dict[str, list[str]]:
    """Return the tables whose changes are recorded, with their columns in order."""
    # Tables of records only: an index of texts has tables of its own, which say nothing new.
    names = connection.exec_driver_sql(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' "
        "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
    ).scalars()
    return {name: columns_of(connection, name) for name in names if name not in UNTRACKED}


def columns_of(connection: Connection, table: str) -> list[str]:
    """Return a table's columns in order."""
    return list(connection.exec_driver_sql(f"SELECT name FROM pragma_table_info('{table}') ORDER BY cid").scalars())


# --- triggers ---------------------------------------------------------------------------------------------------------


def install_triggers(connection: Connection, revision: str) -> None:
    """Write the triggers of every table anew and note the columns of this revision.

    Rebuilding a table, as migrations do, drops its triggers without a word: so this follows every migration.
    """
    for name in connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'trigger'").scalars().all():
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    for table, names in tracked(connection).items():
        for statement in _table_triggers(table, names):
            connection.exec_driver_sql(statement)
        connection.execute(
            text(
                "INSERT OR IGNORE INTO history_columns (revision, table_name, names) VALUES (:revision, :name, :names)"
            ),
            {"revision": revision, "name": table, "names": json.dumps(names)},
        )
    for statement in (*_append_only(), *search_index.triggers()):
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql("INSERT OR IGNORE INTO history_context (id) VALUES (1)")


def _table_triggers(table: str, names: Sequence[str]) -> Iterator[str]:
    record = (
        "INSERT INTO history (act_id, table_name, row_id, kind, payload) "
        f"VALUES ((SELECT act_id FROM history_context), '{table}', "
    )
    unlike = {name: f'OLD."{name}" IS NOT NEW."{name}"' for name in names}
    changed = " UNION ALL ".join(
        f'SELECT \'{name}\' AS n, json_array(OLD."{name}", NEW."{name}") AS v WHERE {differs}'
        for name, differs in unlike.items()
    )
    pairs = f"SELECT json_group_object(n, json(v)) FROM ({changed})"
    old = ", ".join(f"'{name}', OLD.\"{name}\"" for name in names)
    yield f'CREATE TRIGGER "{table}_insert" AFTER INSERT ON "{table}" BEGIN {record} NEW.id, \'{INSERT}\', NULL); END'
    yield (
        f'CREATE TRIGGER "{table}_update" AFTER UPDATE ON "{table}" WHEN {" OR ".join(unlike.values())} '
        f"BEGIN {record} OLD.id, '{UPDATE}', ({pairs})); END"
    )
    yield (
        f'CREATE TRIGGER "{table}_delete" AFTER DELETE ON "{table}" '
        f"BEGIN {record} OLD.id, '{DELETE}', json_object({old})); END"
    )
    yield (
        f'CREATE TRIGGER "{table}_id" BEFORE UPDATE OF id ON "{table}" WHEN OLD.id IS NOT NEW.id '
        "BEGIN SELECT RAISE(ABORT, 'a record keeps its number'); END"
    )


def _append_only() -> Iterator[str]:
    """Allow two changes of a history row: an unsealed one gets its seal, an erased person's payload is emptied."""
    same = " AND ".join(f"OLD.{name} IS NEW.{name}" for name in ("seq", "act_id", "table_name", "row_id", "kind"))
    sealing = "OLD.mac IS NULL AND NEW.mac IS NOT NULL AND OLD.payload IS NEW.payload"
    seal_kept = " AND ".join(f"OLD.{name} IS NEW.{name}" for name in ("mac", "payload_hash", "revision"))
    erasing = f"{seal_kept} AND NEW.payload IS NULL"
    yield (
        f"CREATE TRIGGER history_kept BEFORE UPDATE ON history WHEN NOT ({same} AND (({sealing}) OR ({erasing}))) "
        "BEGIN SELECT RAISE(ABORT, 'history is not rewritten'); END"
    )
    yield (
        "CREATE TRIGGER history_stays BEFORE DELETE ON history BEGIN SELECT RAISE(ABORT, 'history is not deleted'); END"
    )
    yield "CREATE TRIGGER blob_kept BEFORE UPDATE ON blob BEGIN SELECT RAISE(ABORT, 'blobs do not change'); END"


# --- sealing ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Seal:
    """Computes hashes and MACs with keys of the desk."""

    chain_key: bytes
    payload_key: bytes
    _chain: Callable[[bytes], bytes] = field(init=False, repr=False, compare=False)
    _payload: Callable[[bytes], bytes] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_chain", _hmac_sha256(self.chain_key))
        object.__setattr__(self, "_payload", _hmac_sha256(self.payload_key))

    def payload(self, seq: int, content: str) -> bytes:
        """Return the keyed hash of what one history row says, salted by its number."""
        return self.salted(f"{seq}|{content}".encode())

    def salted(self, said: bytes) -> bytes:
        """Return the same of what has the number before it already, and a bar."""
        return self._payload(said)

    def mac(self, previous: bytes, row: tuple[int, int, str, int, str, bytes | None, str | None]) -> bytes:
        """Return the link that follows `previous`: seq, act, table, row, kind, payload hash, revision."""
        seq, act, table, number, kind, digest, revision = row
        # The text that json.dumps gives: codes and numbers need no escapes, and a large sheet has 300,000 of these.
        said = f'[{seq}, {act}, "{table}", {number}, "{kind}", "{(digest or b"").hex()}", {_quoted(revision)}]'
        return self._chain(previous + said.encode())


def _hmac_sha256(key: bytes) -> Callable[[bytes], bytes]:
    """Return what computes HMACs with this key, which is worked in once: a large sheet needs 600,000 of them.

    They are put together as the standard says, since the library's own objects take half as long again to be copied.
    """
    padded = (key if len(key) <= _BLOCK else hashlib.sha256(key).digest()).ljust(_BLOCK, b"\0")
    inner = hashlib.sha256(padded.translate(hmac.trans_36)).copy
    outer = hashlib.sha256(padded.translate(hmac.trans_5C)).copy

    def of(said: bytes) -> bytes:
        within, around = inner(), outer()
        within.update(said)
        around.update(within.digest())
        return around.digest()

    return of


_quoted = lru_cache(maxsize=64)(json.dumps)
_TIGHT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def born(revision: str, values: Sequence[object]) -> str:
    """Return what is hashed of a new row: its raw values in the order of that revision's columns."""
    return _TIGHT.encode([revision, *values])


def head(connection: Connection) -> tuple[int, bytes]:
    """Return number and MAC of the last sealed row; (0, b"") on an empty history."""
    row = connection.exec_driver_sql(
        "SELECT seq, mac FROM history WHERE mac IS NOT NULL ORDER BY seq DESC LIMIT 1"
    ).first()
    return (row.seq, bytes(row.mac)) if row else (0, b"")


def seal(connection: Connection, keys: Seal, revision: str) -> None:
    """Close the rows that the act under way has written, each linked to the one before."""
    last, previous = head(connection)
    rows = _to_seal(connection, last)
    while portion := connection.exec_driver_sql(rows, {"revision": revision, "last": last, "most": PORTION}).all():
        seals: list[bytes] = []
        for seq, act_id, table, row_id, kind, said in portion:
            digest = None if said is None else keys.salted(said)
            previous = keys.mac(previous, (seq, act_id, table, row_id, kind, digest, revision))
            seals += digest or _NO_HASH, previous
        first, last = portion[0].seq, portion[-1].seq
        assert last - first == len(portion) - 1, "a seal is found by the number of its row, and numbers have no gaps"
        connection.exec_driver_sql(
            _SEALING, {"first": first, "last": last, "revision": revision, "seals": b"".join(seals), "none": _NO_HASH}
        )


def _to_seal(connection: Connection, last: int) -> str:
    """Return the question for rows and what is to be hashed of each: of one born, how it stands at the end of the act.

    The database writes `born`, and the number before it, as Python does and much faster.
    """
    tables = connection.exec_driver_sql(
        "SELECT DISTINCT table_name FROM history WHERE seq > ? AND kind = ?", (last, INSERT)
    ).scalars()
    births = "".join(_newborn(table, columns_of(connection, table)) for table in tables.all())
    content = f"CASE kind WHEN '{INSERT}' THEN CASE table_name {births}END ELSE payload END" if births else "payload"
    return (
        f"SELECT seq, act_id, table_name, row_id, kind, CAST(seq || '|' || {content} AS BLOB) "
        "FROM history WHERE seq > :last ORDER BY seq LIMIT :most"
    )


def _newborn(table: str, names: Sequence[str]) -> str:
    fields = ", ".join(f'"{name}"' for name in names)
    row = f'SELECT json_array(:revision, {fields}) FROM "{table}" WHERE id = history.row_id'
    return f"WHEN '{table}' THEN ({row}) "


# One statement for many rows: for each statement the database notes how the pages stood that it touches. To look for
# every row's seal in a list of them would take it four times as long as to write the seals.
_SEALING = f"""
    UPDATE history SET revision = :revision, mac = substr(:seals, (seq - :first) * {2 * HASH} + {HASH + 1}, {HASH}),
    payload_hash = nullif(substr(:seals, (seq - :first) * {2 * HASH} + 1, {HASH}), :none)
    WHERE seq BETWEEN :first AND :last
"""


# --- checking ---------------------------------------------------------------------------------------------------------


def broken_links(connection: Connection, keys: Seal) -> Iterator[int]:
    """Yield the numbers of history rows that are not what was sealed, and of the first row after a gap."""
    previous, expected = b"", 1
    rows = connection.exec_driver_sql(
        "SELECT seq, act_id, table_name, row_id, kind, payload, payload_hash, revision, mac FROM history ORDER BY seq"
    )
    for seq, act_id, table, row_id, kind, payload, digest, revision, mac in rows:
        link = keys.mac(previous, (seq, act_id, table, row_id, kind, digest, revision))
        altered = payload is not None and (
            digest is None or not hmac.compare_digest(keys.payload(seq, payload), digest)
        )
        if seq != expected or altered or mac is None or not hmac.compare_digest(link, mac):
            yield seq
        previous, expected = mac or b"", seq + 1


def strangers(connection: Connection, keys: Seal) -> Iterator[tuple[str, int]]:
    """Yield table and id of every record that the history does not explain: written past the triggers."""
    columns = _columns_then(connection)
    for table, names in tracked(connection).items():
        known = _stories(connection, table)
        fields = ", ".join(f'"{name}"' for name in names)
        for row in connection.exec_driver_sql(f'SELECT id, {fields} FROM "{table}"'):
            values = dict(zip(names, row[1:], strict=True))
            if not _explained(known.pop(row[0], None), values, columns, keys, table):
                yield table, row[0]
        yield from ((table, row_id) for row_id, story in known.items() if story.kind != DELETE)


@dataclass(slots=True)
class _Story:
    """What the history tells of one row: how it began or ended, and what later acts changed."""

    kind: str
    seq: int
    act_id: int
    digest: bytes | None
    revision: str
    before: dict[str, object] = field(default_factory=dict)
    """the value that each column was born with, of those that were changed later"""
    after: dict[str, object] = field(default_factory=dict)
    """the value that each of them was left with"""
    erased: bool = False

    def go_on(self, payload: str | None) -> None:
        """Add an update of a later act; of an erased one only that it was."""
        if payload is None:
            self.erased, self.after = True, {}
            return
        for name, (before, after) in json.loads(payload).items():
            self.before.setdefault(name, before)
            self.after[name] = after


def _stories(connection: Connection, table: str) -> dict[int, _Story]:
    """Return the latest story of every row that ever was in a table."""
    rows = connection.exec_driver_sql(
        "SELECT row_id, seq, act_id, kind, payload, payload_hash, revision FROM history "
        "WHERE table_name = ? ORDER BY row_id, seq",
        (table,),
    )
    stories: dict[int, _Story] = {}
    for row_id, seq, act_id, kind, payload, digest, revision in rows:
        story = stories.get(row_id)
        if kind != UPDATE or story is None:
            stories[row_id] = _Story(kind, seq, act_id, digest, revision or "")
        elif act_id != story.act_id:  # a birth is hashed as it stands at the end of its act
            story.go_on(payload)
    return stories


def _explained(
    story: _Story | None, values: dict[str, object], columns: dict[tuple[str, str], list[str]], keys: Seal, table: str
) -> bool:
    if story is None or story.kind == DELETE:
        return False
    if any(values[name] != after for name, after in story.after.items() if name in values):
        return False
    names = columns.get((story.revision, table), [])
    if story.erased or story.digest is None or any(name not in values for name in names):
        return True  # what it was born with is erased, or the column is gone by a later migration
    born_with = values | story.before
    content = born(story.revision, [born_with[name] for name in names])
    return hmac.compare_digest(keys.payload(story.seq, content), story.digest)


def _columns_then(connection: Connection) -> dict[tuple[str, str], list[str]]:
    rows = connection.exec_driver_sql("SELECT revision, table_name, names FROM history_columns")
    return {(revision, table): json.loads(names) for revision, table, names in rows}
