"""What is dropped on the window and is no sheet: a sentence in place, nothing changed; and for the rest its dialog."""

import shutil
import zipfile
from pathlib import Path

import pytest
from given import applications, sheet_file
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication

from jipdesk.actions.backup import back_up
from jipdesk.models import digest
from jipdesk.views.goal import Goal
from jipdesk.views.pieces.import_dialog import ImportDialog
from jipdesk.views.shell.restore_dialog import RestoreDialog


def drop(widget, *urls):
    """Drag files onto a widget and let them go; return whether they were welcome."""
    mime = QMimeData()
    mime.setUrls([url if isinstance(url, QUrl) else QUrl.fromLocalFile(str(url)) for url in urls])
    return drop_data(widget, mime)


def drop_data(widget, mime):
    how = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(5, 5), *how)
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), *how))
    return enter.isAccepted()


def content(window):
    with window.keeper.desk.desk.db.connection() as connection:
        return digest.digest(connection)


def bomb(path):
    """Write a small workbook that would unpack to hundreds of megabytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.xml", "<workbook/>")
        package.writestr("xl/worksheets/sheet1.xml", b"0" * 200_000_000)


NO_SHEETS = {
    "letter.csv": b"%PDF-1.7\n1 0 obj",
    "photo.xlsx": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "empty.csv": b"",
    "empty.xlsx": b"",
    "cut.xlsx": b"PK\x03\x04" + bytes(200),
    "page.xls": b"<html><table><tr><td>1</td></tr></table></html>",
    "program.csv": b"MZ" + bytes(500),
    "noise.csv": bytes(range(256)) * 8,
}


@pytest.mark.parametrize("name", NO_SHEETS)
def test_a_file_that_is_no_sheet_is_a_sentence_in_the_dialog_and_nothing_changes(window, settle, tmp_path, name):
    (tmp_path / name).write_bytes(NO_SHEETS[name])
    before = content(window)

    assert drop(window, tmp_path / name)
    settle(window.jobs)

    (dialog,) = window.findChildren(ImportDialog)
    assert dialog.notice.text.endswith(".")
    assert dialog.preview is None
    assert not dialog.take.isEnabled()
    assert content(window) == before
    dialog.reject()


def test_a_workbook_that_would_swell_is_refused_before_it_does(window, settle, tmp_path):
    bomb(tmp_path / "bomb.xlsx")

    drop(window, tmp_path / "bomb.xlsx")
    settle(window.jobs)

    (dialog,) = window.findChildren(ImportDialog)
    assert "too large when opened" in dialog.notice.text
    dialog.reject()


def test_after_a_file_that_is_no_sheet_a_sheet_is_taken_in_the_same_dialog(window, settle, tmp_path):
    (tmp_path / "photo.xlsx").write_bytes(NO_SHEETS["photo.xlsx"])
    drop(window, tmp_path / "photo.xlsx")
    settle(window.jobs)
    (dialog,) = window.findChildren(ImportDialog)

    drop(dialog, sheet_file(tmp_path / "more.csv", applications(2, first=100)))
    settle(window.jobs)
    dialog.take.click()
    settle(window.jobs)

    assert window.side.button("applications").accessibleName() == "Applications 42"
    dialog.reject()


def nothing_opened(window):
    return not window.findChildren(ImportDialog) and not window.findChildren(RestoreDialog)


def test_several_files_at_once_are_taken_none_and_that_is_said(window, tmp_path):
    one, two = (sheet_file(tmp_path / name, applications(1)) for name in ("one.csv", "two.csv"))

    assert drop(window, one, two)

    assert window.notice.text == "2 files were dropped at once. Drop one at a time."
    assert nothing_opened(window)


@pytest.mark.parametrize("kind", ["picture", "mail"])
def test_what_comes_without_a_file_is_said_to_be_none(window, kind):
    mime = QMimeData()
    if kind == "picture":
        mime.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    else:
        mime.setData('application/x-qt-windows-mime;value="FileGroupDescriptorW"', b"letter.pdf")

    assert drop_data(window, mime)

    assert window.notice.text.startswith("This is not a file on this computer.")


def test_what_is_not_on_this_computer_is_said_to_be_elsewhere(window):
    assert drop(window, QUrl("https://example.org/sheet.xlsx"))

    assert window.notice.text.startswith("This is not a file on this computer.")
    assert nothing_opened(window)


def test_a_file_that_vanished_on_the_way_is_named(window, tmp_path):
    drop(window, tmp_path / "gone.xlsx")

    assert window.notice.text == "gone.xlsx is no longer there."
    assert nothing_opened(window)


def test_a_file_that_vanishes_before_it_is_read_is_a_sentence_in_the_dialog(window, settle, tmp_path):
    dialog = window.sheets.take_in(tmp_path / "gone.xlsx")
    settle(window.jobs)

    assert dialog.notice.text == "There is no such file. Check its name and folder."
    dialog.reject()


def test_a_folder_is_no_sheet_and_the_next_drop_clears_the_sentence(window, settle, tmp_path):
    (tmp_path / "sheets").mkdir()
    drop(window, tmp_path / "sheets")
    assert window.notice.text == "sheets is a folder. Drop the sheet itself."
    assert nothing_opened(window)

    drop(window, sheet_file(tmp_path / "more.csv", applications(1, first=100)))
    settle(window.jobs)

    assert window.notice.text == ""
    (dialog,) = window.findChildren(ImportDialog)
    dialog.reject()


def test_the_folder_of_a_desk_is_opened_only_on_a_word(make_window, settle, filled_folder, tmp_path):
    other = Path(shutil.copytree(filled_folder, tmp_path / "other"))
    window = make_window(filled_folder)
    drop(window, other)
    assert window.notice.text == "other is the folder of a desk."
    assert window.keeper.desk.folder != other

    window.notice._act.click()
    settle(window.jobs)

    assert window.keeper.desk.folder == other


def test_a_backup_goes_to_the_dialog_that_restores_whatever_the_case_of_its_name(window, settle, tmp_path):
    back_up(window.keeper.desk.desk, tmp_path / "desk.jipbackup")
    file = (tmp_path / "desk.jipbackup").rename(tmp_path / "DESK.JIPBACKUP")
    before = content(window)

    drop(window, file)
    settle(window.jobs)

    (dialog,) = window.findChildren(RestoreDialog)
    assert dialog.restore.isEnabled()
    assert content(window) == before
    dialog.reject()


def test_without_a_desk_a_sheet_waits_and_a_backup_is_shown(make_window, settle, tmp_path, filled_folder):
    from jipdesk.actions.desk import opened

    with opened(filled_folder) as desk:
        back_up(desk, tmp_path / "desk.jipbackup")
    window = make_window(tmp_path / "none")

    drop(window, sheet_file(tmp_path / "more.csv", applications(1)))
    assert window.notice.text == "No desk is open. Open one first, then drop the sheet."

    drop(window, tmp_path / "desk.jipbackup")
    settle(window.jobs)
    (dialog,) = window.findChildren(RestoreDialog)
    assert dialog.restore.isEnabled()
    dialog.reject()


@pytest.mark.parametrize("where", ["lines", "line", "search", "find"])
def test_a_file_dropped_on_a_field_never_becomes_its_text(window, settle, tmp_path, where):
    window.pages.go(Goal("applications", record=1, part="overview"))
    settle(window.jobs)
    page = window.pages.page
    fields = page.person.overview.person.fields
    editor = {
        "lines": fields["address"].editor,
        "line": fields["family_name"].editor,
        "search": page.listing.filters.search,
        "find": window.top.finding,
    }[where]
    before = _text(editor)

    drop(editor.viewport() if where == "lines" else editor, sheet_file(tmp_path / "more.csv", applications(1)))
    settle(window.jobs)

    assert _text(editor) == before
    (dialog,) = window.findChildren(ImportDialog)
    dialog.reject()


def _text(editor):
    return editor.toPlainText() if hasattr(editor, "toPlainText") else editor.text()
