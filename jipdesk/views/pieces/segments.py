"""One of a few ways to look at the same thing: List | Week."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QHBoxLayout, QSizePolicy

from jipdesk.views.look import fonts
from jipdesk.views.look.style import TEXT
from jipdesk.views.spoken import Button, Saying, Speaking, said

_AROUND = 24
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_ARROWS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})


class _OpenSegment(Button):
    """While none is down, Enter presses none: who hurries on has not read them. An arrow presses what it leads to."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to others, and press what an arrow leads to."""
        group = self.group()
        is_open = group.checkedButton() is None
        if is_open and event.key() in _ENTER:
            event.ignore()
            return
        super().keyPressEvent(event)
        now = self.window().focusWidget()
        if is_open and event.key() in _ARROWS and isinstance(now, QAbstractButton) and now in group.buttons():
            now.click()


class Segments(Speaking, QFrame):
    """Buttons side by side, one of them down; where it is open at first, none is until somebody chooses."""

    chosen = Signal(str)

    def __init__(
        self, name: Saying | str, segments: Sequence[tuple[str, Saying | str]], *, is_open: bool = False
    ) -> None:
        super().__init__()
        self.setProperty("kind", "segments")
        self._name = name
        self._titles = dict(segments)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, Button] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(1, 1, 1, 1)
        line.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for code, title in segments:
            button = _OpenSegment(title, "segment") if is_open else Button(title, "segment")
            button.setCheckable(True)
            self._group.addButton(button)
            self.buttons[code] = button
            line.addWidget(button)
        self.buttons[segments[0][0]].setChecked(not is_open)
        self._group.buttonClicked.connect(self._tell)
        self.retranslate()

    @property
    def current(self) -> str:
        """The one that is down; an empty text while none is."""
        return next((code for code, each in self.buttons.items() if each.isChecked()), "")

    def forget(self) -> None:
        """Let none be down."""
        self._group.setExclusive(False)
        for button in self.buttons.values():
            button.setChecked(False)
        self._group.setExclusive(True)

    def choose(self, code: str) -> None:
        """Press one of them."""
        if code != self.current:
            self.buttons[code].setChecked(True)
            self.chosen.emit(code)

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.setAccessibleName(said(self._name))
        # The one that is down is set in bold, which is wider.
        bold = QFontMetrics(fonts.text(TEXT, bold=True))
        for code, title in self._titles.items():
            self.buttons[code].setMinimumWidth(bold.horizontalAdvance(said(title)) + _AROUND)

    def _tell(self, button: QAbstractButton) -> None:
        self.chosen.emit(next(code for code, each in self.buttons.items() if each is button))
