"""What the applicant has changed and a coordinator too: both values side by side, and which of them stays."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jipdesk.i18n import Words
from jipdesk.phrases import sheets
from jipdesk.phrases.marking import N_
from jipdesk.views.look.palette import Tone
from jipdesk.views.pieces.columns import Column
from jipdesk.views.pieces.import_rows import Row
from jipdesk.views.pieces.table import Table
from jipdesk.views.pieces.table_view import TableView
from jipdesk.views.spoken import Button, Paragraph, counted


class Decision(StrEnum):
    """Whose value stays."""

    OPEN = "open"
    OURS = "ours"
    THEIRS = "theirs"


_NAMES = {
    Decision.OPEN: N_("Ours, ask again"),
    Decision.OURS: N_("Keep ours"),
    Decision.THEIRS: N_("Take theirs"),
}
_TONES = {Decision.OPEN: Tone.WAITING, Decision.OURS: Tone.DONE, Decision.THEIRS: Tone.UNDER_WAY}
_NEXT = {Decision.OPEN: Decision.THEIRS, Decision.THEIRS: Decision.OURS, Decision.OURS: Decision.OPEN}
_HINT = N_(
    "Both sides changed these values. Ours stay unless you decide otherwise; what is not decided is asked again with "
    "the next sheet. Enter changes a decision."
)
Key = tuple[int, str]


class ImportConflicts(QWidget):
    """A list in which every value is decided, one by one or all that are checked; nothing is written here."""

    decided = Signal()

    def __init__(self, rows: Sequence[Row], place: Sequence[Column]) -> None:
        super().__init__()
        self._lines = rows
        self._decisions: dict[Key, Decision] = {}
        self._is_over = False
        self.table = Table((*place, *self._columns()), self._rows)
        self.view = TableView(self.table)
        self.table.setParent(self.view)
        self.table.show(range(len(rows)))
        self.keep_button = Button(N_("Keep ours")).does(self.keep_ours)
        self.take_button = Button(N_("Take theirs")).does(self.take_theirs)
        self._foot = QWidget()
        acts = QHBoxLayout(self._foot)
        acts.setContentsMargins(0, 0, 0, 0)
        acts.setSpacing(10)
        acts.addWidget(Paragraph(_HINT, "muted"), 1)
        for button in (self.keep_button, self.take_button):
            acts.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.view, 1)
        column.addWidget(self._foot)
        self.view.opened.connect(self._toggle)
        self.table.checks_changed.connect(self._name)
        self._name()

    @property
    def ours(self) -> frozenset[Key]:
        """The values, by row and field, that stay as the desk has them, for good."""
        return self._all(Decision.OURS)

    @property
    def theirs(self) -> frozenset[Key]:
        """The values that the sheet's take the place of."""
        return self._all(Decision.THEIRS)

    def keep_ours(self) -> None:
        """Keep the desk's value wherever a line is checked; in all lines where none is."""
        self._decide(Decision.OURS)

    def take_theirs(self) -> None:
        """Take the sheet's value wherever a line is checked; in all lines where none is."""
        self._decide(Decision.THEIRS)

    def finish(self) -> None:
        """Show what was decided; the sheet was taken in, and nothing more is decided here."""
        self._foot.hide()
        self._is_over = True

    def _decide(self, decision: Decision) -> None:
        for number in self.table.checked or self.table.ids:
            self._decisions[_key(self._lines[number])] = decision
        self._tell()

    @Slot(object)
    def _toggle(self, number: int) -> None:
        if self._is_over:
            return
        key = _key(self._lines[number])
        self._decisions[key] = _NEXT[self._decisions.get(key, Decision.OPEN)]
        self._tell()

    def _tell(self) -> None:
        self.table.forget_rows()
        self.decided.emit()

    @Slot()
    def _name(self) -> None:
        count = len(self.table.checked) or len(self._lines)
        self.keep_button.say(counted("Keep ours ({n})", "Keep ours ({n})", count))
        self.take_button.say(counted("Take theirs ({n})", "Take theirs ({n})", count))

    def _all(self, decision: Decision) -> frozenset[Key]:
        return frozenset(key for key, each in self._decisions.items() if each is decision)

    def _decision(self, row: Row) -> Decision:
        return self._decisions.get(_key(row), Decision.OPEN)

    def _rows(self, numbers: Sequence[int]) -> Mapping[int, Row]:
        return {number: self._lines[number] for number in numbers}

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("ours", N_("Ours, on the desk"), _ours, 165, can_sort=False),
            Column("theirs", N_("Theirs, in the sheet"), _theirs, 165, can_sort=False),
            Column(
                "decision",
                N_("What happens"),
                lambda row, words: words.gettext(_NAMES[self._decision(row)]),
                126,
                tone=lambda row: _TONES[self._decision(row)],
                can_sort=False,
            ),
        )


def _key(row: Row) -> Key:
    # All answers of an application are one field.
    return row.row, row.reason or row.column


def _ours(row: Row, words: Words) -> str:
    return sheets.sheet_value(row.column, row.before, words)


def _theirs(row: Row, words: Words) -> str:
    return sheets.sheet_value(row.column, row.value, words)
