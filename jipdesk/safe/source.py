"""A file from elsewhere, read at chosen places while it stays open.

It stays open so that what was authenticated and what is read afterwards are the same file. Whatever the computer says
while reading is a fault of what was handed in: `backup_missing` or `backup_unreadable`.
"""

import contextlib
from collections.abc import Iterator
from io import FileIO
from pathlib import Path

from jipdesk.errors import InputRefused
from jipdesk.safe import files


class Source:
    """An open file; whoever makes it closes it."""

    def __init__(self, path: Path) -> None:
        with self._readable():
            if path.exists() and not path.is_file():
                raise InputRefused("backup_unreadable")
            self._file: FileIO = files.disk.open_to_read(path)
            self.size = path.stat().st_size

    def piece(self, start: int, size: int) -> bytes:
        """Return the bytes at a place, fewer where the file ends before."""
        return b"".join(self.chunks(start, size))

    def chunks(self, start: int, size: int) -> Iterator[bytes]:
        """Yield the bytes at a place in pieces, fewer where the file ends before."""
        with self._readable():
            self._file.seek(start)
            while size and (chunk := files.disk.read(self._file, min(size, files.CHUNK))):
                size -= len(chunk)
                yield chunk

    def close(self) -> None:
        """Close the file."""
        files.close_after_reading(self._file)

    @contextlib.contextmanager
    def _readable(self) -> Iterator[None]:
        try:
            yield
        except FileNotFoundError as error:
            raise InputRefused("backup_missing") from error
        except OSError as error:
            raise InputRefused("backup_unreadable") from error
