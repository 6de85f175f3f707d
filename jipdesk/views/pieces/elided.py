"""A name on one line that may be longer than its room: it is cut with a mark, and whole where the pointer rests."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from jipdesk.views.spoken import Label, Saying, said

_LEAST = 48


class Elided(Label):
    """As wide as its text where there is room, else as wide as it is let."""

    def __init__(
        self, saying: Saying | str = "", kind: str = "", parent: QWidget | None = None, *, least: int = _LEAST
    ) -> None:
        self._whole = ""
        self._least = least
        super().__init__(saying, kind, parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    @property
    def whole(self) -> str:
        """All of the text."""
        return self._whole

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self._whole = said(self._saying) if self._saying else ""
        self.setAccessibleName(self._whole)
        self.setToolTip(self._whole)
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        """Return room for all of it."""
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return room for the first letters."""
        return QSize(min(self._least, self.sizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(self.width(), _LEAST))
        if shown != self.text():
            self.setText(shown)
