"""What rules say, sentence by sentence: a mark in its tone, the sentence, and below it where the rule comes from."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jipdesk.views.look.palette import Tone
from jipdesk.views.pieces.clearing import clear
from jipdesk.views.pieces.sign import Sign
from jipdesk.views.spoken import Paragraph, Saying


@dataclass(frozen=True, slots=True)
class Sentence:
    """One thing that is said."""

    tone: Tone
    outcome: Saying | str
    """what the sign means, for who cannot see it"""
    says: Saying | str
    source: Saying | str = ""


class Sentences(QWidget):
    """All of them, one below the other."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)

    def show_sentences(self, sentences: Sequence[Sentence]) -> None:
        """Say these in place of what was said."""
        clear(self._column)
        for each in sentences:
            self._column.addWidget(_line(each))


def _line(sentence: Sentence) -> QWidget:
    line = QWidget()
    beside = QHBoxLayout(line)
    beside.setContentsMargins(0, 0, 0, 0)
    beside.setSpacing(8)
    beside.addWidget(Sign(sentence.tone, sentence.outcome), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(0)
    says = Paragraph(sentence.says)
    says.be_copied(is_ours=True)
    words.addWidget(says)
    if sentence.source:
        words.addWidget(Paragraph(sentence.source, "small"))
    beside.addLayout(words, 1)
    return line
