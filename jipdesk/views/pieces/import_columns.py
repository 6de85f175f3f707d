"""Which column of a sheet is what: found by themselves where that is possible, settled by hand where it is not."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jipdesk.exchange.column_choice import ANSWER
from jipdesk.exchange.looking import Looked
from jipdesk.exchange.opened_sheet import OpenedSheet, Wish
from jipdesk.exchange.sheet_kind import SheetKind
from jipdesk.i18n import Words
from jipdesk.phrases import sheets as phrases
from jipdesk.phrases.marking import N_
from jipdesk.views.look.palette import Tone
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.choice_box import ChoiceBox
from jipdesk.views.pieces.columns import Column
from jipdesk.views.pieces.import_form import ImportForm
from jipdesk.views.pieces.import_settings import ImportSettings
from jipdesk.views.pieces.pill import StatePill
from jipdesk.views.pieces.table import CHECKS, Table
from jipdesk.views.pieces.table_view import TableView
from jipdesk.views.spoken import Label, Paragraph, Saying, Speaking, counted, message, said

LEAVE_OUT = "leave_out"
CLASH = "clash"
_CLASH_SAID = N_("More than one column is taken for: {fields}. Choose one of them.")
_MISSING_SAID = N_("No column is taken for: {fields}. Choose it in the list.")
_LEFT_SAID = N_("Nothing in the sheet is taken for: {fields}. If a column below holds it, choose it there.")
_HINTS = {
    SheetKind.APPLICATIONS: N_(
        "Click a line, or press Enter in it, to choose what the column is. "
        "A column kept as an answer stays with the application under its own heading."
    ),
    SheetKind.COMPANIES: N_(
        "Click a line, or press Enter in it, to choose what the column is. "
        "A column kept as an answer stays with the company under its own heading."
    ),
}
_SEVERAL_SAID = N_("Several worksheets have the headings: {names}. This is “{name}”; another is chosen above.")
_WEIGHED = {
    SheetKind.APPLICATIONS: (
        *("submitted_at", "birth_date", "nationality", "residence_country", "education_status"),
        *("jlpt", "english_level", "courses"),
    ),
    SheetKind.COMPANIES: ("organisation_type", "industry_class", "employees", "opening_no", "course", "places"),
}
"""What rules and matching ask for: a sheet may do without, but not unnoticed."""
_SAMPLES = 3
_SAMPLE_LETTERS = 40
_FIELD = 2
"""The place of the column with the choice, after the checks."""


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """One column of the sheet, as a line of the table."""

    name: str
    values: tuple[str, ...]
    code: str | None
    doubt: str
    field: Saying


class ImportColumns(Speaking, QWidget):
    """The columns one below the other, doubtful ones first, each with its first values and what it is taken for."""

    changed = Signal()
    """another field was chosen for a column"""
    asked = Signal(object)
    """a `Wish` after which the file is to be looked at again"""

    def __init__(self, desk: OpenDesk, opened: OpenedSheet, edition: str) -> None:
        super().__init__()
        self.opened = opened
        self._kind = opened.kind
        self.codes: dict[str, str | None] = {guess.name: guess.code for guess in opened.guesses}
        self._doubts = {guess.name: str(guess.doubt) for guess in opened.guesses if guess.doubt}
        self._values = dict(zip(opened.looked.headings, opened.looked.values, strict=True))
        first = {*self._doubts, *self.clashing}
        self._order = sorted(self.codes, key=lambda name: (name not in first, self.codes[name] != ANSWER))
        self.settings = ImportSettings(opened)
        self.settings.asked.connect(self.asked)
        self.form = ImportForm(desk, opened)
        self.form.renamed.connect(self.settings.show_renamed)
        self.form.deleted.connect(self.settings.show_deleted)
        self._trouble = Paragraph("", "doubt")
        self._left = Paragraph("", "muted")
        self._doubtful = StatePill()
        self.table = Table(_COLUMNS, self._rows)
        self.view = TableView(self.table)
        self.box = ChoiceBox(self.view.viewport())
        self.box.activated.connect(self._take)
        self._build(opened, edition)
        self.table.show(range(len(self._order)))
        self.view.current_changed.connect(self._offer)
        self.view.opened.connect(self._open)
        for bar in (self.view.verticalScrollBar(), self.view.horizontalScrollBar()):
            bar.valueChanged.connect(self._lay)
        self.view.horizontalHeader().sectionResized.connect(self._lay)
        self._offer(self.view.current)
        self._judge()

    def _build(self, opened: OpenedSheet, edition: str) -> None:
        self.table.setParent(self.view)
        self.view.setColumnHidden(0, True)
        self.view.horizontalHeader().setSectionsClickable(False)
        into = message(N_("{name}: what its columns are, for FY{edition}"), name=opened.file.name, edition=edition)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(into))
        head.addWidget(self._doubtful)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.settings)
        if len(opened.looked.alike) > 1:
            column.addWidget(Paragraph(_several(opened.looked), "doubt"))
        column.addWidget(self._trouble)
        column.addWidget(self._left)
        column.addWidget(self.view, 1)
        column.addWidget(Paragraph(_HINTS[self._kind], "muted"))
        column.addWidget(self.form)

    # --- what is settled ----------------------------------------------------------------------------------------------

    @property
    def clashing(self) -> frozenset[str]:
        """The columns that are taken for a field which another one is taken for too."""
        counts = Counter(code for code in self.codes.values() if code and code != ANSWER)
        return frozenset(name for name, code in self.codes.items() if code and counts[code] > 1)

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields without which no row can be taken in, and for which there is no column."""
        return self._kind.headings.missing({code for code in self.codes.values() if code})

    @property
    def trouble(self) -> Saying | None:
        """Why the rows cannot be read yet."""
        if self.missing:
            return message(_MISSING_SAID, fields=self._listed(self.missing))
        clashing = sorted({str(self.codes[name]) for name in self.clashing})
        return message(_CLASH_SAID, fields=self._listed(clashing)) if clashing else None

    @property
    def left(self) -> tuple[str, ...]:
        """The fields that rules and matching ask for, while columns that might hold them are not settled."""
        if ANSWER not in self.codes.values():
            return ()
        taken = set(self.codes.values())
        return tuple(code for code in _WEIGHED[self._kind] if code not in taken)

    def _listed(self, codes: Sequence[str]) -> Saying:
        fields = [self._named(code) for code in codes]
        return lambda words: words.list([field(words) for field in fields])

    def wish(self) -> Wish:
        """Return how the file is to be read with these columns."""
        looked = self.opened.looked
        return Wish(self._kind, is_kind_certain=True, how=replace(looked.how, columns=dict(self.codes)))

    def showEvent(self, event: QShowEvent) -> None:
        """Find the place of the choice."""
        super().showEvent(event)
        self._lay()

    def choose(self, name: str, code: str | None) -> None:
        """Take a column for a field, keep it as an answer, or leave it out."""
        self.codes[name] = code
        self._doubts.pop(name, None)
        if self.view.current is not None:
            self._fill(self._order[self.view.current])
        self.table.forget_rows()
        self._judge()
        self.changed.emit()

    def _judge(self) -> None:
        trouble = self.trouble
        self._trouble.setVisible(trouble is not None)
        self._trouble.say(trouble or "")
        left = () if trouble else self.left
        self._left.setVisible(bool(left))
        self._left.say(message(_LEFT_SAID, fields=self._listed(left)) if left else "")
        count = len({*self._doubts, *self.clashing})
        self._doubtful.setVisible(count > 0)
        self._doubtful.say(counted("{n} to check", "{n} to check", count), Tone.WAITING)

    def _named(self, code: str | None) -> Saying:
        if code is None:
            return message(N_("Leave out"))
        if code == ANSWER:
            return message(N_("Keep as an answer"))
        kind, ja = self._kind, self._kind.headings.label(code, "ja")
        return lambda words: phrases.sheet_field(kind, code, ja, words)

    # --- the table ----------------------------------------------------------------------------------------------------

    def _rows(self, numbers: Sequence[int]) -> Mapping[int, ColumnRow]:
        clashing = self.clashing
        return {number: self._row(self._order[number], clashing) for number in numbers}

    def _row(self, name: str, clashing: frozenset[str]) -> ColumnRow:
        code = self.codes[name]
        doubt = CLASH if name in clashing else self._doubts.get(name, "")
        return ColumnRow(name, self._values[name], code, doubt, self._named(code))

    @Slot(object)
    def _offer(self, number: int | None) -> None:
        """Put the choice into the line that is looked at; the others say what was chosen."""
        if number is not None:
            self._fill(self._order[number])
        self._lay()

    @Slot()
    def _lay(self) -> None:
        """Let the choice stand over its cell, wherever that has gone."""
        number = self.view.current
        self.box.setVisible(number is not None)
        if number is not None:
            place = self.view.visualRect(self.table.index(number, _FIELD + CHECKS))
            self.box.setGeometry(place.adjusted(0, 1, -4, -2))

    def _fill(self, name: str) -> None:
        box, taken = self.box, {code for other, code in self.codes.items() if code and other != name}
        box.clear()
        box.setAccessibleName(said(message(N_("What “{name}” is"), name=name)))
        box.addItem(said(N_("Keep as an answer")), ANSWER)
        box.addItem(said(N_("Leave out")), LEAVE_OUT)
        box.insertSeparator(2)
        for heading in sorted(self._kind.headings.known, key=lambda each: each.code in taken):
            field = said(self._named(heading.code))
            if heading.code in taken:
                field = said(message(N_("{field} (chosen already)"), field=field))
            box.addItem(field, heading.code)
        box.setCurrentIndex(max(box.findData(self.codes[name] or LEAVE_OUT), 0))

    def retranslate(self) -> None:
        """Name the choices in the language of the moment."""
        self._offer(self.view.current)

    @Slot(int)
    def _take(self, _: int) -> None:
        number = self.view.current
        if number is None:
            return
        code = str(self.box.currentData())
        self.choose(self._order[number], None if code == LEAVE_OUT else code)
        self.view.setFocus()

    @Slot(object)
    def _open(self, _: object) -> None:
        self.box.setFocus()
        self.box.showPopup()


