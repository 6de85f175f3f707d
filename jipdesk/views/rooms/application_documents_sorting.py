"""Scans that were dropped together: of which paper each is, guessed by its name and settled by the coordinator."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from jipdesk import i18n
from jipdesk.phrases.marking import N_
from jipdesk.phrases.selection import DOCUMENTS
from jipdesk.queries.application_page import DocumentLine
from jipdesk.rules.scan_names import guess
from jipdesk.views.pieces.acts import ActButton
from jipdesk.views.pieces.asker import Asker
from jipdesk.views.pieces.choice_box import ChoiceBox
from jipdesk.views.pieces.clearing import clear
from jipdesk.views.pieces.elided import Elided
from jipdesk.views.spoken import Button, Label, Speaking, counted, message, plain, said

Then = Callable[[Mapping[int, Path]], object]


class Sorting(Speaking, Asker):
    """Hidden until files are handed in: a line for each, with the paper it is taken for."""

    def __init__(self) -> None:
        super().__init__()
        self._then: Then | None = None
        self._documents: Sequence[DocumentLine] = ()
        self._files: Sequence[Path] = ()
        self.boxes: list[ChoiceBox] = []
        self._question = Label("", "strong")
        self.verb = ActButton("", self._send, "primary")
        self.cancel = Button(N_("Cancel")).does(self.hide)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        buttons = QHBoxLayout()
        buttons.addWidget(self.verb)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.addWidget(self._question)
        column.addLayout(self._grid)
        column.addLayout(buttons)
        self.hide()

    def ask(self, files: Sequence[Path], documents: Sequence[DocumentLine], then: Then) -> None:
        """Ask of which paper each file is; what was chosen is handed to `then`."""
        self._files, self._documents, self._then = files, documents, then
        self._question.say(counted("Which document is this file?", "Which documents are these {n} files?", len(files)))
        clear(self._grid)
        self.boxes = [self._line(place, file) for place, file in enumerate(files)]
        self._guess()
        self._judge()
        self.show()
        self.boxes[0].setFocus()

    def _line(self, place: int, file: Path) -> ChoiceBox:
        name = Elided(plain(file.name), "", least=120)
        name.setToolTip(file.name)
        box = ChoiceBox()
        box.setAccessibleName(file.name)
        box.setMinimumContentsLength(8)
        box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.addItem(said(N_("Leave it out")), None)
        for document in self._documents:
            box.addItem(said(DOCUMENTS[document.kind]), document.id)
        box.currentIndexChanged.connect(self._judge)
        self._grid.addWidget(name, place, 0)
        self._grid.addWidget(box, place, 1)
        return box

    def _guess(self) -> None:
        """Choose what the names speak of; a paper is given to the first file that speaks of it."""
        waiting = {document.kind: document.id for document in self._documents}
        for file, box in zip(self._files, self.boxes, strict=True):
            kind = guess(file.name, [document.kind for document in self._documents])
            number = waiting.pop(kind, None) if kind else None
            box.setCurrentIndex(max(box.findData(number), 0) if number else 0)

    @property
    def chosen(self) -> Mapping[int, Path]:
        """The files by the numbers of their papers."""
        pairs = zip(self._files, self.boxes, strict=True)
        return {number: file for file, box in pairs if (number := box.currentData()) is not None}

    @Slot()
    def _judge(self) -> None:
        wanted = [box.currentData() for box in self.boxes if box.currentData() is not None]
        self.verb.say(counted("Attach {n} scan", "Attach {n} scans", len(wanted)) if wanted else N_("Attach"))
        if not wanted:
            self.verb.forbid(N_("Choose the document of a file first."))
        elif len(set(wanted)) < len(wanted):
            self.verb.forbid(N_("Two files are for the same document. Leave one of them out, or choose another."))
        else:
            self.verb.allow()

    def _send(self) -> None:
        if self._then and self.verb.isEnabled():
            chosen = self.chosen
            self.hide()
            self._then(chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send with Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._send()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Name the papers in the language of the moment."""
        words = i18n.spoken()
        for box in getattr(self, "boxes", []):
            box.setItemText(0, words.gettext("Leave it out"))
            for place, document in enumerate(self._documents, start=1):
                box.setItemText(place, words.gettext(DOCUMENTS[document.kind]))
        self.setAccessibleName(said(message(N_("Sort the files"))))
