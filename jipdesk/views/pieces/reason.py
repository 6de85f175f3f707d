"""Asking for a reason in place: a line to write it in, and the verb it is for. No dialog, no question after it."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jipdesk.phrases.marking import N_
from jipdesk.views.pieces.asker import Asker
from jipdesk.views.pieces.editors import LineEdit
from jipdesk.views.spoken import Button, Paragraph, Saying, Speaking, said


class Reason(Speaking, Asker):
    """Hidden until a reason is asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._then: Callable[[str], object] | None = None
        self._of: frozenset[int] = frozenset()
        self._question = Paragraph("", "strong")
        self.field = LineEdit()
        self.verb = Button("", "primary")
        self.cancel = Button(N_("Cancel"))
        buttons = QHBoxLayout()
        buttons.addWidget(self.verb)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.addWidget(self._question)
        column.addWidget(self.field)
        column.addLayout(buttons)
        self.field.textChanged.connect(self._look)
        self.field.returnPressed.connect(self._send)
        self.verb.clicked.connect(self._send)
        self.cancel.clicked.connect(self.hide)
        self.retranslate()
        self.hide()

    def ask(
        self, question: Saying | str, verb: Saying | str, then: Callable[[str], object], of: Iterable[int] = ()
    ) -> None:
        """Ask; the reason is handed to `then`. `of` are the records that it is asked of."""
        self._then, self._of = then, frozenset(of)
        self.borrow_keys()
        self._question.say(question)
        self.verb.say(verb)
        self.field.clear()
        self._look("")
        self.show()
        self.field.setFocus()

    def stay_with(self, chosen: Iterable[int]) -> None:
        """Ask no more where others are chosen now: the question counts records and does not name them."""
        if not self.isHidden() and self._of and self._of != frozenset(chosen):
            self.hide()

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.field.setPlaceholderText(said(N_("The reason, as it will appear in the record")))
        self.field.setAccessibleName(said(N_("Reason")))

    @Slot(str)
    def _look(self, _: str) -> None:
        has_reason = bool(self.field.text().strip())
        self.verb.setEnabled(has_reason)
        self.verb.explain("" if has_reason else N_("Enter the reason first."))

    @Slot()
    def _send(self) -> None:
        reason = self.field.text().strip()
        if reason and self._then:
            self.hide()
            self._then(reason)