def _several(looked: Looked) -> Saying:
    names, name = looked.alike, looked.how.worksheet or ""
    return message(_SEVERAL_SAID, names=lambda words: words.list(list(names)), name=name)


def _heading(row: ColumnRow, words: Words) -> str:
    if row.name.startswith("#") and row.name[1:].isdecimal():
        return words.gettext("Column {n}").format(n=row.name[1:])
    return row.name


def _doubt(row: ColumnRow, words: Words) -> str:
    return words.gettext(phrases.DOUBTS[row.doubt]) if row.doubt else ""


def _explained(row: ColumnRow, words: Words) -> str:
    return words.gettext(phrases.DOUBTS_EXPLAINED[row.doubt]) if row.doubt else ""


def _first(row: ColumnRow, _: Words) -> str:
    return "  ·  ".join(value[:_SAMPLE_LETTERS] for value in row.values[:_SAMPLES])


def _tone(row: ColumnRow) -> Tone:
    return Tone.TROUBLE if row.doubt == CLASH else Tone.WAITING


_COLUMNS = (
    Column("heading", N_("Heading in the sheet"), _heading, 230, can_sort=False),
    Column("values", N_("First values"), _first, 280, can_sort=False, grows=True),
    Column("field", N_("What it is"), lambda row, words: row.field(words), 210, can_sort=False),
    Column("doubt", N_("To check"), _doubt, 130, tone=_tone, hint=_explained, can_sort=False),
)
