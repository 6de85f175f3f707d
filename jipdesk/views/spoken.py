"""Words on widgets: each keeps the message it shows, and says it anew when the language changes."""

import sys
from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QSizePolicy, QWidget

from jipdesk import i18n
from jipdesk.i18n import Words
from jipdesk.views.breaking import tied, untied

Saying = Callable[[Words], str]
"""What is said, in whatever language it is asked for."""
_LONG_WORD, _PART, _BREAK = 26, 4, "\u200b"
_MOST_HEIGHTS = 16


def message(text: str, **values: object) -> Saying:
    """Return a message of the catalogues with its values; a value may be a saying itself."""

    def say(words: Words) -> str:
        shown = {name: value(words) if callable(value) else value for name, value in values.items()}
        return words.gettext(text).format(**shown) if shown else words.gettext(text)

    return say


def counted(one: str, many: str, n: int, **values: object) -> Saying:
    """Return a message about n things; its {n} is the number as the language writes it."""

    def say(words: Words) -> str:
        text = words.ngettext(one, many, n)
        # Where both forms stand in the catalogue as messages of their own, each has its own translation.
        return words.gettext(text).format(n=words.number(n), **values)

    return say


def plain(text: str) -> Saying:
    """Return a name or number that is the same in both languages."""
    return lambda _words: text


def breakable(text: str) -> Saying:
    """Return a name whose very long words may break where a line ends, so that none is cut off."""
    return plain(" ".join(map(_with_breaks, text.split(" "))))


def _with_breaks(word: str) -> str:
    if len(word) <= _LONG_WORD:
        return word
    name, at, place = word.partition("@")
    if place:
        return f"{_with_breaks(name + at)}{_BREAK}{_with_breaks(place)}"
    return _BREAK.join(word[start : start + _PART] for start in range(0, len(word), _PART))


def said(saying: Saying | str) -> str:
    """Return it in the language of the moment; a text is a message of the catalogues."""
    words = i18n.spoken()
    return saying(words) if callable(saying) else words.gettext(saying)


class Speaking:
    """A widget whose words follow the language: its class comes before Qt's in the list of bases.

    Qt tells a change of language by an event. Answering it here would mean answering every change of style, font and
    palette too, for every label; so the widgets are asked all at once instead.
    """

    def retranslate(self) -> None:
        """Set every word anew."""


def retranslate_all() -> None:
    """Let every widget that is there say its words in the language of the moment."""
    for widget in QApplication.allWidgets():
        if isinstance(widget, Speaking):
            try:
                widget.retranslate()
            except Exception:  # noqa: BLE001 - one widget that cannot must not keep the others in the old language
                sys.excepthook(*sys.exc_info())


class Label(Speaking, QLabel):
    """A text; a datum that no language changes is said by `plain`."""

    def __init__(self, saying: Saying | str = "", kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Imported here, since the first paint has no labels, and the names in `Qt` take as long as the rest of it.
        from PySide6.QtCore import Qt

        self._saying = saying
        self.setTextFormat(Qt.TextFormat.PlainText)
        # A name in Arabic begins where the others do.
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
        if kind:
            self.setProperty("kind", kind)
        self.retranslate()

    def say(self, saying: Saying | str) -> None:
        """Show another message."""
        self._saying = saying
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.setText(said(self._saying) if self._saying else "")


class Paragraph(Label):
    """A text of ours that may take several lines; a Japanese one breaks between its phrases."""

    tie: Callable[[str], str] = staticmethod(tied)

    def __init__(self, saying: Saying | str = "", kind: str = "", parent: QWidget | None = None) -> None:
        self._heights: dict[tuple[int, int, str], int] = {}
        super().__init__(saying, kind, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setWordWrap(True)

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.setText(self.tie(said(self._saying)) if self._saying else "")

    def heightForWidth(self, width: int) -> int:
        """Return how high it is at a width: layouts in layouts ask again and again, and Qt sets the text each time."""
        asked = width, self.minimumWidth(), super().text()
        if asked not in self._heights:
            if len(self._heights) >= _MOST_HEIGHTS:
                self._heights.clear()
            self._heights[asked] = super().heightForWidth(width)
        return self._heights[asked]

    def changeEvent(self, event: QEvent) -> None:
        """Forget how high it was in another type."""
        self._heights.clear()
        super().changeEvent(event)

    def text(self) -> str:
        """Return what is said."""
        return untied(super().text())

    def be_copied(self, *, is_ours: bool = False) -> None:
        """Let it be marked and copied by the mouse: a datum as it is, a sentence of ours without what ties it."""
        from PySide6.QtCore import Qt

        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if is_ours:
            _keep_copies_clean()
        else:
            self.tie = str
            self.retranslate()


@cache
def _keep_copies_clean() -> None:
    QApplication.clipboard().dataChanged.connect(_clean_copy)


def _clean_copy() -> None:
    """Take out of what was copied here what ties a sentence; nobody sees it, but other programs would keep it."""
    board = QApplication.clipboard()
    if board.ownsClipboard() and (text := board.text()) != untied(text):
        board.setText(untied(text))


class OneLine(Label):
    """A text on one line; what does not fit is left out, and shown whole where the pointer rests."""

    def __init__(self, saying: Saying | str = "", kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(saying, kind, parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        super().retranslate()
        self.setToolTip(self.text())

    def paintEvent(self, _: QPaintEvent) -> None:
        """Write as much of it as there is room for."""
        from PySide6.QtCore import Qt

        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), self.alignment() | Qt.TextFlag.TextSingleLine, shown)


class Button(Speaking, QPushButton):
    """A button with a verb on it."""

    def __init__(self, saying: Saying | str, kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saying = saying
        self._hint: Saying | str = ""
        self._act: Callable[[], object] | None = None
        self._repeats = False
        if kind:
            self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.retranslate()

    def say(self, saying: Saying | str, hint: Saying | str = "") -> None:
        """Show another verb, and explain it where the pointer rests."""
        self._saying, self._hint = saying, hint
        self.retranslate()

    def does(self, act: Callable[[], object]) -> "Button":
        """Let a press do this; Qt's word on whether the button is checked is left out."""
        if self._act is None:
            self.clicked.connect(self._press)
        self._act = act
        return self

    def repeats(self) -> None:
        """Count each press of a double click: who only goes on to the next means as many as are pressed."""
        self._repeats = True

    @Slot()
    def _press(self) -> None:
        if self._act:
            self._act()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Enter as with Space; with other keys held, Enter may be the window's."""
        from PySide6.QtCore import Qt

        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not held:
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take a double click for one, where the second would be one more act, or meet what the first has put there."""
        if self._repeats or self.property("kind") == "quiet":
            # What turns pages or zooms is meant as often as it is pressed.
            super().mouseDoubleClickEvent(event)
        event.accept()

    def explain(self, hint: Saying | str) -> None:
        """Explain the button where the pointer rests, and to who cannot see it."""
        self._hint = hint
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.setText(said(self._saying) if self._saying else "")
        hint = said(self._hint) if self._hint else ""
        self.setToolTip(hint)
        self.setAccessibleDescription(hint)


class SignButton(Speaking, QPushButton):
    """A button with a sign instead of a word; its word is for who cannot see it, and for a pointer that rests."""

    def __init__(self, saying: Saying | str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saying = saying
        self.setProperty("kind", "quiet")
        # In a dialog, Enter anywhere else would press it.
        self.setAutoDefault(False)
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.setToolTip(said(self._saying))
        self.setAccessibleName(said(self._saying))
