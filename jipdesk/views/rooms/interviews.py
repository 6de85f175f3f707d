"""面接: the interviews as a list and as a week, their records, and what is decided after them."""

from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from jipdesk.actions import interviews
from jipdesk.actions.interviews import Held
from jipdesk.errors import Stop
from jipdesk.phrases.marking import N_
from jipdesk.queries.interview_list import InterviewRow
from jipdesk.views.goal import Goal
from jipdesk.views.look.palette import Tone
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.acts import ActButton
from jipdesk.views.pieces.beside import Beside
from jipdesk.views.pieces.inquiry import Inquiry
from jipdesk.views.pieces.listing import Listing
from jipdesk.views.pieces.page import Page
from jipdesk.views.pieces.segments import Segments
from jipdesk.views.rooms import interview_list
from jipdesk.views.rooms.interview_acts import InterviewActs
from jipdesk.views.rooms.interview_arranging import Arranging
from jipdesk.views.rooms.interview_pane import InterviewPane
from jipdesk.views.rooms.interview_week_sheet import WeekSheet
from jipdesk.views.sections import Section
from jipdesk.views.spoken import counted

LIST, WEEK, ARRANGE = "list", "week", "arrange"


class Interviews(Page):
    """List or week, and beside it the record of the interview one looks at."""

    shows: ClassVar[frozenset[str]] = frozenset({"interview", "application", "person", "match"})

    def __init__(self, desk: OpenDesk, section: Section) -> None:
        super().__init__(desk, section)
        self._wanted: int | None = None
        self.arrange = ActButton(N_("Arrange interviews…"), self.begin_arranging)
        self.views = Segments(N_("View"), ((LIST, N_("List")), (WEEK, N_("Week"))))
        self.head.addWidget(self.arrange)
        self.head.addWidget(self.views)
        self.arranging = Arranging(desk)
        self.inquiry = Inquiry()
        self.listing = Listing(desk, interview_list.spec(desk))
        self.week = WeekSheet(desk)
        self.acts = InterviewActs(self, self.inquiry, self._chosen)
        self.pane = InterviewPane()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.listing.empty.say(
            N_("No interviews yet"),
            N_("Applicants whose documents are complete wait here for a talk; one act arranges all of them."),
        )
        self.listing.empty.offer(N_("Arrange interviews…"), self.begin_arranging)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.listing)
        self._stack.addWidget(self.week)
        self._put_acts(self.listing.foot)
        self.body.addWidget(self.arranging)
        self.body.addWidget(self.inquiry)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.body.addWidget(Beside(self.desk.memory, "interviews", left, self.pane), 1)

    def _put_acts(self, foot: QHBoxLayout) -> None:
        """Let the buttons stand below what is looked at."""
        for button in self.acts.buttons:
            foot.addWidget(button)

    def _connect(self) -> None:
        self.views.chosen.connect(self._switch)
        self.listing.failed.connect(self.refuse)
        self.listing.loaded.connect(self._loaded)
        self.listing.current_changed.connect(self._look)
        self.listing.chosen_changed.connect(self.acts.look)
        self.week.current_changed.connect(self._look_in_week)
        self.pane.wanted.connect(self.desk.go)
        self.pane.next.connect(self._next)
        self.pane.record.left.connect(self._record)
        self.arranging.arranged.connect(self._arranged)
        self.desk.edition_changed.connect(self.week.forget)
        keys = QShortcut(QKeySequence("Ctrl+Return"), self)
        keys.activated.connect(self.go_on)

    def refresh(self) -> None:
        """Ask the desk again."""
        self.listing.reload()
        if self.views.current == WEEK:
            self.week.reload()

    def show_goal(self, goal: Goal) -> None:
        """Show what is wanted of the list, one interview, the week, or the arranging."""
        if goal.part == ARRANGE:
            self.begin_arranging()
        elif goal.part:
            self.views.choose(goal.part)
        if goal.filters is not None:
            self.listing.show_only(goal.filters)
        if goal.record is not None and not self.listing.view.go_to(goal.record):
            self._wanted = goal.record
            self.listing.clear_filters()

    # --- what is looked at --------------------------------------------------------------------------------------------

    def _chosen(self) -> list[int]:
        """Return what acts are done on: in the week the one that is looked at."""
        if self.views.current == WEEK:
            return [] if self.week.current is None else [self.week.current]
        return list(self.listing.chosen)

    @Slot(str)
    def _switch(self, name: str) -> None:
        self._stack.setCurrentIndex(1 if name == WEEK else 0)
        self._put_acts(self.week.foot if name == WEEK else self.listing.foot)
        if name == LIST:
            self.listing.view.go_to(self.week.current)
        elif (row := self._row(self.listing.current)) is not None:
            self.week.go_to(row)
        else:
            self.week.reload()
        (self.week.view if name == WEEK else self.listing.view).setFocus()
        self.acts.look()

    def _row(self, number: int | None) -> InterviewRow | None:
        place = self.listing.table.line_of(number)
        row: InterviewRow | None = None if place is None else self.listing.table.row_at(place)
        return row

    @Slot()
    def _loaded(self) -> None:
        if self._wanted is not None:
            self.listing.view.go_to(self._wanted)
            self._wanted = None
        self._look(self.listing.current)
        self.acts.look()

    @Slot(object)
    def _look(self, number: int | None) -> None:
        if self.views.current == LIST:
            self.pane.show_interview(self._row(number))

    @Slot(object)
    def _look_in_week(self, row: InterviewRow | None) -> None:
        if self.views.current == WEEK:
            self.pane.show_interview(row)
            self.acts.look()

    @Slot()
    def _next(self) -> None:
        if self.views.current == WEEK:
            self.week.step(1)
        else:
            self.listing.view.step(1)

    # --- acts ---------------------------------------------------------------------------------------------------------

    @Slot()
    def go_on(self) -> None:
        """Do what Ctrl+Enter means here: what is being asked, or to record and look at the next."""
        if not self.arranging.isHidden():
            self.arranging.arrange()
        elif not self.inquiry.isHidden():
            self.inquiry.send()
        else:
            self.pane.record_and_next.click()

    @Slot()
    def begin_arranging(self) -> None:
        """Ask how interviews are to be arranged."""
        self.arranging.begin()

    @Slot(int)
    def _arranged(self, count: int) -> None:
        said = counted("{n} interview is arranged.", "{n} interviews are arranged.", count)
        self.notice.tell(said, Tone.DONE)

    @Slot(object)
    def _record(self, held: Held) -> None:
        """Record what was entered, as one act."""

        def work(session: Session) -> None:
            interviews.record(session, [held])

        self.notice.clear()
        self.desk.act("record_interviews", work, failed=self._not_recorded)

    def _not_recorded(self, stop: Stop) -> None:
        self.pane.record.take_back()
        self.refuse(stop)
