"""Columns settled by hand in the dialog, kept under a name, found again by themselves."""

import pytest
import xlsxwriter
from forms import FORM, form_rows
from given import applications
from intake_sheets import csv_text, fill, table, write_ods, write_xlsx
from old_workbook import write_xls
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel
from sqlalchemy import func, select

from jipdesk.exchange.column_choice import ANSWER
from jipdesk.models.application import Application, ImportMapping
from jipdesk.models.person import Person
from jipdesk.views.pieces.import_dialog import ImportDialog
from jipdesk.views.pieces.pill import StatePill


@pytest.fixture
def form(tmp_path):
    """The sheet of a form in its own words, and whatever else is to be in it."""

    def write(rows=None, name="form.csv", encoding="utf-8", delimiter=","):
        path = tmp_path / name
        path.write_bytes(csv_text(rows or form_rows(4), delimiter).encode(encoding))
        return path

    return write


def press(button, office, settle):
    button.click()
    settle(office.jobs)


def kept(office):
    with office.read() as session:
        return [each.name for each in session.scalars(select(ImportMapping).order_by(ImportMapping.id))]


def lines(columns):
    return [columns.table._line(line).texts for line in range(len(columns.table.ids))]


def test_a_foreign_form_shows_its_columns_doubtful_ones_first(read, form):
    dialog = read(form())

    columns = dialog.columns
    assert columns.isVisible()
    assert dialog.go_on.isEnabled()
    shown = lines(columns)
    assert shown[0] == ["Last name as in passport", "NGUYENB  ·  NGUYENC  ·  NGUYEND", "Family name", "Only similar"]
    doubts = [bool(line[3]) for line in shown]
    assert doubts == sorted(doubts, reverse=True)
    assert True in doubts
    assert False in doubts
    assert columns.codes == {**FORM, "備考": ANSWER}


def test_the_columns_are_made_in_one_turn_of_the_window_and_shown_in_the_next(read, form, settle):
    dialog = read(form())
    dialog._show((dialog._opened, None))

    assert not dialog.columns.isVisible()
    assert dialog.progress.isVisible()
    assert dialog.focusWidget() is dialog.progress._bar
    settle(dialog._desk.jobs)

    assert dialog.columns.isVisible()
    assert dialog.focusWidget() is dialog.columns.view


def test_a_file_that_comes_before_the_columns_of_another_are_shown_is_read_alone(read, form, settle):
    dialog = read(form())
    dialog._show((dialog._opened, None))

    dialog.open_file(form(name="another.csv"))
    settle(dialog._desk.jobs)

    assert dialog.columns.isVisible()
    assert dialog.columns.opened.file.name == "another.csv"


def test_settled_columns_lead_to_the_preview_and_are_found_again_by_themselves(read, form, office, settle):
    dialog = read(form())
    dialog.columns.choose("備考", None)
    dialog.columns.form.field.setText("Web form")

    press(dialog.go_on, office, settle)
    assert dialog.preview.prepared.added == 4
    assert kept(office) == ["Web form"]
    press(dialog.take, office, settle)

    read(form([row[::-1] for row in form_rows(5)], "later.csv", "cp932", "\t"))
    assert dialog.columns is None
    assert (dialog.preview.prepared.added, dialog.preview.prepared.unchanged) == (1, 4)


def test_columns_without_a_name_are_not_kept(read, form, office, settle):
    dialog = read(form())
    dialog.columns.form.field.clear()

    press(dialog.go_on, office, settle)

    assert dialog.preview.prepared.added == 4
    assert kept(office) == []


def test_a_field_chosen_twice_or_missing_keeps_from_going_on_and_says_why(read, form):
    dialog = read(form())

    dialog.columns.choose("好きな食べ物", "receipt_no")
    assert not dialog.go_on.isEnabled()
    assert "Receipt no." in dialog.go_on.toolTip()
    assert [line[3] for line in lines(dialog.columns)].count("Chosen twice") == 2
    dialog.columns.choose("好きな食べ物", ANSWER)
    dialog.columns.choose("応募番号", ANSWER)
    assert dialog.go_on.toolTip() == "No column is taken for: Receipt no.. Choose it in the list."
    dialog.columns.choose("応募番号", "receipt_no")
    assert dialog.go_on.isEnabled()


def test_the_choice_stands_in_the_line_that_is_looked_at_and_follows_the_keys(read, form, qtbot):
    dialog = read(form())
    columns = dialog.columns
    columns.view.step(1)

    assert columns.box.currentText() == "Given name"
    assert columns.box.y() > 0
    columns.box.setCurrentIndex(columns.box.findData("leave_out"))
    columns.box.activated.emit(columns.box.currentIndex())
    assert columns.codes["First name as in passport"] is None
    assert lines(columns)[1][2:] == ["Leave out", ""]
    columns.view.opened.emit(columns.view.current)
    assert columns.box.view().isVisible()
    columns.box.hidePopup()


