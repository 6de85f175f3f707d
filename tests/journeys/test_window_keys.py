"""On every page, with something on it: Tab goes as one reads, everything has a name, and every act is in Ctrl+K."""

from collections import Counter
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QScrollArea, QTableView, QWidget
from words_on_screen import heard

from jipdesk.documents.papers import PaperKind
from jipdesk.views import scenes
from jipdesk.views.main_window import SIZE
from jipdesk.views.pieces.reading_order import in_reading_order, takes_keys
from jipdesk.views.spoken import Button


@pytest.fixture
def views(settle, monkeypatch):
    monkeypatch.setattr(scenes, "settle", settle)
    every = scenes.sections() | scenes.parts()
    # One paper is like the other, and each is drawn anew every time; and the settings are seen from their beginning.
    known = {f"papers-{PaperKind.AGREEMENT_INTERN}", "settings-documents"}
    return {name: show for name, show in every.items() if name not in known}


@pytest.fixture
def window(make_window, worked_folder):
    window = make_window(worked_folder)
    window.resize(*SIZE)
    return window


def test_on_every_page_the_keys_reach_everything_as_one_reads_and_all_of_it_has_a_name(window, views):
    wrong = {}
    for name, show in views.items():
        show(window)
        QApplication.processEvents()
        stops = [each for each in in_reading_order(window) if takes_keys(each)]
        found = {
            "backwards": _backwards(window.pages.page),
            "not reached": _not_reached(window.pages.page, stops),
            "without a name": [type(each).__name__ for each in stops if not heard(each)],
            "not in Ctrl+K": _not_found(window),
        }
        wrong |= {(name, what): each for what, each in found.items() if each}

    assert wrong == {}


def _backwards(page):
    stops = [each for each in in_reading_order(page) if takes_keys(each)]
    return [
        (_named(one), _named(other)) for one, other in pairwise(stops) if _is_back(_box(one, other), _box(other, one))
    ]


def _not_reached(page, stops):
    every = [each for each in page.findChildren(QWidget) if takes_keys(each)]
    return [_named(each) for each in every if each not in stops and not _is_inside(each, stops)]


def _not_found(window):
    """Return the buttons that are on and neither stand among the acts of the page nor in a menu."""
    known = {act.words for act in window._acts_here()} | {text for _, text, _ in window.menus.named()}
    on = [each for each in window.pages.page.findChildren(Button) if each.isVisible() and each.isEnabled()]
    return [each.text() for each in on if each.menu() is None and each.text() not in known]


def _box(widget, other):
    """Return where a widget is; in a sheet that the other is not in, where the sheet is, however far it scrolls."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea) and not around.isAncestorOf(other) and around is not other:
            widget = around
        around = around.parentWidget()
    return QRect(widget.mapTo(widget.window(), QPoint()), widget.size())


def _is_back(one, other):
    """Tell whether a step leads back: to the left on a line, or up without leading to a column at the right."""
    if one.contains(other):
        return False
    if one.bottom() >= other.center().y() >= one.top():
        return other.left() < one.left()
    return other.bottom() <= one.top() and other.left() < one.right()


def _is_inside(widget, stops):
    return any(each.isAncestorOf(widget) and not isinstance(each, QScrollArea) for each in stops)


def _named(widget):
    return f"{type(widget).__name__} {heard(widget)}"


@pytest.mark.parametrize("language", ["en", "ja"])
def test_no_two_lines_of_a_menu_share_a_letter(window, language):
    window.speaker.speak(language)
    bar = window.menus
    menus = [bar, *(line.menu() for line in bar.actions())]
    menus += [line.menu() for menu in menus[1:] for line in menu.actions() if line.menu()]

    clashes = {}
    for menu in menus:
        letters = Counter(_letter(line.text()) for line in menu.actions() if _letter(line.text()))
        twice = [letter for letter, count in letters.items() if count > 1]
        clashes |= {menu.title() if menu is not bar else "": twice} if twice else {}

    assert clashes == {}
    assert all(_letter(line.text()) for line in bar.actions())


def _letter(text):
    _, found, rest = text.replace("&&", "").partition("&")
    return rest[:1].casefold() if found else ""


def test_no_two_lines_of_the_menus_share_their_keys(window):
    keys = Counter(
        line.shortcut().toString() for line, _ in window.menus._lines.values() if not line.shortcut().isEmpty()
    )

    assert [each for each, count in keys.items() if count > 1] == []


def test_the_list_has_the_keys_after_going_to_a_page_by_its_own(window, settle):
    window.activateWindow()
    for section in ("applications", "interns", "papers"):
        window.trigger(f"go_{section}")
        settle(window.jobs)
        assert isinstance(window.focusWidget(), QTableView), section
