"""Parts of a page behind tabs, each in a sheet that scrolls."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from jipdesk.views.spoken import Saying, Speaking, said


class Tabs(Speaking, QWidget):
    """The names above, the part below; a part is known by its name."""

    moved = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._names: list[str] = []
        self._titles: list[Saying | str] = []
        self._bar = QTabBar()
        self._bar.setDrawBase(False)
        self._bar.setExpanding(False)
        self._bar.setUsesScrollButtons(False)
        self._bar.setElideMode(Qt.TextElideMode.ElideNone)
        self._stack = QStackedWidget()
        line = QFrame()
        line.setProperty("kind", "line")
        line.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(line)
        column.addWidget(self._stack, 1)
        self._bar.currentChanged.connect(self._move)

    def add(self, name: str, title: Saying | str, part: QWidget) -> None:
        """Add a part at the end."""
        self._names.append(name)
        self._titles.append(title)
        sheet = QScrollArea()
        sheet.setWidgetResizable(True)
        sheet.setFrameShape(QFrame.Shape.NoFrame)
        sheet.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sheet.setWidget(part)
        sheet.viewport().setAutoFillBackground(False)
        part.setAutoFillBackground(False)
        self._stack.addWidget(sheet)
        self._bar.addTab(said(title))

    @property
    def current(self) -> str:
        """The part that is looked at."""
        return self._names[self._bar.currentIndex()]

    def go_to(self, name: str) -> None:
        """Look at another part."""
        if name in self._names:
            self._bar.setCurrentIndex(self._names.index(name))

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        for place, title in enumerate(self._titles):
            self._bar.setTabText(place, said(title))

    @Slot(int)
    def _move(self, place: int) -> None:
        if 0 <= place < self._stack.count():
            self._stack.setCurrentIndex(place)
            self.moved.emit(self._names[place])