def test_a_known_sheet_goes_straight_to_the_preview_and_back_to_its_columns(read, form, office, settle):
    dialog = read(form(table(applications(2, first=101, hobby="go"))))
    assert dialog.preview.prepared.added == 2

    press(dialog.back, office, settle)
    assert dialog.columns.form.name == ""
    dialog.columns.choose("hobby", None)
    press(dialog.go_on, office, settle)

    assert [dict(row.answers) for row in dialog.preview.prepared.comparison.added] == [{}, {}]
    assert kept(office) == []


def test_the_encoding_that_was_found_is_shown_and_can_be_changed(read, form, office, settle):
    dialog = read(form(encoding="euc_jp"))
    box = dialog.columns.settings.settings["encoding"].box
    assert box.currentText() == "Japanese (EUC-JP)"

    box.setCurrentIndex(box.findData("utf-8"))
    box.activated.emit(box.currentIndex())
    settle(office.jobs)
    assert "not written in this character encoding" in dialog.notice.text
    assert dialog.columns.isVisible()


def test_the_row_of_the_headings_can_be_changed(read, form, office, settle):
    dialog = read(form([["a", "b;x"], *form_rows(2)]))
    settings = dialog.columns.settings.settings
    assert settings["top"].box.currentData() == "1"

    settings["top"].box.setCurrentIndex(0)
    settings["top"].box.activated.emit(0)
    settle(office.jobs)
    assert list(dialog.columns.codes) == ["a", "b;x"]


def test_the_separator_that_was_found_can_be_changed(read, form, office, settle):
    dialog = read(form([["a;b", "c"], ["1;2", "3"]]))
    box = dialog.columns.settings.settings["delimiter"].box
    assert (box.currentText(), list(dialog.columns.codes)) == ("Comma", ["a;b", "c"])

    box.setCurrentIndex(box.findData(";"))
    box.activated.emit(box.currentIndex())
    settle(office.jobs)

    assert list(dialog.columns.codes) == ["a", "b,c"]
    assert "No column is taken for: Receipt no., Family name" in dialog.go_on.toolTip()


def test_of_two_worksheets_with_the_headings_none_is_taken_unseen(read, tmp_path, office, settle):
    with xlsxwriter.Workbook(tmp_path / "x.xlsx") as book:
        for name, first in (("Spring", 101), ("Autumn", 201)):
            fill(book.add_worksheet(name), table(applications(2, first=first)))

    dialog = read(tmp_path / "x.xlsx")
    assert dialog.preview is None
    assert "Several worksheets have the headings: Spring, Autumn. This is “Spring”;" in texts_of(dialog.columns)
    press(dialog.go_on, office, settle)

    assert [each.receipt_no for each in dialog.preview.prepared.comparison.added] == ["24-000101", "24-000102"]
    assert read(tmp_path / "x.xlsx").preview is None


