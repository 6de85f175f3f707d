"""同一人物: pairs of records that seem to be one person, decided one after the other."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from jipdesk.phrases.marking import N_
from jipdesk.queries import same_person as asked
from jipdesk.queries.same_person import Pair
from jipdesk.queries.same_person_sides import PersonLine, Sides, sides
from jipdesk.views.goal import Goal
from jipdesk.views.pieces.asking import Asking
from jipdesk.views.pieces.beside import Beside
from jipdesk.views.pieces.empty import Empty
from jipdesk.views.pieces.job_progress import JobProgress
from jipdesk.views.pieces.keys import press_for
from jipdesk.views.pieces.page import Page
from jipdesk.views.pieces.parts import Part
from jipdesk.views.pieces.table import Table
from jipdesk.views.pieces.table_view import TableView
from jipdesk.views.rooms.same_person_decisions import Decisions
from jipdesk.views.rooms.same_person_list import COLUMNS, PairLine
from jipdesk.views.rooms.same_person_pane import APART, LATER, MERGE, PairPane
from jipdesk.views.rooms.same_person_search import NAME, Known, PairSearch, known
from jipdesk.views.spoken import Button, Label, counted, said

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from jipdesk.models.changes import Changes

MOST_AGAIN = 100
"""Of more persons that have changed, looking through everybody tells it sooner than asking for each."""


class SamePersons(Part):
    """The list of pairs, and the one that is looked at side by side."""

    shows: ClassVar[frozenset[str]] = frozenset({"person", "passport", "application", "not_the_same"})

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.pairs: dict[int, Pair] = {}
        self.noted: dict[int, Pair] = {}
        self.is_noted_shown = False
        self._persons: dict[int, PersonLine] = {}
        self._put_off: dict[int, None] = {}
        self._edition: int | None = None
        self._is_searched = False
        self._touched: set[int] = set()
        self._wanted: frozenset[int] | None = None
        self._again = Asking(self.desk, self._show, page.refuse, self)
        self._comparing = Asking(self.desk, self._show_sides, page.refuse, self)
        self._searching = PairSearch(self.desk, self)
        self.decisions = Decisions(page, self)
        self._build()
        self._lay_out()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.table = Table(COLUMNS, self._fetch, self)
        self.view = TableView(self.table)
        self.view.setColumnHidden(0, True)
        self.count = Label("", "muted")
        self.search_again = Button(N_("Search again"), "quiet").does(self.search)
        self.show_noted = Button("", "quiet").does(self.switch)
        self.pane = PairPane()
        self.progress = JobProgress()
        self.nothing = Empty(
            N_("Nobody seems to have two records"),
            N_(
                "Applicants of this edition are compared with everybody on the desk by passport number, name, date of "
                "birth and e-mail. Pairs that seem to be one person are listed here."
            ),
        )
        self.noted_too = self.nothing.offer("", self.switch)
        self.unsearched = Empty(N_("The search was ended"), N_("Nothing was changed. Search again when it suits you."))
        self.unsearched.offer(N_("Search again"), self.search, primary=True)

    def _lay_out(self) -> None:
        sheet = QFrame()
        sheet.setProperty("kind", "surface")
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(1, 2, 1, 4)
        inside.addWidget(self.view)
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        foot.addWidget(self.show_noted)
        foot.addWidget(self.search_again)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(sheet, 1)
        column.addLayout(foot)
        self._beside = Beside(self.desk.memory, "same person", left, self.pane, least_list=240)
        self._stack = QStackedWidget(self)
        waiting = QWidget()
        middle = QHBoxLayout(waiting)
        middle.addStretch(1)
        middle.addWidget(self.progress, 2)
        middle.addStretch(1)
        self._waiting = waiting
        for each in (self._beside, waiting, self.nothing, self.unsearched):
            self._stack.addWidget(each)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._stack)

    def _connect(self) -> None:
        self._searching.found.connect(self._found)
        self._searching.ended.connect(self._ended)
        self._searching.failed.connect(self.page.refuse)
        self.view.current_changed.connect(self._look)
        self.view.opened.connect(self._go_to_fields)
        self.view.installEventFilter(self)
        self.pane.merging.connect(self.merge)
        self.pane.parting.connect(self.keep_apart)
        self.pane.putting_off.connect(self.put_off)
        self.pane.taking_back.connect(self.take_back)
        self.decisions.begun.connect(self._go_on)
        self.decisions.refused.connect(self._bring_back)
        for keys, button in ((MERGE, self.pane.merge), (APART, self.pane.apart), (LATER, self.pane.later)):
            press_for(keys, self, button.click)
        press_for("Ctrl+Return", self, self.pane.merge.click)

    # --- finding them -------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Look through everybody, or, after a change of a few, ask again about these only."""
        edition = self.desk.edition
        if edition is None:
            return
        if self._edition != edition.id:
            self._forget()
            self._edition = edition.id
        if not self._is_searched:
            self.search()
            return
        before, touched = tuple(self.pairs.values()), frozenset(self._touched)
        self._touched.clear()
        self._again.ask(partial(_again, edition.id, before, touched))

    @Slot()
    def search(self) -> None:
        """Look through everybody on the desk."""
        if self._edition is None:
            return
        self._searching.begin(self._edition)
        if self._searching.is_dated:
            return
        self._touched.clear()
        if self._searching.job and not self.pairs:
            self.progress.follow(self._searching.job, NAME, N_("Canceling changes nothing."))
            self._stack.setCurrentWidget(self._waiting)

    @Slot(object)
    def _found(self, found: Known) -> None:
        self._is_searched = not self._searching.is_dated
        self._show(found)
        if self._touched or not self._is_searched:
            self.set_stale()

    @Slot()
    def _ended(self) -> None:
        """Be ready again; a search that was ended has found nothing."""
        self.progress.rest()
        if self._stack.currentWidget() is self._waiting:
            self._stack.setCurrentWidget(self.unsearched)

    def _forget(self) -> None:
        """Another edition's applicants are looked at."""
        self._searching.drop()
        self._is_searched = False
        self.pairs, self.noted, self._persons, self._put_off = {}, {}, {}, {}
        self.is_noted_shown = False
        self.table.show(())
        self.pane.show_pair(None, None)

    @Slot(object)
    def _hear(self, changes: "Changes") -> None:
        if not changes.touches(*self.shows):
            return
        touched = {*changes.ids.get("person", ()), *self.decisions.of}
        # A passport changes with its holder's record; of two who are two no more, nothing says who they were.
        is_known = bool(self.decisions.of) or not changes.touches("not_the_same")
        is_known &= bool(touched) or not changes.touches("passport")
        self.decisions.forget()
        if not is_known or len(touched) > MOST_AGAIN:
            self._is_searched = False
        self._touched |= touched
        self.set_stale()

    # --- showing them -------------------------------------------------------------------------------------------------

    @property
    def listed(self) -> dict[int, Pair]:
        """What the list shows: the pairs to decide, or those that were found to be two."""
        return self.noted if self.is_noted_shown else self.pairs

    @Slot()
    def switch(self) -> None:
        """Show those that were found to be two, or the pairs to decide again."""
        self.is_noted_shown = not self.is_noted_shown
        self._order()

    def _show(self, known: Known) -> None:
        self._persons = known.persons
        self.pairs = {each.number: each for each in known.pairs}
        self.noted = {each.number: each for each in known.noted}
        self.is_noted_shown &= bool(self.noted)
        self._order()
        if not self._touched:
            self._wanted = None

    def _order(self) -> None:
        """List the pairs, those put off at the end, and go on looking at the one that is looked at."""
        late = [number for number in self._put_off if number in self.listed]
        ids = [*(number for number in self.listed if number not in self._put_off), *late]
        self.table.show(ids, self._fetch(ids[:64]))
        self.table.forget_rows()
        self._stack.setCurrentWidget(self._beside if ids else self.nothing)
        self.count.say(counted("{n} pair", "{n} pairs", len(ids)))
        noted = counted("Found to be two people: {n}", "Found to be two people: {n}", len(self.noted))
        for button in (self.show_noted, self.noted_too):
            button.say(N_("Back to those to decide") if self.is_noted_shown else noted)
            button.setVisible(bool(self.noted))
        self._go_to_wanted()
        self._look(self.view.current)

    def _go_to_wanted(self) -> None:
        numbers = (number for number, each in self.listed.items() if each.both == self._wanted)
        if self._wanted and self.view.go_to(next(numbers, None)):
            self._wanted = None

    def _fetch(self, numbers: Sequence[int]) -> Mapping[int, PairLine]:
        found = ((number, self.listed[number]) for number in numbers if number in self.listed)
        known, is_noted = self._persons, self.is_noted_shown
        return {
            number: PairLine(pair, known[pair.person_id], known[pair.other_id], number in self._put_off, is_noted)
            for number, pair in found
            if pair.person_id in known and pair.other_id in known
        }

    @Slot(object)
    def _look(self, number: int | None) -> None:
        pair = self.listed.get(number or 0)
        if pair is None:
            self.pane.show_pair(None, None)
            return
        self._comparing.ask(partial(_sides, pair))

    def _show_sides(self, found: tuple[Pair, Sides | None]) -> None:
        pair, both = found
        if pair.number == self.view.current:
            self.pane.show_pair(pair, both, is_noted=pair.number in self.noted)

    @Slot(object)
    def _go_to_fields(self, _: int | None) -> None:
        """Let the keys go to what differs."""
        rows = [*(row for row, _, _ in self.pane.counting), *self.pane.choices.values()]
        (rows[0] if rows else self.pane.merge).setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the list to what differs with the arrow that points there."""
        if watched is self.view and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if event.key() == Qt.Key.Key_Right and is_bare and self.pane.pair is not None:
                self._go_to_fields(None)
                return True
        return super().eventFilter(watched, event)

    def show_goal(self, goal: Goal) -> None:
        """Show the pair that is wanted, by the numbers of its two records."""
        if goal.records:
            self.is_noted_shown = False
            self._wanted = frozenset(goal.records)
            self._touched |= self._wanted
            self.set_stale()

    # --- deciding -----------------------------------------------------------------------------------------------------

    @Slot()
    def merge(self) -> None:
        """Make the two records one, with what is chosen, and go on to the next pair."""
        if pair := self._to_decide:
            self.decisions.merge(pair, self.pane.taken, self.pane.set_aside)

    @Slot(str)
    def keep_apart(self, because: str) -> None:
        """Note that they are two, and go on to the next pair."""
        if pair := self._to_decide:
            self.decisions.keep_apart(pair, because)

    @Slot()
    def take_back(self) -> None:
        """Take back that they are two."""
        if pair := self._to_decide:
            self.decisions.take_back(pair)

    @property
    def _to_decide(self) -> Pair | None:
        """The pair that is looked at, unless the one before is still being decided or the eye has moved on."""
        pair = self.pane.pair
        return pair if pair and pair.number == self.view.current and not self.decisions.of else None

    @Slot(object)
    def _go_on(self, pair: Pair) -> None:
        self.listed.pop(pair.number, None)
        self._order()
        self.view.setFocus()

    @Slot(object)
    def _bring_back(self, pair: Pair) -> None:
        self._wanted = pair.both
        self._touched |= pair.both
        self.set_stale()

    @Slot()
    def put_off(self) -> None:
        """Put the pair at the end of the list and go on to the next."""
        number = self.view.current
        if number is None:
            return
        self.view.step(1)
        self._put_off.pop(number, None)
        self._put_off[number] = None
        self._order()
        self.view.setFocus()

    def retranslate(self) -> None:
        """Write the rows anew."""
        self.table.retranslate()
        self.view.setAccessibleName(said(N_("Pairs that seem to be one person")))


def _again(edition_id: int, before: tuple[Pair, ...], touched: frozenset[int], session: "Session") -> Known:
    found = asked.again(session, edition_id, before, touched) if touched else before
    return known(session, edition_id, found)


def _sides(pair: Pair, session: "Session") -> tuple[Pair, Sides | None]:
    return pair, sides(session, pair.person_id, pair.other_id)
