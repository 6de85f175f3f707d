"""Cells of a board, two lines high: a state in a tinted box with day and mover, a name with its country."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from jipdesk.views.look import fonts
from jipdesk.views.look.style import SMALL, TEXT, TINY
from jipdesk.views.look.theme import colours
from jipdesk.views.pieces.cells import ground_of
from jipdesk.views.pieces.table import PILL, tone_at

Index = QModelIndex | QPersistentModelIndex
BOARD_ROW = 50
_BOX = 36
_SIDE = 5
_MARGIN = 8
"""Where the text of other cells, and of titles, begins."""
_GAP = 2
_AT_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def two_lines(first: str, second: str) -> str:
    """Return what the text of a two-line cell is: the second line may be empty."""
    return f"{first}\n{second}" if second else first


class StateCell(QStyledItemDelegate):
    """A state in a box, tinted: its word, and below it the day and whose move it is."""

    around = 2 * (_GAP + _SIDE) + 1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell's ground as everywhere, then the box."""
        super().paint(painter, option, index)
        tone, text = tone_at(index), index.data(PILL)
        if tone is None or not text:
            return
        tint = colours().tints[tone]
        around = QRectF(option.rect)
        box = QRectF(around.x() + _GAP, around.center().y() - _BOX / 2, around.width() - 2 * _GAP, _BOX)
        path = QPainterPath()
        path.addRoundedRect(box, 5, 5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(path, QColor(ground_of(tone, option)))
        painter.setPen(QColor(tint.text))
        _draw_lines(painter, box.adjusted(_SIDE, 1, -_SIDE, -1), text, (SMALL, TINY), tint.text)
        painter.restore()


class NameCell(QStyledItemDelegate):
    """A name, and below it, smaller, what tells it apart."""

    around = 2 * _MARGIN + 1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell's ground as everywhere, then both lines."""
        super().paint(painter, option, index)
        text = index.data(Qt.ItemDataRole.DisplayRole)
        if text:
            box = QRectF(option.rect).adjusted(_MARGIN, 5, -_MARGIN, -6)
            painter.save()
            painter.setPen(QColor(colours().text))
            _draw_lines(painter, box, text, (TEXT, SMALL), colours().muted)
            painter.restore()

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Leave out Qt's own line."""
        super().initStyleOption(option, index)
        option.text = ""


def _draw_lines(painter: QPainter, box: QRectF, text: str, sizes: tuple[int, int], second: str) -> None:
    above, _, below = text.partition("\n")
    if not below:
        _draw(painter, box, above, fonts.text(sizes[0]))
        return
    half = box.height() / 2
    _draw(painter, QRectF(box.x(), box.y(), box.width(), half), above, fonts.text(sizes[0]))
    painter.setPen(QColor(second))
    _draw(painter, QRectF(box.x(), box.y() + half, box.width(), half), below, fonts.text(sizes[1]))


def _draw(painter: QPainter, box: QRectF, text: str, font: QFont) -> None:
    painter.setFont(font)
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, _AT_LEFT, shown)
