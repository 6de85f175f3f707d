"""The person beside the list: name, how far the application has come, its parts behind tabs, and what can be done."""

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_
from jipdesk.phrases.states import state_name
from jipdesk.queries import application_page, drafts
from jipdesk.queries.application_page import ApplicationPage
from jipdesk.rules.workflow import APPLICATION, ApplicationStep
from jipdesk.views.look.tones import tone_of
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.acts import ActButton, against
from jipdesk.views.pieces.asking import Asking
from jipdesk.views.pieces.beside import PANE
from jipdesk.views.pieces.empty import Empty
from jipdesk.views.pieces.flow import Flow
from jipdesk.views.pieces.keys import press_for
from jipdesk.views.pieces.pill import StatePill
from jipdesk.views.pieces.reason import Reason
from jipdesk.views.pieces.strip import Strip
from jipdesk.views.pieces.tabs import Tabs
from jipdesk.views.rooms.application_eligibility import Eligibility
from jipdesk.views.rooms.application_strip import steps
from jipdesk.views.rooms.same_person_note import SamePersonNote
from jipdesk.views.spoken import Paragraph, breakable, message, plain

if TYPE_CHECKING:
    from jipdesk.views.pieces.history_panel import HistoryPanel
    from jipdesk.views.rooms.application_documents import Documents
    from jipdesk.views.rooms.application_interviews import Interviews
    from jipdesk.views.rooms.application_overview import Overview
    from jipdesk.views.rooms.letters_told import LettersAndHistory

PASS = (ApplicationStep.START_SCREENING, ApplicationStep.REQUEST_DOCUMENTS)
REJECT = (ApplicationStep.START_SCREENING, ApplicationStep.NOT_SELECT)
WIDTH = PANE
_WIDEST_STAGE = 170
Found = tuple[ApplicationPage | None, dict[str, dict[str, str]]]


