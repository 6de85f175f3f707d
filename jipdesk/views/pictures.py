"""Pictures of every page, in both languages and themes, so that those in README and manual are never old.

Runs without a screen: python -m jipdesk.views.pictures [FOLDER] makes a sample desk and takes them of it.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QImage

from jipdesk import i18n, paths
from jipdesk.errors import MachineRefused
from jipdesk.safe import files
from jipdesk.samples import late, sheets
from jipdesk.samples.applications import HEADINGS
from jipdesk.settings import LANGUAGES
from jipdesk.views import camera, scenes
from jipdesk.views.look.palette import Theme
from jipdesk.views.main_window import MainWindow
from jipdesk.views.scenes import Scene
from jipdesk.views.sections import SECTIONS

Dress: TypeAlias = tuple[str, Theme]
"""Language and theme."""
Shot: TypeAlias = tuple[Scene, Path]
"""What is shown, and the picture of it."""
Progress: TypeAlias = Callable[[int, int], None]
EVERY_DRESS = tuple((language, theme) for language in LANGUAGES for theme in (Theme.LIGHT, Theme.DARK))
TWO_DRESSES = (("en", Theme.LIGHT), ("ja", Theme.DARK))
FOLDER = Path("docs") / "pictures"
_BACKUP = "demo.jipbackup"
_OF_NO_SCREEN = ("This plugin does not support", "OpenType support missing")
_LEAST_COLOURS, _EVERY = 16, 7
"""How many colours a page has at least, in every seventh of its points."""
_SCREEN = {"name": "screen", "x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "dpr": 1.0}


def take(desk: Path, out: Path, progress: Progress) -> list[Path]:
    """Write a picture of every section of a desk, each in either language and theme once, and return the files.

    What goes wrong while they are taken is raised in the end, by this and by `prove`.
    """
    shown = scenes.sections()

    def shots(window: MainWindow) -> Iterator[Shot]:
        yield from _dressed(window, shown, out, TWO_DRESSES)

    total = len(TWO_DRESSES) * len(shown)
    return _taken(desk, shots, lambda done: progress(done, total))


def prove(desk: Path, out: Path, progress: Progress) -> list[Path]:
    """Write a picture of every section in both languages, and return the files.

    Refuses with `picture_faulty` where a section shows nothing, or nothing of its own.
    """

    def shots(window: MainWindow) -> Iterator[Shot]:
        for language in LANGUAGES:
            window.speaker.speak(language)
            yield from ((scenes.section(each.name), out / f"{each.name}-{language}.png") for each in SECTIONS)

    total = len(LANGUAGES) * len(SECTIONS)
    taken = _taken(desk, shots, lambda done: progress(done, total), is_seen=False)
    _require_alive(taken)
    return taken


def take_all(desk: Path, new: Path, out: Path, scratch: Path) -> list[Path]:
    """Write every picture there is: of a full desk in all dresses, of a new desk and of none in two."""
    sheet, backup = scratch / "applications_2024_late.xlsx", desk.with_name(f"{desk.name}-output") / _BACKUP
    sheets.write(sheet, "applications", HEADINGS, late.late_rows())
    full = scenes.sections() | scenes.parts() | scenes.over(sheet, backup)

    def of_full(window: MainWindow) -> Iterator[Shot]:
        yield from _dressed(window, full, out, EVERY_DRESS)

    def of_new(window: MainWindow) -> Iterator[Shot]:
        yield from _dressed(window, scenes.empty(), out, TWO_DRESSES)

    def of_none(window: MainWindow) -> Iterator[Shot]:
        yield from _dressed(window, scenes.before(), out, TWO_DRESSES)

    return [*_taken(None, of_none), *_taken(new, of_new), *_taken(desk, of_full)]


def _dressed(window: MainWindow, shown: Mapping[str, Scene], out: Path, dresses: Sequence[Dress]) -> Iterator[Shot]:
    for language, theme in dresses:
        window.speaker.speak(language)
        window.look.choose(theme)
        yield from ((scene, out / f"{name}-{language}-{theme.value}.png") for name, scene in shown.items())


def _taken(
    desk: Path | None,
    shots: Callable[[MainWindow], Iterator[Shot]],
    tell: Callable[[int], object] = lambda _: None,
    *,
    is_seen: bool = True,
) -> list[Path]:
    before = i18n.spoken().language
    found: list[Path] = []
    with _interruptible() as stop_if_asked, _nothing_wrong(), camera.window(desk, is_seen=is_seen) as window:
        try:
            for scene, file in shots(window):
                stop_if_asked()
                scene(window)
                files.make_private_folder(file.parent)
                files.write_durably(file, camera.photograph(window))
                scenes.tidy(window)
                found.append(file)
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


def _require_alive(pictures: list[Path]) -> None:
    """Refuse a picture with next to no colours, and one that another section or language gives too."""
    known: set[bytes] = set()
    for file in pictures:
        picture = QImage(str(file)).convertToFormat(QImage.Format.Format_RGB32)
        shown = bytes(picture.constBits())
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


# --- by a command -----------------------------------------------------------------------------------------------------


def main(arguments: list[str]) -> int:
    """Make a sample desk and a new one, take every picture, and say where they are."""
    from jipdesk.views import picture_desk

    out = Path(arguments[0]) if arguments else FOLDER
    qInstallMessageHandler(_say)
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        os.environ["QT_QPA_PLATFORM"] = _without_screen(scratch)
        # Where the desk lies stands on a page, and what this account prefers is not to be seen on it.
        os.environ["HOME"] = os.environ["USERPROFILE"] = name
        desk, new = scratch / "desk", scratch / "new"
        _do("--desk", desk, "--lang", "ja", "demo", "--no-window")
        picture_desk.begin(new)
        picture_desk.carry_on(desk)
        count = len(take_all(desk, new, out, scratch))
    print(f"{count} pictures: {out}")  # noqa: T201 - said to whoever makes them
    return 0


def _say(_: QtMsgType, __: QMessageLogContext, text: str) -> None:
    """Pass on what Qt says, but for what cannot be otherwise where there is no screen."""
    if not text.startswith(_OF_NO_SCREEN):
        print(text, file=sys.stderr)  # noqa: T201 - said to whoever makes them


def _without_screen(scratch: Path) -> str:
    """Return the platform on which nobody sees the window, with a screen that has room for what opens over it."""
    screen = scratch / "screen.json"
    screen.write_text(json.dumps({"screens": [_SCREEN]}), encoding="utf-8")
    return f"offscreen:configfile={screen}"


def _do(*arguments: str | Path) -> None:
    command = [sys.executable, "-m", "jipdesk", *map(str, arguments)]
    subprocess.run(command, cwd=paths.root(), check=True)  # noqa: S603 - our own program


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
