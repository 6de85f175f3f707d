"""The window's composition root: what must stand before the first widget, the application, and its end."""

import os
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

import jipdesk.views  # noqa: F401 - before all others, which it lets be imported plainly
from jipdesk import __version__, i18n, paths
from jipdesk.errors import MachineRefused
from jipdesk.views.faults import Faults
from jipdesk.views.look import fonts
from jipdesk.views.look.palette import Theme
from jipdesk.views.look.theme import STYLE, Look
from jipdesk.views.main_window import MainWindow
from jipdesk.views.memory import Memory
from jipdesk.views.shell.speaker import Speaker

SWITCH_SECONDS = 0.0001
"""How long a thread beside the window may keep Python to itself while the window waits for it; Python's own is 5 ms.

Whoever builds or paints a page lets go of Python hundreds of times, once for every call of Qt, and waits each time.
"""
FINISH_MS = 300


def has_display() -> bool:
    """Tell whether a window can be seen here."""
    named = os.environ.get("QT_QPA_PLATFORM", "")
    if sys.platform != "linux" or named:
        return named not in {"offscreen", "minimal"}
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def can_open() -> bool:
    """Tell whether Qt can make a window, be it one that nobody sees; without any it would end the program at once."""
    return sys.platform != "linux" or has_display() or bool(os.environ.get("QT_QPA_PLATFORM"))


def do_without_display() -> None:
    """Let Qt make windows that nobody sees where there is nothing to see them on, and keep its remarks to itself."""
    if not has_display():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from jipdesk.views import no_platform

    no_platform.keep_quiet()


def open_window(
    folder: Path, *, quit_after_paint: bool = False, passphrase: str | None = None, name: str | None = None
) -> int:
    """Open the window on a desk and return when it is closed."""
    if not can_open():
        raise MachineRefused("no_display")
    sys.setswitchinterval(SWITCH_SECONDS)
    faults = Faults(paths.fault_log())
    faults.listen()
    app = _application()
    memory = Memory()
    look = Look(app, Theme(memory.theme))
    window = MainWindow(None, memory, look, Speaker(app, memory))
    faults.happened.connect(window.tell_fault)
    faults.refused.connect(window.tell)

    def finish() -> None:
        """Make what the first page does not wait for, once it had the time to be painted."""
        QTimer.singleShot(FINISH_MS, window, partial(_finish, app, look))

    def begin() -> None:
        from PySide6.QtCore import Qt

        from jipdesk.views.collector import Collector

        _watch_crashes()
        if i18n.spoken().language == "ja":
            fonts.load_bold()
        Collector(app, lambda: not window.jobs.is_idle)
        window.pages.currentChanged.connect(finish, Qt.ConnectionType.SingleShotConnection)
        window.acts.sample, window.acts.sample_folder = make_sample, paths.demo_desk()
        window.open(folder, passphrase, name)

    window.painted.connect(window.close if quit_after_paint else begin)
    window.show()
    return app.exec()


def _finish(app: QApplication, look: Look) -> None:
    from PySide6.QtGui import QIcon

    app.setWindowIcon(QIcon(str(paths.resource("icons/jipdesk.png"))))
    look.follow_system()
    fonts.load_others()


def _application() -> QApplication:
    app = QApplication([*sys.argv[:1], *STYLE])
    app.setApplicationName("jipdesk")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("jipdesk")
    app.setFont(fonts.load_first())
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

    command = [*paths.program(), "demo", "--desk", str(folder), "--no-window"]
    unseen = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    done = subprocess.run(  # noqa: S603 - our own program
        command, cwd=paths.root(), capture_output=True, creationflags=unseen, check=False
    )
    if done.returncode:
        raise MachineRefused("sample_not_made")
