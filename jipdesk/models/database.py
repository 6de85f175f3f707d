"""The desk's database: how it is opened, read and written.

SQLCipher always, with one connection that writes and one that reads, and one beside it for what the window cannot wait
for. A session lasts for one question or one act.
"""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from jipdesk import __version__
from jipdesk.errors import DeskRefused, MachineRefused, Stop
from jipdesk.models import births, history, resting
from jipdesk.models.act import Act
from jipdesk.models.base import Record
from jipdesk.models.changes import Changes
from jipdesk.models.looks import Looks
from jipdesk.rules.acts import ACTS
from jipdesk.safe.outgoing import held_back

APPLICATION_ID = 0x4A495044  # "JIPD"
BUSY_MS = 5_000
GLANCE_MS = 20  # a person who scrolls does not wait while an act is kept; what is not seen then is asked again
CACHE_KIB = 256 * 1024  # a bulk act stays in memory until its commit, so that readers are not blocked meanwhile
WRITER_STATEMENTS = 16  # kept ready, each with the values of some hundred records that it was last given
LOOK_CACHE_KIB = 16 * 1024  # who reads everything once has no use for what was read before

SETTINGS = {
    "journal_mode": "truncate",
    "synchronous": "FULL",
    "locking_mode": "normal",
    "foreign_keys": "ON",
    "trusted_schema": "OFF",
    "recursive_triggers": "ON",
    "secure_delete": "ON",
    "cell_size_check": "ON",
    "mmap_size": "0",
    "temp_store": "MEMORY",
    "fullfsync": "ON" if sys.platform == "darwin" else "OFF",
    "cache_size": str(-CACHE_KIB),
    "busy_timeout": str(BUSY_MS),
}
"""Set on every connection; a test reads them back."""


def connect(file: Path, key: str, *, foreign_keys: bool = True, statements: int = 128) -> Any:
    """Open a connection with the raw key (`x'…'`) and the desk's settings. It is the caller's to close."""
    # The driver's own patience counts until the setting is made; so it is the same from the first statement on.
    patience = int(SETTINGS["busy_timeout"]) / 1000
    connection = sqlcipher3.dbapi2.connect(
        str(file), timeout=patience, isolation_level=None, check_same_thread=False, cached_statements=statements
    )
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        # The default, not only this connection's: a copy made by VACUUM INTO is set up by the default.
        connection.execute("PRAGMA cipher_default_page_size = 8192")
        connection.execute(f'PRAGMA key = "{key}"')
        for name, value in SETTINGS.items():
            connection.execute(f"PRAGMA {name} = {value}").fetchall()
        if not foreign_keys:
            connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def engine_on(opened: Callable[[], Any], begin: str) -> Engine:
    """Return an engine of one connection whose transactions begin with the given statement.

    The driver's own transaction handling is off: it would commit before a change of the schema.
    """
    engine = create_engine(
        "sqlite://",
        creator=opened,
        module=sqlcipher3.dbapi2,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        hide_parameters=True,
    )
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


