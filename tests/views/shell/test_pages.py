"""What the pages need later is imported while nobody waits for it."""

from importlib.util import find_spec

import pytest
from PySide6.QtCore import Qt

from jipdesk import i18n
from jipdesk.rules.countries import read_names
from jipdesk.views import sections


@pytest.mark.parametrize("module", sections.LATER)
def test_what_is_imported_beforehand_is_there(module):
    assert find_spec(f"jipdesk.views.{module}") is not None


def test_once_the_first_page_stands_the_rest_is_imported_beside_the_window(window, settle, monkeypatch):
    imported = []
    monkeypatch.setattr(sections, "load_later", imported.append)
    window.pages._later.stop()

    window.pages._load_others()
    settle(window.jobs)

    assert imported == list(sections.LATER)
    assert all(map(sections.is_loaded, sections.SECTIONS))


def test_a_page_that_is_made_is_shown_a_turn_later(window, settle):
    pages = window.pages
    sections.load(sections.section("follow_up"))
    before = pages.currentWidget()

    pages.show_section("follow_up")
    assert pages.page is not None
    assert pages.currentWidget() is before
    assert not window.jobs.is_idle
    settle(window.jobs)
    assert pages.currentWidget() is pages.page

    pages.show_section("today")
    pages.show_section("follow_up")
    assert pages.currentWidget() is pages.page


def test_who_has_gone_on_meanwhile_is_not_led_back(window, settle):
    pages = window.pages
    for name in ("follow_up", "allowances"):
        sections.load(sections.section(name))
        pages.show_section(name)
    settle(window.jobs)

    assert pages.section == "allowances"
    assert pages.currentWidget() is pages.page


def test_keys_that_come_before_a_new_page_is_there_do_nothing_on_the_one_that_is_left(window, settle):
    pages = window.pages
    sections.load(sections.section("applications"))
    pages.page.take_keys()
    assert pages.isAncestorOf(window.focusWidget())

    pages.enter("applications")
    assert window.focusWidget() is None
    settle(window.jobs)
    assert pages.page.isAncestorOf(window.focusWidget())


def test_a_page_that_comes_late_leaves_the_keys_to_who_looks_for_something_meanwhile(window, qtbot, settle):
    pages, field = window.pages, window.top.finding
    window.activateWindow()
    sections.load(sections.section("applications"))
    pages.page.take_keys()

    pages.enter("applications")
    window.trigger("find")
    qtbot.keyClicks(field, "family1")
    settle(window.jobs)
    assert pages.currentWidget() is pages.page
    assert window.focusWidget() is field
    assert field.text() == "family1"
    assert window.finder.isVisible()

    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert pages.page.isAncestorOf(window.focusWidget())


def test_who_walks_from_the_side_bar_into_a_page_has_the_keys_there(window, settle):
    pages = window.pages
    sections.load(sections.section("applications"))
    pages.page.take_keys()
    window.side._buttons["today"].setFocus()
    assert not pages.isAncestorOf(window.focusWidget())

    pages.enter("applications")
    settle(window.jobs)

    assert pages.page.isAncestorOf(window.focusWidget())


def test_the_words_of_both_languages_are_read_beside_the_window(window, settle):
    i18n.words.cache_clear()
    window.pages._load_others()
    settle(window.jobs)
    was_read = i18n.words.cache_info().misses

    for language in ("ja", "en"):
        i18n.words(language)

    assert i18n.words.cache_info().misses == was_read == 2


def test_the_names_of_countries_are_learned_beside_the_window(window, settle):
    read_names.cache_clear()
    window.pages._load_others()
    settle(window.jobs)

    assert read_names.cache_info().currsize == 1
