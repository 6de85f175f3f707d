"""The command line: what scripts and scheduled tasks rely on. Exits and JSON are promised and only added to."""

import logging
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from jipdesk import i18n
from jipdesk.cli import faults, parser, terminal
from jipdesk.errors import Stop

INTERRUPTED = 130


class Window(Protocol):
    """What opens the window; handed in from outside, since the command line knows no Qt."""

    def has_display(self) -> bool:
        """Tell whether a window can be seen here."""

    def open(
        self, folder: Path, *, quit_after_paint: bool = False, passphrase: str | None = None, name: str | None = None
    ) -> int:
        """Open the window on a desk and return its exit status."""

    def take_pictures(self, folder: Path, out: Path, progress: terminal.Progress) -> list[Path]:
        """Write pictures of every page of a desk."""

    def prove(self, folder: Path, out: Path, progress: terminal.Progress) -> list[Path]:
        """Write a picture of every section of a desk in both languages; refuse one that shows nothing."""


def run(arguments: Sequence[str], window: Window | None = None) -> int:
    """Do what the arguments ask for and return the exit status: 0, or that of the refusal."""
    terminal.prepare()
    logging.getLogger("alembic").setLevel(logging.WARNING)
    asked = parser.first_look(arguments)
    _speak_as(asked)
    try:
        parser.build().parse_args(arguments, asked)
        _speak_as(asked)
        asked.window = window
        status: int = asked.do(asked)
        return status
    except Stop as stop:
        terminal.refuse(stop, as_json=asked.json, beside=getattr(asked, "beside", {}))
        return stop.exit_status
    except KeyboardInterrupt:
        terminal.say_interrupted()
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever was reading has stopped; what is left to say has nobody to hear it.
        sys.stderr.close()
        return 0
    except Exception as fault:  # noqa: BLE001 - a mistake of ours must not show a person a stack trace
        return faults.report(fault)


def _speak_as(asked: Namespace) -> None:
    if asked.lang:
        i18n.speak(asked.lang)
