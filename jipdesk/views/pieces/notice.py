"""A sentence in place: what went wrong or well, what was kept, and perhaps one thing to do about it."""

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from jipdesk import paths
from jipdesk.errors import Stop
from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_
from jipdesk.phrases.window import fault_sentence, joined, where_noted
from jipdesk.views.look.palette import Tone
from jipdesk.views.spoken import Button, Paragraph, Saying, SignButton, Speaking, said


def of_stop(stop: Stop) -> Saying:
    """Return the sentence for a refusal."""

    def say(words: Words) -> str:
        from jipdesk.phrases.refusals import sentence

        return sentence(stop, words)

    return say


def of_fault() -> Saying:
    """Return the sentences for a mistake of ours, and where it is noted if it could be."""
    log = paths.fault_log()
    is_noted = log.is_file()

    def say(words: Words) -> str:
        noted = [where_noted(words, str(log))] if is_noted else []
        return joined([fault_sentence(words), *noted], words)

    return say


class Notice(Speaking, QFrame):
    """Hidden until it has something to say; it stays until it is closed or has nothing more to say."""

    changed = Signal()
    """something else is said, or nothing more; told before it is seen"""

    def __init__(self, parent: QWidget | None = None) -> None:
        from PySide6.QtCore import Qt

        super().__init__(parent)
        self.setProperty("kind", "notice")
        self._saying: Saying | str = ""
        self._text = Paragraph()
        self._text.be_copied(is_ours=True)
        self._act = Button("", "link")
        self._act.clicked.connect(self._do)
        self._close = SignButton(N_("Close this message"))
        self._close.setProperty("sign", "cross")
        self._close.clicked.connect(self.clear)
        self._action: Callable[[], object] | None = None
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 3, 4, 3)
        line.addWidget(self._text, 1)
        line.addWidget(self._act)
        line.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def tell(
        self,
        saying: Saying | str,
        tone: Tone = Tone.TROUBLE,
        action: tuple[Saying | str, Callable[[], object]] | None = None,
    ) -> None:
        """Say it, in place of what was said before; the action is a verb and what it does."""
        self._saying = saying
        self._text.say(saying)
        self._action = action[1] if action else None
        self._act.setVisible(action is not None)
        if action:
            self._act.say(action[0])
        self.setProperty("tone", tone.value)
        self.style().unpolish(self)
        self.style().polish(self)
        self.retranslate()
        self.show()

    def retranslate(self) -> None:
        """Say it aloud in the language of the moment."""
        self.setAccessibleName(said(self._saying) if self._saying else "")
        if self._saying:
            self._text.retranslate()
            self.changed.emit()

    def refuse(self, stop: Stop) -> None:
        """Say why something was not done."""
        self.tell(of_stop(stop))

    def take_keys(self) -> None:
        """Let the keys go to what can be done about it."""
        if self._action is not None:
            self._act.setFocus()

    @property
    def speaks(self) -> bool:
        """Whether it has something to say."""
        return bool(self._saying)

    def height_at(self, width: int) -> int:
        """Return how high it would be at a width, also before it is seen for the first time."""
        for each in (self, self._text, self._act, self._close):
            each.ensurePolished()
        return self.heightForWidth(width)

    def setVisible(self, visible: bool) -> None:
        """Tell where nothing more is said."""
        super().setVisible(visible)
        if not visible and self._saying:
            self._saying = ""
            self.changed.emit()

    @property
    def text(self) -> str:
        """What is said; nothing while it is hidden."""
        return self._text.text() if not self.isHidden() else ""

    @Slot()
    def clear(self) -> None:
        """Have nothing more to say."""
        self._action = None
        self.hide()

    @Slot()
    def _do(self) -> None:
        action = self._action
        self.clear()
        if action:
            action()
