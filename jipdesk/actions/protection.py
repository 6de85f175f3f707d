"""合言葉: who opens a desk with which passphrase, and how an open desk becomes a protected one and back.

The key of an open desk has lain beside its data for anybody to read. So protecting it makes a new one: the desk is
copied into a new generation under the new key, compared, and switched to, as in a restore; the open generations before
it are removed. A passphrase that is added or changed later only wraps the same key once more.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from jipdesk.actions.backup import Health, check_desk, database_at, read_through
from jipdesk.actions.desk import Desk, history_keys, opened
from jipdesk.errors import DeskRefused, InputRefused, Stop
from jipdesk.models import rekeying
from jipdesk.models.database import say
from jipdesk.models.office import Coordinator
from jipdesk.safe import container, files, keyfile
from jipdesk.safe.generation import Generation
from jipdesk.safe.keyfile import KeyFile
from jipdesk.safe.keys import DataKey
from jipdesk.safe.slots import USUAL, Cost, open_slot, passphrase_slot, recovery_slot

Progress = Callable[[int, int], None]
_STEPS = 4


@dataclass(frozen=True, slots=True)
class Standing:
    """How a desk is protected: whose passphrases open it, and whether a recovery code does."""

    is_protected: bool
    names: tuple[str, ...]
    has_recovery_code: bool


@dataclass(frozen=True, slots=True)
class Protected:
    """What came of protecting a desk."""

    recovery_code: str
    """to be printed and kept in the office's safe; it cannot be shown again"""
    open_backups: tuple[Path, ...]
    """backups in the desk's own folder that were made before and open without a passphrase; others may lie elsewhere"""


def silent(done: int, total: int) -> None:
    """Report no progress."""


def standing(desk: Desk) -> Standing:
    """Return how an open desk is protected."""
    keys = keyfile.parse(desk.keys)
    return Standing(not keys.is_open, keys.names, keys.has_recovery)


# --- acts on a desk that nobody has open ------------------------------------------------------------------------------


def protect(
    path: Path, passphrase: str, name: str | None = None, *, cost: Cost = USUAL, progress: Progress = silent
) -> Protected:
    """Protect an open desk with the passphrase of a coordinator, by default the first, and a recovery code.

    Refuses with `desk_is_protected`, `passphrase_short`, and whatever opening the desk refuses with. What was removed
    may still be found on the disk by somebody who looks for it, and backups made before stay as open as they were.
    """
    with _open_to_all(path, name) as desk:
        key = DataKey.new()
        recovery, code = recovery_slot(key)
        keys = KeyFile((passphrase_slot(key, _own_name(desk), passphrase, cost), recovery))
        _under(desk, key, keys, progress)
        desk.folder.leave_alone(desk.generation)
        _note(desk, "protect_desk")
        return Protected(code, tuple(filter(_is_open_backup, files.entries(desk.folder.backups))))


@contextmanager
def _open_to_all(path: Path, name: str | None) -> Iterator[Desk]:
    try:
        with opened(path, None, name) as desk:
            yield desk
    except DeskRefused as refusal:
        if refusal.code == "passphrase_needed":
            raise InputRefused("desk_is_protected") from None
        raise


def unprotect(path: Path, secret: str, *, progress: Progress = silent) -> None:
    """Let a protected desk open without a passphrase again; `secret` is one of its passphrases or the recovery code.

    It gets a new key too, so that the protected backups made before do not open with it.
    """
    with opened(path, secret) as desk:
        _require_protected(desk)
        key = DataKey.new()
        _under(desk, key, KeyFile((open_slot(key),)), progress)
        _note(desk, "unprotect_desk")


