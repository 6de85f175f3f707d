"""The pages, one at a time: made when they are first looked at, put away with their desk."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from jipdesk.errors import Stop
from jipdesk.views import sections
from jipdesk.views.memory import Memory

if TYPE_CHECKING:
    from jipdesk.views.goal import Goal
    from jipdesk.views.open_desk import OpenDesk
    from jipdesk.views.pieces.page import Page
    from jipdesk.views.shell.start_page import StartPage, UnlockPage


class Pages(QStackedWidget):
    """Knows where the person is, and what to show there."""

    moved = Signal(str)
    """to a section"""
    start_made = Signal(object)
    """the first page of all is needed and was made"""
    unlock_made = Signal(object)

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self._memory = memory
        self._desk: OpenDesk | None = None
        self._pages: dict[str, Page] = {}
        remembered = memory.get("place").get("section")
        self.section = remembered if remembered in {each.name for each in sections.SECTIONS} else "today"
        self.blank = QWidget()
        self.addWidget(self.blank)
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
        desk.wanted.connect(self.go)
        self.show_section(self.section)

    @Slot()
    def leave(self) -> None:
        """Put the pages of the desk away."""
        self._desk = None
        self.setCurrentWidget(self.blank)
        for page in self._pages.values():
            self.removeWidget(page)
            page.deleteLater()
        self._pages.clear()

    @Slot(str)
    def show_section(self, name: str) -> None:
        """Go to a section."""
        self.section = name
        self._memory.put("place", {"section": name})
        self.moved.emit(name)
        if self._desk:
            self.setCurrentWidget(self._made(name, self._desk))

    @Slot(object)
    def go(self, goal: "Goal") -> None:
        """Go to a place in a section."""
        if self._desk:
            page = self._made(goal.section, self._desk)
            page.show_goal(goal)
            self.show_section(goal.section)

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

    def show_missing(self, folder: Path) -> None:
        """Offer the ways to begin."""
        self.start.show_missing(folder)
        self.setCurrentWidget(self.start)

    def show_refused(self, folder: Path, stop: Stop) -> None:
        """Say why the desk is not open, and offer the ways to begin."""
        self.start.show_refused(folder, stop)
        self.setCurrentWidget(self.start)

    def show_locked(self, folder: Path, stop: Stop) -> None:
        """Ask for the passphrase."""
        self.unlock.show_locked(folder, stop)
        self.setCurrentWidget(self.unlock)

    def _made(self, name: str, desk: "OpenDesk") -> "Page":
        if name not in self._pages:
            page = sections.make_page(sections.section(name), desk)
            self._pages[name] = page
            self.addWidget(page)
        return self._pages[name]
