"""The sections, each with how much waits in it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from jipdesk import i18n
from jipdesk.phrases.marking import N_
from jipdesk.views.sections import SECTIONS, Section
from jipdesk.views.spoken import Speaking, said

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

WIDTH = 176


class SectionButton(Speaking, QPushButton):
    """One section: its name, and how many things there are to see. The style sheet dresses it."""

    def __init__(self, section: Section) -> None:
        super().__init__()
        self.section = section
        self._number: int | None = None
        self._count: QLabel | None = None
        self.setProperty("kind", "section")
        self.setCheckable(True)
        self.toggled.connect(self._dress_count)
        self.retranslate()

    @Slot()
    def _dress_count(self) -> None:
        """Show the number in the colour of its button; where none was ever shown there is nothing to dress."""
        if self._count is not None:
            self._count.setProperty("kind", "count-now" if self.isChecked() else "count")
            self._count.style().unpolish(self._count)
            self._count.style().polish(self._count)

    def _counter(self) -> QLabel:
        made = QLabel(self)
        made.setProperty("kind", "count-now" if self.isChecked() else "count")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 10, 0)
        line.addStretch(1)
        line.addWidget(made)
        return made

    def count(self, number: int | None) -> None:
        """Show how many; None shows nothing."""
        self._number = number
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.setText(said(self.section.title))
        count = i18n.spoken().number(self._number) if self._number else ""
        if count and self._count is None:
            self._count = self._counter()
        if self._count is not None:
            self._count.setText(count)
        self.setAccessibleName(f"{self.text()} {count}".strip())


class SideBar(Speaking, QFrame):
    """Tells which section was chosen; Up and Down walk through them."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.setProperty("kind", "side")
        self._buttons: dict[str, SectionButton] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 11, 8, 8)
        column.setSpacing(0)
        last = SECTIONS[0].group
        for section in SECTIONS:
            if section.group != last:
                column.addSpacing(8)
                column.addWidget(self._line())
                column.addSpacing(8)
                last = section.group
            column.addWidget(self._button(section))
        column.addStretch(1)
        self._group.buttonClicked.connect(self._choose)
        self.retranslate()

    def show_section(self, name: str) -> None:
        """Mark where the person is."""
        self._buttons[name].setChecked(True)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how much there is in each section; those without a number show none."""
        for name, button in self._buttons.items():
            button.count(counts.get(name))

    def button(self, name: str) -> SectionButton:
        """Return the button of a section."""
        return self._buttons[name]

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.setAccessibleName(said(N_("Sections")))

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        """Walk through the sections with the arrows."""
        from PySide6.QtCore import Qt

        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        names = list(self._buttons)
        focused = next((name for name in names if self._buttons[name].hasFocus()), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
            return
        following = names[(names.index(focused) + step) % len(names)]
        self._buttons[following].setFocus()
        self._buttons[following].click()

    def _button(self, section: Section) -> SectionButton:
        button = SectionButton(section)
        self._buttons[section.name] = button
        self._group.addButton(button)
        return button

    def _line(self) -> QFrame:
        line = QFrame()
        line.setProperty("kind", "line")
        line.setFixedHeight(1)
        return line

    def _choose(self, button: SectionButton) -> None:
        self.chosen.emit(button.section.name)


def on_surface(widget: QWidget) -> None:
    """Give a bar the colour of a sheet, in either theme."""
    widget.setBackgroundRole(QPalette.ColorRole.Base)
    widget.setAutoFillBackground(True)
