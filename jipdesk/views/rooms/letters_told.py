"""The letters that an applicant got, each with its day, and taken back if it did not go out after all."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jipdesk.actions import letters as acts
from jipdesk.i18n import Words
from jipdesk.phrases import letters as phrases
from jipdesk.phrases.marking import N_
from jipdesk.queries import letters as asked
from jipdesk.queries.letters import Told
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.asking import Asking
from jipdesk.views.pieces.clearing import clear
from jipdesk.views.pieces.history_panel import HistoryPanel
from jipdesk.views.spoken import Button, Label, Paragraph, plain

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class LettersTold(QWidget):
    """A line for each letter, the newest first; hidden where there is none."""

    wanted = Signal(object)
    """a letter whose words somebody wants to see"""
    failed = Signal(object)

    def __init__(self, desk: OpenDesk) -> None:
        super().__init__()
        self._desk = desk
        self._asking = Asking(desk, self.show_letters, self.failed.emit, self)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        column.addWidget(Label(N_("Letters so far"), "strong"))
        column.addLayout(self._lines)
        self.hide()

    def show_application(self, number: int) -> None:
        """Ask which letters an applicant got."""
        self._asking.ask(lambda session: asked.letters_of(session, number))

    def show_letters(self, letters: Sequence[Told]) -> None:
        """Show these letters."""
        clear(self._lines)
        for letter in letters:
            self._lines.addLayout(self._line(letter))
        self.setVisible(bool(letters))

    def _line(self, letter: Told) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(Paragraph(partial(_told, letter), "small"), 1)
        line.addWidget(Button(N_("Show"), "link").does(partial(self.wanted.emit, letter)))
        if letter.withdrawn_at is None:
            back = Button(N_("Take back"), "link")
            back.explain(N_("The letter did not go out after all. It stays in this list, marked."))
            line.addWidget(back.does(partial(self.take_back, letter)))
        return line

    def take_back(self, letter: Told) -> None:
        """Record that a letter did not go out after all."""

        def work(session: "Session") -> None:
            acts.withdraw(session, [letter.id])

        self._desk.act("withdraw_letters", work, None, self.failed.emit)


class LettersAndHistory(QWidget):
    """A tab of a person's page: the letters above, everything that happened below."""

    def __init__(self, desk: OpenDesk) -> None:
        super().__init__()
        self.letters, self.history = LettersTold(desk), HistoryPanel(desk)
        self.letters.wanted.connect(self._show_words)
        self._words = Paragraph("", "small")
        self._words.be_copied()
        self._words.hide()
        self._shown: int | None = None
        self._number: int | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 8, 0)
        column.setSpacing(4)
        for each in (self.letters, self._words, self.history):
            column.addWidget(each)
        column.addStretch(1)

    def show_application(self, number: int) -> None:
        """Show the letters of an applicant; the history is asked by the page, which knows the records."""
        if number != self._number:
            self._number, self._shown = number, None
            self._words.hide()
        self.letters.show_application(number)

    @Slot(object)
    def _show_words(self, letter: Told) -> None:
        """Show what a letter said; shown already, put it away."""
        self._shown = None if self._shown == letter.id else letter.id
        self._words.say(plain(f"{letter.subject}\n\n{letter.text}"))
        self._words.setVisible(self._shown is not None)


def _told(letter: Told, words: Words) -> str:
    told = words.gettext("{letter} ({language}, {channel}), {moment}").format(
        letter=words.gettext(phrases.SHORT[letter.kind]),
        language=phrases.language_name(letter.language, words),
        channel=words.gettext(phrases.CHANNELS.get(letter.channel, letter.channel)),
        moment=words.moment(letter.at),
    )
    return words.gettext("{letter} — taken back").format(letter=told) if letter.withdrawn_at else told
