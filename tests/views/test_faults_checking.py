"""The desk is checked without being asked after an unclean end and once a week, and nobody waits for it."""

import json
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from jipdesk.i18n import JAPAN
from jipdesk.models.office import Coordinator
from jipdesk.views.memory import Memory
from jipdesk.views.shell import checking

ROOT = Path(__file__).resolve().parents[2]
DIE = """
import os, sys
from pathlib import Path
from jipdesk.actions.desk import opened
with opened(Path(sys.argv[1])):
    os._exit(9)
"""


@pytest.fixture
def abandoned(filled_folder):
    """The filled desk after the program that had it open was ended from outside."""
    subprocess.run([sys.executable, "-c", DIE, str(filled_folder)], cwd=ROOT, check=False)
    return filled_folder


@pytest.fixture
def at_once(monkeypatch):
    """Check as soon as it is quiet for a moment."""
    monkeypatch.setattr(checking, "SOON_MS", 1)
    monkeypatch.setattr(checking, "LATER_MS", 1)


@pytest.fixture
def checked(qtbot):
    """Wait until the status bar says what the check is doing, or has found."""

    def wait(window, text):
        qtbot.waitUntil(lambda: text in told(window), timeout=20_000)

    return wait


def told(window):
    _, _, check, _ = window.status._filled()
    return check.text()


def remember(folder, at):
    checking.note_check(Memory(), str(folder), at)


def test_a_desk_that_was_given_back_and_checked_this_week_is_left_in_peace(make_window, filled_folder, at_once):
    remember(filled_folder, datetime.now(JAPAN) - timedelta(days=6))

    window = make_window(filled_folder)

    assert not window.surroundings.checking._quiet.isActive()
    assert told(window) == ""


@pytest.mark.parametrize("days", [7, 400])
def test_a_desk_that_was_not_checked_for_a_week_is_checked_and_that_is_noted(
    make_window, filled_folder, at_once, checked, days
):
    remember(filled_folder, datetime.now(JAPAN) - timedelta(days=days))

    window = make_window(filled_folder)
    checked(window, "intact")

    assert told(window).startswith("Desk checked ")
    assert window.notice.text == ""
    assert datetime.now(JAPAN) - checking.last_check(Memory(), str(filled_folder)) < timedelta(hours=1)


def test_after_an_unclean_end_a_desk_is_checked_soon_however_lately_it_was(
    make_window, abandoned, monkeypatch, checked
):
    remember(abandoned, datetime.now(JAPAN))
    monkeypatch.setattr(checking, "SOON_MS", 1)

    window = make_window(abandoned)
    assert window.surroundings.checking.is_after_unclean_end
    checked(window, "intact")
    window.close()

    again = make_window(abandoned)
    assert not again.surroundings.checking.is_after_unclean_end
    assert not again.surroundings.checking._quiet.isActive()


def test_what_it_finds_is_told_with_the_way_to_the_backups(make_window, filled_folder, at_once, checked):
    from jipdesk.actions.desk import opened

    with opened(filled_folder) as desk, desk.db._writer.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER IF EXISTS history_no_update")
        names = connection.exec_driver_sql(
            "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'person'"
        ).scalars()
        for name in names.all():
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        connection.exec_driver_sql("UPDATE person SET email = 'changed@example.org' WHERE id = 1")

    window = make_window(filled_folder)
    checked(window, "found damage")

    assert window.notice.text.startswith("A record was changed outside the program")
    assert window.notice.text.endswith("Restore the newest backup; what is there now is kept separately.")
    assert "example.org" not in window.notice.text
    assert window.notice._act.text() == "Choose the backup…"


# --- nobody waits for it ----------------------------------------------------------------------------------------------


@pytest.fixture
def slow(monkeypatch):
    """A check that never comes to its end by itself, as on a very large desk."""
    from jipdesk.actions import backup

    def findings(connection, _):
        connection.exec_driver_sql(
            "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
        )
        return []

    real = backup.findings
    monkeypatch.setattr(backup, "findings", findings)
    return lambda: monkeypatch.setattr(backup, "findings", real)


def test_an_act_is_kept_at_once_and_the_check_begins_anew(make_window, filled_folder, at_once, slow, checked, settle):
    window = make_window(filled_folder)
    checked(window, "Checking the desk")
    desk, done = window.keeper.desk, []

    def add(session):
        session.add(Coordinator(name="Suzuki", active=True))

    slow()
    desk.act("add_coordinator", add, lambda _: done.append(True))
    settle(window.jobs)

    assert done == [True]
    checked(window, "intact")


def test_questions_are_answered_meanwhile(make_window, filled_folder, at_once, slow, checked, settle):
    window = make_window(filled_folder)
    checked(window, "Checking the desk")

    window.pages.show_section("applications")
    settle(window.jobs)

    assert len(window.pages.page.listing.table.ids) == 40


def test_the_window_closes_at_once_and_the_desk_is_free(make_window, filled_folder, at_once, slow, checked):
    from jipdesk.actions.desk import opened

    window = make_window(filled_folder)
    checked(window, "Checking the desk")

    window.close()

    with opened(filled_folder) as desk:
        assert not desk.folder.lock.was_abandoned


def test_another_desk_is_opened_at_once(make_window, filled_folder, at_once, slow, checked, settle, tmp_path):
    window = make_window(filled_folder)
    checked(window, "Checking the desk")

    window.open(tmp_path / "none")
    settle(window.jobs)

    assert window.pages.start.isVisible()


def test_a_note_of_the_last_check_that_was_tampered_with_counts_as_none(own_account, filled_folder):
    remember(filled_folder, datetime.now(JAPAN))
    (file,) = own_account.rglob("settings.json")
    kept = json.loads(file.read_text(encoding="utf-8"))
    kept["window"]["checks"] = {str(filled_folder): "yesterday"}
    file.write_text(json.dumps(kept), encoding="utf-8")

    assert checking.last_check(Memory(), str(filled_folder)) is None
