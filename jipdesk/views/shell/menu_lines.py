"""The lines of the menus, in their order."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from jipdesk.phrases.marking import N_
from jipdesk.views.pieces.keys import IMPORT

if TYPE_CHECKING:
    from jipdesk.views.main_window import MainWindow


def fill(window: "MainWindow") -> None:
    """Fill the menus of a window."""
    menus, acts, keys = window.menus, window.acts, QKeySequence.StandardKey
    add = menus.add
    add(menus.file, "import", N_("&Import a sheet…"), window.sheets.ask_take_in, IMPORT)
    add(menus.file, "export", N_("&Export this list…"), window.sheets.export, "Ctrl+Shift+E")
    menus.file.addSeparator()
    add(menus.file, "open", N_("&Open a desk…"), acts.choose, keys.Open, needs_desk=False)
    add(menus.file, "restore", N_("&Restore a backup…"), acts.choose_restore, needs_desk=False)
    add(menus.file, "back_up_now", N_("&Back up now"), acts.back_up_now, "Ctrl+B")
    add(menus.file, "back_up", N_("Back up in&to a file…"), acts.back_up)
    add(menus.file, "check", N_("&Check the desk"), acts.check)
    add(menus.file, "protect", N_("&Protect the desk…"), partial(_protect, window))
    add(menus.file, "unprotect", N_("Re&move the protection…"), partial(_unprotect, window)).setVisible(False)
    menus.file.addSeparator()
    add(menus.file, "quit", N_("&Quit"), window.close, keys.Quit, needs_desk=False, role=QAction.MenuRole.QuitRole)
    add(menus.edit, "undo", N_("Undo"), window.undo, keys.Undo)
    add(menus.edit, "redo", N_("Redo"), window.redo, keys.Redo)
    menus.add_texts()
    menus.edit.addSeparator()
    add(menus.edit, "find", N_("&Find anyone or anything"), window.find_anything, "Ctrl+K", needs_desk=False)
    menus.add_choices(window.memory.theme, window.choose_theme, window.speaker.speak)
    add(menus.view, "refresh", N_("&Refresh"), window.refresh, keys.Refresh)
    # Not every system has keys of its own for it.
    fills = keys.FullScreen if QKeySequence.keyBindings(keys.FullScreen) else "F11"
    add(menus.view, "full_screen", N_("F&ull screen"), window.full_screen, fills, needs_desk=False)
    menus.add_sections(window.pages.enter)


def _protect(window: "MainWindow") -> None:
    # Imported when it is wanted: it brings what prints a recovery code.
    window.protecting.ask_protect()


def _unprotect(window: "MainWindow") -> None:
    window.protecting.ask_unprotect()
