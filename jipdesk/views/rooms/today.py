"""本日: sentences with a number and one act each, the exceptions first; below, what is due in the next days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from jipdesk.i18n import Words
from jipdesk.phrases import today as said
from jipdesk.phrases.marking import N_
from jipdesk.queries import holidays
from jipdesk.queries import today as asked
from jipdesk.queries.sections import counts
from jipdesk.queries.today import TO_CHECK, Due, DueRow, Waiting, WaitingRow
from jipdesk.views.goal import Goal
from jipdesk.views.look.palette import Tone
from jipdesk.views.look.style import ROW
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.asking import Asking
from jipdesk.views.pieces.clearing import clear
from jipdesk.views.pieces.empty import Empty
from jipdesk.views.pieces.keys import IMPORT, with_keys
from jipdesk.views.pieces.page import Page
from jipdesk.views.pieces.pill import StatePill
from jipdesk.views.pieces.sheet import Sheet
from jipdesk.views.sections import Section
from jipdesk.views.spoken import Button, Label, OneLine, Paragraph

_LATE = frozenset(
    {
        Waiting.LATE_ARRANGEMENTS,
        Waiting.PAPERS_NOT_BACK,
        Waiting.DOCUMENTS_LATE,
        Waiting.PASSPORT_EXPIRES,
        Waiting.REPORTS_LATE,
        Waiting.TOLD_CONTRARY,
    }
)
_GOALS = {
    Waiting.LATE_ARRANGEMENTS: Goal("interns", filters={"progress": ("trouble",)}),
    Waiting.PAPERS_NOT_BACK: Goal("papers", filters={"state": ("sent", "signed_by_a")}),
    Waiting.DOCUMENTS_LATE: Goal("applications", filters={"standing": ("overdue",)}, part="requirements"),
    Waiting.PASSPORT_EXPIRES: Goal("applications", filters={"standing": ("passport_expires",)}, part="requirements"),
    Waiting.DOCUMENTS_TO_CHECK: Goal("applications", filters={"paper": TO_CHECK}, part="requirements"),
    Waiting.REPORTS_LATE: Goal("follow_up"),
    Waiting.TOLD_CONTRARY: Goal("applications", filters={"whom": ("contrary",)}, part="letters"),
    Waiting.NOT_TOLD: Goal("applications", filters={"whom": ("due",)}, part="letters"),
    Waiting.TO_CHECK: Goal("applications", filters={"state": ("received", "checking")}),
    Waiting.TO_CONFIRM: Goal("applications", filters={"state": ("to_confirm",)}, part="eligibility"),
    Waiting.SAME_PERSON: Goal("applications", part="same_person"),
    Waiting.ASKED_OF_ME: Goal("applications", filters={"queue": ("asked",)}, part="screening"),
    Waiting.TO_REVIEW: Goal("applications", filters={"queue": ("unread",)}, part="screening"),
    Waiting.TO_APPLY: Goal("applications", filters={"way": ("decide",)}, part="screening"),
    Waiting.TO_SCREEN: Goal("applications", filters={"state": ("eligible", "screening")}, part="overview"),
    Waiting.DOCUMENTS_COMPLETE: Goal("applications", filters={"state": ("documents_complete",)}),
    Waiting.WITHOUT_POINTS: Goal("interviews"),
    Waiting.TO_DECIDE: Goal("applications", filters={"state": ("interviewed",)}, part="interviews"),
    Waiting.FOR_COMPANY: Goal("matching", filters={"state": ("proposed", "company_interview")}),
    Waiting.FOR_INTERN: Goal("matching", filters={"state": ("company_accepted",)}),
    Waiting.TO_PLACE: Goal("matching", filters={"state": ("agreed", "approved")}),
    Waiting.WITHOUT_PAPERS: Goal("papers"),
}
_SECTIONS = {Due.INTERVIEW: "interviews", Due.COMPANY_INTERVIEW: "interviews", Due.DOCUMENTS: "applications"}
_AWAITED = ("documents_requested", "documents_incomplete")
_NEW = N_("Nothing has been imported yet")
_BEGIN = N_("Import a sheet of applications or of host companies; what is to be done next is then listed here.")
_LATER = N_("What has to be done next is listed here as soon as there is something.")
_SOON = 3
_LINE = 48
_SIDE = 14
_DAY, _WHAT = 110, 160
_YEARS_AROUND = 2


@dataclass(frozen=True, slots=True)
class Found:
    """What the page shows."""

    waiting: Sequence[WaitingRow]
    due: Sequence[DueRow]
    is_new: bool
    """whether the edition has nobody and no company yet"""


class Today(Page):
    """The first page of the day."""

    def __init__(self, desk: OpenDesk, section: Section) -> None:
        super().__init__(desk, section)
        self._asking = Asking(desk, self._show, self.refuse, self)
        self.nothing = Empty("", "")
        self.begin = self.nothing.offer(
            with_keys(N_("Import a sheet…"), IMPORT), partial(desk.trigger, "import"), primary=True
        )
        self.nothing.hide()
        desk.actor_changed.connect(self.set_stale)
        self._sheets = QVBoxLayout()
        self._sheets.setSpacing(8)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._sheets)
        column.addWidget(self.nothing, 1)
        column.addStretch(1)
        scroll = Sheet(section.title)
        scroll.fill(inside)
        self.body.addWidget(scroll, 1)

    def refresh(self) -> None:
        """Ask the desk again."""
        edition = self.desk.edition
        self.subtitle.say(partial(_day, self.desk.today()))
        if edition is None:
            return
        now, number = self.desk.now(), edition.id
        year, me = self.desk.today().year, self.desk.desk.actor

        def question(session: Session) -> Found:
            free = holidays.japanese(year - _YEARS_AROUND, year + _YEARS_AROUND)
            board = asked.board(session, number, today=self.desk.today(), holidays=free)
            there = counts(session, number)
            is_new = not there["applications"] and not there["companies"]
            waiting = asked.waiting(session, number, board, now=now, reviewer=me)
            due = asked.due(session, number, board, now=now)
            return Found(waiting, due, is_new)

        self._asking.ask(question)

    def _show(self, found: Found) -> None:
        has_keys = self.isAncestorOf(self.window().focusWidget())
        clear(self._sheets)
        self._show_nothing(found)
        if found.waiting:
            self._sheets.addWidget(Label(N_("To be done"), "heading"))
            self._sheets.addWidget(self._waiting(found.waiting))
            self._sheets.addSpacing(8)
        if found.due:
            self._sheets.addWidget(Label(N_("The next 14 days"), "heading"))
            self._sheets.addWidget(self._due(found.due))
        elif found.waiting:
            self._sheets.addWidget(Label(N_("The next 14 days"), "heading"))
            self._sheets.addWidget(Paragraph(N_("Nothing is due in the next 14 days."), "muted"))
        if has_keys:
            self._begin_again()

    def _begin_again(self) -> None:
        """Give the keys that were on what was said before to what is said now."""
        for place in range(self._sheets.count()):
            item = self._sheets.itemAt(place)
            # A layout shows what it was given only later, and what is hidden takes no keys.
            if item is not None and (sheet := item.widget()) is not None:
                sheet.show()
        self.take_keys()

    def _show_nothing(self, found: Found) -> None:
        """Say how to begin, or that everything is done."""
        self.nothing.setVisible(not found.waiting and not found.due)
        self.begin.setVisible(found.is_new)
        if found.is_new:
            self.nothing.say(_NEW, _BEGIN)
        else:
            self.nothing.say(N_("Nothing is waiting"), _LATER)

    def _waiting(self, rows: Sequence[WaitingRow]) -> QFrame:
        sheet, column = _sheet()
        for place, row in enumerate(rows):
            if place:
                column.addWidget(_line())
            column.addWidget(self._sentence(row, is_first=place == 0))
        return sheet

    def _sentence(self, row: WaitingRow, *, is_first: bool) -> QWidget:
        number = Label(partial(_number, row.count), "late" if row.what in _LATE else "number")
        number.setFixedWidth(72)
        number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        verb = Button(partial(said.verb, str(row.what)), "primary" if is_first else "")
        verb.does(partial(self.desk.go, _GOALS[row.what]))
        verb.explain(partial(_whole, row))
        widget = QWidget()
        widget.setFixedHeight(_LINE)
        line = QHBoxLayout(widget)
        line.setContentsMargins(0, 0, _SIDE, 0)
        line.setSpacing(12)
        line.addWidget(number)
        line.addWidget(OneLine(partial(_told, row)), 1)
        line.addWidget(verb)
        return widget

    def _due(self, rows: Sequence[DueRow]) -> QFrame:
        sheet, column = _sheet()
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(2, 1)
        grid.setColumnMinimumWidth(0, _DAY)
        grid.setColumnMinimumWidth(1, _WHAT)
        today = self.desk.today()
        for place, row in enumerate(rows):
            self._due_line(grid, 2 * place, row, today)
        column.addLayout(grid)
        return sheet

    def _due_line(self, grid: QGridLayout, at: int, row: DueRow, today: date) -> None:
        if at:
            grid.addWidget(_line(), at - 1, 0, 1, 4)
        who = Button(partial(_people, row), "inner")
        who.does(partial(self.desk.go, _goal_of(row)))
        days = (row.on - today).days
        tone = Tone.TROUBLE if days < _SOON and not row.at else Tone.UNDER_WAY if row.at else Tone.WAITING
        day = Label(partial(_short_day, row.on))
        day.setContentsMargins(_SIDE, 0, 0, 0)
        grid.addWidget(day, at, 0)
        grid.addWidget(Label(partial(said.due_name, str(row.what))), at, 1)
        whose = QHBoxLayout()
        whose.addWidget(who)
        whose.addStretch(1)
        grid.addLayout(whose, at, 2)
        when = QHBoxLayout()
        when.setContentsMargins(0, 0, _SIDE, 0)
        when.addWidget(StatePill(partial(_when, row, days), tone))
        grid.addLayout(when, at, 3, Qt.AlignmentFlag.AlignRight)
        grid.setRowMinimumHeight(at, ROW)


def _goal_of(row: DueRow) -> Goal:
    """Return where one is found that something is due of, or the list of all whose documents are awaited."""
    if row.what == Due.DOCUMENTS and row.record is None:
        return Goal("applications", filters={"state": _AWAITED}, part="documents")
    return Goal(_SECTIONS.get(row.what, "interns"), record=row.record)  # type: ignore[call-overload]


def _sheet() -> tuple[QFrame, QVBoxLayout]:
    sheet = QFrame()
    sheet.setProperty("kind", "surface")
    column = QVBoxLayout(sheet)
    column.setContentsMargins(1, 1, 1, 1)
    column.setSpacing(0)
    return sheet, column


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("kind", "line")
    line.setFixedHeight(1)
    return line


def _day(day: date, words: Words) -> str:
    return words.full_day(day)


def _short_day(day: date, words: Words) -> str:
    return words.day(day)


def _number(count: int, words: Words) -> str:
    return words.number(count)


def _told(row: WaitingRow, words: Words) -> str:
    sentence = said.sentence(row.what, row.count, words)
    if not row.names:
        return sentence
    named = words.list(list(row.names)) + ("…" if row.count > len(row.names) else "")
    return words.gettext("{sentence} ({names})").format(sentence=sentence, names=named)


def _whole(row: WaitingRow, words: Words) -> str:
    return f"{words.number(row.count)} {said.sentence(row.what, row.count, words)}"


def _people(row: DueRow, words: Words) -> str:
    if row.what == Due.TRAINING and row.at is not None:
        return row.names[0] if words.language == "ja" else row.names[-1]
    return said.people(row.names, row.count, words)


def _when(row: DueRow, days: int, words: Words) -> str:
    if row.at:
        return words.gettext("{time} Japan time").format(time=words.time(row.at))
    return said.in_days(days, words)