class Person(QFrame):
    """One applicant. What is decided here is told by signals, since the list does it and moves on."""

    passing = Signal(int)
    rejecting = Signal(int, str)
    skipping = Signal()
    failed = Signal(object)

    def __init__(self, desk: OpenDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._number: int | None = None
        self.page: ApplicationPage | None = None
        self._kept: dict[str, dict[str, str]] = {}
        self._asking = Asking(desk, self._show, self.failed.emit, self)
        self.setProperty("kind", "surface")
        self._build()
        self._lay_out()
        self.eligibility.failed.connect(self.failed)
        self.tabs.moved.connect(self._show_part)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            press_for(keys, self, self.pass_on)

    def _build(self) -> None:
        self.name = Paragraph("", "title")
        self.writings = Paragraph("", "muted")
        self.facts = Paragraph("", "muted")
        self.same = SamePersonNote(self._desk)
        self.stage = StatePill()
        # Why an application ended may be a long sentence; the name needs the room.
        self.stage.setMaximumWidth(_WIDEST_STAGE)
        self.strip = Strip()
        self.eligibility = Eligibility(self._desk)
        self._stack = QStackedWidget(self)
        self._whole = QWidget(self._stack)
        # What is born where it stands is dressed once; everything moved into its place is dressed anew.
        self.tabs = Tabs(self._whole)
        self.tabs.add("overview", N_("Overview"), self._make_overview)
        self.tabs.add("eligibility", N_("Eligibility"), self.eligibility)
        self.tabs.add("documents", N_("Documents"), self._make_documents)
        self.tabs.add("interviews", N_("Interviews"), self._make_interviews)
        self.tabs.add("history", N_("History"), self._make_history)
        self.tabs.go_to("eligibility")
        self.reason = Reason()
        keys = QKeySequence("Ctrl+Enter").toString(QKeySequence.SequenceFormat.NativeText)
        self.passed = ActButton(message(N_("Pass and next  {keys}"), keys=keys), self.pass_on, "primary")
        self.rejected = ActButton(N_("Not selected…"), self.ask_reason)
        self.skipped = ActButton(N_("Skip"), self.skipping.emit)
        self.skipped.repeats()

    # Each part is imported and made when it is first looked at: the list does not wait for them.

    def _make_overview(self) -> "Overview":
        from jipdesk.views.rooms.application_overview import Overview

        made = Overview(self._desk)
        for form in (made.person, made.answers):
            form.failed.connect(self.failed)
        return made

    def _make_documents(self) -> "Documents":
        from jipdesk.views.rooms.application_documents import Documents

        made = Documents(self._desk)
        made.failed.connect(self.failed)
        return made

    def _make_interviews(self) -> "Interviews":
        from jipdesk.views.rooms.application_interviews import Interviews

        return Interviews()

    def _make_history(self) -> "LettersAndHistory":
        from jipdesk.views.rooms.letters_told import LettersAndHistory

        made = LettersAndHistory(self._desk)
        made.letters.failed.connect(self.failed)
        return made

    @property
    def overview(self) -> "Overview":
        """The first tab."""
        return cast("Overview", self.tabs.part("overview"))

    @property
    def documents(self) -> "Documents":
        """The third."""
        return cast("Documents", self.tabs.part("documents"))

    @property
    def interviews(self) -> "Interviews":
        """The fourth."""
        return cast("Interviews", self.tabs.part("interviews"))

    @property
    def history(self) -> "HistoryPanel":
        """The last."""
        return self.told.history

    @property
    def told(self) -> "LettersAndHistory":
        """The same with the letters that the applicant got."""
        return cast("LettersAndHistory", self.tabs.part("history"))

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        nobody = Empty(N_("No applicant chosen"), N_("Choose an applicant in the list to see the application here."))
        self._stack.addWidget(nobody)
        self._stack.addWidget(self._whole)
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(self.stage, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self.writings)
        column.addWidget(self.facts)
        column.addWidget(self.same)
        column.addSpacing(6)
        column.addWidget(self.strip)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.reason)
        buttons = Flow()
        for button in (self.passed, self.rejected, self.skipped):
            buttons.addWidget(button)
        column.addLayout(buttons)

    # --- who is shown -------------------------------------------------------------------------------------------------

    def show_application(self, number: int | None) -> None:
        """Show an applicant, or nobody."""
        if number != self._number:
            self.reason.hide()
            self.tabs.to_top()
        self._number = number
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Ask the desk again about who is shown."""
        number = self._number
        if number is None:
            self._show((None, {}))
            return
        actor = self._desk.desk.actor
        self._asking.ask(partial(_ask, number, actor))

    def _show(self, found: Found) -> None:
        page, kept = found
        if page is not None and page.id != self._number:
            # An answer about somebody who is looked at no more.
            return
        self.page = page
        self._stack.setCurrentIndex(0 if page is None else 1)
        if page is None:
            return
        self.name.say(breakable(page.name))
        writings = [str(text) for text in (page.person["name_native"], page.person["name_kana"]) if text]
        self.writings.say(plain(" · ".join(writings)))
        self.writings.setVisible(bool(writings))
        self.facts.say(partial(_facts, page))
        self.stage.say(partial(_stage, page), tone_of("application", page.state))
        self.strip.show_steps(steps(page))
        self.same.look_at(page.person_id)
        self._kept = kept
        self._judge(page)
        self._show_part(self.tabs.current)

    def _judge(self, page: ApplicationPage) -> None:
        states = {page.id: page.state}
        self.passed.judge(against(APPLICATION, states, *PASS))
        self.rejected.judge(against(APPLICATION, states, *REJECT))

    @Slot(str)
    def _show_part(self, name: str) -> None:
        """Show the applicant in the part that is looked at; the others follow when they are."""
        page = self.page
        if page is None:
            return
        if name == "overview":
            self.overview.show_page(page, self._kept)
        elif name == "eligibility":
            self.eligibility.show_page(page)
        elif name == "documents":
            self.documents.show_page(page)
        elif name == "interviews":
            self.interviews.show_page(page)
        else:
            self.told.show_application(page.id)
            self.history.ask(
                {
                    "application": [page.id],
                    "person": [page.person_id],
                    "document_item": [each.id for each in page.documents],
                    "interview": [each.id for each in page.interviews],
                    "match": [each.id for each in page.matches],
                    "placement": [page.placement.id] if page.placement else [],
                }
            )

    # --- what a person does -------------------------------------------------------------------------------------------

    @property
    def is_here(self) -> bool:
        """Whether whoever is looked at is shown: nothing is decided about the one before, nor about one unseen."""
        return self.page is not None and self.page.id == self._number

    @Slot()
    def pass_on(self) -> None:
        """Pass this applicant and go to the next."""
        if self.page and self.is_here and self.passed.isEnabled():
            self.passing.emit(self.page.id)

    @Slot()
    def ask_reason(self) -> None:
        """Ask why this applicant is not selected."""
        if self.page and self.is_here and self.rejected.isEnabled():
            question = message(N_("Why is {name} not selected?"), name=self.page.name)
            self.reason.ask(question, N_("Do not select"), partial(self._reject, self.page.id))

    def _reject(self, number: int, because: str) -> None:
        self.rejecting.emit(number, because)


def _ask(number: int, actor: int | None, session: Session) -> Found:
    page = application_page.page(session, number)
    if page is None:
        return None, {}
    kept = {
        "person": dict(drafts.of_record(session, actor, "person", page.person_id)),
        "application": dict(drafts.of_record(session, actor, "application", page.id)),
    }
    return page, kept


def _facts(page: ApplicationPage, words: Words) -> str:
    courses = [ja if words.language == "ja" else en for ja, en in page.courses]
    nationality = page.person["nationality"]
    parts = [
        page.no,
        words.territory(nationality) if nationality else "",
        str(page.age) if page.age is not None else "",
        words.list(courses),
    ]
    return " · ".join(part for part in parts if part)


def _stage(page: ApplicationPage, words: Words) -> str:
    name = state_name("application", page.state, words)
    if page.ended_because:
        return words.gettext("{stage}: {rules}").format(stage=name, rules=page.ended_because)
    return name