def _under(desk: Desk, key: DataKey, keys: KeyFile, progress: Progress) -> None:
    """Let a desk go on in a new generation under another key; whatever fails before leaves it as it was."""
    before = check_desk(desk)
    if not before.ok:
        raise DeskRefused("desk_damaged", findings=before.findings)
    progress(1, _STEPS)
    files.require_space(desk.folder.path, 2 * desk.generation.database.stat().st_size)
    building = desk.folder.next_generation()
    try:
        _copy(desk, building, key, progress)
        _require_same(before, building, key)
        keyfile.store(building.folder, keys.to_bytes())
        if not keys.is_open:
            desk.folder.require_alone(building)
        live = desk.folder.switch(building)
    except BaseException:
        files.discard(building.folder)
        raise
    desk.go_on_with(live, keys.to_bytes(), key)
    progress(_STEPS, _STEPS)


def _copy(desk: Desk, building: Generation, key: DataKey, progress: Progress) -> None:
    under = key.for_sqlcipher()
    rekeying.copy(desk.generation.database, desk.key.for_sqlcipher(), building.database, under)
    progress(2, _STEPS)
    rekeying.reseal(building.database, under, history_keys(desk.key), history_keys(key))
    progress(3, _STEPS)


def _require_same(before: Health, building: Generation, key: DataKey) -> None:
    with database_at(building.database, key) as connection:
        if read_through(connection, history_keys(key)) != before:
            raise DeskRefused("migration_failed")


def _is_open_backup(path: Path) -> bool:
    try:
        with container.open_container(path) as backup:
            return backup.key_file.is_open
    except Stop:
        return False


# --- acts on a desk that is open --------------------------------------------------------------------------------------


def confirm(desk: Desk, present: str) -> None:
    """Refuse what is not a passphrase of this desk or its recovery code."""
    _confirmed(desk, present)


def set_passphrase(desk: Desk, name: str, passphrase: str, present: str, *, cost: Cost = USUAL) -> None:
    """Give a coordinator a passphrase, or another one; `present` is one that opens the desk, or the recovery code.

    Whoever kept a copy of the desk from before can still open that copy with what opened it then.
    """
    keys, key = _confirmed(desk, present)
    if name not in _coordinators(desk):
        raise InputRefused("unknown_coordinator")
    _store(desk, keys.with_slot(passphrase_slot(key, name, passphrase, cost)), "change_passphrase", name)


def remove_passphrase(desk: Desk, name: str, present: str) -> None:
    """Let a coordinator's passphrase open the desk no more; the last one stays."""
    keys, _key = _confirmed(desk, present)
    if name not in keys.names:
        raise InputRefused("no_passphrase_of_that_name")
    if len(keys.names) == 1:
        raise InputRefused("last_passphrase")
    _store(desk, keys.without(name), "remove_passphrase", name)


def new_recovery_code(desk: Desk, present: str) -> str:
    """Return a new recovery code, to be printed; the one before opens the desk no more."""
    keys, key = _confirmed(desk, present)
    slot, code = recovery_slot(key)
    _store(desk, keys.with_slot(slot), "change_recovery_code")
    return code


def _confirmed(desk: Desk, present: str) -> tuple[KeyFile, DataKey]:
    _require_protected(desk)
    keys = keyfile.parse(desk.keys)
    return keys, keys.unlock(present).key


def _require_protected(desk: Desk) -> None:
    if keyfile.parse(desk.keys).is_open:
        raise InputRefused("desk_is_open")


def _store(desk: Desk, keys: KeyFile, act: str, name: str = "") -> None:
    """Keep the keys, after it was recorded that they change."""
    _note(desk, act, name)
    keyfile.store(desk.generation.folder, keys.to_bytes())
    desk.keys = keys.to_bytes()


def _note(desk: Desk, act: str, name: str = "") -> None:
    with desk.db.write(desk.actor, act) as session:
        if name:
            say(session, coordinator=name)


def _own_name(desk: Desk) -> str:
    with desk.db.read() as session:
        return session.scalars(select(Coordinator.name).where(Coordinator.id == desk.actor)).one()


def _coordinators(desk: Desk) -> set[str]:
    with desk.db.read() as session:
        return set(session.scalars(select(Coordinator.name).where(Coordinator.active.is_(True))))
