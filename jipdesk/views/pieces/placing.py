"""Where a sheet opens that belongs to a button: below it, or above it where the screen ends."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget

_GAP = 4


def place_for(button: QWidget, size: QSize) -> QPoint:
    """Return the corner of a sheet of this size."""
    at = QRect(button.mapToGlobal(QPoint(0, 0)), button.size())
    return within(at, size, button.screen().availableGeometry())


def within(at: QRect, size: QSize, room: QRect) -> QPoint:
    """Return the corner of a sheet that belongs to something at a place, all of it in the room if that can be."""
    below, above = at.bottom() + 1 + _GAP, at.top() - _GAP - size.height()
    fits_below = below + size.height() <= room.bottom() + 1
    left = max(room.left(), min(at.left(), room.right() - size.width()))
    return QPoint(left, below if fits_below or above < room.top() else above)
