"""What may be taller than its place: it scrolls, by the wheel and by keys."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from jipdesk.views.spoken import Saying, Speaking, said


class Sheet(Speaking, QScrollArea):
    """Scrolls up and down only; Tab stops at it while there is something to scroll to."""

    def __init__(self, name: Saying | str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.retranslate()

    def fill(self, inside: QWidget) -> None:
        """Show this, on whatever ground the sheet lies."""
        self.setWidget(inside)
        inside.setAutoFillBackground(False)

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.setAccessibleName(said(self._name))
