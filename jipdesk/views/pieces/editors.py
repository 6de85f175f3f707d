"""Qt's two editors, with two manners: a file dropped on them goes to the window, and composing is not interrupted."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData, QRect
    from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QInputMethodEvent, QKeyEvent, QPaintEvent

MOST = 32_767
"""letters; Qt's own limit for one line"""
_MARGIN = 2
"""What Qt leaves free on both sides of the text of a field."""


class LineEdit(QLineEdit):
    """One line of text."""

    is_composing = False
    """whether letters stand in it that an input method has not settled yet"""

    def inputMethodEvent(self, event: "QInputMethodEvent") -> None:
        """Know whether somebody is composing."""
        self.is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        """Leave Enter and Esc to the input method while it composes."""
        if self.is_composing and _is_of_composing(event):
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: "QPaintEvent") -> None:
        """Show where the text goes on beyond the field, unless somebody is in it."""
        if (
            self.hasFocus()
            or not self.text()
            or self.fontMetrics().horizontalAdvance(self.displayText()) <= (room := self._room()).width()
        ):
            super().paintEvent(event)
            return
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QPainter
        from PySide6.QtWidgets import QStyle, QStyleOptionFrame

        option = QStyleOptionFrame()
        self.initStyleOption(option)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        shown = self.fontMetrics().elidedText(self.displayText(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)

    def _room(self) -> "QRect":
        """Return where the text stands."""
        from PySide6.QtWidgets import QStyle, QStyleOptionFrame

        option = QStyleOptionFrame()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return room.adjusted(_MARGIN, 0, -_MARGIN, 0)

    def dragEnterEvent(self, event: "QDragEnterEvent") -> None:
        """Take text that is dragged, but no files."""
        _let_pass(event) or super().dragEnterEvent(event)

    def dragMoveEvent(self, event: "QDragMoveEvent") -> None:
        """Take text that is dragged, but no files."""
        _let_pass(event) or super().dragMoveEvent(event)


class LinesEdit(QPlainTextEdit):
    """Several lines of text."""

    is_composing = False
    """whether letters stand in it that an input method has not settled yet"""

    def inputMethodEvent(self, event: "QInputMethodEvent") -> None:
        """Know whether somebody is composing."""
        self.is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        """Leave Enter and Esc to the input method while it composes."""
        if self.is_composing and _is_of_composing(event):
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: "QMimeData") -> None:
        """Take what is pasted, up to as much as one line takes: Qt needs minutes to lay out a book without a space."""
        room = MOST - self.document().characterCount() + len(self.textCursor().selectedText())
        if len(source.text()) <= room:
            super().insertFromMimeData(source)
        else:
            self.insertPlainText(source.text()[: max(room, 0)])

    def dragEnterEvent(self, event: "QDragEnterEvent") -> None:
        """Take text that is dragged, but no files."""
        _let_pass(event) or super().dragEnterEvent(event)

    def dragMoveEvent(self, event: "QDragMoveEvent") -> None:
        """Take text that is dragged, but no files."""
        _let_pass(event) or super().dragMoveEvent(event)


def _is_of_composing(event: "QKeyEvent") -> bool:
    # Imported here, since the first paint has an editor, and the names in `Qt` take as long as the rest of it.
    from PySide6.QtCore import Qt

    return event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}


def _let_pass(event: "QDragMoveEvent") -> bool:
    """Let the window take what is dragged, if it is files."""
    if event.mimeData().hasUrls():
        event.ignore()
        return True
    return False
