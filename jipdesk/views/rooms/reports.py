"""集計・報告: what can be counted today, and what the ministry's report still lacks."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from jipdesk import i18n
from jipdesk.i18n import Words
from jipdesk.phrases.figures import LACKING, MEASURES, TABLES, line_name
from jipdesk.phrases.marking import N_
from jipdesk.queries.figures import BY_PERSON, Count, Figures
from jipdesk.views.goal import Goal
from jipdesk.views.look.palette import Tone
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.acts import ActButton
from jipdesk.views.pieces.empty import Empty
from jipdesk.views.pieces.figure_table import FigureLine, FigureTable
from jipdesk.views.pieces.page import Page
from jipdesk.views.pieces.tabs import Tabs
from jipdesk.views.pieces.two_columns import TwoColumns
from jipdesk.views.sections import Section
from jipdesk.views.spoken import Label, Paragraph, Saying, counted, said

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_TABS = (
    ("applicants", N_("Applicants"), ("states", "verdicts", *BY_PERSON)),
    ("companies", N_("Companies"), ("company_verdicts", "prefectures")),
    ("placements", N_("Placements and after"), ("placement_states", "placement_courses", "payments", "follow_ups")),
)
_COURSES = frozenset({"course", "placement_courses"})


class Reports(Page):
    """Figures behind tabs; a ledger with all of them."""

    def __init__(self, desk: OpenDesk, section: Section) -> None:
        super().__init__(desk, section)
        self.figures: Figures | None = None
        self.export = ActButton(N_("Export all figures…"), self.ask_export, "primary")
        self._made: dict[str, FigureTable] = {}
        self._heads = {name: Label("", "strong", self) for name, _, _ in _TABS}
        self.funnel, self.companies, self.placements = self._heads.values()
        # What is born where it stands is dressed once; everything moved into its place is dressed anew.
        self._stack = QStackedWidget(self)
        self.tabs = Tabs(self._stack)
        for name, title, tables in _TABS:
            self._heads[name].hide()
            self.tabs.add(name, title, partial(self._part, name, tables))
        self.tabs.add("lacking", N_("Not covered yet"), _lacking)
        self.empty = Empty(
            N_("Nothing to count yet"),
            N_("Applications, companies and placements of this edition are counted here, as soon as there are any."),
        )
        self.empty.offer(N_("Go to Applications"), lambda: desk.go(Goal("applications")))
        for each in (self.tabs, self.empty):
            self._stack.addWidget(each)
        self.head.addWidget(self.export)
        self.body.addWidget(self._stack, 1)

    def _part(self, name: str, tables: Sequence[str]) -> QWidget:
        """Return what stands behind a tab; it is made when that is first looked at."""
        part, head = QWidget(), self._heads[name]
        self._made |= {each: FigureTable(TABLES[each], _titles(each)) for each in tables}
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 12, 8, 12)
        column.setSpacing(12)
        column.addWidget(head)
        head.show()
        column.addWidget(TwoColumns([self._made[each] for each in tables]))
        column.addStretch(1)
        self._fill(tables)
        return part

    @property
    def tables(self) -> dict[str, FigureTable]:
        """The tables behind all tabs."""
        for name, _, _ in _TABS:
            self.tabs.part(name)
        return self._made

    # --- what is shown ------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Count again."""
        if edition := self.desk.edition:
            number = edition.id
            self.ask(lambda session: _figures(session, number), self._show)

    def show_goal(self, goal: Goal) -> None:
        """Show a part."""
        self.tabs.go_to(goal.part)

    def _show(self, figures: Figures) -> None:
        self.figures = figures
        has_any = bool(figures.whole.applied or figures.companies)
        self._stack.setCurrentWidget(self.tabs if has_any else self.empty)
        if has_any:
            self.export.allow()
        else:
            self.export.forbid(N_("There is nothing to count yet."))
        self._fill(tuple(self._made))
        self.funnel.say(_funnel(figures.whole))
        self.companies.say(_companies(figures))
        self.placements.say(_placements(figures))

    def _fill(self, tables: Sequence[str]) -> None:
        """Show the figures in these tables."""
        figures = self.figures
        if figures is None:
            return
        for name in tables:
            if name in BY_PERSON:
                lines = [self._count(name, count) for count in figures.people[name]]
            else:
                lines = [FigureLine(self._name(name, each.code), (each.count,)) for each in getattr(figures, name)]
            self._made[name].show_lines(lines)

    def _count(self, table: str, count: Count) -> FigureLine:
        return FigureLine(self._name(table, count.code), (count.applied, count.eligible, count.passed, count.placed))

    def _name(self, table: str, code: str) -> Saying:
        if table in _COURSES and code:
            return lambda words: self._course(code, words)
        return lambda words: line_name(table, code, words)

    def _course(self, code: str, words: Words) -> str:
        names = self.desk.edition.course_names.get(code) if self.desk.edition else None
        return (names[0] if words.language == "ja" else names[1]) if names else code

    # --- export -------------------------------------------------------------------------------------------------------

    @Slot()
    def ask_export(self) -> None:
        """Write all figures into a ledger of the person's choice."""
        year = self.desk.edition.year if self.desk.edition else ""
        proposed = str(Path.home() / f"figures-{year}-{self.desk.today():%Y-%m-%d}.xlsx")
        kinds = f"{said(N_('Workbook (*.xlsx)'))};;{said(N_('Text with commas (*.csv)'))}"
        found, kind = QFileDialog.getSaveFileName(self, said(N_("Save the ledger as")), proposed, kinds)
        if found:
            file = Path(found)
            self.write(file if file.suffix else file.with_suffix(".csv" if "csv" in kind else ".xlsx"))

    def write(self, file: Path) -> None:
        """Write what is shown; it is recorded that this was done."""
        figures, words = self.figures, i18n.spoken()
        if figures is None:
            return

        def course_name(code: str) -> str:
            return self._course(code, words)

        self.act("export_list", _writer(file, figures, words, course_name), self._written, list="reports", rows=0)

    def _written(self, lines: int) -> None:
        self.notice.tell(counted("{n} line was exported.", "{n} lines were exported.", lines), Tone.DONE)


