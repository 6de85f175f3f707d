"""The table on the screen: arrows walk, Space checks, a click on a title sorts, columns stay as they were left."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView, QWidget

from jipdesk import i18n
from jipdesk.views.look.style import ROW, SMALL, TEXT, TINY
from jipdesk.views.pieces.cells import CheckCell, PillCell
from jipdesk.views.pieces.columns import Column, Order
from jipdesk.views.pieces.list_header import CHECK_WIDTH, Header
from jipdesk.views.pieces.row_painter import RowPainter, lines_within, places_within, rows_of
from jipdesk.views.pieces.table import CHECKS, Table
from jipdesk.views.pieces.widths import MOST, Need, fixed, shared, text_width, usual
from jipdesk.views.spoken import said

_AROUND = 12
"""What stands free around the text of a cell, and around a title."""
_EXTENDING = {Qt.Key.Key_Down, Qt.Key.Key_Up}
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
"""A row is one thing here, so these lead to the first and the last of them, not along the row."""


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
        self.begins: bool | None = None  # the next list at its first line: whoever is looked at, or if that one is gone
        self._chosen: set[int] = set()
        self._by_hand: dict[int, int] = {}
        self._contents: dict[int, tuple[int, int]] = {}
        self._viewport_width = 0
        self._measured_in = ""
        self._is_fitting = False
        self._has_growing = any(column.grows for column in table.columns)
        self._has_own_cells = False
        self._painter = RowPainter()
        # Made here, as to ask Qt for its own would make every kind of widget there is.
        self._sheet = QWidget()
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
        table.modelReset.connect(self._fit_content)
        table.dataChanged.connect(self._fit_content)
        table.headerDataChanged.connect(self._fit_content)

    # --- how it stands ------------------------------------------------------------------------------------------------

    def _set_up(self) -> None:
        self._sheet.setBackgroundRole(QPalette.ColorRole.Base)
        self._sheet.setAutoFillBackground(True)
        self.setViewport(self._sheet)
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
        super().setItemDelegateForColumn(0, CheckCell(self))
        pills = PillCell(self)
        self.setColumnWidth(0, CHECK_WIDTH)
        self._chosen = {place for place, column in enumerate(self._table.columns, start=CHECKS) if column.is_shown}
        self._header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        for place, column in enumerate(self._table.columns, start=CHECKS):
            self.setColumnWidth(place, column.width)
            self.setColumnHidden(place, not column.is_shown)
            if column.tone:
                super().setItemDelegateForColumn(place, pills)

    def setItemDelegateForColumn(self, column: int, delegate: QAbstractItemDelegate) -> None:
        """Let a column be drawn in a way of its own; then Qt draws all of them."""
        self._has_own_cells = True
        super().setItemDelegateForColumn(column, delegate)

    def add_columns(self, columns: Sequence[Column]) -> None:
        """Take more columns in, hidden at first."""
        first = len(self._table.columns) + CHECKS
        self._table.add_columns(columns)
        for place, column in enumerate(columns, start=first):
            self.setColumnWidth(place, column.width)
            self.setColumnHidden(place, True)

    def kept(self) -> dict[str, Any]:
        """Return how the columns stand, to be remembered; one that left for want of room is still chosen."""
        placed = [self._table.columns[place - CHECKS] for place in sorted(self._chosen, key=self._header.visualIndex)]
        places = {column.name: place for place, column in enumerate(self._table.columns, start=CHECKS)}
        return {
            "columns": [column.name for column in placed],
            "widths": {column.name: self._by_hand.get(places[column.name], column.width) for column in placed},
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
                self._recall_width(names.index(name), width)
        self._fit()

    def _recall_width(self, number: int, width: int) -> None:
        """Keep a column as wide as a person made it; as it was made, its content says how wide it is."""
        self.setColumnWidth(number + CHECKS, width)
        if width == self._table.columns[number].width:
            self._by_hand.pop(number + CHECKS, None)
        else:
            self._by_hand[number + CHECKS] = width

    def choose_columns(self, names: list[str] | tuple[str, ...]) -> None:
        """Show these columns only."""
        columns = self._table.columns
        self._chosen = {place for place, column in enumerate(columns, start=CHECKS) if column.name in names}
        for place in range(CHECKS, len(columns) + CHECKS):
            self.setColumnHidden(place, place not in self._chosen)
        self._fit_content()
        if self.currentIndex().isValid():
            self.setCurrentIndex(self._spot(self.currentIndex().row()))

    @Slot(int, int, int)
    def _note_width(self, section: int, _: int, now: int) -> None:
        """Know how wide a person made a column; the last one takes what the others leave."""
        if self._is_fitting or not now or section < CHECKS:
            return
        if self._header.visualIndex(section) != self._last_shown():
            self._by_hand[section] = now

    def _last_shown(self) -> int:
        header = self._header
        places = (place for place in reversed(range(header.count())))
        return next((place for place in places if not header.isSectionHidden(header.logicalIndex(place))), -1)

    # --- how wide its columns are -------------------------------------------------------------------------------------

    @Slot()
    def _fit_content(self) -> None:
        """Look how wide the rows at hand are, and fit the columns; while a list is narrowed, none becomes narrower."""
        lines, language = self._table.at_hand, i18n.spoken().language
        if lines and language != self._measured_in:
            self._contents.clear()
            self._measured_in = language
        for place in self._chosen if lines else ():
            wide = self._text_widths(place, [line.text(place - CHECKS) for line in lines])
            before = self._contents.get(place, (0, 0))
            self._contents[place] = (max(usual(wide), before[0]), max(*wide, before[1]))
        self._fit()

    def _text_widths(self, place: int, texts: Sequence[str]) -> list[int]:
        """Return how wide cells have to be for their texts: a state is written smaller, as is a second line."""
        first, second = (SMALL, TINY) if self._table.columns[place - CHECKS].tone else (TEXT, SMALL)
        around: int = getattr(self.itemDelegateForColumn(place), "around", _AROUND)
        widths = []
        for text in texts:
            above, _, below = text.partition("\n")
            width = max(text_width(above, first), text_width(below, second) if below else 0)
            widths.append(width + around if text else 0)
        return widths

    def _need(self, place: int) -> Need:
        column, by_hand = self._table.columns[place - CHECKS], self._by_hand.get(place)
        if by_hand or place not in self._contents:
            return fixed(by_hand or column.width, column.rank, grows=column.grows and not by_hand)
        title = self._header.title_width(place)
        # Where no column grows, each is as wide as it was meant to be, and what is left over is not all the last one's.
        meant = 0 if self._has_growing else column.width
        most, full = (max(title, CHECK_WIDTH, meant, min(width, MOST)) for width in self._contents[place])
        if column.tone:
            # A state is one of few words, and one that is rare matters as much.
            most = max(most, min(full, column.width))
        return Need(max(title, CHECK_WIDTH, min(most, column.width)), most, full, column.rank, column.grows)

    def _fit(self) -> None:
        """Give every column its width; a list that stands as it was made lets columns leave rather than scroll."""
        shown = sorted(self._chosen, key=self._header.visualIndex)
        room = self._viewport_width - (0 if self.isColumnHidden(0) else CHECK_WIDTH)
        as_made = {place for place, column in enumerate(self._table.columns, start=CHECKS) if column.is_shown}
        widths = self._shared(room, shown, may_leave=self._viewport_width > 0 and self._chosen == as_made)
        if any(widths):
            # The last one gets what is left, as Qt would have it a moment later: then everything is drawn once.
            widths[max(at for at, width in enumerate(widths) if width)] += max(room - sum(widths), 0)
        self._is_fitting = True
        for place, width in zip(shown, widths, strict=True):
            self.setColumnHidden(place, not width)
            if width:
                self.setColumnWidth(place, width)
        self._is_fitting = False
        here = self.currentIndex()
        if here.isValid() and self.isColumnHidden(here.column()):
            self.setCurrentIndex(self._spot(here.row()))

    def _shared(self, room: int, places: Sequence[int], *, may_leave: bool) -> list[int]:
        return shared(room, [self._need(place) for place in places], may_leave=may_leave)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns into the room there is."""
        super().resizeEvent(event)
        # Kept, since asking for the viewport would let PySide make every kind of widget there is.
        self._viewport_width = event.size().width()
        self._fit()

    @property
    def shown_columns(self) -> tuple[str, ...]:
        """The names of the columns on the screen, from the left."""
        return tuple(self.kept()["columns"])

    def show_order(self, order: Order) -> None:
        """Mark the column by which the rows stand."""
        names = [column.name for column in self._table.columns]
        towards = Qt.SortOrder.DescendingOrder if order.is_descending else Qt.SortOrder.AscendingOrder
        place = names.index(order.column) + CHECKS
        self._header.setSortIndicator(place, towards)
        self._fit()

    def sorts(self) -> list[tuple[str, Callable[[], object]]]:
        """Return the titles of the columns that rows can stand by, each with what lets them."""
        shown = [each for each in self._table.columns if each.can_sort and each.name in self.shown_columns]
        return [(said(each.title), partial(self._sort_by, each.name)) for each in shown]

    def _sort_by(self, name: str) -> None:
        place = [column.name for column in self._table.columns].index(name) + CHECKS
        is_by_it = self._header.sortIndicatorSection() == place
        is_descending = is_by_it and self._header.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        self.ordered.emit(Order(name, is_descending))

    # --- how it is drawn ----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows that are wanted, all at once where nothing has a way of its own."""
        lines = lines_within(self, event.rect(), len(self._table.ids))
        if lines:
            self._table.bring(lines[0], lines[-1])
        if self._has_own_cells or not self.isEnabled():
            super().paintEvent(event)
        elif lines:
            places = places_within(self._header, event.rect(), self._table.columns)
            painter = QPainter(self._sheet)
            self._painter.draw(painter, places, rows_of(self, self._table, lines), has_keys=self.hasFocus())
            painter.end()

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
        # Qt would lay the rows out a moment later, and draw everything twice.
        self.executeDelayedItemsLayout()
        self._is_resetting = False
        wanted, count = self._current, len(self._table.ids)
        line = None if self.begins else self._table.line_of(wanted)
        if line is None and count:
            line = 0 if wanted is None or self.begins is not None else min(max(self._line_before, 0), count - 1)
        self.begins = None
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
        elif key in _ENDS and self._table.ids:
            self.go_to(self._table.ids[_ENDS[key]])
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
