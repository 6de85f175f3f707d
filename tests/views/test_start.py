"""Until the first paint the window needs nothing but Qt, and what is imported after Qt is imported as without it."""

import importlib
import linecache
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject

from jipdesk.views.sections import SECTIONS

ROOT = Path(__file__).resolve().parents[2]
LIGHT = {"PySide6", "shiboken6", "platformdirs"}
OF_THE_WINDOW = {"app", "errors", "i18n", "paths", "phrases", "settings", "views"}
SEEN_AT_THE_END = (
    "import sys; from pathlib import Path; from jipdesk import app;"
    "app.open_window(Path(sys.argv[1]), quit_after_paint=True);"
    "from PySide6 import QtCore, QtWidgets;"
    "print(*{*vars(QtCore), *vars(QtWidgets)})"
)


@pytest.fixture(scope="module")
def start(tmp_path_factory):
    """The program as it is started, ended after its first paint; it told of every import."""
    desk = tmp_path_factory.mktemp("start") / "none"
    command = [sys.executable, "-X", "importtime", "-m", "jipdesk", "--desk", str(desk), "--quit-after-paint"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert not desk.exists()
    return done


@pytest.fixture
def imported(start):
    return {line.rpartition("|")[2].strip() for line in start.stderr.splitlines() if line.startswith("import time:")}


def test_the_program_paints_its_window_and_ends_without_a_word(start):
    told = [line for line in start.stderr.splitlines() if not line.startswith("import time:")]

    assert (start.returncode, start.stdout, told) == (0, "", [])


def test_the_first_paint_imports_no_third_party_but_qt(imported):
    third_parties = {name.partition(".")[0] for name in imported} & packages_distributions().keys()

    assert "PySide6" in third_parties
    assert {name for name in third_parties if not name.startswith("_")} <= LIGHT


def test_the_first_paint_imports_of_ours_only_the_window_and_the_leaves(imported):
    ours = {name.split(".")[1] for name in imported if name.startswith("jipdesk.")}

    assert ours == OF_THE_WINDOW
    assert not [name for name in imported if name.startswith("jipdesk.views.rooms")]


def test_the_first_paint_makes_neither_the_names_in_qt_nor_those_of_a_style(tmp_path):
    command = [sys.executable, "-c", SEEN_AT_THE_END, str(tmp_path / "none")]

    made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()

    assert "QMainWindow" in made
    assert {"Qt", "QStyle", "QCommonStyle", "QComboBox", "QTextEdit"} & set(made) == set()


class Paints(QObject):
    """Notes whatever is painted."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def eventFilter(self, watched, event):  # noqa: N802 - the name that Qt gave it
        if event.type() is QEvent.Type.Paint:
            self.seen.append(watched)
        return False


@pytest.fixture
def paints(qapp):
    noted = Paints()
    qapp.installEventFilter(noted)
    yield noted
    qapp.removeEventFilter(noted)


def test_the_first_paint_shows_menus_sections_and_an_empty_list(make_window, paints, qtbot):
    window = make_window(None, wait=False)
    with qtbot.waitSignal(window.painted):
        pass

    assert [menu.text() for menu in window.menuBar().actions()] == ["&File", "&Edit", "&View", "&Go", "&Help"]
    assert {window.menuBar(), window.pages.blank, window.pages.blank.sheet} <= set(paints.seen)
    assert {window.side.button(section.name) for section in SECTIONS} <= set(paints.seen)
    assert window.pages.blank.title.text() == "Today"


def test_what_is_imported_after_qt_is_not_read_for_names_that_nobody_uses(tmp_path, monkeypatch):
    (tmp_path / "imported_after_qt.py").write_text("import json\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))

    module = importlib.__import__("imported_after_qt")
    exec("import imported_after_qt")  # as a statement does it, by way of what Qt puts in its place

    assert module.__file__ not in linecache.cache


def test_the_bars_ask_their_questions_behind_those_of_the_page(make_window, filled_folder, settle, monkeypatch):
    from jipdesk.views.shell.surroundings import Surroundings

    shown = []
    monkeypatch.setattr(Surroundings, "count", lambda _: shown.append(window.pages.page.listing.table.rowCount()))
    window = make_window(None, wait=False)
    window.pages.show_section("applications")

    window.open(filled_folder)
    settle(window.jobs)

    assert shown == [40]
