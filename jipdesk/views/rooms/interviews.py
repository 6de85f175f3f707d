"""面接: the interviews as a list and as a week, their records, and what is decided after them."""

from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from jipdesk.actions import interviews
from jipdesk.actions.drafts import replace as keep_drafts
from jipdesk.errors import Stop
from jipdesk.phrases.marking import N_
from jipdesk.queries import drafts
from jipdesk.queries.interview_list import InterviewRow
from jipdesk.views.goal import Goal
from jipdesk.views.look.palette import Tone
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.acts import ActButton
from jipdesk.views.pieces.asking import Asking
from jipdesk.views.pieces.beside import Beside
from jipdesk.views.pieces.foot import Foot
from jipdesk.views.pieces.inquiry import Inquiry
from jipdesk.views.pieces.keys import press_for
from jipdesk.views.pieces.listing import Listing
from jipdesk.views.pieces.notice import of_stop
from jipdesk.views.pieces.page import Page
from jipdesk.views.pieces.segments import Segments
from jipdesk.views.rooms import interview_list
from jipdesk.views.rooms.contrary import ContraryWarning
from jipdesk.views.rooms.interview_acts import InterviewActs
from jipdesk.views.rooms.interview_arranging import Arranging
from jipdesk.views.rooms.interview_moving import Moving
from jipdesk.views.rooms.interview_pane import NONE, InterviewPane
from jipdesk.views.rooms.interview_record import Entered
from jipdesk.views.rooms.interview_times import in_japan
from jipdesk.views.rooms.interview_week_sheet import WeekSheet
from jipdesk.views.sections import Section
from jipdesk.views.spoken import counted, message, plain

LIST, WEEK, ARRANGE = "list", "week", "arrange"
NOT_YET = N_("Not recorded yet. It would be accepted now: press “Record and next”.")


