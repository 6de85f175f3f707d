"""A line of a list that is moved up or down: by Alt with an arrow in its fields, or by the two signs behind it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_
from jipdesk.views.pieces.editors import LineEdit
from jipdesk.views.spoken import SignButton

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_SIGNS = ((-1, "↑", N_("Move up")), (1, "↓", N_("Move down")))


class MovableEdit(LineEdit):
    """A field of a line that can be moved."""

    moved = Signal(int)
    """by how many places"""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the line with Alt and an arrow."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step and event.modifiers() == Qt.KeyboardModifier.AltModifier and not self.is_composing:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)


class MoveButtons(QWidget):
    """Up and down; where the line stands at an end, that way is off."""

    def __init__(self, move: Callable[[int], object], *, is_first: bool, is_last: bool) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self.buttons: dict[int, SignButton] = {}
        for step, sign, name in _SIGNS:
            button = self.buttons[step] = SignButton(partial(_with_keys, name, sign))
            button.setText(sign)
            button.setEnabled(not (is_first if step < 0 else is_last))
            button.clicked.connect(partial(_move, move, step))
            line.addWidget(button)


def _move(move: Callable[[int], object], step: int, *_: object) -> None:
    move(step)


def _with_keys(name: str, sign: str, words: Words) -> str:
    return f"{words.gettext(name)}  Alt+{sign}"