class Database:
    """An open desk's records: `read` asks, `write` acts, `changed` hears of every act after its commit."""

    def __init__(self, file: Path, key: str, seal: history.Seal) -> None:
        self._seal = seal
        self._file, self._key = file, key
        self._looks = Looks()
        self._writer = engine_on(lambda: connect(file, key, statements=WRITER_STATEMENTS), "BEGIN IMMEDIATE")
        self._reader = engine_on(lambda: connect(file, key), "BEGIN")
        self._aside = engine_on(self._connect_to_look, "BEGIN")
        self.changed: list[Callable[[Changes], None]] = []
        self.now: Callable[[], datetime] = _now
        try:
            with self.connection() as connection:
                self.revision = str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        for engine in (self._writer, self._reader, self._aside):
            engine.dispose()

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """Give the reading connection, for questions below the records: checks, digests."""
        with translated(self._file), self._reader.connect() as connection:
            yield connection

    @contextmanager
    def apart(self, *, gives_way: bool = False) -> Iterator[Connection]:
        """Give a connection of its own for a long look at everything, so that no question waits for it.

        An act cannot be kept while somebody looks. A look that gives way ends with `GaveWay` as soon as an act begins,
        or at once if one is under way; so what it found is always of one state.
        """
        engine = engine_on(self._connect_to_look, "BEGIN")
        try:
            with translated(self._file), engine.connect() as connection:
                raw = connection.connection.dbapi_connection
                with self._looks.looking(raw) if gives_way else nullcontext():
                    yield connection
        finally:
            engine.dispose()

    def rest(self) -> None:
        """Hold little memory: nobody has asked anything for a while."""
        resting.let_go((self._writer, self._reader))

    def end_looks(self) -> None:
        """Let every look that gives way end, as it would for an act."""
        with self._looks.acting():
            pass

    def _connect_to_look(self) -> Any:
        connection = connect(self._file, self._key)
        connection.execute(f"PRAGMA cache_size = {-LOOK_CACHE_KIB}")
        return connection

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session for one question; rows leave it, records don't."""
        with self.connection() as connection, Session(connection, autoflush=False) as session:
            yield session

    @contextmanager
    def glance(self, patience_ms: int | None = None) -> Iterator[Session]:
        """Give a session for something short that somebody waits for: where a question is under way, beside it."""
        is_asked = isinstance(pool := self._reader.pool, QueuePool) and pool.checkedout() > 0
        engine = self._aside if is_asked else self._reader
        with (
            translated(self._file),
            engine.connect() as connection,
            _patience(connection, patience_ms),
            Session(connection, autoflush=False) as session,
        ):
            yield session

    @contextmanager
    def write(
        self, actor: int | None, name: str, /, *, undoes: int | None = None, **values: object
    ) -> Iterator[Session]:
        """Give a session for one act: all of it is kept on leaving, or none.

        `values` are what the act's name mentions; `say` adds to them inside. An act that changed nothing leaves no
        trace unless its rule keeps it. `undoes` is the number of the act that this one takes back. Files that the act
        hands out get their names after it was kept.
        """
        with held_back(lambda: self._note_unwritten(actor, values)), self._act(actor, name, undoes, values) as session:
            yield session

    def _note_unwritten(self, actor: int | None, values: dict[str, object]) -> None:
        with suppress(Stop), self.write(actor, "export_failed", list=values.get("list")):
            pass

    @contextmanager
    def _act(self, actor: int | None, name: str, undoes: int | None, values: dict[str, object]) -> Iterator[Session]:
        with self._looks.acting(), translated(self._file), self._writer.begin() as connection:
            act = _begin_act(connection, actor, name, values, undoes, self.now())
            with Session(connection, expire_on_commit=False, info={"act": act}) as session:
                yield session
                session.flush()
                session.get_one(Act, act.id).values = dict(act.values)
                session.flush()
                born = births.noted(session)
            history.seal(connection, self._seal, self.revision)
            births.write(connection, act.id, born, self._seal, self.revision)
            changes = _changes(connection, act.id)
            if not changes.ids and not ACTS[name].kept_when_empty:
                connection.rollback()
                return
            connection.exec_driver_sql("UPDATE history_context SET act_id = NULL")
        for listener in self.changed:
            listener(changes)

    @property
    def seal(self) -> history.Seal:
        """The keys of the history, for checking and undoing."""
        return self._seal

    def head(self) -> tuple[int, str]:
        """Return number and MAC (hex) of the last sealed row of the history."""
        with self.connection() as connection:
            seq, mac = history.head(connection)
            return seq, mac.hex()


