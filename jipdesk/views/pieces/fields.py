"""Fields that save themselves when they are left; what cannot be right stays, marked, with the reason below it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from jipdesk.i18n import Words
from jipdesk.views.look.palette import Tone
from jipdesk.views.spoken import Label, Paragraph, Saying, Speaking, said

LABEL_WIDTH = 130
_LINES = 72


class Field(Speaking, QWidget):
    """A label, a place for the value, and below it what is to be said about the value."""

    left = Signal(str, str)
    """name and text, when it is left with something else in it than before"""

    def __init__(self, name: str, title: Saying | str) -> None:
        super().__init__()
        self.name = name
        self._title = title
        self._stored = ""
        self._sent: str | None = None
        self._label = Label(title, "muted")
        self._label.setFixedWidth(LABEL_WIDTH)
        self._label.setWordWrap(True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._mark = Paragraph("", "doubt")
        self._mark.hide()
        self._place = QVBoxLayout()
        self._place.setSpacing(2)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(self._place, 1)

    @property
    def text(self) -> str:
        """What stands in it now."""
        raise NotImplementedError

    @property
    def is_edited(self) -> bool:
        """Whether something else stands in it than what was shown."""
        return self.text != self._stored

    def show_text(self, text: str, *, is_other: bool = False) -> None:
        """Show what is stored; what is being typed is left alone, unless it is another record's field now."""
        is_typing = self.is_edited and self.has_focus() and self.text != self._sent
        self._stored = text
        if is_typing and not is_other:
            return
        self._sent = None
        self._put(text)

    def show_draft(self, text: str) -> None:
        """Show what was typed and could not be stored."""
        self._put(text)

    def mark(self, saying: Saying | str, tone: Tone = Tone.WAITING) -> None:
        """Say below it what is doubtful, or wrong, about the value."""
        self._mark.setProperty("kind", "trouble" if tone is Tone.TROUBLE else "doubt")
        self._mark.style().unpolish(self._mark)
        self._mark.style().polish(self._mark)
        self._mark.say(saying)
        self._mark.show()
        self._dress(tone.value)

    def unmark(self) -> None:
        """Have nothing to say about it."""
        self._mark.hide()
        self._dress("")

    @property
    def marked(self) -> str:
        """What is said about the value."""
        return self._mark.text() if not self._mark.isHidden() else ""

    def has_focus(self) -> bool:
        """Whether somebody is typing in it."""
        raise NotImplementedError

    def _put(self, text: str) -> None:
        raise NotImplementedError

    def _editor(self) -> QWidget:
        raise NotImplementedError

    def _dress(self, tone: str) -> None:
        editor = self._editor()
        editor.setProperty("tone", tone)
        editor.style().unpolish(editor)
        editor.style().polish(editor)
        editor.setAccessibleDescription(self.marked)

    def _set_up(self, editor: QWidget) -> None:
        self._place.addWidget(editor)
        self._place.addWidget(self._mark)
        self._label.setMinimumHeight(30)
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self._editor().setAccessibleName(said(self._title))

    @Slot()
    def _leave(self) -> None:
        if self.is_edited:
            self._sent = self.text
            self.left.emit(self.name, self.text)


class TextField(Field):
    """A line of text. Enter and leaving save; Esc brings back what is stored."""

    def __init__(self, name: str, title: Saying | str) -> None:
        super().__init__(name, title)
        self.editor = QLineEdit()
        self.editor.setProperty("kind", "quiet")
        self.editor.editingFinished.connect(self._leave)
        self.editor.installEventFilter(self)
        self._set_up(self.editor)

    @property
    def text(self) -> str:
        """What stands in it now."""
        return self.editor.text()

    def has_focus(self) -> bool:
        """Whether somebody is typing in it."""
        return self.editor.hasFocus()

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Bring back with Esc what is stored."""
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if event.type() is QEvent.Type.KeyPress and is_escape and self.is_edited:
            self.editor.setText(self._stored)
            self.unmark()
            return True
        return False

    def _put(self, text: str) -> None:
        self.editor.setText(text)
        self.editor.setCursorPosition(0)

    def _editor(self) -> QWidget:
        return self.editor


class _Lines(QPlainTextEdit):
    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class LinesField(Field):
    """Text of several lines. Leaving saves; Tab leaves."""

    def __init__(self, name: str, title: Saying | str) -> None:
        super().__init__(name, title)
        self.editor = _Lines()
        self.editor.setProperty("kind", "quiet")
        self.editor.setTabChangesFocus(True)
        self.editor.setFixedHeight(_LINES)
        self.editor.left.connect(self._leave)
        self._set_up(self.editor)

    @property
    def text(self) -> str:
        """What stands in it now."""
        return self.editor.toPlainText()

    def has_focus(self) -> bool:
        """Whether somebody is typing in it."""
        return self.editor.hasFocus()

    def _put(self, text: str) -> None:
        self.editor.setPlainText(text)

    def _editor(self) -> QWidget:
        return self.editor


class _Combo(QComboBox):
    """Does not turn its choice when a page is scrolled over it."""

    def wheelEvent(self, event: object) -> None:
        event.ignore()  # type: ignore[attr-defined]


class ChoiceField(Field):
    """One of some codes, or none; choosing saves."""

    def __init__(
        self, name: str, title: Saying | str, codes: Sequence[str], name_of: Callable[[str, Words], str]
    ) -> None:
        super().__init__(name, title)
        self._codes = ("", *codes)
        self._name_of = name_of
        self.editor = _Combo()
        self.editor.setProperty("kind", "quiet")
        self.editor.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.editor.setMinimumContentsLength(8)
        self.editor.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for code in self._codes:
            self.editor.addItem("", code)
        self.editor.activated.connect(self._leave)
        self._set_up(self.editor)

    @property
    def text(self) -> str:
        """The code that is chosen; empty for none."""
        return str(self.editor.currentData() or "")

    def has_focus(self) -> bool:
        """Whether somebody is choosing."""
        return self.editor.hasFocus()

    def retranslate(self) -> None:
        """Name the choices in the language of the moment."""
        super().retranslate()
        from jipdesk import i18n

        words = i18n.spoken()
        for place, code in enumerate(self._codes):
            self.editor.setItemText(place, self._name_of(code, words) if code else words.gettext("not stated"))

    def _put(self, text: str) -> None:
        self.editor.setCurrentIndex(self._codes.index(text) if text in self._codes else 0)

    def _editor(self) -> QWidget:
        return self.editor
