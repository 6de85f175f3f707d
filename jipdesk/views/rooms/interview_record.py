"""面接記録票: points by criterion, what the interviewers recommend, their comments. It is kept as it is left."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget

from jipdesk.actions.interviews import Held
from jipdesk.phrases.marking import N_
from jipdesk.phrases.selection import CRITERIA, OUTCOMES
from jipdesk.queries.interview_list import InterviewRow
from jipdesk.rules.interviewing import WEIGHTS, InterviewOutcome
from jipdesk.rules.scores import HIGHEST, LOWEST, weighted
from jipdesk.views.pieces.fields import ChoiceField
from jipdesk.views.pieces.scale import Scale
from jipdesk.views.spoken import Label, Paragraph, Speaking, message, said

_LINES = 72


class Record(Speaking, QWidget):
    """The record of one interview. `left` hands over what is to be written, if anything was changed."""

    left = Signal(object)
    """a `Held`"""

    def __init__(self) -> None:
        super().__init__()
        self._row: InterviewRow | None = None
        self._kept: Held | None = None
        self._build()
        self._lay_out()
        for scale in self.scales.values():
            scale.changed.connect(self._show_total)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]
        self.retranslate()

    def _build(self) -> None:
        self.scales = {name: Scale(CRITERIA[name], LOWEST, HIGHEST) for name in WEIGHTS}
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
            grid.addWidget(Paragraph(CRITERIA[name]), line, 0)
            grid.addWidget(scale, line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(N_("Record of the interview"), "heading"))
        column.addLayout(grid)
        column.addWidget(self.total)
        column.addWidget(self.recommendation)
        column.addWidget(Label(N_("Comments"), "muted"))
        column.addWidget(self.comments)

    # --- what stands in it --------------------------------------------------------------------------------------------

    def show_record(self, row: InterviewRow | None) -> None:
        """Show what was recorded; what is being entered for the same interview stays."""
        is_same = self._row is not None and row is not None and row.id == self._row.id
        if is_same and self.is_edited:
            self._row = row
            return
        self.leave()
        self._row = row
        if row:
            self._fill(row)

    def _fill(self, row: InterviewRow) -> None:
        for name, scale in self.scales.items():
            scale.show_points(row.scores.get(name))
        self.recommendation.show_text(row.recommendation or "")
        self.comments.setPlainText(row.comments or "")
        self._kept = self.held
        self._show_total()

    @property
    def held(self) -> Held | None:
        """What stands in it now."""
        if self._row is None:
            return None
        chosen = self.recommendation.text
        return Held(
            interview_id=self._row.id,
            scores={name: scale.points for name, scale in self.scales.items() if scale.points},
            comments=self.comments.toPlainText().strip() or None,
            recommendation=InterviewOutcome(chosen) if chosen else None,
        )

    @property
    def is_edited(self) -> bool:
        """Whether something else stands in it than what was recorded, or sent to be."""
        return self._row is not None and self.held != self._kept

    @Slot()
    def leave(self) -> None:
        """Hand over what was entered."""
        held = self.held
        if held is not None and held != self._kept:
            self._kept = held
            self.left.emit(held)

    def take_back(self) -> None:
        """Know that what was handed over was not recorded; it is handed over again when it is left again."""
        self._kept = None

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
        held = self.held
        total = weighted(held.scores, WEIGHTS) if held else None
        self.total.say(N_("No points yet") if total is None else message(N_("{points} of 100 points"), points=total))

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.comments.setAccessibleName(said(N_("Comments")))
        self.comments.setPlaceholderText(said(N_("What the interviewers noticed")))
