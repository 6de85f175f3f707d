"""Closing the window while something is under way: it waits, or asks, and leaves nothing half done."""

import io
import threading
from pathlib import Path

import pytest
from given import applications, sheet_file
from pypdf import PdfReader, PdfWriter
from PySide6.QtPrintSupport import QPrinter

from jipdesk.actions import backup
from jipdesk.actions.desk import opened
from jipdesk.errors import MachineRefused
from jipdesk.exchange import intake
from jipdesk.models.application import Application
from jipdesk.views.goal import Goal
from jipdesk.views.pieces.decision import Decision
from jipdesk.views.pieces.printing import Printing


@pytest.fixture
def held(monkeypatch):
    """Keep an act from coming to its end until `go`; `began` is set as it begins."""

    class Hold:
        def __init__(self):
            self.began, self.go = threading.Event(), threading.Event()

        def before(self, module, name):
            real = getattr(module, name)

            def wait_first(*values, **named):
                self.began.set()
                assert self.go.wait(20)
                return real(*values, **named)

            monkeypatch.setattr(module, name, wait_first)

    made = Hold()
    yield made
    made.go.set()


def question(window):
    """Return the question that stands before the window, if there is one."""
    return next(iter(window.findChildren(Decision)), None)


def count(folder):
    with opened(folder) as desk, desk.db.read() as session:
        return session.query(Application).count()


def test_a_backup_under_way_is_waited_for_and_then_the_window_closes(window, qtbot, held, tmp_path, filled_folder):
    held.before(backup, "back_up")
    window.acts.back_up_into(tmp_path / "kept.jipbackup")

    assert not window.close()
    assert window.isVisible()
    assert window.notice.text == "Backing up… The window closes as soon as this is done."
    assert question(window) is None

    held.go.set()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)
    assert backup.check_backup(tmp_path / "kept.jipbackup", None, tmp_path).ok
    assert count(filled_folder) == 40


def test_the_window_may_be_kept_open_after_all(window, settle, held, tmp_path):
    held.before(backup, "back_up")
    window.acts.back_up_into(tmp_path / "kept.jipbackup")
    window.close()

    window.notice._act.click()
    held.go.set()
    settle(window.jobs)

    assert window.isVisible()
    assert window.notice.text.startswith("The backup kept.jipbackup was written")


def test_what_fails_while_the_window_waits_is_read_before_it_closes(window, settle, qtbot, monkeypatch, tmp_path):
    may_fail = threading.Event()

    def back_up(*_):
        assert may_fail.wait(20)
        raise MachineRefused("disk_full", path=str(tmp_path))

    monkeypatch.setattr(backup, "back_up", back_up)
    window.acts.back_up_into(tmp_path / "kept.jipbackup")
    window.close()

    may_fail.set()
    settle(window.jobs)

    assert window.isVisible()
    assert window.notice.text.startswith("The disk is full")
    assert window.close()


@pytest.fixture
def importing(window, settle, held, tmp_path):
    """The window while it takes a sheet of two hundred rows in."""
    sheet = sheet_file(tmp_path / "many.csv", applications(200, first=1000))
    dialog = window.sheets.take_in(sheet)
    settle(window.jobs)
    held.before(intake, "take_in_applications")
    dialog.take.click()
    assert held.began.wait(20)
    return window


def test_an_import_is_asked_about_and_cancelled_leaves_nothing(importing, qtbot, held, filled_folder):
    assert not importing.close()
    asked = question(importing)
    assert asked.cancel.text() == "Keep working"
    assert not importing.close()
    assert importing.findChildren(Decision) == [asked]

    asked.verb.click()
    held.go.set()
    qtbot.waitUntil(lambda: not importing.isVisible(), timeout=20_000)

    assert count(filled_folder) == 40


def test_an_import_that_is_kept_working_on_is_taken_in_and_the_window_stays(importing, settle, held):
    importing.close()

    question(importing).cancel.click()
    held.go.set()
    settle(importing.jobs)

    assert importing.isVisible()
    assert importing.side.button("applications").accessibleName() == "Applications 240"


