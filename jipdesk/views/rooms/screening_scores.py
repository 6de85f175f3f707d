"""What is given: points by criterion, an opinion, a reason. A key does one thing, and the next place has the keys."""

import unicodedata
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_
from jipdesk.phrases.screening import OPINIONS, label
from jipdesk.queries.screening import Reason
from jipdesk.rules.scores import HIGHEST, LOWEST
from jipdesk.rules.screening import Criterion, Opinion
from jipdesk.views.look import fonts
from jipdesk.views.look.style import TEXT
from jipdesk.views.pieces.clearing import clear
from jipdesk.views.pieces.scale import Scale
from jipdesk.views.spoken import Button, Label, Paragraph, Saying, message, plain

KEYS: Mapping[Opinion, str] = {Opinion.PASS: "P", Opinion.REJECT: "R", Opinion.CONFIRM: "C"}
_MOST_REASONS = 9
_LEAST, _AROUND = 160, 18


def typed(event: QKeyEvent) -> str:
    """Return what a key wrote, whatever its case and width; nothing while Ctrl, Alt or the like is held."""
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return "" if held else unicodedata.normalize("NFKC", event.text()).upper()


class Points(Scale):
    """The scale of one criterion, which tells when points were given so that the keys go on to the next."""

    given = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give points by a figure; a figure that is off the scale is no points."""
        figure = typed(event)
        if figure.isdecimal() and not LOWEST <= int(figure) <= HIGHEST:
            return
        super().keyPressEvent(event)
        if figure.isdecimal():
            self.given.emit()


class Criteria(QWidget):
    """A line for each criterion that counts."""

    changed = Signal()
    done = Signal()
    """the last one was given"""

    def __init__(self) -> None:
        super().__init__()
        self._criteria: Sequence[Criterion] = ()
        self.scales: dict[str, Points] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)

    def show_criteria(self, criteria: Sequence[Criterion]) -> None:
        """Ask for these."""
        if tuple(criteria) == tuple(self._criteria):
            return
        self._criteria = tuple(criteria)
        clear(self._grid)
        self.scales = {}
        whole = sum(each.weight for each in criteria) or 1
        for line, each in enumerate(each for each in criteria if each.weight):
            scale = self.scales[each.code] = Points(_name(each), LOWEST, HIGHEST)
            scale.changed.connect(self.changed)
            scale.given.connect(self.go_on)
            self._grid.addWidget(Paragraph(_name(each)), line, 0)
            self._grid.addWidget(Label(plain(f"{round(100 * each.weight / whole)} %"), "small"), line, 1)
            self._grid.addWidget(scale, line, 2)

    @property
    def scores(self) -> dict[str, int]:
        """The points given so far."""
        return {code: scale.points for code, scale in self.scales.items() if scale.points}

    def show_scores(self, scores: Mapping[str, int]) -> None:
        """Show these points."""
        for code, scale in self.scales.items():
            scale.show_points(scores.get(code))

    def take_keys(self) -> bool:
        """Let figures count for the first criterion without points; False if there is none."""
        empty = [scale for scale in self.scales.values() if not scale.points]
        for scale in empty[:1]:
            scale.take_keys()
        return bool(empty)

    def step(self, by: int) -> None:
        """Go to the criterion below or above."""
        scales = list(self.scales.values())
        at = next((place for place, scale in enumerate(scales) if scale.isAncestorOf(self.focusWidget())), None)
        if scales:
            scales[0 if at is None else max(0, min(len(scales) - 1, at + by))].take_keys()

    @Slot()
    def go_on(self) -> None:
        """Go on from the criterion that was given points to the next below; after the last, tell so."""
        scales = list(self.scales.values())
        at = scales.index(self.sender())  # type: ignore[arg-type]
        if at + 1 < len(scales):
            scales[at + 1].take_keys()
        else:
            self.done.emit()


class Opinions(QFrame):
    """Pass, not selected, to be confirmed: one of them, or none yet."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "segments")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout(self)
        line.setContentsMargins(1, 1, 1, 1)
        line.setSpacing(0)
        self.buttons: dict[Opinion, Button] = {}
        for opinion, key in KEYS.items():
            button = Button(message(N_("{verb}  {key}"), verb=_verb(opinion), key=key), "segment")
            button.setCheckable(True)
            button.clicked.connect(self._press)
            self.buttons[opinion] = button
            line.addWidget(button, 1)

    @property
    def opinion(self) -> Opinion | None:
        """The one that is down."""
        return next((opinion for opinion, button in self.buttons.items() if button.isChecked()), None)

    def show_opinion(self, opinion: Opinion | None) -> None:
        """Show this one; nobody is told."""
        for each, button in self.buttons.items():
            button.setChecked(each is opinion)

    def choose(self, opinion: Opinion) -> None:
        """Choose one."""
        self.show_opinion(opinion)
        self.chosen.emit(opinion)

    @Slot()
    def _press(self) -> None:
        pressed = self.sender()
        # A second press leaves it down: an opinion is replaced by another, not taken away.
        self.choose(next(opinion for opinion, button in self.buttons.items() if button is pressed))


