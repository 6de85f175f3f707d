"""The table on the screen: arrows walk, Space checks, a click on a title sorts, columns stay as they were left."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from jipdesk.views.look.style import ROW
from jipdesk.views.pieces.cells import CheckCell, PillCell, draw_check
from jipdesk.views.pieces.columns import Column, Order
from jipdesk.views.pieces.table import CHECKS, Table
from jipdesk.views.spoken import said

CHECK_WIDTH = 32
_MOST_MORE = 160
"""By how much a column grows at most; beyond that, the eye loses the line."""
_EXTENDING = {Qt.Key.Key_Down, Qt.Key.Key_Up}


class Header(QHeaderView):
    """Titles, and over the checks a box for all of them."""

    check_all = Signal()

    def __init__(self, table: Table, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._table = table
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(False)
        self.setHighlightSections(False)
        self.setSortIndicatorShown(True)
        self.setStretchLastSection(True)
        self.setMinimumSectionSize(CHECK_WIDTH)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setFixedHeight(ROW)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Draw the box for all where there are checks."""
        super().paintSection(painter, rect, logicalIndex)
        if logicalIndex < CHECKS:
            count = len(self._table.checked)
            is_all = 0 < len(self._table.ids) == count
            draw_check(painter, QRectF(rect), is_on=is_all, is_half=count > 0 and not is_all)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Check all, or let the title be clicked."""
        if self.logicalIndexAt(event.position().toPoint()) < CHECKS:
            self.check_all.emit()
            return
        super().mousePressEvent(event)


class TableView(QTableView):
    """Tells what is current, what was chosen to be opened, and in which order the rows are wanted."""

    current_changed = Signal(object)
    """the number of the record, or None"""
    opened = Signal(object)
    """Enter or a double click on a record"""
    ordered = Signal(object)
    """an `Order`"""

    def __init__(self, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._current: int | None = None
        self._anchor: int | None = None
        self._is_resetting = False
        self._line_before = 0
        self._widths: dict[int, int] = {}
        self._is_fitting = False
        self._set_up()
        self.setModel(table)
        self._header = Header(table, self)
        self.setHorizontalHeader(self._header)
        self._dress()
        self._header.sectionClicked.connect(self._sort)
        self._header.check_all.connect(self._toggle_all)
        self._header.sectionResized.connect(self._note_width)
        self.selectionModel().currentRowChanged.connect(self._move)
        self.doubleClicked.connect(self._open)
        table.modelAboutToBeReset.connect(self._hold_still)
        table.modelReset.connect(self._find_again)

    # --- how it stands ------------------------------------------------------------------------------------------------

    def _set_up(self) -> None:
        self.setProperty("kind", "list")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW)
        rows.hide()

    def _dress(self) -> None:
        self.setItemDelegateForColumn(0, CheckCell(self))
        pills = PillCell(self)
        self.setColumnWidth(0, CHECK_WIDTH)
        self._widths = {place: column.width for place, column in enumerate(self._table.columns, start=CHECKS)}
        self._header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        for place, column in enumerate(self._table.columns, start=CHECKS):
            self.setColumnWidth(place, column.width)
            self.setColumnHidden(place, not column.is_shown)
            if column.tone:
                self.setItemDelegateForColumn(place, pills)

    def add_columns(self, columns: Sequence[Column]) -> None:
        """Take more columns in, hidden at first."""
        first = len(self._table.columns) + CHECKS
        self._table.add_columns(columns)
        for place, column in enumerate(columns, start=first):
            self._widths[place] = column.width
            self.setColumnWidth(place, column.width)
            self.setColumnHidden(place, True)

    def kept(self) -> dict[str, Any]:
        """Return how the columns stand, to be remembered."""
        header, columns = self._header, self._table.columns
        placed = sorted(range(len(columns)), key=lambda each: header.visualIndex(each + CHECKS))
        return {
            "columns": [columns[each].name for each in placed if not self.isColumnHidden(each + CHECKS)],
            "widths": {
                column.name: self._widths[place]
                for place, column in enumerate(columns, start=CHECKS)
                if not self.isColumnHidden(place)
            },
        }

    def recall(self, kept: Mapping[str, Any]) -> None:
        """Let the columns stand as they did."""
        names = [column.name for column in self._table.columns]
        shown = [name for name in kept.get("columns") or () if name in names]
        if shown:
            self.choose_columns(shown)
            for place, name in enumerate(shown, start=CHECKS):
                self._header.moveSection(self._header.visualIndex(names.index(name) + CHECKS), place)
        widths = kept.get("widths")
        for name, width in widths.items() if isinstance(widths, dict) else ():
            if name in names and isinstance(width, int) and width >= CHECK_WIDTH:
                self.setColumnWidth(names.index(name) + CHECKS, width)
                self._widths[names.index(name) + CHECKS] = width
        self._fit()

    def choose_columns(self, names: list[str] | tuple[str, ...]) -> None:
        """Show these columns only."""
        for place, column in enumerate(self._table.columns, start=CHECKS):
            self.setColumnHidden(place, column.name not in names)
        self._fit()
        if self.currentIndex().isValid():
            self.setCurrentIndex(self._spot(self.currentIndex().row()))

    @Slot(int, int, int)
    def _note_width(self, section: int, _: int, now: int) -> None:
        """Know how wide a person made a column; the last one takes what the others leave."""
        is_last = self._header.visualIndex(section) == self._last_shown()
        if now and section >= CHECKS and not self._is_fitting and not is_last:
            self._widths[section] = now

    def _last_shown(self) -> int:
        header = self._header
        places = (place for place in reversed(range(header.count())))
        return next((place for place in places if not header.isSectionHidden(header.logicalIndex(place))), -1)

    def _fit(self) -> None:
        """Let the columns that grow take what width is left over."""
        shown = [place for place in self._widths if not self.isColumnHidden(place)]
        growing = [place for place in shown if self._table.columns[place - CHECKS].grows]
        checks = 0 if self.isColumnHidden(0) else CHECK_WIDTH
        left = self._room() - checks - sum(self._widths[place] for place in shown)
        self._is_fitting = True
        for place in growing:
            more = min(max(left // len(growing), 0), _MOST_MORE)
            self.setColumnWidth(place, self._widths[place] + more)
        self._is_fitting = False

    def _room(self) -> int:
        """Return how wide the viewport is, without asking for it: PySide would make every kind of widget there is."""
        bar = self.verticalScrollBar()
        return self.maximumViewportSize().width() - (bar.width() if bar.isVisible() else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns into the room there is."""
        super().resizeEvent(event)
        self._fit()

    @property
    def shown_columns(self) -> tuple[str, ...]:
        """The names of the columns on the screen, from the left."""
        return tuple(self.kept()["columns"])

    def show_order(self, order: Order) -> None:
        """Mark the column by which the rows stand."""
        names = [column.name for column in self._table.columns]
        towards = Qt.SortOrder.DescendingOrder if order.is_descending else Qt.SortOrder.AscendingOrder
        self._header.setSortIndicator(names.index(order.column) + CHECKS, towards)

    def sorts(self) -> list[tuple[str, Callable[[], object]]]:
        """Return the titles of the columns that rows can stand by, each with what lets them."""
        shown = [each for each in self._table.columns if each.can_sort and each.name in self.shown_columns]
        return [(said(each.title), partial(self._sort_by, each.name)) for each in shown]

    def _sort_by(self, name: str) -> None:
        place = [column.name for column in self._table.columns].index(name) + CHECKS
        is_by_it = self._header.sortIndicatorSection() == place
        is_descending = is_by_it and self._header.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        self.ordered.emit(Order(name, is_descending))

    # --- what is current ----------------------------------------------------------------------------------------------

    @property
    def current(self) -> int | None:
        """The number of the record that is looked at."""
        return self._current

    def go_to(self, number: int | None) -> bool:
        """Look at a record; False if it is not listed."""
        line = self._table.line_of(number)
        if line is None:
            return False
        self.setCurrentIndex(self._spot(line))
        self.scrollTo(self.currentIndex())
        return True

    def _spot(self, line: int) -> QModelIndex:
        """Return the cell to stand in: in a column that is hidden the arrows would not move."""
        places = (self._header.logicalIndex(each) for each in range(CHECKS, self._header.count()))
        shown = next((place for place in places if not self.isColumnHidden(place)), 0)
        return self._table.index(line, shown)

    def step(self, by: int) -> None:
        """Look at the next record, or the one before."""
        line = max(0, min(self.currentIndex().row() + by, len(self._table.ids) - 1))
        if self._table.ids:
            self.setCurrentIndex(self._spot(line))

    @Slot(QModelIndex, QModelIndex)
    def _move(self, to: QModelIndex, _: QModelIndex) -> None:
        if self._is_resetting:
            return
        number = self._table.id_at(to.row()) if to.isValid() else None
        if number != self._current:
            self._current = number
            self.current_changed.emit(number)

    @Slot()
    def _hold_still(self) -> None:
        self._is_resetting = True
        self._line_before = self.currentIndex().row()

    @Slot()
    def _find_again(self) -> None:
        """Look at the same record as before; if it is gone from the list, at the one that took its place."""
        self._is_resetting = False
        wanted, count = self._current, len(self._table.ids)
        line = self._table.line_of(wanted)
        if line is None and count and wanted is not None:
            line = min(max(self._line_before, 0), count - 1)
        if line is None and count:
            line = 0
        self._current = None if line is None else self._table.id_at(line)
        if line is not None:
            self.setCurrentIndex(self._spot(line))
            self.scrollTo(self.currentIndex())
        if self._current != wanted:
            self.current_changed.emit(self._current)

    # --- keys and clicks ----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keys: Space checks, Ctrl+A all or none, Shift and an arrow what is on the way; Enter opens."""
        key, shift = Qt.Key(event.key()), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if key == Qt.Key.Key_Space and self._current is not None:
            self._table.check([self._current], on=self._current not in self._table.checked)
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._toggle_all()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._current is not None:
            self.opened.emit(self._current)
        elif key in _EXTENDING and shift and self._current is not None:
            self._extend(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def _extend(self, by: int) -> None:
        before = self._current
        self.step(by)
        self._table.check([each for each in (before, self._current) if each is not None], on=True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Check a record by a click on the box, or with Ctrl; with Shift all from the last one checked."""
        index = self.indexAt(event.position().toPoint())
        modifiers = event.modifiers()
        if index.isValid() and modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._check_to(index.row())
        elif index.isValid() and (index.column() < CHECKS or modifiers & Qt.KeyboardModifier.ControlModifier):
            self._toggle(index.row())
        else:
            super().mousePressEvent(event)

    def _toggle(self, line: int) -> None:
        number = self._table.id_at(line)
        assert number is not None
        self._anchor = line
        self._table.check([number], on=number not in self._table.checked)

    def _check_to(self, line: int) -> None:
        start = self._anchor if self._anchor is not None else max(self.currentIndex().row(), 0)
        first, last = sorted((start, line))
        self._table.check(self._table.ids[first : last + 1], on=True)
        self._anchor = line

    @Slot()
    def _toggle_all(self) -> None:
        self._table.check_all(on=len(self._table.checked) < len(self._table.ids))

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        if index.column() >= CHECKS:
            self.opened.emit(self._table.id_at(index.row()))

    @Slot(int)
    def _sort(self, section: int) -> None:
        if section < CHECKS or not self._table.columns[section - CHECKS].can_sort:
            return
        is_descending = self._header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
        self.ordered.emit(Order(self._table.columns[section - CHECKS].name, is_descending))
