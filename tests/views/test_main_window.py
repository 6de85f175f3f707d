"""The window as a whole: it paints before it knows a desk, speaks both languages, remembers, gives the desk back."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QTabBar, QTableView, QWidget

from jipdesk.views.look.palette import Tone
from jipdesk.views.sections import SECTIONS

ROOT = Path(__file__).resolve().parents[2]
THE_SAME_IN_BOTH = {"JLPT", "EN", "English", "PC"}


def test_the_window_opens_on_the_desk_and_shows_the_newest_edition_in_use(window):
    assert window.keeper.desk.edition.year == 2024
    assert window.windowTitle() == "JIP Desk — 2024"
    assert window.pages.page.isVisible()
    assert window.side.button("applications").accessibleName() == "Applications 40"
    assert window.side.button("today").accessibleName() == "Today 2"


def test_closing_the_window_gives_the_desk_back(make_window, filled_folder):
    from jipdesk.actions.desk import opened

    make_window(filled_folder).close()

    with opened(filled_folder) as desk:
        assert desk.actor is not None


def test_a_desk_that_is_open_elsewhere_is_a_sentence_and_the_window_stays_alive(make_window, filled_folder):
    from jipdesk.actions.desk import opened

    with opened(filled_folder):
        window = make_window(filled_folder)

        assert "in use" in window.pages.start.notice.text.lower() or "open" in window.pages.start.notice.text.lower()
        assert window.isVisible()


def test_the_window_comes_back_to_the_section_and_the_size_it_was_left_at(make_window, filled_folder):
    first = make_window(filled_folder)
    first.pages.show_section("applications")
    first.resize(970, 640)
    first.close()

    second = make_window(filled_folder)

    assert second.pages.section == "applications"
    assert second.height() == 640


def test_another_edition_is_looked_at_and_remembered(make_window, filled_folder, settle):
    first = make_window(filled_folder)
    first.keeper.desk.choose_edition(next(each.id for each in first.keeper.desk.editions if each.year == 2025))
    settle(first.jobs)
    assert first.windowTitle() == "JIP Desk — 2025"
    assert first.side.button("applications").accessibleName() == "Applications"
    first.close()

    assert make_window(filled_folder).keeper.desk.edition.year == 2025


def test_who_acts_is_chosen_in_the_window_and_stands_in_the_history(window, settle):
    from jipdesk.queries.acts import lately

    sato = next(each for each in window.keeper.desk.coordinators if each.name == "Sato")
    window.keeper.desk.choose_actor(sato.id)
    window.pages.show_section("applications")
    settle(window.jobs)
    window.pages.page.check_eligibility()
    window.pages.page.pass_chosen()
    settle(window.jobs)

    with window.keeper.desk.read() as session:
        assert lately(session, 1)[0].who == "Sato"
    assert window.top.actor.text().strip() == "Sato"


@pytest.mark.parametrize("section", [section.name for section in SECTIONS])
def test_every_section_opens_by_its_key_and_speaks_japanese_at_once(window, qtbot, settle, section):
    window.trigger(f"go_{section}")
    settle(window.jobs)
    before = texts(window)

    qtbot.mouseClick(window.top.language.buttons["ja"], Qt.MouseButton.LeftButton)
    settle(window.jobs)

    assert unspoken(before & texts(window)) == set()


class Strays(QObject):
    """Notes every widget that opens as a window of its own though it is none."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def eventFilter(self, watched, event):  # noqa: N802 - the name that Qt gave it
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


@pytest.mark.parametrize("section", [section.name for section in SECTIONS])
def test_no_part_of_a_page_ever_opens_as_a_window_of_its_own(window, qapp, settle, section):
    strays = Strays()
    qapp.installEventFilter(strays)

    window.pages.show_section(section)
    settle(window.jobs)
    qapp.removeEventFilter(strays)

    assert strays.seen == []


def texts(window):
    """Return every word that a person can see or hear in the window, apart from what is on the desk."""
    found = set()
    for widget in [*QApplication.allWidgets()]:
        if widget.window() is not window:
            continue
        found |= {widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle()}
        if isinstance(widget, QLabel | QAbstractButton):
            found.add(widget.text())
        if isinstance(widget, QLineEdit):
            found.add(widget.placeholderText())
        if isinstance(widget, QTabBar):
            found |= {widget.tabText(place) for place in range(widget.count())}
        if isinstance(widget, QTableView) and widget.model():
            model = widget.model()
            titles = (model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount()))
            found |= {str(title) for title in titles if title}
    found |= {action.text() for action in window.findChildren(QAction)}
    return found


