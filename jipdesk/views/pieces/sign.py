"""A small round sign beside a sentence: met, to be confirmed, not met. The sentence says it too."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from jipdesk.views.look import icons
from jipdesk.views.look.palette import Tone
from jipdesk.views.look.theme import colours
from jipdesk.views.spoken import Saying, Speaking, said

_SIZE = 20
_SIGNS = {Tone.DONE: "check", Tone.WAITING: "question", Tone.TROUBLE: "cross"}


class Sign(Speaking, QWidget):
    """Tinted like a pill."""

    def __init__(self, tone: Tone, saying: Saying | str) -> None:
        super().__init__()
        self._tone = tone
        self._saying = saying
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.setToolTip(said(self._saying))
        self.setAccessibleName(said(self._saying))

    def sizeHint(self) -> QSize:
        """Return its size."""
        return QSize(_SIZE, _SIZE)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the round and the sign in it."""
        tint = colours().tints[self._tone]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(tint.ground))
        painter.setBrush(QColor(tint.ground))
        painter.drawEllipse(QPointF(_SIZE / 2, _SIZE / 2), _SIZE / 2 - 1, _SIZE / 2 - 1)
        icons.draw(painter, _SIGNS.get(self._tone, "dash"), QRectF(5.5, 5.5, 9, 9), tint.text)
