"""What each key does at the screening desk that no field wanted for itself: letters typed into a text stay letters."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from jipdesk.rules.screening import Opinion
from jipdesk.views.rooms.screening_scores import KEYS, typed

if TYPE_CHECKING:
    from jipdesk.views.rooms.screening_desk import ScreeningDesk

_PAGES = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Space: 1}
_MOVING = frozenset({"S", "B"})
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


def pressed(desk: "ScreeningDesk", event: QKeyEvent) -> bool:
    """Do it, and tell whether the key was one of the desk's."""
    key, letter = Qt.Key(event.key()), typed(event)
    acts = _letters(desk)
    if desk.is_between and letter not in _MOVING:
        # What it was meant for is not shown yet; the next would be marked unseen.
        return True
    if letter in acts:
        if not event.isAutoRepeat():
            acts[letter]()
    elif letter.isdecimal() or key is Qt.Key.Key_Escape:
        desk.marks.take_keys()
        _pass_on(desk, event)
    elif key in _PAGES:
        desk.reading.turn(_PAGES[key])
    elif key in _STEPS:
        desk.marks.criteria.step(_STEPS[key])
    else:
        return False
    return True


def _letters(desk: "ScreeningDesk") -> Mapping[str, Callable[[], object]]:
    marks = desk.marks
    opinions = {letter: _choosing(desk, opinion) for opinion, letter in KEYS.items()}
    return {
        **opinions,
        "A": marks.open_question,
        "S": desk.skip,
        "B": desk.back,
        "M": marks.comment.setFocus,
    }


def _choosing(desk: "ScreeningDesk", opinion: Opinion) -> Callable[[], object]:
    return lambda: desk.marks.choose(opinion)


def _pass_on(desk: "ScreeningDesk", event: QKeyEvent) -> None:
    """Let a figure that was typed elsewhere count for the criterion that has the keys now."""
    at = QApplication.focusWidget()
    scale = next((each for each in desk.marks.criteria.scales.values() if at and each.isAncestorOf(at)), None)
    if scale is not None and typed(event).isdecimal():
        scale.keyPressEvent(event)
