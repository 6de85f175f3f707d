"""What a sheet would do, before it does: counts, and behind each count its rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jipdesk.exchange.intake import Prepared
from jipdesk.exchange.sheet_kind import SheetKind
from jipdesk.i18n import Words
from jipdesk.phrases import intake as phrases
from jipdesk.phrases.marking import N_
from jipdesk.queries.applications import full_name
from jipdesk.queries.intake import plain as plainly
from jipdesk.views.look.palette import Tone
from jipdesk.views.pieces.columns import RIGHT, Column
from jipdesk.views.pieces.pill import StatePill
from jipdesk.views.pieces.rows_table import RowsTable
from jipdesk.views.pieces.tabs import Tabs
from jipdesk.views.spoken import Label, Paragraph, Saying, counted, message

_NOT_STATED = "—"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a part of the preview."""

    row: int
    who: str
    column: str = ""
    value: str = ""
    said: Saying | None = None


class ImportPreview(QWidget):
    """Counts above, rows below."""

    def __init__(self, kind: SheetKind, prepared: Prepared[Any], edition: str) -> None:
        super().__init__()
        self.prepared = prepared
        self._kind = kind
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        into = N_("{name}: {rows} rows, for {edition}")
        rows = prepared.sheet.rows
        column.addWidget(
            Label(message(into, name=prepared.sheet.file_name, rows=lambda words: words.number(rows), edition=edition))
        )
        column.addLayout(self._counts())
        self.tables: dict[str, RowsTable] = {}
        self.tabs = Tabs()
        self._fill()
        if self.tables:
            column.addWidget(self.tabs, 1)
        else:
            column.addWidget(Paragraph(N_("No rows need checking."), "muted"))
            column.addStretch(1)

    def _counts(self) -> QHBoxLayout:
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
        line.addStretch(1)
        return line

    def _fill(self) -> None:
        found = self.prepared
        self._add("refused", N_("Refused values ({n})"), self._refused(), _REFUSED)
        self._add("duplicates", N_("Possible duplicates ({n})"), self._duplicates(), _DUPLICATES)
        self._add("conflicts", N_("Kept from the desk ({n})"), self._conflicts(), _CONFLICTS)
        if self._kind is SheetKind.APPLICATIONS:
            self._add("changed", N_("Changed ({n})"), self._changes(found.comparison), _CHANGES)
            self._add("added", N_("New ({n})"), _added(found.comparison), _NEW)
        else:
            self._add("changed", N_("Changed ({n})"), self._company_changes(found.comparison), _CHANGES)
            self._add("added", N_("New ({n})"), _new_openings(found.comparison), _NEW)

    def _add(self, name: str, title: str, rows: Sequence[Row], columns: Sequence[Column]) -> None:
        if not rows:
            return
        table = RowsTable(columns)
        table.show_rows(rows)
        self.tables[name] = table
        self.tabs.add(name, message(title, n=lambda words: words.number(len(rows))), table)

    # --- its rows -----------------------------------------------------------------------------------------------------

    def _refused(self) -> list[Row]:
        return [
            Row(cell.row, "", cell.column, cell.value, _why(cell.reason, cell.values)) for cell in self.prepared.refused
        ]

    def _duplicates(self) -> list[Row]:
        by_row = {row.row: row.who for row in _everybody(self._kind, self.prepared.comparison)}
        # Who is on the desk already and in the sheet again is found twice, under one number.
        found = {(each.row, str(each.of)): each for each in reversed(self.prepared.duplicates)}
        return [
            Row(row, by_row.get(row, ""), of, f"{each.score} %", _evidence(each.evidence))
            for (row, of), each in reversed(found.items())
        ]

    def _conflicts(self) -> list[Row]:
        sent = {row.row: row for row in _everybody(self._kind, self.prepared.comparison)}
        values = _sent(self._kind, self.prepared.comparison)
        return [
            Row(row, sent[row].who if row in sent else "", field, values.get((row, field), ""))
            for row, field in self.prepared.conflicts
        ]

    def _changes(self, comparison: Any) -> list[Row]:
        return [
            Row(each.received.row, _who(each.received), said=self._named(each.changed))
            for each in comparison.updates
            if each.changed
        ]

    def _company_changes(self, comparison: Any) -> list[Row]:
        found = []
        for company in comparison.companies:
            if company.company_id is not None and company.change.changed:
                changed = self._named(company.change.changed)
                found.append(Row(company.received.row, _company(company.received), said=changed))
            for opening, number, change in company.openings:
                if number is not None and change.changed:
                    found.append(Row(opening.row, opening.opening_no, said=self._named(change.changed)))
        return found

    def _named(self, fields: Sequence[str]) -> Saying:
        headings = self._kind.headings
        return lambda words: words.list([headings.label(field, words.language) for field in fields])


