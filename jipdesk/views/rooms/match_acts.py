"""What is done with proposals, one or many: both sides' answers, the committee, the decision, the end."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from sqlalchemy.orm import Session

from jipdesk import i18n
from jipdesk.actions import decisions, interviews, matches
from jipdesk.errors import InputRefused, Stop
from jipdesk.phrases.marking import N_
from jipdesk.queries import match_list
from jipdesk.queries.holidays import japanese
from jipdesk.rules.gates import committee_asked
from jipdesk.rules.states import MatchState
from jipdesk.rules.steps import MatchStep
from jipdesk.rules.workflow import MATCH
from jipdesk.views.pieces import readers
from jipdesk.views.pieces.act_menu import ActMenu
from jipdesk.views.pieces.acts import ActButton, against
from jipdesk.views.pieces.asking import Asking
from jipdesk.views.pieces.decision import Decision
from jipdesk.views.pieces.inquiry import Ask, Inquiry
from jipdesk.views.pieces.page import Page
from jipdesk.views.rooms import match_interviews
from jipdesk.views.spoken import counted

NOTHING = N_("Choose a proposal first.")
Do = Callable[[Session], object]


class MatchActs(QObject):
    """The buttons below the list do it with what is chosen there, other buttons with the proposals they name."""

    def __init__(self, page: Page, inquiry: Inquiry, chosen: Callable[[], Sequence[int]]) -> None:
        super().__init__(page)
        self._page, self._inquiry, self._chosen = page, inquiry, chosen
        self._asking = Asking(page.desk, self._judge, page.refuse, self)
        self.companies = ActMenu(N_("Company's answer"))
        self.candidates = ActMenu(N_("Candidate's answer"))
        self.more = ActMenu(N_("More"))
        for menu, name, verb, do in (
            (self.companies, "accept", N_("The company accepts"), self.company_accepts),
            (self.companies, "decline", N_("The company declines…"), self.company_declines),
            (self.candidates, "accept", N_("The candidate accepts"), self.candidate_accepts),
            (self.candidates, "decline", N_("The candidate declines…"), self.candidate_declines),
            (self.more, "interview", N_("Arrange company interview…"), self.arrange_interviews),
            (self.more, "approve", N_("Record the committee's approval"), self.approve),
            (self.more, "cancel", N_("Cancel match…"), self.cancel),
        ):
            menu.add(name, verb, self._with_chosen(do))
        self.decide_button = ActButton(N_("Decide…"), self._with_chosen(self.decide))
        self.buttons = (self.companies, self.candidates, self.decide_button, self.more)
        self._show_none()

    def _with_chosen(self, do: Callable[[Sequence[int]], None]) -> Callable[[], None]:
        def with_chosen() -> None:
            # While a search is under way nobody is.
            if chosen := list(self._chosen()):
                do(chosen)

        return with_chosen

    # --- what may be done ---------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Find out what may be done with what is chosen now."""
        numbers = list(self._chosen())
        if numbers:
            self._asking.ask(partial(_standing, numbers=numbers))
        else:
            self._show_none()

    def _show_none(self) -> None:
        for menu in (self.companies, self.candidates, self.more):
            menu.forbid(NOTHING)
        self.decide_button.forbid(NOTHING)

    def _judge(self, found: tuple[Mapping[int, MatchState], Stop | None]) -> None:
        states, undecidable = found
        if not states:
            self._show_none()
            return
        for menu, name, step in (
            (self.companies, "accept", MatchStep.COMPANY_ACCEPT),
            (self.companies, "decline", MatchStep.COMPANY_DECLINE),
            (self.candidates, "accept", MatchStep.INTERN_ACCEPT),
            (self.candidates, "decline", MatchStep.INTERN_DECLINE),
            (self.more, "interview", MatchStep.SET_INTERVIEW),
            (self.more, "approve", MatchStep.APPROVE),
            (self.more, "cancel", MatchStep.CANCEL),
        ):
            menu.allow()
            menu.judge(name, against(MATCH, states, step))
        for menu in (self.companies, self.candidates):
            menu.close_if_nothing_is_open()
        edition = self._page.desk.edition
        if edition and not committee_asked(edition.year):
            self.more.judge_by("approve", N_("This edition does not ask the Screening Committee."))
        self.decide_button.judge(
            against(MATCH, states, MatchStep.DECIDE) or undecidable,
            counted("Decide {n} placement", "Decide {n} placements", len(states)),
        )

    # --- the answers --------------------------------------------------------------------------------------------------

    def company_accepts(self, numbers: Sequence[int]) -> None:
        """Record that the companies accept."""
        self._accept(numbers, matches.company_answers)

    def company_declines(self, numbers: Sequence[int]) -> None:
        """Ask when and why the companies declined, and record it."""
        self._ask_why_not(numbers, N_("The company declines"), matches.company_answers)

    def candidate_accepts(self, numbers: Sequence[int]) -> None:
        """Record that the candidates accept."""
        self._accept(numbers, matches.intern_answers)

    def candidate_declines(self, numbers: Sequence[int]) -> None:
        """Ask when and why the candidates declined, and record it."""
        self._ask_why_not(numbers, N_("The candidate declines"), matches.intern_answers)

    def _accept(self, numbers: Sequence[int], record: Callable[..., None]) -> None:
        answers, today = dict.fromkeys(numbers, True), self._page.desk.today()
        self._page.act("answer_matches", lambda session: record(session, answers, on=today))

    def _ask_why_not(self, numbers: Sequence[int], question: str, record: Callable[..., None]) -> None:
        answers, today = dict.fromkeys(numbers, False), i18n.spoken().date(self._page.desk.today())
        asks = (
            Ask("on", N_("Answered on"), readers.day, today, is_needed=True),
            Ask("because", N_("Reason, if given"), readers.text),
        )

        def then(values: Mapping[str, Any]) -> None:
            said = {"on": values["on"], "because": values["because"] or None}
            self._send("answer_matches", lambda session: record(session, answers, **said))

        self._inquiry.ask(question, asks, N_("Record the answer"), then, _how_many(len(answers)))

    def arrange_interviews(self, numbers: Sequence[int]) -> None:
        """Ask when and how the companies interview, and arrange it."""
        question = counted("Arrange {n} company interview", "Arrange {n} company interviews", len(numbers))

        def then(wish: Mapping[str, Any]) -> None:
            def work(session: Session) -> None:
                interviews.arrange(session, match_interviews.slots(session, numbers, wish))

            self._send("arrange_interviews", work)

        hint = N_("Candidates for one opening follow one another. The interviews appear under Interviews.")
        asks = match_interviews.asks(self._page.desk.today())
        self._inquiry.ask(question, asks, N_("Arrange interviews"), then, hint)

    # --- committee, decision, end -------------------------------------------------------------------------------------

    def approve(self, numbers: Sequence[int]) -> None:
        """Record that the committee has approved."""
        self._page.act("approve_matches", lambda session: matches.approve(session, numbers))

    def decide(self, numbers: Sequence[int]) -> None:
        """Decide, after it was said that this is not undone but cancelled."""
        Decision(
            self._page.window(),
            counted("Decide {n} acceptance?", "Decide {n} acceptances?", len(numbers)),
            N_(
                "Each match becomes a placement with its own number and takes one place of the opening. A decision "
                "cannot be undone, but a decided match can be cancelled with a reason."
            ),
            N_("Decide acceptance"),
            partial(self._decide, numbers),
        )

    def _decide(self, numbers: Sequence[int]) -> None:
        today = self._page.desk.today()

        def work(session: Session) -> None:
            matches.decide(session, numbers, on=today, holidays=japanese(today.year, today.year + 1))

        self._page.act("decide_matches", work)

    def cancel(self, numbers: Sequence[int]) -> None:
        """Ask why, and end the matches."""
        asks = (Ask("because", N_("Reason"), readers.text, is_needed=True),)

        def then(values: Mapping[str, Any]) -> None:
            self._send("cancel_matches", lambda session: matches.cancel(session, numbers, because=values["because"]))

        hint = N_("The placement that followed is cancelled too, and the place becomes free again.")
        question = counted("Why is {n} match cancelled?", "Why are {n} matches cancelled?", len(numbers))
        self._inquiry.ask(question, asks, N_("Cancel the match"), then, hint)

    def _send(self, name: str, work: Do) -> None:
        """Do what was asked for; if it is refused, what was typed stays."""
        self._page.desk.act(name, work, self._inquiry.close_down, self._inquiry.refuse)


def _standing(session: Session, numbers: Sequence[int]) -> tuple[Mapping[int, MatchState], Stop | None]:
    """Return how the proposals stand, and what keeps them from being decided."""
    states = match_list.states(session, numbers)
    try:
        if states:
            decisions.require_decidable(session, list(states))
    except InputRefused as stop:
        return states, stop
    return states, None


def _how_many(count: int) -> Any:
    return counted("{n} proposal is chosen.", "{n} proposals are chosen.", count) if count > 1 else ""
