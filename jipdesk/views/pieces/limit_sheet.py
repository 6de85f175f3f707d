"""Asking for a limit that is no choice among codes: a text, a span of numbers, a span of days."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from jipdesk.phrases.marking import N_
from jipdesk.rules.limits import DENIES, NOT_STATED, ago, days_ago, ends, span
from jipdesk.views.pieces import readers
from jipdesk.views.pieces.editors import LineEdit
from jipdesk.views.pieces.facets import Facet, Of
from jipdesk.views.pieces.placing import place_for
from jipdesk.views.pieces.segments import Segments
from jipdesk.views.spoken import Button, Label, said

CONTAINS, LACKS, WITHIN, OUTSIDE = "contains", "lacks", "within", "outside"
OLDER, NEWER, UNSTATED, STATED = "older", "newer", "unstated", "stated"
_WIDTH = 130
_EITHER = ((UNSTATED, N_("not stated")), (STATED, N_("stated")))
_WAYS: Mapping[Of, Sequence[tuple[str, str]]] = {
    Of.TEXT: ((CONTAINS, N_("contains")), (LACKS, N_("does not contain")), *_EITHER),
    Of.NUMBERS: ((WITHIN, N_("from – to")), (OUTSIDE, N_("not from – to")), *_EITHER),
    Of.DAYS: (
        *((WITHIN, N_("from – to")), (OUTSIDE, N_("not from – to"))),
        *((OLDER, N_("more than … days ago")), (NEWER, N_("in the last … days")), *_EITHER),
    ),
}
_LABELS: Mapping[str, tuple[str, str]] = {
    CONTAINS: (N_("Text to look for"), ""),
    LACKS: (N_("Text to look for"), ""),
    WITHIN: (N_("From"), N_("To")),
    OUTSIDE: (N_("From"), N_("To")),
    OLDER: (N_("Days"), ""),
    NEWER: (N_("Days"), ""),
}
_ENDS_OF_NUMBERS = (N_("At least"), N_("At most"))
_DENYING = frozenset({LACKS, OUTSIDE, STATED})


class LimitSheet(QFrame):
    """Opens below a button or a pill; Enter takes what is typed, Esc leaves things as they are."""

    taken = Signal(bool, object)
    """whether everything else is wanted, and the codes"""

    def __init__(self, parent: QWidget, facet: Facet, key: str, codes: Sequence[str]) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "popup")
        self._facet = facet
        self.way = Segments(facet.title, _WAYS[facet.of])
        self.labels = (Label("", "muted"), Label("", "muted"))
        self.fields = (LineEdit(), LineEdit())
        self.trouble = Label("", "trouble")
        self.apply = Button(N_("Apply"))
        self._lay_out()
        self._show(key, codes)
        self.way.chosen.connect(self._look)
        self.apply.clicked.connect(self.take)
        self._look(self.way.current)

    def _lay_out(self) -> None:
        asked = QHBoxLayout()
        for label, field in zip(self.labels, self.fields, strict=True):
            field.setFixedWidth(_WIDTH if self._facet.of is not Of.TEXT else 2 * _WIDTH)
            asked.addWidget(label)
            asked.addWidget(field)
        asked.addStretch(1)
        asked.addWidget(self.apply)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(8)
        column.addWidget(Label(self._facet.title, "strong"))
        column.addWidget(self.way, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(asked)
        column.addWidget(self.trouble)
        self.trouble.hide()

    def _show(self, key: str, codes: Sequence[str]) -> None:
        """Show the limit as it is set."""
        denies = key.startswith(DENIES)
        if not codes:
            return
        if codes[0] == NOT_STATED:
            self.way.choose(STATED if denies else UNSTATED)
        elif self._facet.of is Of.TEXT:
            self.way.choose(LACKS if denies else CONTAINS)
            self.fields[0].setText(codes[0])
        else:
            self._show_span(codes[0], denies=denies)

    def _show_span(self, code: str, *, denies: bool) -> None:
        low, high = ends(code)
        for way, end in ((OLDER, high), (NEWER, low)):
            if self._facet.of is Of.DAYS and (days := ago(end)) is not None:
                self.way.choose(way)
                self.fields[0].setText(str(days))
                return
        self.way.choose(OUTSIDE if denies else WITHIN)
        for field, end in zip(self.fields, (low, high), strict=True):
            field.setText(end)

    @Slot(str)
    def _look(self, way: str) -> None:
        """Ask for what the way needs."""
        names = self._labels(way)
        for name, label, field in zip(names, self.labels, self.fields, strict=True):
            label.say(name)
            label.setVisible(bool(name))
            field.setVisible(bool(name))
            field.setAccessibleName(said(name) if name else "")
        self.trouble.hide()
        self.adjustSize()
        if self.isVisible():
            (self.fields[0] if names[0] else self.apply).setFocus()

    def _labels(self, way: str) -> tuple[str, str]:
        is_span_of_numbers = self._facet.of is Of.NUMBERS and way in {WITHIN, OUTSIDE}
        return _ENDS_OF_NUMBERS if is_span_of_numbers else _LABELS.get(way, ("", ""))

    def open_below(self, button: QWidget) -> None:
        """Open below a button, with the keys already there."""
        self.adjustSize()
        self.move(place_for(button, self.size()))
        self.show()
        self._look(self.way.current)
        self.fields[0].selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what is typed with Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.take()
        else:
            super().keyPressEvent(event)

    @Slot()
    def take(self) -> None:
        """Hand over the limit and close; what cannot be read is said, and stays."""
        from jipdesk.exchange.readings import Unreadable

        way = self.way.current
        try:
            codes = self._codes(way)
        except Unreadable as problem:
            self.trouble.say(readers.unreadable(problem))
            self.trouble.show()
            self.adjustSize()
            return
        self.close()
        self.taken.emit(way in _DENYING, codes)

    def _codes(self, way: str) -> tuple[str, ...]:
        first, second = (field.text().strip() for field in self.fields)
        if way in {UNSTATED, STATED}:
            return (NOT_STATED,)
        if way in {CONTAINS, LACKS}:
            return (first,) if first else ()
        if way in {OLDER, NEWER}:
            days = readers.whole(first)
            end = None if days is None else days_ago(days)
            return () if end is None else (span("", end) if way == OLDER else span(end, ""),)
        read = _written(readers.day if self._facet.of is Of.DAYS else readers.number)
        low, high = read(first), read(second)
        return (span(low, high),) if low or high else ()


def _written(read: Callable[[str], Any]) -> Callable[[str], str]:
    """Return how what is typed is written into a span."""
    return lambda typed: "" if not typed or (found := read(typed)) is None else str(found)
