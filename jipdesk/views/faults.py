"""Our own mistakes, in whatever thread: each is noted without personal data and told once, and the window goes on."""

import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TypeAlias

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from jipdesk import __version__
from jipdesk.errors import AnsweredFault, Stop, note_fault

Kind: TypeAlias = type[BaseException]
Place: TypeAlias = tuple[str, ...]

MOST_NOTES = 3
"""of a mistake that is made again and again at one place, such as at each paint"""
QUIET_SECONDS = 1.0
"""What comes again sooner is a part of what was told."""
_INNERMOST = 4


@dataclass(slots=True)
class _Seen:
    """How often a mistake was made at one place, and when last."""

    last: float
    count: int = 0


class Faults(QObject):
    """Hears of every mistake of ours, notes it, and has the window tell it."""

    happened = Signal()
    refused = Signal(object)
    """a `Stop` that came where nobody waited for one, such as a desk that cannot be read while a list is painted"""

    def __init__(self, log: Path, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._log = log
        self._clock = clock
        self._seen: dict[Place, _Seen] = {}

    def listen(self) -> None:
        """Hear of what nobody catches, from now on, and of what Qt warns of."""
        sys.excepthook = self.caught
        threading.excepthook = self._caught_in_thread
        qInstallMessageHandler(self._qt_said)

    def caught(self, kind: Kind, fault: BaseException, trace: TracebackType | None) -> None:
        """Note a mistake, and have it told unless it was told a moment ago or is told where it was made."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        fault = fault.with_traceback(trace)
        count, is_news = self._look_up(_place(fault))
        if count <= MOST_NOTES and not isinstance(fault, Stop):
            note_fault(fault, self._log, _heading() + (" (and so on)" if count == MOST_NOTES else ""))
        # A painter that lives on in the trace keeps the widget from ever being painted again.
        traceback.clear_frames(trace)
        if is_news:
            self._tell(fault)

    def _tell(self, fault: BaseException) -> None:
        if isinstance(fault, Stop):
            self.refused.emit(fault)
        elif not isinstance(fault, AnsweredFault):
            self.happened.emit()

    def _look_up(self, place: Place) -> tuple[int, bool]:
        now = self._clock()
        seen = self._seen.setdefault(place, _Seen(now - QUIET_SECONDS))
        is_news = now - seen.last >= QUIET_SECONDS
        seen.last, seen.count = now, seen.count + 1
        return seen.count, is_news

    def _caught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.caught(args.exc_type, args.exc_value, args.exc_traceback)

    def _qt_said(self, kind: QtMsgType, where: QMessageLogContext, text: str) -> None:
        """Keep what Qt warns of; what it only remarks is of no use to anybody."""
        if kind not in {QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}:
            return
        count, _ = self._look_up((str(where.category), text))
        if count <= MOST_NOTES:
            note_fault(RuntimeError(), self._log, f"{_heading()}\nQt {where.category}: {text}")
        if kind is QtMsgType.QtFatalMsg:
            from jipdesk.views import no_platform

            no_platform.end(text)


def _heading() -> str:
    return f"jipdesk {__version__} {datetime.now(UTC).isoformat(timespec='seconds')} {sys.platform} window"


def _place(fault: BaseException) -> Place:
    """Return what tells a mistake from others: its kind, and the last lines that led to it."""
    cause = fault.__cause__ if isinstance(fault, AnsweredFault) and fault.__cause__ else fault
    frames = traceback.extract_tb(cause.__traceback__)[-_INNERMOST:]
    return (type(cause).__qualname__, *(f"{frame.filename}:{frame.lineno}" for frame in frames))
