"""A list and what it is a list of, side by side; the border between them can be moved and stays where it was left."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QTabBar, QWidget

from jipdesk.views.memory import Memory
from jipdesk.views.pieces.reading_order import in_reading_order, takes_keys
from jipdesk.views.pieces.table_view import TableView

GAP, _LOWEST = 16, 160
PANE = 396
"""How wide the other part is, where there is room."""
LEAST, LIST = 280, 330
"""How wide it is at least, and how wide the list is before the other part gives way."""


class Beside(QSplitter):
    """The list takes what room there is; the other part begins as wide as it has to be."""

    def __init__(
        self,
        memory: Memory,
        name: str,
        left: QWidget | None = None,
        right: QWidget | None = None,
        parent: QWidget | None = None,
        *,
        least_list: int = LIST,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._memory = memory
        self._name = f"beside {name}"
        self._wanted = PANE
        self._least_list = least_list
        self.setChildrenCollapsible(False)
        # Where a form stands above it in a low window, the list is what becomes lower.
        self.setMinimumHeight(_LOWEST)
        self.setHandleWidth(GAP)
        self.splitterMoved.connect(self._take_wish)
        if left and right:
            self.put(left, right)

    def put(self, left: QWidget, right: QWidget) -> None:
        """Put the two side by side; they may be born here, which spares dressing them anew."""
        self.addWidget(left)
        self.addWidget(right)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        width = self._memory.get(self._name).get("width")
        self._wanted = max(width if isinstance(width, int) else 0, right.minimumWidth())
        right.setMinimumWidth(min(right.minimumWidth(), LEAST))
        self._place()

    @Slot()
    def _take_wish(self) -> None:
        self._wanted = self.sizes()[1]

    def _place(self) -> None:
        """Give the other part the width it is to have, and less where the list would have too little."""
        if self.count() > 1:
            room = self.width() - GAP
            wide = min(self._wanted, max(room - self._least_list, LEAST))
            self.setSizes([max(room - wide, 1), wide])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the other part as wide as it is to be."""
        super().resizeEvent(event)
        self._place()

    @Slot()
    @Slot(object)
    def enter(self, _: object = None) -> None:
        """Let the keys go from the list into what stands beside it: to its tabs, or to what stands first."""
        _give_keys(self.widget(1), QTabBar) or _give_keys(self.widget(1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead back to the list with Esc, where nothing in the other part wants it."""
        now: QWidget | None = self.focusWidget()
        other = self.widget(1)
        is_beside = now is not None and other is not None and other.isAncestorOf(now)
        if not (event.key() == Qt.Key.Key_Escape and is_beside and _give_keys(self.widget(0), TableView)):
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember where the border was left."""
        super().hideEvent(event)
        self._memory.put(self._name, {"width": self._wanted})


def _give_keys(part: QWidget | None, kind: type[QWidget] = QWidget) -> bool:
    places = in_reading_order(part) if part is not None else ()
    first = next((each for each in places if isinstance(each, kind) and takes_keys(each)), None)
    if first is not None:
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
    return first is not None
