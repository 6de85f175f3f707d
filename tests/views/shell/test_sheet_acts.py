"""File ▸ Import and Export, and files dropped on the window."""

from given import applications, sheet_file
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from jipdesk.views.goal import Goal
from jipdesk.views.pieces.export_dialog import ExportDialog
from jipdesk.views.pieces.import_dialog import ImportDialog
from jipdesk.views.shell.restore_dialog import RestoreDialog


def drop(window, *files):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    how = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    # What is dropped goes to the widget that it was dragged onto.
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(5, 5), *how))
    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), *how))


def test_a_sheet_dropped_on_the_window_is_read_at_once(window, settle, tmp_path):
    drop(window, sheet_file(tmp_path / "new.csv", applications(2, first=101)))
    settle(window.jobs)

    (dialog,) = window.findChildren(ImportDialog)
    assert dialog.preview.prepared.added == 2
    dialog.reject()


def test_a_backup_dropped_on_the_window_is_shown_before_it_is_restored(window, settle, tmp_path):
    file = tmp_path / "desk.jipbackup"
    file.write_bytes(b"no backup")
    drop(window, file)
    settle(window.jobs)

    (dialog,) = window.findChildren(RestoreDialog)
    assert dialog.notice.text
    dialog.reject()


def test_the_list_of_a_page_is_exported_as_it_is_shown(window, settle, tmp_path):
    window.pages.go(Goal("applications"))
    settle(window.jobs)

    window.menus.line("export").trigger()
    (dialog,) = window.findChildren(ExportDialog)
    dialog.format.choose(".csv")
    dialog.write(tmp_path / "list")
    settle(window.jobs)

    lines = (tmp_path / "list.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("Name,Country,Age")
    assert len(lines) == 41


def test_a_page_without_a_list_says_so(window, settle):
    window.pages.go(Goal("settings"))
    settle(window.jobs)

    window.menus.line("export").trigger()

    assert window.notice.text == "There is no list on this page that could be exported."


def test_it_is_the_list_that_is_looked_at_which_is_exported(window, settle):
    window.pages.go(Goal("applications", part="requirements"))
    settle(window.jobs)
    window.pages.go(Goal("applications", filters={}))
    settle(window.jobs)

    window.sheets.export()

    dialog = next(each for each in window.findChildren(ExportDialog) if each.isVisible())
    assert dialog.parent() is window.pages.page.listing
    dialog.reject()


def test_a_list_without_rows_is_not_exported_and_says_so(window, settle):
    window.pages.go(Goal("companies"))
    settle(window.jobs)

    window.menus.line("export").trigger()

    assert window.findChildren(ExportDialog) == []
    assert window.notice.text == "The list is empty, so there is nothing to export."


def test_scans_dropped_on_the_window_are_shown_the_way_and_no_sheet_is_asked_for(window, settle, tmp_path):
    scans = [tmp_path / "passport.PDF", tmp_path / "photo.jpg"]
    for scan in scans:
        scan.write_bytes(b"%PDF-1.7")
    drop(window, *scans[:1])
    settle(window.jobs)
    assert "drop them there" in window.notice.text
    drop(window, *scans)
    assert "drop them there" in window.notice.text
