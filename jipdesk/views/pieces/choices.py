"""Choosing some of many: a small sheet that opens below a button, with a field to find a choice when there are many."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from jipdesk.phrases.marking import N_
from jipdesk.views.pieces.editors import LineEdit
from jipdesk.views.spoken import Saying, said

MANY = 12
"""From so many on there is a field to find one."""
_MOST_LINES = 12
_LINE = 28
_WIDTH = 260
_CODE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be chosen: its code, and what it is called."""

    code: str
    name: Saying | str


class Choices(QFrame):
    """Tells every change at once; Space chooses, Enter or Esc closes."""

    changed = Signal(object)
    """the codes chosen, as a tuple, in the order of the choices"""

    def __init__(self, parent: QWidget, choices: Sequence[Choice], chosen: Collection[str]) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "popup")
        self.field = LineEdit()
        self.field.setPlaceholderText(said(N_("Find a choice")))
        self.field.setAccessibleName(said(N_("Find a choice")))
        self.field.setVisible(len(choices) > MANY)
        self.list = QListWidget()
        self.list.setAccessibleName(said(N_("Choices")))
        for each in choices:
            self.list.addItem(_line(each, is_chosen=each.code in chosen))
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.list.setFixedSize(_WIDTH, min(len(choices), _MOST_LINES) * _LINE + 4)
        self.field.textChanged.connect(self._narrow)
        self.list.itemChanged.connect(self._tell)

    def open_below(self, button: QWidget) -> None:
        """Open below a button, with the keys already there."""
        self.move(button.mapToGlobal(QPoint(0, button.height() + 4)))
        self.show()
        self.list.setCurrentRow(0)
        (self.field if self.field.isVisible() else self.list).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk from the field into the list, and leave with Enter."""
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.close()
        elif key == Qt.Key.Key_Down and self.field.hasFocus():
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The codes that are chosen."""
        lines = (self.list.item(place) for place in range(self.list.count()))
        return tuple(line.data(_CODE) for line in lines if line.checkState() is Qt.CheckState.Checked)

    @Slot(str)
    def _narrow(self, text: str) -> None:
        for place in range(self.list.count()):
            line = self.list.item(place)
            line.setHidden(text.casefold() not in line.text().casefold())

    @Slot(QListWidgetItem)
    def _tell(self, _: QListWidgetItem) -> None:
        self.changed.emit(self.chosen)


def _line(choice: Choice, *, is_chosen: bool) -> QListWidgetItem:
    line = QListWidgetItem(said(choice.name))
    line.setData(_CODE, choice.code)
    line.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
    line.setCheckState(Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)
    line.setSizeHint(QSize(_WIDTH - 24, _LINE))
    return line
