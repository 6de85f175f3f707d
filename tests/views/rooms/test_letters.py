"""The letters in the window: whom each is due to, what one sees of it, what is saved, recorded and changed."""

from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QShortcut
from PySide6.QtTest import QTest
from sqlalchemy import select, update
from windows import acts_held_back

from jipdesk import i18n
from jipdesk.errors import InputRefused
from jipdesk.models.application import Application
from jipdesk.models.edition import Letterhead
from jipdesk.models.letter import Letter
from jipdesk.models.paper import TemplateVersion
from jipdesk.models.person import Person
from jipdesk.queries.letters import letters_of
from jipdesk.rules.letters import LetterKind
from jipdesk.rules.states import ApplicationState as At
from jipdesk.views.goal import Goal
from jipdesk.views.pieces.export_dialog import Exported
from jipdesk.views.rooms import letters_pane
from jipdesk.views.rooms.applications import Applications
from jipdesk.views.rooms.letters_list import CHOSEN, CONTRARY, DUE, LISTED
from jipdesk.views.rooms.letters_pane import LetterPane
from jipdesk.views.sections import section
from jipdesk.views.spoken import Paragraph


def decide(office, *states):
    """Let the first applications stand there."""
    numbers = everybody(office)
    with office.desk.db.write(None, "edit_record") as session:
        for number, state in zip(numbers, states, strict=False):
            session.execute(update(Application).where(Application.id == number).values(state=state))


def everybody(office):
    with office.read() as session:
        return list(session.scalars(select(Application.id).order_by(Application.receipt_no)))


def stored(office, *columns):
    with office.read() as session:
        return [tuple(row) for row in session.execute(select(*columns).order_by(columns[0]))]


def refuse(*_):
    raise InputRefused("letter_gone")


def told(office):
    number = everybody(office)[0]
    with office.read() as session:
        return letters_of(session, number)


@pytest.fixture
def page(qtbot, office):
    decide(office, At.NOT_SELECTED, At.NOT_SELECTED, At.NOT_SELECTED, At.PASSED)
    made = Applications(office, section("applications"))
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    return made


@pytest.fixture
def wait(office, settle):
    return lambda: settle(office.jobs)


@pytest.fixture
def letters(qtbot, page, wait):
    """The part, on a desk where three were not selected and one is a candidate."""
    wait()
    # The person beside the list is made when the list was painted.
    qtbot.waitUntil(lambda: "person" in vars(page))
    page.show_goal(Goal("applications", filters={"whom": (DUE,)}, part="letters"))
    wait()
    return page.parts.part("letters")


@pytest.fixture
def all_recorded(letters, wait):
    letters.listing.table.check_all(on=True)
    letters.record.click()
    wait()


def names(letters):
    table = letters.listing.table
    return [table.row_at(line).no for line in range(len(table.ids))]


def test_the_result_that_most_wait_for_is_shown_with_its_letter(letters):
    assert letters.kind is LetterKind.NOT_SELECTED
    assert names(letters) == ["24-000001", "24-000002", "24-000003"]
    assert letters.pane.view.pages == 1
    assert letters.pane.now.addressed.letter.receipt_no == "24-000001"
    assert "(3)" in letters.kinds.currentText()


@pytest.mark.usefixtures("all_recorded")
def test_letters_are_recorded_in_one_act_and_are_due_no_more(office, letters):
    assert stored(office, Letter.id, Letter.kind) == [(number, "letter-not-selected") for number in (1, 2, 3)]
    assert names(letters) == []
    assert letters.page.notice.text == "3 letters were recorded."
    assert not letters.record.isEnabled()


@pytest.mark.usefixtures("all_recorded")
def test_the_list_tells_which_letter_somebody_got_last_and_when(office, letters, wait):
    letters.whom.choose(LISTED)
    wait()
    shown = {column.name: column for column in letters.listing.table.columns}
    row = letters.listing.table.row_at(names(letters).index("24-000001"))

    assert shown["last"].text(row, i18n.words("en")) == "Not selected"
    assert shown["last_on"].text(row, i18n.words("ja")) == "{0.month}月{0.day}日".format(office.today())
    assert shown["last_on"].day(row) == row.last_at


