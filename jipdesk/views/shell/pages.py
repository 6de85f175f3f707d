"""The pages, one at a time: made when they are first looked at, put away with their desk."""

from functools import partial
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget, QVBoxLayout, QWidget

from jipdesk import i18n, paths
from jipdesk.errors import Stop
from jipdesk.views import sections
from jipdesk.views.memory import Memory
from jipdesk.views.pieces.leaving import leave_fields
from jipdesk.views.spoken import Speaking, said

if TYPE_CHECKING:
    from jipdesk.views.goal import Goal
    from jipdesk.views.open_desk import OpenDesk
    from jipdesk.views.pieces.page import Page
    from jipdesk.views.shell.start_page import StartPage, UnlockPage


HEAD = 32
MARGINS = (20, 14, 20, 12)
PAINT_SECONDS = 0.03
LATER_MS = 2_000
"""How long after the first page the others' files are imported."""


class Blank(Speaking, QWidget):
    """What stands in a page's place until it is there: its title, and its list, still empty."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ""
        self.title = QLabel()
        self.title.setProperty("kind", "title")
        self.title.setFixedHeight(HEAD)
        self.sheet = QFrame()
        self.sheet.setProperty("kind", "surface")
        column = QVBoxLayout(self)
        column.setContentsMargins(*MARGINS)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.sheet, 1)

    def show_section(self, name: str) -> None:
        """Stand in for the page of a section."""
        self._name = name
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        if self._name:
            self.title.setText(said(sections.section(self._name).title))


class Pages(QStackedWidget):
    """Knows where the person is, and what to show there."""

    moved = Signal(str)
    """to a section"""
    start_made = Signal(object)
    """the first page of all is needed and was made"""
    unlock_made = Signal(object)
    first_shown = Signal()
    """the first page of the desk that was opened shows what it asked for"""

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self._memory = memory
        self._desk: OpenDesk | None = None
        self._pages: dict[str, Page] = {}
        self._goal: Goal | None = None
        self._is_entered = False
        self._keys_at: QWidget | None = None
        self._has_loaded_others = self._has_shown = False
        # A timer of ours and not a single shot: it ends with the pages.
        self._later = QTimer(self, singleShot=True, interval=LATER_MS)
        self._later.timeout.connect(self._load_others)
        remembered = memory.get("place").get("section")
        self.section = remembered if remembered in {each.name for each in sections.SECTIONS} else "today"
        self.blank = Blank()
        self.addWidget(self.blank)
        self.blank.show_section(self.section)
        self._start: StartPage | None = None
        self._unlock: UnlockPage | None = None

    @property
    def page(self) -> "Page | None":
        """The page that is looked at, if it is one of a desk."""
        return self._pages.get(self.section)

    @Slot(object)
    def use(self, desk: "OpenDesk") -> None:
        """Show the pages of this desk."""
        self._desk = desk
        self._has_shown = False
        desk.place = self
        desk.wanted.connect(self.go)
        self._is_entered = self._is_entered or self._has_keys()
        self.show_section(self.section)

    @Slot()
    def leave(self) -> None:
        """Put the pages of the desk away."""
        self._desk = None
        self._is_entered = self._has_keys()
        self.setCurrentWidget(self.blank)
        self._keys_at = self.window().focusWidget()
        for page in self._pages.values():
            self.removeWidget(page)
            page.deleteLater()
        self._pages.clear()

    @Slot(str)
    def show_section(self, name: str) -> None:
        """Go to a section."""
        if self._desk is not None:
            leave_fields()
        self.section = name
        self.blank.show_section(name)
        self._memory.put("place", {"section": name})
        self.moved.emit(name)
        if self._desk is None:
            return
        if name in self._pages or sections.is_loaded(sections.section(name)):
            self._show(name)
        else:
            self._load(name)

    @Slot(str)
    def enter(self, name: str) -> None:
        """Go to a section, and let the keys go there too; who walks through the side bar stays in it."""
        self._is_entered = True
        self._keys_at = self.window().focusWidget()
        self.show_section(name)

    @Slot(object)
    def go(self, goal: "Goal") -> None:
        """Go to a place in a section."""
        self._goal = goal
        self.enter(goal.section)

    def _load(self, name: str) -> None:
        """Import a page's files beside the window, and show it if the person still wants to be there."""
        assert self._desk is not None

        def loaded(_: object) -> None:
            if self.section == name:
                self._show(name)

        def load() -> None:
            sections.load(sections.section(name))
            # Most pages name countries, and the first name of one takes as long as the page itself.
            i18n.spoken().territories()
            if self._has_shown:
                _learn_countries()

        self._desk.jobs.load(load, loaded)

    def _show(self, name: str) -> None:
        """Show a page; one that has to be made first is shown a turn later: to do both at once takes twice as long."""
        if self._desk is None:
            return
        if name in self._pages:
            self._reveal(name)
            return
        self._hold_keys()
        page = sections.make_page(sections.section(name), self._desk)
        self._pages[name] = page
        self.addWidget(page)
        self._desk.jobs.soon(partial(self._reveal, name))

    def _hold_keys(self) -> None:
        """Take the keys from the page that is left: what is typed before the new one is there is not meant for it."""
        now: QWidget | None = self.window().focusWidget()
        if self._is_entered and now is not None and self.isAncestorOf(now):
            now.clearFocus()

    def _reveal(self, name: str, _: object = None) -> None:
        page, goal = self._pages.get(name), self._goal
        if self._desk is None or page is None or self.section != name:
            return
        if goal is not None and goal.section == name:
            self._goal = None
            page.show_goal(goal)
        takes_keys = self._is_entered and not self._are_keys_elsewhere()
        self.setCurrentWidget(page)
        if not self._has_shown:
            self._has_shown = True
            # Behind the questions of the page itself; and what else is asked leaves it the time to be painted.
            self._desk.jobs.ask(partial(sleep, PAINT_SECONDS), self._tell_first_shown)
        self._is_entered = False
        if takes_keys:
            page.take_keys()
        if not self._has_loaded_others:
            self._has_loaded_others = True
            self._later.start()

    def _tell_first_shown(self, _: None) -> None:
        self.first_shown.emit()

    @Slot()
    def _load_others(self) -> None:
        """Import the other pages' files while nobody waits, so that none of them lets a person wait later."""
        if self._desk is None:
            return
        self._desk.jobs.load(_learn_countries)
        self._desk.jobs.load(i18n.learn)
        for section in sections.SECTIONS:
            if not sections.is_loaded(section):
                self._desk.jobs.load(partial(sections.load, section))
        for module in sections.LATER:
            self._desk.jobs.load(partial(sections.load_later, module))

    def _has_keys(self) -> bool:
        now: QWidget | None = self.window().focusWidget()
        return now is not None and self.isAncestorOf(now)

    def _are_keys_elsewhere(self) -> bool:
        """Tell whether the person went to another place of the window since, such as the field that finds anything."""
        now: QWidget | None = self.window().focusWidget()
        return now is not None and now is not self._keys_at and not self.isAncestorOf(now)

    @Slot()
    def take_keys(self) -> None:
        """Let the keys go to the page that is looked at."""
        if self.page is not None and self.page is self.currentWidget():
            self.page.take_keys()

    @property
    def start(self) -> "StartPage":
        """The first page of all; made when it is needed, which it hardly ever is."""
        if self._start is None:
            from jipdesk.views.shell.start_page import StartPage

            self._start = StartPage()
            self.addWidget(self._start)
            self.start_made.emit(self._start)
        return self._start

    @property
    def unlock(self) -> "UnlockPage":
        """The page that asks for a passphrase."""
        if self._unlock is None:
            from jipdesk.views.shell.start_page import UnlockPage

            self._unlock = UnlockPage()
            self.addWidget(self._unlock)
            self.unlock_made.emit(self._unlock)
        return self._unlock

    def show_missing(self, folder: Path, was_here: bool) -> None:
        """Offer the ways to begin."""
        self.start.show_missing(folder, was_here=was_here)
        self.setCurrentWidget(self.start)

    def show_refused(self, folder: Path, stop: Stop) -> None:
        """Say why the desk is not open, and offer the ways to begin."""
        self.start.show_refused(folder, stop)
        self.setCurrentWidget(self.start)

    def show_locked(self, folder: Path, stop: Stop) -> None:
        """Ask for the passphrase."""
        self.unlock.show_locked(folder, stop)
        self.setCurrentWidget(self.unlock)


def _learn_countries() -> None:
    """Learn all names of countries, by which those that are typed are known."""
    from jipdesk.rules.countries import read_names

    read_names(paths.resource("countries/names.csv"))
