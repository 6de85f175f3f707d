"""A layout that runs like text: as much as fits on a line, the rest on the next."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Lays widgets from left to right and then below; each keeps the size it asks for, where a line has that."""

    def __init__(self, parent: QWidget | None = None, space: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._space = space
        self._aside: QLayoutItem | None = None
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def insert(self, place: int, widget: QWidget) -> None:
        """Put a widget before the others from a place on."""
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())
        self.invalidate()

    def put_aside(self, widget: QWidget) -> None:
        """Keep a widget at the right end of the first line; the others run beside and below it."""
        self.addWidget(widget)
        self._aside = self._items[-1]

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item in at the end."""
        self._items.append(item)
        self._heights.clear()

    def count(self) -> int:
        """Return how many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return one of them."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Let one of them go."""
        self._heights.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def invalidate(self) -> None:
        """Forget how tall it was: Qt asks for that many times before anything is shown."""
        self._heights.clear()
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        """Want no more room than there is."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Be the taller the narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how tall that is."""
        if width not in self._heights:
            self._heights[width] = self._lay(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        """Lay everything out."""
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return all on one line."""
        shown = [item for item in self._items if not item.isEmpty()]
        width = sum(item.sizeHint().width() for item in shown) + self._space * max(len(shown) - 1, 0)
        return QSize(width, max((item.sizeHint().height() for item in shown), default=0))

    def minimumSize(self) -> QSize:
        """Return the widest alone."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        beside = self._items[0].minimumSize().width() + self._kept_free() if self._aside else 0
        return size.expandedTo(QSize(beside, 0))

    def _lay(self, rect: QRect, *, move: bool) -> int:
        y, free = rect.y(), self._kept_free()
        if move and self._aside and free:
            size = self._aside.sizeHint()
            self._aside.setGeometry(QRect(QPoint(rect.right() + 1 - size.width(), y), size))
        for line in self._lines(rect.width()):
            tall = max(item.sizeHint().height() for item in line)
            x = rect.x()
            for item in line:
                size = _size(item, rect.width() - free)
                if move:
                    item.setGeometry(QRect(QPoint(x, y + (tall - size.height()) // 2), size))
                x += size.width() + self._space
            y, free = y + tall + self._space, 0
        return max(y - self._space - rect.y(), 0)

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """Return what stands on each line."""
        lines: list[list[QLayoutItem]] = []
        left, free = 0, self._kept_free()
        for item in self._items:
            if item.isEmpty() or item is self._aside:
                continue
            wide = _size(item, width).width()
            if not lines or wide > left:
                lines.append([])
                left, free = width - free, 0
            lines[-1].append(item)
            left -= wide + self._space
        return lines

    def _kept_free(self) -> int:
        """Return how much of the first line is taken by what stands aside."""
        if self._aside is None or self._aside.isEmpty():
            return 0
        return self._aside.sizeHint().width() + self._space


def _size(item: QLayoutItem, room: int) -> QSize:
    """Return how large an item is on a line: as wide as it asks for, or as it can be where the line is shorter."""
    wanted = item.sizeHint()
    return QSize(min(wanted.width(), max(room, item.minimumSize().width())), wanted.height())
