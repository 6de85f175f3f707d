"""What a page says when it has nothing to show: what will be here, and how to begin."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jipdesk.views.spoken import Button, Label, Paragraph, Saying

WIDTH = 440


class Empty(QWidget):
    """A heading, a sentence, and perhaps verbs to begin with; the first of them is the one to choose."""

    def __init__(self, heading: Saying | str, sentence: Saying | str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = Label(heading, "strong")
        self._heading.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._sentence = Paragraph(sentence, "muted")
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._sentence.setMaximumWidth(WIDTH)
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

    def offer(self, verb: Saying | str, do: Callable[[], object], *, primary: bool = False) -> Button:
        """Add a way to begin."""
        button = Button(verb, "primary" if primary else "")
        button.does(do)
        self._verbs.addWidget(button)
        return button
