"""Fields that save themselves when they are left; what cannot be right stays, marked, with the reason below it."""

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from jipdesk.i18n import Words
from jipdesk.phrases.codes import capital
from jipdesk.phrases.marking import N_
from jipdesk.views.look.palette import Tone
from jipdesk.views.pieces.choice_box import NONE, ChoiceBox
from jipdesk.views.pieces.editors import LineEdit, LinesEdit
from jipdesk.views.pieces.leaving import Leaves
from jipdesk.views.spoken import Label, Paragraph, Saying, Speaking, said

LABEL_WIDTH = 130
_HISTORY = N_("Where this comes from, and when it changed (Shift+F1)")
_TALLEST = 160
_BESIDE_LINES, _AROUND_LINES = 18, 12
"""What border and margins take of the width and of the height of a field of several lines."""
_BREAKS = re.compile("[\t\n\x0b\x0c\r\x85\u2028\u2029]+")


class _Title(Label):
    """The name of a field; a click on it asks where the value comes from."""

    clicked = Signal()

    def __init__(self, title: Saying | str) -> None:
        super().__init__(title, "muted")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell that it was clicked."""
        super().mouseReleaseEvent(event)
        if self.rect().contains(event.position().toPoint()):
            self.clicked.emit()


class Field(Leaves, Speaking, QWidget):
    """A label, a place for the value, and below it what is to be said about the value."""

    left = Signal(str, str)
    """name and text, when it is left with something else in it than before"""
    given_up = Signal(str)
    """name, when what could not be stored is taken back for what is"""
    asked = Signal(str)
    """name, when somebody wants to know where the value comes from"""

    def __init__(self, name: str, title: Saying | str) -> None:
        super().__init__()
        self.name = name
        self._title = title
        self._stored = ""
        self._sent: str | None = None
        self._draft: str | None = None
        self._label = _Title(title)
        self._label.clicked.connect(self._ask)
        self._tells_history = False
        self._told: Paragraph | None = None
        self._label.setFixedWidth(LABEL_WIDTH)
        self._label.setWordWrap(True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._mark = Paragraph("", "doubt")
        self._marking: Saying | str = ""
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

    @property
    def is_unsaved(self) -> bool:
        """Whether something was typed in it that nobody was told of yet."""
        return self.is_edited and self.text not in (self._sent, self._draft)

    def show_text(self, text: str, *, is_other: bool = False, draft: str | None = None) -> None:
        """Show what is stored, or the draft that was typed in its place and could not be.

        What is being typed is left alone, unless it is another record's field now.
        """
        is_typing = self.is_composing or (self.is_unsaved and self.has_focus())
        self._stored, self._draft = text, draft
        if is_typing and not is_other:
            return
        self._sent = None
        shown = text if draft is None else draft
        if self.text != shown:
            # To put the same text once more would take the place of the caret and what Ctrl+Z knows.
            self._put(shown)

    def show_draft(self, text: str) -> None:
        """Show what was typed and could not be stored; what is being typed now is left alone."""
        is_typing = self.is_composing or (self.is_unsaved and self.has_focus())
        self._draft = text
        if not is_typing and self.text != text:
            self._put(text)

    def mark(self, saying: Saying | str, tone: Tone = Tone.WAITING) -> None:
        """Say below it what is doubtful, or wrong, about the value."""
        self._mark.setProperty("kind", "trouble" if tone is Tone.TROUBLE else "doubt")
        self._mark.style().unpolish(self._mark)
        self._mark.style().polish(self._mark)
        self._marking = saying
        self._mark.say(saying)
        self._mark.show()
        self._dress(tone.value)

    def unmark(self) -> None:
        """Have nothing to say about it."""
        self._marking = ""
        self._mark.hide()
        self._dress("")

    @property
    def marked(self) -> str:
        """What is said about the value."""
        return self._mark.text() if not self._mark.isHidden() else ""

    # --- where the value comes from -----------------------------------------------------------------------------------

    def offer_history(self) -> None:
        """Let a click on its name, or Shift+F1 in it, ask where the value comes from."""
        self._tells_history = True
        self._label.setCursor(Qt.CursorShape.PointingHandCursor)
        self.retranslate()

    def tell(self, saying: Saying | str) -> None:
        """Say below it where the value comes from."""
        if self._told is None:
            self._told = Paragraph("", "small")
            self._told.be_copied(is_ours=True)
            self._place.addWidget(self._told)
        self._told.say(saying)
        self._told.show()

    def tell_nothing(self) -> None:
        """Say no more of where the value comes from."""
        if self._told:
            self._told.hide()

    @property
    def told(self) -> str:
        """What is said of where the value comes from."""
        return self._told.text() if self._told and not self._told.isHidden() else ""

    @Slot()
    def _ask(self) -> None:
        if self.told:
            self.tell_nothing()
        elif self._tells_history:
            self.asked.emit(self.name)

    # --- for the kinds of fields --------------------------------------------------------------------------------------

    def has_focus(self) -> bool:
        """Whether somebody is typing in it."""
        raise NotImplementedError

    def take_keys(self) -> None:
        """Let what is typed go here."""
        self._editor().setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_composing(self) -> bool:
        """Whether an input method is at work in it."""
        return bool(getattr(self._editor(), "is_composing", False))

    def _put(self, text: str) -> None:
        raise NotImplementedError

    def _editor(self) -> QWidget:
        raise NotImplementedError

    def _dress(self, tone: str) -> None:
        editor = self._editor()
        if (editor.property("tone") or "") != tone:
            editor.setProperty("tone", tone)
            editor.style().unpolish(editor)
            editor.style().polish(editor)
        editor.setAccessibleDescription(said(self._marking) if self._marking else "")

    def _set_up(self, editor: QWidget) -> None:
        self._place.addWidget(editor)
        self._place.addWidget(self._mark)
        editor.installEventFilter(self)
        self._label.setMinimumHeight(30)
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self._label.setToolTip(said(_HISTORY) if self._tells_history else "")
        self._editor().setAccessibleName(said(self._title))
        self._editor().setAccessibleDescription(said(self._marking) if self._marking else "")

    @Slot()
    def leave(self) -> None:
        """Hand over what was typed, if it is something else than what is stored."""
        if self.is_edited:
            self._sent = self.text
            self.left.emit(self.name, self.text)
        elif self._draft is not None:
            self._give_up()

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Bring back with Esc what is stored; tell with Shift+F1 where it comes from."""
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            # Where Esc also leads back to a list, it first brings back what is stored.
            is_ours = self.is_edited or self.is_composing
            event.setAccepted(is_ours)
            return is_ours
        if event.type() is not QEvent.Type.KeyPress:
            return False
        if self.is_composing:
            return False
        if event.key() == Qt.Key.Key_Escape and self.is_edited:
            self._put(self._stored)
            self._give_up()
            return True
        asks = event.key() == Qt.Key.Key_F1 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if asks and self._tells_history:
            self._ask()
        return asks and self._tells_history

    def _give_up(self) -> None:
        self.unmark()
        self._draft = None
        self.given_up.emit(self.name)


