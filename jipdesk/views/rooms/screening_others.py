"""What colleagues say of an application: their marks, once one's own are in, and what was asked and answered."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_
from jipdesk.phrases.screening import label, opinion_name
from jipdesk.queries.office import CoordinatorRow
from jipdesk.queries.screening_card import Marks, QuestionRow, ReviewRow
from jipdesk.rules.screening import Opinion
from jipdesk.views.look.palette import Tone
from jipdesk.views.pieces.asker import Asker
from jipdesk.views.pieces.choice_box import ChoiceBox
from jipdesk.views.pieces.clearing import clear
from jipdesk.views.pieces.editors import LineEdit
from jipdesk.views.pieces.pill import StatePill
from jipdesk.views.spoken import Button, Label, Paragraph, Saying, Speaking, counted, message, plain, said

_ANYBODY = -1
TONES = {Opinion.PASS: Tone.DONE, Opinion.REJECT: Tone.TROUBLE, Opinion.CONFIRM: Tone.WAITING}


class Others(QWidget):
    """The marks of the other reviewers, or why they are not shown."""

    def __init__(self) -> None:
        super().__init__()
        self.summary = StatePill()
        self.told = Paragraph("", "muted")
        head = QHBoxLayout()
        head.addWidget(Label(N_("Other reviewers"), "heading"))
        head.addStretch(1)
        head.addWidget(self.summary)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.told)
        column.addLayout(self._lines)

    def show_marks(self, marks: Marks) -> None:
        """Show what the reviewer may see."""
        clear(self._lines)
        for each in marks.others:
            self._lines.addLayout(_review(each))
        self.told.say(_told(marks))
        self.summary.setVisible(bool(marks.others))
        if marks.others:
            tone = Tone.WAITING if marks.disagree else Tone.DONE
            self.summary.say(partial(_summary, marks), tone)


def _told(marks: Marks) -> Saying | str:
    if marks.hidden:
        return counted(
            "{n} colleague has given marks; they are shown once yours are in.",
            "{n} colleagues have given marks; they are shown once yours are in.",
            marks.hidden,
        )
    if not marks.others:
        return N_("No colleague has given marks yet.")
    if marks.spread is None:
        return ""
    return message(N_("Mean {mean} points, {spread} apart."), mean=marks.mean, spread=marks.spread)


def _summary(marks: Marks, words: Words) -> str:
    return words.gettext("Reviewers disagree") if marks.disagree else words.gettext("Reviewers agree")


def _review(row: ReviewRow) -> QVBoxLayout:
    head = QHBoxLayout()
    head.setSpacing(8)
    head.addWidget(Label(plain(row.reviewer), "strong"))
    head.addStretch(1)
    if row.total is not None:
        head.addWidget(Label(message(N_("{points} points"), points=row.total), "muted"))
    head.addWidget(StatePill(partial(opinion_name, row.opinion), TONES[Opinion(row.opinion)]))
    lines = QVBoxLayout()
    lines.setSpacing(2)
    lines.addLayout(head)
    if row.reason_ja and row.reason_en:
        lines.addWidget(Paragraph(partial(label, row.reason_ja, row.reason_en), "small"))
    if row.comment:
        lines.addWidget(Paragraph(plain(row.comment)))
    return lines


class Questions(QWidget):
    """What colleagues asked each other about the application."""

    answered = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[tuple[QuestionRow, ...], int | None] = ((), None)
        self.answers: dict[int, LineEdit] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)

    def show_questions(self, questions: Sequence[QuestionRow], me: int | None) -> None:
        """Show these; what is being answered stays as long as they are the same."""
        if self._shown == (tuple(questions), me):
            return
        self._shown = (tuple(questions), me)
        clear(self._column)
        self.answers = {}
        for each in questions:
            self._column.addLayout(self._question(each, me))

    def take_keys(self) -> None:
        """Begin to answer the first that waits."""
        for field in list(self.answers.values())[:1]:
            field.setFocus()

    def _question(self, row: QuestionRow, me: int | None) -> QVBoxLayout:
        lines = QVBoxLayout()
        lines.setSpacing(3)
        lines.addWidget(Paragraph(partial(_asked, row), "small"))
        lines.addWidget(Paragraph(plain(row.text)))
        if row.answered_at is not None:
            lines.addWidget(Paragraph(partial(_answered, row), "small"))
            lines.addWidget(Paragraph(plain(row.answer or "")))
        elif row.to_id == me or (row.to_id is None and row.from_id != me):
            lines.addLayout(self._answer(row))
        return lines

    def _answer(self, row: QuestionRow) -> QHBoxLayout:
        field = self.answers[row.id] = LineEdit()
        field.setPlaceholderText(said(N_("Your answer")))
        field.setAccessibleName(said(N_("Your answer")))
        send = Button(N_("Answer"))
        tell: Callable[[], None] = partial(self._tell, row.id)
        send.does(tell)
        field.returnPressed.connect(send.click)
        line = QHBoxLayout()
        line.addWidget(field, 1)
        line.addWidget(send)
        return line

    def _tell(self, number: int) -> None:
        self.answered.emit(number, self.answers[number].text())


def _asked(row: QuestionRow, words: Words) -> str:
    when = words.moment(row.asked_at)
    if row.asked is None:
        return words.gettext("{who} asked, {when}").format(who=row.asker, when=when)
    return words.gettext("{who} asked {whom}, {when}").format(who=row.asker, whom=row.asked, when=when)


def _answered(row: QuestionRow, words: Words) -> str:
    assert row.answered_at is not None
    return words.gettext("{who} answered, {when}").format(who=row.answered_by, when=words.moment(row.answered_at))


class AskColleague(Speaking, Asker):
    """A line to ask in, hidden until it is wanted."""

    asked = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._colleagues: tuple[CoordinatorRow, ...] | None = None
        self.whom = ChoiceBox()
        self.field = LineEdit()
        self.send, self.cancel = Button(N_("Ask"), "primary"), Button(N_("Cancel"))
        self.send.clicked.connect(self._send)
        self.cancel.clicked.connect(self.hide)
        self.field.returnPressed.connect(self._send)
        above = QHBoxLayout()
        above.addWidget(Label(N_("Ask"), "strong"))
        above.addWidget(self.whom, 1)
        below = QHBoxLayout()
        below.addWidget(self.send)
        below.addWidget(self.cancel)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.addLayout(above)
        column.addWidget(self.field)
        column.addLayout(below)
        self.retranslate()
        self.hide()

    def open_for(self, colleagues: Sequence[CoordinatorRow]) -> None:
        """Ask one of these, or whoever is next."""
        self.borrow_keys()
        if tuple(colleagues) != self._colleagues:
            self._colleagues = tuple(colleagues)
            self.whom.clear()
            # A line with data stands for somebody, whatever it is called.
            self.whom.addItem("", _ANYBODY)
            for each in colleagues:
                self.whom.addItem(each.name, each.id)
        self.retranslate()
        self.show()
        self.field.setFocus()

    def done(self) -> None:
        """Close, as the question was kept."""
        self.field.clear()
        self.hide()

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        if self.whom.count():
            self.whom.setItemText(0, said(N_("Whoever is next")))
        self.whom.setAccessibleName(said(N_("Colleague")))
        self.field.setPlaceholderText(said(N_("Your question")))
        self.field.setAccessibleName(said(N_("Your question")))

    def _send(self) -> None:
        to = self.whom.currentData()
        self.asked.emit(None if to == _ANYBODY else to, self.field.text())
