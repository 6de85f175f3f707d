"""What shows something of the desk, and asks again when that changed: at once if it is looked at, else when it is."""

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from jipdesk.views.goal import Goal
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.spoken import Speaking

if TYPE_CHECKING:
    from jipdesk.models.changes import Changes


class KeptFresh(Speaking, QWidget):
    """A page or a part of one. `refresh` asks the desk; it is called when it is looked at and something changed."""

    shows: ClassVar[frozenset[str]] = frozenset()
    """The tables whose changes it hears of; empty: every change."""

    def __init__(self, desk: OpenDesk, place: QWidget | None = None) -> None:
        super().__init__(place)
        self.desk = desk
        self._is_stale = True
        desk.changed.connect(self._hear)
        desk.edition_changed.connect(self.set_stale)

    def refresh(self) -> None:
        """Ask the desk again and show what it says."""

    def show_goal(self, goal: Goal) -> None:
        """Show what a person wants to be at."""

    @Slot()
    def set_stale(self) -> None:
        """Ask again, now if it is looked at, else when it is next."""
        self._is_stale = True
        if self.isVisible():
            self._refresh()

    @Slot(object)
    def _hear(self, changes: "Changes") -> None:
        if not self.shows or changes.touches(*self.shows):
            self.set_stale()

    def showEvent(self, event: QShowEvent) -> None:
        """Be up to date before being looked at."""
        super().showEvent(event)
        if self._is_stale:
            self._refresh()

    def _refresh(self) -> None:
        self._is_stale = False
        self.refresh()

    def retranslate(self) -> None:
        """Show what comes from the desk in the other language."""
        self.set_stale()
