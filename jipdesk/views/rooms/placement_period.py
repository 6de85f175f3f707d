"""The first and the last day of an internship: what moving one would break is said before it is stored."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from jipdesk import i18n
from jipdesk.actions import drafts
from jipdesk.errors import Stop
from jipdesk.phrases.fields import FIELDS
from jipdesk.phrases.marking import N_
from jipdesk.queries.placement_page import PlacementPage
from jipdesk.views.look.palette import Tone
from jipdesk.views.pieces import readers
from jipdesk.views.pieces.fields import TextField
from jipdesk.views.pieces.notice import of_stop
from jipdesk.views.pieces.page import Page
from jipdesk.views.pieces.sentences import Sentences
from jipdesk.views.rooms.interns_board import days_of
from jipdesk.views.rooms.placement_consequences import told
from jipdesk.views.spoken import Button, Label, said

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from jipdesk.queries.consequences import Consequences

_DAYS = ("starts_on", "ends_on")


class Period(QWidget):
    """Two fields. A move that breaks nothing is stored as the field is left; any other waits for the person's word."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._number: int | None = None
        self._stored: dict[str, date | None] = dict.fromkeys(_DAYS)
        self._wanted: dict[str, date | None] = {}
        self._typed: dict[tuple[int, str], str | None] = {}
        self.fields = {name: TextField(name, FIELDS["placement"][name]) for name in _DAYS}
        self.what = Sentences()
        self.go_on = Button(N_("Change it anyway"), "primary")
        self.stay = Button(N_("Keep the dates as they were"))
        self.panel = QFrame()
        self._lay_out()
        for field in self.fields.values():
            field.left.connect(self._read)
            field.given_up.connect(self._give_up)
        self.go_on.clicked.connect(self._store)
        self.stay.clicked.connect(self._give_up)

    def _lay_out(self) -> None:
        self.panel.setProperty("kind", "asking")
        inside = QVBoxLayout(self.panel)
        inside.setContentsMargins(12, 10, 12, 10)
        inside.addWidget(Label(N_("What changing the period affects"), "strong"))
        inside.addWidget(self.what)
        buttons = QHBoxLayout()
        buttons.addWidget(self.go_on)
        buttons.addWidget(self.stay)
        buttons.addStretch(1)
        inside.addLayout(buttons)
        self.panel.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for field in self.fields.values():
            column.addWidget(field)
        column.addWidget(self.panel)

    def show_page(self, page: PlacementPage) -> None:
        """Show the days of a placement; what is being moved is left alone."""
        is_other = page.line.id != self._number
        self._number = page.line.id
        if is_other:
            self._forget()
        self._stored = {name: page.fields[name] for name in _DAYS}
        for name, field in self.fields.items():
            if self._wanted.get(name, self._stored[name]) == self._stored[name]:
                draft = self._typed.get((page.line.id, name), page.drafts.get(name))
                field.show_text(_shown(self._stored[name]), is_other=is_other, draft=draft)
                if draft is not None:
                    self._judge(field, draft)

    def _judge(self, field: TextField, draft: str) -> date | None:
        """Return the day that was typed, or none if it is none; say below it that it is not stored, and why."""
        from jipdesk.exchange.readings import Unreadable

        try:
            day = readers.day(draft.strip())
        except Unreadable as problem:
            field.mark(readers.unreadable(problem), Tone.TROUBLE)
            return None
        field.mark(N_("Not saved yet. Press Enter in the field to continue."), Tone.WAITING)
        return day

    @Slot(str, str)
    def _read(self, name: str, text: str) -> None:
        self._keep(name, text)
        day = self._judge(self.fields[name], text)
        if day is None and text.strip():
            return
        self.fields[name].unmark()
        self._wanted = {**self._stored, **self._wanted, name: day}
        if self._wanted == self._stored:
            self._give_up()
            return
        self._ask()

    def _keep(self, name: str, text: str) -> None:
        """Keep what was typed until it is stored or given up, also over the end of the program."""
        number, actor = self._number, self._page.desk.desk.actor
        assert number is not None
        self._typed[number, name] = text
        if actor is not None:
            self._page.desk.act(
                "keep_draft", lambda session: drafts.keep(session, actor, "placement", number, name, text)
            )

    def _ask(self) -> None:
        number, wanted, days = self._number, dict(self._wanted), days_of(self._page.desk)
        assert number is not None

        def question(session: "Session") -> "Consequences":
            from jipdesk.queries import consequences

            return consequences.of_moving(session, number, wanted["starts_on"], wanted["ends_on"], days.holidays)

        self._page.ask(question, partial(self._show, number))

    def _show(self, number: int, found: "Consequences") -> None:
        if number != self._number or not self._wanted:
            return
        if not found.any:
            self._store()
            return
        self.what.show_sentences(told(found))
        if found.is_backwards:
            self.go_on.setEnabled(False)
            self.go_on.explain(N_("The period would end before it begins."))
        else:
            self.go_on.setEnabled(True)
            self.go_on.explain("")
        self.panel.show()

    @Slot()
    def _store(self) -> None:
        number, wanted, days = self._number, dict(self._wanted), days_of(self._page.desk)
        assert number is not None

        def work(session: "Session") -> None:
            from jipdesk.actions import placements

            placements.fill_in(session, number, holidays=days.holidays, **wanted)
            self._drop(session, number)

        self._page.desk.act("prepare_placements", work, self._is_stored, self._refused)

    def _is_stored(self, _: object) -> None:
        self._stored = dict(self._wanted) or self._stored
        self._typed.update({(number, name): None for number, name in self._typed if number == self._number})
        self._forget()

    def _drop(self, session: "Session", number: int) -> None:
        actor = self._page.desk.desk.actor
        if actor is not None:
            for name in _DAYS:
                drafts.drop(session, actor, "placement", number, name)

    def _refused(self, stop: Stop) -> None:
        self.fields["ends_on"].mark(of_stop(stop), Tone.TROUBLE)

    @Slot()
    def _give_up(self) -> None:
        number = self._number
        assert number is not None
        self._forget()
        for name, field in self.fields.items():
            self._typed[number, name] = None
            field.show_draft(_shown(self._stored[name]))
            field.show_text(_shown(self._stored[name]))
        self._page.desk.act("keep_draft", lambda session: self._drop(session, number))

    def _forget(self) -> None:
        self._wanted = {}
        self.panel.hide()
        for field in self.fields.values():
            field.unmark()

    @property
    def said(self) -> str:
        """What is said about the move, while it waits."""
        return said(N_("What changing the period affects")) if not self.panel.isHidden() else ""


def _shown(day: date | None) -> str:
    return i18n.spoken().date(day) if day else ""
