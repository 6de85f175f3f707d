"""フォローアップ: the interns whose internship is over, and beside them what has followed."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from jipdesk import i18n
from jipdesk.errors import Stop
from jipdesk.phrases.following_up import kind_name, outcome_name
from jipdesk.phrases.marking import N_
from jipdesk.phrases.states import step_name
from jipdesk.queries import follow_ups as asked
from jipdesk.queries.follow_ups import FollowUpLine, NewsRow
from jipdesk.rules.following_up import FollowUpKind, FollowUpOutcome
from jipdesk.rules.steps import PlacementStep
from jipdesk.rules.workflow import PLACEMENT
from jipdesk.views.goal import Goal
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces import readers
from jipdesk.views.pieces.acts import ActButton, against
from jipdesk.views.pieces.beside import Beside
from jipdesk.views.pieces.clearing import clear
from jipdesk.views.pieces.inquiry import Ask, Inquiry
from jipdesk.views.pieces.listing import Listing
from jipdesk.views.pieces.page import Page
from jipdesk.views.pieces.sheet import Sheet
from jipdesk.views.rooms import follow_up_list
from jipdesk.views.sections import Section
from jipdesk.views.spoken import Button, Label, Paragraph, Saying, counted, plain

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_STEPS = (PlacementStep.START_FOLLOW_UP, PlacementStep.CLOSE)
_PANE = 340
_NOT_YET = N_("Final reports and questionnaires of interns and companies are not kept here yet.")
CHOOSE_FIRST = N_("Choose interns first: tick them, or select one.")


class FollowUp(Page):
    """List and news."""

    shows: ClassVar[frozenset[str]] = frozenset({"follow_up", "placement", "person", "company"})

    def __init__(self, desk: OpenDesk, section: Section) -> None:
        super().__init__(desk, section)
        self.subtitle.say(N_("After the internship, to the job offer and beyond"))
        self.listing = Listing(desk, follow_up_list.spec())
        self.inquiry = Inquiry()
        self.news = News()
        self.record = ActButton(N_("Add a record…"), self.ask_news, "primary")
        self.steps = {step: ActButton(_verb(step), partial(self._step, step)) for step in _STEPS}
        self.listing.empty.offer(N_("Go to Interns"), lambda: desk.go(Goal("interns")))
        self._lay_out()
        self.listing.failed.connect(self.refuse)
        self.listing.exported.connect(self.tell_exported)
        self.listing.loaded.connect(self._loaded)
        self.listing.chosen_changed.connect(self._judge)
        self.listing.current_changed.connect(self._show_news)
        self.listing.opened.connect(self._open)
        self.news.wanted.connect(self._open_current)

    def _lay_out(self) -> None:
        column = self.listing.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.count() - 1, self.inquiry)
        for button in (*self.steps.values(), self.record):
            self.listing.foot.addWidget(button)
        self.news.setMinimumWidth(_PANE)
        self.body.addWidget(Beside(self.desk.memory, "follow_up", self.listing, self.news), 1)

    # --- what is shown ------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask the desk again."""
        self.listing.reload()
        if edition := self.desk.edition:
            number = edition.id
            self.ask(lambda session: asked.under_way(session, number), self._show_empty)

    def show_goal(self, goal: Goal) -> None:
        """Show what is wanted of the list, or one intern."""
        if goal.filters is not None:
            self.listing.show_only(goal.filters)
        if goal.record is not None:
            self.listing.view.go_to(goal.record)

    def _show_empty(self, under_way: int) -> None:
        """Say why nobody is listed: none has ended yet, or there are none."""
        here = N_(
            "Interns are listed here once their internship is completed or ended early. You then record what "
            "follows: contacts, lessons, job offers, changes of status."
        )
        heading: Saying | str = N_("No internship is over yet")
        if under_way:
            heading = counted(
                "No internship is over yet; {n} is being prepared or under way",
                "No internship is over yet; {n} are being prepared or under way",
                under_way,
            )
        self.listing.empty.say(heading, here)

    @Slot()
    def _loaded(self) -> None:
        self.news.setVisible(bool(self.listing.total))
        self._judge()
        self._show_news()

    @Slot()
    def _judge(self) -> None:
        chosen = list(self.listing.chosen)
        with self.desk.read() as session:
            states = {number: line.state for number, line in asked.lines(session, chosen).items()}
        for step, button in self.steps.items():
            if states:
                button.judge(against(PLACEMENT, states, step))
            else:
                button.forbid(CHOOSE_FIRST)
        if states:
            self.record.allow()
        else:
            self.record.forbid(CHOOSE_FIRST)

    @Slot(object)
    def _show_news(self, _: object = None) -> None:
        number = self.listing.current
        if number is None:
            self.news.show_line(None)
            return
        with self.desk.read() as session:
            self.news.show_line(asked.lines(session, [number]).get(number))

    # --- acts ---------------------------------------------------------------------------------------------------------

    def ask_news(self) -> None:
        """Ask what happened, to one or many."""
        chosen = list(self.listing.chosen)
        if not chosen:
            return
        today = i18n.spoken().date(self.desk.today())
        asks = [
            Ask("kind", N_("What"), str, is_needed=True, codes=tuple(FollowUpKind), name_of=kind_name),
            Ask("happened_on", N_("Day"), readers.day, today, is_needed=True),
            Ask("outcome", N_("Outcome"), str, codes=tuple(FollowUpOutcome), name_of=outcome_name),
            Ask("text", N_("Note"), readers.text),
        ]
        question = counted("What happened? ({n} intern)", "What happened? ({n} interns)", len(chosen))
        self.inquiry.ask(question, asks, N_("Record"), partial(self._record, chosen))

    def _record(self, chosen: Sequence[int], values: Mapping[str, Any]) -> None:
        def work(session: "Session") -> None:
            from jipdesk.actions import follow_ups

            outcome = FollowUpOutcome(values["outcome"]) if values["outcome"] else None
            kind, on, text = FollowUpKind(values["kind"]), values["happened_on"], values["text"] or None
            follow_ups.record_follow_ups(session, chosen, follow_ups.News(kind, on, outcome, text))

        self.desk.act("record_follow_ups", work, self.inquiry.close_down, self._refused)

    def _refused(self, stop: Stop) -> None:
        self.inquiry.refuse(stop)

    def _step(self, step: PlacementStep) -> None:
        chosen, on = list(self.listing.chosen), self.desk.today()

        def work(session: "Session") -> None:
            from jipdesk.actions import placements

            placements.advance(session, chosen, step, on=on)

        self.act("advance_placements", work)

    @Slot(object)
    def _open(self, number: int) -> None:
        self.desk.go(Goal("interns", record=number))

    @Slot()
    def _open_current(self) -> None:
        if self.listing.current is not None:
            self._open(self.listing.current)


