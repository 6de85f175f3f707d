"""Protecting a desk in the window: asked for, done beside it, and the desk opens again as it was left."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from jipdesk.actions.desk import opened
from jipdesk.actions.protection import standing
from jipdesk.errors import DeskRefused
from jipdesk.views.goal import Goal
from jipdesk.views.pieces.secret_dialog import RecoveryDialog, SecretDialog
from jipdesk.views.shell.start_page import UnlockPage

FIRST, SECOND = "five words of no meaning", "another five words of none"


def dialog(window, kind):
    """Return the dialog of that kind that stands before the window."""
    return next(each for each in window.findChildren(kind) if each.isVisible())


def type_in(asked, present="", new="", again=None):
    asked.present.field.setText(present)
    asked.new.field.setText(new)
    asked.again.field.setText(new if again is None else again)


def texts(widget):
    return " ".join(each.text() for each in widget.findChildren(QLabel))


@pytest.fixture
def page(window, settle):
    """The settings, where passphrases are."""
    window.pages.go(Goal("settings", part="protection"))
    settle(window.jobs)
    return window.pages.page.protection


@pytest.fixture
def protect(window, settle):
    """Protect the desk and return the recovery code."""

    def act():
        window.trigger("protect")
        asked = dialog(window, SecretDialog)
        type_in(asked, new=FIRST)
        asked.verb.click()
        settle(window.jobs)
        shown = dialog(window, RecoveryDialog)
        shown.stowed.click()
        return shown.code

    return act


def test_a_desk_is_protected_opens_again_and_says_its_recovery_code_once(window, page, settle):
    folder, actor = window.keeper.desk.folder, window.keeper.desk.desk.actor
    page.protect.click()
    asked = dialog(window, SecretDialog)
    type_in(asked, new=FIRST)
    asked.verb.click()
    settle(window.jobs)

    shown = dialog(window, RecoveryDialog)
    assert shown.code.replace("-", "") in texts(shown).replace("-", "").replace("\n", "")
    assert window.keeper.desk.is_protected
    assert window.keeper.desk.desk.actor == actor
    shown.copy.click()
    assert QApplication.clipboard().text() == shown.code
    QApplication.clipboard().clear()
    shown.stowed.click()
    code = shown.code
    window.keeper.close()
    with pytest.raises(DeskRefused, match="passphrase_needed"), opened(folder):
        pass
    with opened(folder, code) as desk:
        assert standing(desk).has_recovery_code


def test_nothing_is_done_until_the_passphrase_is_long_enough_and_twice_the_same(window):
    window.trigger("protect")
    asked = dialog(window, SecretDialog)

    assert not asked.verb.isEnabled()
    type_in(asked, new="short")
    assert "14" in asked.verb.toolTip()
    type_in(asked, new=FIRST, again=SECOND)
    assert not asked.verb.isEnabled()
    type_in(asked, new=FIRST)
    assert asked.verb.isEnabled()
    asked.cancel.click()
    assert not window.keeper.desk.is_protected


def test_the_menu_offers_what_is_possible(window, protect):
    assert window.menus.line("protect").isVisible()
    assert not window.menus.line("unprotect").isVisible()

    protect()

    assert not window.menus.line("protect").isVisible()
    assert window.menus.line("unprotect").isVisible()
    assert "protect" not in {name for name, *_ in window.menus.named()}


def test_a_protected_desk_opens_without_a_passphrase_again_but_only_for_who_has_one(window, protect, settle):
    protect()
    window.trigger("unprotect")
    asked = dialog(window, SecretDialog)
    type_in(asked, present=SECOND)
    asked.verb.click()
    settle(window.jobs)

    assert window.keeper.desk.is_protected
    assert "not correct" in texts(asked.notice)
    type_in(asked, present=FIRST)
    asked.verb.click()
    settle(window.jobs)

    assert not window.keeper.desk.is_protected
    assert "without a passphrase" in texts(window.notice)


def test_coordinators_get_passphrases_and_lose_them(window, page, protect, settle):
    code = protect()
    window.pages.go(Goal("settings", part="protection"))
    settle(window.jobs)
    page = window.pages.page.protection
    mine = next(each.name for each in window.keeper.desk.coordinators if each.id == window.keeper.desk.desk.actor)
    other = next(name for name in page.set if name != mine)
    assert not page.remove[mine].isEnabled()

    page.set[other].click()
    asked = dialog(window, SecretDialog)
    type_in(asked, present=code, new=SECOND)
    asked.verb.click()
    settle(window.jobs)
    assert set(standing(window.keeper.desk.desk).names) == {mine, other}

    page.remove[other].click()
    asked = dialog(window, SecretDialog)
    type_in(asked, present=FIRST)
    asked.verb.click()
    settle(window.jobs)
    assert standing(window.keeper.desk.desk).names == (mine,)


def test_who_leaves_with_a_passphrase_is_named_until_it_is_removed(window, page, protect, settle):
    protect()
    window.pages.go(Goal("settings", part="protection"))
    settle(window.jobs)
    settings = window.pages.page
    mine = window.keeper.desk.actor
    other = next(each for each in window.keeper.desk.coordinators if each.id != mine.id)
    window.keeper.desk.choose_actor(other.id)
    settings.people._retire(mine.id)
    settle(window.jobs)

    assert mine.name in settings.people.still_open.text()
    assert mine.name in settings.protection.remove


def test_a_new_recovery_code_replaces_the_one_before(window, page, protect, settle):
    before = protect()
    window.pages.go(Goal("settings", part="protection"))
    settle(window.jobs)
    window.pages.page.protection.recovery.click()
    asked = dialog(window, SecretDialog)
    type_in(asked, present=FIRST)
    asked.verb.click()
    settle(window.jobs)
    shown = dialog(window, RecoveryDialog)
    shown.stowed.click()

    assert shown.code != before
    folder = window.keeper.desk.folder
    window.keeper.close()
    window.open(folder, before)
    settle(window.jobs)
    assert isinstance(window.pages.currentWidget(), UnlockPage)