class TextField(Field):
    """A line of text. Enter and leaving save; Esc brings back what is stored."""

    def __init__(self, name: str, title: Saying | str) -> None:
        super().__init__(name, title)
        self.editor = LineEdit()
        self.editor.setProperty("kind", "quiet")
        self.editor.setPlaceholderText(NONE)
        self.editor.editingFinished.connect(self.leave)
        self._set_up(self.editor)

    @property
    def text(self) -> str:
        """What stands in it now; line breaks that were pasted are the spaces as which they are shown."""
        return _BREAKS.sub(" ", self.editor.text())

    def has_focus(self) -> bool:
        """Whether somebody is typing in it."""
        return self.editor.hasFocus()

    def _put(self, text: str) -> None:
        self.editor.setText(text)
        self.editor.setCursorPosition(0)

    def _editor(self) -> QWidget:
        return self.editor


class _Lines(LinesEdit):
    """As tall as its text, within bounds."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.textChanged.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        room = QRect(0, 0, self.width() - _BESIDE_LINES, _TALLEST)
        wraps = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
        tall = self.fontMetrics().boundingRect(room, wraps, self.toPlainText() or NONE).height() + _AROUND_LINES
        policy = Qt.ScrollBarPolicy
        is_whole = tall <= _TALLEST
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if is_whole else policy.ScrollBarAsNeeded)
        self.setFixedHeight(min(tall, _TALLEST))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page be scrolled by a wheel that only comes past, or where all lines are in sight."""
        if self.hasFocus() and self.verticalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
            super().wheelEvent(event)
        else:
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class LinesField(Field):
    """Text of several lines. Leaving saves; Tab leaves; Esc brings back what is stored."""

    def __init__(self, name: str, title: Saying | str) -> None:
        super().__init__(name, title)
        self.editor = _Lines()
        self.editor.setProperty("kind", "quiet")
        self.editor.setTabChangesFocus(True)
        self.editor.setPlaceholderText(NONE)
        self.editor.left.connect(self.leave)
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


class ChoiceField(Field):
    """One of some codes, or none; choosing saves."""

    def __init__(
        self, name: str, title: Saying | str, codes: Sequence[str], name_of: Callable[[str, Words], str]
    ) -> None:
        super().__init__(name, title)
        self._codes = ("", *codes)
        self._name_of = name_of
        self.editor = ChoiceBox()
        self.editor.setProperty("kind", "quiet")
        self.editor.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.editor.setMinimumContentsLength(8)
        self.editor.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for code in self._codes:
            self.editor.addItem("", code)
        self.editor.activated.connect(self.leave)
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
            self.editor.setItemText(place, capital(self._name_of(code, words) if code else words.gettext("not stated")))

    def _put(self, text: str) -> None:
        self.editor.setCurrentIndex(self._codes.index(text) if text in self._codes else 0)

    def _editor(self) -> QWidget:
        return self.editor
