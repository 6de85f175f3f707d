"""面接記録票: points by criterion, what the interviewers recommend, their comments. It is kept as it is left."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from jipdesk.actions.interviews import Held
from jipdesk.phrases.marking import N_
from jipdesk.phrases.selection import CRITERIA, OUTCOMES
from jipdesk.queries.interview_list import InterviewRow
from jipdesk.rules.interviewing import WEIGHTS, InterviewOutcome
from jipdesk.rules.scores import HIGHEST, LOWEST, weighted
from jipdesk.views.pieces.fields import ChoiceField
from jipdesk.views.pieces.leaving import Leaves
from jipdesk.views.pieces.scale import Scale, total_said
from jipdesk.views.spoken import Button, Label, Paragraph, Saying, Speaking, message, said

_LINES = 72
_SCORE = "scores."


@dataclass(frozen=True, slots=True)
class Entered:
    """What stands in a record: what can be recorded, and what was typed for points and is off their scale."""

    held: Held
    unread: Mapping[str, str] = field(default_factory=dict)

    @property
    def texts(self) -> dict[str, str]:
        """Everything as texts by field, for a draft of it."""
        scores = {f"{_SCORE}{name}": str(points) for name, points in self.held.scores.items()}
        texts = scores | self.unread_texts
        if self.held.comments:
            texts["comments"] = self.held.comments
        if self.held.recommendation:
            texts["recommendation"] = str(self.held.recommendation)
        return texts

    @property
    def unread_texts(self) -> dict[str, str]:
        """What was typed for points and is off their scale, as texts by field."""
        return {f"{_SCORE}{name}": text for name, text in self.unread.items()}


class Record(Leaves, Speaking, QWidget):
    """The record of one interview. `left` hands over what is to be written, if anything was changed."""

    left = Signal(object)
    """an `Entered`"""
    given_up = Signal(int)
    """the interview whose draft is not wanted any more"""

    def __init__(self) -> None:
        super().__init__()
        self._row: InterviewRow | None = None
        self._recorded: Entered | None = None
        self._sent: Entered | None = None
        self._build()
        self._lay_out()
        for scale in self.scales.values():
            scale.changed.connect(self._show_total)
            scale.typed.connect(self._go_on)
        self.take_away.clicked.connect(self._give_up)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]
        self.retranslate()

    def _build(self) -> None:
        self.trouble = Paragraph("", "trouble")
        self.take_away = Button(N_("Show what is recorded instead"), "link")
        self.scales = {name: Scale(CRITERIA[name], LOWEST, HIGHEST) for name in WEIGHTS}
        self.marks = {name: Paragraph("", "trouble") for name in WEIGHTS}
        self.total = Label("", "strong")
        self.recommendation = ChoiceField(
            "recommendation",
            N_("Recommendation"),
            tuple(InterviewOutcome),
            lambda code, words: words.gettext(OUTCOMES[code]),
        )
        self.comments = QPlainTextEdit()
        self.comments.setTabChangesFocus(True)
        self.comments.setFixedHeight(_LINES)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for line, (name, scale) in enumerate(self.scales.items()):
            grid.addWidget(Paragraph(CRITERIA[name]), 2 * line, 0)
            grid.addWidget(scale, 2 * line, 1)
            grid.addWidget(self.marks[name], 2 * line + 1, 0, 1, 2)
        away = QHBoxLayout()
        away.addWidget(self.take_away)
        away.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(N_("Record of the interview"), "heading"))
        column.addWidget(self.trouble)
        column.addLayout(away)
        column.addLayout(grid)
        column.addWidget(self.total)
        column.addWidget(self.recommendation)
        column.addWidget(Label(N_("Comments"), "muted"))
        column.addWidget(self.comments)

    # --- what stands in it --------------------------------------------------------------------------------------------

    def show_record(self, row: InterviewRow | None, drafts: Mapping[str, str]) -> None:
        """Show what was recorded, and over it what could not be; what is being entered for the same interview stays."""
        is_same = self._row is not None and row is not None and row.id == self._row.id
        if is_same and self.entered != self._sent:
            self._row = row
            return
        self.leave()
        self._row = row
        if row:
            self._fill(row)
            self._recorded = self.entered
            self._fill_draft(drafts)
            self._sent = self.entered
            self.say_trouble("")

    def _fill(self, row: InterviewRow) -> None:
        for name, scale in self.scales.items():
            scale.show_points(row.scores.get(name))
        self.recommendation.show_text(row.recommendation or "", is_other=True)
        self.comments.setPlainText(row.comments or "")
        self._show_total()

    def _fill_draft(self, drafts: Mapping[str, str]) -> None:
        for name, scale in self.scales.items():
            if (text := drafts.get(f"{_SCORE}{name}")) is not None:
                scale.show_typed(text)
        if "recommendation" in drafts:
            self.recommendation.show_text(drafts["recommendation"], is_other=True)
        if "comments" in drafts:
            self.comments.setPlainText(drafts["comments"])
        self._show_total()

    @property
    def entered(self) -> Entered | None:
        """What stands in it now; points that are off the scale leave those that are recorded."""
        if self._row is None:
            return None
        chosen = self.recommendation.text
        unread = {name: scale.unread for name, scale in self.scales.items() if scale.unread}
        before = {name: points for name, points in self._row.scores.items() if name in unread}
        given = {name: scale.points for name, scale in self.scales.items() if scale.points}
        held = Held(
            interview_id=self._row.id,
            scores=before | given,
            comments=self.comments.toPlainText().strip() or None,
            recommendation=InterviewOutcome(chosen) if chosen else None,
        )
        return Entered(held, unread)

    @property
    def is_edited(self) -> bool:
        """Whether something else stands in it than what was recorded."""
        return self._row is not None and self.entered != self._recorded

    @property
    def has_new_points(self) -> bool:
        """Whether what can be recorded differs from what was."""
        entered = self.entered
        return entered is not None and self._recorded is not None and entered.held != self._recorded.held

    @Slot()
    def leave(self) -> None:
        """Hand over what was entered, if it was not handed over yet."""
        entered = self.entered
        if entered is not None and entered != self._sent:
            self._sent = entered
            self.left.emit(entered)

    @Slot()
    def write(self) -> None:
        """Hand over what was entered, also what was refused before."""
        if self.is_edited:
            self._sent = None
        self.leave()

    def take_keys(self) -> None:
        """Begin to fill it in at its top."""
        next(iter(self.scales.values())).take_keys()

    @Slot()
    def _go_on(self) -> None:
        """Go on from points that were typed to the next below."""
        scales = list(self.scales.values())
        for below in scales[scales.index(self.sender()) + 1 :][:1]:  # type: ignore[arg-type]
            below.take_keys()

    def take_back(self) -> None:
        """Know that what was handed over was not recorded; it is handed over again when it is left again."""
        self._sent = None

    def say_trouble(self, why: Saying | str) -> None:
        """Say why what stands here could not be recorded; the way back stands beside it."""
        self.trouble.say(why)
        self.trouble.setVisible(bool(why))
        self.take_away.setVisible(self.is_edited)

    @Slot()
    def _give_up(self) -> None:
        """Show what is recorded, and forget what could not be."""
        if self._row is not None:
            self._fill(self._row)
            self._recorded = self._sent = self.entered
            self.say_trouble("")
            self.given_up.emit(self._row.id)

    @Slot(QWidget, QWidget)
    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None and new is not None and self._holds(old) and not self._holds(new):
            self.leave()

    def _holds(self, widget: QWidget | None) -> bool:
        """Tell whether a widget is part of the record, also one in a list that has opened over it."""
        while widget is not None and widget is not self:
            widget = widget.parentWidget()
        return widget is self

    @Slot()
    def _show_total(self) -> None:
        for name, scale in self.scales.items():
            self.marks[name].setVisible(bool(scale.unread))
            off = N_("“{typed}” is not on the scale: points go from {lowest} to {highest}.")
            self.marks[name].say(message(off, typed=scale.unread, lowest=str(LOWEST), highest=str(HIGHEST)))
        entered = self.entered
        scores = entered.held.scores if entered else {}
        self.total.say(total_said(weighted(scores, WEIGHTS), len(scores), len(WEIGHTS)))

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.comments.setAccessibleName(said(N_("Comments")))
        self.comments.setPlaceholderText(said(N_("The interviewers' comments")))
