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
from jipdesk.rules.applicant_documents import ApplicantDocument
from jipdesk.rules.scan_names import guess
from jipdesk.views.pieces.acts import ActButton
from jipdesk.views.pieces.asker import Asker
from jipdesk.views.pieces.choice_box import ChoiceBox
from jipdesk.views.pieces.clearing import clear
from jipdesk.views.pieces.elided import Elided
from jipdesk.views.spoken import Button, Label, Paragraph, Speaking, counted, message, plain, said

Then = Callable[[Mapping[int, Sequence[Path]]], object]
_BOUND = N_("Files for the same document become the pages of one PDF, in the order of their names.")
_ONE_PICTURE = ApplicantDocument.PHOTOGRAPH


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
        self.bound = Paragraph(_BOUND, "muted")
        self.cancel = Button(N_("Cancel")).does(self.hide)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.verb)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.addWidget(self._question)
        column.addLayout(self._grid)
        column.addWidget(self.bound)
        column.addLayout(buttons)
        self.hide()

    def ask(
        self, files: Sequence[Path], documents: Sequence[DocumentLine], then: Then, onto: int | None = None
    ) -> None:
        """Ask of which paper each file is; what was chosen is handed to `then`. They may be meant for one paper."""
        self._files, self._documents, self._then = files, documents, then
        self._question.say(counted("Which document is this file?", "Which documents are these {n} files?", len(files)))
        clear(self._grid)
        self.boxes = [self._line(place, file) for place, file in enumerate(files)]
        self._guess(onto)
        self._judge()
        self.show()
        self.boxes[0].setFocus()

    def _line(self, place: int, file: Path) -> ChoiceBox:
        name = Elided(plain(file.name), "", least=120)
        name.setToolTip(file.name)
        box = ChoiceBox()
        box.setAccessibleName(file.name)
        box.setMinimumContentsLength(12)
        box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.addItem(said(N_("Leave it out")), None)
        box.setPlaceholderText(said(N_("Leave it out")))
        for document in self._documents:
            box.addItem(said(DOCUMENTS[document.kind]), document.id)
        box.currentIndexChanged.connect(self._judge)
        self._grid.addWidget(name, place, 0)
        self._grid.addWidget(box, place, 1)
        return box

    def _guess(self, onto: int | None) -> None:
        """Choose what the names speak of, else the paper they were dropped onto; one photograph is enough."""
        numbers = {document.kind: document.id for document in self._documents}
        for file, box in zip(self._files, self.boxes, strict=True):
            kind = guess(file.name, list(numbers))
            number = numbers[kind] if kind else onto
            if number is None or number != self._photograph or number not in self.chosen:
                box.setCurrentIndex(max(box.findData(number), 0) if number else 0)

    @property
    def chosen(self) -> Mapping[int, Sequence[Path]]:
        """The files by the numbers of their papers."""
        found: dict[int, list[Path]] = {}
        for file, box in zip(self._files, self.boxes, strict=True):
            if (number := box.currentData()) is not None:
                found.setdefault(number, []).append(file)
        return found

    @property
    def _photograph(self) -> int | None:
        return next((document.id for document in self._documents if document.kind == _ONE_PICTURE), None)

    @Slot()
    def _judge(self) -> None:
        chosen = self.chosen
        self.bound.setVisible(any(len(files) > 1 for files in chosen.values()))
        self.verb.say(counted("Attach {n} scan", "Attach {n} scans", len(chosen)) if chosen else N_("Attach"))
        if not chosen:
            self.verb.forbid(N_("Choose the document of a file first."))
        elif len(chosen.get(self._photograph or 0, ())) > 1:
            self.verb.forbid(N_("A photograph is one picture. Leave the others out, or choose another document."))
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
            box.setPlaceholderText(words.gettext("Leave it out"))
            for place, document in enumerate(self._documents, start=1):
                box.setItemText(place, words.gettext(DOCUMENTS[document.kind]))
        self.setAccessibleName(said(message(N_("Sort the files"))))