@contextmanager
def _patience(connection: Connection, ms: int | None) -> Iterator[None]:
    """Let a connection wait for an act that is being kept only so long."""
    if ms is None:
        yield
        return
    # Past SQLAlchemy, which takes longer over it than the page takes that is glanced at.
    held: Any = connection.connection.dbapi_connection
    held.execute(f"PRAGMA busy_timeout = {ms}")
    try:
        yield
    finally:
        held.execute(f"PRAGMA busy_timeout = {SETTINGS['busy_timeout']}")


def _now() -> datetime:
    return datetime.now(UTC)


def say(session: Session, **values: object) -> None:
    """Add to what the name of the act under way mentions: how many, which."""
    session.info["act"].values.update(values)


def free_numbers(session: Session, record: type[Record], count: int) -> range:
    """Return numbers for that many new records, none of which was ever given: for inserting many rows at once."""
    table = record.__tablename__
    last = (
        session.connection().exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).scalar() or 0
    )
    return range(last + 1, last + 1 + count)


def acted_at(session: Session) -> datetime:
    """Return when the act under way began."""
    at: datetime = session.info["act"].at
    return at


def act_id(session: Session) -> int:
    """Return the number of the act under way."""
    return int(session.info["act"].id)


def _begin_act(
    connection: Connection,
    actor: int | None,
    name: str,
    values: dict[str, object],
    undoes: int | None,
    at: datetime,
) -> Act:
    if name not in ACTS:
        message = f"no act is called {name}"
        raise ValueError(message)
    number = connection.exec_driver_sql("SELECT coalesce(max(id), 0) + 1 FROM act").scalar_one()
    connection.execute(text("UPDATE history_context SET act_id = :id"), {"id": number})
    act = Act(
        id=number,
        coordinator_id=actor,
        name=name,
        values=dict(values),
        at=at,
        undoes_id=undoes,
        program_version=__version__,
    )
    with Session(connection, expire_on_commit=False) as session:
        session.add(act)
        session.flush()
        session.expunge(act)
    return act


def _changes(connection: Connection, number: int) -> Changes:
    # A list for each table: a large sheet touches 300,000 records, and a row for each of them takes long to come.
    rows = connection.execute(
        text(
            "SELECT table_name, json_group_array(row_id) FROM history "
            "WHERE act_id = :id AND table_name <> 'act' GROUP BY table_name"
        ),
        {"id": number},
    )
    return Changes(number, {table: frozenset(json.loads(numbers)) for table, numbers in rows})


# --- what the database says when it cannot ----------------------------------------------------------------------------

_MEANINGS: tuple[tuple[str, type[Stop], str], ...] = (
    ("database or disk is full", MachineRefused, "disk_full"),
    ("disk i/o error", MachineRefused, "disk_full"),
    ("attempt to write a readonly database", MachineRefused, "no_permission"),
    ("unable to open database file", MachineRefused, "no_permission"),
    ("database is locked", DeskRefused, "desk_busy"),
    ("file is not a database", DeskRefused, "desk_damaged"),
    ("file is encrypted", DeskRefused, "desk_damaged"),
    ("malformed", DeskRefused, "desk_damaged"),
    ("hmac check failed", DeskRefused, "desk_damaged"),
)
_PERHAPS_GONE = frozenset({"no_permission", "disk_full"})


@contextmanager
def translated(file: Path | None = None) -> Iterator[None]:
    """Turn what the database reports of the world (no room, damaged, held by another) into a sentence's code.

    Anything else is a mistake of ours and passes as it is. A file that is gone, with its drive perhaps, the database
    takes for one that may not be written.
    """
    try:
        yield
    except (DBAPIError, sqlcipher3.dbapi2.Error) as trouble:
        said = str(trouble.orig if isinstance(trouble, DBAPIError) else trouble).lower()
        for part, kind, code in _MEANINGS:
            if part in said:
                if code in _PERHAPS_GONE and file is not None and not file.exists():
                    raise MachineRefused("file_trouble", path=str(file.parent.parent)) from trouble
                raise kind(code) from trouble
        raise
