"""The best plan: asked for with a few wishes, shown opening by opening, and proposed in whole or in part."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from jipdesk.errors import Stop
from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_
from jipdesk.phrases.matching import why
from jipdesk.phrases.states import state_name
from jipdesk.queries.candidates import Source
from jipdesk.views.jobs import Ending, Job, Progress
from jipdesk.views.look.palette import Tone
from jipdesk.views.look.tones import tone_of
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.acts import ActButton
from jipdesk.views.pieces.choice_box import ChoiceBox
from jipdesk.views.pieces.columns import RIGHT, Column
from jipdesk.views.pieces.empty import Empty
from jipdesk.views.pieces.table import Table
from jipdesk.views.pieces.table_view import TableView
from jipdesk.views.rooms.company_list import company_name
from jipdesk.views.rooms.match_planning import PlanLine, Planned, Wish, plan
from jipdesk.views.spoken import Label, Paragraph, Speaking, counted, message, said

SOURCES = {
    Source.PASSED: N_("candidates who passed the interview"),
    Source.ELIGIBLE: N_("all who are eligible (preview)"),
}
_MOST = 10


class Wishes(Speaking, QWidget):
    """How many proposals for an opening and a candidate, and among whom."""

    def __init__(self, find_plan: Callable[[], object]) -> None:
        super().__init__()
        self.per_opening, self.per_candidate = _count(3), _count(1)
        self.source = ChoiceBox()
        for code in SOURCES:
            self.source.addItem("", code)
        self.go = ActButton(N_("Find the best plan"), find_plan, "primary")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for name, field in (
            (N_("Per opening"), self.per_opening),
            (N_("Per candidate"), self.per_candidate),
            (N_("Among"), self.source),
        ):
            line.addWidget(Label(name, "muted"))
            line.addWidget(field)
        line.addStretch(1)
        line.addWidget(self.go)
        self.retranslate()

    @property
    def wish(self) -> Wish:
        """What is wished for now."""
        return Wish(self.per_opening.currentData(), self.per_candidate.currentData(), Source(self.source.currentData()))

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.per_opening.setAccessibleName(said(N_("Maximum proposals per opening")))
        self.per_candidate.setAccessibleName(said(N_("Maximum proposals per candidate")))
        self.source.setAccessibleName(said(N_("Applicants the plan chooses from")))
        for place, name in enumerate(SOURCES.values()):
            self.source.setItemText(place, said(name))


def _count(value: int) -> ChoiceBox:
    field = ChoiceBox()
    for number in range(1, _MOST + 1):
        field.addItem(str(number), number)
    field.setCurrentIndex(value - 1)
    field.setFixedWidth(60)
    return field


class PlanSheet(Speaking, QWidget):
    """The plan, and below it the verb to propose it; the wishes stand above, as wide as the page."""

    shown = Signal(object)
    """the `PlanLine` that is looked at, or None"""
    proposed = Signal(int)
    failed = Signal(object)

    def __init__(self, desk: OpenDesk) -> None:
        super().__init__()
        self._desk = desk
        self._planned: Planned | None = None
        self._job: Job | None = None
        self._gives_keys = False
        self._rows: Mapping[int, PlanLine] = {}
        self.wishes = Wishes(self.find_plan)
        self.table = Table(_COLUMNS, self._fetch, self)
        self.view = TableView(self.table)
        self.summary = Paragraph("", "muted")
        self.propose = ActButton(N_("Propose"), self.propose_chosen)
        self._lay_out()
        self.view.current_changed.connect(self._look)
        self.table.checks_changed.connect(self._judge)
        self.forget()
        self.retranslate()

    def _lay_out(self) -> None:
        self.empty = Empty(
            N_("No plan yet"),
            N_(
                "The best plan has the highest total of points for field of study, interview, languages, target "
                "markets and order of courses. Nothing is proposed until you choose Propose."
            ),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.view)
        sheet = QFrame()
        sheet.setProperty("kind", "surface")
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(1, 2, 1, 4)
        inside.addWidget(self._stack)
        foot = QHBoxLayout()
        foot.addWidget(self.summary, 1)
        foot.addWidget(self.propose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(sheet, 1)
        column.addLayout(foot)

    # --- finding it ---------------------------------------------------------------------------------------------------

    @Slot()
    def find_plan(self) -> None:
        """Compute the best plan beside the window."""
        edition = self._desk.edition
        if edition is None or self._job:
            return
        db, wish, edition_id = self._desk.desk.db, self.wishes.wish, edition.id

        def work(progress: Progress) -> Planned:
            return plan(db, edition_id, wish, progress)

        # While it is off, it has no keys; they go on to the plan.
        self._gives_keys = self.wishes.go.hasFocus()
        self.wishes.go.forbid(N_("The plan is being computed."))
        name = message(N_("Finding the best plan…"))
        self._job = self._desk.jobs.act(work, self._show, self._refused, name=name, ending=Ending.CANCEL)
        self._desk.jobs.ended.connect(self._ended)

    @Slot(object)
    def _ended(self, job: Job) -> None:
        """Be ready again, also after a job that was stopped."""
        if job is self._job:
            self._desk.jobs.ended.disconnect(self._ended)
            self._job = None
            self.wishes.go.allow()

    def _refused(self, stop: Stop) -> None:
        self.failed.emit(stop)

    def forget(self) -> None:
        """Show no plan any more: what it was made of has changed."""
        self._planned, self._rows = None, {}
        self.table.show(())
        self._stack.setCurrentWidget(self.empty)
        self.summary.say("")
        self._judge()
        self.shown.emit(None)

    def _show(self, planned: Planned) -> None:
        self._planned = planned
        self._rows = {line.id: line for line in planned.lines}
        self.table.show(())
        self.table.show(list(self._rows), self._rows)
        self._stack.setCurrentWidget(self.view if planned.lines else self.empty)
        self.summary.say(lambda words: _summary(planned, words))
        self._judge()
        self._look(self.view.current)
        if self._gives_keys and planned.lines:
            self.view.setFocus()

    def _fetch(self, numbers: Sequence[int]) -> Mapping[int, PlanLine]:
        return {number: self._rows[number] for number in numbers if number in self._rows}

    @Slot(object)
    def _look(self, number: int | None) -> None:
        self.shown.emit(self._rows.get(number or 0))

    # --- proposing it -------------------------------------------------------------------------------------------------

    @property
    def chosen(self) -> Sequence[PlanLine]:
        """What would be proposed: what is checked, else the whole plan; what is under way already is left alone."""
        checked = self.table.checked
        return [line for line in self._rows.values() if line.is_new and (not checked or line.id in checked)]

    @Slot()
    def _judge(self) -> None:
        chosen, planned = self.chosen, self._planned
        self.propose.say(counted("Propose {n}", "Propose {n}", len(chosen)) if chosen else N_("Propose"))
        if planned is None:
            self.propose.forbid(N_("Find the best plan first."))
        elif planned.wish.source is not Source.PASSED:
            self.propose.forbid(
                N_("This is a preview: only candidates who have passed the office's interview can be proposed.")
            )
        elif not chosen:
            self.propose.forbid(N_("All of these are proposed already."))
        else:
            self.propose.allow(N_("Proposes these candidates to the companies"))

    @Slot()
    def propose_chosen(self) -> None:
        """Propose what is chosen."""
        from jipdesk.actions import matches

        planned, chosen, today = self._planned, self.chosen, self._desk.today()
        if planned is None or not chosen:
            return
        proposals, edition_id = [line.proposal for line in chosen], planned.edition_id

        def work(session: object) -> int:
            matches.propose(session, edition_id, proposals, on=today)  # type: ignore[arg-type]
            return len(proposals)

        self._desk.act("propose_matches", work, self.proposed.emit, self.failed.emit)

    def retranslate(self) -> None:
        """Write the rows anew."""
        self.table.retranslate()
        self.view.setAccessibleName(said(N_("Best plan")))


def _summary(planned: Planned, words: Words) -> str:
    if not planned.lines:
        return words.gettext(
            "There is nobody to propose: no candidate who passed the office interview fits an open place."
        )
    count = len(planned.lines)
    first = words.ngettext("{n} proposal, {total} points", "{n} proposals, {total} points", count)
    parts = [first.format(n=words.number(count), total=words.number(planned.total))]
    parts.append(words.gettext("the highest possible total"))
    if left := planned.candidates_left:
        without = words.ngettext("{n} candidate without a proposal", "{n} candidates without a proposal", left)
        parts.append(without.format(n=words.number(left)))
    if left := planned.openings_left:
        without = words.ngettext("{n} opening without a proposal", "{n} openings without a proposal", left)
        parts.append(without.format(n=words.number(left)))
    return " · ".join(parts)


def _opening(line: PlanLine, _: Words) -> str:
    return line.no if line.is_first else ""


def _company(line: PlanLine, words: Words) -> str:
    return company_name(line.host.company_ja, line.host.company_en, words) if line.is_first else ""


def _state(line: PlanLine, words: Words) -> str:
    return words.gettext("New") if line.state is None else state_name("match", line.state, words)


def _tone(line: PlanLine) -> Tone:
    return Tone.NOT_BEGUN if line.state is None else tone_of("match", line.state)


_COLUMNS = (
    Column("opening", N_("Opening"), _opening, 88, can_sort=False),
    Column("company", N_("Company"), _company, 140, can_sort=False, grows=True, rank=2),
    Column("name", N_("Candidate"), lambda line, _: line.guest.name, 150, can_sort=False, grows=True, rank=0),
    Column("score", N_("Fit"), lambda line, _: str(line.proposal.score), 56, RIGHT, can_sort=False),
    Column(
        "state", N_("State"), _state, 168, tone=_tone, hint=lambda line, words: why(line.proposal.parts, words), rank=0
    ),
)
