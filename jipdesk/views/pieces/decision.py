"""A dialog for a decision: what will happen, a verb to let it happen, and a way back."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jipdesk.phrases.marking import N_
from jipdesk.views.pieces.dialog import Dialog
from jipdesk.views.spoken import Button, Label, Paragraph, Saying

WIDTH = 440
_CANCEL = N_("Cancel")


class Decision(Dialog):
    """Opens at once and goes when it is answered; only the verb does anything."""

    def __init__(
        self,
        parent: QWidget,
        heading: Saying | str,
        sentence: Saying | str,
        verb: Saying | str,
        do: Callable[[], object],
        stay: Saying | str = _CANCEL,
    ) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self._do = do
        self.verb = Button(verb, "primary")
        self.cancel = Button(stay)
        self.verb.setDefault(True)
        self.verb.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        title = Label(heading, "strong")
        self.setWindowTitle(title.text())
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.verb)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(title)
        column.addWidget(Paragraph(sentence))
        column.addLayout(buttons)
        # As high as the sentence is at this width; left alone the dialog is as high as for a narrow one.
        self.ensurePolished()
        self.setFixedHeight(column.totalHeightForWidth(WIDTH))
        self.open()

    def accept(self) -> None:
        """Let it happen."""
        super().accept()
        self._do()