def texts_of(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def test_a_worksheet_is_chosen(read, tmp_path, office, settle):
    with xlsxwriter.Workbook(tmp_path / "book.xlsx") as book:
        fill(book.add_worksheet("Spring"), form_rows(2))
        fill(book.add_worksheet("Autumn"), form_rows(3, first=11))
    dialog = read(tmp_path / "book.xlsx")
    box = dialog.columns.settings.settings["worksheet"].box
    assert box.currentText() == "Spring"

    box.setCurrentIndex(1)
    box.activated.emit(1)
    settle(office.jobs)
    press(dialog.go_on, office, settle)

    assert dialog.preview.prepared.added == 3


def test_kept_columns_are_renamed_and_deleted(read, form, office, settle):
    dialog = read(form())
    dialog.columns.form.field.setText("Web form")
    press(dialog.go_on, office, settle)
    read(form())
    press(dialog.back, office, settle)

    edit = dialog.columns.form
    assert not edit.rename_button.isEnabled()
    edit.field.setText("Form 2024")
    press(edit.rename_button, office, settle)
    assert kept(office) == ["Form 2024"]
    assert dialog.columns.settings.settings["mapping"].box.currentText() == "Form 2024"
    press(edit.delete_button, office, settle)
    assert kept(office) == []
    assert "no longer kept" in dialog.notice.text


def test_the_columns_of_another_form_can_be_applied(read, form, office, settle):
    dialog = read(form())
    dialog.columns.choose("好きな食べ物", "diet")
    dialog.columns.form.field.setText("Web form")
    press(dialog.go_on, office, settle)
    rows = [[*row, "1", "2", "3", "4", "5", "6", "7"] for row in form_rows(2)]
    read(form(rows))
    box = dialog.columns.settings.settings["mapping"].box
    assert box.currentData() == ""

    box.setCurrentIndex(1)
    box.activated.emit(1)
    settle(office.jobs)

    assert dialog.columns.codes["好きな食べ物"] == "diet"


def test_the_page_follows_the_language(read, form):
    from jipdesk import i18n
    from jipdesk.views.spoken import retranslate_all

    dialog = read(form())
    i18n.speak("ja")
    try:
        retranslate_all()
        assert dialog.columns.box.currentText() == "姓"
    finally:
        i18n.speak("en")
        retranslate_all()


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("form.xlsx", write_xlsx),
        ("form.xls", write_xls),
        ("form.ods", write_ods),
        ("form.csv", None),
        ("form.tsv", None),
    ],
)
def test_sheets_of_every_kind_that_are_dropped_on_the_window_are_taken_in(window, settle, tmp_path, name, write):
    path, rows = tmp_path / name, table(applications(2, first=301))
    if write:
        write(path, rows)
    else:
        path.write_text(csv_text(rows, "\t" if name.endswith("tsv") else ","), encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPoint(10, 10), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )

    window.sheets.eventFilter(window, event)
    settle(window.jobs)
    dialog = window.findChild(ImportDialog)
    dialog.take.click()
    settle(window.jobs)

    assert "2 applications were imported." in dialog.notice.text
    dialog.reject()


def conflicting(read, form, office, settle):
    """Take a sheet in, change two persons on the desk, and read a sheet in which they have changed too."""
    dialog = read(form(table(applications(3, first=101, phone="1", major="Law"))))
    press(dialog.take, office, settle)
    with office.desk.db.write(None, "edit_record") as session:
        for person in session.scalars(select(Person).where(Person.phone == "1")):
            person.phone = "2"
    return read(form(table(applications(3, first=101, phone="3", major="Economics"))))


def test_changed_rows_show_what_is_and_what_will_be(read, form, office, settle):
    dialog = conflicting(read, form, office, settle)

    first = dialog.preview.tables["changed"].table._line(0).texts
    assert first[2:] == ["Major", "Law", "Economics"]


def test_conflicts_stand_side_by_side_and_are_decided_one_by_one(read, form, office, settle):
    dialog = conflicting(read, form, office, settle)
    asked = dialog.preview.conflicts
    assert asked.table._line(0).texts[2:] == ["Telephone", "2", "3", "Ours, ask again"]

    asked.view.opened.emit(0)
    asked.table.check([1], on=True)
    assert asked.keep_button.text() == "Keep ours (1)"
    asked.keep_ours()
    press(dialog.take, office, settle)

    with office.read() as session:
        phones = session.scalars(
            select(Person.phone)
            .join(Application)
            .where(Application.receipt_no.in_(["24-000101", "24-000102", "24-000103"]))
        ).all()
    assert sorted(phones) == ["2", "2", "3"]
    read(dialog._file)
    assert [row.row for row in dialog.preview.conflicts._lines] == [4]


def test_conflicts_are_counted_in_sight_and_nothing_is_decided_once_the_sheet_is_taken_in(read, form, office, settle):
    dialog = conflicting(read, form, office, settle)
    asked = dialog.preview.conflicts
    assert "3 changed on both sides" in [each.text for each in dialog.preview.findChildren(StatePill)]

    press(dialog.take, office, settle)
    asked.view.opened.emit(0)

    assert not asked.take_button.isVisible()
    assert asked.table._line(0).texts[-1] == "Ours, ask again"


def test_all_conflicts_are_decided_at_once_even_where_nothing_else_is_new(read, form, office, settle):
    dialog = conflicting(read, form, office, settle)
    press(dialog.take, office, settle)
    read(dialog._file)
    assert not dialog.take.isEnabled()

    dialog.preview.conflicts.take_theirs()

    assert dialog.take.text() == "Import all 3 rows"
    press(dialog.take, office, settle)
    assert "3 applications were imported." in dialog.notice.text
    with office.read() as session:
        assert session.scalar(select(func.count()).select_from(Person).where(Person.phone == "3")) == 3


def test_masked_values_are_masked_in_the_preview(read, form, office, settle):
    dialog = read(form(table(applications(1, first=101, diet="Halal"))))
    press(dialog.take, office, settle)

    read(form(table(applications(1, first=101, diet="Vegan"))))

    assert dialog.preview.tables["changed"].table._line(0).texts[2:] == ["Diet", "••••••", "••••••"]
