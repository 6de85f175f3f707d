"""A card: a heading with its state, what is known line by line, and what can be done next."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from jipdesk.phrases.marking import N_
from jipdesk.views.look.palette import Tone
from jipdesk.views.pieces.clearing import clear
from jipdesk.views.pieces.flow import Flow
from jipdesk.views.pieces.pill import StatePill
from jipdesk.views.spoken import Button, Label, Paragraph, Saying

Verb = tuple[Saying | str, Callable[[], object]]
_TITLE_WIDTH = 120


@dataclass(frozen=True, slots=True)
class Line:
    """A title, what stands beside it, and what can be done with it."""

    title: Saying | str
    text: Saying | str
    verbs: Sequence[Verb] = field(default=())


class Card(QFrame):
    """All of it can be shown anew at any time."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.heading = Label("", "strong")
        self.pill = StatePill()
        self.next = Label("", "small")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnMinimumWidth(0, _TITLE_WIDTH)
        self._grid.setColumnStretch(1, 1)
        self._verbs = Flow()
        self.verbs: list[Button] = []
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.heading)
        head.addWidget(self.pill)
        head.addStretch(1)
        head.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(self._grid)
        column.addLayout(self._verbs)

    def show_head(self, heading: Saying | str, state: Saying | str, tone: Tone, following: Saying | str = "") -> None:
        """Say what it is about, how it stands, and what comes next."""
        self.heading.say(heading)
        self.pill.say(state, tone)
        self.next.say(following)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Say what is known, in place of what was said."""
        clear(self._grid)
        for row, line in enumerate(lines or [Line("", N_("Nothing is entered yet."))]):
            title, text = Paragraph(line.title, "muted"), Paragraph(line.text, "" if lines else "muted")
            text.be_copied()
            span = 1 if lines else 2
            if lines:
                self._grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(text, row, 2 - span, 1, span, Qt.AlignmentFlag.AlignTop)
            if line.verbs:
                self._grid.addLayout(_buttons(line.verbs), row, 2, Qt.AlignmentFlag.AlignTop)

    def show_verbs(self, verbs: Sequence[Verb]) -> None:
        """Offer what can be done, in place of what was offered."""
        clear(self._verbs)
        self.verbs = [_button(saying, do) for saying, do in verbs]
        for button in self.verbs:
            self._verbs.addWidget(button)

    def take_keys(self) -> None:
        """Let the keys go to what can be done next."""
        for button in self.verbs[:1]:
            button.show()
            button.setFocus()


def _buttons(verbs: Sequence[Verb]) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(12)
    for saying, do in verbs:
        line.addWidget(_button(saying, do, "link"))
    return line


def _button(saying: Saying | str, do: Callable[[], object], kind: str = "") -> Button:
    button = Button(saying, kind)
    button.clicked.connect(lambda: do())  # noqa: PLW0108 - what Qt hands over is not for it
    return button
