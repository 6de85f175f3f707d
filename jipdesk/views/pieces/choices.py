"""Choosing some of many: a small sheet that opens below a button, with a field to find a choice when there are many."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from jipdesk.phrases.marking import N_
from jipdesk.views.pieces.editors import LineEdit
from jipdesk.views.pieces.placing import place_for
from jipdesk.views.pieces.segments import Segments
from jipdesk.views.spoken import Saying, said

MANY = 12
"""From so many on there is a field to find one."""
IS, IS_NOT = "is", "is_not"
_MOST_LINES = 12
_LINE = 28
_WIDTH = 260
_CODE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be chosen: its code, what it is called, and the heading it stands under."""

    code: str
    name: Saying | str
    group: Saying | str = ""


class Lines(QListWidget):
    """Choices; a click anywhere on one that can be checked checks it, not on its box only."""

    def __init__(self) -> None:
        super().__init__()
        self._pressed: tuple[int, Qt.CheckState] | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the key ! to the sheet: no choice begins with it."""
        if event.text() == "!":
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember what is pressed, and how it stood."""
        line = self.itemAt(event.position().toPoint())
        self._pressed = None if line is None else (self.row(line), line.checkState())
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Check the line that was pressed, unless its box has done so."""
        pressed, self._pressed = self._pressed, None
        super().mouseReleaseEvent(event)
        line = self.itemAt(event.position().toPoint())
        if line is None or pressed != (self.row(line), line.checkState()):
            return
        if line.flags() & Qt.ItemFlag.ItemIsUserCheckable and event.button() is Qt.MouseButton.LeftButton:
            turn(line)


def turn(line: QListWidgetItem) -> None:
    """Check what is not checked, and the other way round."""
    is_on = line.checkState() is Qt.CheckState.Checked
    line.setCheckState(Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked)


class Sheet(QFrame):
    """A field to find a choice, and the choices under their headings."""

    def __init__(self, parent: QWidget, choices: Sequence[Choice]) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "popup")
        self.field = LineEdit()
        self.field.setPlaceholderText(said(N_("Find a choice")))
        self.field.setAccessibleName(said(N_("Find a choice")))
        self.field.setVisible(len(choices) > MANY)
        self.list = Lines()
        self.list.setAccessibleName(said(N_("Choices")))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(6, 6, 6, 6)
        self.column.setSpacing(6)
        self.column.addWidget(self.field)
        self.column.addWidget(self.list)
        self._fill(choices)
        self.list.setFixedSize(_WIDTH, min(self.list.count(), _MOST_LINES) * _LINE + 4)
        self.field.textChanged.connect(self._narrow)

    def _fill(self, choices: Sequence[Choice]) -> None:
        groups = list(dict.fromkeys(each.group for each in choices))
        group: Saying | str = ""
        for each in sorted(choices, key=lambda choice: groups.index(choice.group)):
            if each.group and each.group != group:
                group = each.group
                self.list.addItem(_heading(said(group)))
            self.list.addItem(self._line(each))

    def _line(self, choice: Choice) -> QListWidgetItem:
        line = QListWidgetItem(said(choice.name))
        line.setData(_CODE, choice.code)
        line.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        line.setSizeHint(QSize(_WIDTH - 24, _LINE))
        return line

    def open_below(self, button: QWidget) -> None:
        """Open below a button, with the keys already there."""
        self.adjustSize()
        self.move(place_for(button, self.size()))
        self.show()
        self.list.setCurrentRow(self._first_shown())
        (self.field if self.field.isVisible() else self.list).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk from the field into the list, and leave with Enter."""
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.finish()
        elif key == Qt.Key.Key_Down and self.field.hasFocus():
            self.list.setCurrentRow(self._first_shown())
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    def finish(self) -> None:
        """Answer Enter."""
        self.close()

    def _first_shown(self) -> int:
        """Return the first line that begins with what is typed, else the first that has it."""
        typed = self.field.text().strip().casefold()
        lines = [(place, self.list.item(place)) for place in range(self.list.count())]
        shown = [(place, line) for place, line in lines if not line.isHidden() and line.data(_CODE) is not None]
        begins = (place for place, line in shown if line.text().casefold().startswith(typed))
        return next(begins, shown[0][0] if shown else 0)

    @Slot(str)
    def _narrow(self, text: str) -> None:
        typed = text.strip().casefold()
        heading: QListWidgetItem | None = None
        for place in range(self.list.count()):
            line = self.list.item(place)
            is_heading = line.data(_CODE) is None
            line.setHidden(is_heading or typed not in line.text().casefold())
            if is_heading:
                heading = line
            elif heading is not None and not line.isHidden():
                heading.setHidden(False)
        self.list.setCurrentRow(self._first_shown())


