"""What every test of a window has: a window on a real desk, and the watch over what a test leaves behind.

A folder of tests that wants them imports them into its `conftest.py`.
"""

import gc
import shutil
import threading
from contextlib import contextmanager
from pathlib import Path

import pytest
from given import applications, sheet_file
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from jipdesk.views.jobs import Jobs
from jipdesk.views.look import fonts
from jipdesk.views.look.palette import Theme
from jipdesk.views.look.theme import Look
from jipdesk.views.main_window import MainWindow
from jipdesk.views.memory import Memory
from jipdesk.views.open_desk import OpenDesk, hold
from jipdesk.views.shell.speaker import Speaker


@contextmanager
def acts_held_back(jobs):
    """Let no act begin before the end of the block: what is done in it is done in time on the slowest computer."""
    go_on = threading.Event()
    jobs._lane("acts").submit(go_on.wait, 20)
    try:
        yield
    finally:
        go_on.set()


@pytest.fixture(scope="session")
def _empty(tmp_path_factory):
    """A desk with the edition 2024, two coordinators and nothing else: made once, for making one takes a second."""
    from given import desk_with

    from jipdesk.models.office import Coordinator

    folder = tmp_path_factory.mktemp("desks") / "empty"
    with desk_with(folder, 2024, 2025) as desk, desk.db.write(None, "add_coordinator") as session:
        session.add(Coordinator(name="Sato", active=True))
    return folder


@pytest.fixture(scope="session")
def _filled(_empty, tmp_path_factory):
    """The same desk with forty applications, taken in and checked."""
    from jipdesk.actions.desk import opened
    from jipdesk.actions.screening import screen_applications
    from jipdesk.exchange import intake
    from jipdesk.queries import editions

    folder = tmp_path_factory.mktemp("desks") / "filled"
    shutil.copytree(_empty, folder)
    sheet = sheet_file(folder.with_name("sheet.csv"), _rows())
    with opened(folder) as desk:
        with desk.db.read() as session:
            edition = editions.find(session, "2024")
        prepared = intake.prepare_applications(desk.db, edition, sheet)
        intake.take_in_applications(desk.db, desk.actor, edition, prepared, lambda *_: None)
        with desk.db.write(desk.actor, "screen_applications") as session:
            screen_applications(session, edition.id)
    return folder


def _rows():
    """Thirty who are eligible, five who are not, five to be confirmed."""
    stated = {
        "agrees_with_purpose": "yes",
        "full_time": "yes",
        "can_submit_documents": "yes",
        "submitted_at": "2024-06-01 10:00",
    }
    return [
        *applications(30, birth_date="2001-02-03", **stated),
        *applications(5, first=31, birth_date="1950-02-03", **stated),
        *applications(5, first=36, birth_date="", **stated),
    ]


@pytest.fixture
def desk_folder(_empty, tmp_path):
    """A desk with the editions 2024 and 2025, of its own for each test."""
    return Path(shutil.copytree(_empty, tmp_path / "desk"))


@pytest.fixture
def filled_folder(_filled, tmp_path):
    """A desk with forty applications for 2024, of its own for each test."""
    return Path(shutil.copytree(_filled, tmp_path / "desk"))


@pytest.fixture
def settle(qtbot):
    """Wait until the window has nothing under way."""

    def wait(jobs):
        qtbot.waitUntil(lambda: jobs.is_idle, timeout=20_000)
        # What an answer has put into the window is shown by an event of its own, and may ask again.
        QApplication.processEvents()
        qtbot.waitUntil(lambda: jobs.is_idle, timeout=20_000)

    return wait


@pytest.fixture
def office(request, qapp, settle):
    """A desk that is open, without a window: the filled one, or the folder that a test names by `indirect`."""
    folder = request.getfixturevalue(getattr(request, "param", "filled_folder"))
    jobs = Jobs()
    desk = OpenDesk(hold(folder), jobs, Memory())
    yield desk
    settle(jobs)
    jobs.close()
    desk.close()
    _delete(desk, jobs)


@pytest.fixture
def make_window(qapp, settle):
    """Open a window on a folder and wait until it stands still."""
    made = []

    def make(folder, *, wait=True):
        qapp.setFont(fonts.load_first())
        fonts.load_bold()
        memory = Memory()
        speaker, look, jobs = Speaker(qapp, memory), Look(qapp, Theme(memory.theme)), Jobs()
        window = MainWindow(jobs, memory, look, speaker)
        made.append(window)
        window.show()
        if folder is not None:
            window.open(folder)
        if wait:
            settle(jobs)
        return window

    def put_away(window):
        made.remove(window)
        settle(window.jobs)
        window.close()
        _delete(window.look, window.speaker, window.jobs, window)

    make.put_away = put_away
    yield make
    for window in [*made]:
        put_away(window)
    undress(qapp)


@pytest.fixture
def dressed(qapp):
    """How a piece that stands without a window is dressed in our light theme."""
    look = Look(qapp, Theme.LIGHT)
    yield look.dress
    undress(qapp)
    _delete(look)


def undress(app):
    """Take off what a window dressed the application in: the next test begins as if it were the first."""
    app.setPalette(app.style().standardPalette())
    app.styleHints().setColorScheme(Qt.ColorScheme.Unknown)


@pytest.fixture
def window(make_window, filled_folder):
    """The window on the filled desk."""
    return make_window(filled_folder)


def _delete(*objects):
    for each in objects:
        each.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def nothing_left_behind(qapp):
    """Fail a test that leaves a thread, a running timer or a window behind."""
    before = set(threading.enumerate())
    # What is there already need not be looked through again after each of a thousand tests.
    gc.freeze()
    yield
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if left := left_behind(before):
        pytest.fail(f"left behind: {', '.join(left)}", pytrace=False)


def left_behind(threads_before):
    """Return what is still there of a test that has come to its end."""
    threads = [each.name for each in threading.enumerate() if each not in threads_before]
    windows = [type(each).__name__ for each in QApplication.topLevelWidgets() if not each.parent()]
    timers = [each for each in gc.get_objects() if isinstance(each, QTimer) and isValid(each) and each.isActive()]
    named = [f"timer of {each.interval()} ms in {type(each.parent()).__name__}" for each in timers]
    return [*(f"thread {name}" for name in threads), *(f"window {name}" for name in windows), *named]
