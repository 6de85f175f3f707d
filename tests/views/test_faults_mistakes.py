"""A mistake of ours, wherever it is made: one sentence, a note without personal data, and the window goes on."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from jipdesk.errors import AnsweredFault, DeskRefused, InputRefused
from jipdesk.views.faults import MOST_NOTES, QUIET_SECONDS, Faults

ROOT = Path(__file__).resolve().parents[2]
SECRET = "TK1234567"


@pytest.fixture
def faults(qapp, tmp_path):
    """Faults on a clock of their own; `told` counts how often a person was told."""
    made = Faults(tmp_path / "logs" / "errors.log", lambda: made.now)
    made.now, made.told, made.log = 100.0, [], tmp_path / "logs" / "errors.log"
    made.happened.connect(lambda: made.told.append(made.now))
    return made


def mistake(kind):
    """Make a mistake whose words and whose variables say something personal."""
    passport = SECRET
    raise kind(passport)


def make(faults, kind=ValueError):
    try:
        mistake(kind)
    except kind:
        faults.caught(*sys.exc_info())


def test_a_mistake_is_told_and_noted_by_kind_and_place_alone(faults):
    make(faults)

    said = faults.log.read_text(encoding="utf-8")
    assert "ValueError" in said
    assert "test_faults_mistakes.py" in said
    assert SECRET not in said
    assert len(faults.told) == 1


def test_one_that_comes_at_every_paint_is_told_once_and_noted_a_few_times(faults):
    for _ in range(500):
        make(faults)
        faults.now += 0.02

    assert len(faults.told) == 1
    assert faults.log.read_text(encoding="utf-8").count("ValueError") == MOST_NOTES


def test_one_that_comes_again_later_is_told_again(faults):
    make(faults)
    faults.now += QUIET_SECONDS
    make(faults)

    assert len(faults.told) == 2


def test_another_one_is_told_at_once(faults):
    make(faults)
    make(faults, KeyError)

    assert len(faults.told) == 2


def test_one_that_is_told_where_it_was_made_is_only_noted(faults):
    answered = AnsweredFault()
    answered.__cause__ = ZeroDivisionError(SECRET)

    faults.caught(AnsweredFault, answered, None)

    assert faults.told == []
    assert "ZeroDivisionError" in faults.log.read_text(encoding="utf-8")


def test_a_log_that_cannot_be_written_is_no_further_mistake(faults):
    faults.log.parent.write_text("a file where the folder should be")

    make(faults)

    assert len(faults.told) == 1


def test_a_refusal_that_nobody_waited_for_is_told_as_one_and_is_no_mistake(faults):
    told = []
    faults.refused.connect(told.append)
    for _ in range(3):
        make(faults, DeskRefused)

    assert [type(stop) for stop in told] == [DeskRefused]
    assert faults.told == []
    assert not faults.log.exists()


def test_what_a_mistake_held_is_let_go_so_that_a_painter_ends_with_its_paint(faults):
    class Painter:
        def __del__(self):
            ended.append(True)

    def paint():
        painter = Painter()  # noqa: F841 - held by its frame alone
        raise ValueError

    ended = []
    try:
        paint()
    except ValueError:
        faults.caught(*sys.exc_info())

    assert ended == [True]


# --- in the window ----------------------------------------------------------------------------------------------------


def test_a_mistake_in_a_job_is_told_where_it_was_asked_for_and_what_waits_waits_no_more(window, qtbot, settle):
    def work(_):
        raise ZeroDivisionError(SECRET)

    window.pages.show_section("companies")
    settle(window.jobs)
    page = window.pages.page
    with qtbot.captureExceptions() as caught:
        page.act("edit_record", work)
        settle(window.jobs)

    assert [kind for kind, *_ in caught] == [AnsweredFault]
    assert page.notice.text.startswith("Something went wrong inside the program. What was saved is untouched")
    assert window.notice.text == ""


def test_a_mistake_while_a_page_is_shown_leaves_the_other_pages_alive(window, qtbot, settle, monkeypatch):
    from jipdesk.views.rooms.companies import Companies

    def refresh(_):
        raise ZeroDivisionError

    monkeypatch.setattr(Companies, "refresh", refresh)
    with qtbot.captureExceptions() as caught:
        window.trigger("go_companies")
        settle(window.jobs)
    assert len(caught) == 1

    window.trigger("go_applications")
    settle(window.jobs)

    assert len(window.pages.page.listing.table.ids) == 40


def test_one_part_that_cannot_say_its_words_does_not_keep_the_others_in_the_old_language(window, qtbot, monkeypatch):
    from jipdesk.views.shell.side_bar import SideBar

    def retranslate(_):
        raise ZeroDivisionError

    monkeypatch.setattr(SideBar, "retranslate", retranslate, raising=False)
    with qtbot.captureExceptions():
        window.speaker.speak("ja")

    assert window.pages.page.title.text() == "本日"


def test_while_a_dialog_stands_before_the_window_it_is_told_in_the_dialog(window, settle):
    dialog = window.sheets.take_in()

    window.tell_fault()
    assert dialog.notice.text.startswith("Something went wrong")
    window.jobs.refused.emit(InputRefused("no_such_act"))
    assert not dialog.notice.text.startswith("Something went wrong")

    assert window.notice.text == ""
    dialog.reject()


# --- as a program of its own ------------------------------------------------------------------------------------------

MISCHIEF = """
import json, sys, threading
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QRunnable, QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QWidget
from jipdesk import app
from jipdesk.views.pieces.table import Table
from jipdesk.views.shell.surroundings import Surroundings

