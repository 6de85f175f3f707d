"""The operating system's file calls that the program uses, one method each.

Every other file of this room goes through one `Disk`, so a test can put in its place one that fails, stops the process
or writes down the order of calls. What these methods raise is the plain `OSError`; `files` turns it into a refusal.
"""

import errno
import os
import shutil
import sys
from io import FileIO
from pathlib import Path

OWNER_ONLY_FOLDER = 0o700
OWNER_ONLY_FILE = 0o600


def _private(name: str, flags: int) -> int:
    # The mode is given at birth: to tighten it afterwards would leave a moment in which others can open the file.
    return os.open(name, flags | getattr(os, "O_NOFOLLOW", 0), OWNER_ONLY_FILE)


def _private_or_there(name: str, flags: int) -> int:
    return _private(name, flags | os.O_CREAT)


class Disk:
    """The real disk."""

    def make_folder(self, path: Path) -> None:
        """Make one folder that only its owner can enter."""
        path.mkdir(mode=OWNER_ONLY_FOLDER)

    def restrict(self, path: Path, mode: int) -> None:
        """Set who may use a folder or file (without effect on Windows, where they inherit it)."""
        path.chmod(mode)

    def create(self, path: Path) -> FileIO:
        """Make a file that only its owner can read, and open it; an existing one is an error."""
        return FileIO(str(path), "xb", opener=_private)

    def open_lasting(self, path: Path) -> FileIO:
        """Open a file that stays the same one for ever, such as a lock; make it if need be."""
        return FileIO(str(path), "rb+", opener=_private_or_there)

    def open_existing(self, path: Path) -> FileIO:
        """Open a file to make it durable, without changing it."""
        return FileIO(str(path), "rb+")

    def open_to_read(self, path: Path) -> FileIO:
        """Open a file to read it."""
        return FileIO(str(path), "rb")

    def read(self, file: FileIO, most: int) -> bytes:
        """Read up to so many bytes; fewer than asked for do not mean the end, none does."""
        return file.read(most) or b""

    def write(self, file: FileIO, data: bytes | memoryview) -> None:
        """Write all the bytes."""
        rest = memoryview(data)
        while rest:
            rest = rest[file.write(rest) or 0 :]

    def sync(self, file: FileIO) -> None:
        """Return when the content is on the medium itself."""
        if sys.platform == "darwin":
            import contextlib
            import fcntl

            # fsync on macOS hands the data to the drive, which may keep it in its own memory. Shares know only fsync.
            with contextlib.suppress(OSError):
                fcntl.fcntl(file.fileno(), fcntl.F_FULLFSYNC)
                return
        os.fsync(file.fileno())

    def close(self, file: FileIO) -> None:
        """Close the file."""
        file.close()

    def replace(self, source: Path, target: Path) -> None:
        """Give a file or folder another name, in one step; a file of that name is replaced."""
        source.replace(target)

    def sync_folder(self, path: Path) -> None:
        """Return when the names in a folder are on the medium (Windows keeps them in its own journal)."""
        if sys.platform != "win32":
            handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(handle)
            except OSError as error:
                # Some network and USB file systems cannot do it; there is nothing better to be had from them.
                if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
                    raise
            finally:
                os.close(handle)

    def unlink(self, path: Path) -> None:
        """Remove a file."""
        path.unlink()

    def remove_folder(self, path: Path) -> None:
        """Remove an empty folder."""
        path.rmdir()

    def entries(self, path: Path) -> list[Path]:
        """Return what is in a folder, by name."""
        return sorted(path.iterdir())

    def free(self, path: Path) -> int:
        """Return how many bytes this account may still write where the folder is."""
        return shutil.disk_usage(path).free
