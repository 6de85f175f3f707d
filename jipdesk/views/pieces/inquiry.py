"""Asking for what an act takes, in place: a few fields, the verb they are for, and what stands against it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from jipdesk.errors import Stop
from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_
from jipdesk.views.look.palette import Tone
from jipdesk.views.pieces.asker import Asker
from jipdesk.views.pieces.fields import ChoiceField, Field, TextField
from jipdesk.views.pieces.notice import of_stop
from jipdesk.views.pieces.readers import unreadable
from jipdesk.views.pieces.sentences import Sentence, Sentences
from jipdesk.views.spoken import Button, Label, Paragraph, Saying

Then = Callable[[Mapping[str, Any]], object]
_FEW, _MOST_BESIDE = 4, 3


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that is asked for. With codes it is a choice, else a text that `read` makes a value of."""

    name: str
    title: Saying | str
    read: Callable[[str], Any] = str
    text: str = ""
    """what stands in the field at first"""
    is_needed: bool = False
    codes: Sequence[str] = field(default=())
    name_of: Callable[[str, Words], str] = lambda code, _: code


class Inquiry(Asker):
    """Hidden until something is asked. It stays until the act is done, so nothing that was typed is lost."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._then: Then | None = None
        self._asks: Sequence[Ask] = ()
        self._sent: tuple[str, ...] | None = None
        """what was handed on and is not answered yet"""
        self.fields: dict[str, Field] = {}
        self._question = Label("", "strong")
        self._sentence = Paragraph("", "muted")
        self._trouble = Paragraph("", "trouble")
        self.warning = Sentences()
        self.verb = Button("", "primary")
        self.cancel = Button(N_("Cancel"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(6)
        self._lay_out()
        self.verb.clicked.connect(self.send)
        self.cancel.clicked.connect(self.close_down)
        self.hide()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.verb)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._question)
        column.addWidget(self._sentence)
        column.addLayout(self._grid)
        column.addWidget(self.warning)
        column.addWidget(self._trouble)
        column.addLayout(buttons)

    def ask(
        self, question: Saying | str, asks: Sequence[Ask], verb: Saying | str, then: Then, hint: Saying | str = ""
    ) -> None:
        """Ask; what is answered is handed to `then` by name."""
        self._then, self._asks, self._sent = then, asks, None
        self.borrow_keys()
        self._question.say(question)
        self._sentence.say(hint)
        self._sentence.setVisible(bool(hint))
        self._trouble.hide()
        self.warning.hide()
        self.verb.say(verb)
        self._clear()
        beside = _MOST_BESIDE if len(asks) > _FEW else _MOST_BESIDE - 1
        for place, each in enumerate(asks):
            made = _field(each)
            self.fields[each.name] = made
            self._grid.addWidget(made, place // beside, place % beside, Qt.AlignmentFlag.AlignTop)
        for column in range(_MOST_BESIDE):
            self._grid.setColumnStretch(column, int(column < beside))
        self.show()
        first = next(iter(self.fields.values()), None)
        (first._editor() if first else self.verb).setFocus()  # noqa: SLF001 - a field has no focus of its own

    def refuse(self, stop: Stop) -> None:
        """Say why the act was not done; what was typed stays."""
        self._sent = None
        self._trouble.say(of_stop(stop))
        self._trouble.show()

    def warn(self, sentences: Sequence[Sentence], verb: Saying | str) -> None:
        """Say what the act would mean; the verb does it all the same, and has the keys: nothing is stored yet."""
        self._sent = None
        self.warning.show_sentences(sentences)
        self.warning.show()
        self.verb.say(verb)
        self.verb.setFocus()

    @property
    def trouble(self) -> str:
        """What is said to stand against it."""
        return self._trouble.text() if not self._trouble.isHidden() else ""

    @Slot()
    def close_down(self, _: object = None) -> None:
        """Ask no more."""
        self._then = None
        self.hide()
        self._clear()

    def leave(self) -> None:
        """Ask no more."""
        self.close_down()

    @Slot()
    def send(self) -> None:
        """Read every field; if all can be read, hand them on: once, however often Enter is pressed meanwhile."""
        texts = tuple(each.text for each in self.fields.values())
        if texts == self._sent:
            return
        values = {each.name: self._value(each) for each in self._asks}
        if any(value is _UNREAD for value in values.values()):
            first = next(name for name, value in values.items() if value is _UNREAD)
            self.fields[first]._editor().setFocus()  # noqa: SLF001
            return
        if self._then:
            self._sent = texts
            self._then(values)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send with Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.send()
        else:
            super().keyPressEvent(event)

    def _value(self, asked: Ask) -> Any:
        from jipdesk.exchange.readings import Unreadable

        shown = self.fields[asked.name]
        text = shown.text.strip()
        if asked.is_needed and not text:
            shown.mark(N_("Fill this in."), Tone.TROUBLE)
            return _UNREAD
        try:
            value = asked.read(text)
        except Unreadable as problem:
            shown.mark(unreadable(problem), Tone.TROUBLE)
            return _UNREAD
        shown.unmark()
        return value

    def _clear(self) -> None:
        for each in self.fields.values():
            self._grid.removeWidget(each)
            each.hide()
            each.deleteLater()
        self.fields = {}


_UNREAD = object()


def _field(asked: Ask) -> Field:
    made: Field
    if asked.codes:
        made = ChoiceField(asked.name, asked.title, asked.codes, asked.name_of)
    else:
        made = TextField(asked.name, asked.title)
        made.editor.setPlaceholderText("")
    # What is asked for is to be seen at once as something to fill in.
    made._editor().setProperty("kind", "")  # noqa: SLF001
    made.show_text(asked.text)
    return made
