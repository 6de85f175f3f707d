"""The papers and the allowance of one placement."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_
from jipdesk.phrases.papers import paper_name
from jipdesk.phrases.states import state_name
from jipdesk.queries.papers_today import PaperRow
from jipdesk.queries.placement_page import InstalmentRow, PlacementPage
from jipdesk.views.goal import Goal
from jipdesk.views.look.tones import tone_of
from jipdesk.views.pieces.clearing import clear
from jipdesk.views.pieces.page import Page
from jipdesk.views.pieces.pill import StatePill
from jipdesk.views.rooms.placement_consequences import fields_of
from jipdesk.views.rooms.placement_lines import day, yen
from jipdesk.views.spoken import Button, Label, Paragraph, Saying, plain

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PapersAndMoney(QWidget):
    """Papers in force, with what no longer holds; payments, with their sum."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._number: int | None = None
        self.papers = _table(3)
        self.money = _table(6)
        self.to_papers = Button(N_("Open in Papers"), "link")
        self.to_allowances = Button(N_("Open in Allowances"), "link")
        self.to_papers.clicked.connect(self._go_to_papers)
        self.to_allowances.clicked.connect(self._go_to_allowances)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 8, 12)
        column.setSpacing(8)
        for heading, table, button in (
            (N_("Current papers"), self.papers, self.to_papers),
            (N_("Activity support fund"), self.money, self.to_allowances),
        ):
            head = QHBoxLayout()
            head.addWidget(Label(heading, "heading"))
            head.addStretch(1)
            head.addWidget(button)
            column.addLayout(head)
            column.addLayout(table)
            column.addSpacing(16)
        column.addStretch(1)

    def show_page(self, page: PlacementPage) -> None:
        """Show one placement."""
        self._number = page.line.id
        self._show_papers(page.papers)
        self._show_money(page.instalments)

    def _show_papers(self, papers: Sequence[PaperRow]) -> None:
        clear(self.papers)
        if not papers:
            self.papers.addWidget(Paragraph(N_("Nothing is printed yet."), "muted"), 0, 0, 1, 3)
        for row, paper in enumerate(papers):
            self.papers.addWidget(Label(_name(paper)), row * 2, 0)
            self.papers.addWidget(Label(_issued(paper), "muted"), row * 2, 1)
            self.papers.addWidget(StatePill(_state("paper", paper.state), tone_of("paper", paper.state)), row * 2, 2)
            if paper.changes:
                note = Paragraph(_outdated(paper), "doubt")
                self.papers.addWidget(note, row * 2 + 1, 0, 1, 3)

    def _show_money(self, payments: Sequence[InstalmentRow]) -> None:
        clear(self.money)
        if not payments:
            self.money.addWidget(Paragraph(N_("Nothing is planned yet."), "muted"), 0, 0, 1, 6)
            return
        for place, title in enumerate(
            (N_("Instalment"), N_("Days paid for"), N_("Daily amount"), N_("Amount"), N_("Payment date"))
        ):
            self.money.addWidget(_cell(title, is_number=place in {2, 3}, kind="small"), 0, place)
        for row, each in enumerate(payments, start=1):
            self._show_payment(row, each)
        last = len(payments) + 1
        total = sum(each.amount_yen for each in payments)
        self.money.addWidget(Label(N_("Total"), "strong"), last, 0)
        self.money.addWidget(_cell(yen(total), is_number=True, kind="strong"), last, 3)

    def _show_payment(self, row: int, each: InstalmentRow) -> None:
        self.money.addWidget(Label(plain(str(each.instalment))), row, 0)
        self.money.addWidget(Label(_days(each)), row, 1)
        self.money.addWidget(_cell(yen(each.daily_yen), is_number=True), row, 2)
        self.money.addWidget(_cell(yen(each.amount_yen), is_number=True), row, 3)
        self.money.addWidget(Label(day(each.paid_on or each.planned_on)), row, 4)
        self.money.addWidget(StatePill(_state("payment", each.state), tone_of("payment", each.state)), row, 5)

    @Slot()
    def _go_to_papers(self) -> None:
        self._page.desk.go(Goal("papers", record=self._number))

    @Slot()
    def _go_to_allowances(self) -> None:
        self._page.desk.go(Goal("allowances", record=self._number))


def _table(columns: int) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(columns, 1)
    return grid


def _cell(saying: Saying | str, *, is_number: bool, kind: str = "") -> Label:
    label = Label(saying, kind)
    if is_number:
        label.setAlignment(_RIGHT)
    return label


def _name(paper: PaperRow) -> Saying:
    return lambda words: f"{paper_name(paper.kind, words)} · {paper.number}"


def _issued(paper: PaperRow) -> Saying:
    return lambda words: words.gettext("issued {day}").format(day=words.date(paper.issued_on))


def _state(noun: str, state: str) -> Saying:
    return lambda words: state_name(noun, state, words)


def _outdated(paper: PaperRow) -> Saying:
    def say(words: Words) -> str:
        return words.gettext("No longer matches the data: {fields}. Reissue it.").format(fields=fields_of(paper, words))

    return say


def _days(each: InstalmentRow) -> Saying:
    def say(words: Words) -> str:
        days = words.ngettext("{n} day", "{n} days", each.days).format(n=words.number(each.days))
        first, last = words.day(each.from_day), words.day(each.to_day)
        return f"{words.gettext('{first} – {last}').format(first=first, last=last)} ({days})"

    return say