class Choices(Sheet):
    """Tells every change at once. Space chooses, and so does Enter after typing; else Enter or Esc closes.

    Where "not" is offered, the key ! turns it.
    """

    changed = Signal(object)
    """the codes chosen, as a tuple, in the order of the choices"""
    turned = Signal(bool)
    """whether everything but these is wanted"""

    def __init__(
        self, parent: QWidget, choices: Sequence[Choice], chosen: Collection[str], *, is_not: bool | None = None
    ) -> None:
        self._chosen = frozenset(chosen)
        self._is_new = not chosen
        super().__init__(parent, choices)
        self.stance: Segments | None = None
        if is_not is not None:
            self.stance = Segments(N_("Which"), ((IS, N_("is one of")), (IS_NOT, N_("is none of"))))
            self.stance.choose(IS_NOT if is_not else IS)
            self.stance.chosen.connect(self._turn)
            self.column.insertWidget(0, self.stance)
        self.list.itemChanged.connect(self._tell)

    def _line(self, choice: Choice) -> QListWidgetItem:
        line = super()._line(choice)
        line.setFlags(line.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        line.setCheckState(Qt.CheckState.Checked if choice.code in self._chosen else Qt.CheckState.Unchecked)
        return line

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn "is" and "is not" by the key !."""
        if event.text() == "!" and self.stance is not None and not self.field.hasFocus():
            self.stance.choose(IS if self.stance.current == IS_NOT else IS_NOT)
        else:
            super().keyPressEvent(event)

    def finish(self) -> None:
        """Choose what was typed for, and be ready for the next; where nothing was typed, close.

        Where nothing was chosen, what the keys are on in the list is meant.
        """
        line: QListWidgetItem | None = self.list.currentItem()
        if not (self.field.hasFocus() and self.field.text()):
            if line is not None and self.list.hasFocus() and self._is_new:
                turn(line)
            self.close()
        elif line is not None and not line.isHidden():
            turn(line)
            self.field.clear()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The codes that are chosen."""
        lines = (self.list.item(place) for place in range(self.list.count()))
        return tuple(
            line.data(_CODE)
            for line in lines
            if line.data(_CODE) is not None and line.checkState() is Qt.CheckState.Checked
        )

    @Slot(str)
    def _turn(self, stance: str) -> None:
        self.turned.emit(stance == IS_NOT)

    @Slot(QListWidgetItem)
    def _tell(self, _: QListWidgetItem) -> None:
        self._is_new = False
        self.changed.emit(self.chosen)


class Picker(Sheet):
    """Tells the one thing that is picked, by Enter or a click, and closes."""

    picked = Signal(str)

    def __init__(self, parent: QWidget, choices: Sequence[Choice]) -> None:
        super().__init__(parent, choices)
        self.list.itemClicked.connect(self._click)

    @Slot(QListWidgetItem)
    def _click(self, line: QListWidgetItem) -> None:
        if line.data(_CODE) is not None:
            self.finish()

    def finish(self) -> None:
        """Pick the line that the keys are on."""
        place = max(self.list.currentRow(), 0)
        line = self.list.item(place)
        code = None if line.isHidden() else line.data(_CODE)
        self.close()
        if code is not None:
            self.picked.emit(code)


def _heading(text: str) -> QListWidgetItem:
    line = QListWidgetItem(text)
    line.setFlags(Qt.ItemFlag.NoItemFlags)
    line.setSizeHint(QSize(_WIDTH - 24, _LINE))
    font = QFont(line.font())
    font.setBold(True)
    line.setFont(font)
    return line
