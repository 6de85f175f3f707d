"""What may be taller than its place: it scrolls, by the wheel and by keys."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from jipdesk.views.spoken import Saying, Speaking, said

_LAID_ANEW = frozenset({QEvent.Type.LayoutRequest, QEvent.Type.Show})


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
        # Before it is looked at, to ask how high it is would dress all of it for a place where it is not to stand.
        if inside.isVisible():
            self._judge_height(inside)
        inside.setAutoFillBackground(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let what is inside be as high as its lines are at the width they have, not at the one they would like."""
        inside = self.widget()
        if inside is not None and watched is inside and event.type() in _LAID_ANEW:
            self._judge_height(inside)
        return super().eventFilter(watched, event)

    def _judge_height(self, inside: QWidget) -> None:
        layout = inside.layout()
        inside.setMinimumHeight(1 if layout is not None and layout.hasHeightForWidth() else 0)

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.setAccessibleName(said(self._name))
