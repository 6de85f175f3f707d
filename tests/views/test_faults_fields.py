"""Bad input at a field: it stays, marked, with its reason, and is a draft until it is mended or given up."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from jipdesk.models.application import Application
from jipdesk.models.office import Draft
from jipdesk.models.person import Person
from jipdesk.views.goal import Goal
from jipdesk.views.pieces.editors import MOST

OF_PERSON = ("birth_date", "given_name", "address", "sex")


@pytest.fixture
def overview(window, settle):
    """The fields of the first applicant."""
    return shown(window, settle)


def shown(window, settle, record=1):
    window.pages.go(Goal("applications", record=record, part="overview"))
    settle(window.jobs)
    return window.pages.page.person.overview


def field_of(overview, name):
    form = overview.person if name in OF_PERSON else overview.answers
    return form.fields[name]


def enter(window, settle, field, text):
    """Paste a text over what stands in a field, and leave it."""
    field.editor.setFocus()
    field.editor.selectAll()
    QApplication.clipboard().setText(text)
    field.editor.paste()
    field.leave()
    settle(window.jobs)


def stored(window, name, record=1):
    model = Person if name in OF_PERSON else Application
    with window.keeper.desk.read() as session:
        return getattr(session.get(model, record), name)


def drafts(window):
    with window.keeper.desk.read() as session:
        return {each.field: each.text for each in session.query(Draft)}


ACCEPTED = (
    ("birth_date", "２００１／４／５", date(2001, 4, 5)),
    ("birth_date", "平成13年4月6日", date(2001, 4, 6)),
    ("birth_date", "H13.4.7", date(2001, 4, 7)),
    ("birth_date", " 8 April 2001 ", date(2001, 4, 8)),
    ("english_score", "６５０", 650),
    ("english_score", " 7.5", 7.5),
    ("given_name", "محمد علی", "محمد علی"),
    ("given_name", "Anh\tThi\r\n", "Anh Thi"),
    ("given_name", "𠮷田 é", "𠮷田 é"),
    ("address", "🏠 1-2-3\r\nChiyoda", "🏠 1-2-3\nChiyoda"),
    ("address", "e" + "\u0301" * 400, None),
)


def test_what_people_write_is_understood_and_what_is_odd_but_text_is_kept(window, settle, overview):
    for name, text, value in ACCEPTED:
        field = field_of(overview, name)
        enter(window, settle, field, text)

        assert field.marked == "", (name, text)
        assert stored(window, name) == value or value is None, (name, text)
    assert drafts(window) == {}


REFUSED = (
    ("birth_date", "2001-02-31"),
    ("birth_date", "平成40年1月1日"),
    ("birth_date", "令和元年4月30日"),
    ("birth_date", "03/04/2001"),
    ("birth_date", "0000-00-00"),
    ("birth_date", "9999-12-31"),
    ("birth_date", "明日"),
    ("birth_date", "9" * 40_000),
    ("english_score", "六百五十ぐらい"),
    ("english_score", "1e309"),
    ("english_score", "9" * 5_000),
    ("given_name", "A\x00nh"),
    ("given_name", "A\x07nh"),
    ("given_name", "Anh\u202e"),
    ("given_name", "Anh\ue000"),
    ("given_name", "Anh\ufffd"),
    ("given_name", "x" * 201),
    ("given_name", "#REF!"),
    ("address", "1-2-3\x00"),
    ("address", "\ufffd1-2-3"),
    ("address", "y" * 300_000),
)


def test_what_cannot_be_right_stays_with_a_reason_and_never_reaches_the_record(window, settle, overview):
    before = {name: stored(window, name) for name in ("birth_date", "english_score", "given_name", "address")}
    for name, text in REFUSED:
        field = field_of(overview, name)
        enter(window, settle, field, text)

        assert field.text in (text, text[:MOST], text[: MOST - 1])
        assert len(field.marked) > 5, (name, text[:20])
        assert field.editor.accessibleDescription() == field.marked
        assert stored(window, name) == before[name], (name, text[:20])
        assert name in drafts(window)
    assert window.notice.text == ""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("birth_date", "2001-02-31"),
        ("address", "z" * 10_001),
    ],
)
def test_a_draft_is_kept_over_other_pages_years_languages_and_the_end_of_the_program(
    window, make_window, settle, overview, filled_folder, name, text
):
    field = field_of(overview, name)
    enter(window, settle, field, text)
    english = field.marked

    shown(window, settle, record=2)
    assert field_of(overview, name).text != text
    assert field_of(shown(window, settle), name).text == text
    window.pages.show_section("companies")
    settle(window.jobs)
    desk = window.keeper.desk
    for year in (2025, 2024):
        desk.choose_edition(next(each.id for each in desk.editions if each.year == year))
        settle(window.jobs)
    field = field_of(shown(window, settle), name)
    assert (field.text, field.marked) == (text, english)
    window.speaker.speak("ja")
    settle(window.jobs)
    assert field.text == text
    assert field.marked
    assert field.marked != english
    assert field.editor.accessibleDescription() == field.marked
    window.speaker.speak("en")
    window.close()

    field = field_of(shown(make_window(filled_folder), settle), name)
    assert (field.text, field.marked) == (text, english)


def test_half_a_letter_is_no_text_at_all_for_qt_and_cannot_be_entered(window, settle, overview):
    enter(window, settle, field_of(overview, "given_name"), "Anh\ud800")

    assert stored(window, "given_name") == "Anh"


@pytest.mark.parametrize("name", ["birth_date", "address", "english_score"])
def test_esc_brings_back_what_is_stored_and_the_draft_is_gone_for_good(window, settle, qtbot, overview, name):
    field = field_of(overview, name)
    before = field.text
    enter(window, settle, field, "12\x00")
    assert drafts(window) != {}

    qtbot.keyClick(field.editor, Qt.Key.Key_Escape)
    settle(window.jobs)

    assert (field.text, field.marked) == (before, "")
    assert drafts(window) == {}
    window.refresh()
    settle(window.jobs)
    assert field.text == before


def test_what_is_stored_typed_once_more_takes_the_mark_away(window, settle, overview):
    field = field_of(overview, "birth_date")
    before = field.text
    enter(window, settle, field, "2001-02-31")

    enter(window, settle, field, before)

    assert field.marked == ""
    assert drafts(window) == {}


def test_a_choice_is_stored_as_it_is_made_and_undone_by_name(window, settle, overview):
    field = field_of(overview, "sex")
    before = stored(window, "sex")
    field.editor.setCurrentIndex(field.editor.findData("X"))
    field.editor.activated.emit(field.editor.currentIndex())
    settle(window.jobs)
    assert stored(window, "sex") == "X"

    window.undo()
    settle(window.jobs)

    assert stored(window, "sex") == before
    assert field.text == (before or "")


# --- composing --------------------------------------------------------------------------------------------------------


def compose(editor, preedit, commit=""):
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(editor, event)


@pytest.mark.parametrize("name", ["given_name", "address"])
def test_composing_is_not_disturbed_by_enter_escape_or_a_page_that_is_shown_anew(window, settle, qtbot, overview, name):
    field = field_of(overview, name)
    before, kept = field.text, stored(window, name)
    field.editor.setFocus()
    compose(field.editor, "すずき")

    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    qtbot.keyClick(field.editor, Qt.Key.Key_Escape)
    window.refresh()
    settle(window.jobs)
    assert stored(window, name) == kept
    assert field.text == before
    compose(field.editor, "", "鈴木")
    field.leave()
    settle(window.jobs)

    assert "鈴木" in stored(window, name)


def test_what_was_committed_before_the_keys_went_elsewhere_is_stored(window, settle, overview):
    field = field_of(overview, "given_name")
    window.activateWindow()
    field.editor.setFocus()
    field.editor.clear()
    compose(field.editor, "さとう")
    compose(field.editor, "", "佐藤")

    overview.person.fields["address"].editor.setFocus()
    settle(window.jobs)

    assert stored(window, "given_name") == "佐藤"


def test_looking_for_somebody_is_not_ended_by_the_keys_of_composing(window, settle, qtbot):
    window.find_anything()
    qtbot.keyClicks(window.top.finding, "FAMILY1")
    settle(window.jobs)
    compose(window.top.finding, "あ")

    qtbot.keyClick(window.top.finding, Qt.Key.Key_Return)
    qtbot.keyClick(window.top.finding, Qt.Key.Key_Escape)

    assert window.finder.isVisible()
    assert window.top.finding.text() == "FAMILY1"
