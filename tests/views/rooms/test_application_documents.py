"""The tab of papers: scans dropped, sorted, looked at, saved and removed; the passport's two lines; what is proved."""

from datetime import timedelta

import pytest
import scans as made
from asked_papers import ask_for_papers
from passport_lines import lines
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from sqlalchemy import delete, select

from jipdesk.models.act import Act
from jipdesk.models.application import Application, DocumentItem
from jipdesk.models.person import Passport, Person
from jipdesk.queries import application_page, passports
from jipdesk.rules.mrz import Part
from jipdesk.rules.states import DocumentState
from jipdesk.views.goal import Goal
from jipdesk.views.pieces.dropped import local_files
from jipdesk.views.rooms.application_documents import Documents


@pytest.fixture
def wait(office, settle):
    return lambda: settle(office.jobs)


@pytest.fixture
def tab(qtbot, office, wait):
    """The papers of the first applicant, asked for today."""
    ask_for_papers(office, [1], office.today())
    made_tab = Documents(office)
    qtbot.addWidget(made_tab)
    made_tab.resize(420, 900)
    show(made_tab, office)
    made_tab.show()
    wait()
    return made_tab


def page(office, number=1):
    with office.read() as session:
        return application_page.page(session, number)


def show(tab, office, number=1):
    tab.show_page(page(office, number))


def paper(office, kind):
    return next(each for each in page(office).documents if each.kind == kind)


def file(folder, name, content):
    path = folder / name
    path.write_bytes(content)
    return path


def drop(widget, *paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    how = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entered = QDragEnterEvent(QPointF(5, 5).toPoint(), *how)
    widget.dragEnterEvent(entered)
    assert entered.isAccepted()
    widget.dropEvent(QDropEvent(QPointF(5, 5), *how))


def last_act(office):
    with office.read() as session:
        return session.scalars(select(Act).order_by(Act.id.desc())).first().name


def test_a_file_dropped_on_a_paper_is_attached_and_the_paper_has_arrived(tab, office, wait, tmp_path):
    photograph = paper(office, "photograph")

    drop(tab.lines[photograph.id], file(tmp_path, "me.png", made.png()))
    wait()

    after = paper(office, "photograph")
    assert (after.state, after.file_name, after.received_on) == (DocumentState.RECEIVED, "me.png", office.today())
    assert tab.notice.text == "1 scan was attached."
    show(tab, office)
    assert "Next: Office" in tab.lines[photograph.id].told.text()


def test_a_scan_dropped_on_a_paper_that_has_one_is_said_to_replace_it(opened, tab, office, wait, tmp_path):
    line = tab.lines[opened]
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file(tmp_path, "again.png", made.png())))])
    how = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    line.dragEnterEvent(QDragEnterEvent(QPointF(5, 5).toPoint(), *how))
    assert "in place of" in line.told.text()
    line.dropEvent(QDropEvent(QPointF(5, 5), *how))
    wait()
    assert "1 scan was replaced." in tab.notice.text
    assert "attached" not in tab.notice.text


def test_one_thing_is_asked_above_the_papers_at_a_time(tab, office, tmp_path):
    back = next(iter(tab.lines.values()))
    back.back.click()
    assert tab.reason.isVisible()
    tab.sort([file(tmp_path, "scan.png", made.png())])
    assert tab.sorting.isVisible()
    assert not tab.reason.isVisible()
    back.back.click()
    assert tab.reason.isVisible()
    assert not tab.sorting.isVisible()


@pytest.fixture
def clipboard(qapp):
    """Leaves nothing of Python's in it, which would outlive Python."""
    yield qapp.clipboard()
    qapp.clipboard().clear()


def test_a_file_is_pasted_on_the_paper_where_the_keys_are(window, clipboard, settle, tmp_path):
    """In the whole window, whose menu has Ctrl+V too."""
    desk = window.pages.page.desk
    ask_for_papers(desk, [1], desk.today())
    desk.go(Goal("applications", record=1, part="documents"))
    settle(window.jobs)
    number = paper(desk, "photograph").id
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file(tmp_path, "me.jpg", made.jpeg())))])
    clipboard.setMimeData(mime)

    QTest.keyClick(
        window.pages.page.person.documents.lines[number].name, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier
    )
    settle(window.jobs)

    assert paper(desk, "photograph").file_name == "me.jpg"


