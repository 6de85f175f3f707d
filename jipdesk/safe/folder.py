"""The folder of a desk: which generation is live, who is at it, and what may be thrown away.

- `LOCK`: the lock, and a note of who holds it, see `lock`
- `CURRENT`: one line, the name of the live generation, the only thing that changes at a switch
- `SEEN`: how far the history of each generation had come when it was last open, see `seen`
- `gen-000001/`: `desk.db`, `keys.json` and its spare copy, see `generation`
- `backups/`, `tmp/`, `logs/`
"""

import contextlib
import tempfile
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from jipdesk.errors import DeskRefused, MachineRefused
from jipdesk.safe import files, keyfile, seen
from jipdesk.safe.generation import ALONE, GOING, Generation, is_leftover, named, number_in, unfinished
from jipdesk.safe.lock import DeskLock
from jipdesk.safe.seen import Mark
from jipdesk.safe.trouble import translated

LOCK = "LOCK"
CURRENT = "CURRENT"
_MOST_CURRENT = 64
_OWN_FOLDERS = ("backups", "tmp", "logs")
# What the file managers of macOS and Windows leave in any folder that a person has looked at.
_NOT_MEANT = {".DS_Store", "desktop.ini", "Thumbs.db"}


def is_desk(path: Path) -> bool:
    """Tell whether a folder holds a desk, be it a damaged one."""
    with translated(path):
        return (path / CURRENT).is_file() or bool(_whole_generations(path))


class DeskFolder:
    """A desk's folder, held by this program alone from `open` or `create` to `close`."""

    def __init__(self, path: Path, lock: DeskLock, before: "_Before | None" = None) -> None:
        self.path = path
        self.lock = lock
        self._before = before
        self._tempdir_before = tempfile.tempdir

    @classmethod
    def open(cls, path: Path) -> Self:
        """Take an existing desk and clear away what an interrupted act left.

        Refuses with `desk_missing` or `desk_in_use`; whether the live generation can be found shows `live`.
        """
        if not is_desk(path):
            raise DeskRefused("desk_missing", path=str(path))
        desk = cls(path, DeskLock.take(path / LOCK))
        try:
            desk._settle_in()
        except BaseException:
            desk.lock.release()
            raise
        return desk

    @classmethod
    def create(cls, path: Path) -> Self:
        """Prepare the folder of a new desk; it becomes a desk with the first `switch`, or `give_up` leaves nothing.

        Refuses with `desk_exists`, `desk_in_use`, or `folder_not_empty` where the folder holds other things: a desk
        wipes its `tmp`, which must never be somebody else's.
        """
        _require_room_for_a_desk(path)
        before = _Before.of(path)
        try:
            files.make_private_folder(path)
            desk = cls(path, DeskLock.take(path / LOCK), before)
        except BaseException:
            before.remove_folders()
            raise
        try:
            # Once more under the lock: another start may have made a desk since we looked.
            _require_room_for_a_desk(path)
            desk._settle_in()
        except BaseException:
            desk.give_up()
            raise
        return desk

    def _settle_in(self) -> None:
        self._make_own_folders()
        self._clear_away()
        # Libraries write their temporary files where this says: personal data must not lie in the system's folder.
        tempfile.tempdir = str(self.temporary)

    def _make_own_folders(self) -> None:
        files.restrict_folder(self.path)
        for name in _OWN_FOLDERS:
            files.make_private_folder(self.path / name)
            files.restrict_folder(self.path / name)

    def _clear_away(self) -> None:
        files.wipe(self.temporary)
        for folder in (self.path, self.backups, *(each.folder for each in _whole_generations(self.path))):
            files.discard_partials(folder)
        self._discard_leftovers()

    def _discard_leftovers(self) -> None:
        for entry in filter(is_leftover, files.entries(self.path)):
            files.discard(entry)

    @property
    def backups(self) -> Path:
        """Where the desk keeps its own backups."""
        return self.path / "backups"

    @property
    def temporary(self) -> Path:
        """Where temporary files go; emptied at opening and closing."""
        return self.path / "tmp"

    @property
    def logs(self) -> Path:
        """Where notes of errors go, without personal data."""
        return self.path / "logs"

    def live(self) -> Generation:
        """Return the live generation.

        Where `CURRENT` cannot be read or names a generation that never was, and only one whole generation is there,
        `CURRENT` is repaired. Otherwise nobody can know which one holds the office's work: `desk_damaged`.
        """
        current = self._named_current()
        if current and current.folder.is_dir():
            if not current.is_whole:
                raise DeskRefused("desk_damaged", path=str(self.path))
            return current
        only = self._only_candidate(current)
        self._point_at(only)
        return only

    def _named_current(self) -> Generation | None:
        content = files.read_small(self.path / CURRENT, _MOST_CURRENT) or b""
        return named(self.path, content.decode("ascii", "replace").removesuffix("\n"))

    def _only_candidate(self, current: Generation | None) -> Generation:
        whole = _whole_generations(self.path)
        # A generation that was in use and whose folder has gone is a loss; an older one must not pass for it.
        was_used = current is not None and self.seen(current) is not None
        if len(whole) != 1 or was_used or any(mark > whole[0].number for mark in self._used_numbers()):
            raise DeskRefused("desk_damaged", path=str(self.path))
        return whole[0]

    def _used_numbers(self) -> list[int]:
        return [number_in(name) for name in seen.read(self.path)]

    def next_generation(self) -> Generation:
        """Begin a new generation: a private folder with an empty private `desk.db`, under a name that is not live.

        Fill it, store its keys, close every connection to it, then `switch`; or leave it and it is cleared away.
        """
        taken = [number_in(entry.name) for entry in files.entries(self.path)]
        current = self._named_current()
        number = max([0, *taken, *self._used_numbers(), current.number if current else 0]) + 1
        building = unfinished(self.path, number)
        files.make_private_folder(building.folder)
        files.make_private_file(building.database)
        return building

    def switch(self, generation: Generation) -> Generation:
        """Make a generation live, one just built or a previous one; the one that was live is kept.

        Either the switch is complete and survives a power cut, or everything is as it was.
        """
        if generation == self._named_current():
            return generation
        files.bring_folder_to_medium(generation.folder)
        finished = generation.finished()
        if generation != finished:
            files.rename(generation.folder, finished.folder)
        self._point_at(finished)
        return finished

    def _point_at(self, generation: Generation) -> None:
        files.write_durably(self.path / CURRENT, f"{generation.name}\n".encode())

    def previous(self) -> list[Generation]:
        """Return the whole generations that are not live, newest first."""
        live = self._named_current()
        return [each for each in reversed(_whole_generations(self.path)) if each != live]

    def discard(self, generation: Generation) -> None:
        """Remove a generation that is not live, with its seen mark; interrupted, it is finished at the next opening."""
        if generation == self._named_current():
            raise ValueError("the live generation is never removed")
        seen.forget(self.path, generation.name)
        going = generation.folder.with_name(generation.name + GOING)
        files.rename(generation.folder, going)
        files.remove(going)

    def require_alone(self, generation: Generation) -> None:
        """Say of a generation that is being built that no older one may stay that opens without a passphrase."""
        files.write_durably(generation.folder / ALONE, b"")

    def leave_alone(self, live: Generation) -> None:
        """Remove what must not stay beside the live generation; what cannot be removed now, at the next opening."""
        mark = live.folder / ALONE
        with contextlib.suppress(MachineRefused):
            if mark.is_file():
                for older in filter(keyfile.opens_without_passphrase, self.previous()):
                    if older.number < live.number:
                        self.discard(older)
                files.remove(mark)

    def seen(self, generation: Generation) -> Mark | None:
        """Return how far the generation's history had come when it was last open, or None if that is not known."""
        return seen.read(self.path).get(generation.name)

    def mark_seen(self, generation: Generation, mark: Mark) -> None:
        """Keep how far the generation's history has come."""
        seen.write(self.path, generation.name, mark)

    def close(self) -> None:
        """Wipe the temporary files and give the desk back."""
        tempfile.tempdir = self._tempdir_before
        files.wipe(self.temporary)
        self.lock.release()

    def give_up(self) -> None:
        """Give the desk back without what was being built; where there was no desk before, nothing of one remains."""
        tempfile.tempdir = self._tempdir_before
        with contextlib.suppress(MachineRefused):
            self._discard_leftovers()
            if self._before and not is_desk(self.path):
                return self._before.come_back(self.path, self.lock)
        return self.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


