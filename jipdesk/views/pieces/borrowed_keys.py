"""Where the keys were before something asked for them: when it is answered they go back there."""

import shiboken6
from PySide6.QtWidgets import QApplication, QWidget


class BorrowedKeys:
    """Kept by what opens in place to ask for something."""

    def __init__(self, asker: QWidget) -> None:
        self._asker = asker
        self._before: QWidget | None = None

    def borrow(self) -> None:
        """Remember where the keys are now."""
        now = QApplication.focusWidget()
        if now is not None and not self._asker.isAncestorOf(now):
            self._before = now

    def give_back(self) -> None:
        """Let them go back, unless they went elsewhere already; called as the asker is hidden."""
        now, before, self._before = QApplication.focusWidget(), self._before, None
        if not self._asker.isHidden() or before is None or not shiboken6.isValid(before):
            return
        if (now is None or self._asker.isAncestorOf(now)) and before.isVisible() and before.isEnabled():
            before.setFocus()