def test_what_is_no_scan_is_refused_by_its_content_with_its_name(tab, office, wait, tmp_path):
    photograph = paper(office, "photograph")

    drop(tab.lines[photograph.id], file(tmp_path, "photo.jpg", b"MZ" + bytes(99)))
    wait()

    assert paper(office, "photograph").attachment_id is None
    assert tab.notice.text.startswith("photo.jpg is not a PDF, JPEG, PNG or TIFF")


def test_several_files_are_sorted_by_their_names_and_attached_in_one_act(tab, office, wait, tmp_path):
    files = [
        file(tmp_path, "passport.pdf", made.pdf(1)),
        file(tmp_path, "recommendation.pdf", b"<html>"),
        file(tmp_path, "scan7.tif", made.tiff(2)),
        file(tmp_path, "photo.jpg", made.jpeg()),
    ]

    drop(tab, *files)
    guessed = [box.currentText() for box in tab.sorting.boxes]
    tab.sorting.boxes[2].setCurrentIndex(3)
    tab.sorting.verb.click()
    wait()

    assert guessed == ["Copy of the passport", "Letter of recommendation", "Leave it out", "Photograph"]
    attached = {each.kind: each.file_name for each in page(office).documents if each.file_name}
    assert attached == {
        "passport_copy": "passport.pdf",
        "language_certificate": "scan7.tif",
        "photograph": "photo.jpg",
    }
    assert last_act(office) == "attach_files"
    assert tab.notice.text.startswith("3 scans were attached. recommendation.pdf is not")


def test_two_photographs_are_not_attached(tab, tmp_path):
    tab.sort([file(tmp_path, "photo1.png", made.png()), file(tmp_path, "photo2.png", made.png())])
    assert tab.sorting.verb.isEnabled(), "the second is left out at first"

    tab.sorting.boxes[1].setCurrentIndex(tab.sorting.boxes[0].currentIndex())

    assert not tab.sorting.verb.isEnabled()
    assert "one picture" in tab.sorting.verb.toolTip()


def test_files_sorted_onto_a_paper_that_is_gone_meanwhile_are_refused_in_words(tab, office, wait, tmp_path):
    drop(tab, file(tmp_path, "passport.pdf", made.pdf(1)), file(tmp_path, "photo.jpg", made.jpeg()))
    with office.desk.db.write(office.desk.actor, "edit_record") as session:
        session.execute(delete(DocumentItem).where(DocumentItem.kind == "passport_copy"))
    show(tab, office)

    tab.sorting.verb.click()
    wait()

    assert tab.notice.text
    assert tab.sorting.isHidden()


def test_two_pages_dropped_on_one_paper_become_its_scan(tab, office, wait, tmp_path):
    number = paper(office, "recommendation_letter").id

    drop(tab.lines[number], file(tmp_path, "IMG_2.jpg", made.jpeg()), file(tmp_path, "IMG_1.jpg", made.jpeg()))
    asked = [tab.sorting.boxes[0].currentText(), tab.sorting.boxes[1].currentText(), tab.sorting.bound.isVisible()]
    tab.sorting.verb.setFocus()
    tab.sorting.verb.click()
    assert tab.focusWidget() is tab.lines[number].name
    wait()

    assert asked == ["Letter of recommendation", "Letter of recommendation", True]
    found = paper(office, "recommendation_letter")
    assert (found.file_name, found.state) == ("IMG_1.pdf", DocumentState.RECEIVED)
    assert tab.notice.text == "1 scan was attached."


