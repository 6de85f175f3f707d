"""One field of two records side by side: which of the two values is to stay, chosen by arrows or by a click."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_
from jipdesk.views.spoken import Label, Paragraph, Saying, Speaking, said

NAME_WIDTH = 136
THIS, THAT, BOTH = 0, 1, 2
"""What can be chosen; the last only of two applications of one year."""
_WALK = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_CHOOSE = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Value(QFrame):
    """One of the values; the one chosen has a tick."""

    wanted = Signal()

    def __init__(self, saying: Saying | str) -> None:
        super().__init__()
        self.setProperty("kind", "choice")
        self.saying = saying
        self._tick = Label("", "tick")
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 4, 8, 4)
        line.setSpacing(6)
        line.addWidget(Paragraph(saying), 1)
        line.addWidget(self._tick, 0, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_chosen(self, *, is_chosen: bool) -> None:
        """Show whether this one is to stay."""
        self.setProperty("chosen", is_chosen)
        self._tick.setVisible(is_chosen)
        self.style().unpolish(self)
        self.style().polish(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Want this one."""
        if event.button() == Qt.MouseButton.LeftButton and self.isEnabled():
            self.wanted.emit()


class Choice(Speaking, QFrame):
    """The name of a field and its two values; a third, for both, stands below them where there is one."""

    walked = Signal(int)
    """up or down to another field"""

    def __init__(self, name: Saying | str, sayings: Sequence[Saying | str], chosen: int) -> None:
        super().__init__()
        self.setProperty("kind", "choices")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._name = name
        self.values = tuple(map(Value, sayings))
        title = Label(name, "muted")
        title.setFixedWidth(NAME_WIDTH)
        title.setWordWrap(True)
        grid = QGridLayout(self)
        grid.setContentsMargins(4, 2, 4, 2)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.addWidget(title, 0, 0)
        for place, value in enumerate(self.values[:BOTH]):
            grid.addWidget(value, 0, place + 1)
            grid.setColumnStretch(place + 1, 1)
        for value in self.values[BOTH:]:
            grid.addWidget(value, 1, 1, 1, 2)
        for place, value in enumerate(self.values):
            value.wanted.connect(lambda place=place: self._take(place))
        self.chosen = chosen
        self._show()

    @property
    def order(self) -> tuple[int, ...]:
        """What can be chosen, in the order in which the arrows go: both stands between this and that."""
        places = (THIS, BOTH, THAT) if len(self.values) > BOTH else (THIS, THAT)
        return tuple(place for place in places if self.values[place].isEnabled())

    def forbid(self, place: int, why: Saying | str) -> None:
        """Keep one from being chosen, and say why where the pointer rests."""
        self.values[place].setEnabled(False)
        self.values[place].setToolTip(said(why))

    def choose(self, place: int) -> None:
        """Let one of them be the one that stays."""
        if self.values[place].isEnabled():
            self.chosen = place
            self._show()

    def _take(self, place: int) -> None:
        self.setFocus()
        self.choose(place)

    def _show(self) -> None:
        for place, value in enumerate(self.values):
            value.set_chosen(is_chosen=place == self.chosen)
        self.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with left and right, go to another field with up and down."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _CHOOSE:
            places = self.order
            now = places.index(self.chosen) if self.chosen in places else 0
            self.choose(places[max(0, min(now + _CHOOSE[key], len(places) - 1))])
        elif key in _WALK:
            self.walked.emit(_WALK[key])
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Say aloud what can be chosen and what is."""
        texts = [said(value.saying) for value in self.values]
        name, chosen = said(self._name), texts[self.chosen]
        both = N_("{field}: {chosen} is chosen of {values}")
        self.setAccessibleName(said(both).format(field=name, chosen=chosen, values=" / ".join(texts)))


def walk(choices: Sequence[Choice], at: QWidget, by: int) -> None:
    """Go from one field to the next or the one before."""
    places = [place for place, each in enumerate(choices) if each is at]
    if places and 0 <= places[0] + by < len(choices):
        choices[places[0] + by].setFocus(Qt.FocusReason.TabFocusReason)


def not_stated(words: Words) -> str:
    """Return what stands where a record says nothing."""
    return words.gettext("not stated")
