"""Values that are masked until somebody wants to see them; that somebody did is recorded."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.fields import LABEL_WIDTH
from jipdesk.views.spoken import Button, Label, Paragraph, Saying, plain

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

DOTS = "••••••"
Shown = Sequence[tuple[Saying | str, str]]
"""Titles and values; an empty value is one that is not there."""


class Masked(QWidget):
    """Lines of a title and dots, and one button that shows what is behind them until another record is shown."""

    def __init__(self, desk: OpenDesk, titles: Sequence[Saying | str]) -> None:
        super().__init__()
        self._desk = desk
        self._record: tuple[str, int] | None = None
        self._read: Callable[[Session], Any] | None = None
        self._values: list[Paragraph] = []
        self._button = Button(N_("Reveal"), "link")
        self._button.explain(N_("Your viewing of it is recorded."))
        self._button.clicked.connect(self.reveal)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for title in titles:
            column.addLayout(self._line(title))
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_record(self, table: str, number: int, has_any: bool, read: "Callable[[Session], Sequence[str]]") -> None:
        """Mask a record; `read` returns the values when they are revealed."""
        if (table, number) != self._record:
            self._mask()
        self._record, self._read = (table, number), read
        self._button.setEnabled(has_any)
        self._button.explain(N_("Your viewing of it is recorded.") if has_any else N_("Nothing is recorded."))

    @Slot()
    def reveal(self) -> None:
        """Show the values, and record that they were shown."""
        if self._record is None or self._read is None:
            return
        read, (table, number) = self._read, self._record
        self._desk.act("reveal_masked", read, self._show, table=table, record=number)

    def _line(self, title: Saying | str) -> QHBoxLayout:
        name = Label(title, "muted")
        name.setFixedWidth(LABEL_WIDTH)
        name.setWordWrap(True)
        value = Paragraph(plain(DOTS))
        value.be_copied()
        self._values.append(value)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(value, 1)
        return line

    def _mask(self) -> None:
        for value in self._values:
            value.say(plain(DOTS))
        self._button.setVisible(True)

    def _show(self, values: Sequence[str]) -> None:
        for label, value in zip(self._values, values, strict=True):
            label.say(plain(value) if value else _not_stated)
        self._button.setVisible(False)


def _not_stated(words: Words) -> str:
    return words.gettext("not stated")
