"""`python -m jipdesk`: a command does its work at the terminal; without one the window opens."""

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

from jipdesk.errors import MachineRefused

Progress: TypeAlias = Callable[[int, int], None]
QUIT_AFTER_PAINT = "--quit-after-paint"
READ_WORKBOOK, READ_SCAN = "--read-workbook", "--read-scan"
"""How a program without Python beside it asks itself for the process apart in which foreign files are read."""


def main() -> int:
    """Run what the command line asks for and return the exit status."""
    arguments = sys.argv[1:]
    if arguments[:1] == [READ_WORKBOOK]:
        from jipdesk.exchange import workbook_child

        workbook_child.main(arguments[1])
        return 0
    if arguments[:1] == [READ_SCAN]:
        from jipdesk.exchange import scan_child

        scan_child.main()
        return 0
    window = _Window()
    status = _run(arguments, window)
    if window.was_open:
        # Everything is closed and written; taking Qt apart piece by piece would only keep the person waiting.
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:  # as on Windows in the program without a terminal
                stream.flush()
        os._exit(status)
    return status


def _run(arguments: Sequence[str], window: "_Window") -> int:
    """Open the window at once where nothing else is asked for; all other arguments are the command line's."""
    match [each for each in arguments if each != QUIT_AFTER_PAINT]:
        case []:
            folder = None
        case ["--desk", named] if not named.startswith("-"):
            folder = Path(named)
        case _:
            return _run_command(arguments, window)
    # What is made before the first paint is there to stay: to look for garbage in it takes as long as half of Qt's
    # import. After the paint the window's own collector looks after it.
    gc.disable()
    if window.can_open():
        return window.open(folder, quit_after_paint=QUIT_AFTER_PAINT in arguments, passphrase=_passphrase())
    gc.enable()
    return _run_command(arguments, window)


def _passphrase() -> str | None:
    if "JIPDESK_PASSPHRASE" not in os.environ:
        return None
    from jipdesk import settings

    return settings.passphrase()


def _run_command(arguments: Sequence[str], window: "_Window") -> int:
    from jipdesk.cli import run

    return run(arguments, window)


class _Window:
    """What the command line hands over to: it knows no Qt itself."""

    was_open = False

    def has_display(self) -> bool:
        """Tell whether a window can be seen here."""
        with _qt():
            from jipdesk import app
        return app.has_display()

    def can_open(self) -> bool:
        """Tell whether Qt can make a window, be it one that nobody sees."""
        try:
            with _qt():
                from jipdesk import app
        except MachineRefused:
            return False
        return app.can_open()

    def open(
        self,
        folder: Path | None,
        *,
        quit_after_paint: bool = False,
        passphrase: str | None = None,
        name: str | None = None,
    ) -> int:
        """Open the window on a desk, the office's if none is named."""
        with _qt():
            from jipdesk import app, paths
        folder = folder or paths.default_desk()
        status = app.open_window(folder, quit_after_paint=quit_after_paint, passphrase=passphrase, name=name)
        self.was_open = True
        return status

    def take_pictures(self, folder: Path, out: Path, progress: Progress) -> list[Path]:
        """Write pictures of every page of a desk."""
        with _qt():
            from jipdesk import app
            from jipdesk.views import pictures
        app.do_without_display()
        return pictures.take(folder, out, progress)

    def prove(self, folder: Path, out: Path, progress: Progress) -> list[Path]:
        """Write a picture of every section of a desk in both languages; refuse one that shows nothing."""
        with _qt():
            from jipdesk import app
            from jipdesk.views import pictures
        app.do_without_display()
        return pictures.prove(folder, out, progress)


@contextmanager
def _qt() -> Iterator[None]:
    """Refuse with `no_library` where Qt cannot even be imported for want of a library of the system."""
    try:
        yield
    except ModuleNotFoundError:
        raise
    except ImportError as missing:
        raise MachineRefused("no_library", library=str(missing).partition(":")[0]) from missing


if __name__ == "__main__":
    sys.exit(main())