@dataclass(frozen=True, slots=True)
class _Before:
    """What was at a place before a desk was begun there."""

    missing: list[Path]
    names: frozenset[str]

    @classmethod
    def of(cls, path: Path) -> Self:
        """Look at a place."""
        missing = files.missing_folders(path)
        return cls(missing, frozenset() if missing else frozenset(entry.name for entry in files.entries(path)))

    def come_back(self, path: Path, lock: DeskLock) -> None:
        """Remove what has come since, as far as the computer lets us, and the lock as the last of it."""
        come = [entry for entry in files.entries(path) if entry.name not in self.names and _is_ours(entry)]
        for entry in come:
            if entry.name != LOCK:
                files.discard(entry)
        lock.release(remove=path / LOCK in come)
        self.remove_folders()

    def remove_folders(self) -> None:
        """Remove the folders that were made for the desk, unless somebody has put something into them."""
        with contextlib.suppress(OSError):
            for folder in reversed(self.missing):
                files.disk.remove_folder(folder)


def _whole_generations(path: Path) -> list[Generation]:
    with translated(path):
        if not path.is_dir():
            return []
        found = [named(path, entry.name) for entry in files.entries(path)]
        return sorted(each for each in found if each and each.is_whole)


def _require_room_for_a_desk(path: Path) -> None:
    if is_desk(path):
        raise DeskRefused("desk_exists", path=str(path))
    with translated(path):
        found = [entry for entry in path.iterdir() if entry.name not in _NOT_MEANT] if path.is_dir() else []
    # Our own names count as ours only beside our lock: a new creation goes on where an interrupted one stopped.
    if found and not (path / LOCK in found and all(map(_is_ours, found))):
        raise DeskRefused("folder_not_empty", path=str(path))


def _is_ours(entry: Path) -> bool:
    names = {LOCK, CURRENT, seen.SEEN, *_OWN_FOLDERS}
    return entry.name in names or bool(number_in(entry.name)) or files.is_partial(entry)
