"""Backup and check: a backup counts as made only after it was opened again and read to its end."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from jipdesk import __version__
from jipdesk.actions.desk import Desk, copy_database, history_keys
from jipdesk.errors import DeskRefused, InputRefused
from jipdesk.models import digest, history, schema
from jipdesk.models.database import connect, engine_on, translated
from jipdesk.models.history import Seal
from jipdesk.models.looks import GaveWay
from jipdesk.models.soundness import Finding, findings
from jipdesk.safe import backed_up, container, files
from jipdesk.safe.container import Backup
from jipdesk.safe.keys import DataKey


@dataclass(frozen=True, slots=True)
class Health:
    """The result of a full check."""

    digest: str
    findings: list[Finding]

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


def back_up(desk: Desk, target: Path) -> Health:
    """Write the desk into one verified file. A file of that name appears only when all of it was read back.

    An older backup of the same name is replaced only then. Refuses with `backup_inside_desk` where the desk keeps its
    own files, and with `place_taken` or `not_our_backup` where the name belongs to something else.
    """
    _require_outside(desk, target)
    _require_own_place(target)
    files.discard_partials_of(target)
    size = desk.generation.database.stat().st_size
    files.require_space(desk.folder.temporary, 2 * size)
    files.require_space(target.parent, size)
    copy = desk.folder.temporary / "backup.db"
    partial = files.partial_beside(target)
    try:
        files.make_private_file(copy)
        copy_database(desk.generation.database, copy, desk.key)
        container.write(partial, _manifest(copy, desk.key, desk.db.now()), desk.keys, copy, desk.key)
        health = _reread(partial, desk.key, copy)
        if not health.ok:
            raise DeskRefused("desk_damaged", findings=health.findings)
        files.publish(partial, target)
        backed_up.note(desk.folder.logs, datetime.now(UTC))
    finally:
        files.discard(copy)
        files.discard(partial)
    return health


def last_backup(desk: Desk) -> datetime | None:
    """Return when the last verified backup of the desk was written, whatever wrote it; None where there is none."""
    return backed_up.last(desk.folder.logs)


def _require_outside(desk: Desk, target: Path) -> None:
    # A name such as CURRENT or desk.db, typed by mistake, would put the backup in the place of what it saves.
    folder = target.parent.resolve()
    if desk.folder.path.resolve() in (folder, *folder.parents) and folder != desk.folder.backups.resolve():
        raise InputRefused("backup_inside_desk", path=str(target))


def _require_own_place(target: Path) -> None:
    files.require_replaceable(target)
    # A file that is empty is what a script makes to be sure of a name.
    if target.is_file() and target.stat().st_size and not container.is_backup(target):
        raise InputRefused("not_our_backup", path=str(target))


def check_desk(desk: Desk) -> Health:
    """Read everything on the desk and compare it with its seals; questions go on meanwhile, acts wait."""
    with desk.db.apart() as connection:
        return read_through(connection, desk.db.seal)


def check_when_idle(desk: Desk) -> Health | None:
    """Do the same unless an act is under way or begins: then None, and it is to be done when it is quiet again."""
    try:
        with desk.db.apart(gives_way=True) as connection:
            return read_through(connection, desk.db.seal)
    except GaveWay:
        return None


def read_through(connection: Connection, seal: Seal) -> Health:
    """Read everything in a database and compare it with its seals."""
    found = findings(connection, seal)
    return Health("" if found else digest.digest(connection), found)


def check_backup(path: Path, passphrase: str | None, temporary: Path) -> Health:
    """Read everything in a backup and compare it with its seals; the file of that name in `temporary` goes again."""
    with opened_backup(path, passphrase) as (backup, key, _keys):
        return _health_of(backup, key, temporary / "check.db")


@contextmanager
def opened_backup(path: Path, passphrase: str | None) -> Iterator[tuple[Backup, DataKey, bytes]]:
    """Give a backup whose seal holds, its data key and its `keys.json`."""
    with container.open_container(path) as unchecked:
        key = unchecked.key_file.unlock(passphrase).key
        yield unchecked.authenticate(key), key, unchecked.keys


def unpack(backup: Backup, key: DataKey, to: Path) -> Health:
    """Write a backup's database into a new private file and check it to its end."""
    backup.extract_database(to)
    with database_at(to, key) as connection:
        if schema.is_newer(connection):
            raise InputRefused("backup_newer")
        health = read_through(connection, history_keys(key))
    described = backup.manifest
    if health.ok and described.get("revision") == schema.newest() and described.get("digest") != health.digest:
        return Health(health.digest, [Finding("content_differs", "")])
    return health


def _reread(path: Path, key: DataKey, scratch: Path) -> Health:
    with container.open_container(path) as unchecked:
        return _health_of(unchecked.authenticate(key), key, scratch)


def _health_of(backup: Backup, key: DataKey, scratch: Path) -> Health:
    try:
        return unpack(backup, key, scratch)
    finally:
        files.discard(scratch)


def _manifest(copy: Path, key: DataKey, made_at: datetime) -> dict[str, object]:
    """Describe a backup without any personal datum; the head of the history anchors it outside the desk."""
    with database_at(copy, key) as connection:
        sequence, head = history.head(connection)
        return {
            "program": __version__,
            "revision": schema.newest(),
            "made_at": made_at.astimezone(UTC).isoformat(timespec="seconds"),
            "sequence": sequence,
            "head": head.hex(),
            "rows": digest.counts(connection),
            "digest": digest.digest(connection),
        }


@contextmanager
def database_at(file: Path, key: DataKey) -> Iterator[Connection]:
    """Open a database that is not the live one, for reading."""
    engine = engine_on(lambda: connect(file, key.for_sqlcipher()), "BEGIN")
    try:
        with translated(), engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()
