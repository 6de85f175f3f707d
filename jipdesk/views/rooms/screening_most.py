"""How many are to pass at most, when decisions are proposed from the reviews: the best by points; others stay open."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from jipdesk.phrases.marking import N_
from jipdesk.views.pieces import readers
from jipdesk.views.pieces.editors import LineEdit
from jipdesk.views.spoken import Label, Saying, Speaking, said

_WIDTH = 72


class Most(Speaking, QWidget):
    """A number, or nothing for as many as there are."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = LineEdit()
        self.field.setFixedWidth(_WIDTH)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(Label(N_("Propose to pass at most"), "muted"))
        line.addWidget(self.field)
        self.field.textChanged.connect(self._look)
        self.retranslate()

    @property
    def trouble(self) -> Saying | None:
        """Why what was typed is no number."""
        from jipdesk.exchange.readings import Unreadable

        try:
            readers.whole(self.field.text())
        except Unreadable as problem:
            return readers.unreadable(problem)
        return None

    @property
    def number(self) -> int | None:
        """How many; None for as many as there are."""
        return None if self.trouble else readers.whole(self.field.text())

    @Slot()
    def _look(self) -> None:
        self.field.setProperty("tone", "trouble" if self.trouble else "")
        self.field.style().unpolish(self.field)
        self.field.style().polish(self.field)
        self.changed.emit()

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.field.setPlaceholderText(said(N_("all")))
        self.field.setAccessibleName(said(N_("How many are proposed to pass at most")))
