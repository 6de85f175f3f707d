"""Where the notice of a page stands: in the line of the title, so that nothing below it moves under the pointer.

Only what is too long for that takes a line of its own below the title.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from jipdesk.views.pieces.notice import Notice

_GAP = 8
_ALL = 1_000
_NO_LIMIT = 16_777_215
"""Qt's own."""


class NoticePlace(QObject):
    """Moves a notice between the head of a page and the line below.

    Where there is little room, what stands beside the title makes way, and then the title: the side bar says it too.
    """

    def __init__(self, page: QWidget, head: QHBoxLayout, yielding: Sequence[QLabel], notice: Notice) -> None:
        super().__init__(page)
        self._page, self._head, self._notice, self._height = page, head, notice, head.sizeHint().height()
        self._yielding = tuple(yielding)
        self._is_below = False
        self._put_into_head()
        notice.changed.connect(self.settle)

    @property
    def is_below(self) -> bool:
        """Whether the notice has a line of its own."""
        return self._is_below

    @Slot()
    def settle(self) -> None:
        """Find the place for what is said now."""
        ways = (self._yielding[:count] for count in range(len(self._yielding) + 1))
        way = next((each for each in ways if self._fits(each)), None) if self._notice.speaks else ()
        self._put(is_below=way is None)
        for each in self._yielding:
            each.setMaximumWidth(0 if way and each in way else _NO_LIMIT)

    def _fits(self, way: Sequence[QLabel]) -> bool:
        width = self._room(way)
        return width >= self._notice.minimumSizeHint().width() and self._notice.height_at(width) <= self._height

    def _room(self, way: Sequence[QLabel]) -> int:
        """Return how wide it can be beside what else stands in the head, if these make way."""
        items = (self._head.itemAt(place) for place in range(self._head.count()))
        others = [each for item in items if item and (each := item.widget()) and each is not self._notice]
        shown = [each for each in others if not each.isHidden()]
        margins = self._column.contentsMargins()
        taken = sum(self._head.spacing() + (0 if each in way else each.sizeHint().width()) for each in shown)
        return self._page.width() - margins.left() - margins.right() - taken

    def _put(self, *, is_below: bool) -> None:
        if is_below == self._is_below:
            return
        self._is_below = is_below
        if is_below:
            self._head.removeWidget(self._notice)
            self._column.insertWidget(1, self._notice)
            self._column.insertSpacing(2, _GAP)
        else:
            self._column.takeAt(2)
            self._column.removeWidget(self._notice)
            self._put_into_head()

    def _put_into_head(self) -> None:
        """Let it take what is free behind the title and what stands beside it."""
        behind = max(map(self._head.indexOf, self._yielding))
        self._head.insertWidget(behind + 1, self._notice, _ALL, Qt.AlignmentFlag.AlignVCenter)

    @property
    def _column(self) -> QVBoxLayout:
        column = self._page.layout()
        assert isinstance(column, QVBoxLayout)
        return column
