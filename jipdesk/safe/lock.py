"""One program at a time on a desk: a lock of the operating system, and beside it a note of who holds it.

The system gives the lock back when its holder ends, however it ends, so a note that was left behind never keeps anybody
out: it only serves the sentence that the second one reads.
"""

import contextlib
import errno
import getpass
import json
import os
import platform
import sys
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from io import FileIO
from pathlib import Path

from jipdesk.errors import DeskRefused, MachineRefused
from jipdesk.safe import files
from jipdesk.safe.trouble import translated

_MOST_NOTE = 4096
_BUSY = {errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK}
# Windows removes no file that anybody has open; elsewhere nobody else must come between giving back and removing.
_REMOVED_WHEN_CLOSED = sys.platform == "win32"
_NO_LOCKS_HERE = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP}


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a desk: account or coordinator, computer, process, and since when (UTC)."""

    who: str = ""
    host: str = ""
    pid: int = 0
    since: str = ""


class DeskLock:
    """A lock that is held; `take` gets it."""

    def __init__(self, file: FileIO, path: Path) -> None:
        self._file = file
        self._path = path
        self.was_abandoned = bool(_read_note(file).pid)
        """whether the last holder ended without giving the desk back"""

    @classmethod
    def take(cls, path: Path) -> "DeskLock":
        """Take the lock of a desk, or refuse with `desk_in_use` and the holder's name and computer."""
        file = _locked(path)
        if not _is_there(file, path):
            # Whoever held it has just removed it, as nothing came of their desk: what we hold keeps nobody out.
            file.close()
            file = _locked(path)
        taken = cls(file, path)
        taken.sign(_account())
        return taken

    def sign(self, who: str) -> None:
        """Write the note, once more when it is known which coordinator works here."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        _write_note(self._file, Holder(who, platform.node(), os.getpid(), now))

    def release(self, *, remove: bool = False) -> None:
        """Give the desk back and clear the note, or remove the lock where there is no desk to be locked."""
        if self._file.closed:
            return
        with contextlib.suppress(OSError):
            self._file.truncate(0)
        if remove and not _REMOVED_WHEN_CLOSED:
            files.discard(self._path)
        _unlock(self._file)
        self._file.close()
        if remove and _REMOVED_WHEN_CLOSED:
            files.discard(self._path)


def _locked(path: Path) -> FileIO:
    with translated(path):
        file = files.disk.open_lasting(path)
    try:
        _lock(file)
    except OSError as error:
        refusal = _refusal(error, file, path)
        file.close()
        raise refusal from error
    return file


def _is_there(file: FileIO, path: Path) -> bool:
    if _REMOVED_WHEN_CLOSED:
        return True
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except OSError:
        return False


def _refusal(error: OSError, file: FileIO, path: Path) -> DeskRefused | MachineRefused:
    if error.errno in _BUSY:
        holder = _read_note(file)
        return DeskRefused("desk_in_use", holder=holder.who, host=holder.host)
    code = "folder_cannot_lock" if error.errno in _NO_LOCKS_HERE else "file_trouble"
    return MachineRefused(code, path=str(path))


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _write_note(file: FileIO, holder: Holder) -> None:
    note = json.dumps(asdict(holder), ensure_ascii=False).encode() + b"\n"
    # The lock is what counts; a full disk must not keep anybody from reading their desk.
    with contextlib.suppress(OSError):
        file.seek(0)
        files.disk.write(file, note)
        file.truncate(len(note))


def _read_note(file: FileIO) -> Holder:
    with contextlib.suppress(OSError):
        file.seek(0)
        return _parsed(file.read(_MOST_NOTE) or b"")
    return Holder()


def _parsed(note: bytes) -> Holder:
    try:
        found = json.loads(note)
        return Holder(str(found["who"]), str(found["host"]), int(found["pid"]), str(found["since"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        # Somebody is writing it at this moment, or the disk was full.
        return Holder()


if sys.platform == "win32":
    import msvcrt

    # Windows forbids others to read a locked part, so the lock lies far beyond the note, where nothing is ever written.
    _FAR_BEYOND_THE_NOTE = 1 << 30

    def _lock(file: FileIO) -> None:
        file.seek(_FAR_BEYOND_THE_NOTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

    def _unlock(file: FileIO) -> None:
        with contextlib.suppress(OSError):
            file.seek(_FAR_BEYOND_THE_NOTE)
            msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(file: FileIO) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(file: FileIO) -> None:
        with contextlib.suppress(OSError):
            fcntl.flock(file.fileno(), fcntl.LOCK_UN)
