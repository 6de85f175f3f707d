"""`python -m jipdesk`: a command does its work at the terminal; without one the window opens."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

READ_WORKBOOK = "--read-workbook"
"""How a program without Python beside it asks itself for the process apart in which foreign workbooks are read."""


def main() -> int:
    """Run what the command line asks for and return the exit status."""
    arguments = sys.argv[1:]
    if arguments[:1] == [READ_WORKBOOK]:
        from jipdesk.exchange import workbook_child

        workbook_child.main(arguments[1])
        return 0
    window = _Window()
    status = _run(arguments, window)
    if window.was_open:
        # Everything is closed and written; taking Qt apart piece by piece would only keep the person waiting.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
    return status


def _run(arguments: Sequence[str], window: "_Window") -> int:
    """Open the window at once where nothing else is asked for; all other arguments are the command line's."""
    if set(arguments) <= {"--quit-after-paint"} and window.can_open():
        from jipdesk import paths

        secret = os.environ.get("JIPDESK_PASSPHRASE")
        return window.open(paths.default_desk(), quit_after_paint=bool(arguments), passphrase=secret)
    from jipdesk.cli import run

    return run(arguments, window)


class _Window:
    """What the command line hands over to: it knows no Qt itself."""

    was_open = False

    def has_display(self) -> bool:
        """Tell whether a window can be seen here."""
        from jipdesk import app

        return app.has_display()

    def can_open(self) -> bool:
        """Tell whether Qt can make a window, be it one that nobody sees."""
        from jipdesk import app

        return app.can_open()

    def open(
        self, folder: Path, *, quit_after_paint: bool = False, passphrase: str | None = None, name: str | None = None
    ) -> int:
        """Open the window on a desk."""
        from jipdesk import app

        status = app.open_window(folder, quit_after_paint=quit_after_paint, passphrase=passphrase, name=name)
        self.was_open = True
        return status

    def take_pictures(self, folder: Path, out: Path) -> list[Path]:
        """Write pictures of every page of a desk."""
        from jipdesk.views import pictures

        return pictures.take(folder, out)


if __name__ == "__main__":
    sys.exit(main())
