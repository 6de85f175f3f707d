"""What can be done with placements, one or many: the same acts below the board and on a placement's page."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from jipdesk.errors import Stop
from jipdesk.phrases.marking import N_
from jipdesk.phrases.states import step_name
from jipdesk.queries import interns
from jipdesk.queries.interns import BoardLine
from jipdesk.rules.codes import CourseKind
from jipdesk.rules.steps import PlacementStep, VisaStep
from jipdesk.rules.workflow import PLACEMENT, VISA
from jipdesk.views.goal import Goal
from jipdesk.views.look.palette import Tone
from jipdesk.views.pieces.act_menu import ActMenu
from jipdesk.views.pieces.acts import ActButton, against
from jipdesk.views.pieces.inquiry import Inquiry
from jipdesk.views.pieces.page import Page
from jipdesk.views.rooms import placement_asks as asks
from jipdesk.views.rooms.interns_board import days_of
from jipdesk.views.rooms.placement_consequences import told
from jipdesk.views.spoken import Saying, counted

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from jipdesk.queries.consequences import Consequences

CHOOSE_FIRST = N_("Choose interns first: tick them, or select one.")
Numbers = Callable[[], Sequence[int]]
Weigh = Callable[["Session", Mapping[str, Any]], "Consequences"]
_STEPS = tuple(step for step in PlacementStep if step is not PlacementStep.CANCEL)


class PlacementActs(QObject):
    """The buttons, and what they do; asked values are asked for in `inquiry`."""

    def __init__(self, page: Page, numbers: Numbers) -> None:
        super().__init__(page)
        self._page = page
        self._numbers = numbers
        self._lines: Sequence[BoardLine] = ()
        self._weigh: Weigh | None = None
        self._weighed: Mapping[str, Any] | None = None
        self.inquiry = Inquiry()
        self.stage = ActMenu(N_("Stage"))
        self.visa = ActMenu(N_("Visa"))
        self.arrange = ActMenu(N_("Arrange"))
        self.papers = ActButton(N_("Papers…"), self.show_papers, "primary")
        self._fill()
        for menu in (self.stage, self.visa, self.arrange):
            menu.menu().aboutToShow.connect(self.look)

    @property
    def buttons(self) -> tuple[ActMenu | ActButton, ...]:
        """In the order in which they stand."""
        return (self.stage, self.visa, self.arrange, self.papers)

    @property
    def numbers(self) -> Sequence[int]:
        """Whom the acts are done on."""
        return self._numbers()

    def _fill(self) -> None:
        for step in _STEPS:
            self.stage.add(step, _verb("placement", step), partial(self.advance, step))
        self.visa.add("open", N_("Begin the visa procedure"), self.open_visas)
        for each in VisaStep:
            self.visa.add(each, _verb("visa", each), partial(self.ask_visa, each))
        for name, verb, do in (
            ("flight", N_("Enter a flight…"), self.ask_flight),
            ("room", N_("Book a room…"), self.ask_room),
            ("insurance", N_("Record insurance…"), self.ask_cover),
            ("equipment", N_("Record a PC or other equipment…"), self.ask_thing),
            ("hold", N_("Add a training session…"), self.ask_session),
            ("invite", N_("Invite to a training session…"), self.ask_invite),
            ("allowance", N_("Plan the allowance"), self.plan_allowances),
        ):
            self.arrange.add(name, verb, do)

    # --- what is open -------------------------------------------------------------------------------------------------

    def judge(self) -> None:
        """Close everything while nobody is chosen; what is open to whom is looked at as a menu opens."""
        has_any = bool(self._numbers())
        for menu in (self.stage, self.visa, self.arrange):
            if has_any:
                menu.allow()
            else:
                menu.forbid(CHOOSE_FIRST)
        if has_any:
            self.papers.allow(N_("Opens the papers of those chosen, to be issued, saved or printed together"))
        else:
            self.papers.forbid(CHOOSE_FIRST)

    @Slot()
    def look(self) -> None:
        """Let those acts be done that would not be refused; the others say why."""
        self._lines = self._chosen()
        states = {line.id: line.state for line in self._lines}
        for step in _STEPS:
            self.stage.judge(step, against(PLACEMENT, states, step))
        cases = {line.id: line.arranged.visa for line in self._lines}
        known = {number: state for number, state in cases.items() if state is not None}
        self.visa.judge_by(
            "open", "" if len(known) < len(cases) else N_("The procedure has already begun for all of them.")
        )
        for each in VisaStep:
            if len(known) < len(cases):
                self.visa.judge_by(each, N_("The procedure has not begun yet for all of them."))
            else:
                self.visa.judge(each, against(VISA, known, each))
        self._judge_arrangements()

    def _judge_arrangements(self) -> None:
        online = all(line.kind is not CourseKind.IN_PERSON for line in self._lines)
        stays_home = N_("Not needed: they take part from home.")
        one = N_("Flights are entered one intern at a time.")
        self.arrange.judge_by("flight", stays_home if online else one if len(self._lines) > 1 else "")
        self.arrange.judge_by("room", stays_home if online else "")

    def _chosen(self) -> Sequence[BoardLine]:
        numbers = self._numbers()
        with self._page.desk.read() as session:
            found = interns.lines(session, numbers, days_of(self._page.desk))
        return [found[number] for number in numbers if number in found]

    # --- stages -------------------------------------------------------------------------------------------------------

    def advance(self, step: PlacementStep) -> None:
        """Take a step with all who are chosen."""
        numbers, on = list(self._numbers()), self._page.desk.today()

        def work(session: "Session") -> None:
            from jipdesk.actions import placements

            placements.advance(session, numbers, step, on=on)

        self._page.act("advance_placements", work)

    def open_visas(self) -> None:
        """Begin the visa procedure where it has not begun."""
        numbers = list(self._numbers())

        def work(session: "Session") -> None:
            from jipdesk.actions import arrangements

            arrangements.arrange_visas(session, numbers)

        self._page.act("arrange_stays", work)

    def plan_allowances(self) -> None:
        """Plan the payments of all who are chosen."""
        numbers, days = list(self._numbers()), days_of(self._page.desk)

        def work(session: "Session") -> None:
            from jipdesk.actions import allowances

            allowances.plan(session, numbers, holidays=days.holidays)

        self._page.act("plan_allowances", work)

    def show_papers(self) -> None:
        """Go to the papers of the one who is chosen; several are chosen there too, to be issued or printed together."""
        lines = self._chosen()
        if len(lines) == 1:
            self._page.desk.go(Goal("papers", record=lines[0].id))
        elif lines:
            chosen = {"placement": tuple(line.no for line in lines)}
            self._page.desk.go(Goal("papers", filters=chosen, records=tuple(line.id for line in lines)))

    # --- arrangements -------------------------------------------------------------------------------------------------

    def ask_visa(self, step: VisaStep) -> None:
        """Ask when it happened and what became known, then record it."""
        lines, verb = self._chosen(), _verb("visa", step)
        self._ask(
            verb, asks.visa(step, self._page.desk.today(), is_one=len(lines) == 1), verb, lines, asks.do_visa(step)
        )

    def ask_flight(self) -> None:
        """Ask for a flight."""
        lines, holidays = self._chosen(), days_of(self._page.desk).holidays
        if not lines:
            return
        verb = N_("Enter the flight")
        self._ask(verb, asks.flight(lines[0]), verb, lines, asks.do_flight)
        self._weigh = lambda session, values: asks.weigh_flight(session, lines, values, holidays)

    def ask_room(self) -> None:
        """Ask for a room."""
        lines = self._chosen()
        hint = N_("Dates left empty are taken from each intern's journey.")
        self._ask(N_("Book a room"), asks.room(self._page.desk.today()), N_("Book"), lines, asks.do_room, hint)

    def ask_cover(self) -> None:
        """Ask for an insurance."""
        lines = self._chosen()
        hint = N_("Dates left empty are taken from each intern's journey.")
        self._ask(
            N_("Record insurance"),
            asks.cover(is_one=len(lines) == 1),
            N_("Record insurance"),
            lines,
            asks.do_cover,
            hint,
        )

    def ask_thing(self) -> None:
        """Ask for something that is lent."""
        lines = self._chosen()
        hint = N_("Leave the date empty until it is handed over.")
        verb = N_("Record")
        self._ask(N_("Equipment"), asks.thing(is_one=len(lines) == 1), verb, lines, asks.do_thing, hint)

    def ask_session(self) -> None:
        """Ask for a training session to be held."""
        desk, lines = self._page.desk, self._chosen()
        assert desk.edition
        do = partial(asks.do_session, edition_id=desk.edition.id)
        self._ask(N_("Add a training session"), asks.session(), N_("Add and invite"), lines, do, act="arrange_training")

    def ask_invite(self) -> None:
        """Ask to which training session they are invited."""
        desk, lines = self._page.desk, self._chosen()
        assert desk.edition
        with desk.read() as session:
            from jipdesk.queries import trainings

            known = trainings.every(session, desk.edition.id)
        if not known:
            add = N_("Add a training session…"), self.ask_session
            self._page.notice.tell(N_("There is no training session yet. Add one first."), Tone.WAITING, add)
            return
        heading = N_("Invite to a training session")
        self._ask(heading, asks.invite(known), N_("Invite"), lines, asks.do_invite, act="arrange_training")

    def _ask(
        self,
        heading: Saying | str,
        wanted: Sequence[asks.Ask],
        verb: Saying | str,
        lines: Sequence[BoardLine],
        do: Callable[["Session", Sequence[BoardLine], Mapping[str, Any]], object],
        hint: Saying | str = "",
        *,
        act: str = "arrange_stays",
    ) -> None:
        self._weigh = None
        self._weighed = None
        self._page.notice.clear()
        if not lines:
            return

        def send(values: Mapping[str, Any]) -> None:
            if self._weigh and values != self._weighed:
                weigh = self._weigh
                question = partial(_asked, weigh, values)
                self._page.desk.ask(question, partial(self._tell, values, store), self._refuse)
                return
            store(values)

        def store(values: Mapping[str, Any]) -> None:
            self._page.desk.act(act, lambda session: do(session, lines, values), self._done, self._refuse)

        who = counted("for {n} intern", "for {n} interns", len(lines)) if len(lines) > 1 else asks.named(lines[0])
        self.inquiry.ask(asks.titled(heading, who), wanted, verb, send, hint)

    def _tell(self, values: Mapping[str, Any], store: Callable[[Mapping[str, Any]], None], found: Any) -> None:
        """Say what it would mean, and do it when the person says so once more; at once where it breaks nothing."""
        self._weighed = values
        if found.doubts:
            self.inquiry.warn(told(found), N_("Enter it anyway"))
        else:
            store(values)

    def _done(self, doubts: object) -> None:
        """Ask no more; say if what was arranged does not fit the rest of a stay."""
        self.inquiry.close_down()
        if isinstance(doubts, dict) and doubts:
            self._page.notice.tell(
                counted(
                    "Recorded. The arrangements of {n} intern do not fit together yet.",
                    "Recorded. The arrangements of {n} interns do not fit together yet.",
                    len(doubts),
                ),
                Tone.WAITING,
            )

    def _refuse(self, stop: Stop) -> None:
        self.inquiry.refuse(stop)


def _asked(weigh: Weigh, values: Mapping[str, Any], session: "Session") -> "Consequences":
    return weigh(session, values)


def _verb(noun: str, step: str) -> Saying:
    return lambda words: step_name(noun, step, words)
