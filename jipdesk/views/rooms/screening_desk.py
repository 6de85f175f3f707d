"""書類選考: the applications read one after the other, by keys alone; and beside it what is to be decided together."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout
from sqlalchemy.orm import Session

from jipdesk.actions import drafts, reviews
from jipdesk.actions.reviews import Given
from jipdesk.errors import Stop
from jipdesk.models.screening import Review
from jipdesk.phrases.marking import N_
from jipdesk.phrases.screening import EMPTY
from jipdesk.queries import office, screening, screening_card
from jipdesk.queries.screening import Progress, Queue
from jipdesk.queries.screening_card import Card
from jipdesk.views.goal import Goal
from jipdesk.views.pieces.asking import Asking
from jipdesk.views.pieces.beside import Beside
from jipdesk.views.pieces.keys import press_for
from jipdesk.views.pieces.leaving import Leaves
from jipdesk.views.pieces.page import Page
from jipdesk.views.pieces.parts import Part
from jipdesk.views.rooms.screening_cards import Cards
from jipdesk.views.rooms.screening_colleagues import Colleagues
from jipdesk.views.rooms.screening_head import DECIDE, READ, Head
from jipdesk.views.rooms.screening_keys import pressed
from jipdesk.views.rooms.screening_last import Last, Saved
from jipdesk.views.rooms.screening_marks import Marks, Office
from jipdesk.views.rooms.screening_place import Place
from jipdesk.views.rooms.screening_reading import Reading


@dataclass(frozen=True, slots=True)
class Found:
    """What the desk shows beside the application itself."""

    queue: Queue
    ids: Any
    counts: Mapping[Queue, int]
    progress: Progress
    office: Office


class ScreeningDesk(Leaves, Part):
    """Queue, application, marks."""

    shows: ClassVar[frozenset[str]] = frozenset(
        {
            *("application", "person", "eligibility_result", "eligibility_override", "document_item", "draft"),
            *("review", "colleague_question", "tentative_decision", "criterion", "decision_reason", "coordinator"),
        }
    )

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        desk = self.desk
        self.place = Place()
        self._office: Office | None = None
        self._is_other = True
        self._wants_keys = False
        self._year: int | None = None
        self._sent: dict[int, Given] = {}
        """the marks that were sent last, by application"""
        self.cards = Cards(desk, page.refuse, self)
        self._asking = Asking(desk, self._show, page.refuse, self)
        self._build()
        self._lay_out()
        self._connect()

    def _build(self) -> None:
        self.head = Head(self.desk)
        self.ways, self.queues = self.head.ways, self.head.queues
        self.filters, self.bar = self.head.filters, self.head.bar
        self.last = Last()
        self.reading, self.marks = Reading(), Marks()
        self.colleagues = Colleagues(self.page, self.marks)

    def _lay_out(self) -> None:
        self._beside = Beside(self.desk.memory, "screening", self.reading, self.marks, parent=self, least_list=300)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addWidget(self.last)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.ways.chosen.connect(self.go_to_way)
        self.queues.chosen.connect(self._change_queue)
        self.filters.changed.connect(self._change_list)
        self.filters.search.returnPressed.connect(self._begin_reading)
        self.marks.saving.connect(self.save)
        self.marks.skipping.connect(self.skip)
        self.marks.asked.connect(self.colleagues.ask)
        self.marks.answered.connect(self.colleagues.answer)
        self.last.back.connect(self.back)
        self.desk.actor_changed.connect(self._change_reviewer)
        self.cards.arrived.connect(self._show_card)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            press_for(keys, self, self._save_on, Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # --- showing ------------------------------------------------------------------------------------------------------

    @property
    def queue(self) -> Queue:
        """The queue that is looked at."""
        return self.head.queue

    def refresh(self) -> None:
        """Ask the desk again: first about who is read, then about the queue."""
        edition = self.desk.edition
        if edition is None:
            return
        self._begin(edition.year)
        self.cards.forget()
        if self._office is not None and self.place.current is not None:
            self._ask_card()
        queue, limits, number, me = self.queue, self.head.wanted, edition.id, self.desk.desk.actor

        def question(session: Session) -> Found:
            return Found(
                queue=queue,
                ids=screening.numbers(session, number, me, queue, limits),
                counts=screening.counts(session, number, me, limits),
                progress=screening.progress(session, number, me, limits),
                office=Office(
                    screening.criteria(session, number),
                    screening.reasons(session),
                    tuple(office.coordinators(session)),
                    me,
                ),
            )

        self._asking.ask(question)
        if not self.head.is_reading:
            self.decisions.refresh()

    def show_goal(self, goal: Goal) -> None:
        """Go to a queue, or to one application in it."""
        if self.desk.edition:
            self._begin(self.desk.edition.year)
        for queue in (goal.filters or {}).get("queue", ())[:1]:
            self.ways.choose(READ)
            self.queues.choose(queue)
        for way in (goal.filters or {}).get("way", ())[:1]:
            self.ways.choose(way)
        if goal.record is not None:
            self.ways.choose(READ)
            self.leave()
            self.place.go_to(goal.record)
            self.set_stale()

    def _show(self, found: Found) -> None:
        self._office = found.office
        before = self.place.current
        self.place.show(found.ids, is_other=self._is_other)
        is_new = self._is_other or self.place.current != before or self.reading.card is None
        self._is_other = False
        self.head.show_counts(found.counts, found.progress)
        if is_new:
            self._ask_card()

    def _ask_card(self) -> None:
        if self.place.current is None:
            self._show_nobody()
        else:
            self.cards.ask(self.place.current)

    @Slot(object)
    def _show_card(self, card: Card | None) -> None:
        if card is None or self._office is None:
            self._show_nobody()
            return
        if card.page.id != self.place.current:
            # An answer about somebody who is looked at no more.
            return
        is_other = self.marks.number != card.page.id or self._wants_keys
        self._wants_keys = False
        self.marks.setVisible(True)
        self.reading.show_card(card)
        self.marks.show_card(card, self._office)
        if is_other:
            self._take_keys()
        self.cards.look_ahead(self.place.after())

    def take_keys(self) -> bool:
        """Let the keys go to the marks of who is read; False where nobody is."""
        if self.reading.card is None or not self.marks.isVisible() or not self.head.is_reading:
            return False
        self._take_keys()
        return True

    @Slot()
    def _begin_reading(self) -> None:
        """Enter in the search field: whoever was looked for is found."""
        if self.take_keys():
            self.marks.take_keys()

    def _take_keys(self) -> None:
        """Let the keys go to the marks, unless somebody is typing elsewhere on the desk."""
        now = QApplication.focusWidget()
        is_typing = now is not None and self.filters.isAncestorOf(now)
        if is_typing or not self.isVisible() or not self.head.is_reading:
            return
        if self.queue is Queue.ASKED and self.marks.questions.answers:
            self.marks.questions.take_keys()
        else:
            self.marks.take_keys()

    def _show_nobody(self) -> None:
        heading, sentence = EMPTY[self.queue]
        if self.filters.is_limiting:
            heading = N_("Nobody in this queue matches the filters")
            sentence = N_("Remove a filter or shorten the search.")
        self.marks.forget()
        self.marks.setVisible(False)
        self.reading.show_nobody(heading, sentence)

    # --- the flow -----------------------------------------------------------------------------------------------------

    @Slot(bool)
    def save(self, and_next: bool) -> None:
        """Save the marks; then go on, or stay and see what the others gave."""
        card, me = self.reading.card, self.desk.desk.actor
        if card is None or self.marks.comment.is_composing or not self.marks.save.isEnabled():
            return
        if self.is_between:
            return
        number, given, texts = card.page.id, self.marks.given, self.marks.texts
        self._sent[number] = given
        # What was told of an act before, an undone one say, is about somebody else by now.
        self.page.notice.clear()

        def work(session: Session) -> Saved:
            reviews.give_review(session, number, me, given)
            session.flush()
            return Saved(card.page.name, screening_card.marks(session, [number], me)[number])

        def draft(session: Session) -> None:
            if me is not None:
                drafts.replace(session, me, Review.__tablename__, number, texts)

        name = "change_review" if card.marks.mine else "give_review"
        self.desk.save(name, work, draft, self.last.show_saved, partial(self._not_saved, number, given))
        if and_next and given.is_whole:
            # The next is read while this one is written; were it refused after all, it comes back as it was filled in.
            self._move_on(self.place.go_on)

    def _not_saved(self, number: int, given: Given, stop: Stop) -> None:
        if (last := self._sent.get(number)) is None:
            # The year is another by now; in that one they are kept as a draft.
            self.page.refuse(stop)
        if last is not given:
            # They were completed and sent again before it was said what was missing.
            return
        if self.place.current == number:
            self.marks.refuse(stop)
            return
        self.page.refuse(stop)
        self.leave()
        self.place.go_to(number)
        self._move_on(None)

    @Slot()
    def _save_on(self) -> None:
        if self.head.is_reading:
            self.save(True)

    @Slot()
    def skip(self) -> None:
        """Put this application off to the end of the queue; what was filled in is kept."""
        self.leave()
        self._move_on(self.place.skip)

    @Slot()
    def back(self) -> None:
        """Go back to the application before."""
        self.leave()
        if self.place.go_back():
            self._move_on(None)

    @property
    def is_between(self) -> bool:
        """Whether who is read next is not here yet: nothing is decided about the one before, nor about one unseen."""
        card = self.reading.card
        return card is None or not card.page.id == self.marks.number == self.place.current

    def _move_on(self, go: Any) -> None:
        if go:
            go()
        self.marks.forget()
        self._remember()
        self._ask_card()

    @Slot()
    def _change_queue(self) -> None:
        self._wants_keys = True
        self._change_list()

    @Slot()
    def _change_list(self) -> None:
        """Show another queue, or other limits."""
        if self._year is None:
            # The desk is being set up as it was left.
            return
        self.leave()
        self._is_other = True
        self._remember()
        self.set_stale()

    @Slot()
    def _change_reviewer(self) -> None:
        self.page.notice.clear()
        self.marks.forget()
        self.last.hide()
        self._is_other = True
        self.set_stale()

    @Slot(str)
    def go_to_way(self, way: str) -> None:
        """Read one after the other, or decide about many."""
        self.leave()
        if way == DECIDE:
            self.decisions.refresh()
            self._stack.setCurrentWidget(self.decisions)
        else:
            self._stack.setCurrentWidget(self._beside)
            self.set_stale()
        is_reading = way == READ
        self.queues.setVisible(is_reading)
        self.last.setVisible(False)
        self._remember()

    @property
    def decisions(self) -> Any:
        """What is to be decided together; made when it is first wanted."""
        if self._stack.count() == 1:
            from jipdesk.views.rooms.screening_decisions import Decisions

            self._stack.addWidget(Decisions(self.page, self.filters))
        return self._stack.widget(1)

    # --- keys ---------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key does that no field wanted for itself."""
        if not self.head.is_reading or self.reading.card is None or not pressed(self, event):
            super().keyPressEvent(event)

    # --- leaving and coming back --------------------------------------------------------------------------------------

    def leave(self) -> None:
        """Keep as a draft what was filled in and not saved."""
        number, me = self.marks.number, self.desk.desk.actor
        if number is None or me is None or not self.marks.is_edited:
            return
        texts = self.marks.texts
        self.marks.forget()

        def work(session: Session) -> None:
            drafts.replace(session, me, Review.__tablename__, number, texts)

        self.desk.act("keep_draft", work)

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember the place."""
        super().hideEvent(event)
        self.leave()
        self._remember()

    def _remember(self) -> None:
        if self._year is None:
            return
        self.desk.memory.put(f"screening {self._year}", {**self.head.kept(), **self.place.kept()})

    def _begin(self, year: int) -> None:
        """Begin where one left an edition, unless it is the one that is looked at."""
        if year != self._year:
            self._year = None
            self._recall(self.desk.memory.get(f"screening {year}"))
            self._year = year

    def _recall(self, kept: Mapping[str, Any]) -> None:
        """Begin where one left this edition."""
        self.place = Place()
        self.place.recall(kept)
        self._sent.clear()
        self.marks.forget()
        self.last.hide()
        self.head.recall(kept)
        self._is_other = True
