"""A desk that does not open: the first page says why and puts first what helps, and the window stays alive."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from jipdesk.actions.backup import back_up
from jipdesk.actions.desk import opened
from jipdesk.models import schema
from jipdesk.safe import files, keyfile, slots
from jipdesk.safe.keyfile import KeyFile
from jipdesk.safe.keys import DataKey
from jipdesk.safe.places import Doubt

ROOT = Path(__file__).resolve().parents[2]
SECRET = "five words that nobody guesses"
HOLD = """
import sys
from pathlib import Path
from jipdesk.actions.desk import opened
with opened(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(filled_folder):
    """Another program that has the desk open; `let_go` ends it."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(filled_folder)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout.readline() == b"held\n"

    def let_go():
        process.stdin.close()
        process.wait()

    process.let_go = let_go
    yield process
    let_go()
    process.stdout.close()


def is_shown(choice):
    return choice.button.isVisible() and choice.button.isEnabled()


def test_a_desk_held_by_another_program_is_said_with_who_holds_it_and_opens_when_it_is_let_go(
    make_window, filled_folder, settle, holder
):
    window = make_window(filled_folder)
    page = window.pages.start

    assert "has this desk open on the computer" in page.notice.text
    assert not page._new.isVisible()
    assert is_shown(page._again)
    page._again.button.click()
    settle(window.jobs)
    assert page.isVisible()

    holder.let_go()
    page._again.button.click()
    settle(window.jobs)

    assert window.side.button("applications").accessibleName() == "Applications 40"


def flip(file):
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    for place in range(0, len(content), 4096):
        content[place + 100] ^= 1
    file.write_bytes(content)


def test_a_damaged_desk_is_said_to_be_and_the_backup_comes_first_and_keeps_the_damaged_one(
    make_window, filled_folder, settle, tmp_path
):
    with opened(filled_folder) as desk:
        back_up(desk, tmp_path / "kept.jipbackup")
        damaged = desk.generation.database
    flip(damaged)
    content = damaged.read_bytes()

    window = make_window(filled_folder)
    page = window.pages.start
    assert page.notice.text.startswith("The files of this desk are damaged.")
    assert not page._new.isVisible()
    assert not page._again.isVisible()
    assert is_shown(page._restore)

    window.acts.restore(tmp_path / "kept.jipbackup")
    settle(window.jobs)

    assert window.side.button("applications").accessibleName() == "Applications 40"
    assert damaged.read_bytes() == content


def test_a_desk_of_a_newer_program_is_left_as_it_is_and_the_program_to_install_is_named(
    make_window, filled_folder, monkeypatch
):
    before = {file: file.read_bytes() for file in filled_folder.rglob("desk.db")}
    newest = schema.newest()
    monkeypatch.setattr(schema, "newest", lambda: f"{int(newest) - 1:04}")

    window = make_window(filled_folder)
    page = window.pages.start

    assert "newer version" in page.notice.text
    assert not page._again.isVisible()
    assert is_shown(page._open)
    assert {file: file.read_bytes() for file in before} == before


def test_a_desk_whose_folder_is_gone_is_not_said_to_be_new(make_window, filled_folder, settle, tmp_path):
    make_window(filled_folder).close()
    away = tmp_path / "away"
    shutil.move(filled_folder, away)

    window = make_window(filled_folder)
    page = window.pages.start
    assert page.notice.text.startswith("The desk that was in")
    assert not filled_folder.exists()

    shutil.move(away, filled_folder)
    page.notice._act.click()
    settle(window.jobs)

    assert window.pages.page.isVisible()


def test_a_folder_that_may_not_be_written_is_a_sentence_with_its_place(make_window, filled_folder, monkeypatch):
    class ReadOnly(type(files.disk)):
        def open_lasting(self, path):
            raise PermissionError(13, "no", str(path))

    monkeypatch.setattr(files, "disk", ReadOnly())

    window = make_window(filled_folder)

    assert "does not have permission" in window.pages.start.notice.text
    assert str(filled_folder) in window.pages.start.notice.text
    assert is_shown(window.pages.start._again)


def test_a_desk_is_opened_once_however_often_it_is_asked_for(make_window, filled_folder, settle):
    window = make_window(filled_folder, wait=False)
    for _ in range(3):
        window.open(filled_folder)
    settle(window.jobs)

    assert window.pages.page.isVisible()
    assert window.notice.text == ""


def test_a_window_closed_while_its_desk_is_being_opened_gives_it_back(make_window, filled_folder, qtbot):
    window = make_window(filled_folder, wait=False)
    assert not window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)

    with opened(filled_folder) as desk:
        assert desk.actor is not None


# --- a passphrase -----------------------------------------------------------------------------------------------------


@pytest.fixture
def protected(filled_folder):
    """The filled desk behind a passphrase."""
    with opened(filled_folder) as desk:
        key, folder = desk.key, desk.generation.folder
    assert isinstance(key, DataKey)
    recovery, _ = slots.recovery_slot(key)
    slot = slots.passphrase_slot(key, "Tanaka", SECRET, slots.SMALL)
    keyfile.store(folder, KeyFile((slot, recovery)).to_bytes())
    return filled_folder


def enter(window, qtbot, settle, secret):
    page = window.pages.unlock
    page.field.setText(secret)
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    settle(window.jobs)


def test_wrong_passphrases_are_said_to_be_wrong_as_often_as_they_are_and_the_right_one_opens(
    make_window, protected, qtbot, settle
):
    window = make_window(protected)
    page = window.pages.unlock
    assert page.isVisible()
    assert page.notice.text == ""

    for wrong in ("five words", SECRET.upper(), "あいうえお"):
        enter(window, qtbot, settle, wrong)
        assert page.notice.text.startswith("This passphrase is not correct.")
        assert page.field.text() == ""
        assert page.field.isEnabled()

    enter(window, qtbot, settle, SECRET)
    assert window.pages.page.isVisible()


def test_while_one_answer_is_tried_no_other_is_taken(make_window, protected, qtbot, settle):
    window = make_window(protected)
    page = window.pages.unlock

    qtbot.keyClicks(page.field, "wrong")
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    assert not page.field.isEnabled()
    assert not page._open.isEnabled()
    settle(window.jobs)

    assert page.field.isEnabled()


def test_no_passphrase_is_kept_in_the_preferences(make_window, protected, qtbot, settle, own_account):
    window = make_window(protected)
    enter(window, qtbot, settle, SECRET)
    window.close()

    kept = [file.read_text(encoding="utf-8") for file in own_account.rglob("*") if file.is_file()]
    assert any(json.loads(each)["window"]["desks"]["known"] == [str(protected)] for each in kept)
    assert not any(SECRET in each for each in kept)


# --- a doubtful place -------------------------------------------------------------------------------------------------


def test_a_folder_that_a_service_synchronises_is_doubted_before_a_desk_is_begun_there(make_window, tmp_path):
    window = make_window(tmp_path / "OneDrive - Office" / "desk")

    assert "OneDrive synchronises this folder" in window.pages.start._doubt.text()
    assert window.pages.start._doubt.isVisible()


def test_a_network_drive_is_doubted_likewise_and_any_other_place_is_not(make_window, tmp_path, monkeypatch):
    from jipdesk.views.shell import start_page

    window = make_window(tmp_path / "none")
    assert not window.pages.start._doubt.isVisible()

    monkeypatch.setattr(start_page, "doubt_about", lambda _: Doubt("desk_on_network"))
    window.pages.show_missing(tmp_path / "none", was_here=False)

    assert "network drive" in window.pages.start._doubt.text()


def test_a_desk_that_lies_in_such_a_place_is_doubted_in_the_settings(make_window, filled_folder, settle, tmp_path):
    from jipdesk.views.goal import Goal

    window = make_window(Path(shutil.move(filled_folder, tmp_path / "Dropbox")))
    window.pages.go(Goal("settings", part="backup"))
    settle(window.jobs)

    doubt = window.pages.page.safety.doubt
    assert doubt.isVisible()
    assert "Dropbox" in doubt.text()
