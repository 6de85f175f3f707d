"""The rows of a list in one go, looking as Qt would draw them cell by cell.

Qt asks each cell a dozen times what it says, and its style sheet how it looks: that was most of what a jump took.
"""

from collections.abc import Collection, Iterable, Sequence
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import QHeaderView, QTableView

from jipdesk.views.look import fonts
from jipdesk.views.look.palette import Tone
from jipdesk.views.look.style import SMALL, TEXT
from jipdesk.views.look.theme import colours
from jipdesk.views.pieces.cells import BAR, SIDE, draw_check, draw_pill, ground_on, pill_width
from jipdesk.views.pieces.columns import Column
from jipdesk.views.pieces.table import CHECKS, Line, Table

_END = 4
"""What stays empty at the right of a text; at its left it is as much as beside a pill."""
_MOST_KEPT = 256


class Place(NamedTuple):
    """A column on the screen: which one of the table's, -1 for the checks, from where, and how wide."""

    column: int
    left: int
    width: int
    align: int
    is_pill: bool


class Row(NamedTuple):
    """A row on the screen."""

    line: Line
    top: int
    height: int
    is_checked: bool
    is_chosen: bool


def lines_within(view: QTableView, around: QRect, count: int) -> range:
    """Return which of so many lines are in a part of the screen."""
    first, below = view.rowAt(max(around.top(), 0)), view.rowAt(around.bottom())
    return range(first, (count - 1 if below < 0 else below) + 1) if first >= 0 else range(0)


def places_within(header: QHeaderView, around: QRect, columns: Sequence[Column]) -> list[Place]:
    """Return the columns that are in a part of the screen."""
    found = []
    for section in range(header.count()):
        left, width = header.sectionViewportPosition(section), header.sectionSize(section)
        if width and left <= around.right() and left + width > around.left():
            column = columns[section - CHECKS] if section >= CHECKS else None
            align = column.align if column else Qt.AlignmentFlag.AlignLeft
            found.append(Place(section - CHECKS, left, width, align.value, bool(column and column.tone)))
    return found


def rows_of(view: QTableView, table: Table, lines: range) -> list[Row]:
    """Return the rows in some lines, as they stand on the screen."""
    selection, rows = view.selectionModel().selection(), []
    ranges = [selection.at(place) for place in range(selection.count())]
    chosen = {line for each in ranges for line in range(each.top(), each.bottom() + 1)}
    for line in lines:
        top, height, number = view.rowViewportPosition(line), view.rowHeight(line), table.ids[line]
        rows.append(Row(table.line(line), top, height, number in table.checked, line in chosen))
    return rows


class RowPainter:
    """Draws rows; keeps what comes again and again, a pill and a box, as pictures."""

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], QPixmap] = {}
        self._colours = colours()
        self._ratio = 1.0
        self._font = QFont()
        self._metrics = QFontMetricsF(self._font)
        self._small = fonts.text(SMALL)

    def draw(self, painter: QPainter, places: Collection[Place], rows: Iterable[Row], *, has_keys: bool) -> None:
        """Draw the rows, each in all places; with the keys in the list, the chosen one has a bar."""
        if not places:
            return
        self._know(painter)
        left = min(place.left for place in places)
        width = max(place.left + place.width for place in places) - left
        shown = self._colours
        line, chosen = QColor(shown.line), QColor(shown.selection)
        painter.setPen(QColor(shown.text))
        for row in rows:
            if row.is_chosen:
                painter.fillRect(left, row.top, width, row.height - 1, chosen)
            if row.is_chosen and has_keys:
                # At the edge of the list, be it all or a part of it that is drawn.
                painter.fillRect(0, row.top, BAR, row.height - 1, QColor(shown.accent))
            painter.fillRect(left, row.top + row.height - 1, width, 1, line)
            self._draw_row(painter, places, row)

    def _know(self, painter: QPainter) -> None:
        font = painter.font()
        if font != self._font:
            self._font, self._metrics = QFont(font), QFontMetricsF(font)
        shown, ratio = colours(), painter.device().devicePixelRatioF()
        if (shown, ratio) != (self._colours, self._ratio) or len(self._kept) > _MOST_KEPT:
            self._colours, self._ratio = shown, ratio
            self._kept.clear()

    def _draw_row(self, painter: QPainter, places: Iterable[Place], row: Row) -> None:
        # Without its line, and even: a text in the middle then stands on whole points, as Qt has it.
        line, top, height = row.line, row.top, (row.height - 1) & ~1
        say, draw = line.text, painter.drawText
        for column, left, width, align, is_pill in places:
            if column < 0:
                self._draw_check(painter, QRect(left, top, width, row.height), row)
            elif text := say(column):
                room = width - SIDE - _END
                if not is_pill:
                    draw(left + SIDE, top, room, height, align, self._cut(text, room))
                elif (tone := line.tone(column)) is not None:
                    self._draw_pill(painter, QRect(left, top, width, row.height), text, tone, row)

    def _cut(self, text: str, room: int) -> str:
        """Return as much of a text as there is room for; no plain letter is wider than the type is tall."""
        if text.isascii() and text.isprintable() and len(text) * TEXT <= room:
            return text
        if "\n" in text:
            text = text.partition("\n")[0] + "…"
        return self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)

    def _draw_pill(self, painter: QPainter, cell: QRect, text: str, tone: Tone, row: Row) -> None:
        key = (text, tone, row.is_chosen, cell.width(), cell.height())
        kept = self._kept.get(key)
        if kept is not None:
            painter.drawPixmap(cell.x() + SIDE, cell.y(), kept)
            return
        box = QRectF(cell).adjusted(SIDE, 0, -SIDE, -1)
        ground = ground_on(tone, is_chosen=row.is_chosen)
        if self._is_between_points:
            draw_pill(painter, box, text, tone, self._small, ground)
            return
        width = min(ceil(pill_width(text, box.width(), self._small)) + 1, cell.width() - SIDE)
        self._kept[key] = kept = self._blank(width, cell.height() - 1, is_chosen=row.is_chosen)
        inside = QPainter(kept)
        draw_pill(inside, box.translated(-box.x(), -cell.y()), text, tone, self._small, ground)
        inside.end()
        painter.drawPixmap(cell.x() + SIDE, cell.y(), kept)

    def _draw_check(self, painter: QPainter, cell: QRect, row: Row) -> None:
        key = (row.is_checked, cell.width(), cell.height())
        kept = None if row.is_chosen else self._kept.get(key)
        if kept is not None:
            painter.drawPixmap(cell.x(), cell.y(), kept)
            return
        draw_check(painter, QRectF(cell), is_on=row.is_checked)
        if not row.is_chosen and not self._is_between_points:
            self._kept[key] = kept = self._blank(cell.width(), cell.height() - 1, is_chosen=False)
            inside = QPainter(kept)
            draw_check(inside, QRectF(0, 0, cell.width(), cell.height()), is_on=row.is_checked)
            inside.end()

    @property
    def _is_between_points(self) -> bool:
        """Whether things stand between the screen's own points, where a picture of them would be blurred."""
        return not self._ratio.is_integer()

    def _blank(self, width: int, height: int, *, is_chosen: bool) -> QPixmap:
        made = QPixmap(round(width * self._ratio), round(height * self._ratio))
        made.setDevicePixelRatio(self._ratio)
        # On the row's own ground, so that letters are smoothed against what they stand on.
        made.fill(QColor(self._colours.selection if is_chosen else self._colours.surface))
        return made
