"""受入企業: the list of host companies, and beside it the company one looks at."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from sqlalchemy.orm import Session

from jipdesk.actions import company_fields
from jipdesk.phrases.marking import N_
from jipdesk.queries import company_page, drafts
from jipdesk.queries.company_page import CompanyPage
from jipdesk.rules.steps import OpeningStep
from jipdesk.views.goal import Goal
from jipdesk.views.look.palette import Tone
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.acts import ActButton
from jipdesk.views.pieces.asking import Asking
from jipdesk.views.pieces.beside import Beside
from jipdesk.views.pieces.inquiry import Inquiry
from jipdesk.views.pieces.keys import IMPORT, with_keys
from jipdesk.views.pieces.listing import Listing
from jipdesk.views.pieces.page import Page
from jipdesk.views.rooms import company_list
from jipdesk.views.rooms.company_adding import Adding
from jipdesk.views.rooms.company_page import CompanyPane, Drafts
from jipdesk.views.sections import Section
from jipdesk.views.spoken import counted, plain

_NATIVE = QKeySequence.SequenceFormat.NativeText
Found = tuple[CompanyPage | None, Drafts]


class Companies(Page):
    """List and company."""

    shows: ClassVar[frozenset[str]] = frozenset(
        {"company", "company_result", "opening", "match", "placement", "rule_parameters", "draft"}
    )

    def __init__(self, desk: OpenDesk, section: Section) -> None:
        super().__init__(desk, section)
        # What is born where it stands is dressed once; everything moved into its place is dressed anew.
        beside = Beside(desk.memory, "companies", parent=self)
        self.listing = Listing(desk, company_list.spec(desk), beside)
        self.listing.empty.say(
            N_("No host companies yet"),
            N_("Import the sheet of companies; they will be listed here with their openings."),
        )
        self.listing.empty.offer(with_keys(N_("Import a sheet…"), IMPORT), self.take_in, primary=True)
        self.pane = CompanyPane(desk, beside)
        self.check = ActButton(N_("Check companies"), self.check_companies)
        self.listing.foot.addWidget(self.check)
        self.add = ActButton(N_("Add a company…"), self.ask_company)
        self.add.explain(plain(QKeySequence(QKeySequence.StandardKey.New).toString(_NATIVE)))
        self.head.addWidget(self.add)
        self.inquiry = Inquiry()
        self.adding = Adding(self, self.inquiry)
        self._asking = Asking(desk, self._show, self.refuse, self)
        self._wanted: int | None = None
        self.body.addWidget(self.inquiry)
        beside.put(self.listing, self.pane)
        self.body.addWidget(beside, 1)
        self._connect()

    def _connect(self) -> None:
        self.listing.failed.connect(self.refuse)
        self.listing.exported.connect(self.tell_exported)
        self.listing.loaded.connect(self._loaded)
        self.listing.current_changed.connect(self._look)
        self.listing.opened.connect(self._open)
        self.pane.wanted.connect(self.desk.go)
        self.pane.check.connect(self.check_companies)
        self.pane.failed.connect(self.refuse)
        self.pane.openings.advanced.connect(self._advance)
        self.pane.openings.added.connect(self._ask_opening)
        self.adding.added.connect(self._added)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.New), self)
        keys.activated.connect(self.ask_company)

    def refresh(self) -> None:
        """Ask the desk again."""
        self.listing.reload()

    def show_goal(self, goal: Goal) -> None:
        """Show what is wanted of the list, or one company."""
        if goal.filters is not None:
            self.listing.show_only(goal.filters)
        if goal.record is not None:
            self._go_to(goal.record)
        if goal.part:
            self.pane.tabs.go_to(goal.part)

    # --- what a person does -------------------------------------------------------------------------------------------

    @Slot()
    def take_in(self) -> None:
        """Open the dialog that takes a sheet in; on this page it expects companies."""
        self.desk.trigger("import")

    @Slot()
    def check_companies(self) -> None:
        """Ask the edition's rules about every company again."""
        from jipdesk.actions.screening import screen_companies

        if self.desk.edition:
            edition_id = self.desk.edition.id
            self.act("screen_companies", lambda session: screen_companies(session, edition_id), self._checked)

    def _checked(self, _: object) -> None:
        said = counted(
            "{n} company was checked against the rules of this edition.",
            "{n} companies were checked against the rules of this edition.",
            self.listing.total,
        )
        self.notice.tell(said, Tone.DONE)

    # --- what is looked at --------------------------------------------------------------------------------------------

    def _go_to(self, number: int) -> None:
        """Look at a company as soon as the list knows it; no filter may hide it."""
        self._wanted = number
        if self.listing.view.go_to(number):
            self._wanted = None
        else:
            self.listing.clear_filters()

    @Slot()
    def _loaded(self) -> None:
        if self._wanted is not None:
            self.listing.view.go_to(self._wanted)
            self._wanted = None
        if self.listing.total:
            self.check.allow(N_("Checks every company against the rules of this edition."))
        else:
            self.check.forbid(N_("There is no company to check yet."))
        self._look(self.listing.current)

    @Slot(object)
    def _open(self, _: int | None) -> None:
        """Go to the facts of the company that is looked at."""
        self.pane.take_keys()

    @Slot(object)
    def _look(self, number: int | None) -> None:
        if number is None:
            self.pane.show_company(None)
        else:
            self._asking.ask(partial(_page, number=number, actor=self.desk.desk.actor))

    def _show(self, found: Found) -> None:
        self.pane.show_company(*found)

    # --- by hand ------------------------------------------------------------------------------------------------------

    @Slot()
    def ask_company(self) -> None:
        """Ask for a company that came without a sheet."""
        self.adding.ask_company()

    @Slot()
    def _ask_opening(self) -> None:
        if self.listing.current is not None:
            self.adding.ask_opening(self.listing.current)

    @Slot(int)
    def _added(self, number: int) -> None:
        self._go_to(number)
        self.pane.tabs.go_to("overview")
        self.notice.tell(N_("The company was added. Fill in what is known of it."), Tone.DONE)

    @Slot(int, str)
    def _advance(self, opening_id: int, step: str) -> None:
        def work(session: Session) -> None:
            company_fields.advance_openings(session, [opening_id], OpeningStep(step))

        self.act("advance_openings", work)


def _page(session: Session, number: int, actor: int | None) -> Found:
    """Return a company, and what was typed into its fields and could not be stored."""
    kept = {table: drafts.of_table(session, actor, table) for table in ("company", "opening")}
    return company_page.page(session, number), kept