class ReasonButton(Button):
    """A reason on one line; a long one is cut with a mark, and whole where the pointer rests."""

    def __init__(self, saying: Saying) -> None:
        super().__init__(saying, "reason")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        super().retranslate()
        self.setToolTip(self.text())

    def minimumSizeHint(self) -> QSize:
        """Return room for its beginning."""
        return QSize(_LEAST, super().minimumSizeHint().height())

    def paintEvent(self, _: QPaintEvent) -> None:
        """Write as much of it as there is room for."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.width() - _AROUND
        # The one that is chosen is set in bold, which is wider.
        metrics = QFontMetrics(fonts.text(TEXT, bold=self.isChecked()))
        option.text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)


class Reasons(QWidget):
    """The office's reasons, each under a figure."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._reasons: Sequence[Reason] = ()
        self.buttons: dict[str, Button] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_reasons(self, reasons: Sequence[Reason]) -> None:
        """Offer these."""
        if tuple(reasons) == tuple(self._reasons):
            return
        kept = self.reason
        self._reasons = tuple(reasons)
        clear(self._column)
        self.buttons = {}
        for figure, each in enumerate(reasons, start=1):
            key = str(figure) if figure <= _MOST_REASONS else " "
            button = ReasonButton(message(N_("{key}  {reason}"), key=key, reason=_label(each)))
            button.clicked.connect(self._press)
            self.buttons[each.label_ja] = button
            self._column.addWidget(button)
        self.show_reason(kept)

    @property
    def reason(self) -> str | None:
        """The Japanese words of the one that is chosen."""
        return next((name for name, button in self.buttons.items() if button.isChecked()), None)

    def show_reason(self, label_ja: str | None) -> None:
        """Show this one as chosen; nobody is told."""
        for name, button in self.buttons.items():
            button.setChecked(name == label_ja)

    def take_keys(self) -> None:
        """Let figures count here."""
        buttons = list(self.buttons.values())
        for button in [each for each in buttons if each.isChecked()][:1] or buttons[:1]:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by a figure, walk with the arrows."""
        figure, buttons = typed(event), list(self.buttons.values())
        by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        at = next((place for place, button in enumerate(buttons) if button.hasFocus()), 0)
        if figure.isdecimal() and 1 <= int(figure) <= min(len(buttons), _MOST_REASONS):
            buttons[int(figure) - 1].setFocus(Qt.FocusReason.OtherFocusReason)
            buttons[int(figure) - 1].click()
        elif by and buttons:
            buttons[max(0, min(len(buttons) - 1, at + by))].setFocus(Qt.FocusReason.OtherFocusReason)
        elif not figure.isdecimal():
            super().keyPressEvent(event)

    @Slot()
    def _press(self) -> None:
        pressed = self.sender()
        self.show_reason(next(name for name, button in self.buttons.items() if button is pressed))
        self.chosen.emit()


def _name(criterion: Criterion) -> Saying:
    return lambda words: label(criterion.name_ja, criterion.name_en, words)


def _verb(opinion: Opinion) -> Saying:
    return lambda words: words.gettext(OPINIONS[opinion])


def _label(reason: Reason) -> Saying:
    def say(words: Words) -> str:
        return label(reason.label_ja, reason.label_en, words)

    return say
