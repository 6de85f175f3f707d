"""One letter as it goes out: its page, or its words to paste into a mail; what is missing, what was sent before."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from jipdesk.errors import Stop
from jipdesk.i18n import Words
from jipdesk.phrases import letters as phrases
from jipdesk.phrases.marking import N_
from jipdesk.queries.letter_values import Wanted
from jipdesk.queries.letters import Told
from jipdesk.views.jobs import Job
from jipdesk.views.look.palette import Tone
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.editors import LineEdit, LinesEdit
from jipdesk.views.pieces.elided import Elided
from jipdesk.views.pieces.empty import Empty
from jipdesk.views.pieces.flow import Flow
from jipdesk.views.pieces.notice import of_stop
from jipdesk.views.pieces.panel import Line, Panel
from jipdesk.views.pieces.pdf_view import PdfView
from jipdesk.views.pieces.segments import Segments
from jipdesk.views.rooms.letters_draw import Shown, drawn, found
from jipdesk.views.rooms.letters_told import LettersTold
from jipdesk.views.rooms.letters_work import goal_of
from jipdesk.views.spoken import Button, Label, Paragraph, Saying, SignButton, Speaking, message, plain, said

PAGE, MAIL = "page", "mail"
_KEYS = {"address": "F6", "subject": "F7", "text": "F8", "next": "F9"}
"""F5 is the window's own: it shows anew."""