def unspoken(unchanged):
    """Return the words that stayed English though the catalogues know them."""
    with (ROOT / "translations" / "jipdesk.pot").open("rb") as template:
        known = {part for message in read_po(template) for part in parts(message.id)}
    return {text for text in unchanged if text in known and re.search("[A-Za-z]{2}", text)} - THE_SAME_IN_BOTH


def parts(message_id):
    return message_id if isinstance(message_id, tuple | list) else (message_id,)


def test_english_comes_back(window, settle):
    window.speaker.speak("ja")
    window.speaker.speak("en")
    settle(window.jobs)

    assert window.pages.page.title.text() == "Today"
    assert window.menus.file.title() == "&File"


def test_dark_and_light_change_while_the_window_is_open(window, qapp):
    window.choose_theme("dark")
    assert qapp.palette().window().color().name() == "#14171c"

    window.choose_theme("light")
    assert qapp.palette().window().color().name() == "#f4f5f7"


def test_a_mistake_of_ours_in_a_slot_is_a_sentence_and_the_window_stays_alive(window):
    window.tell_fault()

    assert window.notice.text.startswith("Something went wrong")
    assert window.isVisible()


def test_what_was_done_is_undone_and_done_again_from_the_menu_by_name(window, settle):
    window.pages.show_section("applications")
    settle(window.jobs)
    page = window.pages.page
    page.listing.show_only({"state": ("eligible",)})
    settle(window.jobs)
    page.listing.table.check_all(on=True)
    settle(window.jobs)
    page.pass_chosen()
    settle(window.jobs)
    undo, redo = window.menus.line("undo"), window.menus.line("redo")
    assert undo.text() == "Undo: Pass 30 applications in screening"
    assert len(page.listing.table.ids) == 0

    page.notice.tell("They have passed.", Tone.DONE)
    undo.trigger()
    settle(window.jobs)
    assert page.notice.text == "Undone: Pass 30 applications in screening"
    assert len(page.listing.table.ids) == 30
    assert redo.text() == "Redo: Pass 30 applications in screening"
    assert undo.text() == "Undo: Check 40 applications"

    redo.trigger()
    settle(window.jobs)
    assert page.notice.text == "Done again: Pass 30 applications in screening"
    assert len(page.listing.table.ids) == 0
    assert undo.text() == "Undo: Pass 30 applications in screening"


def test_every_field_and_button_has_a_name_for_those_who_cannot_see_it(window, settle):
    for section in ("today", "applications"):
        window.pages.show_section(section)
        settle(window.jobs)

        nameless = [
            widget
            for widget in window.findChildren(QWidget)
            if isinstance(widget, QLineEdit | QAbstractButton) and widget.isVisible()
            if not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
            and not widget.objectName().startswith("qt_")
        ]

        assert nameless == []


def test_the_arrows_walk_through_the_sections_and_the_keys_reach_the_list(window, qtbot, settle):
    window.activateWindow()
    window.side.button("today").setFocus()
    qtbot.waitUntil(lambda: window.side.button("today").hasFocus())
    qtbot.keyClick(window.side.button("today"), Qt.Key.Key_Down)
    settle(window.jobs)
    assert window.pages.section == "applications"
    assert window.side.button("applications").hasFocus()
    page = window.pages.page
    qtbot.waitUntil(lambda: "person" in vars(page))  # made a moment after the list
    settle(window.jobs)

    reached = set()
    for _ in range(40):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())

    assert page.listing.view in reached
    assert page.listing.filters.search in reached
    assert page.person.skipped in reached
    assert window.top.finding in reached


@pytest.mark.parametrize("end", [QWidget.hide, lambda button: button.setEnabled(False)], ids=["hidden", "put off"])
def test_the_keys_stay_on_the_page_when_what_they_were_on_is(window, qtbot, settle, end):
    window.activateWindow()
    window.pages.show_section("applications")
    settle(window.jobs)
    page = window.pages.page
    page.person.skipped.setFocus()
    qtbot.waitUntil(page.person.skipped.hasFocus)

    end(page.person.skipped)

    assert page.isAncestorOf(window.focusWidget())
