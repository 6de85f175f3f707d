"""Writing files so that each is there whole or not at all, is its owner's alone, and survives a power cut.

The order is always the same: write beside, bring to the medium, rename, bring the folder to the medium. What the
computer refuses becomes a `MachineRefused`, see `trouble`.
"""

import contextlib
import hashlib
import os
import re
import secrets
from collections.abc import Iterator
from io import FileIO
from pathlib import Path

from jipdesk.errors import InputRefused, MachineRefused
from jipdesk.safe.disk import OWNER_ONLY_FOLDER, Disk
from jipdesk.safe.trouble import patiently, translated

disk = Disk()

CHUNK = 1 << 20

_MOST_OF_A_NAME = 50
_OWN = r"[0-9a-f]{16}\.partial"
_PARTIAL = re.compile(rf"\.(?:.{{1,{_MOST_OF_A_NAME}}}\.)?{_OWN}", re.DOTALL)


def make_private_folder(path: Path) -> None:
    """Make a folder and the missing ones above it, all for their owner alone; an existing folder stays as it is."""
    with translated(path):
        for folder in missing_folders(path):
            _make_folder(folder)


def missing_folders(path: Path) -> list[Path]:
    """Return the folders that are to be made before there is this one, itself included, in the order of making."""
    with translated(path):
        return [folder for folder in reversed([path, *path.parents]) if not folder.is_dir()]


def _make_folder(folder: Path) -> None:
    try:
        disk.make_folder(folder)
    except FileExistsError:
        # Another start of the program may have made it since we looked.
        if not folder.is_dir():
            raise
    disk.sync_folder(folder.parent)


def restrict_folder(path: Path) -> None:
    """Close an existing folder to all but its owner, where the medium knows owners."""
    with contextlib.suppress(OSError):
        disk.restrict(path, OWNER_ONLY_FOLDER)


class Output:
    """A file being written."""

    def __init__(self, file: FileIO) -> None:
        self._file = file

    def write(self, data: bytes) -> None:
        """Append all the bytes."""
        disk.write(self._file, data)


@contextlib.contextmanager
def writing(path: Path) -> Iterator[Output]:
    """Write a new file for its owner alone, instead of any that is there; after an error nothing of it remains."""
    with translated(path):
        if os.path.lexists(path):
            disk.unlink(path)
        file = disk.create(path)
        try:
            yield Output(file)
            disk.sync(file)
            disk.close(file)
        except BaseException:
            _abandon(file, path)
            raise


def _abandon(file: FileIO, path: Path) -> None:
    with contextlib.suppress(OSError):
        file.close()
    with contextlib.suppress(OSError):
        disk.unlink(path)


def make_private_file(path: Path) -> None:
    """Make an empty file for its owner alone, instead of any that is there, which another library then fills."""
    with writing(path):
        pass


def partial_beside(path: Path) -> Path:
    """Return a fresh name in the same folder for a file that is not finished: what it will be, and that it is ours."""
    return path.with_name(f"{_beginning_of_partials(path)}{secrets.token_hex(8)}.partial")


def _beginning_of_partials(path: Path) -> str:
    # A name may have 255 bytes in all, and a letter up to four.
    return f".{path.name[:_MOST_OF_A_NAME]}."


def write_durably(path: Path, data: bytes) -> None:
    """Replace a file: a reader, also after a power cut, finds the old content or the new, never a mixture."""
    partial = partial_beside(path)
    with writing(partial) as out:
        out.write(data)
    _name_or_discard(partial, path)


def publish(partial: Path, final: Path) -> None:
    """Give a finished file its name; until then nobody can take it for finished. After an error nothing of it remains.

    Not for a database that this process has open: to open and close its file by name drops SQLite's locks on it.
    """
    try:
        bring_to_medium(partial)
    except MachineRefused:
        discard(partial)
        raise
    _name_or_discard(partial, final)


def _name_or_discard(partial: Path, final: Path) -> None:
    try:
        rename(partial, final)
    except MachineRefused:
        discard(partial)
        raise


def rename(source: Path, target: Path) -> None:
    """Give a file or folder another name in the same folder, durably."""
    with translated(target):
        patiently(lambda name: disk.replace(source, name), target)
        disk.sync_folder(target.parent)


