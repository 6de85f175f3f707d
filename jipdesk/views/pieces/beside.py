"""A list and what it is a list of, side by side; the border between them can be moved and stays where it was left."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QSplitter, QWidget

from jipdesk.views.memory import Memory

GAP = 16
PANE = 396
"""How wide the other part is at least."""


class Beside(QSplitter):
    """The list takes what room there is; the other part begins as wide as it has to be."""

    def __init__(
        self,
        memory: Memory,
        name: str,
        left: QWidget | None = None,
        right: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._memory = memory
        self._name = f"beside {name}"
        self.setChildrenCollapsible(False)
        self.setHandleWidth(GAP)
        if left and right:
            self.put(left, right)

    def put(self, left: QWidget, right: QWidget) -> None:
        """Put the two side by side; they may be born here, which spares dressing them anew."""
        self.addWidget(left)
        self.addWidget(right)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        width = self._memory.get(self._name).get("width")
        wanted = width if isinstance(width, int) else right.minimumWidth()
        self.setSizes([10_000, max(wanted, right.minimumWidth())])

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember where the border was left."""
        super().hideEvent(event)
        self._memory.put(self._name, {"width": self.sizes()[1]})
