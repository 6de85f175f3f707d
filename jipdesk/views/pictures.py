"""Pictures of every page, in both languages and themes, so that those in README and manual are never old.

Runs without a screen: python -m jipdesk.views.pictures [FOLDER] makes a sample desk and takes them of it.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from jipdesk import i18n, paths
from jipdesk.i18n import JAPAN
from jipdesk.settings import LANGUAGES
from jipdesk.views.goal import Goal
from jipdesk.views.jobs import Jobs
from jipdesk.views.look import fonts
from jipdesk.views.look.palette import Theme
from jipdesk.views.look.theme import STYLE, Look
from jipdesk.views.main_window import SIZE, MainWindow
from jipdesk.views.memory import Memory
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.sections import SECTIONS
from jipdesk.views.shell.speaker import Speaker

CLOCK = datetime(2024, 9, 22, 14, 2, tzinfo=JAPAN)
"""The day on which the sample desk is looked at, in the middle of its year."""
_LOOK_MS = 20
_QUIET_LOOKS = 5
_THEMES = (Theme.LIGHT, Theme.DARK)
Scene = Callable[[MainWindow], object]


def take(desk: Path, out: Path) -> list[Path]:
    """Write a picture of every page of a desk in every language and theme, and return the files."""
    out.mkdir(parents=True, exist_ok=True)
    before = i18n.spoken().language
    with _window(desk) as window:
        try:
            return [
                _take(window, scene, out / f"{name}-{language}-{theme.value}.png")
                for language in LANGUAGES
                for theme in _dressed(window, language)
                for name, scene in _scenes().items()
            ]
        finally:
            window.speaker.speak(before)


def _dressed(window: MainWindow, language: str) -> Iterator[Theme]:
    window.speaker.speak(language)
    for theme in _THEMES:
        window.look.choose(theme)
        yield theme


def _scenes() -> dict[str, Scene]:
    """Return what is shown on each picture: every section, the parts of a person, and finding somebody."""
    scenes: dict[str, Scene] = {section.name: _section(section.name) for section in SECTIONS}
    for part in ("overview", "documents", "interviews", "history"):
        scenes[f"applications-{part}"] = _part(part)
    return scenes | {"find": _find}


def _section(name: str) -> Scene:
    return lambda window: window.pages.show_section(name)


def _part(name: str) -> Scene:
    return lambda window: window.pages.go(Goal("applications", part=name))


def _find(window: MainWindow) -> None:
    window.pages.show_section("today")
    window.top.finding.setText("an")
    window.finder.open()


def _take(window: MainWindow, scene: Scene, file: Path) -> Path:
    scene(window)
    settle(window.jobs)
    window.grab().save(str(file))
    window.finder.close_list()
    return file


def settle(jobs: Jobs) -> None:
    """Wait until nothing is under way any more and all of it is shown."""
    loop, clock, quiet = QEventLoop(), QTimer(), 0

    def look() -> None:
        nonlocal quiet
        quiet = quiet + 1 if jobs.is_idle else 0
        if quiet >= _QUIET_LOOKS:
            loop.quit()

    clock.timeout.connect(look)
    clock.start(_LOOK_MS)
    loop.exec()
    clock.stop()


@contextmanager
def _window(desk: Path) -> Iterator[MainWindow]:
    app = QApplication.instance() or QApplication([*sys.argv[:1], *STYLE])
    assert isinstance(app, QApplication)
    app.setFont(fonts.load_first())
    fonts.load_others()
    memory = Memory(is_lasting=False)
    look, speaker, jobs = Look(app, Theme.LIGHT), Speaker(app, memory), Jobs()
    window = MainWindow(jobs, memory, look, speaker)
    window.keeper.opened.connect(_set_clock)
    window.resize(*SIZE)
    window.show()
    window.open(desk)
    settle(jobs)
    try:
        yield window
    finally:
        window.close()
        for each in (window, jobs, look, speaker):
            each.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _set_clock(desk: OpenDesk) -> None:
    desk.now = lambda: CLOCK


def main(arguments: list[str]) -> int:
    """Make a sample desk, take the pictures, and say where they are."""
    out = Path(arguments[0]) if arguments else Path("pictures")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder) / "desk"
        command = [sys.executable, "-m", "jipdesk", "--desk", str(desk), "demo", "--no-window"]
        subprocess.run(command, cwd=paths.root(), check=True)  # noqa: S603 - our own program
        count = len(take(desk, out))
    print(f"{count} pictures: {out}")  # noqa: T201 - said to whoever makes them
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
