"""What stands below a list: how much there is at the left, the acts at the right; on two lines where it is narrow."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLayoutItem, QWidget

from jipdesk.views.pieces.flow import Flow


class Foot(Flow):
    """A row that breaks. What is added after `begin_acts` stands at the right."""

    def __init__(self) -> None:
        super().__init__(None, 10)
        self._said = 0
        """how many stand at the left"""
        self._has_begun = False

    def begin_acts(self) -> None:
        """Let what follows stand at the right."""
        self._has_begun = True

    def insert(self, place: int, widget: QWidget) -> None:
        """Put a widget before the others from a place on."""
        super().insert(place, widget)
        if self._has_begun and place <= self._said:
            self._said += 1

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item in at the end."""
        super().addItem(item)
        if not self._has_begun:
            self._said += 1

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Let one of them go."""
        if 0 <= index < self._said:
            self._said -= 1
        return super().takeAt(index)

    def _lay(self, rect: QRect, *, move: bool) -> int:
        tall = super()._lay(rect, move=move)
        if move:
            for line in self._lines(rect.width()):
                self._push(line, rect.right() - line[-1].geometry().right())
        return tall

    def _push(self, line: list[QLayoutItem], by: int) -> None:
        """Move the acts of a line to the right."""
        acts = self._items[self._said :]
        for item in line:
            if item in acts:
                box = item.geometry()
                item.setGeometry(QRect(box.topLeft() + QPoint(by, 0), box.size()))
