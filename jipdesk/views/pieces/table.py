"""A table over a question: the numbers of all rows in their order, and the rows themselves as they come into sight.

However long a list is, only its numbers are held; rows are asked for in pages and the oldest pages are let go. What is
chosen is known by the record's number and so stays chosen when the list changes around it.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal, Slot

from jipdesk import i18n
from jipdesk.errors import Stop
from jipdesk.phrases.marking import N_
from jipdesk.queries.numbers import Numbers
from jipdesk.views.look.palette import Tone
from jipdesk.views.pieces.columns import Column
from jipdesk.views.spoken import said

PAGE = 32
"""As many rows as most screens have: more would only be asked for in vain."""
MOST_PAGES = 64
RETRY_MS = 200
TONE = Qt.ItemDataRole.UserRole
"""the tone of a pill, where a cell is one"""
PILL = Qt.ItemDataRole.UserRole + 1
"""its word"""
CHECKS = 1
"""The first column holds the checks."""

Fetch = Callable[[Sequence[int]], Mapping[int, Any]]
Index = QModelIndex | QPersistentModelIndex

# Comparing whole numbers costs a quarter of comparing Qt's enumerations, and `data` is asked thousands of times.
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_HINT = int(Qt.ItemDataRole.ToolTipRole)
_ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
_CHECK = int(Qt.ItemDataRole.CheckStateRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_TONE, _PILL = int(TONE), int(PILL)
_OF_HEADER = frozenset({_DISPLAY, _HINT, _ALIGN, _SPOKEN})


class Line:
    """A row in sight: the row itself and what its cells say, found out when it is asked: many columns are hidden."""

    __slots__ = ("_columns", "_texts", "_tones", "row")

    def __init__(self, row: Any, columns: Sequence[Column]) -> None:
        self.row = row
        self._columns = columns
        self._texts: dict[int, str] = {}
        self._tones: dict[int, Tone | None] = {}

    def text(self, place: int) -> str:
        """Return what the cell in a column says."""
        found = self._texts.get(place)
        if found is None:
            found = "" if self.row is None else self._columns[place].text(self.row, i18n.spoken())
            self._texts[place] = found
        return found

    def tone(self, place: int) -> Tone | None:
        """Return the tone of a cell that is a pill."""
        if place not in self._tones:
            tone = self._columns[place].tone
            self._tones[place] = tone(self.row) if tone and self.row is not None else None
        return self._tones[place]

    @property
    def texts(self) -> list[str]:
        """What all its cells say, the hidden ones too."""
        return [self.text(place) for place in range(len(self._columns))]

    @property
    def tones(self) -> list[Tone | None]:
        """The tones of all its cells."""
        return [self.tone(place) for place in range(len(self._columns))]


class Table(QAbstractTableModel):
    """Qt's view of it. `fetch` returns the rows of some numbers, in this thread, quickly."""

    checks_changed = Signal()

    def __init__(self, columns: Sequence[Column], fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._fetch = fetch
        self._ids = Numbers.of(())
        self._pages: dict[int, list[Line]] = {}
        self._checked: set[int] = set()
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.setInterval(RETRY_MS)
        self._retry.timeout.connect(self.forget_rows)

    def add_columns(self, columns: Sequence[Column]) -> None:
        """Take more columns in, behind the others; rows that are known have nothing in them yet."""
        last = len(self.columns) + CHECKS
        self.beginInsertColumns(QModelIndex(), last, last + len(columns) - 1)
        self.columns = (*self.columns, *columns)
        self._pages.clear()
        self.endInsertColumns()

    # --- what is listed -----------------------------------------------------------------------------------------------

    def show(self, ids: Sequence[int], first: Mapping[int, Any] | None = None) -> None:
        """List these records; `first` are the rows of the first page, where they are known already."""
        new = Numbers.of(ids)
        if new == self._ids:
            self._forget_rows(first)
            return
        self.beginResetModel()
        self._ids = new
        self._take_first(first)
        self.endResetModel()
        self._uncheck_unlisted()

    def _take_first(self, first: Mapping[int, Any] | None) -> None:
        self._pages.clear()
        if first:
            self._pages[0] = [Line(first.get(number), self.columns) for number in self._ids[:PAGE]]

    @Slot()
    def forget_rows(self) -> None:
        """Ask again for what is in sight: the same records, changed perhaps."""
        self._forget_rows(None)

    def _forget_rows(self, first: Mapping[int, Any] | None) -> None:
        self._take_first(first)
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(self.columns)))

    @property
    def ids(self) -> Sequence[int]:
        """The numbers of all rows, in their order."""
        return self._ids

    @property
    def at_hand(self) -> Sequence[Line]:
        """The first lines, where they are known without asking."""
        return self._pages.get(0, ())

    def id_at(self, row: int) -> int | None:
        """Return the number of the record in a line."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def line_of(self, number: int | None) -> int | None:
        """Return the line of a record, if it is listed."""
        if number is None:
            return None
        try:
            return self._ids.index(number)
        except ValueError:
            return None

    def row_at(self, line: int) -> Any:
        """Return the row in a line."""
        return self._line(line).row

    def bring(self, first: int, last: int) -> None:
        """Ask for all rows from the first to the last at once, where they are not known yet."""
        missing = [page for page in range(first // PAGE, last // PAGE + 1) if page not in self._pages]
        if missing:
            self._read(missing)

    def line(self, row: int) -> Line:
        """Return what is known of a row in sight."""
        return self._line(row)

    # --- what is checked ----------------------------------------------------------------------------------------------

    @property
    def checked(self) -> Collection[int]:
        """The numbers of the records that are checked."""
        return self._checked

    def check(self, numbers: Iterable[int], *, on: bool) -> None:
        """Check records, or check them no more."""
        before = len(self._checked)
        if on:
            self._checked.update(numbers)
        else:
            self._checked.difference_update(numbers)
        if len(self._checked) != before:
            self._tell_checks()

    def check_all(self, *, on: bool) -> None:
        """Check every record that is listed, or none."""
        self._checked = set(self._ids) if on else set()
        self._tell_checks()

    def _uncheck_unlisted(self) -> None:
        """Nobody acts on what cannot be seen."""
        if self._checked:
            listed = self._checked.intersection(self._ids)
            if len(listed) != len(self._checked):
                self._checked = listed
                self._tell_checks()

    def _tell_checks(self) -> None:
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, 0), [_CHECK])
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 0)
        self.checks_changed.emit()

    # --- what Qt asks -------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many records are listed."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the columns and the one with the checks."""
        return 0 if parent.isValid() else len(self.columns) + CHECKS

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return what a cell says."""
        place = index.column() - CHECKS
        if place < 0:
            return self._check_of(index.row(), role)
        if role == _DISPLAY:
            line = self._line(index.row())
            return None if self.columns[place].tone else line.text(place)
        if role == _ALIGN:
            return self.columns[place].align
        if role in (_PILL, _SPOKEN):
            return self._line(index.row()).text(place)
        if role == _TONE:
            return self._line(index.row()).tone(place)
        return self._hint(index.row(), place) if role == _HINT else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Return a column's title."""
        if role not in _OF_HEADER or orientation is not Qt.Orientation.Horizontal:
            return None
        if section < CHECKS:
            return said(N_("Select all")) if role in (_HINT, _SPOKEN) else None
        column = self.columns[section - CHECKS]
        if role == _DISPLAY:
            return said(column.title)
        return column.align if role == _ALIGN else None

    def retranslate(self) -> None:
        """Write everything anew."""
        self.forget_rows()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns))

    def _check_of(self, row: int, role: int) -> Any:
        if role == _CHECK:
            return Qt.CheckState.Checked if self._ids[row] in self._checked else Qt.CheckState.Unchecked
        return None

    def _hint(self, row: int, place: int) -> str:
        column, line = self.columns[place], self._line(row)
        return column.hint(line.row, i18n.spoken()) if column.hint and line.row is not None else line.text(place)

    def _line(self, row: int) -> Line:
        page, place = divmod(row, PAGE)
        if page not in self._pages:
            self._read([page])
        return self._pages[page][place]

    def _read(self, pages: Sequence[int]) -> None:
        wanted = {page: self._ids[page * PAGE : (page + 1) * PAGE] for page in pages}
        try:
            rows = self._fetch([number for numbers in wanted.values() for number in numbers])
        except Stop:
            # The desk is busy for a moment, with the end of a long act: the cells stay empty until it is not.
            self._retry.start()
            rows = {}
        while self._pages and len(self._pages) + len(pages) > MOST_PAGES:
            self._pages.pop(next(iter(self._pages)))
        for page, numbers in wanted.items():
            self._pages[page] = [Line(rows.get(number), self.columns) for number in numbers]


def tone_at(index: Index) -> Tone | None:
    """Return the tone of a cell that is a pill."""
    tone = index.data(_TONE)
    return tone if isinstance(tone, Tone) else None