def test_a_question_that_has_answered_itself_is_asked_no_longer(importing, qtbot, held, filled_folder):
    importing.close()
    assert question(importing)

    held.go.set()
    qtbot.waitUntil(lambda: not importing.isVisible(), timeout=20_000)

    qtbot.waitUntil(lambda: question(importing) is None, timeout=20_000)
    assert count(filled_folder) == 240


def test_a_print_job_is_stopped_and_hands_over_the_pages_that_were_done(window, qtbot, tmp_path, monkeypatch):
    writer, written = PdfWriter(), io.BytesIO()
    for _ in range(40):
        writer.add_blank_page(595, 842)
    writer.write(written)
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printing, drawn, put = Printing(window.jobs, window), [], Printing._put_on_paper

    def put_and_close(self, image):
        put(self, image)
        drawn.append(image)
        if len(drawn) == 3:
            assert not window.close()
            question(window).verb.click()

    printing._page.disconnect()
    printing._page.connect(lambda image: put_and_close(printing, image))
    printing.print([written.getvalue()], printer)
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)

    assert printing._painter is None
    assert 3 <= len(PdfReader(tmp_path / "out.pdf").pages) < 40


def test_a_restore_is_waited_for_until_its_desk_is_open(window, qtbot, held, tmp_path, filled_folder):
    from jipdesk.actions import restore

    backup.back_up(window.keeper.desk.desk, tmp_path / "kept.jipbackup")
    held.before(restore, "restore")
    window.acts.restore(tmp_path / "kept.jipbackup")

    assert not window.close()
    held.go.set()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)

    with opened(filled_folder) as desk:
        assert desk.generation.name == "gen-000002"


def test_a_field_that_is_being_edited_while_the_window_waits_is_stored_too(
    window, settle, qtbot, held, tmp_path, filled_folder
):
    from jipdesk.models.person import Person

    window.pages.go(Goal("applications", record=1, part="overview"))
    settle(window.jobs)
    held.before(backup, "back_up")
    window.acts.back_up_into(tmp_path / "kept.jipbackup")
    window.close()
    editor = window.pages.page.person.overview.person.fields["address"].editor
    editor.setFocus()
    editor.setPlainText("Typed while it waited")

    held.go.set()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)

    with opened(filled_folder) as desk, desk.db.read() as session:
        assert session.get(Person, 1).address == "Typed while it waited"


def test_short_acts_that_are_still_to_be_done_are_done_before_the_desk_is_given_back(window, filled_folder):
    from jipdesk.models.office import Coordinator

    def add(name):
        return lambda session: session.add(Coordinator(name=name, active=True))

    for number in range(20):
        window.keeper.desk.act("add_coordinator", add(f"Suzuki {number}"))
    assert window.close()

    with opened(filled_folder) as desk, desk.db.read() as session:
        assert session.query(Coordinator).count() == 22


def test_a_second_start_while_the_first_waits_says_who_holds_the_desk_and_opens_it_afterwards(
    window, make_window, qtbot, settle, held, tmp_path, filled_folder
):
    held.before(backup, "back_up")
    window.acts.back_up_into(tmp_path / "kept.jipbackup")
    window.close()

    second = make_window(filled_folder)
    assert "has this desk open" in second.pages.start.notice.text
    held.go.set()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)
    second.pages.start._again.button.click()
    settle(second.jobs)

    assert second.side.button("applications").accessibleName() == "Applications 40"


def test_a_refused_restore_leaves_the_desk_open_as_it_was(window, settle, tmp_path):
    Path(tmp_path / "no.jipbackup").write_bytes(b"no backup")

    window.acts.restore(tmp_path / "no.jipbackup")
    settle(window.jobs)

    assert window.notice.text.startswith("This file is not a backup")
    assert window.side.button("applications").accessibleName() == "Applications 40"
    assert window.pages.page.isVisible()
