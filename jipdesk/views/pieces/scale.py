"""Points from a lowest to a highest, given by a click or by typing the figure; the same again takes them back."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy

from jipdesk.phrases.marking import N_
from jipdesk.views.spoken import Saying, Speaking, message, said

# People type figures in full width too.
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")


class Scale(Speaking, QFrame):
    """A row of figures, one of them down, or none."""

    changed = Signal()
    typed = Signal()
    """points were given by their figure"""

    def __init__(self, name: Saying | str, lowest: int, highest: int) -> None:
        super().__init__()
        self.setProperty("kind", "segments")
        self._name = name
        self.unread = ""
        """what was typed and is off the scale"""
        self._buttons = {points: QPushButton(str(points)) for points in range(lowest, highest + 1)}
        line = QHBoxLayout(self)
        line.setContentsMargins(1, 1, 1, 1)
        line.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for button in self._buttons.values():
            button.setProperty("kind", "segment")
            button.setCheckable(True)
            button.clicked.connect(self._press)
            line.addWidget(button)
        self._settle_keys()
        self.retranslate()

    @property
    def points(self) -> int | None:
        """The points given, or None."""
        return next((points for points, button in self._buttons.items() if button.isChecked()), None)

    def show_points(self, points: int | None) -> None:
        """Show these points; nobody is told."""
        self.unread = ""
        for figure, button in self._buttons.items():
            button.setChecked(figure == points)
        self._settle_keys()

    def take_keys(self) -> None:
        """Let figures that are typed count here."""
        self._buttons[self.points or min(self._buttons)].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_typed(self, text: str) -> None:
        """Show what was typed: points, or what is off the scale and so stands for none."""
        is_on_scale = text.isdecimal() and int(text) in self._buttons
        self.show_points(int(text) if is_on_scale else None)
        self.unread = "" if is_on_scale else text

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.setAccessibleName(said(self._name))
        for points, button in self._buttons.items():
            named = message(N_("{criterion}: {points}"), criterion=said(self._name), points=points)
            button.setAccessibleName(said(named))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give points by typing them, or one more or less with the arrows; the back key takes them away."""
        typed = event.text().translate(_WIDE)
        by = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if typed.isdecimal() and int(typed) in self._buttons:
            self._give(int(typed))
            self.typed.emit()
        elif typed.isdecimal():
            self.show_typed(typed)
            self.changed.emit()
        elif by:
            least, most = min(self._buttons), max(self._buttons)
            self._give(max(least, min(most, (self.points or least - by) + by)))
        elif event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self._give(None)
        else:
            super().keyPressEvent(event)

    def _give(self, points: int | None) -> None:
        if points != self.points or self.unread:
            self.show_points(points)
            self.changed.emit()
        if points:
            self._buttons[points].setFocus()

    def _settle_keys(self) -> None:
        """Let Tab stop at one figure only, from which the others are typed or walked to."""
        stop = self.points or min(self._buttons)
        for figure, button in self._buttons.items():
            focus = Qt.FocusPolicy
            button.setFocusPolicy(focus.StrongFocus if figure == stop else focus.ClickFocus)

    @Slot()
    def _press(self) -> None:
        self.unread = ""
        pressed = self.sender()
        for button in self._buttons.values():
            if button is not pressed:
                button.setChecked(False)
        self._settle_keys()
        self.changed.emit()


def total_said(total: int | None, given: int, criteria: int) -> Saying | str:
    """Return what is said of the points together: also of how many criteria they are, while not of all."""
    if total is None:
        return N_("No points yet")
    if given < criteria:
        some = N_("{points} of 100 points, from {given} of {criteria} criteria")
        return message(some, points=str(total), given=str(given), criteria=str(criteria))
    return message(N_("{points} of 100 points"), points=str(total))