class News(QFrame):
    """What has followed for one intern, the newest first."""

    wanted = Signal()
    """the placement of that intern"""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "surface")
        self.heading = Label("", "strong")
        self.under = Paragraph("", "muted")
        self.open = Button(N_("Open the placement"), "link")
        self.open.clicked.connect(self.wanted)
        inside = QWidget()
        self._entries = QVBoxLayout(inside)
        self._entries.setContentsMargins(0, 4, 8, 4)
        self._entries.setSpacing(2)
        sheet = Sheet(N_("Follow-up records"))
        sheet.fill(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 8, 12)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(self.under)
        column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(sheet, 1)
        column.addWidget(Paragraph(_NOT_YET, "small"))

    def show_line(self, line: FollowUpLine | None) -> None:
        """Show one intern, or nobody."""
        clear(self._entries)
        self.open.setVisible(line is not None)
        self.heading.say(plain(line.name) if line else "")
        self.under.say(_under(line) if line else "")
        if line is None:
            return
        for each in line.news:
            for widget in _entry(each):
                self._entries.addWidget(widget)
        if not line.news:
            self._entries.addWidget(Paragraph(N_("Nothing is recorded yet."), "muted"))
        self._entries.addStretch(1)


def _entry(news: NewsRow) -> list[QWidget]:
    head = Paragraph(lambda words: follow_up_list.what(news, words))
    head.setContentsMargins(0, 8, 0, 0)
    found: list[QWidget] = [head, Label(lambda words: words.date(news.happened_on), "small")]
    return [*found, Paragraph(plain(news.text), "muted")] if news.text else found


def _under(line: FollowUpLine) -> Saying:
    return lambda words: " · ".join(
        part for part in (line.no, line.name_kana, follow_up_list.company(line, words)) if part
    )


def _verb(step: PlacementStep) -> Saying:
    return lambda words: step_name("placement", step, words)