def _titles(table: str) -> tuple[str, ...]:
    if table in BY_PERSON:
        return MEASURES
    return (N_("Yen"),) if table == "payments" else (N_("Number"),)


def _figures(session: "Session", edition_id: int) -> Figures:
    from jipdesk.queries.figures import figures

    return figures(session, edition_id)


def _writer(
    file: Path, figures: Figures, words: Words, course_name: Callable[[str], str]
) -> "Callable[[Session], int]":
    def write(_: "Session") -> int:
        from jipdesk.exchange.figure_ledger import write_figures

        return write_figures(file, figures, words, course_name)

    return write


def _lacking() -> QWidget:
    """Return what a report asks for and the desk does not give."""
    part = QWidget()
    grid = QGridLayout(part)
    grid.setContentsMargins(0, 16, 8, 12)
    grid.setVerticalSpacing(10)
    grid.setColumnStretch(1, 1)
    head = Paragraph(N_("The report to the ministry also asks for what this desk does not record yet:"), "strong")
    grid.addWidget(head, 0, 0, 1, 2)
    for row, each in enumerate(LACKING, start=1):
        grid.addWidget(Label("–", "muted"), row, 0)
        grid.addWidget(Paragraph(each), row, 1)
    grid.setRowStretch(len(LACKING) + 1, 1)
    return part


def _funnel(whole: Count) -> Saying:
    def say(words: Words) -> str:
        return words.gettext("{applied} applied → {eligible} eligible → {passed} candidates → {placed} placed").format(
            applied=words.number(whole.applied),
            eligible=words.number(whole.eligible),
            passed=words.number(whole.passed),
            placed=words.number(whole.placed),
        )

    return say


def _companies(figures: Figures) -> Saying:
    def say(words: Words) -> str:
        return words.gettext("{companies} companies · {openings} openings · {places} places").format(
            companies=words.number(figures.companies),
            openings=words.number(figures.openings),
            places=words.number(figures.places),
        )

    return say


def _placements(figures: Figures) -> Saying:
    def say(words: Words) -> str:
        return words.gettext("{placements} placements · {days} days of activity").format(
            placements=words.number(figures.whole.placed), days=words.number(figures.days_of_activity)
        )

    return say
