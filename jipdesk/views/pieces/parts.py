"""Other ways to work on what a page is about, chosen by buttons beside its title; each is made when first wanted."""

import importlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from jipdesk.phrases.marking import N_
from jipdesk.views.goal import Goal
from jipdesk.views.pieces.kept_fresh import KeptFresh
from jipdesk.views.pieces.reading_order import in_reading_order, takes_keys
from jipdesk.views.pieces.segments import Segments
from jipdesk.views.pieces.table_view import TableView

if TYPE_CHECKING:
    from jipdesk.views.pieces.page import Page

MAIN = "list"


class PartLine(NamedTuple):
    """One of the buttons."""

    name: str
    title: str
    part: str
    """The class: `module in rooms:class`. It is imported when the part is first shown."""


class Part(KeptFresh):
    """One way to work. It speaks through its page: `self.page.act`, `ask`, `refuse` and `notice`."""

    def __init__(self, page: "Page") -> None:
        super().__init__(page.desk)
        self.page = page

    def take_keys(self) -> bool:
        """Let the keys go to where this way to work begins; False where that is its table, else its first place."""
        return False


class Parts(QStackedWidget):
    """The page's own matter, and the other ways to work on it."""

    came_back = Signal()
    """the page's own matter is shown again"""

    def __init__(self, page: "Page", main: QWidget, lines: Sequence[PartLine]) -> None:
        super().__init__(page)
        self._page, self._lines = page, {line.name: line for line in lines}
        self._made: dict[str, QWidget] = {MAIN: main}
        self.addWidget(main)
        self.choice = Segments(N_("View"), ((MAIN, N_("List")), *((line.name, line.title) for line in lines)))
        self.choice.chosen.connect(self._switch)
        page.head.addWidget(self.choice)
        # Only where it stands: shown before, it would be a window of its own.
        self.choice.setVisible(bool(lines))

    @property
    def shows_main(self) -> bool:
        """Whether the page's own matter is what is shown."""
        return self.choice.current == MAIN

    def part(self, name: str) -> Any:
        """Return one of the ways, made if it was not wanted before."""
        if name not in self._made:
            module, _, kind = self._lines[name].part.partition(":")
            part: Any = getattr(importlib.import_module(f"jipdesk.views.rooms.{module}"), kind)(self._page)
            self._made[name] = part
            self.addWidget(part)
        return self._made[name]

    def show_goal(self, goal: Goal) -> bool:
        """Go to the part that is wanted, or back to the page's own matter; tell whether a part took the goal."""
        if goal.part in self._lines:
            self.choice.choose(goal.part)
            self.part(goal.part).show_goal(goal)
            return True
        if goal.part or goal.record is not None or goal.filters is not None:
            self.choice.choose(MAIN)
        return False

    def take_keys(self) -> bool:
        """Let the keys go to where the part that is shown begins; False if it leaves that to its page."""
        shown = self.currentWidget()
        return isinstance(shown, Part) and shown.take_keys()

    @Slot(str)
    def _switch(self, name: str) -> None:
        self._page.notice.clear()
        now = QApplication.focusWidget()
        had_keys = now is not None and self.isAncestorOf(now)
        part = self.part(name)
        self.setCurrentWidget(part)
        # Who walks along the buttons by the arrows goes on walking.
        walks = now is not None and self.choice.isAncestorOf(now) and not self.choice.underMouse()
        if not walks and self.take_keys():
            return
        table = next(
            (each for each in in_reading_order(part) if isinstance(each, TableView) and takes_keys(each)), None
        )
        if had_keys and table is not None:
            # Qt would give them to whatever was made first.
            table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if name == MAIN:
            self.came_back.emit()
