"""Ctrl+K: anyone and anything, by name in any script, by number, or by what one wants to do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from jipdesk import i18n
from jipdesk.phrases.marking import N_
from jipdesk.views.goal import Goal
from jipdesk.views.look.style import ROW
from jipdesk.views.look.theme import colours
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.asking import Asking
from jipdesk.views.pieces.keys import KEYS_APART
from jipdesk.views.shell.page_acts import Act
from jipdesk.views.shell.top_bar import FindField
from jipdesk.views.spoken import Label, said

if TYPE_CHECKING:
    from jipdesk.queries.finding import Hit

_SECTION = {"application": "applications", "company": "companies", "placement": "interns", "paper": "papers"}
_KIND = {
    "application": N_("Applicant"),
    "company": N_("Host company"),
    "placement": N_("Intern"),
    "paper": N_("Paper"),
}
MOST_LINES = 12
_COMING_BACK = {
    *(Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)
}
"""Why the keys leave the field only for a moment: what was typed waits for them."""
_BETWEEN = 40
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Line:
    """One answer: its words, what kind of thing it is, and what choosing it does."""

    text: str
    detail: str
    choose: Callable[[], object]


class _Lines(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: Sequence[Line] = ()

    def show(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = 0) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.lines[index.row()].text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            line = self.lines[index.row()]
            return f"{line.text}, {line.detail}"
        return None


class _LinePainter(QStyledItemDelegate):
    """Writes the kind of thing at the right, quietly."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        room = option.rect.adjusted(8, 0, -12, 0)
        painter.save()
        painter.setFont(option.font)
        painter.setPen(QColor(colours().muted))
        at = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, at, self._detail(option, index))
        painter.restore()

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Leave room for the kind of thing."""
        super().initStyleOption(option, index)
        metrics = QFontMetrics(option.font)
        room = option.rect.width() - metrics.horizontalAdvance(self._detail(option, index)) - _BETWEEN
        option.text = metrics.elidedText(option.text, Qt.TextElideMode.ElideRight, room)

    def _detail(self, option: QStyleOptionViewItem, index: Index) -> str:
        """Return the kind of thing, of at most half the line."""
        model = index.model()
        assert isinstance(model, _Lines)
        detail, room = model.lines[index.row()].detail, option.rect.width() // 2
        return QFontMetrics(option.font).elidedText(detail, Qt.TextElideMode.ElideRight, room)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), ROW)


class Finder(QFrame):
    """The answers below the field; the field keeps the focus, so that composing Japanese is never interrupted."""

    wanted = Signal(object)
    """a `Goal` was chosen"""
    acted = Signal(str)
    """a line of the menus was chosen, by its name"""
    left = Signal()
    """the keys have no place to go back to"""

    def __init__(
        self,
        field: FindField,
        window: QWidget,
        acts: Callable[[], Sequence[tuple[str, str, str]]],
        acts_here: Callable[[], Sequence[Act]] = tuple,
    ) -> None:
        super().__init__(window)
        self._field = field
        self._window = window
        self._acts, self._acts_here = acts, acts_here
        self._here: Sequence[Act] = ()
        self._keys_before: QWidget | None = None
        self._asking: Asking | None = None
        self._desk: OpenDesk | None = None
        self._hits: Sequence[Hit] = ()
        self._is_entered = self._has_walked = False
        """Enter before everybody who is looked for was found; a line was chosen with the arrows"""
        self.setProperty("kind", "surface")
        self._lines = _Lines(self)
        self._view = QListView()
        self._view.setModel(self._lines)
        self._view.setItemDelegate(_LinePainter(self._view))
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.clicked.connect(self._choose)
        self._nothing = Label(N_("Nothing found in this edition."), "muted")
        self._nothing.setContentsMargins(12, 6, 12, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(0)
        column.addWidget(self._view)
        column.addWidget(self._nothing)
        field.textEdited.connect(self._look)
        field.installEventFilter(self)
        window.installEventFilter(self)
        self.hide()

    def use(self, desk: OpenDesk | None) -> None:
        """Find in this desk; without one only pages and acts."""
        if desk is self._desk:
            return
        self._desk = desk
        self._asking = Asking(desk, self._found, parent=self) if desk else None

    def open(self) -> None:
        """Begin to look for something."""
        if not self._field.hasFocus():
            self._keys_before = self._window.focusWidget()
        self._here = self._acts_here()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
        self._look(self._field.text())

    @Slot(str)
    def _look(self, text: str) -> None:
        self._hits = ()
        self._is_entered = self._has_walked = False
        desk = self._desk
        if desk and desk.edition and self._asking and text.strip():
            edition_id = desk.edition.id
            self._asking.ask(lambda session: _find(session, edition_id, text))
        elif self._asking:
            self._asking.forget()
        self._show()

    def _found(self, hits: "Sequence[Hit]") -> None:
        self._hits = hits
        if not self.isVisible():
            return
        before = self._lines.lines[self._view.currentIndex().row()] if self._has_walked else None
        self._show()
        self._stay_at(before)
        if self._is_entered:
            self._choose_current()

    def _stay_at(self, line: Line | None) -> None:
        """Stay at the line that was chosen with the arrows, wherever it stands now."""
        texts = [(each.text, each.detail) for each in self._lines.lines]
        if line is not None and (line.text, line.detail) in texts:
            self._view.setCurrentIndex(self._lines.index(texts.index((line.text, line.detail))))

    def _choose_current(self) -> None:
        if self._view.currentIndex().isValid():
            self._choose(self._view.currentIndex())

    def _show(self) -> None:
        wanted = self._field.text().strip().casefold()
        lines = [*map(self._of_hit, self._hits), *self._of_acts_here(wanted), *self._of_acts(wanted)]
        self._lines.show(lines)
        self._view.setVisible(bool(lines))
        self._nothing.setVisible(not lines)
        if lines:
            self._view.setCurrentIndex(self._lines.index(0))
        self._place(len(lines))

    def _place(self, lines: int) -> None:
        below = self._field.mapTo(self._window, QPoint(0, self._field.height() + 4))
        height = (min(lines, MOST_LINES) * ROW if lines else ROW) + 10
        self.setGeometry(below.x(), below.y(), max(self._field.width(), 460), height)
        self.show()
        self.raise_()

    def _of_hit(self, hit: "Hit") -> Line:
        names = [name for name in dict.fromkeys((hit.name, hit.other_name)) if name]
        if hit.kind == "company" and i18n.spoken().language != "ja":
            names.reverse()
        text = " · ".join(names)
        goal = Goal(_SECTION[hit.kind], record=hit.id)
        return Line(text, f"{said(_KIND[hit.kind])} {hit.no}", lambda: self.wanted.emit(goal))

    def _of_acts_here(self, wanted: str) -> list[Line]:
        found = [act for act in self._here if _fits(wanted, f"{act.words} {act.hint}")]
        # What is called so stands first, then what is called something like it, then what only its hint speaks of.
        found.sort(key=lambda act: (act.words.casefold() != wanted, not _fits(wanted, act.words)))
        return [Line(act.words, act.hint or said(N_("Action")), act.do) for act in found]

    def _of_acts(self, wanted: str) -> list[Line]:
        # A button of the page may stand for a line of the menus; its keys stand behind its words.
        here = {act.words.partition(KEYS_APART)[0] for act in self._here}
        return [
            Line(words, _kind_of(name, keys), self._chooser(name))
            for name, words, keys in self._acts()
            if _fits(wanted, words) and (_is_page(name) or words not in here)
        ]

    def _chooser(self, name: str) -> Callable[[], object]:
        return lambda: self.acted.emit(name)

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        line = self._lines.lines[index.row()]
        self.close_list()
        line.choose()

    def close_list(self) -> None:
        """Look no more."""
        self._field.clear()
        self._field.clearFocus()
        if self._keys_before and shiboken6.isValid(self._keys_before):
            self._keys_before.setFocus()
        else:
            self.left.emit()
        self._keys_before = None
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the answers with the arrows while the field has the focus; go when the person goes elsewhere."""
        if watched is self._window:
            if event.type() is QEvent.Type.Resize:
                self.hide()
            return False
        if event.type() is QEvent.Type.FocusOut:
            self.hide()
            if isinstance(event, QFocusEvent) and event.reason() not in _COMING_BACK:
                self._field.clear()
        elif event.type() is QEvent.Type.MouseButtonPress and not self.isVisible():
            self._here = self._acts_here()
            self._look(self._field.text())
        elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if self._field.is_composing:
            return False
        if key == Qt.Key.Key_Escape:
            self.close_list()
            return True
        if not self.isVisible():
            return False
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            # Whoever is looked for stands first; until they are found, some act does that has their name in its words.
            self._is_entered = self._asking is not None and self._asking.is_waiting and not self._has_walked
            if not self._is_entered:
                self._choose_current()
            return True
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            step = 1 if key == Qt.Key.Key_Down else -1
            self._has_walked, self._is_entered = bool(self._lines.lines), False
            row = self._view.currentIndex().row() + step
            self._view.setCurrentIndex(self._lines.index(max(0, min(row, self._lines.rowCount() - 1))))
            return True
        return False


def _fits(wanted: str, text: str) -> bool:
    """Tell whether every word that is wanted is in the text, in whatever order."""
    lower = text.casefold()
    return all(word in lower for word in wanted.split())


def _is_page(name: str) -> bool:
    return name.startswith("go_")


def _kind_of(name: str, keys: str) -> str:
    """Return what a line of the menus is, and the keys that do the same."""
    kind = said(N_("Page")) if _is_page(name) else said(N_("Action"))
    return f"{kind}{KEYS_APART}{keys}" if keys else kind


def _find(session: object, edition_id: int, text: str) -> "list[Hit]":
    from jipdesk.queries.finding import find

    return find(session, edition_id, text)  # type: ignore[arg-type]
