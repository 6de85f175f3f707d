"""One of a few ways to look at the same thing: List | Week."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QHBoxLayout, QSizePolicy

from jipdesk.views.look import fonts
from jipdesk.views.look.style import TEXT
from jipdesk.views.spoken import Button, Saying, Speaking, said

_AROUND = 24


class Segments(Speaking, QFrame):
    """Buttons side by side, one of them down."""

    chosen = Signal(str)

    def __init__(self, name: Saying | str, segments: Sequence[tuple[str, Saying | str]]) -> None:
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
            button = Button(title, "segment")
            button.setCheckable(True)
            self._group.addButton(button)
            self.buttons[code] = button
            line.addWidget(button)
        self.buttons[segments[0][0]].setChecked(True)
        self._group.buttonClicked.connect(self._tell)
        self.retranslate()

    @property
    def current(self) -> str:
        """The one that is down."""
        return next(code for code, each in self.buttons.items() if each.isChecked())

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
