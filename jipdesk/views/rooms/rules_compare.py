"""The rules of the editions side by side, and one year's applicants under another year's rules."""

import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QFileDialog, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from jipdesk import i18n
from jipdesk.i18n import Words
from jipdesk.phrases import editions as phrases
from jipdesk.phrases.codes import capital, code_name
from jipdesk.phrases.marking import N_
from jipdesk.queries import rules_compare
from jipdesk.queries.rules_compare import Changed, Compared, RuleLine
from jipdesk.rules.codes import Verdict
from jipdesk.views.jobs import Progress
from jipdesk.views.look.palette import Tone
from jipdesk.views.look.tones import tone_of
from jipdesk.views.pieces.asking import Asking
from jipdesk.views.pieces.choice_box import ChoiceBox
from jipdesk.views.pieces.clearing import clear
from jipdesk.views.pieces.columns import Column
from jipdesk.views.pieces.page import Page
from jipdesk.views.pieces.rows_table import RowsTable
from jipdesk.views.pieces.sentences import Sentence, Sentences
from jipdesk.views.rooms.settings_rules import parameter_said, parameter_title
from jipdesk.views.spoken import Button, Label, Paragraph, Saying, Speaking, counted, message, said

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

MOST_EDITIONS = 5
_ROWS_HEIGHT = 320
_TONES = {Verdict.ELIGIBLE: Tone.DONE, Verdict.CONFIRM: Tone.WAITING, Verdict.INELIGIBLE: Tone.TROUBLE}


def _rules(row: Changed, words: Words) -> str:
    return words.list([code_name("rule", rule, words) for rule in row.rules])


def _before(row: Changed, words: Words) -> str:
    return code_name("verdict", row.before, words)


def _after(row: Changed, words: Words) -> str:
    return code_name("verdict", row.after, words)


_SPAN = re.compile(r"\b(\d{4})-(\d{4})\b")
_COLUMNS = (
    Column("who", N_("Applicant"), lambda row, _: row.who, 260),
    Column("before", N_("Own rules"), _before, 140, tone=lambda row: tone_of("verdict", row.before)),
    Column("after", N_("Other rules"), _after, 140, tone=lambda row: tone_of("verdict", row.after)),
    Column("rules", N_("Because of"), _rules, 200),
)


def _cell(name: str, value: Any, words: Words) -> str:
    """Return a parameter as it stands in the table."""
    return capital(_SPAN.sub("\\1–\\2", parameter_said(name, value, words)))


class _Cell(Paragraph):
    """A parameter of an edition; there is little room, so it breaks where it must."""

    tie = staticmethod(str)