def failing(kind):
    def fail(*_):
        passport = "TK1234567"
        raise kind(passport)
    return fail

class Painted(QWidget):
    def paintEvent(self, event):
        from PySide6.QtGui import QPainter
        painter = QPainter(self)
        failing(KeyError)()

class Thread(QThread):
    run = failing(IndexError)

class Runnable(QRunnable):
    run = failing(TypeError)

def slot(window):
    window.pages.moved.connect(failing(ValueError))
    window.trigger("go_applications")

def paint(window):
    window.painted_badly = made = Painted(window)
    made.resize(40, 40)
    made.show()

def timer(window):
    QTimer.singleShot(0, failing(AttributeError))

def thread(window):
    made = threading.Thread(target=failing(RuntimeError))
    made.start()
    made.join()

def qt_thread(window):
    made = Thread()
    made.start()
    made.wait()

def runnable(window):
    made = Runnable()
    made.setAutoDelete(False)
    QThreadPool.globalInstance().start(made)
    QThreadPool.globalInstance().waitForDone()

def job(window):
    window.jobs.act(failing(OverflowError))

def table(window):
    window.right_line, Table._line = Table._line, failing(ArithmeticError)
    window.pages.page.listing.view.viewport().update()

told, waits = {}, [slot, paint, timer, thread, qt_thread, runnable, job, table]

def look(window):
    if not window.jobs.is_idle or not window.pages.page:
        return
    if look.doing and look.doing.__name__ not in told and window.notice.text:
        told[look.doing.__name__] = window.notice.text
        window.notice.clear()
    elif look.doing and look.doing.__name__ not in told:
        return
    if waits:
        look.doing = waits.pop(0)
        look.doing(window)
        return
    look.clock.stop()
    Table._line = window.right_line
    rows = len(window.pages.page.listing.table.ids)
    print(json.dumps({"told": told, "rows": rows}), flush=True)
    window.close()

look.doing = None

def show(self, show=Surroundings.show):
    show(self)
    window = self._window
    window.pages.show_section("applications")
    look.clock = QTimer(window)
    look.clock.timeout.connect(lambda: look(window))
    look.clock.start(20)

Surroundings.show = show
sys.exit(app.open_window(Path(sys.argv[1])))
"""


def test_of_every_kind_of_mistake_the_running_program_says_one_sentence_and_goes_on(filled_folder, own_account):
    command = [sys.executable, "-c", MISCHIEF, str(filled_folder)]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=120)

    answer = json.loads(done.stdout.splitlines()[-1])
    assert set(answer["told"]) == {"slot", "paint", "timer", "thread", "qt_thread", "runnable", "job", "table"}
    assert all(text.startswith("Something went wrong") for text in answer["told"].values())
    assert answer["rows"] == 40
    (log,) = own_account.rglob("errors.log")
    assert str(log) in answer["told"]["slot"]
    notes = log.read_text(encoding="utf-8")
    assert SECRET not in notes
    assert notes.count("\n\n") <= MOST_NOTES * len(answer["told"]) + 2