def test_a_file_that_names_this_computer_is_a_file_here(tab, office, wait, tmp_path):
    there = file(tmp_path, "推薦状 100% あ.jpg", made.jpeg())
    mime = QMimeData()
    address = QUrl.fromLocalFile(str(there)).toEncoded().data().replace(b"file:///", b"file://localhost/")
    mime.setData("text/uri-list", address + b"\r\n")

    tab.hand_in(paper(office, "recommendation_letter").id, local_files(mime))
    wait()

    assert paper(office, "recommendation_letter").file_name == "推薦状 100% あ.jpg"


def test_files_of_one_applicant_are_not_offered_to_the_next(tab, office, wait, tmp_path):
    tab.sort([file(tmp_path, "a.png", made.png()), file(tmp_path, "b.png", made.png())])

    show(tab, office, 2)
    wait()

    assert tab.sorting.isHidden()
    assert not tab.none.isHidden()
    tab.sort([file(tmp_path, "a.png", made.png())])
    assert "nothing can be attached" in tab.notice.text


@pytest.fixture
def opened(tab, office, wait, tmp_path):
    """A certificate of three pages, attached and looked at."""
    number = paper(office, "recommendation_letter").id
    drop(tab.lines[number], file(tmp_path, "推薦状.pdf", made.pdf(3)))
    wait()
    show(tab, office)
    tab.open(number)
    wait()
    return number


def test_a_scan_is_looked_at_in_place_page_by_page(qtbot, opened, tab, wait):
    scan = tab.details.scan
    assert scan.count.text() == "Page 1 of 3"
    assert scan.on.accessibleName() == "Next page (PgDn)"
    qtbot.waitUntil(lambda: scan.pages.is_drawn)

    QGuiApplication.sendEvent(
        scan.pages, QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier)
    )
    wait()
    assert scan.count.text() == "Page 2 of 3"
    before = scan.pages.zoom
    scan.larger.click()
    wait()
    assert scan.pages.zoom > before
    scan.back.click()
    wait()
    assert scan.count.text() == "Page 1 of 3"


def test_a_scan_is_saved_as_a_file_and_that_is_recorded(opened, tab, office, wait, tmp_path, monkeypatch):
    into = tmp_path / "out.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(into), ""))

    tab.details.save.click()
    wait()

    assert into.read_bytes().startswith(b"%PDF")
    assert last_act(office) == "save_scan"
    assert tab.notice.text == "The scan was saved as out.pdf."


def test_a_scan_is_removed(opened, tab, office, wait):
    tab.details.remove.click()
    wait()

    assert paper(office, "recommendation_letter").attachment_id is None
    show(tab, office)
    wait()
    assert tab.details.scan.isHidden()
    assert not tab.details.told.isHidden()


def test_the_scan_of_a_passport_is_shown_on_wish_and_on_record(tab, office, wait, tmp_path):
    number = paper(office, "passport_copy").id
    drop(tab.lines[number], file(tmp_path, "passport.jpg", made.jpeg()))
    wait()
    show(tab, office)
    tab.open(number)
    wait()
    assert tab.details.scan.isHidden()

    tab.details.reveal.click()
    wait()

    assert not tab.details.scan.isHidden()
    assert last_act(office) == "reveal_masked"
    assert tab.details.reveal.isHidden()


def test_what_stands_on_a_paper_is_written_down(opened, tab, office, wait):
    tab.details.form.fields["issuer"].editor.setText("Hanoi University")
    tab.details.form.fields["issuer"].leave()
    wait()

    assert paper(office, "recommendation_letter").issuer == "Hanoi University"


def test_a_due_day_on_which_the_office_is_closed_is_kept_and_doubted(opened, tab, office, wait):
    due = tab.details.form.fields["due_on"]
    marks = []
    for typed in ("2024-08-12", "2024-08-13"):
        due.editor.setText(typed)
        due.leave()
        wait()
        show(tab, office)
        wait()
        marks.append(due.marked)

    assert marks == ["Offices in Japan are closed on this day.", ""]
    assert str(paper(office, "recommendation_letter").due_on) == "2024-08-13"


def test_another_click_on_the_name_closes_it_again(opened, tab):
    tab.lines[opened].name.click()

    assert tab.details.isHidden()


