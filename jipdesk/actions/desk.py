"""The desk itself: made, opened, given back."""

import getpass
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.errors import DeskRefused, InputRefused
from jipdesk.models import schema
from jipdesk.models.database import Database, connect, translated
from jipdesk.models.history import Seal
from jipdesk.models.office import Coordinator
from jipdesk.safe import keyfile
from jipdesk.safe.folder import DeskFolder, is_desk
from jipdesk.safe.generation import Generation
from jipdesk.safe.keyfile import KeyFile, Unlocked
from jipdesk.safe.keys import DataKey, Purpose
from jipdesk.safe.seen import Mark
from jipdesk.safe.slots import open_slot

Fill = Callable[[Session], None]


@dataclass(slots=True)
class Desk:
    """An open desk, held by this program alone until it is closed."""

    folder: DeskFolder
    generation: Generation
    keys: bytes
    key: DataKey
    db: Database
    actor: int | None = None

    def go_on_with(self, generation: Generation, keys: bytes, key: DataKey) -> None:
        """Let go of the generation that was live and open the one that is."""
        before, self.db = self.db, Database(generation.database, key.for_sqlcipher(), history_keys(key))
        before.close()
        self.generation, self.keys, self.key = generation, keys, key

    def close(self) -> None:
        """Remember how far the history has come, and give the desk back."""
        self.db.changed.clear()
        try:
            mark = Mark(*self.db.head())
            if self.folder.seen(self.generation) != mark:
                self.folder.mark_seen(self.generation, mark)
        finally:
            self.db.close()
            self.folder.close()


def history_keys(key: DataKey) -> Seal:
    """Return the keys that the history is sealed with."""
    return Seal(key.subkey(Purpose.HISTORY), key.subkey(Purpose.PAYLOAD))


@contextmanager
def created(path: Path, fill: Fill, coordinator: str = "", *, replace: bool = False) -> Iterator[Desk]:
    """Make an open desk (no passphrase) with one coordinator and what `fill` adds, and hold it.

    Refused it leaves nothing, stopped at any point no desk. It refuses where the folder holds other things, or a desk
    already; with `replace` the new desk takes that one's place as a new generation, and the old generation is kept.
    """
    folder = DeskFolder.open(path) if replace and is_desk(path) else DeskFolder.create(path)
    try:
        building = folder.next_generation()
        key = DataKey.new()
        keyfile.store(building.folder, KeyFile((open_slot(key),)).to_bytes())
        schema.bring_up(building.database, key.for_sqlcipher())
        db = Database(building.database, key.for_sqlcipher(), history_keys(key))
        try:
            with db.write(None, "open_desk") as session:
                session.add(Coordinator(name=coordinator or _account(), active=True))
                session.flush()
                fill(session)
        finally:
            db.close()
        folder.switch(building)
    except BaseException:
        folder.give_up()
        raise
    yield from _held(folder, None, None)


@contextmanager
def opened(path: Path, passphrase: str | None = None, name: str | None = None) -> Iterator[Desk]:
    """Open a desk and hold it; `name` is the coordinator who acts, by default the passphrase's owner or the first.

    A desk of an older program is brought up to date first, in a generation of its own. Refuses when it is not there, in
    use, locked, damaged, or made by a newer program.
    """
    yield from _held(DeskFolder.open(path), passphrase, name)


def _held(folder: DeskFolder, passphrase: str | None, name: str | None) -> Iterator[Desk]:
    try:
        desk, owner = _open_live(folder, passphrase, name or "")
    except BaseException:
        folder.close()
        raise
    try:
        desk.actor = _actor(desk.db, name, owner)
        yield desk
    finally:
        desk.close()


def _open_live(folder: DeskFolder, passphrase: str | None, name: str) -> tuple[Desk, str]:
    """Return the desk, and whose passphrase opened it."""
    generation = folder.live()
    folder.leave_alone(generation)
    # Before it is brought up to date: the new generation was never seen, so its past would no longer be compared.
    keys, unlocked, behind = _unlocked(generation, folder.seen(generation), passphrase, name)
    key = unlocked.key
    if behind:
        generation = _brought_up(folder, generation, keys, key)
    db = Database(generation.database, key.for_sqlcipher(), history_keys(key))
    return Desk(folder, generation, keys, key, db), unlocked.name


def _unlocked(
    generation: Generation, seen: Mark | None, passphrase: str | None, name: str
) -> tuple[bytes, Unlocked, int]:
    """Return the keys that open the database, and by how many revisions of the schema it is behind.

    Where two copies of the keys differ, the one that opens it is right and is kept. It is all found out on one
    connection, since each reads the whole schema first.
    """
    refusal: DeskRefused | None = None
    for copy in keyfile.copies(generation.folder):
        try:
            unlocked = keyfile.parse(copy).unlock(passphrase, name)
            with _below_the_records(generation.database, unlocked.key) as connection:
                behind = _behind(connection)
                _require_as_last_seen(connection, seen)
        except DeskRefused as refused:
            refusal = refusal or refused
            continue
        if not keyfile.is_settled(generation.folder):
            keyfile.store(generation.folder, copy)
        return copy, unlocked, behind
    raise refusal or DeskRefused("keys_damaged")


@contextmanager
def _below_the_records(file: Path, key: DataKey) -> Iterator[Any]:
    """Give a connection to a database whose schema may be older than the records of this program."""
    with translated():
        connection = connect(file, key.for_sqlcipher())
        try:
            yield connection
        finally:
            connection.close()


def _behind(connection: Any) -> int:
    """Return by how many revisions the database is older than this program; a newer one is refused."""
    behind = int(schema.newest()) - int(connection.execute("PRAGMA user_version").fetchone()[0])
    if behind < 0:
        raise DeskRefused("desk_newer")
    return behind


def _require_as_last_seen(connection: Any, seen: Mark | None) -> None:
    """Refuse a database whose history ends before, or runs past otherwise than, where it was last seen.

    The chain of seals cannot show that its end was cut off or that the whole file was replaced by an older one.
    """
    if seen is None or seen.sequence == 0:
        return
    mac = connection.execute("SELECT lower(hex(mac)) FROM history WHERE seq = ?", (seen.sequence,)).fetchone()
    if mac != (seen.head,):
        raise DeskRefused("desk_set_back")


def _brought_up(folder: DeskFolder, generation: Generation, keys: bytes, key: DataKey) -> Generation:
    """Bring a copy up to date in a generation of its own and switch to it; the old one is kept."""
    building = folder.next_generation()
    copy_database(generation.database, building.database, key)
    keyfile.store(building.folder, keys)
    schema.bring_up(building.database, key.for_sqlcipher())
    return folder.switch(building)


def copy_database(source: Path, target: Path, key: DataKey) -> None:
    """Write a consistent, compact copy of a database into an empty private file, encrypted with the same key."""
    with _below_the_records(source, key) as connection:
        connection.execute("VACUUM INTO ?", (str(target),))


def _actor(db: Database, name: str | None, owner: str) -> int | None:
    with db.read() as session:
        active = select(Coordinator.id, Coordinator.name).where(Coordinator.active.is_(True)).order_by(Coordinator.id)
        by_name = {each: number for number, each in reversed(session.execute(active).all())}
    if name and name not in by_name:
        raise InputRefused("unknown_coordinator")
    return by_name.get(name or owner) or min(by_name.values(), default=None)


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "JIP"
