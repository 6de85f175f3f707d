"""What the computer refuses, said as a refusal of ours; and patience with other programs on Windows.

`disk_full`, `no_permission` and `file_in_use` are what a person can do something about; the rest is `file_trouble`.
"""

import contextlib
import errno
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from jipdesk.errors import MachineRefused

pause = time.sleep

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
# Windows: 39 and 112 say that the disk is full, 32 and 33 that another program holds the file; 5 says "no", but a virus
# scanner that looks at a new file brings it about too, for some tens of milliseconds.
_WINDOWS_FULL = {39, 112}
_WINDOWS_HELD = {32, 33}
_WINDOWS_PERHAPS_HELD = {5, 32, 33}
_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8)


def code_of(error: OSError) -> str:
    """Return the code of the refusal that an error of the computer amounts to."""
    windows = getattr(error, "winerror", None)
    if windows in _WINDOWS_HELD:
        return "file_in_use"
    if windows in _WINDOWS_FULL or error.errno in _FULL:
        return "disk_full"
    return "no_permission" if error.errno in _FORBIDDEN else "file_trouble"


@contextlib.contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn every `OSError` inside into a `MachineRefused` that knows the path."""
    try:
        yield
    except OSError as error:
        raise MachineRefused(code_of(error), path=str(path)) from error


def patiently(act: Callable[[Path], None], path: Path) -> None:
    """Do it, and again for up to 1.5 seconds while another program on Windows holds the file."""
    for wait in _WAITS:
        try:
            return act(path)
        except OSError as error:
            if getattr(error, "winerror", None) not in _WINDOWS_PERHAPS_HELD:
                raise
        pause(wait)
    return act(path)
