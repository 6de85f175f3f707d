"""設定: editions and their rules, the letterhead, who works here, passphrases, backups and the check of the desk."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, cast

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from jipdesk.errors import Stop
from jipdesk.phrases.marking import N_
from jipdesk.queries import drafts, edition_page
from jipdesk.queries.edition_page import CoordinatorLine, EditionPage
from jipdesk.views.goal import Goal
from jipdesk.views.look.palette import Tone
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces import readers
from jipdesk.views.pieces.asking import Asking
from jipdesk.views.pieces.inquiry import Ask, Inquiry
from jipdesk.views.pieces.page import Page
from jipdesk.views.pieces.tabs import Tabs
from jipdesk.views.rooms.rules_compare import RulesCompare
from jipdesk.views.rooms.settings_edition import Drafts, EditionSettings
from jipdesk.views.rooms.settings_letterhead import LetterheadSettings
from jipdesk.views.rooms.settings_people import PeopleSettings
from jipdesk.views.rooms.settings_protection import ProtectionSettings
from jipdesk.views.rooms.settings_safety import SafetySettings
from jipdesk.views.rooms.settings_screening import ScreeningSettings
from jipdesk.views.rooms.settings_stage import StageActs
from jipdesk.views.sections import Section
from jipdesk.views.spoken import Button, message

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_FIRST, _LAST = 2000, 2100
DOCUMENTS = "documents"
"""Leads to which documents an edition asks for."""
_TABLES = ("rule_parameters", "course", "letterhead")
_ASKING, _TOLD = ("compare", "screening", "backup"), ("letterhead", "coordinators", "protection")
"""The parts that ask for what they show, and those that are told."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the page shows."""

    edition: EditionPage | None
    people: tuple[CoordinatorLine, ...]
    drafts: Drafts
    """what was typed and could not be stored, by table and record"""


