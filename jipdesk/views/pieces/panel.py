"""A few lines in a tone under a heading, such as what is missing, each perhaps with something to do about it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from jipdesk.views.look.palette import Tone
from jipdesk.views.spoken import Button, Label, Paragraph, Saying


class Line(QWidget):
    """A sentence with a verb beside it."""

    def __init__(self, saying: Saying | str, verb: Saying | str, do: Callable[[], object]) -> None:
        super().__init__()
        self.verb = Button(verb, "link")
        self.verb.clicked.connect(do)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(Paragraph(saying), 1)
        line.addWidget(self.verb, 0, Qt.AlignmentFlag.AlignTop)


class Panel(QFrame):
    """A few lines under a heading in a tone; hidden when there is nothing to say."""

    def __init__(self, heading: str, tone: Tone) -> None:
        super().__init__()
        self.setProperty("kind", "notice")
        self.setProperty("tone", tone.value)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 8, 8)
        self._column.setSpacing(4)
        self._column.addWidget(Label(heading, "strong"))
        self._lines: list[QWidget] = []
        self.hide()

    def show_lines(self, lines: Sequence[QWidget]) -> None:
        """Show these in place of those before."""
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = list(lines)
        for line in self._lines:
            self._column.addWidget(line)
        self.setVisible(bool(lines))
