"""Qt's field with a list, with three manners: scrolling over it chooses nothing, text too long ends in …, none is —.

Where something has to be chosen, the field says so instead.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyledItemDelegate, QStyleOptionComboBox, QStylePainter, QWidget

from jipdesk.views.look.theme import colours

NONE = "—"
"""Stands where nothing is stated."""


class ChoiceBox(QComboBox):
    """One of some; the data of a line that stands for none are empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Qt's own delegate of such lists leaves out what the style sheet says of their lines.
        self.setItemDelegate(QStyledItemDelegate(self))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the field, then as much of the text as there is room for."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        is_none = self.currentData() in {None, ""}
        painter.setPen(QColor(colours().muted if is_none or not self.isEnabled() else colours().text))
        text = self._nothing(option.currentText) if is_none else option.currentText
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)

    def _nothing(self, line: str) -> str:
        """Return what stands where nothing is chosen; a line that stands for it is named while the keys are here."""
        if self.hasFocus() and self.currentIndex() >= 0:
            return line
        return self.placeholderText() or NONE
