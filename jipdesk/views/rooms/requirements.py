"""提出書類: person by requirement, who passed the document screening, and what is done about many at once."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, cast

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import QVBoxLayout

from jipdesk.errors import Stop
from jipdesk.i18n import Words
from jipdesk.phrases import requirements as said_of
from jipdesk.phrases.marking import N_
from jipdesk.queries import requirements as asked
from jipdesk.rules.requirements import PAPERS, Requirement
from jipdesk.views.goal import Goal
from jipdesk.views.jobs import Failed
from jipdesk.views.look.palette import Tone
from jipdesk.views.pieces import office_days
from jipdesk.views.pieces.acts import ActButton
from jipdesk.views.pieces.choice_box import ChoiceBox
from jipdesk.views.pieces.inquiry import Ask, Inquiry
from jipdesk.views.pieces.keys import press_for
from jipdesk.views.pieces.page import Page
from jipdesk.views.pieces.parts import Part
from jipdesk.views.pieces.readers import day
from jipdesk.views.pieces.sentences import Sentence
from jipdesk.views.rooms import requirements_matrix
from jipdesk.views.spoken import Button, Label, counted, message, said

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from jipdesk.queries.accepting import Accepting
    from jipdesk.views.rooms.applications import Applications

EVERY = "every"


class Requirements(Part):
    """The matrix. A click on a cell, or Enter on a line, leads to the paper."""

    shows: ClassVar[frozenset[str]] = frozenset(
        {"application", "person", "document_item", "attachment", "language_result", "passport", "placement"}
    )

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.matrix = requirements_matrix.listing(self.desk)
        self.matrix.empty.say(
            N_("No documents have been requested yet"),
            N_("Whoever passes the document screening is asked for documents. What has arrived is followed here."),
        )
        self.matrix.empty.offer(N_("Go to the list"), self._go_to_list)
        self.complete = Label("", "muted")
        self.asked = Button(N_("Set which are requested…"), "link").does(self._go_to_settings)
        self.asked.explain(N_("Leads to the settings of the edition: which documents are requested from whom."))
        self.kind = ChoiceBox()
        self.inquiry = Inquiry()
        self._warned_of: date | None = None
        """the day of which it was said that the office is closed"""
        self.arrived = ActButton(N_("Mark as arrived"), self.mark_arrived)
        self.accepted = ActButton(N_("Accept"), self.accept)
        self.reminded = ActButton(N_("Remind…"), self.ask_reminder)
        self._lay_out()
        self._connect()
        self._judge()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.matrix, 1)
        inside = self.matrix.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.insertWidget(inside.count() - 1, self.inquiry)
        self.matrix.foot.insert(1, self.complete)
        self.matrix.foot.insert(2, self.asked)
        for code in (EVERY, *Requirement):
            self.kind.addItem("", code)
        self._name_kinds()
        for each in (self.kind, self.arrived, self.accepted, self.reminded):
            self.matrix.foot.addWidget(each)

    def _connect(self) -> None:
        matrix = self.matrix
        matrix.failed.connect(self.page.refuse)
        matrix.exported.connect(self.page.tell_exported)
        matrix.opened.connect(self.open)
        matrix.view.clicked.connect(self._click)
        matrix.chosen_changed.connect(self._judge)
        matrix.loaded.connect(self._judge)
        self.kind.activated.connect(self._judge)
        for keys, do in (
            ("Ctrl+Shift+A", self.accept),
            ("Ctrl+Shift+R", self.mark_arrived),
            ("Ctrl+Shift+M", self.ask_reminder),
        ):
            press_for(keys, self, do, Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # --- showing ------------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask the desk again."""
        self.matrix.reload()
        if edition := self.desk.edition:
            number = edition.id

            def question(session: "Session") -> tuple[int, int]:
                # Whoever reminds is asked at once until when, and a day is proposed.
                self.desk.documents_due()
                return asked.complete(session, number), asked.total(session, number)

            self.page.ask(question, self._show_complete)

    def show_goal(self, goal: Goal) -> None:
        """Show those who are wanted."""
        if goal.filters is not None:
            self.matrix.show_only(goal.filters)

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        super().retranslate()
        if hasattr(self, "kind"):
            self._name_kinds()

    def _name_kinds(self) -> None:
        self.kind.setAccessibleName(said(N_("Which document")))
        for place, code in enumerate((EVERY, *Requirement)):
            self.kind.setItemText(place, said(said_of.HEADINGS[code] if code != EVERY else N_("All documents")))

    def _show_complete(self, found: tuple[int, int]) -> None:
        complete, total = found

        def say(words: Words) -> str:
            return words.gettext("Complete: {complete} of {total}").format(
                complete=words.number(complete), total=words.number(total)
            )

        self.complete.say(say if total else "")

    @Slot(object)
    def open(self, number: int | None, kind: str | None = None) -> None:
        """Go to the applicant's papers, to one of them if it is named."""
        if number is None:
            return
        self.desk.go(Goal("applications", record=number, part="documents"))
        if kind is not None:
            cast("Applications", self.page).person.documents.want(number, [kind])

    @Slot(QModelIndex)
    def _click(self, index: QModelIndex) -> None:
        """Open the paper that was clicked; a click on the name only chooses the line."""
        place = index.column() - 1
        name = self.matrix.spec.columns[place].name if place >= 0 else ""
        line = self.matrix.table.row_at(index.row())
        if name in set(Requirement) and line is not None and Requirement(name) in line.cells:
            self.open(line.id, line.cells[Requirement(name)].kind)

    def _go_to_list(self) -> None:
        self.desk.go(Goal("applications", filters={}))

    def _go_to_settings(self) -> None:
        self.desk.go(Goal("settings", part="documents"))

    # --- acts ---------------------------------------------------------------------------------------------------------

    @property
    def kinds(self) -> Sequence[str] | None:
        """The kinds of papers that the acts are done on; None for all."""
        code = str(self.kind.currentData() or EVERY)
        return [str(kind) for kind in PAPERS[Requirement(code)]] if code != EVERY else None

    @Slot()
    def _judge(self) -> None:
        chosen = len(self.matrix.chosen)
        many = chosen if self.matrix.table.checked else 0
        self.arrived.say(counted("Mark {n} as arrived", "Mark {n} as arrived", many) if many else N_("Mark as arrived"))
        self.accepted.say(counted("Accept {n}", "Accept {n}", many) if many else N_("Accept"))
        self.reminded.say(counted("Remind {n}…", "Remind {n}…", many) if many else N_("Remind…"))
        hints = {
            self.arrived: N_("Notes that the documents have arrived; they are still to be checked (Ctrl+Shift+R)."),
            self.accepted: N_("The documents have arrived and are in order (Ctrl+Shift+A)."),
            self.reminded: N_("Notes that the applicants were reminded, and until when they have now (Ctrl+Shift+M)."),
        }
        for button, hint in hints.items():
            if chosen:
                button.allow(hint)
            else:
                button.forbid(N_("No applicant is chosen."))

    @Slot()
    def mark_arrived(self) -> None:
        """Note that papers have arrived."""
        people, kinds, on = self.matrix.chosen, self.kinds, self.desk.today()

        def work(session: "Session") -> None:
            from jipdesk.actions import document_items

            document_items.mark_received(session, people, on=on, kinds=kinds)

        if people:
            self.page.act("mark_documents_received", work)

    @Slot()
    def accept(self) -> None:
        """Note that papers have arrived and are in order; of whom nothing can be accepted is said before."""
        people, kinds = list(self.matrix.chosen), self.kinds
        if people:
            self.page.ask(partial(_accepting, people, kinds), partial(self._weigh_accepting, people, kinds))

    def _weigh_accepting(self, people: Sequence[int], kinds: Sequence[str] | None, found: "Accepting") -> None:
        """Do it at once where nobody is left out, or nobody is left: then the act says why."""
        if found.is_whole or not found.people:
            self._accept(people, kinds)
            return
        count = len(found.people)
        self.inquiry.ask(
            counted("Accept the documents of {n} applicant?", "Accept the documents of {n} applicants?", count),
            (),
            counted("Accept {n}", "Accept {n}", count),
            lambda _: self._accept(found.people, kinds, self.inquiry.refuse),
        )
        self.inquiry.warn(_left_out(found), counted("Accept {n}", "Accept {n}", count))

    def _accept(self, people: Sequence[int], kinds: Sequence[str] | None, failed: Failed | None = None) -> None:
        on = self.desk.today()

        def work(session: "Session") -> None:
            from jipdesk.actions import document_items

            document_items.accept(session, people, on=on, kinds=kinds)

        self.page.notice.clear()
        self.desk.act("receive_documents", work, self.inquiry.close_down, failed or self.page.refuse)

    @Slot()
    def ask_reminder(self) -> None:
        """Ask until when the applicants have, whom somebody has reminded."""
        people, kinds = self.matrix.chosen, self.kinds
        if not people:
            return
        due_on = self.desk.documents_due()
        count = len(people)
        self._warned_of = None
        self.inquiry.ask(
            counted("Until when does {n} applicant have now?", "Until when do {n} applicants have now?", count),
            [Ask("due_on", N_("New due day"), day, f"{due_on:%Y-%m-%d}", is_needed=True)],
            N_("Note the reminder"),
            partial(self._remind, people, kinds),
            N_("The letters themselves are made in Letters; here it is noted that they were sent."),
        )

    def _remind(self, people: Sequence[int], kinds: Sequence[str] | None, answers: Mapping[str, Any]) -> None:
        due_on = answers["due_on"]
        if due_on != self._warned_of and (odd := office_days.sentences(due_on)):
            self._warned_of = due_on
            self.inquiry.warn(odd, N_("Note it anyway"))
            return

        def work(session: "Session") -> None:
            from jipdesk.actions import document_items

            document_items.remind(session, people, due_on=due_on, kinds=kinds)

        self.page.notice.clear()
        self.desk.act("remind_of_documents", work, self._reminded, self._not_reminded)

    def _reminded(self, _: object) -> None:
        self.inquiry.close_down()
        self.page.notice.tell(message(N_("The reminder is noted.")), Tone.DONE)

    def _not_reminded(self, stop: Stop) -> None:
        self.inquiry.refuse(stop)


def _accepting(people: Sequence[int], kinds: Sequence[str] | None, session: "Session") -> "Accepting":
    from jipdesk.queries.accepting import consequences

    return consequences(session, people, kinds)


def _left_out(found: "Accepting") -> list[Sentence]:
    left = {"unasked": found.unasked, "accepted": found.accepted}
    return [
        Sentence(Tone.WAITING, "", partial(said_of.left_out_sentence, why, each.count, each.names))
        for why, each in left.items()
        if each.count
    ]
