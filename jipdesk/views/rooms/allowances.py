"""手当: the payments of the activity support fund, what they come to, and each step for one or many."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout

from jipdesk.errors import Stop
from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_
from jipdesk.phrases.states import state_name, step_name
from jipdesk.queries import allowances as asked
from jipdesk.queries.allowances import Sum
from jipdesk.rules.steps import PaymentStep
from jipdesk.rules.workflow import PAYMENT
from jipdesk.views.goal import Goal
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces import readers
from jipdesk.views.pieces.acts import ActButton, against
from jipdesk.views.pieces.inquiry import Ask, Inquiry
from jipdesk.views.pieces.listing import Listing
from jipdesk.views.pieces.page import Page
from jipdesk.views.rooms import allowance_list
from jipdesk.views.rooms.interns_board import days_of
from jipdesk.views.sections import Section
from jipdesk.views.spoken import Label, Saying, counted, message

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_DATED = frozenset({PaymentStep.PAY, PaymentStep.FILE_RECEIPT})
_BUTTONS = (PaymentStep.HOLD, PaymentStep.RELEASE, PaymentStep.APPROVE, PaymentStep.PAY, PaymentStep.FILE_RECEIPT)
CHOOSE_FIRST = N_("Choose payments first: tick them, or select one.")


class Allowances(Page):
    """The list, the sums below it, and the steps."""

    shows: ClassVar[frozenset[str]] = frozenset({"allowance", "placement", "person", "company", "flight", "attendance"})

    def __init__(self, desk: OpenDesk, section: Section) -> None:
        super().__init__(desk, section)
        self.listing = Listing(desk, allowance_list.spec())
        self.inquiry = Inquiry()
        self.sums = Label("", "muted")
        self._without: Sequence[int] = ()
        self.plan = ActButton(N_("Plan allowances"), self.plan_rest)
        kinds = {PaymentStep.PAY: "primary"}
        self.steps = {step: ActButton(_verb(step), partial(self._step, step), kinds.get(step, "")) for step in _BUTTONS}
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.listing.empty.say(
            N_("No payments are planned yet"),
            N_(
                "Each intern is paid the daily amount of the course for the days that count, month by month. "
                "Plan them here once the period of an internship is known."
            ),
        )
        self.start = self.listing.empty.offer(N_("Plan allowances"), self.plan_rest, primary=True)
        column = self.listing.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.count() - 1, self.inquiry)
        column.insertWidget(column.count() - 1, self.sums)
        self.subtitle.say(N_("Payments are recorded here; the transfer itself is made at the bank."))
        self.head.addWidget(self.plan)
        for button in self.steps.values():
            self.listing.foot.addWidget(button)
        self.body.addWidget(self.listing, 1)

    def _connect(self) -> None:
        self.listing.failed.connect(self.refuse)
        self.listing.exported.connect(self.tell_exported)
        self.listing.loaded.connect(self._loaded)
        self.listing.chosen_changed.connect(self._judge)
        self.listing.opened.connect(self._open)

    # --- what is shown ------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask the desk again."""
        self.listing.reload()
        if edition := self.desk.edition:
            number = edition.id
            self.ask(lambda session: asked.without_plan(session, number), self._show_without)

    def show_goal(self, goal: Goal) -> None:
        """Show what is wanted of the list, or the payments of one placement."""
        if goal.filters is not None:
            self.listing.show_only(goal.filters)
        if goal.record is not None:
            self.listing.show_only({}, self._number_of(goal.record))

    def _number_of(self, placement_id: int) -> str:
        from jipdesk.queries.interns import lines

        with self.desk.read() as session:
            line = lines(session, [placement_id], days_of(self.desk)).get(placement_id)
        return line.no if line else ""

    def _show_without(self, numbers: Sequence[int]) -> None:
        self._without = numbers
        if numbers:
            interns = counted("{n} intern has no plan yet", "{n} interns have no plan yet", len(numbers))
            self.plan.allow(interns)
            self.start.explain(interns)
        else:
            self.plan.forbid(N_("Every intern whose period is known has a plan."))
        self.start.setVisible(bool(numbers))

    @Slot()
    def _loaded(self) -> None:
        self._judge()

    @Slot()
    def _judge(self) -> None:
        """Let those steps be taken that are open to all who are chosen, and say what the chosen come to."""
        chosen = list(self.listing.chosen)
        shown = list(self.listing.table.checked) or list(self.listing.table.ids)
        with self.desk.read() as session:
            states = {number: line.state for number, line in asked.lines(session, chosen).items()}
            sums = asked.sums(session, shown)
        for step, button in self.steps.items():
            if states:
                button.judge(against(PAYMENT, states, step))
            else:
                button.forbid(CHOOSE_FIRST)
        self.sums.say(_summed(sums, is_chosen=bool(self.listing.table.checked)))
        self.sums.setVisible(bool(sums))

    # --- acts ---------------------------------------------------------------------------------------------------------

    def plan_rest(self) -> None:
        """Plan the payments of everybody who has none and whose period is known."""
        numbers, days = list(self._without), days_of(self.desk)

        def work(session: "Session") -> None:
            from jipdesk.actions import allowances

            allowances.plan(session, numbers, holidays=days.holidays)

        if numbers:
            self.act("plan_allowances", work)

    def _step(self, step: PaymentStep) -> None:
        chosen = list(self.listing.chosen)
        if not chosen:
            return
        if step not in _DATED:
            self._advance(chosen, step, {"on": self.desk.today()})
            return
        asks = [Ask("on", N_("Day"), readers.day, _today(self.desk), is_needed=True)]
        question = counted("{n} payment", "{n} payments", len(chosen))
        self.inquiry.ask(
            message(N_("{act}: {who}"), act=_verb(step), who=question),
            asks,
            _verb(step),
            partial(self._advance, chosen, step),
        )

    def _advance(self, chosen: Sequence[int], step: PaymentStep, values: Mapping[str, Any]) -> None:
        on = values["on"]

        def work(session: "Session") -> None:
            from jipdesk.actions import allowances

            allowances.advance(session, chosen, step, on=on)

        self.notice.clear()
        self.desk.act("record_payments", work, self.inquiry.close_down, self._refused)

    def _refused(self, stop: Stop) -> None:
        if self.inquiry.isVisible():
            self.inquiry.refuse(stop)
        else:
            self.refuse(stop)

    @Slot(object)
    def _open(self, number: int) -> None:
        with self.desk.read() as session:
            line = asked.lines(session, [number]).get(number)
        if line:
            self.desk.go(Goal("interns", record=line.placement_id, part="papers"))


def _verb(step: PaymentStep) -> Saying:
    return lambda words: step_name("payment", step, words)


def _today(desk: OpenDesk) -> str:
    from jipdesk import i18n

    return i18n.spoken().date(desk.today())


def _summed(sums: Sequence[Sum], *, is_chosen: bool) -> Saying:
    """Say what payments come to, state by state."""

    def say(words: Words) -> str:
        parts = [
            words.gettext("{state} {amount} yen").format(
                state=state_name("payment", each.state, words), amount=words.number(each.yen)
            )
            for each in sums
        ]
        total = words.number(sum(each.yen for each in sums))
        head = words.gettext("Selected: {amount} yen") if is_chosen else words.gettext("Total: {amount} yen")
        return " · ".join([head.format(amount=total), *parts]) if sums else ""

    return say
