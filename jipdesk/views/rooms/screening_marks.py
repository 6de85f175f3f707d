"""The right of the desk: one's own marks, the colleagues' once these are in, and what goes on to the next."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from jipdesk.actions.reviews import Given
from jipdesk.errors import Stop
from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_
from jipdesk.phrases.states import state_name
from jipdesk.queries.office import CoordinatorRow
from jipdesk.queries.screening import Reason
from jipdesk.queries.screening_card import Card, ReviewRow
from jipdesk.rules.screening import OPEN, Criterion, Opinion, total_of
from jipdesk.views.look.palette import Tone
from jipdesk.views.pieces.acts import ActButton
from jipdesk.views.pieces.editors import LinesEdit
from jipdesk.views.pieces.flow import Flow
from jipdesk.views.pieces.notice import of_stop
from jipdesk.views.pieces.pill import StatePill
from jipdesk.views.pieces.scale import total_said
from jipdesk.views.pieces.sheet import Sheet
from jipdesk.views.rooms.screening_others import AskColleague, Others, Questions
from jipdesk.views.rooms.screening_scores import Criteria, Opinions, Reasons
from jipdesk.views.spoken import Button, Label, Paragraph, Saying, Speaking, message, said

SAVE = "Ctrl+Enter"
_SCORE = "scores."
_LINES = 64
_WIDTH = 444


@dataclass(frozen=True, slots=True)
class Office:
    """What marks are given with."""

    criteria: tuple[Criterion, ...]
    reasons: tuple[Reason, ...]
    colleagues: tuple[CoordinatorRow, ...]
    me: int | None


class Marks(Speaking, QFrame):
    """What a reviewer fills in. It is given by `given`; what was not is handed over as texts by `texts`."""

    saving = Signal(bool)
    """whether to go on to the next"""
    skipping = Signal()
    asked = Signal(object, str)
    answered = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "surface")
        self.setMinimumWidth(_WIDTH)
        self._number: int | None = None
        self._office = Office((), (), (), None)
        self._shown: dict[str, str] = {}
        self._build()
        self._lay_out()
        self.criteria.changed.connect(self._show_total)
        self.criteria.done.connect(self._to_opinion)
        self.opinions.chosen.connect(self._settle_reasons)
        self.reasons.chosen.connect(self._clear_trouble)
        self.ask.asked.connect(self.asked)
        self.questions.answered.connect(self.answered)
        self.retranslate()

    def _build(self) -> None:
        self.state = StatePill()
        self.criteria = Criteria()
        self.total = Label("", "strong")
        self.opinions = Opinions()
        self.reasons = Reasons()
        self.comment = LinesEdit()
        self.comment.setTabChangesFocus(True)
        self.comment.setFixedHeight(_LINES)
        self.trouble = Paragraph("", "trouble")
        self.trouble.hide()
        self.others, self.questions, self.ask = Others(), Questions(), AskColleague()
        keys = QKeySequence(SAVE).toString(QKeySequence.SequenceFormat.NativeText)
        self.save = ActButton(message(N_("Save and next  {keys}"), keys=keys), self._save_on, "primary")
        self.stay = ActButton(N_("Save"), self._save)
        self.skip = Button(message(N_("{verb}  {key}"), verb=_skip, key="S"))
        self.skip.repeats()
        self.skip.clicked.connect(self.skipping)
        self.ask_button = Button(message(N_("{verb}  {key}"), verb=_ask, key="A"))
        self.ask_button.clicked.connect(self.open_question)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._sheet = Sheet(N_("Your marks"))
        self._sheet.fill(self._inside())
        column.addWidget(self._sheet, 1)
        line = QFrame()
        line.setProperty("kind", "line")
        line.setFixedHeight(1)
        column.addWidget(line)
        foot = QWidget()
        buttons = Flow(foot)
        buttons.setContentsMargins(0, 0, 0, 0)
        for button in (self.save, self.stay, self.ask_button, self.skip):
            buttons.addWidget(button)
        below = QVBoxLayout()
        below.setContentsMargins(16, 10, 16, 10)
        # Beside the button that is refused, for the sheet above may be scrolled to anywhere.
        below.addWidget(self.trouble)
        below.addWidget(foot)
        column.addLayout(below)

    def _inside(self) -> QWidget:
        inside = QWidget()
        head = QHBoxLayout()
        head.addWidget(Label(N_("Your marks"), "heading"))
        head.addStretch(1)
        head.addWidget(self.state)
        column = self._column = QVBoxLayout(inside)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.criteria)
        column.addWidget(self.total, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self.opinions)
        column.addWidget(self.reasons)
        column.addWidget(self.comment)
        column.addSpacing(8)
        column.addWidget(self.ask)
        column.addWidget(self.questions)
        column.addWidget(self.others)
        column.addStretch(1)
        return inside

    # --- what is shown ------------------------------------------------------------------------------------------------

    def show_card(self, card: Card, office: Office) -> None:
        """Show an application; what is being filled in for the same one stays."""
        is_same = card.page.id == self._number and office.me == self._office.me
        is_edited = is_same and self.is_edited
        entered = self.texts
        if not is_same:
            self.ask.hide()
            self._clear_trouble()
            self._sheet.verticalScrollBar().setValue(0)
        self._number, self._office = card.page.id, office
        self.criteria.show_criteria(office.criteria)
        self.reasons.show_reasons(office.reasons)
        recorded = _texts(card.marks.mine)
        self._fill(recorded)
        self._shown = self.texts
        if is_edited or card.draft:
            self._fill(entered if is_edited else {**recorded, **card.draft})
        # Not before all is filled in: the keys leave what is hidden, even if it comes back at once.
        self.reasons.setVisible(self.opinions.opinion is Opinion.REJECT)
        self.state.say(_state(card), Tone.DONE if card.marks.mine else Tone.NOT_BEGUN)
        self.others.show_marks(card.marks)
        self.questions.show_questions(card.questions, office.me)
        self._place_questions()
        self._allow(card)

    def _place_questions(self) -> None:
        """Put what waits for an answer above the marks, and what is answered below them."""
        self._column.removeWidget(self.questions)
        below = self._column.indexOf(self.ask) + 1
        self._column.insertWidget(1 if self.questions.answers else below, self.questions)

    def _allow(self, card: Card) -> None:
        if card.page.state in OPEN:
            for button in (self.save, self.stay):
                button.allow()
        else:
            state = card.page.state
            why = message(N_("The screening of this application is over: {state}."), state=partial(_stage, state))
            for button in (self.save, self.stay):
                button.forbid(why)

    def _fill(self, texts: Mapping[str, str]) -> None:
        points = {name.removeprefix(_SCORE): text for name, text in texts.items() if name.startswith(_SCORE)}
        self.criteria.show_scores({code: int(text) for code, text in points.items() if text.isdecimal()})
        opinion = texts.get("opinion")
        self.opinions.show_opinion(Opinion(opinion) if opinion in set(Opinion) else None)
        self.reasons.show_reason(texts.get("reason"))
        if self.comment.toPlainText() != (comment := texts.get("comment", "")):
            self.comment.setPlainText(comment)
        self._show_total()

    @property
    def number(self) -> int | None:
        """The application that is shown."""
        return self._number

    @property
    def given(self) -> Given:
        """What stands in it now."""
        reason = self.reasons.reason if self.opinions.opinion is Opinion.REJECT else None
        return Given(self.opinions.opinion, self.criteria.scores, reason, self.comment.toPlainText())

    @property
    def texts(self) -> dict[str, str]:
        """The same as texts by field, for a draft."""
        given = self.given
        found = {f"{_SCORE}{code}": str(points) for code, points in given.scores.items()}
        found |= {"opinion": str(given.opinion)} if given.opinion else {}
        found |= {"reason": given.reason} if given.reason else {}
        return found | ({"comment": given.comment} if given.comment else {})

    @property
    def is_edited(self) -> bool:
        """Whether something else stands in it than what was saved."""
        return self._number is not None and self.texts != self._shown

    def forget(self) -> None:
        """Show nobody's marks."""
        self._number = None

    # --- what a person does -------------------------------------------------------------------------------------------

    def take_keys(self) -> None:
        """Begin at the first criterion without points, else at the opinion."""
        if not self.criteria.take_keys():
            self._to_opinion()

    def choose(self, opinion: Opinion) -> None:
        """Give an opinion; a rejection goes on to its reasons."""
        self.opinions.choose(opinion)

    def refuse(self, stop: Stop) -> None:
        """Say why the marks were not saved, beside them."""
        self.trouble.say(of_stop(stop))
        self.trouble.show()

    @Slot()
    def open_question(self) -> None:
        """Ask a colleague, in place."""
        self.ask.open_for([each for each in self._office.colleagues if each.id != self._office.me])
        # It stands below all else, where there may be no room for it.
        self._column.activate()
        self._sheet.ensureWidgetVisible(self.ask)

    def _save_on(self) -> None:
        self.saving.emit(True)

    def _save(self) -> None:
        self.saving.emit(False)

    @Slot()
    def _to_opinion(self) -> None:
        opinion = self.opinions.opinion or Opinion.PASS
        self.opinions.buttons[opinion].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _settle_reasons(self, opinion: Opinion) -> None:
        self._clear_trouble()
        self.reasons.setVisible(opinion is Opinion.REJECT)
        if opinion is Opinion.REJECT:
            self.reasons.take_keys()
        else:
            self.opinions.buttons[opinion].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _clear_trouble(self) -> None:
        self.trouble.hide()

    @Slot()
    def _show_total(self) -> None:
        weights = {each.code: each.weight for each in self._office.criteria}
        scores, asked = self.criteria.scores, sum(bool(weight) for weight in weights.values())
        self.total.say(total_said(total_of(scores, weights), len(scores), asked))

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.comment.setPlaceholderText(said(N_("Comment (key M); colleagues see it with your marks")))
        self.comment.setAccessibleName(said(N_("Comment")))


def _texts(mine: ReviewRow | None) -> dict[str, str]:
    """Return a review as texts by field."""
    if mine is None:
        return {}
    found = {f"{_SCORE}{code}": str(points) for code, points in mine.scores.items()}
    found |= {"opinion": mine.opinion}
    found |= {"reason": mine.reason_ja} if mine.reason_ja else {}
    return found | ({"comment": mine.comment} if mine.comment else {})


def _state(card: Card) -> Saying:
    def say(words: Words) -> str:
        if card.marks.mine:
            return words.gettext("Saved {time}").format(time=words.moment(card.marks.mine.given_at))
        return words.gettext("Not saved yet") if card.draft else words.gettext("Not read yet")

    return say


def _stage(state: str, words: Words) -> str:
    return state_name("application", state, words)


def _skip(words: Words) -> str:
    return words.gettext("Skip")


def _ask(words: Words) -> str:
    return words.gettext("Ask")