class Interviews(Page):
    """List or week, and beside it the record of the interview one looks at."""

    shows: ClassVar[frozenset[str]] = frozenset({"interview", "application", "person", "match", "draft"})

    def __init__(self, desk: OpenDesk, section: Section) -> None:
        super().__init__(desk, section)
        self._wanted: int | None = None
        self._drafts: Mapping[int, Mapping[str, str]] = {}
        self._drafts_asked = Asking(desk, self._know_drafts, self.refuse, self)
        self.arrange = ActButton(N_("Arrange interviews…"), self.begin_arranging)
        self.views = Segments(N_("View"), ((LIST, N_("List")), (WEEK, N_("Week"))))
        self.head.addWidget(self.arrange)
        self.head.addWidget(self.views)
        self.arranging = Arranging(desk, self)
        self.moving = Moving(desk, self)
        self.inquiry = Inquiry(self)
        # What is born where it stands is dressed once; everything moved into its place is dressed anew.
        self._beside = Beside(desk.memory, "interviews", parent=self)
        self._left = QWidget(self._beside)
        self._stack = QStackedWidget(self._left)
        self.listing = Listing(desk, interview_list.spec(desk), self._stack)
        self.week = WeekSheet(desk)
        self.acts = InterviewActs(self, self.inquiry, self._chosen)
        self.pane = InterviewPane(self._beside)
        self._lay_out()
        self._connect()
        ContraryWarning(self)

    def _lay_out(self) -> None:
        self.listing.empty.say(
            N_("No interviews yet"),
            N_("Applicants whose documents are complete can be given interviews here, all at once."),
        )
        self.listing.empty.offer(N_("Arrange interviews…"), self.begin_arranging)
        self._stack.addWidget(self.listing)
        self._stack.addWidget(self.week)
        self._put_acts(self.listing.foot)
        self.body.addWidget(self.arranging)
        self.body.addWidget(self.moving)
        self.body.addWidget(self.inquiry)
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._beside.put(self._left, self.pane)
        self.body.addWidget(self._beside, 1)

    def _put_acts(self, foot: Foot) -> None:
        """Let the buttons stand below what is looked at."""
        for button in self.acts.buttons:
            foot.addWidget(button)

    def _connect(self) -> None:
        self.views.chosen.connect(self._switch)
        self.listing.failed.connect(self.refuse)
        self.listing.exported.connect(self.tell_exported)
        self.listing.loaded.connect(self._loaded)
        self.listing.current_changed.connect(self._look)
        self.listing.opened.connect(self._take)
        self.listing.chosen_changed.connect(self.acts.look)
        self.week.current_changed.connect(self._look_in_week)
        self.pane.wanted.connect(self.desk.go)
        self.pane.next.connect(self._next)
        self.pane.record.left.connect(self._record)
        self.pane.record.given_up.connect(self._forget_draft)
        self.arranging.arranged.connect(self._arranged)
        self.acts.moving.connect(self.begin_moving)
        self.moving.proposed.connect(self._show_proposal)
        self.moving.moved.connect(self._moved)
        self.week.view.shifted.connect(self._shift)
        self.week.view.taken.connect(self._take)
        self.week.view.dropped.connect(self.moving.close_down)
        self.desk.edition_changed.connect(self.week.forget)
        self.desk.edition_changed.connect(self.moving.close_down)
        for keys, do in (("Ctrl+Return", self.go_on), ("F2", self.acts.move.click)):
            press_for(keys, self, do)
        for view in (self.listing.view, self.week.view):
            off = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), view)
            off.setContext(Qt.ShortcutContext.WidgetShortcut)
            off.activated.connect(self.acts.call_off.click)

    def refresh(self) -> None:
        """Ask the desk again."""
        actor = self.desk.desk.actor
        self._drafts_asked.ask(lambda session: drafts.of_table(session, actor, "interview"))
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
            self._show(self._row(number))

    @Slot(object)
    def _look_in_week(self, row: InterviewRow | None) -> None:
        if self.views.current == WEEK:
            self._show(row)
            self.acts.look()

    def _show(self, row: InterviewRow | None) -> None:
        """Show an interview with what could not be recorded of it, and find out again why not."""
        record, kept = self.pane.record, self._drafts.get(row.id, NONE) if row else NONE
        self.pane.show_interview(row, kept)
        entered = record.entered
        if kept and entered is not None and record.has_new_points and not record.trouble.text():
            held = entered.held
            then = partial(self._say_why, held.interview_id)
            self.desk.rehearse("record_interviews", lambda session: interviews.record(session, [held]), then)

    def _say_why(self, number: int, stop: Stop | None) -> None:
        if self.pane.row is not None and self.pane.row.id == number:
            self.pane.record.say_trouble(of_stop(stop) if stop else NOT_YET)

    def _know_drafts(self, found: Mapping[int, Mapping[str, str]]) -> None:
        before, self._drafts = self._drafts, found
        row = self.pane.row
        if row is not None and before.get(row.id) != found.get(row.id):
            self._show(row)

    @Slot()
    def _next(self) -> None:
        now = QApplication.focusWidget()
        if self.views.current == WEEK:
            self.week.step(1)
        else:
            self.listing.view.step(1)
        if now is not None and self.pane.isAncestorOf(now):
            # The next record begins at its beginning.
            self.pane.record.take_keys()

    # --- acts ---------------------------------------------------------------------------------------------------------

    @Slot()
    def go_on(self) -> None:
        """Do what Ctrl+Enter means here: what is being asked, or to record and look at the next."""
        if not self.arranging.isHidden():
            self.arranging.arrange()
        elif not self.moving.isHidden():
            self.moving.move_it()
        elif not self.inquiry.isHidden():
            self.inquiry.send()
        else:
            self.pane.record_and_next.click()

    @Slot()
    def begin_arranging(self) -> None:
        """Ask how interviews are to be arranged."""
        self.moving.close_down()
        self.arranging.begin()

    @Slot(object)
    def begin_moving(self, row: InterviewRow) -> None:
        """Ask how an interview is to be from now on."""
        self.arranging.hide()
        self.inquiry.close_down()
        self.notice.clear()
        self.moving.begin(row)

    @Slot(int, int)
    def _shift(self, days: int, steps: int) -> None:
        """Propose another time for the talk that is looked at in the week; the keys stay there."""
        row = self.pane.row
        if row is None:
            return
        if not self.acts.move.isEnabled():
            self.notice.tell(plain(self.acts.move.toolTip()), Tone.WAITING)
            return
        self.notice.clear()
        self.moving.begin(row, takes_keys=False)
        self.moving.shift(days, steps)

    @Slot()
    def _take(self) -> None:
        """Take the time that is proposed; without one, go to the record."""
        if not self.moving.isHidden():
            self.moving.move_it()
        elif self.pane.row is not None:
            self.pane.record.take_keys()

    @Slot(object)
    def _show_proposal(self, row: InterviewRow | None) -> None:
        if self.views.current == WEEK or row is None:
            self.week.propose(row)

    @Slot(object)
    def _moved(self, row: InterviewRow) -> None:
        self._wanted = row.id
        if self.views.current == WEEK:
            self.week.go_to(row)
            self.week.view.setFocus()
        said = message(
            N_("The interview with {name} is now on {when}. Let {name} and the interviewers know."),
            name=row.name,
            when=partial(in_japan, row),
        )
        self.notice.tell(said, Tone.DONE)

    @Slot(int)
    def _arranged(self, count: int) -> None:
        said = counted("{n} interview was arranged.", "{n} interviews were arranged.", count)
        self.notice.tell(said, Tone.DONE)

    @Slot(object)
    def _record(self, entered: Entered) -> None:
        """Record what was entered, as one act; what cannot be recorded is kept as a draft."""
        record, held, actor = self.pane.record, entered.held, self.desk.desk.actor
        number, is_new = held.interview_id, record.has_new_points

        def keep(session: Session, texts: Mapping[str, str]) -> None:
            if actor is not None:
                keep_drafts(session, actor, "interview", number, texts)

        def work(session: Session) -> None:
            if is_new:
                interviews.record(session, [held])
            keep(session, entered.unread_texts)

        self.notice.clear()
        self.desk.save(
            "record_interviews" if is_new else "keep_draft",
            work,
            lambda session: keep(session, entered.texts),
            failed=partial(self._not_recorded, number),
        )

    def _not_recorded(self, number: int, stop: Stop) -> None:
        if self.pane.row is not None and self.pane.row.id == number:
            self.pane.record.take_back()
            self.pane.record.say_trouble(of_stop(stop))
        self.refuse(stop)

    @Slot(int)
    def _forget_draft(self, number: int) -> None:
        actor = self.desk.desk.actor
        if actor is not None:
            self.act("keep_draft", lambda session: keep_drafts(session, actor, "interview", number, {}))
