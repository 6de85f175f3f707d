"""What opens in place to ask for something: left with Esc, and then the keys go back to where they were."""

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from jipdesk.views.pieces.one_primary import OnePrimary


class Asker(QFrame):
    """A frame on the page. Whoever opens it calls `borrow_keys` first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "asking")
        OnePrimary(self)
        self._before: QWidget | None = None

    def borrow_keys(self) -> None:
        """Remember where the keys are now."""
        now = QApplication.focusWidget()
        if now is not None and not self.isAncestorOf(now):
            self._before = now

    def leave(self) -> None:
        """Ask no more, and do nothing."""
        self.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the keys go back to where they were, unless they went elsewhere already."""
        super().hideEvent(event)
        now, before, self._before = QApplication.focusWidget(), self._before, None
        # It is also called when the page around it is hidden; then the keys are not given up.
        if not self.isHidden() or before is None or not shiboken6.isValid(before):
            return
        if (now is None or self.isAncestorOf(now)) and before.isVisible() and before.isEnabled():
            before.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)
