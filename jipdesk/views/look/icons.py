"""The few signs of the window, drawn as lines so that they are sharp at every scale and take any colour."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

Shape = Callable[[QPainterPath], None]


def _lines(*points: tuple[float, float]) -> Shape:
    def draw(path: QPainterPath) -> None:
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)

    return draw


def _search(path: QPainterPath) -> None:
    path.addEllipse(QPointF(0.42, 0.42), 0.28, 0.28)
    path.moveTo(0.63, 0.63)
    path.lineTo(0.88, 0.88)


def _cross(path: QPainterPath) -> None:
    _lines((0.22, 0.22), (0.78, 0.78))(path)
    _lines((0.78, 0.22), (0.22, 0.78))(path)


def _plus(path: QPainterPath) -> None:
    _lines((0.5, 0.15), (0.5, 0.85))(path)
    _lines((0.15, 0.5), (0.85, 0.5))(path)


def _question(path: QPainterPath) -> None:
    path.moveTo(0.32, 0.32)
    path.cubicTo(0.34, 0.08, 0.7, 0.1, 0.68, 0.34)
    path.cubicTo(0.66, 0.5, 0.5, 0.48, 0.5, 0.64)
    path.moveTo(0.5, 0.82)
    path.lineTo(0.5, 0.84)


SHAPES: Mapping[str, Shape] = MappingProxyType(
    {
        "check": _lines((0.18, 0.52), (0.42, 0.76), (0.84, 0.26)),
        "chevron": _lines((0.16, 0.34), (0.5, 0.68), (0.84, 0.34)),
        "cross": _cross,
        "dash": _lines((0.2, 0.5), (0.8, 0.5)),
        "down": _lines((0.1, 0.3), (0.5, 0.72), (0.9, 0.3)),
        "plus": _plus,
        "question": _question,
        "search": _search,
        "tick": _lines((0.24, 0.52), (0.43, 0.7), (0.77, 0.32)),
        "up": _lines((0.1, 0.7), (0.5, 0.28), (0.9, 0.7)),
    }
)


def draw(painter: QPainter, name: str, box: QRectF, colour: str, width: float = 1.5) -> None:
    """Draw a sign into a box."""
    from PySide6.QtCore import Qt

    path = QPainterPath()
    SHAPES[name](path)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width(), box.height())
    pen = QPen(QColor(colour), width)
    pen.setCosmetic(True)
    pen.setWidthF(width * painter.device().devicePixelRatioF())
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPath(path)
    painter.restore()


def pixmap(name: str, size: int, colour: str, ratio: float = 1.0) -> QPixmap:
    """Return a sign on nothing, `size` pixels wide at a scale of 1."""
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill("transparent")
    painter = QPainter(made)
    draw(painter, name, QRectF(0, 0, size, size), colour)
    painter.end()
    return made


def icon(name: str, colour: str, size: int = 16) -> QIcon:
    """Return a sign as an icon, at the scales that screens have."""
    made = QIcon()
    for ratio in (1.0, 2.0, 3.0):
        made.addPixmap(pixmap(name, size, colour, ratio))
    return made