def test_the_two_lines_are_read_as_they_are_typed(tab):
    passport = tab.passport
    assert not passport.record.isEnabled()

    passport.field.setPlainText(lines().replace("010203", "010204"))
    assert "date of birth does not agree" in passport.record.toolTip()

    passport.field.setPlainText(lines().replace("F300630", "F3OO63O"))
    assert passport.record.isEnabled()


def test_a_passport_is_recorded_compared_and_taken_over(tab, office, wait):
    before = page(office).person
    tab.passport.field.setPlainText(lines("TRAN", "VAN ANH"))
    tab.passport.record.click()
    wait()
    show(tab, office)
    wait()

    with office.read() as session:
        assert session.scalars(select(Passport.mrz).order_by(Passport.id.desc())).first() == lines("TRAN", "VAN ANH")
    assert tab.passport.field.toPlainText() == ""
    assert before["family_name"] != "TRAN"
    tab.passport.take_over((Part.FAMILY_NAME,))
    wait()
    with office.read() as session:
        assert session.get(Person, 1).family_name == "TRAN"
        assert session.get(Person, 1).given_name == before["given_name"]
    assert last_act(office) == "take_over_passport"


def test_a_passport_that_has_ended_is_told_of_whenever_the_stay_will_be(tab, office, wait):
    with office.desk.db.write(office.desk.actor, "edit_record") as session:
        session.add(Passport(person_id=1, expires_on=office.today() - timedelta(days=1)))
    wait()
    show(tab, office)
    wait()

    told = " ".join(label.text() for label in tab.passport.expiry.findChildren(QLabel))
    assert told.startswith("The passport ended on ")
    with office.read() as session:
        wanted = passports.expires_early(office.edition.id, office.today())
        assert session.scalars(select(Application.id).where(wanted)).all() == [1]


def test_everything_that_differs_is_taken_over_at_once(tab, office, wait):
    tab.passport.field.setPlainText(lines("TRAN", "VAN ANH"))
    tab.passport.send()
    wait()
    show(tab, office)
    wait()

    tab.passport.every.click()
    wait()
    show(tab, office)
    wait()

    with office.read() as session:
        person = session.get(Person, 1)
        assert (person.family_name, person.given_name, str(person.birth_date)) == ("TRAN", "Van Anh", "2001-02-03")
    assert tab.passport.every.isHidden()


def test_what_was_typed_for_one_applicant_is_not_recorded_for_the_next(tab, office, wait):
    tab.passport.field.setPlainText(lines())

    show(tab, office, 2)
    wait()

    assert tab.passport.field.toPlainText() == ""


def test_what_is_told_above_the_papers_is_brought_into_sight(qtbot, window, settle, tmp_path):
    desk = window.pages.page.desk
    ask_for_papers(desk, [1], desk.today())
    desk.go(Goal("applications", record=1, part="documents"))
    settle(window.jobs)
    tab = window.pages.page.person.documents
    photograph = paper(desk, "photograph").id
    tab.open(photograph)
    settle(window.jobs)
    qtbot.waitUntil(lambda: tab.y() < 0)

    drop(tab.lines[photograph], file(tmp_path, "photo.png", b"GIF89a" + bytes(50)))
    settle(window.jobs)

    assert not tab.notice.isHidden()
    assert tab.y() == 0


def test_who_was_asked_for_nothing_is_told_apart_from_who_has_not_passed_yet(tab, office):
    from jipdesk.actions import edition_fields, selection

    show(tab, office, 2)
    assert tab.none.text().startswith("No documents have been requested yet.")

    with office.desk.db.write(office.desk.actor, "pass_screening") as session:
        for field in ("documents_of_students", "documents_of_graduates", "documents_of_others"):
            edition_fields.edit_asked(session, office.edition.id, field, [])
        selection.pass_screening(session, [2], on=office.today())
    show(tab, office, 2)

    assert tab.none.text().startswith("Nothing was requested from this applicant")
    assert not tab.all.isVisible()
