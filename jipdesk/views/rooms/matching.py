"""マッチング: the proposals and their answers, and the best plan for new ones."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from jipdesk.phrases.marking import N_
from jipdesk.queries.match_list import MatchLine
from jipdesk.rules.states import MatchState
from jipdesk.views.goal import Goal
from jipdesk.views.look.palette import Tone
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.acts import ActButton
from jipdesk.views.pieces.beside import Beside
from jipdesk.views.pieces.inquiry import Inquiry
from jipdesk.views.pieces.keys import press_for
from jipdesk.views.pieces.listing import Listing
from jipdesk.views.pieces.page import Page
from jipdesk.views.pieces.segments import Segments
from jipdesk.views.rooms import match_list
from jipdesk.views.rooms.match_acts import MatchActs
from jipdesk.views.rooms.match_by_hand import ByHand
from jipdesk.views.rooms.match_pane import MatchPane, PlannedPane
from jipdesk.views.rooms.match_plan import PlanSheet
from jipdesk.views.rooms.match_planning import PlanLine
from jipdesk.views.sections import Section
from jipdesk.views.spoken import counted, plain

PROPOSALS, PLAN = "proposals", "plan"
_NATIVE = QKeySequence.SequenceFormat.NativeText
_NEW = QKeySequence.StandardKey.New
Offer = tuple[str, Callable[[Sequence[int]], None]]
"""A verb and what it does with some proposals."""


class Matching(Page):
    """Two views of one thing: what was proposed, and what would best be proposed now."""

    shows: ClassVar[frozenset[str]] = frozenset(
        {"match", "placement", "opening", "company", "company_result", "application", "interview", "person"}
    )

    def __init__(self, desk: OpenDesk, section: Section) -> None:
        super().__init__(desk, section)
        self._wanted: int | None = None
        self._wants_keys = False
        self._next: tuple[Offer, Offer] | None = None
        self.views = Segments(N_("View"), ((PROPOSALS, N_("Proposals")), (PLAN, N_("Best plan"))))
        self.propose = ActButton(N_("Propose by hand…"), self.ask_proposal)
        self.propose.explain(plain(QKeySequence(_NEW).toString(_NATIVE)))
        self.head.addWidget(self.propose)
        self.head.addWidget(self.views)
        self.inquiry = Inquiry()
        self.by_hand = ByHand(self, self.inquiry)
        # What is born where it stands is dressed once; everything moved into its place is dressed anew.
        self._stack = QStackedWidget(self)
        self._proposals = QWidget(self._stack)
        self._beside = Beside(desk.memory, "matching", parent=self._proposals)
        self.listing = Listing(desk, match_list.spec(desk), self._beside)
        self.acts = MatchActs(self, self.inquiry, lambda: self.listing.chosen)
        self.pane, self.planned = MatchPane(), PlannedPane()
        self.plan = PlanSheet(desk)
        self._lay_out()
        self._offer()
        self._connect()

    def _lay_out(self) -> None:
        for button in self.acts.buttons:
            self.listing.foot.addWidget(button)
        column = QVBoxLayout(self._proposals)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.inquiry)
        self._beside.put(self.listing, self.pane)
        self.listing.opened.connect(self._beside.enter)
        column.addWidget(self._beside, 1)
        self._stack.addWidget(self._proposals)
        planning = QWidget(self._stack)
        below = QVBoxLayout(planning)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.plan.wishes)
        below.addWidget(Beside(self.desk.memory, "plan", self.plan, self.planned), 1)
        self._stack.addWidget(planning)
        self.body.addWidget(self._stack, 1)

    def _offer(self) -> None:
        """Offer the next step of the proposal that is looked at, and its counterpart."""
        self.yes = ActButton("", self.say_yes, "primary")
        self.no = ActButton("", self.say_no)
        self.pane.acts.addWidget(self.yes)
        self.pane.acts.addWidget(self.no)
        self.pane.acts.addStretch(1)
        self.listing.empty.say(
            N_("Nobody is proposed yet"),
            N_("The best plan finds the candidates who fit each opening best; you propose all of them or some."),
        )
        self.listing.empty.offer(N_("Go to the best plan"), self.show_plan)
        for keys, do in (("Ctrl+Return", self.go_on), (_NEW, self.propose.click)):
            press_for(keys, self, do)

    def _connect(self) -> None:
        self.views.chosen.connect(self._switch)
        self.listing.failed.connect(self.refuse)
        self.listing.exported.connect(self.tell_exported)
        self.listing.loaded.connect(self._loaded)
        self.listing.current_changed.connect(self._look)
        self.listing.chosen_changed.connect(self.acts.look)
        self.pane.wanted.connect(self.desk.go)
        self.planned.wanted.connect(self.desk.go)
        self.plan.shown.connect(self._look_at_plan)
        self.plan.proposed.connect(self._proposed)
        self.plan.failed.connect(self.refuse)
        self.by_hand.proposed.connect(partial(self._proposed, 1))
        self.desk.edition_changed.connect(self.plan.forget)
        self._look(None)

    def refresh(self) -> None:
        """Ask the desk again."""
        self.listing.reload()

    def show_goal(self, goal: Goal) -> None:
        """Show what is wanted of the list, one proposal, or the best plan."""
        self.views.choose(PLAN if goal.part == PLAN else PROPOSALS)
        if goal.filters is not None:
            self.listing.show_only(goal.filters)
        if goal.record is not None and not self.listing.view.go_to(goal.record):
            self._wanted = goal.record
            self.listing.clear_filters()

    # --- what is looked at --------------------------------------------------------------------------------------------

    @Slot(str)
    def _switch(self, name: str) -> None:
        self._stack.setCurrentIndex(1 if name == PLAN else 0)

    @Slot()
    def ask_proposal(self) -> None:
        """Ask who is to be proposed by hand; at first to the opening that is looked at."""
        self.views.choose(PROPOSALS)
        place = self.listing.table.line_of(self.listing.current)
        line: MatchLine | None = None if place is None else self.listing.table.row_at(place)
        self.by_hand.ask(line.opening_no if line else "")

    @Slot()
    def show_plan(self) -> None:
        """Show the best plan."""
        self.views.choose(PLAN)

    @Slot()
    def _loaded(self) -> None:
        if self._wanted is not None:
            self.listing.view.go_to(self._wanted)
            self._wanted = None
        if self._wants_keys and self.listing.view.isVisible():
            self._wants_keys = False
            self.listing.view.setFocus()
        self._look(self.listing.current)
        self.acts.look()

    @Slot(object)
    def _look(self, number: int | None) -> None:
        place = self.listing.table.line_of(number)
        line = None if place is None else self.listing.table.row_at(place)
        self.pane.show_match(line)
        self._offer_next(line)

    @Slot(object)
    def _look_at_plan(self, line: PlanLine | None) -> None:
        if line is None:
            self.planned.show_match(None)
        else:
            self.planned.show_planned(line)

    # --- the next step of one -----------------------------------------------------------------------------------------

    def _offer_next(self, line: MatchLine | None) -> None:
        """Offer what may come next for the proposal that is looked at."""
        self._next = self._steps(line.state) if line else None
        for button in (self.yes, self.no):
            button.setVisible(self._next is not None)
        if self._next:
            self.yes.say(self._next[0][0], N_("Ctrl+Enter does this and goes to the next."))
            self.no.say(self._next[1][0])

    def _steps(self, state: MatchState) -> tuple[Offer, Offer] | None:
        acts = self.acts
        if state in (MatchState.PROPOSED, MatchState.COMPANY_INTERVIEW):
            return (N_("The company accepts"), acts.company_accepts), (N_("It declines…"), acts.company_declines)
        if state is MatchState.COMPANY_ACCEPTED:
            return (N_("The candidate accepts"), acts.candidate_accepts), (N_("Declines…"), acts.candidate_declines)
        if state in (MatchState.AGREED, MatchState.APPROVED):
            return (N_("Decide acceptance…"), acts.decide), (N_("Cancel match…"), acts.cancel)
        return None

    @Slot()
    def go_on(self) -> None:
        """Do what Ctrl+Enter means here: what is being asked, the plan, or the next step of the proposal."""
        if self.views.current == PLAN:
            (self.plan.propose if self.plan.propose.isEnabled() else self.plan.wishes.go).click()
        elif not self.inquiry.isHidden():
            self.inquiry.send()
        else:
            self.say_yes()

    @Slot()
    def say_yes(self) -> None:
        """Do what comes next and look at the proposal after it."""
        current = self.listing.current
        if self._next and current is not None:
            self._next[0][1]([current])
            self.listing.view.step(1)

    @Slot()
    def say_no(self) -> None:
        """Do what comes instead."""
        current = self.listing.current
        if self._next and current is not None:
            self._next[1][1]([current])

    @Slot(int)
    def _proposed(self, count: int) -> None:
        self.plan.forget()
        self._wants_keys = True
        self.views.choose(PROPOSALS)
        said = counted("{n} candidate was proposed.", "{n} candidates were proposed.", count)
        self.notice.tell(said, Tone.DONE)