def bring_to_medium(path: Path) -> None:
    """Return when a closed file's content is on the medium (some writers, such as VACUUM INTO, leave that out)."""
    with translated(path):
        file = disk.open_existing(path)
        try:
            disk.sync(file)
        finally:
            disk.close(file)


def bring_folder_to_medium(path: Path) -> None:
    """Return when every file in the folder, and their names, are on the medium."""
    for entry in entries(path):
        if entry.is_file():
            bring_to_medium(entry)
    with translated(path):
        disk.sync_folder(path)


def chunks(path: Path, most: int | None = None) -> Iterator[bytes]:
    """Yield a file's content, or its beginning, in pieces. Never for an open database, see `publish`."""
    with translated(path):
        file = disk.open_to_read(path)
        try:
            left = path.stat().st_size if most is None else most
            while left > 0 and (chunk := disk.read(file, min(CHUNK, left))):
                left -= len(chunk)
                yield chunk
        finally:
            close_after_reading(file)


def close_after_reading(file: FileIO) -> None:
    """Close a file from which everything wanted has been read, so that no trouble in closing matters any more."""
    with contextlib.suppress(OSError):
        disk.close(file)


def read_small(path: Path, most: int) -> bytes | None:
    """Return a small file's content, cut one byte after the most it may have, or None where there is no such file."""
    with translated(path):
        return b"".join(chunks(path, most + 1)) if path.is_file() else None


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal. Never for an open database, see `publish`."""
    digest = hashlib.sha256()
    for chunk in chunks(path):
        digest.update(chunk)
    return digest.hexdigest()


def entries(path: Path) -> list[Path]:
    """Return what is in a folder, by name."""
    with translated(path):
        return disk.entries(path)


def remove(path: Path) -> None:
    """Remove a file, or a folder with all that is in it, durably; links are not followed. None there is fine."""
    with translated(path):
        if os.path.lexists(path):
            _remove(path)
            disk.sync_folder(path.parent)


def _remove(path: Path) -> None:
    if path.is_symlink() or not path.is_dir():
        return patiently(disk.unlink, path)
    for entry in disk.entries(path):
        _remove(entry)
    return patiently(disk.remove_folder, path)


def discard(path: Path) -> None:
    """Remove what is of no use any more, as far as the computer lets us."""
    with contextlib.suppress(MachineRefused):
        remove(path)


def wipe(folder: Path) -> None:
    """Empty a folder of temporary files, as far as the computer lets us."""
    with contextlib.suppress(MachineRefused):
        for entry in entries(folder):
            discard(entry)


def is_partial(path: Path) -> bool:
    """Tell whether a file has one of our names for what is not finished."""
    return bool(_PARTIAL.fullmatch(path.name))


def discard_partials(folder: Path) -> None:
    """Remove the unfinished files that a stopped program left, by our own pattern of names and no other."""
    with contextlib.suppress(MachineRefused):
        for entry in filter(is_partial, entries(folder)):
            discard(entry)


def discard_partials_of(path: Path) -> None:
    """Remove what a stopped program left beside a file when it had not finished writing it."""
    beginning = _beginning_of_partials(path)
    with contextlib.suppress(MachineRefused):
        for entry in entries(path.parent):
            if entry.name.startswith(beginning) and re.fullmatch(_OWN, entry.name[len(beginning) :]):
                discard(entry)


def require_replaceable(path: Path) -> None:
    """Refuse before the work where what has that name could not be replaced afterwards.

    It may be a folder or a device (`place_taken`), or another program may hold it.
    """
    with translated(path):
        if path.exists():
            if not path.is_file():
                raise InputRefused("place_taken", path=str(path))
            disk.close(disk.open_existing(path))


def free_space(path: Path) -> int:
    """Return how many bytes may still be written at a place, which need not exist yet."""
    with translated(path):
        return disk.free(next(folder for folder in [path, *path.parents] if folder.exists()))


def require_space(path: Path, needed: int) -> None:
    """Refuse with `disk_full` where fewer than so many bytes are free."""
    if free_space(path) < needed:
        raise MachineRefused("disk_full", path=str(path), needed=needed)
