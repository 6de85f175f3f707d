"""Parts in two columns, in one where the page is narrow."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

_GAP = 12
_ENOUGH = 880
"""From which width on there are two."""


class TwoColumns(QWidget):
    """Deals the parts out again when it gets wider or narrower."""

    def __init__(self, parts: Sequence[QWidget]) -> None:
        super().__init__()
        self._parts = parts
        self._count = 0
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(_GAP)
        self._columns = (QVBoxLayout(), QVBoxLayout())
        for column in self._columns:
            column.setSpacing(_GAP)
            self._line.addLayout(column, 1)
        self._deal(len(self._columns))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See whether there is room for two."""
        super().resizeEvent(event)
        self._deal(2 if self.width() >= _ENOUGH else 1)

    def _deal(self, count: int) -> None:
        if count == self._count:
            return
        self._count = count
        for column in self._columns:
            while column.count():
                column.takeAt(0)
        for place, part in enumerate(self._parts):
            self._columns[place % count].addWidget(part)
        for place, column in enumerate(self._columns):
            column.addStretch(1)
            self._line.setStretch(place, int(place < count))
        self._line.setSpacing(_GAP if count > 1 else 0)
