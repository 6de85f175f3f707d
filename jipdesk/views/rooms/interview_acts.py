"""What is done after interviews, for one applicant or many: candidate, waitlist, not selected; or called off before."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from sqlalchemy.orm import Session

from jipdesk.actions import interviews
from jipdesk.phrases.marking import N_
from jipdesk.queries import interview_list
from jipdesk.queries.interview_list import InterviewRow
from jipdesk.rules.interviewing import InterviewOutcome, Stage
from jipdesk.rules.steps import ApplicationStep
from jipdesk.rules.workflow import APPLICATION
from jipdesk.views.pieces import readers
from jipdesk.views.pieces.act_menu import ActMenu
from jipdesk.views.pieces.acts import ActButton, against
from jipdesk.views.pieces.asking import Asking
from jipdesk.views.pieces.inquiry import Ask, Inquiry
from jipdesk.views.pieces.page import Page
from jipdesk.views.spoken import counted

NOTHING = N_("Choose an interview first.")
_STEPS = {
    InterviewOutcome.PASS: ApplicationStep.PASS,
    InterviewOutcome.WAITLIST: ApplicationStep.WAITLIST,
    InterviewOutcome.NOT_SELECT: ApplicationStep.NOT_SELECT,
}


class InterviewActs(QObject):
    """The buttons below the list."""

    moving = Signal(object)
    """the `InterviewRow` that is to be moved"""

    def __init__(self, page: Page, inquiry: Inquiry, chosen: Callable[[], Sequence[int]]) -> None:
        super().__init__(page)
        self._page, self._inquiry, self._chosen = page, inquiry, chosen
        self._rows: Mapping[int, InterviewRow] = {}
        self._asking = Asking(page.desk, self._judge, page.refuse, self)
        self.decide = ActMenu(N_("Decide"))
        self.decide.add("recommended", N_("As recommended by the interviewers"), self.decide_as_recommended)
        self.decide.add("pass", N_("Make a candidate"), partial(self.decide_all, InterviewOutcome.PASS))
        self.decide.add("waitlist", N_("Put on the waitlist"), partial(self.decide_all, InterviewOutcome.WAITLIST))
        self.decide.add("not_select", N_("Do not select…"), self.ask_why_not)
        self.move = ActButton(N_("Move…"), self._begin_moving)
        self.call_off = ActButton(N_("Call off…"), self.ask_why_off)
        self.buttons = (self.decide, self.move, self.call_off)
        self._show_none()

    # --- what may be done ---------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Find out what may be done with what is chosen now."""
        numbers = list(self._chosen())
        if numbers:
            self._asking.ask(partial(_rows, numbers=numbers))
        else:
            self._show_none()

    def _show_none(self) -> None:
        self._rows = {}
        for button in (self.decide, self.move, self.call_off):
            button.forbid(NOTHING)

    def _judge(self, rows: Mapping[int, InterviewRow]) -> None:
        self._rows = rows
        if not rows:
            self._show_none()
            return
        states = {row.application_id: row.state for row in rows.values()}
        self.decide.allow()
        for outcome, step in _STEPS.items():
            self.decide.judge(str(outcome), against(APPLICATION, states, step))
        self._judge_recommended()
        self.decide.close_if_nothing_is_open()
        office = {row.application_id: row.state for row in rows.values() if row.stage is Stage.OFFICE}
        self.call_off.judge(against(APPLICATION, office, ApplicationStep.CALL_OFF_INTERVIEW))
        self._judge_moving(list(rows.values()))

    def _judge_moving(self, rows: Sequence[InterviewRow]) -> None:
        if len(rows) > 1:
            self.move.forbid(N_("Choose one interview: interviews are moved one at a time."))
        elif rows[0].was_held:
            self.move.forbid(N_("This interview has already been held. Arrange another one if needed."))
        else:
            self.move.allow(N_("F2. In the week, Ctrl and the arrow keys propose another time."))

    def _judge_recommended(self) -> None:
        missing = sum(row.recommendation is None for row in self._rows.values())
        if missing:
            said = counted("{n} of them has no recommendation yet.", "{n} of them have no recommendation yet.", missing)
            self.decide.judge_by("recommended", said)
            return
        refusals = [
            against(APPLICATION, {row.application_id: row.state}, _STEPS[InterviewOutcome(str(row.recommendation))])
            for row in self._rows.values()
        ]
        self.decide.judge("recommended", next((stop for stop in refusals if stop), None))

    # --- acts ---------------------------------------------------------------------------------------------------------

    def decide_all(self, outcome: InterviewOutcome) -> None:
        """Decide the same for all."""
        self._decide(dict.fromkeys(self._applications(), outcome))

    @Slot()
    def decide_as_recommended(self) -> None:
        """Decide for each what its interviewers recommend."""
        self._decide({row.application_id: InterviewOutcome(str(row.recommendation)) for row in self._rows.values()})

    def _decide(self, outcomes: Mapping[int, InterviewOutcome]) -> None:
        self._page.act("decide_after_interview", lambda session: interviews.decide(session, outcomes))

    @Slot()
    def ask_why_not(self) -> None:
        """Ask for the reason, which may be left out, and do not select them."""
        outcomes = dict.fromkeys(self._applications(), InterviewOutcome.NOT_SELECT)

        def then(values: Mapping[str, Any]) -> None:
            because = values["because"] or None
            self._page.desk.act(
                "decide_after_interview",
                lambda session: interviews.decide(session, outcomes, because=because),
                self._inquiry.close_down,
                self._inquiry.refuse,
            )

        question = counted("Do not select {n} applicant", "Do not select {n} applicants", len(outcomes))
        asks = (Ask("because", N_("Reason, if any"), readers.text),)
        self._inquiry.ask(question, asks, N_("Do not select"), then)

    @Slot()
    def _begin_moving(self) -> None:
        self.moving.emit(next(iter(self._rows.values())))

    @Slot()
    def ask_why_off(self) -> None:
        """Ask for the reason, and take the interviews from the calendar."""
        numbers = list(self._rows)

        def then(values: Mapping[str, Any]) -> None:
            because = values["because"]
            self._page.desk.act(
                "call_off_interviews",
                lambda session: interviews.call_off(session, numbers, because=because),
                self._inquiry.close_down,
                self._inquiry.refuse,
            )

        self._inquiry.ask(
            counted("Call off {n} interview", "Call off {n} interviews", len(numbers)),
            (Ask("because", N_("Reason"), readers.text, is_needed=True),),
            N_("Call off"),
            then,
            N_("The applicants wait for another interview. The reason is kept in the history."),
        )

    def _applications(self) -> Sequence[int]:
        return [row.application_id for row in self._rows.values()]


def _rows(session: Session, numbers: Sequence[int]) -> Mapping[int, InterviewRow]:
    return interview_list.lines(session, numbers)
