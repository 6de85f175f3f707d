"""Pictures of every page, in both languages and themes, so that those in README and manual are never old.

Runs without a screen: python -m jipdesk.views.pictures [FOLDER] makes a sample desk and takes them of it.
"""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QEvent, QEventLoop, QIODevice, Qt, QTimer
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication

from jipdesk import i18n, paths
from jipdesk.errors import MachineRefused
from jipdesk.i18n import JAPAN
from jipdesk.safe import files
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
_LEAST_COLOURS, _EVERY = 16, 7
"""How many colours a page has at least, in every seventh of its points."""
Scene: TypeAlias = Callable[[MainWindow], object]
Shot: TypeAlias = tuple[Scene, Path]
"""What is shown, and the picture of it."""
Progress: TypeAlias = Callable[[int, int], None]


def take(desk: Path, out: Path, progress: Progress) -> list[Path]:
    """Write a picture of every page of a desk in every language and theme, and return the files.

    What goes wrong while they are taken is raised in the end, by this and by `prove`.
    """
    scenes = _scenes()

    def shots(window: MainWindow) -> Iterator[Shot]:
        for language in _spoken(window):
            for theme in _dressed(window):
                yield from ((scene, out / f"{name}-{language}-{theme.value}.png") for name, scene in scenes.items())

    total = len(LANGUAGES) * len(_THEMES) * len(scenes)
    return _taken(desk, shots, lambda done: progress(done, total))


def prove(desk: Path, out: Path, progress: Progress) -> list[Path]:
    """Write a picture of every section in both languages, and return the files.

    Refuses with `picture_faulty` where a section shows nothing, or nothing of its own.
    """

    def shots(window: MainWindow) -> Iterator[Shot]:
        for language in _spoken(window):
            yield from ((_section(section.name), out / f"{section.name}-{language}.png") for section in SECTIONS)

    total = len(LANGUAGES) * len(SECTIONS)
    taken = _taken(desk, shots, lambda done: progress(done, total), is_seen=False)
    _require_alive(taken)
    return taken


def _taken(
    desk: Path,
    shots: Callable[[MainWindow], Iterator[Shot]],
    tell: Callable[[int], None],
    *,
    is_seen: bool = True,
) -> list[Path]:
    before = i18n.spoken().language
    found: list[Path] = []
    with _interruptible() as stop_if_asked, _nothing_wrong(), _window(desk, is_seen=is_seen) as window:
        try:
            for scene, file in shots(window):
                stop_if_asked()
                found.append(_take(window, scene, file))
                tell(len(found))
        finally:
            window.speaker.speak(before)
    return found


@contextmanager
def _interruptible() -> Iterator[Callable[[], None]]:
    """Let a person stop it between two pictures; in the middle of what Qt is doing it could not be taken apart."""
    asked: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: asked.append(number))

    def stop_if_asked() -> None:
        if asked:
            raise KeyboardInterrupt

    try:
        yield stop_if_asked
    finally:
        signal.signal(signal.SIGINT, before)


def _spoken(window: MainWindow) -> Iterator[str]:
    for language in LANGUAGES:
        window.speaker.speak(language)
        yield language


def _require_alive(pictures: list[Path]) -> None:
    """Refuse a picture with next to no colours, and one that another section or language gives too."""
    known: set[bytes] = set()
    for file in pictures:
        shown = bytes(QImage(str(file)).convertToFormat(QImage.Format.Format_RGB32).constBits())
        if shown in known or len(set(memoryview(shown).cast("I")[::_EVERY])) < _LEAST_COLOURS:
            raise MachineRefused("picture_faulty", path=str(file))
        known.add(shown)


@contextmanager
def _nothing_wrong() -> Iterator[None]:
    """Raise afterwards what went wrong where Qt called us, which would else only be printed."""
    wrong: list[BaseException] = []
    before, sys.excepthook = sys.excepthook, lambda _, fault, __: wrong.append(fault)
    try:
        yield
    finally:
        sys.excepthook = before
    for fault in wrong:
        raise fault


def _dressed(window: MainWindow) -> Iterator[Theme]:
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
    files.make_private_folder(file.parent)
    files.write_durably(file, _png(window.grab()))
    window.finder.close_list()
    return file


def _png(picture: QPixmap) -> bytes:
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(kept.data())


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
def _window(desk: Path, *, is_seen: bool = True) -> Iterator[MainWindow]:
    app = QApplication.instance() or QApplication([*sys.argv[:1], *STYLE])
    assert isinstance(app, QApplication)
    app.setFont(fonts.load_first())
    fonts.load_others()
    memory = Memory(is_lasting=False)
    look, speaker, jobs = Look(app, Theme.LIGHT), Speaker(app, memory), Jobs()
    window = MainWindow(jobs, memory, look, speaker)
    window.keeper.opened.connect(_set_clock)
    window.resize(*SIZE)
    # A window that is not seen is made like any other, so that all it takes is proved to be there.
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, on=not is_seen)
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
        count = len(take(desk, out, lambda *_: None))
    print(f"{count} pictures: {out}")  # noqa: T201 - said to whoever makes them
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