def _everybody(kind: SheetKind, comparison: Any) -> list[Row]:
    if kind is SheetKind.APPLICATIONS:
        received = [*comparison.added, *(each.received for each in comparison.updates)]
        return [Row(each.row, _who(each)) for each in received]
    companies = [Row(each.received.row, _company(each.received)) for each in comparison.companies]
    return [*companies, *(Row(row.row, row.opening_no) for each in comparison.companies for row, _, _ in each.openings)]


def _sent(kind: SheetKind, comparison: Any) -> dict[tuple[int, str], str]:
    """Return what the sheet says where the desk's value stays."""
    if kind is SheetKind.APPLICATIONS:
        return {
            (each.received.row, field): _text(getattr(each.received, field, None))
            for each in comparison.updates
            for field in each.conflicts
        }
    found: dict[tuple[int, str], str] = {}
    for company in comparison.companies:
        for row, change in (
            (company.received, company.change),
            *((row, change) for row, _, change in company.openings),
        ):
            found |= {(row.row, field): _text(row.values.get(field)) for field in change.conflicts}
    return found


def _text(value: object) -> str:
    shown = plainly(value)
    return ", ".join(map(str, shown)) if isinstance(shown, list) else "" if shown is None else str(shown)


def _who(received: Any) -> str:
    name = full_name(received.family_name, received.given_name, received.middle_name)
    return f"{received.receipt_no}  {name}"


def _company(received: Any) -> str:
    return f"{received.company_no}  {received.values.get('name_ja') or received.values.get('name_en') or ''}"


def _added(comparison: Any) -> list[Row]:
    return [Row(each.row, _who(each)) for each in comparison.added]


def _new_openings(comparison: Any) -> list[Row]:
    return [
        Row(opening.row, f"{opening.opening_no}  {_company(company.received)}")
        for company in comparison.companies
        for opening, number, _ in company.openings
        if number is None
    ]


def _why(reason: str, values: Any) -> Saying:
    def say(words: Words) -> str:
        said = phrases.why(reason, values, words)
        return said[:1].upper() + said[1:]

    return say


def _evidence(codes: Sequence[str]) -> Saying:
    return lambda words: words.list([phrases.evidence(code, words) for code in codes])


# --- its columns ------------------------------------------------------------------------------------------------------


def _said(row: Row, words: Words) -> str:
    return row.said(words) if row.said else ""


def _heading(row: Row, words: Words) -> str:
    for kind in SheetKind:
        label = kind.headings.label(row.column, words.language)
        if label != row.column or words.language == "en":
            return label
    return row.column


_ROW = Column("row", N_("Row"), lambda row, words: words.number(row.row), 64, RIGHT)
_WHO = Column("who", N_("Who"), lambda row, _: row.who or _NOT_STATED, 260)
_COLUMN = Column("column", N_("Column"), _heading, 132)

_REFUSED = (
    _ROW,
    _COLUMN,
    Column("value", N_("Value in the sheet"), lambda row, _: row.value or _NOT_STATED, 116),
    Column("why", N_("Why it cannot be imported"), _said, 320),
)
_DUPLICATES = (
    _ROW,
    _WHO,
    Column("of", N_("Similar to"), lambda row, _: row.column, 110),
    Column("score", N_("Similarity"), lambda row, _: row.value, 64, RIGHT),
    Column("evidence", N_("Why"), _said, 260),
)
_CONFLICTS = (
    _ROW,
    _WHO,
    _COLUMN,
    Column("value", N_("Value in the sheet"), lambda row, _: row.value or _NOT_STATED, 240),
)
_CHANGES = (_ROW, _WHO, Column("changed", N_("What changes"), _said, 360))
_NEW = (_ROW, _WHO)
