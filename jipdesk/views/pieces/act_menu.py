"""Several acts behind one button: each line is off where its act would be refused, and then says why."""

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from jipdesk.errors import Stop
from jipdesk.views.pieces.notice import of_stop
from jipdesk.views.spoken import Button, Saying, said


class ActMenu(Button):
    """A button that opens a menu of acts."""

    def __init__(self, saying: Saying | str, kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(saying, kind, parent)
        self._open_menu = QMenu(self)
        self._open_menu.setToolTipsVisible(True)
        self._lines: dict[str, QAction] = {}
        self._words: dict[str, tuple[Saying | str, Saying | str]] = {}
        self.setMenu(self._open_menu)

    def add(self, name: str, saying: Saying | str, do: Callable[[], object]) -> None:
        """Add an act; `name` finds it again."""
        line = QAction(self._open_menu)
        line.triggered.connect(_without_check(do))
        self._open_menu.addAction(line)
        self._lines[name] = line
        self._words[name] = (saying, "")
        self.retranslate()

    def line(self, name: str) -> QAction:
        """Return the line of an act."""
        return self._lines[name]

    def judge(self, name: str, stop: Stop | None) -> None:
        """Let an act be done, or keep it from being done and say why."""
        self.judge_by(name, of_stop(stop) if stop else "")

    def judge_by(self, name: str, why_not: Saying | str) -> None:
        """Do the same with a sentence; an empty one lets it be done."""
        self._lines[name].setEnabled(not why_not)
        self._words[name] = (self._words[name][0], why_not)
        self.retranslate()

    def forbid(self, why: Saying | str) -> None:
        """Keep the whole menu closed and say why."""
        self.setEnabled(False)
        self.explain(why)

    def allow(self) -> None:
        """Let the menu be opened."""
        self.setEnabled(True)
        self.explain("")

    def close_if_nothing_is_open(self) -> None:
        """Keep the menu closed where every line is off, and say why with the first line's reason."""
        if not any(line.isEnabled() for line in self._lines.values()):
            self.forbid(next(iter(self._words.values()))[1])

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        super().retranslate()
        self.setText(f"{self.text()} ▾")
        for name, (saying, why_not) in getattr(self, "_words", {}).items():
            self._lines[name].setText(said(saying))
            self._lines[name].setToolTip(said(why_not) if why_not else "")
            self._lines[name].setStatusTip(self._lines[name].toolTip())


def _without_check(do: Callable[[], object]) -> Callable[..., None]:
    """Return what a line calls: Qt hands over whether it is checked, which nobody wants to know."""

    def call(*_: object) -> None:
        do()

    return call
