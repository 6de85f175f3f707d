"""The week of interviews: days beside each other, times below each other, every talk a tinted block."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from jipdesk import i18n
from jipdesk.i18n import JAPAN, Words
from jipdesk.queries.interview_list import InterviewRow
from jipdesk.views.look import fonts
from jipdesk.views.look.palette import Tone
from jipdesk.views.look.style import SMALL
from jipdesk.views.look.theme import colours
from jipdesk.views.look.tones import tone_of
from jipdesk.views.pieces.widths import text_width
from jipdesk.views.rooms.interview_list import kind
from jipdesk.views.rooms.interview_times import in_japan, their_time, where_they_live

Index = QModelIndex | QPersistentModelIndex
WORKING_DAYS = 5
_ROW = 42
_LEAST_DAY, _AROUND_TITLE = 84, 18
_ROLE = Qt.ItemDataRole.UserRole
_PROPOSAL = Qt.ItemDataRole.UserRole + 1
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
"""Days and lengths of a talk that an arrow moves it by."""


def monday(day: date) -> date:
    """Return the first day of a week."""
    return day - timedelta(days=day.weekday())


class Week(QAbstractTableModel):
    """Columns are days from Monday on, as many as are needed; rows are times, as many for each as there are rooms."""

    def __init__(self) -> None:
        super().__init__()
        self.first = date.min
        self._days = WORKING_DAYS
        self._lines: list[tuple[time, int]] = []
        self._cells: dict[tuple[int, int], InterviewRow] = {}
        self._proposal: InterviewRow | None = None

    def show_week(self, first: date, rows: Sequence[InterviewRow], proposal: InterviewRow | None = None) -> None:
        """Show the interviews of the week that begins on a day, and where one of them may be moved to."""
        self.beginResetModel()
        self.first = first
        self._proposal = proposal
        by_slot: defaultdict[tuple[time, int], list[InterviewRow]] = defaultdict(list)
        for row in [*rows, *([proposal] if proposal else [])]:
            at = row.starts_at.astimezone(JAPAN)
            by_slot[at.time(), (at.date() - first).days].append(row)
        self._days = max([WORKING_DAYS, *(day + 1 for _, day in by_slot)])
        rooms: defaultdict[time, int] = defaultdict(int)
        for (at_time, _), talks in by_slot.items():
            rooms[at_time] = max(rooms[at_time], len(talks))
        self._lines = [(at_time, lane) for at_time in sorted(rooms) for lane in range(rooms[at_time])]
        line_of = {line: number for number, line in enumerate(self._lines)}
        self._cells = {
            (line_of[at_time, lane], day): row
            for (at_time, day), talks in by_slot.items()
            for lane, row in enumerate(talks)
        }
        self.endResetModel()

    def row_at(self, index: Index) -> InterviewRow | None:
        """Return the interview in a cell."""
        found = self._cells.get((index.row(), index.column()))
        return None if found is self._proposal else found

    def proposal_at(self, index: Index) -> InterviewRow | None:
        """Return the interview that may be moved into a cell."""
        found = self._cells.get((index.row(), index.column()))
        return found if found is self._proposal else None

    @property
    def place_of_proposal(self) -> QModelIndex | None:
        """The cell that an interview may be moved into."""
        found = next((place for place, row in self._cells.items() if row is self._proposal), None)
        return self.index(*found) if found else None

    def place_of(self, number: int) -> QModelIndex | None:
        """Return the cell of an interview, if it is in this week."""
        cells = ((place, row) for place, row in self._cells.items() if row is not self._proposal)
        found = next((place for place, row in cells if row.id == number), None)
        return self.index(*found) if found else None

    def is_empty(self, day: int) -> bool:
        """Tell whether there is nothing on a day."""
        return all(on != day for _, on in self._cells)

    def is_hour(self, line: int) -> bool:
        """Tell whether a line is the first of its time."""
        return self._lines[line][1] == 0

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many days there are."""
        return 0 if parent.isValid() else self._days

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says."""
        row = self.row_at(index) or self.proposal_at(index)
        if row is None:
            return None
        if role == _ROLE:
            return row
        if role == _PROPOSAL:
            return row is self._proposal
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return _told(row, i18n.spoken())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a day, or a time where it is the first line of it."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return i18n.spoken().day(self.first + timedelta(days=section))
        return f"{self._lines[section][0]:%H:%M}" if self.is_hour(section) else ""

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let only talks be chosen."""
        free = Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if self.row_at(index) else free


