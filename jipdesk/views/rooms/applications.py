"""応募: the list of applications with the person one looks at beside it, and the other ways to work on them."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property, partial
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_
from jipdesk.queries import application_list as asked
from jipdesk.rules.workflow import APPLICATION, ApplicationState
from jipdesk.views.goal import Goal
from jipdesk.views.jobs import Ending, Progress
from jipdesk.views.look.palette import Tone
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.acts import ActButton, against
from jipdesk.views.pieces.asking import Asking
from jipdesk.views.pieces.beside import Beside
from jipdesk.views.pieces.keys import IMPORT, with_keys
from jipdesk.views.pieces.listing import Listing
from jipdesk.views.pieces.looking_back import READ_ONLY
from jipdesk.views.pieces.page import Page
from jipdesk.views.pieces.parts import PartLine, Parts
from jipdesk.views.pieces.reason import Reason
from jipdesk.views.rooms import application_list
from jipdesk.views.rooms.application_more import MoreActs
from jipdesk.views.rooms.application_person import PASS, REJECT, WIDTH, Person
from jipdesk.views.rooms.contrary import ContraryWarning
from jipdesk.views.sections import Section
from jipdesk.views.spoken import counted, message

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from jipdesk.views.rooms.screening_bulk import BulkDecision

States = dict[int, ApplicationState]
PARTS: tuple[PartLine, ...] = (
    PartLine("screening", N_("Screening"), "screening_desk:ScreeningDesk"),
    PartLine("requirements", N_("Documents"), "requirements:Requirements"),
    PartLine("same_person", N_("Same person"), "same_person:SamePersons"),
    PartLine("letters", N_("Letters"), "letters:Letters"),
)
"""The other ways to work on applications, in the order of their buttons beside the title."""
_CHECKS = N_("Checks every application of this edition against the rules.")
_DECIDES = N_("One decision on those chosen, else on all that the list shows.")
_NOBODY = N_("No applicant is chosen.")
PAINT_MS = 20
"""How long the list has to be painted for the first time before anything is made beside it."""


class Applications(Page):
    """List and person; what is decided is done on one or on many."""

    shows: ClassVar[frozenset[str]] = frozenset(
        {
            *("application", "person", "passport", "eligibility_result", "eligibility_override"),
            *("document_item", "interview", "match", "placement", "draft", "letter"),
        }
    )

    def __init__(self, desk: OpenDesk, section: Section) -> None:
        super().__init__(desk, section)
        # What is born where it stands is dressed once; everything moved into its place is dressed anew.
        self.reason = Reason(self)
        self.body.addWidget(self.reason)
        self._beside = Beside(desk.memory, "applications", parent=self)
        self.parts = Parts(self, self._beside, PARTS)
        self.body.addWidget(self.parts, 1)
        self.listing = Listing(desk, application_list.spec(desk), self._beside)
        self.listing.empty.say(
            N_("No applications yet"),
            N_("Import the sheet of applications; they will be listed here and can be checked."),
        )
        self.listing.empty.offer(
            with_keys(N_("Import a sheet…"), IMPORT), partial(desk.trigger, "import"), primary=True
        )
        self._pane = QWidget(self._beside)
        self._pane.setMinimumWidth(WIDTH)
        self._beside.put(self.listing, self._pane)
        self._wanted: int | None = None
        self._is_behind = False
        self._states: States = {}
        self._asking = Asking(desk, self._judge, self.refuse, self)
        self._soon = QTimer(self, singleShot=True, interval=PAINT_MS)
        self._soon.timeout.connect(self._prepare_person)
        self._add_acts()
        self._connect()
        ContraryWarning(self)

    def _add_acts(self) -> None:
        self.check = ActButton(N_("Check eligibility"), self.check_eligibility)
        self.check.explain(_CHECKS)
        self.passed = ActButton(N_("Pass"), self.pass_chosen)
        self.rejected = ActButton(N_("Not selected…"), self.ask_reason)
        self.deciding = ActButton(N_("Decide…"), self.ask_decision)
        self.deciding.explain(_DECIDES)
        self.others = MoreActs(self, self.reason, self.listing)
        self._acts = (self.check, self.passed, self.rejected, self.deciding, self.others.button)
        for button in self._acts:
            self.listing.foot.addWidget(button)

    def _connect(self) -> None:
        self.listing.failed.connect(self.refuse)
        self.listing.exported.connect(self.tell_exported)
        self.listing.current_changed.connect(self._show_person)
        self.listing.opened.connect(self._beside.enter)
        self.listing.chosen_changed.connect(self._look_at_chosen)
        self.listing.loaded.connect(self._after_loading)
        self.listing.past.changed.connect(self._look_back)
        self.desk.edition_changed.connect(self.reason.hide)
        self.parts.choice.chosen.connect(self.reason.hide)
        self.parts.came_back.connect(self._catch_up)

    @cached_property
    def person(self) -> Person:
        """Who is looked at; made once the list is there, which does not wait for it."""
        made = Person(self.desk, self._pane)
        column = QVBoxLayout(self._pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(made)
        made.failed.connect(self.refuse)
        made.passing.connect(self._pass_one)
        made.rejecting.connect(self._reject_one)
        made.skipping.connect(self._next)
        made.show_application(self.listing.current)
        return made

    @Slot(object)
    def _show_person(self, number: int | None) -> None:
        if "person" in self.__dict__:
            self.person.show_application(number)
        else:
            self._soon.start()

    @Slot()
    def _prepare_person(self) -> None:
        self.desk.jobs.load(_import_reasons, self._make_person)

    def _make_person(self, _: object) -> None:
        self.person.show()

    # --- showing ------------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask the desk again, about the list and about who is shown; later, while another part is looked at."""
        self._is_behind = not self.parts.shows_main
        if self._is_behind:
            return
        self.listing.reload()
        if "person" in self.__dict__:
            self.person.refresh()

    @Slot()
    def _catch_up(self) -> None:
        if self._is_behind:
            self.refresh()

    def take_keys(self) -> None:
        """Let the keys go to where the way to work that is shown begins."""
        if not self.parts.take_keys():
            super().take_keys()

    def show_goal(self, goal: Goal) -> None:
        """Show what is wanted of the list, or one person; or another way to work, with what is wanted of that."""
        if self.parts.show_goal(goal):
            return
        if goal.part:
            self.person.tabs.go_to(goal.part)
        if goal.record is not None:
            self._wanted = goal.record
            if self.listing.view.go_to(goal.record):
                self._wanted = None
                return
            # Somebody is looked for whom the filters leave out.
            self.listing.show_only({})
        elif goal.filters is not None:
            self.listing.show_only(goal.filters)

    @Slot()
    def _after_loading(self) -> None:
        if self._wanted is not None:
            self.listing.view.go_to(self._wanted)
            self._wanted = None
        self._look_at_chosen()

    @Slot()
    def _look_at_chosen(self) -> None:
        chosen = self.listing.chosen
        self._ask_about(chosen)

        def question(session: "Session") -> States:
            _import_reasons()
            return asked.states(session, chosen)

        self._asking.ask(question)

    def _ask_about(self, chosen: Sequence[int]) -> None:
        """Let what is being asked be about those who are chosen now, or be asked no more."""
        if not self.listing.is_settled:
            # Somebody is still typing what to look for, and whom that finds is to come.
            return
        self.reason.stay_with(chosen)
        if "bulk" in vars(self) and not self.bulk.isHidden():
            numbers, is_all = self._to_decide
            self.bulk.follow(numbers, is_all=is_all)

    def _judge(self, states: States) -> None:
        self._states = states
        many = len(states) if len(self.listing.table.checked) else 0
        self.passed.say(counted("Pass {n}", "Pass {n}", many) if many else N_("Pass"))
        self.rejected.say(counted("Not selected: {n}…", "Not selected: {n}…", many) if many else N_("Not selected…"))
        for button, steps in ((self.passed, PASS), (self.rejected, REJECT)):
            if states:
                button.judge(against(APPLICATION, states, *steps))
            else:
                button.forbid(_NOBODY)
        if states:
            self.others.judge(states)
        else:
            self.others.button.forbid(_NOBODY)
        self.check.setEnabled(self.listing.total > 0)
        self.deciding.setEnabled(len(self.listing.table.ids) > 0)
        if self.listing.past.day is not None:
            for act in self._acts:
                act.forbid(READ_ONLY)

    @Slot()
    def _look_back(self) -> None:
        """While a past day is listed, nobody is shown as they are today, and nothing is done."""
        is_past = self.listing.past.day is not None
        self._pane.setVisible(not is_past)
        self.reason.hide()
        if not is_past:
            self.check.allow(_CHECKS)
            self.deciding.allow(_DECIDES)

    # --- acts ---------------------------------------------------------------------------------------------------------

    @Slot()
    def check_eligibility(self) -> None:
        """Ask the rules about every application of the edition."""
        edition, db, actor = self.desk.edition, self.desk.desk.db, self.desk.desk.actor
        assert edition is not None
        number = edition.id

        def work(progress: Progress) -> Counter[str]:
            from jipdesk.actions.screening import screen_applications

            with db.write(actor, "screen_applications") as session:
                screen_applications(session, number, progress)
            with db.read() as session:
                return asked.verdicts(session, number)

        self.notice.clear()
        name = message(N_("Checking the applications…"))
        self.desk.jobs.act(work, self._tell_checked, self.refuse, name=name, ending=Ending.CANCEL)

    @Slot()
    def pass_chosen(self) -> None:
        """Pass who is chosen."""
        if chosen := self.listing.chosen:
            self._pass(chosen)

    @Slot()
    def ask_reason(self) -> None:
        """Ask why those who are chosen are not selected."""
        chosen = self.listing.chosen
        if not chosen:
            return
        question = counted("Why is {n} applicant not selected?", "Why are {n} applicants not selected?", len(chosen))
        self.reason.ask(question, N_("Do not select"), partial(self._reject, chosen), chosen)

    @Slot()
    def ask_decision(self) -> None:
        """Ask for one decision on those chosen, else on all that the list shows."""
        numbers, is_all = self._to_decide
        if numbers:
            self.bulk.ask_about(numbers, is_all=is_all)

    @property
    def _to_decide(self) -> tuple[Sequence[int], bool]:
        """Return who would be decided about, and whether they are all that the list shows."""
        if self.listing.table.checked or not self.listing.is_settled:
            return self.listing.chosen, False
        return list(self.listing.table.ids), True

    @cached_property
    def bulk(self) -> "BulkDecision":
        """What asks for it; made when it is first wanted."""
        from jipdesk.views.rooms.screening_bulk import BulkDecision

        made = BulkDecision(self)
        self.body.insertWidget(1, made)
        self.parts.choice.chosen.connect(made.hide)
        self.listing.past.changed.connect(made.hide)
        self.desk.edition_changed.connect(made.hide)
        return made

    @Slot(int)
    def _pass_one(self, number: int) -> None:
        if self.listing.is_settled:
            self._next()
            self._pass([number])

    @Slot(int, str)
    def _reject_one(self, number: int, because: str) -> None:
        if self.listing.is_settled:
            self._next()
            self._reject([number], because)

    @Slot()
    def _next(self) -> None:
        self.listing.view.step(1)

    def _pass(self, numbers: Sequence[int]) -> None:
        on = self.desk.today()

        def work(session: "Session") -> None:
            from jipdesk.actions import selection

            selection.pass_screening(session, numbers, on=on)

        self.act("pass_screening", work)

    def _reject(self, numbers: Sequence[int], because: str) -> None:
        def work(session: "Session") -> None:
            from jipdesk.actions import selection

            selection.reject(session, numbers, because=because)

        self.act("reject_applications", work)

    def _tell_checked(self, verdicts: Counter[str]) -> None:
        def say(words: Words) -> str:
            shown = {name: words.number(verdicts[name]) for name in ("eligible", "ineligible", "confirm")}
            return words.gettext("{eligible} eligible, {ineligible} not eligible, {confirm} to be confirmed.").format(
                **shown
            )

        self.notice.tell(say, Tone.DONE)


def _import_reasons() -> None:
    """Import what says why a button is off, all the sentences there are: not in the window's thread."""
    import_module("jipdesk.phrases.refusals")
