"""`python -m jipdesk`: a command does its work at the terminal; without one the window opens."""

import sys
from pathlib import Path

READ_WORKBOOK = "--read-workbook"
"""How a program without Python beside it asks itself for the process apart in which foreign workbooks are read."""


def main() -> int:
    """Run what the command line asks for and return the exit status."""
    if sys.argv[1:2] == [READ_WORKBOOK]:
        from jipdesk.exchange import workbook_child

        workbook_child.main(sys.argv[2])
        return 0
    from jipdesk.cli import run

    return run(sys.argv[1:], _Window())


class _Window:
    """What the command line hands over to: it knows no Qt itself."""

    def has_display(self) -> bool:
        """Tell whether a window can be seen here."""
        from jipdesk import app

        return app.has_display()

    def open(
        self, folder: Path, *, quit_after_paint: bool = False, passphrase: str | None = None, name: str | None = None
    ) -> int:
        """Open the window on a desk."""
        from jipdesk import app

        return app.open_window(folder, quit_after_paint=quit_after_paint, passphrase=passphrase, name=name)

    def take_pictures(self, folder: Path, out: Path) -> list[Path]:
        """Write pictures of every page of a desk."""
        from jipdesk.views import pictures

        return pictures.take(folder, out)


if __name__ == "__main__":
    sys.exit(main())
