"""How cells are drawn that are more than text: a state as a word in a tinted pill, a check."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from jipdesk.views.look import fonts, icons
from jipdesk.views.look.palette import Tone
from jipdesk.views.look.style import SMALL
from jipdesk.views.look.theme import colours
from jipdesk.views.pieces.table import PILL, tone_at

Index = QModelIndex | QPersistentModelIndex
PILL_HEIGHT = 22
SIDE = 8
BAR = 3


def ground_of(tone: Tone, option: QStyleOptionViewItem) -> str:
    """Return the ground of a state in a cell; on the row that is looked at, it must stand out from the selection."""
    return ground_on(tone, is_chosen=bool(option.state & QStyle.StateFlag.State_Selected))


def ground_on(tone: Tone, *, is_chosen: bool) -> str:
    """Return it for a row that is looked at, or that is not."""
    return colours().surface if is_chosen and tone is Tone.UNDER_WAY else colours().tints[tone].ground


def pill_width(text: str, room: float, font: QFont) -> float:
    """Return how wide a pill is where it has so much room."""
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room - 2 * SIDE)
    return metrics.horizontalAdvance(shown) + 2 * SIDE


def draw_pill(painter: QPainter, box: QRectF, text: str, tone: Tone, font: QFont, ground: str = "") -> float:
    """Draw a pill at the left of a box, no wider than it, and return its width."""
    tint = colours().tints[tone]
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width() - 2 * SIDE)
    pill = QRectF(box.x(), box.center().y() - PILL_HEIGHT / 2, metrics.horizontalAdvance(shown) + 2 * SIDE, PILL_HEIGHT)
    path = QPainterPath()
    path.addRoundedRect(pill, PILL_HEIGHT / 2, PILL_HEIGHT / 2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(path, QColor(ground or tint.ground))
    painter.setFont(font)
    painter.setPen(QColor(tint.text))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, shown)
    painter.restore()
    return pill.width()


class PillCell(QStyledItemDelegate):
    """A state: its word, tinted."""

    around = 4 * SIDE + 1
    """What stands free around its word."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell's ground as everywhere, then the pill."""
        super().paint(painter, option, index)
        tone, text = tone_at(index), index.data(PILL)
        if tone and text:
            box = QRectF(option.rect).adjusted(SIDE, 0, -SIDE, -1)
            draw_pill(painter, box, text, tone, fonts.text(SMALL), ground_of(tone, option))


class CheckCell(QStyledItemDelegate):
    """A box to check; on the row that is looked at, a bar says that the keys are in the list."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell's ground as everywhere, then the box."""
        is_on = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
        super().paint(painter, option, index)
        if option.state & QStyle.StateFlag.State_Selected and option.widget.hasFocus():
            painter.fillRect(QRectF(option.rect.x(), option.rect.y(), BAR, option.rect.height() - 1), _accent())
        draw_check(painter, QRectF(option.rect), is_on=is_on)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Leave out Qt's own box."""
        super().initStyleOption(option, index)
        option.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return room for a box."""
        return QSize(32, super().sizeHint(option, index).height())


def _accent() -> QColor:
    return QColor(colours().accent)


def draw_check(painter: QPainter, around: QRectF, *, is_on: bool, is_half: bool = False) -> None:
    """Draw a box in the middle of a place: empty, checked, or half."""
    shown = colours()
    box = QRectF(around.center().x() - 7, around.center().y() - 7.5, 14, 14)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(shown.accent if is_on or is_half else shown.muted))
    if is_on or is_half:
        painter.setBrush(QColor(shown.accent))
    painter.drawRoundedRect(box, 3, 3)
    if is_on or is_half:
        icons.draw(painter, "check" if is_on else "dash", box.adjusted(2, 2, -2, -2), shown.on_accent)
    painter.restore()
