"""Moving one interview: to another day, time or medium, to other people. What stands against it is said before."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from jipdesk.actions import interviews
from jipdesk.errors import Stop
from jipdesk.i18n import JAPAN, Words
from jipdesk.phrases.marking import N_
from jipdesk.phrases.selection import METHODS
from jipdesk.queries.holidays import japanese
from jipdesk.queries.interview_clashes import Clash
from jipdesk.queries.interview_list import InterviewRow
from jipdesk.rules.calendar import shifted
from jipdesk.rules.interviewing import Method
from jipdesk.views.look.palette import Tone
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.acts import ActButton
from jipdesk.views.pieces.asker import Asker
from jipdesk.views.pieces.asking import Asking
from jipdesk.views.pieces.fields import ChoiceField, Field, TextField
from jipdesk.views.pieces.notice import of_stop
from jipdesk.views.pieces.sentences import Sentences
from jipdesk.views.rooms import interview_wish
from jipdesk.views.rooms.interview_arranging import LANGUAGES
from jipdesk.views.rooms.interview_times import in_japan, where_they_live
from jipdesk.views.rooms.interview_wish import Wish, wish_of
from jipdesk.views.spoken import Button, Label, OneLine, Paragraph, Saying, message

_SETTLE_MS = 150
_BESIDE = 3
_LOOKING = N_("Checking whether everybody is free…")


class Moving(Asker):
    """Hidden until an interview is to be moved; it stays until it is moved, so nothing that was typed is lost."""

    proposed = Signal(object)
    """the `InterviewRow` as it would be, or None where nothing is proposed any more"""
    moved = Signal(object)
    """the `InterviewRow` as it is now"""

    def __init__(self, desk: OpenDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._row: InterviewRow | None = None
        self._wish: Wish | None = None
        self._asking = Asking(desk, self._show_clashes, self._refused, self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self.look)
        self._build()
        self._lay_out()
        self.hide()

    def _build(self) -> None:
        self.fields: dict[str, Field] = {
            "day": TextField("day", N_("Day (Japan)")),
            "time": TextField("time", N_("Begins at (Japan)")),
            "minutes": TextField("minutes", N_("Minutes")),
            "method": ChoiceField("method", N_("Method"), tuple(Method), _method),
            "language": ChoiceField("language", N_("Language"), tuple(LANGUAGES), _language),
            "interpreter": TextField("interpreter", N_("Interpreter")),
            "interviewers": TextField("interviewers", N_("Interviewers")),
        }
        for field in self.fields.values():
            editor = field._editor()  # noqa: SLF001 - what is asked for is to be seen at once as something to fill in
            editor.setProperty("kind", "")
            if isinstance(field, ChoiceField):
                field.editor.currentIndexChanged.connect(self._begin_settling)
            elif isinstance(field, TextField):
                field.editor.textChanged.connect(self._begin_settling)
        self._title = Label("", "strong")
        self.japan, self.theirs = Label("", "strong"), OneLine("")
        self.says, self.trouble = Sentences(), Paragraph("", "trouble")
        self.verb = ActButton(N_("Move the interview"), self.move_it, "primary")
        self.cancel = Button(N_("Cancel"))
        self.cancel.clicked.connect(self.close_down)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        *short, interviewers = self.fields.values()
        for place, field in enumerate(short):
            grid.addWidget(field, place // _BESIDE, place % _BESIDE)
        grid.addWidget(interviewers, len(short) // _BESIDE, 0, 1, _BESIDE)
        for place in range(_BESIDE):
            grid.setColumnStretch(place, 1)
        head = QHBoxLayout()
        head.setSpacing(24)
        head.addWidget(self._title)
        head.addWidget(self.japan)
        head.addWidget(self.theirs, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.verb)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(grid)
        column.addWidget(self.says)
        column.addWidget(self.trouble)
        column.addLayout(buttons)

    # --- what is wished for -------------------------------------------------------------------------------------------

    def begin(self, row: InterviewRow, *, takes_keys: bool = True) -> None:
        """Ask how an interview is to be from now on."""
        if self._row is None or self._row.id != row.id:
            self._row = row
            self._title.say(message(N_("Move the interview with {name}"), name=row.name))
            self._put(wish_of(row))
        self.show()
        if takes_keys:
            self.fields["day"]._editor().setFocus()  # noqa: SLF001 - a field has no focus of its own
        self.look()

    def shift(self, days: int, steps: int) -> None:
        """Propose another working day, or so many times its own length later."""
        wish = self._read() or (wish_of(self._row) if self._row else None)
        if wish is None:
            return
        day = interview_wish.day_of(wish)
        to = shifted(day, days, japanese(day.year - 1, day.year + 2)) if days else day
        self._put(_moved(wish, timedelta(days=(to - day).days, minutes=steps * wish.minutes)))
        self.look()

    def _put(self, wish: Wish) -> None:
        at = wish.starts_at.astimezone(JAPAN)
        texts = {
            "day": f"{at:%Y-%m-%d}",
            "time": f"{at:%H:%M}",
            "minutes": str(wish.minutes),
            "method": wish.method,
            "language": wish.language or "",
            "interviewers": ", ".join(wish.interviewers),
            "interpreter": wish.interpreter or "",
        }
        for name, text in texts.items():
            self.fields[name].show_text(text, is_other=True)

    @Slot()
    def _begin_settling(self) -> None:
        if not self.isHidden():
            self.verb.forbid(_LOOKING)
            self._settle.start()

    def _read(self) -> Wish | None:
        for field in self.fields.values():
            field.unmark()
        texts = {name: field.text for name, field in self.fields.items()}
        return interview_wish.read(texts, self._mark)

    def _mark(self, name: str, trouble: Saying | str) -> None:
        self.fields[name].mark(trouble, Tone.TROUBLE)

    @Slot()
    def look(self) -> None:
        """Find out what would stand against it."""
        self._settle.stop()
        self.trouble.hide()
        row, self._wish = self._row, self._read()
        if row is None or self._wish is None:
            self.verb.forbid(N_("Enter the day, the time and the minutes first."))
            self.proposed.emit(None)
            return
        wish = self._wish
        then = wish.row_of(row)
        self.japan.say(partial(in_japan, then))
        self.theirs.say(partial(where_they_live, then))
        self.verb.forbid(_LOOKING)
        self.proposed.emit(then)
        self._asking.ask(lambda session: interview_wish.clashes(session, row, wish))

    def _show_clashes(self, found: list[Clash]) -> None:
        row, wish = self._row, self._wish
        if row is None or wish is None:
            return
        odd = interview_wish.doubts(wish.row_of(row), self._desk.now())
        self.says.show_sentences([*interview_wish.taken(found), *odd])
        self.says.setVisible(bool(found or odd))
        if found:
            self.verb.forbid(N_("Somebody has another interview at that time."))
        elif not wish.interviewers:
            self.verb.forbid(N_("Enter the interviewers."))
        elif not wish.differs_from(row):
            self.verb.forbid(N_("Nothing is changed yet."))
        else:
            self.verb.allow()

    # --- moving -------------------------------------------------------------------------------------------------------

    @Slot()
    def move_it(self) -> None:
        """Move it as one act."""
        row, wish = self._row, self._wish
        if row is None or wish is None or not self.verb.isEnabled():
            return
        move = wish.move_of(row)

        def work(session: Session) -> None:
            interviews.move(session, [move])

        self._desk.act("move_interviews", work, partial(self._done, wish.row_of(row)), self._refused)

    def _done(self, row: InterviewRow, _: Any) -> None:
        self.close_down()
        self.moved.emit(row)

    def _refused(self, stop: Stop) -> None:
        self.trouble.say(of_stop(stop))
        self.trouble.show()

    @Slot()
    def close_down(self) -> None:
        """Propose nothing any more."""
        self._settle.stop()
        self._row = self._wish = None
        self.hide()
        self.proposed.emit(None)

    def leave(self) -> None:
        """Move nothing."""
        self.close_down()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self._settle.isActive():
                self.look()
            self.move_it()
        else:
            super().keyPressEvent(event)


def _moved(wish: Wish, by: timedelta) -> Wish:
    return replace(wish, starts_at=wish.starts_at + by)


def _method(code: str, words: Words) -> str:
    return words.gettext(METHODS[code])


def _language(code: str, words: Words) -> str:
    return words.gettext(LANGUAGES[code])
