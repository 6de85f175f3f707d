"""The window's composition root: what must stand before the first widget, the application, and its end."""

import os
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from jipdesk import __version__, i18n, paths
from jipdesk.errors import MachineRefused, note_fault
from jipdesk.views.look import fonts
from jipdesk.views.look.palette import Theme
from jipdesk.views.look.theme import STYLE, Look
from jipdesk.views.main_window import MainWindow
from jipdesk.views.memory import Memory
from jipdesk.views.shell.speaker import Speaker

Kind = type[BaseException]


class Faults(QObject):
    """Hears of every mistake of ours, in whatever thread, notes it without personal data, and tells the window."""

    happened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._log = paths.fault_log()
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread
        qInstallMessageHandler(self._qt_said)

    def _caught(self, kind: Kind, fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        note_fault(fault.with_traceback(trace), self._log, _heading())
        self.happened.emit()

    def _caught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._caught(args.exc_type, args.exc_value, args.exc_traceback)

    def _qt_said(self, kind: QtMsgType, where: QMessageLogContext, text: str) -> None:
        """Keep what Qt warns of; what it only remarks is of no use to anybody."""
        if kind in {QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}:
            note_fault(RuntimeError(), self._log, f"{_heading()}\nQt {where.category}: {text}")


def _heading() -> str:
    return f"jipdesk {__version__} {datetime.now(UTC).isoformat(timespec='seconds')} {sys.platform} window"


def has_display() -> bool:
    """Tell whether a window can be seen here."""
    named = os.environ.get("QT_QPA_PLATFORM", "")
    if sys.platform != "linux" or named:
        return named not in {"offscreen", "minimal"}
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def can_open() -> bool:
    """Tell whether Qt can make a window, be it one that nobody sees; without any it would end the program at once."""
    return sys.platform != "linux" or has_display() or bool(os.environ.get("QT_QPA_PLATFORM"))


def open_window(
    folder: Path, *, quit_after_paint: bool = False, passphrase: str | None = None, name: str | None = None
) -> int:
    """Open the window on a desk and return when it is closed."""
    if not can_open():
        raise MachineRefused("no_display")
    faults = Faults()
    app = _application()
    memory = Memory()
    look = Look(app, Theme(memory.theme))
    window = MainWindow(None, memory, look, Speaker(app, memory))
    faults.happened.connect(window.tell_fault)

    def begin() -> None:
        from PySide6.QtGui import QIcon

        from jipdesk.views.collector import Collector

        app.setWindowIcon(QIcon(str(paths.resource("icons/jipdesk.png"))))
        look.follow_system()
        _watch_crashes()
        Collector(app)
        fonts.load_others()
        window.acts.sample, window.acts.sample_folder = make_sample, paths.demo_desk()
        window.open(folder, passphrase, name)

    window.painted.connect(window.close if quit_after_paint else begin)
    window.show()
    return app.exec()


def _application() -> QApplication:
    app = QApplication([*sys.argv[:1], *STYLE])
    app.setApplicationName("jipdesk")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("jipdesk")
    app.setFont(fonts.load_first(i18n.spoken().language))
    return app


def _watch_crashes() -> None:
    """Let the interpreter write down where it was if it is ended from below."""
    import faulthandler

    log = paths.fault_log().with_name("crash.log")
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        faulthandler.enable(log.open("a", encoding="utf-8"))
    except OSError:
        return


def make_sample(folder: Path) -> None:
    """Make the sample desk as a program of its own, so that the window stays free."""
    import subprocess

    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "jipdesk"]
    command = [*program, "demo", "--desk", str(folder), "--no-window"]
    done = subprocess.run(command, cwd=paths.root(), capture_output=True, check=False)  # noqa: S603 - our own program
    if done.returncode:
        raise MachineRefused("sample_not_made")
