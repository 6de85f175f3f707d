"""Writing what a list shows into a ledger: which rows, which columns, XLSX or CSV."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from jipdesk import i18n
from jipdesk.phrases.marking import N_
from jipdesk.views.pieces.columns import Column
from jipdesk.views.pieces.dialog import Dialog
from jipdesk.views.pieces.segments import Segments
from jipdesk.views.spoken import Button, Label, Paragraph, Saying, Speaking, counted, said

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from jipdesk.exchange.ledgers import Value

_WIDTH = 480
_PORTION = 1_000


@dataclass(frozen=True, slots=True)
class Exported:
    """What is to be written: the records in their order, the columns, and into which kind of file."""

    numbers: Sequence[int]
    columns: Sequence[Column]
    suffix: str
    is_every: bool = False
    """whether every column is wanted"""


class ExportDialog(Speaking, Dialog):
    """Three choices, then the system's dialog for the file."""

    chosen = Signal(object, Path)
    """an `Exported`, and the file"""

    def __init__(
        self,
        parent: QWidget,
        name: str,
        all_ids: Sequence[int],
        checked: Sequence[int],
        columns: Sequence[Column],
        shown: Sequence[str],
    ) -> None:
        super().__init__(parent)
        self.setFixedWidth(_WIDTH)
        self._name, self._all, self._checked = name, all_ids, checked
        self._columns, self._shown = columns, shown
        rows: list[tuple[str, Saying | str]] = [("all", counted("The one row", "All {n} rows", len(all_ids)))]
        if checked:
            rows.insert(0, ("checked", counted("{n} selected row", "{n} selected rows", len(checked))))
        self.rows = Segments(N_("Rows"), rows)
        self.columns = Segments(N_("Columns"), (("shown", N_("As on the screen")), ("every", N_("Every column"))))
        self.format = Segments(N_("File"), ((".xlsx", N_("Workbook (XLSX)")), (".csv", N_("Text with commas (CSV)"))))
        self.verb, self.cancel = Button(N_("Export…"), "primary"), Button(N_("Cancel"))
        self.verb.setDefault(True)
        self.verb.clicked.connect(self.ask_file)
        self.cancel.clicked.connect(self.reject)
        acts = QHBoxLayout()
        acts.setSpacing(10)
        acts.addStretch(1)
        acts.addWidget(self.cancel)
        acts.addWidget(self.verb)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(14)
        column.addWidget(Label(N_("Export this list"), "title"))
        grid = QGridLayout()
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(2, 1)
        for row, (title, each) in enumerate(
            ((N_("Rows"), self.rows), (N_("Columns"), self.columns), (N_("File"), self.format))
        ):
            grid.addWidget(Label(title, "muted"), row, 0)
            grid.addWidget(each, row, 1)
        column.addLayout(grid)
        column.addWidget(
            Paragraph(N_("The file is outside the protection of the desk. The export is recorded."), "small")
        )
        column.addLayout(acts)
        self.retranslate()

    @property
    def wanted(self) -> Exported:
        """What is chosen."""
        numbers = self._checked if self.rows.current == "checked" else self._all
        by_name = {column.name: column for column in self._columns}
        every = self.columns.current == "every"
        columns = list(self._columns) if every else [by_name[name] for name in self._shown]
        return Exported(list(numbers), columns, self.format.current, every)

    @Slot()
    def ask_file(self) -> None:
        """Ask for the file."""
        wanted = self.wanted
        proposed = str(Path.home() / f"{self._name}{wanted.suffix}")
        kind = N_("Workbook (*.xlsx)") if wanted.suffix == ".xlsx" else N_("Text with commas (*.csv)")
        found, _ = QFileDialog.getSaveFileName(self, said(N_("Save the ledger as")), proposed, said(kind))
        if found:
            self.write(Path(found))

    def write(self, file: Path) -> None:
        """Hand over what is to be written into this file."""
        wanted = self.wanted
        self.chosen.emit(wanted, file if file.suffix else file.with_suffix(wanted.suffix))
        self.accept()

    def retranslate(self) -> None:
        """Name the dialog."""
        self.setWindowTitle(said(N_("Export this list")))


def write_list(
    session: "Session", wanted: Exported, rows: "Callable[[Session, Sequence[int]], Mapping[int, Any]]", file: Path
) -> int:
    """Write rows of a list as the screen words them, and return how many there were.

    In a workbook numbers are numbers and days are days; text with commas is text.
    """
    from jipdesk.exchange.ledgers import LedgerColumn, write_ledger
    from jipdesk.views.pieces.ledger_cells import kind_of, valued, worded

    words = i18n.spoken()
    cell = valued if file.suffix.casefold() == ".xlsx" else worded
    lines: list[list[Value]] = []
    for start in range(0, len(wanted.numbers), _PORTION):
        portion = wanted.numbers[start : start + _PORTION]
        known = rows(session, portion)
        lines += [
            [cell(column, known[number], words) for column in wanted.columns] for number in portion if number in known
        ]
    kinds = [kind_of(column, [line[place] for line in lines]) for place, column in enumerate(wanted.columns)]
    titles = [LedgerColumn(said(column.title), kind) for column, kind in zip(wanted.columns, kinds, strict=True)]
    return write_ledger(file, titles, lines)
