"""What a score is made of: for each part its points as a bar and as figures, and below it what they were found on."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from jipdesk.views.look.theme import colours
from jipdesk.views.pieces.clearing import clear
from jipdesk.views.spoken import Label, Paragraph, Saying, plain

_HEIGHT = 6
_TITLE, _FIGURES = 108, 52


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a score."""

    title: Saying | str
    points: int
    of: int
    found: Saying | str = ""


class Bar(QWidget):
    """How much of the most that is possible; the figures beside it say the same."""

    def __init__(self, points: int, of: int) -> None:
        super().__init__()
        self._share = points / of if of else 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a thin line."""
        return QSize(80, 20)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the whole and the share."""
        shown, painter = colours(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        box = QRectF(0, (self.height() - _HEIGHT) / 2, self.width(), _HEIGHT)
        painter.setBrush(QColor(shown.line))
        painter.drawRoundedRect(box, 3, 3)
        if self._share:
            painter.setBrush(QColor(shown.accent))
            painter.drawRoundedRect(QRectF(box.x(), box.y(), box.width() * self._share, box.height()), 3, 3)


class Points(QWidget):
    """All parts below each other."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnMinimumWidth(0, _TITLE)
        self._grid.setColumnMinimumWidth(2, _FIGURES)
        self._grid.setColumnStretch(1, 1)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show these in place of those before."""
        clear(self._grid)
        for place, part in enumerate(parts):
            line = 3 * place
            figures = Label(plain(f"{part.points} / {part.of}"), "muted")
            figures.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(Label(part.title), line, 0)
            self._grid.addWidget(Bar(part.points, part.of), line, 1)
            self._grid.addWidget(figures, line, 2)
            self._grid.addWidget(Paragraph(part.found, "small"), line + 1, 0, 1, 3)
            self._grid.setRowMinimumHeight(line + 2, 8)
