"""Titles and what stands beside them, to be read."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from jipdesk.phrases.marking import N_
from jipdesk.views.pieces.fields import LABEL_WIDTH
from jipdesk.views.spoken import Paragraph, Saying


class Facts(QWidget):
    """Two columns; a value may take several lines and can be copied."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        self._grid.setColumnStretch(1, 1)
        self._labels: list[Paragraph] = []

    def show_facts(self, facts: Sequence[tuple[Saying | str, Saying | str]]) -> None:
        """Show these in place of those before."""
        for label in self._labels:
            self._grid.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._labels = []
        for row, (title, value) in enumerate(facts or [("", N_("None"))]):
            name, text = Paragraph(title, "muted"), Paragraph(value, "" if facts else "muted")
            text.be_copied()
            self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(text, row, 1)
            self._labels += [name, text]
