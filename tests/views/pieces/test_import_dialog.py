"""Taking a sheet in through its dialog, on a real desk with real files."""

import csv

import pytest
from given import applications, sheet_file
from PySide6.QtCore import Qt
from sqlalchemy import func, select
from windows import acts_held_back

from jipdesk.models.application import Application
from jipdesk.models.company import Company
from jipdesk.samples import companies as company_samples
from jipdesk.samples import sheets as sample_sheets


def read(dialog, file, settle):
    dialog.open_file(file)
    settle(dialog._desk.jobs)


def count(office, record):
    with office.read() as session:
        return session.scalar(select(func.count()).select_from(record))


def test_a_sheet_is_shown_before_anything_changes(dialog, office, settle, tmp_path):
    file = sheet_file(tmp_path / "new.csv", applications(3, first=101))

    read(dialog, file, settle)

    found = dialog.preview.prepared
    assert (found.added, found.updated, found.unchanged, found.refused_rows) == (3, 0, 0, 0)
    assert dialog.take.text() == "Import all 3 rows"
    assert count(office, Application) == 40


def test_taking_in_is_one_act_that_can_be_undone(dialog, office, settle, tmp_path):
    from jipdesk.actions.undo import undo
    from jipdesk.queries.acts import within

    read(dialog, sheet_file(tmp_path / "new.csv", applications(3, first=101)), settle)
    dialog.take.click()
    settle(office.jobs)
    assert count(office, Application) == 43
    assert "3 applications were imported." in dialog.notice.text

    with office.read() as session:
        last = within(session).undo
    assert last.name == "import_applications"
    undo(office.desk.db, last.id, actor=None)
    assert count(office, Application) == 40


def test_bad_rows_stand_with_their_reason_and_stay_out(dialog, office, settle, tmp_path):
    rows = [*applications(2, first=101), *applications(1, first=103, birth_date="2001-02-31")]
    read(dialog, sheet_file(tmp_path / "bad.csv", rows), settle)

    table = dialog.preview.tables["refused"].table
    assert table._line(0).texts == ["4", "birth_date", "2001-02-31", "This date does not exist"]
    dialog.take.click()
    settle(office.jobs)
    assert count(office, Application) == 42


def test_refused_rows_are_saved_as_a_sheet_that_can_be_imported_once_mended(dialog, office, settle, tmp_path):
    rows = [*applications(1, first=101), *applications(1, first=102, birth_date="2001-02-31")]
    read(dialog, sheet_file(tmp_path / "bad.csv", rows), settle)

    target = tmp_path / "refused.csv"
    dialog.save_refused(target)
    settle(office.jobs)
    with target.open(encoding="utf-8-sig", newline="") as file:
        headings, row = csv.reader(file)
    assert headings[0] == "jipdesk: why it was not imported"
    assert row[0] == "Row 3, birth_date: this date does not exist."

    target.write_text(target.read_text(encoding="utf-8-sig").replace("2001-02-31", "2001-02-28"), encoding="utf-8")
    read(dialog, target, settle)
    assert (dialog.preview.prepared.added, dialog.preview.prepared.refused_rows) == (1, 0)
    assert not any(received.answers for received in dialog.preview.prepared.comparison.added)


def test_a_sheet_that_brings_nothing_new_cannot_be_taken_in(dialog, office, settle, tmp_path):
    file = sheet_file(tmp_path / "same.csv", applications(3, first=101))
    read(dialog, file, settle)
    dialog.take.click()
    settle(office.jobs)

    read(dialog, file, settle)

    assert dialog.preview.prepared.unchanged == 3
    assert not dialog.take.isEnabled()
    assert dialog.take.toolTip() == "This sheet contains nothing new."


def test_companies_are_told_by_their_headings(dialog, office, settle, tmp_path):
    file = tmp_path / "companies.xlsx"
    sample_sheets.write(file, "companies", company_samples.HEADINGS, company_samples.rows())

    read(dialog, file, settle)
    assert dialog.kind == "companies"
    dialog.take.click()
    settle(office.jobs)

    assert count(office, Company) == 24


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 nothing", b"PK\x03\x04 broken", b"a letter\nto the office\n"])
def test_a_file_that_is_no_sheet_gets_a_sentence_and_the_dialog_lives(dialog, office, settle, tmp_path, content):
    file = tmp_path / "file.xlsx"
    file.write_bytes(content)

    read(dialog, file, settle)

    assert dialog.notice.text
    assert dialog.preview is None
    assert dialog.choice.isVisible()
    read(dialog, sheet_file(tmp_path / "good.csv", applications(1, first=101)), settle)
    assert dialog.preview is not None


def test_cancelling_on_the_way_leaves_nothing(dialog, office, settle, tmp_path):
    read(dialog, sheet_file(tmp_path / "many.csv", applications(1_200, first=101)), settle)

    with acts_held_back(office.jobs):
        dialog.take.click()
        dialog._job.progress.stop()
    settle(office.jobs)

    assert count(office, Application) == 40
    assert dialog.preview.isVisible()
    assert dialog.take.isEnabled()


def test_an_enter_too_many_does_not_end_the_import(dialog, office, settle, tmp_path, qtbot):
    read(dialog, sheet_file(tmp_path / "many.csv", applications(600, first=101)), settle)
    dialog.take.setFocus()

    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog._job is not None
    assert dialog.focusWidget() is dialog.progress._bar
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    settle(office.jobs)

    assert count(office, Application) == 640


def test_a_second_enter_leaves_what_came_of_the_import_to_be_read(dialog, office, settle, tmp_path, qtbot):
    read(dialog, sheet_file(tmp_path / "new.csv", applications(3, first=101)), settle)
    dialog.take.setFocus()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    settle(office.jobs)

    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    assert dialog.isVisible()
    assert "3 applications were imported." in dialog.notice.text
    assert dialog.focusWidget() is not dialog.close_button


def test_a_double_click_on_import_leaves_what_came_of_it_to_be_read(dialog, office, settle, tmp_path, qtbot):
    read(dialog, sheet_file(tmp_path / "new.csv", applications(3, first=101)), settle)
    qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    settle(office.jobs)

    # The button that closes has come under the pointer meanwhile.
    qtbot.mouseDClick(dialog.close_button, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(dialog.close_button, Qt.MouseButton.LeftButton)

    assert dialog.isVisible()
    assert count(office, Application) == 43
