"""What a sheet would do, before it does: counts, and behind each count its rows."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jipdesk.exchange.intake import Prepared
from jipdesk.exchange.sheet_kind import SheetKind
from jipdesk.i18n import Words
from jipdesk.phrases import intake as phrases
from jipdesk.phrases import same_person, sheets
from jipdesk.phrases.marking import N_
from jipdesk.views.look.palette import Tone
from jipdesk.views.pieces.columns import RIGHT, Column
from jipdesk.views.pieces.import_conflicts import ImportConflicts
from jipdesk.views.pieces.import_rows import Lines, Row
from jipdesk.views.pieces.import_work import Read
from jipdesk.views.pieces.pill import StatePill
from jipdesk.views.pieces.rows_table import RowsTable
from jipdesk.views.pieces.tabs import Tabs
from jipdesk.views.spoken import Label, Paragraph, counted, message

_NOT_STATED = "—"


class ImportPreview(QWidget):
    """Counts above, rows below; of the rows those in sight only are written."""

    decided = Signal()
    """a conflict was decided, or is open again"""

    def __init__(self, kind: SheetKind, read: Read, edition: str) -> None:
        super().__init__()
        self._held: list[Read] = [read]
        self._headings = read.headings
        self._kind = kind
        self.conflicts: ImportConflicts | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Label(self._into(edition, read.mapping)))
        column.addLayout(self._counts(len(read.lines.conflicts)))
        self._names: list[str] = []
        self.tabs = Tabs(self)
        self._fill(read.lines)
        if self._names or self.conflicts:
            column.addWidget(self.tabs, 1)
        else:
            self.tabs.hide()
            column.addWidget(Paragraph(N_("No rows need checking."), "muted"))
            column.addStretch(1)

    @property
    def prepared(self) -> Prepared[Any]:
        """What the sheet would do."""
        return self._held[0].prepared

    @property
    def tables(self) -> dict[str, QWidget]:
        """The tables behind the counts; each is made when it is first looked at."""
        return {name: self.tabs.part(name) for name in self._names}

    def take_keys(self) -> None:
        """Have the keys where an Enter too many does nothing: “Close” would be pressed before anything is read."""
        self.tabs.enter(self.tabs.current)

    def let_go(self) -> None:
        """Hold the sheet no longer; the preview is not shown again."""
        self._held.clear()

    def _into(self, edition: str, mapping: str) -> Callable[[Words], str]:
        sheet = self.prepared.sheet
        if not mapping:
            return counted(
                "{name}: {n} row, for FY{edition}",
                "{name}: {n} rows, for FY{edition}",
                sheet.rows,
                name=sheet.file_name,
                edition=edition,
            )
        return counted(
            "{name}: {n} row, for FY{edition}; columns as in “{mapping}”",
            "{name}: {n} rows, for FY{edition}; columns as in “{mapping}”",
            sheet.rows,
            name=sheet.file_name,
            edition=edition,
            mapping=mapping,
        )

    def _counts(self, conflicts: int) -> QHBoxLayout:
        found = self.prepared
        line = QHBoxLayout()
        line.setSpacing(8)
        for count, saying, tone in (
            (found.added, counted("{n} new", "{n} new", found.added), Tone.DONE),
            (found.updated, counted("{n} changed", "{n} changed", found.updated), Tone.UNDER_WAY),
            (found.unchanged, counted("{n} unchanged", "{n} unchanged", found.unchanged), Tone.NOT_BEGUN),
            (found.refused_rows, counted("{n} refused", "{n} refused", found.refused_rows), Tone.TROUBLE),
        ):
            line.addWidget(StatePill(saying, tone if count else Tone.NOT_BEGUN))
        if conflicts:
            both = counted("{n} changed on both sides", "{n} changed on both sides", conflicts)
            line.addWidget(StatePill(both, Tone.WAITING))
        line.addStretch(1)
        return line

    def _fill(self, lines: Lines) -> None:
        self._add("refused", N_("Refused values ({n})"), lines.refused, _refused_columns(self._kind, self._headings))
        self._add("duplicates", N_("Possible duplicates ({n})"), lines.duplicates, _DUPLICATES)
        self._add_conflicts(lines.conflicts)
        self._add("changed", N_("Changed ({n})"), lines.changed, (*_place_columns(self._kind), *_CHANGES))
        self._add("added", N_("New ({n})"), lines.added, _NEW)

    def _add(self, name: str, title: str, rows: Sequence[Row], columns: Sequence[Column]) -> None:
        if not rows:
            return
        self._names.append(name)
        self.tabs.add(name, message(title, n=lambda words: words.number(len(rows))), partial(_table, rows, columns))

    def _add_conflicts(self, rows: Sequence[Row]) -> None:
        """Show what both have changed, to be decided."""
        if not rows:
            return
        title = N_("Changed on both sides ({n})")
        self.conflicts = ImportConflicts(rows, _place_columns(self._kind))
        self.conflicts.decided.connect(self.decided)
        self.tabs.add("conflicts", message(title, n=lambda words: words.number(len(rows))), self.conflicts)

    @property
    def decided_rows(self) -> int:
        """How many rows come in only because a conflict in them was decided."""
        if self.conflicts is None:
            return 0
        if self._kind is SheetKind.COMPANIES:
            # A row of companies counts as changed for its conflicts already.
            return 0
        changed = {each.received.row for each in self.prepared.comparison.updates if each.changed}
        return len({row for row, _ in (*self.conflicts.ours, *self.conflicts.theirs)} - changed)


def _table(rows: Sequence[Row], columns: Sequence[Column]) -> RowsTable:
    table = RowsTable(columns)
    table.show_rows(rows)
    return table


# --- its columns ------------------------------------------------------------------------------------------------------


def _why(row: Row, words: Words) -> str:
    said = phrases.why(row.reason, row.values, words)
    return said[:1].upper() + said[1:]


def _evidence(row: Row, words: Words) -> str:
    return same_person.evidence(row.evidence, words)


def _heading(kind: SheetKind, row: Row, words: Words) -> str:
    """Return what a column is called; one that the desk does not know, and an answer, by its heading."""
    known = kind.headings.label(row.column, "ja")
    is_own = row.reason == "answers" or kind.headings.is_unknown(row.column)
    return row.column if is_own else sheets.sheet_field(kind, row.column, known, words)


def _value(row: Row, words: Words) -> str:
    return sheets.sheet_value(row.column, row.value, words)


def _place_columns(kind: SheetKind) -> tuple[Column, ...]:
    return (_ROW, _WHO, Column("column", N_("Column"), partial(_heading, kind), 120))


def _refused_columns(kind: SheetKind, headings: Mapping[str, str]) -> tuple[Column, ...]:
    return (
        _ROW,
        Column("column", N_("Column"), lambda row, words: headings.get(row.column) or _heading(kind, row, words), 150),
        Column("value", N_("Value in the sheet"), lambda row, _: str(row.value or _NOT_STATED), 150),
        Column("why", N_("Why it cannot be imported"), _why, 320, grows=True),
    )


_ROW = Column("row", N_("Row"), lambda row, words: words.number(row.row), 64, RIGHT)
_WHO = Column("who", N_("Who"), lambda row, _: row.who or _NOT_STATED, 180)
_DUPLICATES = (
    _ROW,
    _WHO,
    Column("of", N_("Similar to"), lambda row, _: row.column, 200),
    Column("score", N_("Similarity"), lambda row, _: f"{row.value} %", 64, RIGHT),
    Column("evidence", N_("Why"), _evidence, 260, grows=True),
)
_CHANGES = (
    Column("before", N_("Now"), lambda row, words: sheets.sheet_value(row.column, row.before, words), 190),
    Column("after", N_("After the import"), _value, 190),
)
_NEW = (_ROW, _WHO)
