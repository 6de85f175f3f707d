"""How far something has come: steps in a row, done, under way and to come; what is missing stands out."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from jipdesk import i18n
from jipdesk.phrases.marking import N_
from jipdesk.views.look import fonts
from jipdesk.views.look.palette import Tone
from jipdesk.views.look.theme import colours
from jipdesk.views.spoken import Saying, Speaking, said

HEIGHT = 44
_DOT = 5.0
_LABEL = 11
_BETWEEN = 6.0
"""Room between two names."""


class Stand(Enum):
    """How a step stands."""

    DONE = "done"
    NOW = "now"
    TO_COME = "to_come"
    MISSING = "missing"
    """it ended here, or something is wrong with it"""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way."""

    name: Saying | str
    stand: Stand


_SPOKEN = {Stand.DONE: N_("done"), Stand.NOW: N_("now"), Stand.TO_COME: N_("to come"), Stand.MISSING: N_("missing")}


class Strip(Speaking, QWidget):
    """Draws the steps; said aloud they are a list."""

    def __init__(self) -> None:
        super().__init__()
        self._steps: Sequence[Step] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps."""
        self._steps = steps
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        words = i18n.spoken()
        self.setAccessibleName(words.list([f"{said(step.name)}: {said(_SPOKEN[step.stand])}" for step in self._steps]))
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the dots and their names."""
        return QSize(280, HEIGHT)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw line, dots and names."""
        if not self._steps:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        boxes = self._boxes()
        for step, before, box in zip(self._steps[1:], boxes, boxes[1:], strict=False):
            self._line(painter, before.center().x(), box.center().x(), is_done=step.stand in {Stand.DONE, Stand.NOW})
        for step, box in zip(self._steps, boxes, strict=True):
            self._dot(painter, box.center().x(), step.stand)
            self._name(painter, box, step)

    def _boxes(self) -> list[QRectF]:
        """Return the place of each name: all as wide if the names fit, else each as wide as its own asks for."""
        metrics = QFontMetricsF(fonts.text(_LABEL))
        names = [metrics.horizontalAdvance(said(step.name)) + _BETWEEN for step in self._steps]
        even = self.width() / len(names)
        widths = [even] * len(names) if max(names) <= even else [name * self.width() / sum(names) for name in names]
        starts = accumulate(widths, initial=0.0)
        return [QRectF(start, 20, width, 18) for start, width in zip(starts, widths, strict=False)]

    def _line(self, painter: QPainter, start: float, end: float, *, is_done: bool) -> None:
        shown = colours()
        painter.setPen(QPen(QColor(shown.tints[Tone.DONE].text if is_done else shown.line), 2))
        painter.drawLine(QPointF(start + _DOT + 2, 9), QPointF(end - _DOT - 2, 9))

    def _dot(self, painter: QPainter, x: float, stand: Stand) -> None:
        shown = colours()
        colour = {
            Stand.DONE: shown.tints[Tone.DONE].text,
            Stand.NOW: shown.accent,
            Stand.TO_COME: shown.line,
            Stand.MISSING: shown.tints[Tone.TROUBLE].text,
        }[stand]
        if stand is Stand.NOW:
            painter.setPen(QPen(QColor(colour), 2.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(x, 9), _DOT + 0.5, _DOT + 0.5)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawEllipse(QPointF(x, 9), _DOT, _DOT)

    def _name(self, painter: QPainter, box: QRectF, step: Step) -> None:
        shown = colours()
        font = fonts.text(_LABEL)
        colour = {Stand.NOW: shown.accent, Stand.MISSING: shown.tints[Tone.TROUBLE].text}.get(step.stand, shown.muted)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        name = QFontMetricsF(font).elidedText(said(step.name), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)
