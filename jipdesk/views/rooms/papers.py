"""書類: the papers of every placement in a list, and each on its page."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from jipdesk.documents.papers import PaperKind
from jipdesk.i18n import Words
from jipdesk.phrases import paper_desk as phrases
from jipdesk.phrases.marking import N_
from jipdesk.queries.paper_list import PaperCell, PaperLine, chosen_papers
from jipdesk.rules.steps import PaperStep
from jipdesk.rules.workflow import PAPER
from jipdesk.views.goal import Goal
from jipdesk.views.look.palette import Tone
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.act_menu import ActMenu
from jipdesk.views.pieces.acts import ActButton, against
from jipdesk.views.pieces.choices import Choice, Choices
from jipdesk.views.pieces.decision import Decision
from jipdesk.views.pieces.page import Page
from jipdesk.views.rooms import papers_list
from jipdesk.views.rooms.papers_sheet import PaperPage
from jipdesk.views.rooms.papers_work import PapersWork
from jipdesk.views.sections import Section
from jipdesk.views.spoken import Button, Saying, counted, message, plain

_STEPS: Mapping[PaperStep, str] = {
    PaperStep.SEND: N_("Sent for signature"),
    PaperStep.SIGN_BY_A: N_("Signed by one side"),
    PaperStep.SIGN_BY_B: N_("Returned, signed by both"),
    PaperStep.FILE: N_("Filed"),
}


class Papers(Page):
    """List and page, with the same acts on one paper or on many."""

    shows: ClassVar[frozenset[str]] = frozenset(
        {
            "paper",
            "placement",
            "person",
            "passport",
            "company",
            "opening",
            "course",
            "edition",
            "letterhead",
            "operator",
        }
        | {"flight", "accommodation", "insurance", "equipment", "attendance", "training_session", "template_version"}
        | {"draft"}
    )

    def __init__(self, desk: OpenDesk, section: Section) -> None:
        super().__init__(desk, section)
        self.kinds: tuple[PaperKind, ...] = tuple(PaperKind)
        self.listing = papers_list.listing(desk)
        self.listing.empty.say(
            N_("No papers yet"),
            N_("Each placement has four papers here: cover sheet, two agreements, itinerary. Decide a match to begin."),
        )
        self.listing.empty.offer(N_("Go to Matching"), partial(desk.go, Goal("matching")))
        self.listing.failed.connect(self.refuse)
        self.listing.exported.connect(self.tell_exported)
        self.paper = PaperPage(desk)
        self.work = PapersWork(desk, self.notice, self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.which = Button("", "quiet")
        self.issue = ActButton(N_("Issue"), self._issue)
        self.save = ActButton(N_("Save as PDF…"), self._save)
        self.print = ActButton(N_("Print…"), self._print, "primary")
        self.more = ActMenu(N_("More"))
        self.more.add("reissue", N_("Reissue…"), self._reissue)
        for step, name in _STEPS.items():
            self.more.add(step, name, partial(self._record, step))
        self.more.add("void", N_("Void…"), self._void)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.listing)
        self.stack = QStackedWidget()
        self.stack.addWidget(whole)
        self.stack.addWidget(self.paper)
        self.listing.foot.removeWidget(self.listing.count)
        acts = QHBoxLayout()
        acts.setSpacing(10)
        acts.addWidget(self.listing.count)
        acts.addStretch(1)
        for each in (self.which, self.more, self.issue, self.save, self.print):
            acts.addWidget(each)
        self.body.addWidget(self.stack, 1)
        self.body.addLayout(acts)

    def _connect(self) -> None:
        self.listing.opened.connect(self._open)
        self.listing.view.clicked.connect(self._click)
        self.listing.chosen_changed.connect(self._judge)
        self.listing.loaded.connect(self._judge)
        self.paper.left.connect(self.show_list)
        self.paper.shown.connect(self._judge)
        self.paper.wanted.connect(self.desk.go)
        self.which.clicked.connect(self.choose_kinds)
        self.work.done.connect(self.set_stale)
        back = QShortcut(QKeySequence("Alt+Left"), self)
        back.activated.connect(self.show_list)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self)
        keys.activated.connect(self.print_or_tell)
        self._say_kinds()

    # --- where one is -------------------------------------------------------------------------------------------------

    @property
    def is_on_one(self) -> bool:
        """Whether one paper is looked at."""
        return self.stack.currentWidget() is self.paper

    def refresh(self) -> None:
        """Ask the desk again."""
        self.listing.reload()
        if self.is_on_one:
            self.paper.reload()

    def show_goal(self, goal: Goal) -> None:
        """Show what is wanted of the list, or one paper: its part names the kind."""
        if goal.record is not None:
            kind = PaperKind(goal.part) if goal.part in set(PaperKind) else None
            self.show_paper(goal.record, kind)
            return
        self.show_list()
        self.listing.choose(goal.records)
        if goal.filters is not None:
            self.listing.show_only(goal.filters)

    def show_paper(self, placement: int, kind: PaperKind | None = None) -> None:
        """Show a paper of a placement."""
        self.notice.clear()
        self.paper.show_paper(placement, kind)
        self.stack.setCurrentWidget(self.paper)
        self.which.hide()
        self.listing.count.hide()
        self.paper.view.setFocus()
        self._judge()

    @Slot()
    def show_list(self) -> None:
        """Go back to the list."""
        if self.is_on_one:
            self.notice.clear()
        self.stack.setCurrentIndex(0)
        self.which.show()
        self.listing.count.show()
        self.listing.view.setFocus()
        self._judge()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead back from a paper with Esc, where nothing on it wants it."""
        if event.key() == Qt.Key.Key_Escape and self.is_on_one:
            self.show_list()
        else:
            super().keyPressEvent(event)

    @Slot(object)
    def _open(self, placement: int) -> None:
        self.show_paper(placement, self._kind_at())

    @Slot(QModelIndex)
    def _click(self, index: QModelIndex) -> None:
        """Open the paper whose cell was clicked; a click on the name only chooses the line."""
        kind, line = self._kind_at(), self.listing.table.row_at(index.row())
        if kind is not None and line is not None:
            self.show_paper(line.id, kind)

    def _kind_at(self) -> PaperKind | None:
        """Return the paper whose cell was opened."""
        place = self.listing.view.currentIndex().column() - 1
        columns = self.listing.spec.columns
        name = columns[place].name if 0 <= place < len(columns) else ""
        return PaperKind(name) if name in set(PaperKind) else None

    # --- which papers -------------------------------------------------------------------------------------------------

    @Slot()
    def choose_kinds(self) -> None:
        """Choose which of the four papers acts are done with."""
        sheet = Choices(self, [Choice(kind, phrases.SHORT[kind]) for kind in PaperKind], self.kinds)
        sheet.changed.connect(self.set_kinds)
        sheet.open_below(self.which)

    @Slot(object)
    def set_kinds(self, kinds: Sequence[str]) -> None:
        """Do acts with these papers only."""
        self.kinds = tuple(PaperKind(kind) for kind in kinds)
        self._say_kinds()
        self._judge()

    def _say_kinds(self) -> None:
        kinds = self.kinds

        def named(words: Words) -> str:
            if len(kinds) == len(PaperKind):
                return words.gettext("All four papers")
            return words.list([words.gettext(phrases.SHORT[kind]) for kind in kinds]) or words.gettext("No paper")

        self.which.say(lambda words: f"{named(words)} ▾", N_("Which papers are issued, printed and saved"))

    @property
    def lines(self) -> dict[int, PaperLine]:
        """The placements that acts are done on."""
        if self.is_on_one:
            return {self.paper.line.id: self.paper.line} if self.paper.line else {}
        table = self.listing.table
        places = {number: table.line_of(number) for number in self.listing.chosen}
        rows = {number: table.row_at(place) for number, place in places.items() if place is not None}
        return {number: row for number, row in rows.items() if row is not None}

    @property
    def chosen_kinds(self) -> tuple[PaperKind, ...]:
        """The papers that acts are done with."""
        return (self.paper.kind,) if self.is_on_one else self.kinds

    def _cells(self) -> list[PaperCell]:
        return chosen_papers(self.lines, self.chosen_kinds, lambda cell: cell.paper_id is not None)

    def _placements(self) -> dict[str, int]:
        return {line.no: number for number, line in self.lines.items()}

    # --- acts ---------------------------------------------------------------------------------------------------------

    @Slot()
    def _judge(self) -> None:
        """Let every act be done that would not be refused, and say of the others why not."""
        why_not = self._against_issuing()
        open_cells = chosen_papers(self.lines, self.chosen_kinds, lambda cell: cell.paper_id is None)
        for button in (self.print, self.save):
            button.forbid(why_not) if why_not else button.allow()
        if not why_not and not open_cells:
            self.issue.forbid(N_("These papers have already been issued."))
        elif why_not:
            self.issue.forbid(why_not)
        else:
            self.issue.allow(N_("Gives the paper a number and keeps it as it is now"))
        in_force = self._cells()
        nothing = "" if in_force else N_("None of these papers has been issued yet.")
        for name in ("reissue", "void"):
            self.more.judge_by(name, nothing)
        states = {cell.paper_id: cell.state for cell in in_force if cell.paper_id and cell.state}
        for step in _STEPS:
            self.more.judge_by(step, nothing) if nothing else self.more.judge(step, against(PAPER, states, step))

    def _against_issuing(self) -> Saying | str:
        lines, kinds = self.lines, self.chosen_kinds
        if not lines:
            return N_("Choose a placement first.")
        if not kinds:
            return N_("Choose a paper first.")
        only_cover = kinds == (PaperKind.COVER,)
        for line in lines.values():
            others = [cell for kind, cell in line.cells.items() if kind is not PaperKind.COVER and cell.state]
            if only_cover and line.cells[PaperKind.COVER].state is None and not others:
                return N_("Issue the agreements first: the cover sheet lists them.")
        cells = [line.cells[kind] for line in lines.values() for kind in kinds]
        if all(cell.state is None and cell.missing for cell in cells):
            return N_("Data is missing for every one of these papers. Open one to see what is missing.")
        return ""

    @Slot()
    def _issue(self) -> None:
        self.work.issue(self._placements(), self.chosen_kinds)

    @Slot()
    def _save(self) -> None:
        self.work.save(self._placements(), self.chosen_kinds)

    @Slot()
    def _print(self) -> None:
        self.work.print(self._placements(), self.chosen_kinds)

    @Slot()
    def print_or_tell(self) -> None:
        """Print, or say what stands against it and lead to where it can be mended."""
        if self.print.isEnabled():
            self.print.click()
            return
        gaps = self.paper.now.gaps if self.is_on_one and self.paper.now else ()
        current = self.listing.current
        if gaps:
            verb = (N_("Fill in"), partial(self.paper.fill_in, gaps[0].field))
            self.notice.tell(partial(phrases.not_yet, gaps), Tone.WAITING, verb)
        elif self.is_on_one or current is None:
            self.notice.tell(plain(self.print.toolTip()), Tone.WAITING)
        else:
            verb = (N_("Open the paper"), partial(self._open, current))
            self.notice.tell(plain(self.print.toolTip()), Tone.WAITING, verb)
        self.notice.take_keys()

    def _reissue(self) -> None:
        placements, kinds, count = self._placements(), self.chosen_kinds, len(self._cells())
        Decision(
            self,
            counted("Reissue {n} paper?", "Reissue {n} papers?", count),
            N_("A new copy is issued with the data of today and replaces the current one, which is kept."),
            N_("Reissue"),
            lambda: self.work.reissue(placements, kinds),
        )

    def _void(self) -> None:
        ids = [cell.paper_id for cell in self._cells() if cell.paper_id is not None]
        Decision(
            self,
            counted("Void {n} paper?", "Void {n} papers?", len(ids)),
            message(N_("This cannot be undone. Number and pages stay on record; the next print issues a new copy.")),
            N_("Void the paper"),
            lambda: self.work.void(ids),
        )

    def _record(self, step: PaperStep) -> None:
        self.work.record([cell.paper_id for cell in self._cells() if cell.paper_id is not None], step)
