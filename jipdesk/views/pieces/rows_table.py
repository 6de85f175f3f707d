"""A table of rows that are all at hand: no checks, no order to choose, walked with the arrows."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QAbstractItemView

from jipdesk.views.pieces.columns import Column
from jipdesk.views.pieces.table import PAGE, Table
from jipdesk.views.pieces.table_view import TableView


class RowsTable(TableView):
    """Shows the rows that it is given."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.table = Table(columns, self._row)
        self._rows: Sequence[Any] = ()
        super().__init__(self.table)
        self.table.setParent(self)
        self.setColumnHidden(0, True)
        self.setProperty("kind", "")
        # Nothing is done with a row, so none is shown as chosen.
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setSectionsClickable(False)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these in place of those before."""
        self._rows = rows
        self.table.show((), {})
        self.table.show(range(len(rows)), self._row(range(min(len(rows), PAGE))))

    def _row(self, numbers: Sequence[int]) -> Mapping[int, Any]:
        return {number: self._rows[number] for number in numbers}
