"""Restore: a backup becomes a new generation; what was there before is kept."""

from dataclasses import dataclass
from pathlib import Path

from jipdesk.actions.backup import opened_backup, unpack
from jipdesk.errors import InputRefused
from jipdesk.models import schema
from jipdesk.safe import files, keyfile
from jipdesk.safe.container import Backup
from jipdesk.safe.folder import DeskFolder, is_desk
from jipdesk.safe.generation import Generation
from jipdesk.safe.keys import DataKey


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored: when the backup was made (UTC, ISO), its digest, and the generation it became."""

    made_at: str
    digest: str
    generation: str


def restore(path: Path, backup_file: Path, passphrase: str | None) -> Restored:
    """Make a backup the desk's content, or make the desk where there is none.

    The backup is unpacked, checked to its end and, if it is of an older program, brought up to date, all in a
    generation that is not live; only then is it switched to. Whatever fails before leaves the desk as it was, and
    nothing where there was none.
    """
    with opened_backup(backup_file, passphrase) as (backup, key, keys):
        had_desk = is_desk(path)
        folder = DeskFolder.open(path) if had_desk else DeskFolder.create(path)
        try:
            building, digest = _built(folder, backup, key)
            keyfile.store(building.folder, keys)
            live = folder.switch(building)
        except BaseException:
            folder.give_up()
            raise
        folder.close()
        return Restored(str(backup.manifest.get("made_at", "")), digest, live.name)


def _built(folder: DeskFolder, backup: Backup, key: DataKey) -> tuple[Generation, str]:
    """Unpack a backup into a generation of its own, whole and up to date; return it with the digest of its content."""
    files.require_space(folder.path, 2 * int(backup.manifest["database"]["size"]))
    building = folder.next_generation()
    health = unpack(backup, key, building.database)
    if not health.ok:
        raise InputRefused("backup_damaged")
    if backup.manifest.get("revision") != schema.newest():
        schema.bring_up(building.database, key.for_sqlcipher())
    return building, health.digest
