"""Where Qt finds nothing to make windows on, it ends the program from below; a person is told first."""

import os
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from jipdesk import i18n
from jipdesk.errors import MachineRefused
from jipdesk.phrases import refusals


def keep_quiet() -> None:
    """Keep Qt's remarks from the terminal, where only what a person can act on is said."""
    qInstallMessageHandler(_hear)


def _hear(kind: QtMsgType, _: QMessageLogContext, text: str) -> None:
    if kind is QtMsgType.QtFatalMsg:
        end(text)


def end(last_words: str) -> None:
    """End with a sentence if it is for want of a platform that Qt is about to end the program."""
    if "platform plugin" not in last_words:
        return
    stop = MachineRefused("no_display")
    if sys.stderr is not None:
        print(refusals.sentence(stop, i18n.spoken()), file=sys.stderr, flush=True)  # noqa: T201 - nobody else can any more
    os._exit(stop.exit_status)
