"""The text of a letter, to be changed: subject and words in each language, the fields explained, the page beside it."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from jipdesk.actions import letters as acts
from jipdesk.documents.letters import FIELDS, LetterTemplate, checked, parse, shipped
from jipdesk.documents.papers import Pair
from jipdesk.errors import Stop
from jipdesk.phrases import letters as phrases
from jipdesk.phrases.marking import N_
from jipdesk.queries.letter_values import Wanted
from jipdesk.rules.letters import Language, LetterKind
from jipdesk.views.jobs import Job
from jipdesk.views.look.palette import Tone
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.acts import ActButton
from jipdesk.views.pieces.editors import LineEdit, LinesEdit
from jipdesk.views.pieces.flow import Flow
from jipdesk.views.pieces.notice import Notice, of_stop
from jipdesk.views.pieces.pdf_view import PdfView
from jipdesk.views.pieces.segments import Segments
from jipdesk.views.pieces.sheet import Sheet
from jipdesk.views.rooms.letters_draw import Opened, Preview, opened, preview
from jipdesk.views.spoken import Button, Label, Paragraph, Speaking, message, plain, said

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

SETTLE_MS = 300
_PARTS = ("subject", "text")
_LANGUAGES = (("ja", N_("Japanese")), ("en", N_("English")))


class LetterEditor(Speaking, QWidget):
    """What is typed stays here until it is saved as a new version or given up."""

    left = Signal()
    """back to the letters"""
    saved = Signal()

    def __init__(self, desk: OpenDesk, notice: Notice) -> None:
        super().__init__()
        self._desk, self._notice = desk, notice
        self._opened: Opened | None = None
        self._job: Job | None = None
        self._number: int | None = None
        self._edition_id, self._kept_as = 0, ""
        self.kind = LetterKind.PASSED
        self._typed: dict[str, str] = {}
        self.subject, self.text = LineEdit(), LinesEdit()
        self.view = PdfView(desk.jobs)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._preview)
        self._build()
        self.subject.textEdited.connect(self._keep_subject)
        self.text.textChanged.connect(self._keep_text)
        self.retranslate()

    # --- what it is made of -------------------------------------------------------------------------------------------

    def _build(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(16)
        split.addWidget(self._left_side())
        split.addWidget(self.view)
        split.setSizes([560, 520])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._head())
        column.addWidget(split, 1)

    def _head(self) -> QHBoxLayout:
        back = Button(N_("Back to the letters"), "link")
        back.clicked.connect(self.left)
        self._title, self._version = Label("", "strong"), Label("", "muted")
        self.language = Segments(N_("Language of the text"), _LANGUAGES)
        self.language.chosen.connect(self._show_language)
        head = QHBoxLayout()
        head.setSpacing(12)
        for each in (back, self._title, self._version):
            head.addWidget(each)
        head.addStretch(1)
        head.addWidget(self.language)
        return head

    def _left_side(self) -> QWidget:
        side = QFrame()
        side.setProperty("kind", "surface")
        side.setMinimumWidth(420)
        self.trouble = Paragraph("", "trouble")
        self.trouble.hide()
        self.save = ActButton(N_("Save as a new version"), self.store, "primary")
        self.undo = ActButton(N_("Give up changes"), self.give_up)
        self.original = ActButton(N_("Put in the original text"), self.put_original)
        foot = Flow(None, 10)
        for button in (self.save, self.undo, self.original):
            foot.addWidget(button)
        column = QVBoxLayout(side)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(Label(N_("Subject"), "muted"))
        column.addWidget(self.subject)
        column.addWidget(Label(N_("Text"), "muted"))
        column.addWidget(self.text, 3)
        column.addWidget(self.trouble)
        column.addWidget(Label(N_("Fields, filled in for each applicant"), "muted"))
        column.addWidget(self._fields(), 2)
        column.addLayout(foot)
        return side

    def _fields(self) -> Sheet:
        inside = QWidget()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 8, 0)
        lines.setSpacing(2)
        for name in FIELDS:
            button = Button(plain("{" + name + "}"), "link")
            button.does(partial(self.insert, name))
            button.explain(N_("Puts the field in where the cursor is."))
            line = QHBoxLayout()
            line.setSpacing(10)
            line.addWidget(button)
            line.addWidget(Paragraph(phrases.FIELDS[name], "small"), 1)
            lines.addLayout(line)
        lines.addStretch(1)
        sheet = Sheet(N_("Fields, filled in for each applicant"))
        sheet.fill(inside)
        return sheet

    # --- what it shows ------------------------------------------------------------------------------------------------

    @property
    def has_changes(self) -> bool:
        """Whether anything was typed that is not saved."""
        return self._opened is not None and self._typed != _parts(self._opened.text.template)

    @property
    def is_settling(self) -> bool:
        """Whether the page waits for the typing to pause."""
        return self._settle.isActive()

    def open(self, kind: LetterKind, number: int | None) -> None:
        """Show the text of a letter, previewed for an applicant; what was typed and not saved is still there."""
        self._keep()
        edition = self._desk.edition
        if edition is None:
            return
        self.kind, self._number, self._opened = kind, number, None
        self._edition_id, self._kept_as = edition.id, f"text {self._desk.folder} {edition.year} {kind}"
        wanted = Wanted(kind, Language.BOTH, self._desk.today())

        question = partial(opened, edition_id=edition.id, number=number, wanted=wanted)
        self._desk.ask(question, self._show, self._notice.refuse)

    def _show(self, found: Opened) -> None:
        self._opened = found
        self._title.say(phrases.LETTERS[self.kind])
        version = found.text.version
        self._version.say(message(N_("Version {n}"), n=str(version)) if version else N_("As it comes with the program"))
        kept = self._desk.memory.get(self._kept_as)
        self._typed = {name: str(kept.get(name, text)) for name, text in _parts(found.text.template).items()}
        self._show_language(self.language.current)

    def _keep(self) -> None:
        """Keep what was typed and is not saved, also for when the window is closed; no applicant is named in it."""
        if self._opened is not None:
            self._desk.memory.put(self._kept_as, self._typed if self.has_changes else {})

    @Slot(str)
    def _show_language(self, language: str) -> None:
        self.subject.setText(self._typed.get(f"subject {language}", ""))
        self.subject.setCursorPosition(0)
        self.text.blockSignals(True)
        self.text.setPlainText(self._typed.get(f"text {language}", ""))
        self.text.blockSignals(False)
        self._look_over()
        self._preview()

    @Slot(str)
    def _keep_subject(self, typed: str) -> None:
        self._typed[f"subject {self.language.current}"] = typed
        self._look_over()
        self._settle.start()

    @Slot()
    def _keep_text(self) -> None:
        self._typed[f"text {self.language.current}"] = self.text.toPlainText()
        self._look_over()
        self._settle.start()

    def _look_over(self) -> None:
        """Say what is wrong as it is typed, and what can be done."""
        stop = self._trouble()
        self.trouble.say(of_stop(stop) if stop else "")
        self.trouble.setVisible(stop is not None)
        if not self.has_changes:
            self.save.forbid(N_("Nothing was changed."))
            self.undo.forbid(N_("Nothing was changed."))
        else:
            self.save.judge(stop)
            self.undo.allow()
        is_original = self._typed == _parts(parse(shipped(self.kind)))
        if is_original:
            self.original.forbid(N_("This is the original text."))
        else:
            self.original.allow(N_("Puts in the text that comes with the program; it is kept once you save it."))

    def _trouble(self) -> Stop | None:
        try:
            checked(self._template())
        except Stop as stop:
            return stop
        return None

    def _template(self) -> LetterTemplate:
        pairs = {part: Pair(*(self._typed.get(f"{part} {each}", "") for each in ("ja", "en"))) for part in _PARTS}
        return LetterTemplate(self.kind, pairs["subject"], pairs["text"])

    @Slot()
    def _preview(self) -> None:
        """Draw the page of the language one is in, as far as it can be drawn."""
        self._settle.stop()
        found, template = self._opened, self._template()
        if found is None or found.letter is None or self._trouble():
            return
        if self._job:
            self._job.drop()
        work = partial(preview, found.letter, checked(template), self.language.current)
        self._job = self._desk.jobs.ask(work, self._show_page)

    def _show_page(self, page: Preview) -> None:
        self._job = None
        self.view.show_pdf(page.pdf, page.sizes)
        if page.stop:
            self.trouble.say(of_stop(page.stop))
            self.trouble.show()
        elif len(page.sizes) > 1:
            self.trouble.say(
                message(N_("The letter takes {n} pages. One is what it should take."), n=str(len(page.sizes)))
            )
            self.trouble.show()

    # --- what a person does -------------------------------------------------------------------------------------------

    def insert(self, field: str) -> None:
        """Put a field in where the cursor is."""
        into: LineEdit | LinesEdit = self.subject if self.subject.hasFocus() else self.text
        if isinstance(into, LineEdit):
            into.insert("{" + field + "}")
            self._keep_subject(into.text())
        else:
            into.insertPlainText("{" + field + "}")
            into.setFocus()

    @Slot()
    def store(self) -> None:
        """Save what was typed as a new version."""
        edition_id, template = self._edition_id, self._template()

        def work(session: "Session") -> int | None:
            return acts.edit_template(session, edition_id, template)

        self._notice.clear()
        self._desk.act("edit_template", work, self._was_stored, self._notice.refuse)

    def _was_stored(self, version: int | None) -> None:
        if version is not None:
            told = message(
                N_("The text was saved as version {n}. Letters written before stay as they were."), n=version
            )
            self._notice.tell(told, Tone.DONE)
        self._opened = None
        self._desk.memory.put(self._kept_as, {})
        self.saved.emit()
        self.open(self.kind, self._number)

    @Slot()
    def give_up(self) -> None:
        """Put back what was there before."""
        if self._opened:
            self._desk.memory.put(self._kept_as, {})
            self._show(self._opened)

    @Slot()
    def put_original(self) -> None:
        """Put in the text that comes with the program."""
        self._typed = dict(_parts(parse(shipped(self.kind))))
        self._show_language(self.language.current)

    def hideEvent(self, event: QHideEvent) -> None:
        """Wait for nothing while nobody looks, and lose nothing."""
        super().hideEvent(event)
        self._settle.stop()
        self._keep()

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.subject.setAccessibleName(said(N_("Subject")))
        self.text.setAccessibleName(said(N_("Text")))
        self.text.setTabChangesFocus(True)


def _parts(template: LetterTemplate) -> Mapping[str, str]:
    return {f"{part} {each}": getattr(getattr(template, part), each) for part in _PARTS for each in ("ja", "en")}
