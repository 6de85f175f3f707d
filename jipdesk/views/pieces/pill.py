"""A state as a word in a tinted pill, outside tables."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from jipdesk.views.look import fonts
from jipdesk.views.look.palette import Tone
from jipdesk.views.look.style import SMALL
from jipdesk.views.pieces.cells import PILL_HEIGHT, draw_pill
from jipdesk.views.spoken import Saying, Speaking, said


class StatePill(Speaking, QWidget):
    """As wide as its word."""

    def __init__(self, saying: Saying | str = "", tone: Tone = Tone.NOT_BEGUN) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._saying = saying
        self._tone = tone
        self.retranslate()

    def say(self, saying: Saying | str, tone: Tone) -> None:
        """Show another state."""
        self._saying, self._tone = saying, tone
        self.retranslate()

    @property
    def text(self) -> str:
        """Its word."""
        return said(self._saying) if self._saying else ""

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.setAccessibleName(self.text)
        self.setToolTip(self.text if self.sizeHint().width() > self.maximumWidth() else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the word."""
        return QSize(round(QFontMetricsF(fonts.text(SMALL)).horizontalAdvance(self.text)) + 18, PILL_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return room for the word, unless it is a long one: then for its beginning."""
        return QSize(min(self.sizeHint().width(), 140), PILL_HEIGHT)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw it."""
        if self.text:
            draw_pill(QPainter(self), QRectF(self.rect()), self.text, self._tone, fonts.text(SMALL))
