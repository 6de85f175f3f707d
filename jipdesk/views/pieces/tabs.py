"""Parts of a page behind tabs, each in a sheet that scrolls."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from jipdesk.phrases.marking import N_
from jipdesk.views.pieces.sheet import Sheet
from jipdesk.views.spoken import Saying, Speaking, said

_STEPS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class Tabs(Speaking, QWidget):
    """The names above, the part below; a part is known by its name."""

    moved = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: list[str] = []
        self._titles: list[Saying | str] = []
        self._sheets: dict[str, Sheet] = {}
        self._to_make: dict[str, Callable[[], QWidget]] = {}
        self._bar = QTabBar(self)
        self._bar.setDrawBase(False)
        self._bar.setExpanding(False)
        self._bar.setUsesScrollButtons(False)
        self._bar.setElideMode(Qt.TextElideMode.ElideNone)
        self._stack = QStackedWidget(self)
        line = QFrame(self)
        line.setProperty("kind", "line")
        line.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(line)
        column.addWidget(self._stack, 1)
        self._bar.currentChanged.connect(self._move)
        self.retranslate()

    def add(self, name: str, title: Saying | str, part: QWidget | Callable[[], QWidget]) -> None:
        """Add a part at the end, or how it is made when it is first looked at."""
        self._names.append(name)
        self._titles.append(title)
        sheet = Sheet(title, self._stack)
        self._sheets[name] = sheet
        if isinstance(part, QWidget):
            sheet.fill(part)
        else:
            self._to_make[name] = part
        self._stack.addWidget(sheet)
        # The first tab is chosen as it is added, before anybody looks at it.
        self._bar.blockSignals(True)
        self._bar.addTab(said(title))
        self._bar.blockSignals(False)

    def part(self, name: str) -> QWidget:
        """Return a part, made now if nobody has looked at it yet."""
        if name in self._to_make:
            self._sheets[name].fill(self._to_make.pop(name)())
        made = self._sheets[name].widget()
        assert made is not None
        return made

    def has_made(self, name: str) -> bool:
        """Tell whether a part was made already."""
        return name not in self._to_make

    @property
    def current(self) -> str:
        """The part that is looked at."""
        return self._names[self._bar.currentIndex()]

    def go_to(self, name: str) -> None:
        """Look at another part."""
        if name in self._names:
            place = self._names.index(name)
            self._bar.blockSignals(True)
            self._bar.setCurrentIndex(place)
            self._bar.blockSignals(False)
            self._move(place)

    @property
    def titles(self) -> Mapping[str, str]:
        """What the parts are called, by their names."""
        return {name: said(title) for name, title in zip(self._names, self._titles, strict=True)}

    def enter(self, name: str) -> None:
        """Look at another part, and let the keys go there; from its tab the arrows lead to the others."""
        self.go_to(name)
        self._bar.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the part before or behind with Ctrl and a page key, wherever the keys are in it."""
        by = _STEPS.get(Qt.Key(event.key()))
        if by is None or not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            return
        self.enter(self._names[(self._bar.currentIndex() + by) % len(self._names)])

    def to_top(self) -> None:
        """Let every part be read from its beginning: it is about somebody else now."""
        for sheet in self._sheets.values():
            sheet.verticalScrollBar().setValue(0)

    def showEvent(self, event: QShowEvent) -> None:
        """Make the part that is looked at first."""
        super().showEvent(event)
        if self._names and not self.has_made(self.current):
            self._move(self._bar.currentIndex())

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self._bar.setAccessibleName(said(N_("Parts of this page")))
        for place, title in enumerate(self._titles):
            self._bar.setTabText(place, said(title))

    @Slot(int)
    def _move(self, place: int) -> None:
        if 0 <= place < self._stack.count():
            self.part(self._names[place])
            self._stack.setCurrentIndex(place)
            self.moved.emit(self._names[place])
