"""The titles of a list, and over its checks a box for all of them."""

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QHeaderView, QWidget

from jipdesk.views.look.style import ROW
from jipdesk.views.look.theme import colours
from jipdesk.views.pieces.cells import draw_check
from jipdesk.views.pieces.table import CHECKS, Table

CHECK_WIDTH = 32
_MOST_KEPT = 128


class Header(QHeaderView):
    """Titles, and over the checks a box for all of them."""

    check_all = Signal()

    def __init__(self, table: Table, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._table = table
        self._kept: dict[tuple[object, ...], QPixmap] = {}
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(False)
        self.setHighlightSections(False)
        self.setStretchLastSection(True)
        self.setMinimumSectionSize(CHECK_WIDTH)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setFixedHeight(ROW)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Draw a title; it is the same for every list that is shown, and the style sheet takes its time over it."""
        ratio = painter.device().devicePixelRatioF()
        if self.underMouse() or not self.isEnabled() or not ratio.is_integer():
            self._paint_title(painter, rect, logicalIndex)
            return
        is_sorted = self.isSortIndicatorShown() and self.sortIndicatorSection() == logicalIndex
        order = self.sortIndicatorOrder() if is_sorted else None
        title = self._table.headerData(logicalIndex, Qt.Orientation.Horizontal)
        checks = self._checks() if logicalIndex < CHECKS else None
        key = (logicalIndex, rect.width(), rect.height(), title, order, checks, colours().is_dark, ratio)
        if key not in self._kept:
            if len(self._kept) > _MOST_KEPT:
                self._kept.clear()
            self._kept[key] = self._picture(painter, rect, logicalIndex, ratio)
        painter.drawPixmap(rect.topLeft(), self._kept[key])

    def _picture(self, painter: QPainter, rect: QRect, section: int, ratio: float) -> QPixmap:
        made = QPixmap(rect.size() * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(colours().surface)
        inside = QPainter(made)
        inside.setFont(painter.font())
        inside.setPen(painter.pen())
        inside.translate(-rect.topLeft())
        self._paint_title(inside, rect, section)
        inside.end()
        return made

    def _checks(self) -> tuple[bool, bool]:
        """Tell whether any record is checked, and whether all are."""
        count = len(self._table.checked)
        return count > 0, 0 < len(self._table.ids) == count

    def _paint_title(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw the box for all where there are checks."""
        super().paintSection(painter, rect, section)
        if section < CHECKS:
            is_any, is_all = self._checks()
            draw_check(painter, QRectF(rect), is_on=is_all, is_half=is_any and not is_all)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Check all, or let the title be clicked."""
        if self.logicalIndexAt(event.position().toPoint()) < CHECKS:
            self.check_all.emit()
            return
        super().mousePressEvent(event)