class RulesCompare(Speaking, QWidget):
    """What differs is marked; whom it would concern is counted, listed and exported."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page, self._desk = page, page.desk
        self._asking = Asking(self._desk, self._show, page.refuse, self)
        self._lines: Sequence[RuleLine] = ()
        self._found: Compared | None = None
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(24)
        self.grid.setVerticalSpacing(8)
        self.applicants, self.rules = ChoiceBox(), ChoiceBox()
        self.judge = Button(N_("Compare"))
        self.judge.clicked.connect(self.compare)
        self.count = Paragraph("", "strong")
        self.turns = Sentences()
        self.table = RowsTable(_COLUMNS)
        self.table.setMinimumHeight(_ROWS_HEIGHT)
        self.export = Button(N_("Export…"))
        self.export.clicked.connect(self.ask_file)
        self._lay_out()
        self._forget()
        for box in (self.applicants, self.rules):
            box.currentIndexChanged.connect(self._forget)
        self.retranslate()

    def _lay_out(self) -> None:
        choosing = QHBoxLayout()
        choosing.setSpacing(8)
        for label, box in ((N_("Applicants of"), self.applicants), (N_("under the rules of"), self.rules)):
            choosing.addWidget(Label(label))
            choosing.addWidget(box)
        choosing.addWidget(self.judge)
        choosing.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(12)
        column.addWidget(self._side_by_side())
        column.addSpacing(4)
        column.addWidget(Label(N_("Applicants under the rules of another year"), "heading"))
        told = N_("Each age is counted on the day set in those rules. Deadlines and approved exceptions are left out.")
        column.addWidget(Paragraph(told, "small"))
        column.addLayout(choosing)
        column.addWidget(self.count)
        column.addWidget(self.turns)
        column.addWidget(self.table)
        column.addWidget(self.export, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def _side_by_side(self) -> QWidget:
        sheet = QFrame()
        sheet.setProperty("kind", "surface")
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(20, 16, 20, 16)
        inside.setSpacing(12)
        inside.addWidget(Label(N_("Rules side by side"), "heading"))
        told = N_("Where the editions differ, the line begins with ≠; what few of them say is in bold.")
        inside.addWidget(Paragraph(told, "small"))
        inside.addLayout(self.grid)
        return sheet

    # --- side by side -------------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Ask for the rules of the newest editions, and offer all of them."""
        editions = sorted(self._desk.editions, key=lambda each: each.year, reverse=True)
        self._offer()
        numbers = [each.id for each in editions[:MOST_EDITIONS]]
        self._asking.ask(lambda session: rules_compare.side_by_side(session, numbers))

    def _offer(self) -> None:
        """Offer the editions: at first last year's applicants under the rules of the year that is looked at."""
        editions = sorted(self._desk.editions, key=lambda each: each.year)
        now = self._desk.edition
        before = next((each for each in reversed(editions) if now and each.year < now.year), now)
        for box, first in ((self.applicants, before), (self.rules, now)):
            kept = box.currentData()
            box.blockSignals(True)
            box.clear()
            for each in reversed(editions):
                box.addItem(said(message(N_("FY{year}"), year=str(each.year))), each.id)
            wanted = box.findData(kept if kept is not None else first and first.id)
            box.setCurrentIndex(max(wanted, 0))
            box.blockSignals(False)
        self.judge.setEnabled(bool(editions))

    def _show(self, lines: Sequence[RuleLine]) -> None:
        self._lines = lines
        clear(self.grid)
        editions = sorted(self._desk.editions, key=lambda each: each.year, reverse=True)[:MOST_EDITIONS]
        for place, each in enumerate(editions, start=1):
            self.grid.addWidget(Label(message(N_("FY{year}"), year=str(each.year)), "strong"), 0, place)
        for row, line in enumerate(lines, start=1):
            self.grid.addWidget(Label(partial(_title, line), "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            usual = max(map(line.values.count, line.values), default=0)
            for place, value in enumerate(line.values, start=1):
                is_rare = value not in (None, []) and line.values.count(value) < usual
                cell = _Cell(partial(_cell, line.name, value), "strong" if is_rare else "")
                self.grid.addWidget(cell, row, place, Qt.AlignmentFlag.AlignTop)
        for place in range(1, len(editions) + 1):
            self.grid.setColumnStretch(place, 1)

    # --- applicants under other rules ---------------------------------------------------------------------------------

    @Slot()
    def compare(self) -> None:
        """Judge the applicants of one edition by the rules of another."""
        applicants, rules, db = self.applicants.currentData(), self.rules.currentData(), self._desk.desk.db
        self._forget()

        def work(progress: Progress) -> Compared:
            with db.read() as session:
                return rules_compare.of_applicants(session, applicants, rules, progress)

        name = message(N_("Comparing the rules…"))
        self._desk.jobs.look(work, partial(self._tell, applicants, rules), self._page.refuse, name=name)

    def _tell(self, applicants: int, rules: int, found: Compared) -> None:
        if (applicants, rules) != (self.applicants.currentData(), self.rules.currentData()):
            return
        self._found = found
        self.count.say(self._counted(found))
        self.count.show()
        self.turns.show_sentences(
            [
                Sentence(_TONES[after], N_("Changes"), partial(phrases.turn_sentence, before, after, count))
                for (before, after), count in found.counts.items()
            ]
        )
        self.table.show_rows(found.changed)
        for part in (self.turns, self.table, self.export):
            part.setVisible(bool(found.changed))
        # Once it has its place: below the table above there may be no room for it.
        QTimer.singleShot(0, self, self._bring_into_sight)

    def _counted(self, found: Compared) -> Saying:
        if not found.applicants:
            number = self.applicants.currentData()
            year = next((str(each.year) for each in self._desk.editions if each.id == number), "")
            return message(N_("There are no applications of {edition}."), edition=message(N_("FY{year}"), year=year))
        return counted(
            "{n} of {total} applicants would be judged otherwise.",
            "{n} of {total} applicants would be judged otherwise.",
            len(found.changed),
            total=i18n.spoken().number(found.applicants),
        )

    @Slot()
    def _bring_into_sight(self) -> None:
        around: QWidget | None = self
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            for part in (self.export, self.count, self.judge):
                around.ensureWidgetVisible(part)

    @Slot()
    def _forget(self) -> None:
        self._found = None
        for part in (self.count, self.turns, self.table, self.export):
            part.hide()

    # --- export -------------------------------------------------------------------------------------------------------

    @Slot()
    def ask_file(self) -> None:
        """Ask where the list is to be written."""
        proposed = str(Path.home() / f"rules-{self._desk.today():%Y-%m-%d}.xlsx")
        found, _ = QFileDialog.getSaveFileName(
            self, said(N_("Save the ledger as")), proposed, said(N_("Workbook (*.xlsx)"))
        )
        if found:
            self.write(Path(found))

    def write(self, file: Path) -> None:
        """Write who would be judged otherwise; it is recorded that this was done."""
        compared = self._found
        if compared is None:
            return
        words = i18n.spoken()
        titles = [said(column.title) for column in _COLUMNS]
        rows = [[column.text(row, words) for column in _COLUMNS] for row in compared.changed]
        limits = [f"{self.applicants.currentText()} → {self.rules.currentText()}"]

        def work(_: "Session") -> int:
            from jipdesk.exchange.ledgers import LedgerColumn, write_ledger

            return write_ledger(file, [LedgerColumn(title) for title in titles], rows)

        told = partial(self._page.tell_exported, file=file.name)
        self._desk.act("export_list", work, told, self._page.refuse, list="rules", rows=len(rows), limits=limits)

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.applicants.setAccessibleName(said(N_("Applicants of")))
        self.rules.setAccessibleName(said(N_("under the rules of")))
        self._offer()


def _title(line: RuleLine, words: Words) -> str:
    title = words.gettext(parameter_title(line.name))
    return f"≠ {title}" if line.differs else title