def test_the_words_for_a_mail_are_copied_by_keys_from_one_to_the_next(office, letters, wait):
    letters.pane.ways.choose("mail")
    with office.desk.db.write(None, "edit_record") as session:
        session.execute(update(Person).values(email="one@example.org"))
    letters.refresh()
    wait()
    QTest.keyClick(letters.pane.text, Qt.Key.Key_F6)
    assert QGuiApplication.clipboard().text() == "one@example.org"
    QTest.keyClick(letters.pane.text, Qt.Key.Key_F7)
    assert "24-000001" in QGuiApplication.clipboard().text()
    QTest.keyClick(letters.pane.text, Qt.Key.Key_F9)
    wait()
    QTest.keyClick(letters.pane.text, Qt.Key.Key_F8)

    assert QGuiApplication.clipboard().text().startswith("FAMILY2 Given 2 様")
    QTest.keyClick(letters.pane.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait()
    assert stored(office, Letter.channel) == [("text",)]


def test_no_key_of_a_letter_is_the_window_s(window, settle):
    window.keeper.desk.go(Goal("applications", part="letters"))
    settle(window.jobs)
    pane = window.pages.page.findChild(LetterPane)

    keys = [each.key().toString() for each in pane.findChildren(QShortcut)]

    taken = {each.toString() for action in window.findChildren(QAction) for each in action.shortcuts()}
    assert len(keys) >= 4
    assert taken.isdisjoint(keys)


def test_what_is_copied_is_of_the_letter_one_went_on_to_however_soon_the_key_is_pressed(letters, wait):
    letters.pane.ways.choose("mail")
    wait()
    QTest.keyClick(letters.pane.text, Qt.Key.Key_F8)
    assert QGuiApplication.clipboard().text().startswith("FAMILY1 Given 1 様")

    QTest.keyClick(letters.pane.text, Qt.Key.Key_F9)
    QTest.keyClick(letters.pane.text, Qt.Key.Key_F8)

    assert QGuiApplication.clipboard().text() == ""
    wait()
    assert QGuiApplication.clipboard().text().startswith("FAMILY2 Given 2 様")


def test_another_letter_that_is_still_being_listed_is_recorded_for_nobody(letters, office, wait):
    letters.kinds.setCurrentIndex(letters.kinds.findData(LetterKind.PASSED))
    letters.kinds.activated.emit(letters.kinds.currentIndex())

    letters._record_by_key()

    assert office.jobs.acts == []
    wait()
    assert stored(office, Letter.kind) == []


def test_letters_are_recorded_once_and_the_one_that_comes_next_is_not(letters, office, wait):
    for _ in range(3):
        letters._record_by_key()
    wait()

    assert stored(office, Letter.id) == [(1,)]
    assert letters.listing.current == everybody(office)[1]


def test_the_recipients_are_kept_as_a_view_and_exported_with_their_addresses(letters, office, wait, tmp_path):
    letters.listing.filters.search.setText("24-000002")
    letters.listing.reload()
    wait()
    assert letters.listing.views.save("Second") is None
    wait()
    letters.listing.clear_filters()
    wait()
    assert len(names(letters)) == 3
    letters.listing.views.switch(1)
    wait()
    assert names(letters) == ["24-000002"]

    wanted = Exported(letters.listing.table.ids, letters.listing.table.columns, ".csv", is_every=True)
    letters.listing.export_chosen(wanted, tmp_path / "to.csv")
    wait()
    rows = (tmp_path / "to.csv").read_text("utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in rows] == ["Receipt no.", "24-000002"]
    assert "E-mail" in rows[0]


@pytest.mark.usefixtures("all_recorded")
def test_a_decision_that_a_letter_contradicts_is_warned_of_where_it_is_made(letters, page, office, wait):
    office.wanted.connect(page.show_goal)
    passed = everybody(office)[1]
    with office.desk.db.write(None, "edit_record") as session:
        session.execute(update(Application).where(Application.id == passed).values(state=At.PASSED))
    wait()

    assert page.notice.isVisible()
    assert "1 applicant was told the contrary" in page.notice.findChild(Paragraph).text()
    page.notice._act.click()
    wait()
    assert letters.whom.current == CONTRARY
    assert names(letters) == ["24-000002"]


def test_a_change_of_nobody_who_was_told_is_not_warned_of(page, letters, office, wait):
    letters.record_chosen()
    wait()
    page.notice.clear()
    with office.desk.db.write(None, "edit_record") as session:
        session.execute(update(Application).where(Application.id == everybody(office)[5]).values(state=At.PASSED))
    wait()

    assert not page.notice.isVisible()


def test_letters_are_saved_into_a_folder(letters, wait, tmp_path):
    folder = tmp_path / "letters"
    folder.mkdir()
    letters.listing.table.check_all(on=True)
    letters.work.save_each(letters.order(), folder)
    wait()

    files = sorted(folder.iterdir())
    assert [file.name for file in files] == [f"24-00000{n}-not-selected-ja.pdf" for n in (1, 2, 3)]
    assert "FAMILY1" in PdfReader(files[0]).pages[0].extract_text()
    assert letters.page.notice.text == "3 letters were saved into letters."


def test_all_chosen_letters_are_printed_in_one_run(letters, wait, monkeypatch):
    printed = []
    monkeypatch.setattr(letters.work.printing, "ask", lambda pdfs, _: printed.extend(pdfs))
    letters.listing.table.check_all(on=True)
    letters.print.click()
    wait()

    assert [len(PdfReader(BytesIO(pdf)).pages) for pdf in printed] == [3]


def test_letters_that_are_cancelled_leave_nothing(letters, office, wait, tmp_path):
    letters.listing.table.check_all(on=True)
    with acts_held_back(office.jobs):
        letters.work.save_together(letters.order(), tmp_path / "letters.pdf")
        office.jobs.visible.progress.stop()
    wait()

    assert not list(tmp_path.glob("*.pdf*"))
    assert letters.page.notice.text == ""


@pytest.mark.usefixtures("all_recorded")
def test_who_was_told_the_contrary_is_listed_with_a_warning(office, letters, wait):
    decide(office, At.PASSED)
    letters.whom.choose("contrary")
    wait()

    assert names(letters) == ["24-000001"]
    assert "Was told “Not selected”" in letters.pane.warning.text()
    assert letters.pane.warning.isVisible()


def test_who_does_not_fit_is_left_out_on_demand(office, page, letters, wait):
    numbers = everybody(office)[:5]
    page.show_goal(Goal("applications", part="letters", filters={"kind": ("letter-passed",)}, records=tuple(numbers)))
    wait()
    assert (letters.whom.current, len(letters.listing.chosen)) == (CHOSEN, 5)

    letters.record.click()
    wait()
    assert stored(office, Letter.id) == []
    page.notice._act.click()
    wait()

    assert stored(office, Letter.application_id) == [(numbers[3],)]


def test_what_is_missing_leads_to_where_it_is_filled_in(office, page, letters, wait, qtbot):
    with office.desk.db.write(None, "edit_letterhead") as session:
        session.execute(update(Letterhead).values(email=""))
    wait()
    assert letters.pane.gaps.isVisible()

    letters.record.click()
    wait()

    assert "e-mail address" in page.notice.text
    assert stored(office, Letter.id) == []
    with qtbot.waitSignal(office.wanted) as wanted:
        page.notice._act.click()
    assert wanted.args == [Goal("settings", part="letterhead")]


def test_a_changed_text_is_checked_as_it_is_typed_and_saved_as_a_version(office, letters, wait, qtbot):
    letters.edit.click()
    wait()
    editor = letters.editor
    assert not editor.save.isEnabled()
    editor.language.choose("en")
    editor.text.setPlainText("Dear {name},\n\nNo. {oops}")
    assert "{oops}" in editor.trouble.text()
    assert not editor.save.isEnabled()

    editor.text.setPlainText("Dear {name},\n\nUnfortunately not.")
    qtbot.waitUntil(lambda: not editor.is_settling)
    wait()
    assert editor.view.pages == 1
    editor.save.click()
    wait()

    assert len(stored(office, TemplateVersion.id)) == 9
    editor.left.emit()
    letters.language.setCurrentIndex(letters.language.findData("en"))
    letters.language.activated.emit(0)
    wait()
    assert "Unfortunately not." in letters.pane.text.toPlainText()


def test_another_year_does_not_show_the_text_of_this_one(office, letters, wait):
    letters.edit.click()
    wait()
    letters.editor.text.setPlainText("別の文面")
    office.choose_edition(next(each.id for each in office.editions if each.year == 2025))
    wait()
    assert letters.stack.currentIndex() == 0

    letters.edit.click()
    wait()

    assert not letters.editor.has_changes


def test_a_text_with_changes_keeps_them_until_they_are_given_up(letters, wait):
    letters.edit.click()
    wait()
    letters.editor.text.setPlainText("別の文面")
    letters.editor.left.emit()
    letters.edit.click()
    wait()
    assert letters.editor.text.toPlainText() == "別の文面"

    letters.editor.give_up()
    wait()

    assert "添えない" in letters.editor.text.toPlainText()


@pytest.mark.usefixtures("all_recorded")
def test_a_person_shows_the_letters_that_were_sent_and_one_is_taken_back(office, page, letters, wait):
    page.show_goal(Goal("applications", record=everybody(office)[0], part="history"))
    wait()
    shown = page.person.told.letters
    assert shown.isVisible()

    shown.take_back(told(office)[0])
    wait()

    assert told(office)[0].withdrawn_at is not None


def test_a_letter_that_cannot_be_drawn_leaves_nothing_of_the_one_before_to_copy_or_record(
    office, letters, wait, monkeypatch
):
    letters.pane.ways.choose("mail")
    monkeypatch.setattr(letters_pane, "drawn", refuse)
    QGuiApplication.clipboard().clear()

    letters.listing.view.step(1)
    wait()
    QTest.keyClick(letters.pane.text, Qt.Key.Key_F8)
    letters.record_chosen()
    wait()

    assert QGuiApplication.clipboard().text() == ""
    assert stored(office, Letter.id) == []