class Block(QStyledItemDelegate):
    """A talk: the name, and below it the time where the applicant lives."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the line of a new time, and the talk in it."""
        shown, box = colours(), QRectF(option.rect)
        model = index.model()
        if isinstance(model, Week) and index.row() and model.is_hour(index.row()):
            painter.fillRect(QRectF(box.x(), box.y(), box.width(), 1), QColor(shown.line))
        row = index.data(_ROLE)
        if row is None:
            return
        block = box.adjusted(3, 3, -3, -2)
        tint = shown.tints[_tone(row)]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        is_proposal = bool(index.data(_PROPOSAL))
        edge = Qt.PenStyle.DashLine if is_proposal else Qt.PenStyle.SolidLine
        line = QPen(QColor(shown.accent), 1.5, edge)
        painter.setPen(line if is_current or is_proposal else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shown.surface if is_proposal else tint.ground))
        painter.drawRoundedRect(block, 5, 5)
        self._write(painter, block.adjusted(7, 0, -7, 0), row, shown.accent if is_proposal else tint.text)
        painter.restore()

    def _write(self, painter: QPainter, box: QRectF, row: InterviewRow, colour: str) -> None:
        words = i18n.spoken()
        country = words.territory(row.residence_country) if row.residence_country else ""
        font = fonts.text(SMALL)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        half = box.height() / 2
        for place, text in enumerate((row.name, f"{their_time(row, words)} {country}")):
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            line = QRectF(box.x(), box.y() + place * half, box.width(), half)
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


class WeekView(QTableView):
    """Arrows walk from talk to talk; with Ctrl they propose another time for it, which Enter takes and Esc drops."""

    current_changed = Signal(object)
    """the `InterviewRow`, or None"""
    shifted = Signal(int, int)
    """by days and by lengths of a talk"""
    taken = Signal()
    dropped = Signal()

    def __init__(self, week: Week) -> None:
        super().__init__()
        self._week = week
        self.setProperty("kind", "week")
        self.setModel(week)
        self.setItemDelegate(Block(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().setMinimumSectionSize(_LEAST_DAY)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        times = self.verticalHeader()
        times.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        times.setDefaultSectionSize(_ROW)
        times.setFixedWidth(60)
        times.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        times.setHighlightSections(False)
        times.setSectionsClickable(False)
        self.selectionModel().currentChanged.connect(self._tell)
        week.modelReset.connect(self._share_width)

    @Slot()
    def _share_width(self) -> None:
        """Let days on which there is nothing leave their room to the others."""
        days, header = range(self._week.columnCount()), self.horizontalHeader()
        are_few = any(self._week.is_empty(day) for day in days) and not all(self._week.is_empty(day) for day in days)
        for day in days:
            is_narrow = are_few and self._week.is_empty(day)
            header.setSectionResizeMode(
                day, QHeaderView.ResizeMode.Fixed if is_narrow else QHeaderView.ResizeMode.Stretch
            )
            if is_narrow:
                title = str(self._week.headerData(day, Qt.Orientation.Horizontal))
                header.resizeSection(day, text_width(title, SMALL) + _AROUND_TITLE)

    def go_to(self, number: int | None) -> None:
        """Look at an interview, if it is in this week."""
        place = self._week.place_of(number) if number is not None else None
        if place is not None:
            self.setCurrentIndex(place)
            self.scrollTo(place)

    def show_proposal(self) -> None:
        """Let the place that is proposed be seen."""
        place = self._week.place_of_proposal
        if place is not None:
            self.scrollTo(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the talk that is looked at, or walk on."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.shifted.emit(*step)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex, QModelIndex)
    def _tell(self, to: QModelIndex, _: QModelIndex) -> None:
        self.current_changed.emit(self._week.row_at(to) if to.isValid() else None)


def _tone(row: InterviewRow) -> Tone:
    return tone_of("application", row.state)


def _told(row: InterviewRow, words: Words) -> str:
    lines = (row.name, in_japan(row, words), where_they_live(row, words), kind(row, words))
    return "\n".join((*lines, words.list(list(row.interviewers))))


def span(first: date) -> tuple[datetime, datetime]:
    """Return the moments between which a week lies in Japan."""
    begin = datetime.combine(first, time(), JAPAN)
    return begin, datetime.combine(first + timedelta(days=7), time(), JAPAN)
