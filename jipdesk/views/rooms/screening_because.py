"""The reason for not selecting: one of the office's, or another in one's own words.

None is chosen beforehand: what stands in the record is what somebody meant.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from jipdesk import i18n
from jipdesk.phrases.marking import N_
from jipdesk.phrases.screening import label
from jipdesk.queries.screening import Reason
from jipdesk.views.pieces.choice_box import ChoiceBox
from jipdesk.views.pieces.editors import LineEdit
from jipdesk.views.spoken import Speaking, said


class Because(Speaking, QWidget):
    """A choice, and a line for what is none of them."""

    changed = Signal()
    entered = Signal()
    """Enter was pressed behind a reason that is none of them"""
    answered = Signal()
    """one of them was chosen after it had been asked for"""

    def __init__(self) -> None:
        super().__init__()
        self._reasons: tuple[Reason, ...] = ()
        self._is_asked = False
        self.choice = ChoiceBox()
        self.own = LineEdit()
        self.own.setMinimumWidth(160)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.choice, 1)
        line.addWidget(self.own, 1)
        self.choice.currentIndexChanged.connect(self._look)
        self.choice.activated.connect(self._answer)
        self.own.textChanged.connect(self._tell)
        self.own.returnPressed.connect(self.entered)
        self.retranslate()

    def show_reasons(self, reasons: Sequence[Reason]) -> None:
        """Offer these."""
        if tuple(reasons) == self._reasons:
            return
        self._reasons = tuple(reasons)
        self.choice.clear()
        # A line with data stands for something, whatever it is called.
        for each in (*(reason.label_ja for reason in reasons), "another"):
            self.choice.addItem("", each)
        self.choice.setCurrentIndex(-1)
        self.retranslate()
        self._look()

    def ask(self) -> None:
        """Let one be chosen."""
        if self.choice.currentIndex() == len(self._reasons):
            self.own.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._is_asked = True
            self.choice.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.choice.showPopup()

    @Slot()
    def forget(self) -> None:
        """Choose none, for other applicants than before, or for somebody else."""
        self.choice.setCurrentIndex(-1)
        self.own.clear()

    @property
    def text(self) -> str:
        """The reason as it will appear in the record, in the language of the moment; empty while none is chosen."""
        at = self.choice.currentIndex()
        if at < 0:
            return ""
        if at < len(self._reasons):
            each = self._reasons[at]
            return label(each.label_ja, each.label_en, i18n.spoken())
        return self.own.text().strip()

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        words = i18n.spoken()
        for at, each in enumerate(self._reasons):
            self.choice.setItemText(at, label(each.label_ja, each.label_en, words))
        if self._reasons:
            self.choice.setItemText(len(self._reasons), said(N_("Another reason…")))
        self.choice.setAccessibleName(said(N_("Reason")))
        self.choice.setPlaceholderText(said(N_("Choose the reason")))
        self.own.setAccessibleName(said(N_("Reason")))
        self.own.setPlaceholderText(said(N_("The reason, as it will appear in the record")))

    @Slot()
    def _look(self, _: int = 0) -> None:
        self.own.setVisible(self.choice.currentIndex() == len(self._reasons))
        self.changed.emit()

    @Slot(int)
    def _answer(self, at: int) -> None:
        was_asked, self._is_asked = self._is_asked, False
        if was_asked and at == len(self._reasons):
            self.own.setFocus(Qt.FocusReason.OtherFocusReason)
        elif was_asked:
            self.answered.emit()

    @Slot()
    def _tell(self, _: str = "") -> None:
        self.changed.emit()
