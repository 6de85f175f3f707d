"""What a page says when it has nothing to show: what will be here, and how to begin."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jipdesk.views.spoken import Button, Label, Paragraph, Saying, Speaking

WIDTH = 440
_STEP, _SIDE = 8, 12


class _Sentence(Paragraph):
    """A sentence whose lines are about as long."""

    def balance(self, room: int) -> None:
        """Be as narrow as one can be without another line."""
        wide = max(min(WIDTH, room), 1)
        tall = self.heightForWidth(wide)
        narrower = (less for less in range(wide - _STEP, 0, -_STEP) if self.heightForWidth(less) > tall)
        self.setMaximumWidth(min(next(narrower, 0) + _STEP, wide))


class Empty(Speaking, QWidget):
    """A heading, a sentence, and perhaps verbs to begin with; the first of them is the one to choose."""

    def __init__(self, heading: Saying | str, sentence: Saying | str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = Label(heading, "strong")
        self._heading.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._sentence = _Sentence(sentence, "muted")
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._verbs = QHBoxLayout()
        self._verbs.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(self._heading)
        narrow = QHBoxLayout()
        narrow.addStretch(1)
        narrow.addWidget(self._sentence, 1000)
        narrow.addStretch(1)
        column.addLayout(narrow)
        column.addSpacing(8)
        column.addLayout(self._verbs)
        column.addStretch(3)

    def say(self, heading: Saying | str, sentence: Saying | str) -> None:
        """Say something else."""
        self._heading.say(heading)
        self._sentence.say(sentence)
        self._balance()

    def retranslate(self) -> None:
        """Break the sentence anew, which is another one."""
        self._sentence.retranslate()
        self._balance()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the sentence for the room there is."""
        super().resizeEvent(event)
        self._balance()

    def showEvent(self, event: QShowEvent) -> None:
        """Break the sentence when it is looked at."""
        super().showEvent(event)
        self._balance()

    def _balance(self) -> None:
        if not self.isVisible():
            return
        margins = self.contentsMargins()
        self._sentence.balance(self.width() - margins.left() - margins.right() - 2 * _SIDE)

    def offer(self, verb: Saying | str, do: Callable[[], object], *, primary: bool = False) -> Button:
        """Add a way to begin."""
        button = Button(verb, "primary" if primary else "")
        button.does(do)
        self._verbs.addWidget(button)
        return button
