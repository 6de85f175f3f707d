"""The titles of a list, and over its checks a box for all of them."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from jipdesk.views.look.style import ROW, SMALL
from jipdesk.views.look.theme import colours
from jipdesk.views.pieces.cells import draw_check
from jipdesk.views.pieces.fixed_header import FixedHeader
from jipdesk.views.pieces.table import CHECKS, Table
from jipdesk.views.pieces.widths import text_width

CHECK_WIDTH = 32
_AROUND, _ARROW = 16, 12
"""How much wider than its words a title is, and how much more with the arrow."""
_HALF = 3.5
_LEFT, _RIGHT = 8, 4
"""What the style sheet leaves around a title."""
_MOST_KEPT = 128


class Header(FixedHeader):
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

    def title_width(self, section: int) -> int:
        """Return how wide a column has to be for its title, with the arrow if the rows stand by it."""
        width = text_width(self._title(section), SMALL) + _AROUND
        return width + _ARROW if self._is_sorted_by(section) else width

    def _title(self, section: int) -> str:
        return str(self._table.headerData(section, Qt.Orientation.Horizontal))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Draw a title; it is the same for every list that is shown, and the style sheet takes its time over it."""
        ratio = painter.device().devicePixelRatioF()
        if self.underMouse() or not self.isEnabled() or not ratio.is_integer():
            self._paint_title(painter, rect, logicalIndex)
            return
        order = self.sortIndicatorOrder() if self._is_sorted_by(logicalIndex) else None
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
        """Draw the box for all where there are checks, and an arrow beside the title by which the rows stand."""
        super().paintSection(painter, rect, section)
        if section < CHECKS:
            is_any, is_all = self._checks()
            draw_check(painter, QRectF(rect), is_on=is_all, is_half=is_any and not is_all)
        elif self._is_sorted_by(section):
            self._draw_arrow(painter, rect, section)

    def _is_sorted_by(self, section: int) -> bool:
        return section >= CHECKS and section == self.sortIndicatorSection()

    def _draw_arrow(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw it after the title, before one that stands at the right: Qt's own would stand on top of that."""
        width = text_width(self._title(section), SMALL)
        align = self._table.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
        is_right = bool(align is not None and Qt.AlignmentFlag(align) & Qt.AlignmentFlag.AlignRight)
        left = rect.right() - _RIGHT - width - _ARROW + 2 if is_right else rect.left() + _LEFT + width + 5
        rise = 2 if self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder else -2
        middle = rect.center().y() + 1
        points = ((0, rise), (_HALF, -rise), (2 * _HALF, rise))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours().muted), 1.5))
        painter.drawPolyline([QPointF(left + x, middle + y) for x, y in points])
        painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Check all, or let the title be clicked."""
        if self.logicalIndexAt(event.position().toPoint()) < CHECKS:
            self.check_all.emit()
            return
        super().mousePressEvent(event)
