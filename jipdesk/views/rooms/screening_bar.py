"""How far the reading is: a bar, and beside it the same in words."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from jipdesk.i18n import Words
from jipdesk.views.look.theme import colours
from jipdesk.views.spoken import Label

_WIDTH, _HEIGHT, _THICK = 120, 30, 6


class Bar(QWidget):
    """The share, on whatever ground it lies; the words beside it say the same."""

    def __init__(self) -> None:
        super().__init__()
        self.share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a thin line."""
        return QSize(_WIDTH, _THICK)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the whole and the share."""
        shown, painter = colours(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        box = QRectF(0, (self.height() - _THICK) / 2, self.width(), _THICK)
        painter.setBrush(QColor(shown.line))
        painter.drawRoundedRect(box, _THICK / 2, _THICK / 2)
        if self.share:
            painter.setBrush(QColor(shown.accent))
            painter.drawRoundedRect(QRectF(0, box.y(), max(box.width() * self.share, _THICK), _THICK), 3, 3)


class ReadBar(QWidget):
    """Says it like this: "312 of 1,204 read"."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(_HEIGHT)
        self.bar = Bar()
        self.said = Label("", "muted")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(self.bar)
        line.addWidget(self.said)

    def show_progress(self, read: int, of: int) -> None:
        """Show how many are read."""

        def say(words: Words) -> str:
            return words.gettext("{read} of {total} read").format(read=words.number(read), total=words.number(of))

        self.bar.share = read / of if of else 0.0
        self.bar.update()
        self.said.say(say)
