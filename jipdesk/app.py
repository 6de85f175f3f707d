"""The window's composition root: what must stand before the first widget, the application, and its end."""

import faulthandler
import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from jipdesk import __version__, paths
from jipdesk.views.collector import Collector
from jipdesk.views.jobs import Jobs
from jipdesk.views.look import fonts
from jipdesk.views.look.palette import Theme
from jipdesk.views.look.theme import Look
from jipdesk.views.main_window import MainWindow
from jipdesk.views.memory import Memory
from jipdesk.views.shell.speaker import Speaker


def open_window(folder: Path, *, quit_after_paint: bool = False, passphrase: str | None = None, name: str | None = None) -> int:
    """Open the window on a desk and return when it is closed."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("jipdesk")
    app.setFont(fonts.load_first())
    memory = Memory()
    speaker = Speaker(app, memory)
    look = Look(app, Theme(memory.theme))
    jobs = Jobs(app)
    window = MainWindow(jobs, memory, look, speaker)
    window.painted.connect(app.quit if quit_after_paint else lambda: window.open(folder, passphrase, name))
    window.show()
    return app.exec()