class Settings(Page):
    """Its parts behind tabs; everything is kept as it is left."""

    shows: ClassVar[frozenset[str]] = frozenset(
        {
            *("edition", "course", "rule_parameters", "letterhead", "operator", "coordinator", "draft"),
            *("criterion", "decision_reason", "document_item"),
        }
    )

    def __init__(self, desk: OpenDesk, section: Section) -> None:
        super().__init__(desk, section)
        self._found: Found | None = None
        self.edition = EditionSettings(desk)
        self.inquiry = Inquiry()
        self.stage = StageActs(self, self.inquiry)
        self.head.addWidget(self.stage.menu)
        self.copy = Button(N_("Copy into another year…"))
        self.copy.clicked.connect(self.ask_copy)
        self.head.addWidget(self.copy)
        self.tabs = Tabs(self)
        self.tabs.add("editions", N_("Edition and rules"), self.edition)
        self.tabs.add("compare", N_("Compare editions"), partial(self._made, RulesCompare, self))
        self.tabs.add("letterhead", N_("Letterhead"), partial(self._made, LetterheadSettings, desk))
        self.tabs.add("screening", N_("Screening"), partial(self._made, ScreeningSettings, desk))
        self.tabs.add("coordinators", N_("Coordinators"), partial(self._made, PeopleSettings, desk))
        self.tabs.add("protection", N_("Passphrases"), partial(self._made, ProtectionSettings, desk))
        self.tabs.add("backup", N_("Backups and check"), partial(self._made, SafetySettings, desk))
        self.tabs.moved.connect(self._moved)
        self.body.addWidget(self.inquiry)
        self.body.addWidget(self.tabs, 1)
        self._asking = Asking(desk, self._show, self.refuse, self)
        desk.actor_changed.connect(self.set_stale)
        # Protecting a desk opens it anew; the person is to be where they were.
        self.tabs.go_to(str(desk.memory.get("settings").get("part")))

    def take_keys(self) -> None:
        """Let the keys go to the tabs, from where the arrows lead to each part."""
        self.tabs.enter(self.tabs.current)

    # --- its parts, each made when it is first looked at --------------------------------------------------------------

    @property
    def compare(self) -> RulesCompare:
        """The second tab."""
        return cast("RulesCompare", self.tabs.part("compare"))

    @property
    def letterhead(self) -> LetterheadSettings:
        """The third."""
        return cast("LetterheadSettings", self.tabs.part("letterhead"))

    @property
    def screening(self) -> ScreeningSettings:
        """The fourth."""
        return cast("ScreeningSettings", self.tabs.part("screening"))

    @property
    def people(self) -> PeopleSettings:
        """The fifth."""
        return cast("PeopleSettings", self.tabs.part("coordinators"))

    @property
    def protection(self) -> ProtectionSettings:
        """The sixth."""
        return cast("ProtectionSettings", self.tabs.part("protection"))

    @property
    def safety(self) -> SafetySettings:
        """The last."""
        return cast("SafetySettings", self.tabs.part("backup"))

    def _made(self, kind: Callable[[Any], QWidget], given: object) -> QWidget:
        made = kind(given)
        self._fill(made)
        return made

    def _fill(self, part: QWidget) -> None:
        """Let a part show what is known, or ask for what it shows."""
        found = self._found
        if isinstance(part, RulesCompare | ScreeningSettings | SafetySettings):
            part.reload()
        elif found and isinstance(part, PeopleSettings | ProtectionSettings):
            part.show_people(found.people)
        elif found and found.edition and isinstance(part, LetterheadSettings):
            row = found.edition.letterhead
            part.show_letterhead(row, found.drafts["letterhead"].get(row.id, {}))

    # --- what is shown ------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask the desk again."""
        number = self.desk.edition.id if self.desk.edition else None

        actor = self.desk.desk.actor

        def question(session: "Session") -> Found:
            page = edition_page.page(session, number) if number is not None else None
            kept = {table: drafts.of_table(session, actor, table) for table in _TABLES}
            return Found(page, tuple(edition_page.coordinators(session)), kept)

        self._asking.ask(question)
        for name in _ASKING:
            if self.tabs.has_made(name):
                self._fill(self.tabs.part(name))

    def show_goal(self, goal: Goal) -> None:
        """Go to one of the parts; the list of documents is one of the first part's."""
        if goal.part == DOCUMENTS:
            self.tabs.go_to("editions")
            self.edition.go_to_documents()
        else:
            self.tabs.go_to(goal.part)

    def _show(self, found: Found) -> None:
        self._found = found
        for name in _TOLD:
            if self.tabs.has_made(name):
                self._fill(self.tabs.part(name))
        if page := found.edition:
            self.subtitle.say(message(N_("FY{year}"), year=page.year))
            self.stage.show_page(page)
            self.edition.show_page(page, found.drafts)

    @Slot(str)
    def _moved(self, part: str) -> None:
        self.desk.memory.put("settings", {"part": part})
        is_of_edition = part in {"editions", "letterhead"}
        for button in (self.copy, self.stage.menu):
            button.setVisible(part == "editions")
        self.subtitle.setVisible(is_of_edition)
        if part == "backup":
            self.safety.reload()

    # --- copying ------------------------------------------------------------------------------------------------------

    @Slot()
    def ask_copy(self) -> None:
        """Ask for the year that this edition is copied into."""
        if self.desk.edition is None:
            return
        next_year = max(each.year for each in self.desk.editions) + 1
        self.inquiry.ask(
            message(N_("Copy the edition of {year} into another year"), year=str(self.desk.edition.year)),
            (Ask("year", N_("Year"), _year, str(next_year), is_needed=True),),
            N_("Copy"),
            self.copy_into,
            N_("Rules, courses, letterhead and papers are copied. Dates and deadlines are not: enter them there."),
        )

    def copy_into(self, asked: Mapping[str, Any]) -> None:
        """Copy the edition that is looked at, and look at the copy."""
        assert self.desk.edition is not None
        number, year = self.desk.edition.id, int(asked["year"])

        def work(session: "Session") -> int:
            from jipdesk.actions.edition_copy import copy_edition

            return copy_edition(session, number, year).id

        def then(made: int) -> None:
            self.inquiry.close_down()
            self.desk.choose_edition(made)
            self.notice.tell(message(N_("The {year} edition was created. Enter its dates."), year=str(year)), Tone.DONE)

        self.desk.act("copy_edition", work, then, self._not_copied)

    def _not_copied(self, stop: Stop) -> None:
        self.inquiry.refuse(stop)


def _year(typed: str) -> int | None:
    from jipdesk.exchange.readings import Reason, Unreadable

    year = readers.whole(typed)
    if year is not None and not _FIRST <= year <= _LAST:
        raise Unreadable(Reason.NOT_A_YEAR)
    return year
