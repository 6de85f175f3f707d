"""A small table of figures: names at the left, numbers at the right, as tall as its lines up to a limit."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QVBoxLayout, QWidget

from jipdesk import i18n
from jipdesk.views.pieces.columns import LEFT, RIGHT
from jipdesk.views.pieces.fixed_header import FixedHeader
from jipdesk.views.spoken import Label, Saying, Speaking, said

LINE = 28
_MOST = 12
_NUMBER_WIDTH = 86
_NOTHING = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One line: its name and its numbers."""

    name: Saying | str
    numbers: Sequence[int]


class _Figures(QAbstractTableModel):
    def __init__(self, titles: Sequence[Saying | str], parent: QWidget) -> None:
        super().__init__(parent)
        self._titles = titles
        self._lines: Sequence[FigureLine] = ()

    def show(self, lines: Sequence[FigureLine]) -> None:
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = _NOTHING) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NOTHING) -> int:
        return 0 if parent.isValid() else 1 + len(self._titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if index.column() else LEFT
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        line = self._lines[index.row()]
        if not index.column():
            return said(line.name)
        return i18n.spoken().number(line.numbers[index.column() - 1])

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if section else LEFT
        if role == Qt.ItemDataRole.DisplayRole:
            return said(self._titles[section - 1]) if section else ""
        return None


class _View(QTableView):
    """Copies what is selected, cell by cell with tabs, so that it can be put into any sheet."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            rows: dict[int, list[str]] = {}
            for index in sorted(self.selectedIndexes()):
                rows.setdefault(index.row(), []).append(str(index.data()))
            QGuiApplication.clipboard().setText("\n".join("\t".join(cells) for cells in rows.values()))
            return
        super().keyPressEvent(event)


class FigureTable(Speaking, QFrame):
    """Its title above, the table below."""

    def __init__(self, title: Saying | str, titles: Sequence[Saying | str]) -> None:
        super().__init__()
        self.setProperty("kind", "surface")
        self._title = title
        self.heading = Label(title, "heading")
        self.model = _Figures(titles, self)
        self.view = _View()
        self.view.setHorizontalHeader(FixedHeader(Qt.Orientation.Horizontal, self.view))
        self.view.setModel(self.model)
        self._dress(len(titles))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 10, 8, 8)
        column.setSpacing(4)
        self.heading.setContentsMargins(8, 0, 8, 0)
        column.addWidget(self.heading)
        column.addWidget(self.view)
        self.retranslate()

    def _dress(self, numbers: int) -> None:
        view = self.view
        view.setShowGrid(False)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setTabKeyNavigation(False)
        view.setCornerButtonEnabled(False)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.verticalHeader().setDefaultSectionSize(LINE)
        view.verticalHeader().hide()
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setFixedHeight(LINE)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for section in range(1, numbers + 1):
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.Fixed)
            view.setColumnWidth(section, _NUMBER_WIDTH)

    def show_lines(self, lines: Sequence[FigureLine]) -> None:
        """Show these lines, in place of those before."""
        self.model.show(lines)
        self.view.setFixedHeight(LINE * (1 + min(max(len(lines), 1), _MOST)) + 2)

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.view.setAccessibleName(said(self._title))
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.model.columnCount() - 1)
        self.view.viewport().update()
