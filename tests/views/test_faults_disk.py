"""A disk that is full, or gone, while something is saved: a sentence in place, nothing half done, the text stays."""

import errno
import shutil

import pytest
from given import applications, sheet_file
from PySide6.QtCore import Qt

from jipdesk.actions.backup import check_backup
from jipdesk.models import digest
from jipdesk.models.application import Application
from jipdesk.models.office import Draft
from jipdesk.safe import files
from jipdesk.views.goal import Goal

LONG = "長い志望動機。" * 1_200
FULL = "The disk is full"


@pytest.fixture
def full(window):
    """Let the database grow no further; what it returns makes room again."""
    engine = window.keeper.desk.desk.db._writer

    def limit(pages):
        with engine.connect() as connection:
            connection.connection.dbapi_connection.execute(f"PRAGMA max_page_count = {pages}")

    limit(1)  # it is never less than there are
    return lambda: limit(2**30)


def content(window):
    with window.keeper.desk.desk.db.connection() as connection:
        return digest.digest(connection)


def motivation(window, settle, record=1):
    window.pages.go(Goal("applications", record=record, part="overview"))
    settle(window.jobs)
    return window.pages.page.person.overview.answers.fields["motivation"]


def enter(window, settle, field, text):
    field.editor.setFocus()
    field.editor.setPlainText(text)
    field.leave()
    settle(window.jobs)


def test_what_was_typed_stays_with_its_reason_over_other_pages_and_is_stored_when_there_is_room(
    window, settle, qtbot, full
):
    before = content(window)
    enter(window, settle, motivation(window, settle), LONG)
    assert content(window) == before

    field = motivation(window, settle, record=2)
    assert field.text != LONG
    window.pages.show_section("companies")
    settle(window.jobs)
    window.speaker.speak("ja")
    window.speaker.speak("en")
    field = motivation(window, settle)
    window.refresh()
    settle(window.jobs)
    assert field.text == LONG
    assert field.marked.startswith(FULL)

    full()
    field.editor.setFocus()
    window.side.button("applications").setFocus()
    settle(window.jobs)

    assert field.marked == ""
    with window.keeper.desk.read() as session:
        assert session.get(Application, 1).motivation == LONG
        assert session.query(Draft).count() == 0


def test_esc_gives_up_what_could_not_be_saved(window, settle, qtbot, full):
    field = motivation(window, settle)
    before = field.text
    enter(window, settle, field, LONG)

    qtbot.keyClick(field.editor, Qt.Key.Key_Escape)
    settle(window.jobs)
    window.refresh()
    settle(window.jobs)

    assert (field.text, field.marked) == (before, "")


def test_a_draft_for_which_there_is_no_room_stays_on_the_screen_and_that_is_said(window, settle, full):
    field = motivation(window, settle)
    enter(window, settle, field, LONG + "\x00")
    assert "full" not in field.marked
    assert window.notice.text.startswith(FULL)

    motivation(window, settle, record=2)
    field = motivation(window, settle)

    assert field.text == LONG + "\x00"
    assert field.marked


def test_an_import_leaves_nothing_and_works_when_there_is_room(window, settle, full, tmp_path):
    before = content(window)
    dialog = window.sheets.take_in(sheet_file(tmp_path / "many.csv", applications(300, first=1000)))
    settle(window.jobs)

    dialog.take.click()
    settle(window.jobs)
    assert dialog.notice.text.startswith(FULL)
    assert content(window) == before
    assert dialog.take.isEnabled()

    full()
    dialog.take.click()
    settle(window.jobs)
    assert window.side.button("applications").accessibleName() == "Applications 340"
    dialog.reject()


class FullDisk(type(files.disk)):
    """A disk on which nothing more can be written."""

    def write(self, *_):
        raise OSError(errno.ENOSPC, "full")


def test_a_backup_for_which_there_is_no_room_leaves_no_file_and_works_afterwards(window, settle, tmp_path, monkeypatch):
    target = tmp_path / "stick" / "kept.jipbackup"
    target.parent.mkdir()
    with monkeypatch.context() as patch:
        patch.setattr(files, "disk", FullDisk())
        window.acts.back_up_into(target)
        settle(window.jobs)
    assert window.notice.text.startswith(FULL)
    assert list(target.parent.iterdir()) == []
    assert list((window.keeper.desk.folder / "tmp").iterdir()) == []

    window.acts.back_up_into(target)
    settle(window.jobs)

    assert window.notice.text.startswith("The backup kept.jipbackup was written")
    assert check_backup(target, None, tmp_path).ok


def test_the_window_closes_on_a_full_disk_and_the_desk_opens_again(
    window, make_window, settle, filled_folder, monkeypatch
):
    enter(window, settle, motivation(window, settle), "Typed before the disk was full")
    with monkeypatch.context() as patch:
        patch.setattr(files, "disk", FullDisk())
        assert window.close()

    assert motivation(make_window(filled_folder), settle).text == "Typed before the disk was full"


def test_a_desk_whose_drive_is_gone_says_so_at_the_field_and_the_window_still_closes(window, settle, filled_folder):
    field = motivation(window, settle)
    shutil.rmtree(filled_folder)

    enter(window, settle, field, "Typed when the drive was gone")

    assert field.text == "Typed when the drive was gone"
    assert field.marked.startswith("The computer could not read or write")
    assert str(filled_folder) in field.marked
    assert window.close()