class LetterPane(Speaking, QFrame):
    """The letter to whom one looks at."""

    shown = Signal()
    next_wanted = Signal()
    failed = Signal(object)

    def __init__(self, desk: OpenDesk) -> None:
        super().__init__()
        self._desk = desk
        self._job: Job | None = None
        self._number: int | None = None
        self._is_expected = False
        self._to_copy: Callable[[], None] | None = None
        self.now: Shown | None = None
        self.setProperty("kind", "surface")
        self.view = PdfView(desk.jobs)
        self.gaps = Panel(N_("What is missing"), Tone.TROUBLE)
        self.warning = Paragraph("", "trouble")
        self.told = LettersTold(desk)
        self.told.failed.connect(self.failed)
        self.told.wanted.connect(self.show_told)
        self.subject, self.text = LineEdit(), LinesEdit()
        self.subject.setReadOnly(True)
        self.text.setReadOnly(True)
        self._copied = Label("", "muted")
        self._build()
        self.retranslate()

    # --- what it is made of -------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.ways = Segments(N_("View of the letter"), ((PAGE, N_("As printed")), (MAIL, N_("Mail text"))))
        self.ways.chosen.connect(self._choose_way)
        self._name = Elided("", "strong")
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._name)
        head.addStretch(1)
        head.addWidget(self.ways)
        self._stack = QStackedWidget()
        self._nobody = Empty(N_("No letter chosen"), N_("Choose an applicant in the list to see the letter here."))
        for each in (self._nobody, self._page_side(), self._mail_side()):
            self._stack.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.warning)
        column.addWidget(self.gaps)
        column.addWidget(self._stack, 1)
        column.addWidget(self.told)

    def _page_side(self) -> QWidget:
        side = QWidget()
        self._trouble = Paragraph("", "trouble")
        smaller, larger = SignButton(N_("Smaller")), SignButton(N_("Larger"))
        fit = Button(N_("Fit width"), "quiet")
        bar = QHBoxLayout()
        bar.addWidget(self._trouble, 1)
        bar.addStretch(1)
        for button, sign, do in ((smaller, "−", self.view.reduce), (larger, "+", self.view.enlarge)):
            button.setText(sign)
            button.clicked.connect(do)
            bar.addWidget(button)
        fit.clicked.connect(self.view.fit)
        bar.addWidget(fit)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(bar)
        column.addWidget(self.view, 1)
        return side

    def _mail_side(self) -> QWidget:
        side = QWidget()
        self.copy_address = Button(_keyed(N_("Copy address"), "address"))
        self.copy_subject = Button(_keyed(N_("Copy subject"), "subject"))
        self.copy_text = Button(_keyed(N_("Copy text"), "text"))
        self.next = Button(_keyed(N_("Next recipient"), "next"))
        self.next.repeats()
        acts = (
            ("address", self.copy_address, self._copy_address),
            ("subject", self.copy_subject, self._copy_subject),
            ("text", self.copy_text, self._copy_text),
            ("next", self.next, self._go_on),
        )
        line = Flow()
        for name, button, do in acts:
            button.does(do)
            QShortcut(QKeySequence(_KEYS[name]), side).activated.connect(do)
            line.addWidget(button)
        line.addWidget(self._copied)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self.subject)
        column.addWidget(self.text, 1)
        return side

    # --- what it shows ------------------------------------------------------------------------------------------------

    @property
    def way(self) -> str:
        """Whether the page or the words for a mail are shown."""
        return self.ways.current

    def show_letter(self, number: int | None, wanted: Wanted) -> None:
        """Show the letter to an applicant as it would go out now, or none."""
        if self._job:
            self._job.drop()
            self._job = None
        self._to_copy = self._to_copy if number == self._number else None
        self._number, self._is_expected = number, False
        edition = self._desk.edition
        if number is None or edition is None:
            self._clear()
            return
        db, edition_id = self._desk.desk.db, edition.id

        def work() -> Shown | None:
            # Drawing takes a moment, in which the desk must be free for other questions.
            with db.read() as session:
                letter = found(session, edition_id, number, wanted)
            return drawn(*letter) if letter else None

        self._job = self._desk.jobs.ask(work, self._show, self._fail)

    def expect(self) -> None:
        """Know that another letter is to be shown, of another kind perhaps, and that the one shown is not meant."""
        self._is_expected = True

    @property
    def is_here(self) -> bool:
        """Whether the letter that is shown is the one that is looked at; the next takes a moment to be drawn."""
        return self.now is not None and self._job is None and not self._is_expected

    def _fail(self, stop: Stop) -> None:
        self._job = None
        # What stands here is another one's, and is neither copied nor recorded for this one.
        self._clear()
        self.failed.emit(stop)

    def _clear(self) -> None:
        self.now = self._to_copy = None
        self._stack.setCurrentIndex(0)
        self.ways.setEnabled(False)
        self._name.say("")
        self.gaps.show_lines([])
        self.told.show_letters([])
        self.warning.hide()
        self.view.clear()
        self.shown.emit()

    def _show(self, found: Shown | None) -> None:
        self._job = None
        if found is None:
            self._clear()
            return
        self.now = found
        self.ways.setEnabled(True)
        self._copied.say("")
        self._name.say(plain(found.addressed.letter.name))
        # First, for pages fit into a view that is there.
        self._choose_way(self.way)
        self.view.show_pdf(found.pdf, found.sizes)
        self._trouble.say(of_stop(found.stop) if found.stop else "")
        self.subject.setText(found.mail.subject)
        self.subject.setCursorPosition(0)
        self.text.setPlainText(found.mail.text)
        self.gaps.show_lines([self._gap(field, found) for field in found.gaps])
        self.told.show_letters(found.told)
        self.shown.emit()
        if copy := self._to_copy:
            copy()

    def warn(self, saying: Saying | None) -> None:
        """Say above the letter what speaks against it."""
        self.warning.say(saying or "")
        self.warning.setVisible(saying is not None and bool(said(saying)))

    def _gap(self, field: str, found: Shown) -> Line:
        goal = goal_of(field, found.recipient.id)
        says = partial(_missing, field)
        return Line(says, N_("Fill in"), partial(self._desk.go, goal))

    @Slot(object)
    def show_told(self, letter: Told) -> None:
        """Show the words of a letter that went out before."""
        self.ways.choose(MAIL)
        self.subject.setText(letter.subject)
        self.text.setPlainText(letter.text)
        self._copied.say(message(N_("As sent on {day}"), day=lambda words: words.moment(letter.at)))

    @Slot(str)
    def _choose_way(self, way: str) -> None:
        if self.now is not None:
            self._stack.setCurrentIndex(1 if way == PAGE else 2)

    # --- what a person does -------------------------------------------------------------------------------------------

    @Slot()
    def _copy_address(self) -> None:
        if self._wait_to(self._copy_address):
            return
        email = self.now.recipient.email if self.now is not None else None
        if email:
            self._copy(email, N_("The address was copied."))
        else:
            self._copied.say(N_("No e-mail address is known."))

    @Slot()
    def _copy_subject(self) -> None:
        if self._wait_to(self._copy_subject):
            return
        self._copy(self.subject.text(), N_("The subject was copied."))

    @Slot()
    def _copy_text(self) -> None:
        if self._wait_to(self._copy_text):
            return
        self._copy(self.text.toPlainText(), N_("The text was copied."))

    def _wait_to(self, copy: Callable[[], None]) -> bool:
        """Copy what is asked for when the next letter is here; until then nobody is to paste what is another one's."""
        self._to_copy = None if self.is_here or self.now is None else copy
        if self._to_copy:
            QGuiApplication.clipboard().clear()
            self._copied.say("")
        return self._to_copy is not None

    def _copy(self, text: str, told: str) -> None:
        if self.now is not None:
            QGuiApplication.clipboard().setText(text)
            self._copied.say(told)

    @Slot()
    def _go_on(self) -> None:
        self.next_wanted.emit()

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self._name.setAccessibleName(said(N_("To whom")))
        self.subject.setAccessibleName(said(N_("Subject of the mail")))
        self.text.setAccessibleName(said(N_("Text of the mail")))
        self.text.setTabChangesFocus(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )


def _missing(field: str, words: Words) -> str:
    name = phrases.gap_name(field, words)
    return name[:1].upper() + name[1:]


def _keyed(verb: str, name: str) -> Saying:
    return lambda words: f"{words.gettext(verb)}  {_KEYS[name]}"
