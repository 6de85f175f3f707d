"""The week on the page: which week it is, the way to others, and the week itself."""

from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from jipdesk.i18n import JAPAN, Words
from jipdesk.phrases.marking import N_
from jipdesk.queries import interview_list
from jipdesk.queries.interview_list import InterviewRow
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.asking import Asking
from jipdesk.views.pieces.empty import Empty
from jipdesk.views.pieces.foot import Foot
from jipdesk.views.rooms.interview_week import Week, WeekView, monday, span
from jipdesk.views.spoken import Button, Label, SignButton, Speaking, said

_WEEK = timedelta(days=7)
Found = tuple[date, list[InterviewRow]]


class WeekSheet(Speaking, QWidget):
    """At first the week of the next interview, or of the last one."""

    current_changed = Signal(object)
    """the `InterviewRow` that is looked at, or None"""
    loaded = Signal()

    def __init__(self, desk: OpenDesk) -> None:
        super().__init__()
        self._desk = desk
        self._first: date | None = None
        self._current: int | None = None
        self._proposal: InterviewRow | None = None
        self._asking = Asking(desk, self._show, desk.jobs.refused.emit, self)
        self.week = Week()
        self.view = WeekView(self.week)
        self.title = Label("", "strong")
        self.before, self.after = SignButton(N_("The week before")), SignButton(N_("The week after"))
        self.before.setText("‹")
        self.after.setText("›")
        self.this_week = Button(N_("This week"), "quiet")
        self._empty = Empty(
            N_("No interviews in this week"), N_("Go to another week, or arrange interviews for those who wait.")
        )
        self._lay_out()
        self.before.clicked.connect(partial(self._step, -1))
        self.after.clicked.connect(partial(self._step, 1))
        self.this_week.clicked.connect(self._go_to_today)
        self.view.current_changed.connect(self._look)
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        for each in (self.before, self.after, self.title):
            head.addWidget(each)
        head.addStretch(1)
        head.addWidget(self.this_week)
        sheet = QFrame()
        sheet.setProperty("kind", "surface")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(1, 2, 1, 4)
        inside.addWidget(self._stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(sheet, 1)
        self.foot = Foot()
        self.foot.addWidget(Label(N_("Left: Japan time. In the blocks: the applicant's local time."), "small"))
        self.foot.begin_acts()
        column.addLayout(self.foot)

    @property
    def current(self) -> int | None:
        """The interview that is looked at."""
        return self._current

    def reload(self) -> None:
        """Ask the desk again for the week."""
        if self._desk.edition is None:
            return
        self._asking.ask(partial(_ask, edition_id=self._desk.edition.id, first=self._first, now=self._desk.now()))

    def forget(self) -> None:
        """Begin again with the week of the next interview: it is another edition."""
        self._first = self._current = None

    def go_to(self, row: InterviewRow) -> None:
        """Look at an interview in its week."""
        self._current = row.id
        self._first = monday(row.starts_at.astimezone(JAPAN).date())
        self.reload()

    def propose(self, row: InterviewRow | None) -> None:
        """Show where an interview may be moved to, in the week it would lie in; None: nowhere any more."""
        if row == self._proposal:
            return
        self._proposal = row
        if row is not None:
            self._first = monday(row.starts_at.astimezone(JAPAN).date())
        self.reload()

    def step(self, by: int) -> None:
        """Look at the next talk of the week, or the one before."""
        index = self.view.currentIndex()
        places = [(day, line) for day in range(self.week.columnCount()) for line in range(self.week.rowCount())]
        talks = [place for place in places if self.week.row_at(self.week.index(place[1], place[0]))]
        now = (index.column(), index.row())
        if now in talks and 0 <= talks.index(now) + by < len(talks):
            day, line = talks[talks.index(now) + by]
            self.view.setCurrentIndex(self.week.index(line, day))

    def _show(self, found: Found) -> None:
        self._first, rows = found
        current, proposal = self._current, self._proposal
        is_here = proposal is not None and monday(proposal.starts_at.astimezone(JAPAN).date()) == self._first
        self.week.show_week(self._first, rows, proposal if is_here else None)
        self._stack.setCurrentWidget(self.view if rows or is_here else self._empty)
        self._say_week()
        if proposal is not None:
            # The one that is being moved stays the one looked at, also where its new week does not hold it yet.
            self.view.go_to(proposal.id)
            self.view.show_proposal()
            self.loaded.emit()
            return
        numbers = {row.id for row in rows}
        self._current = current if current in numbers else (rows[0].id if rows else None)
        self.view.go_to(self._current)
        if not rows:
            self.current_changed.emit(None)
        self.loaded.emit()

    def _say_week(self) -> None:
        first = self._first
        if first is not None:
            self.title.say(partial(_named, first, self.week.columnCount()))

    def _step(self, by: int, _: bool = False) -> None:
        self._first = (self._first or monday(self._desk.today())) + by * _WEEK
        self.reload()

    @Slot()
    def _go_to_today(self) -> None:
        self._first = monday(self._desk.today())
        self.reload()

    @Slot(object)
    def _look(self, row: InterviewRow | None) -> None:
        if row is not None:
            self._current = row.id
            self.current_changed.emit(row)

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self._say_week()
        self.view.setAccessibleName(said(N_("Interviews this week")))
        self.week.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.week.columnCount() - 1)


def _ask(session: Session, edition_id: int, first: date | None, now: datetime) -> Found:
    if first is None:
        at = interview_list.nearest(session, edition_id, now)
        first = monday((at or now).astimezone(JAPAN).date())
    return first, list(interview_list.between(session, edition_id, *span(first)))


def _named(first: date, days: int, words: Words) -> str:
    last = first + timedelta(days=days - 1)
    return words.gettext("{first} – {last}").format(first=words.date(first), last=words.date(last))
