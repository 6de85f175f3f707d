"""What a paper takes, to be filled in beside its page: each field is kept in the record it belongs to."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jipdesk import i18n
from jipdesk.actions import paper_fields
from jipdesk.documents import fields
from jipdesk.documents.missing import Missing
from jipdesk.documents.papers import Flight, Itinerary, Paper, PaperKind
from jipdesk.phrases.codes import capital
from jipdesk.phrases.marking import N_
from jipdesk.phrases.papers import field_name, missing_sentence
from jipdesk.queries import holidays
from jipdesk.queries.paper_sheet import PaperSheet
from jipdesk.rules.stay import Direction
from jipdesk.views.goal import Goal
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces import readers
from jipdesk.views.pieces.facts import Facts
from jipdesk.views.pieces.fields import Field, LinesField, TextField
from jipdesk.views.pieces.form import Form, FormSpec
from jipdesk.views.pieces.reading_order import bring_into_sight
from jipdesk.views.spoken import Button, Label, Saying, plain

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Reader = Callable[[str], Any]
_BORN = (1900, 2100)


def _birth_date(typed: str) -> date | None:
    from jipdesk.exchange.dates import day

    return day(*_BORN)(typed)


@dataclass(frozen=True, slots=True)
class Entry:
    """A field of a record, and under which path papers know it."""

    field: str
    path: str
    title: str
    read: Reader = readers.text
    has_lines: bool = False


ENTRIES: Mapping[str, tuple[Entry, ...]] = {
    "company": (
        Entry("name_ja", "host.name.ja", N_("Company name (Japanese)")),
        Entry("name_en", "host.name.en", N_("Company name (English)")),
        Entry("address", "host.address", N_("Company address")),
        Entry("representative", "host.representative", N_("Representative")),
        Entry("representative_title", "host.representative_title", N_("Title")),
    ),
    "person": (
        Entry("name_kana", "intern.name_kana", N_("Name in katakana")),
        Entry("name_native", "intern.name_native", N_("Name in own script")),
        Entry("birth_date", "intern.birth_date", N_("Date of birth"), _birth_date),
        Entry("address", "intern.address", N_("Current address")),
    ),
    "placement": (
        Entry("starts_on", "internship.starts_on", N_("First day"), readers.day),
        Entry("ends_on", "internship.ends_on", N_("Last day"), readers.day),
        Entry("days", "internship.days", N_("Days of activity"), readers.whole),
        Entry("hours_per_day", "internship.hours_per_day", N_("Hours per day"), readers.hours),
        Entry("place_ja", "internship.place.ja", N_("Place (Japanese)")),
        Entry("place_en", "internship.place.en", N_("Place (English)")),
        Entry("supervisor", "internship.supervisor", N_("Supervisor")),
        Entry("supervisor_title", "internship.supervisor_title", N_("Title")),
        Entry("supervisor_phone", "supervisor_phone", N_("Telephone")),
        Entry("supervisor_email", "supervisor_email", N_("E-mail")),
    ),
    "opening": (
        Entry("task_ja", "internship.task.ja", N_("In Japanese"), readers.lines, has_lines=True),
        Entry("task_en", "internship.task.en", N_("In English"), readers.lines, has_lines=True),
    ),
}
"""In the order in which they stand beside the page."""

_HEADINGS = {
    "company": N_("Host company"),
    "person": N_("Intern"),
    "placement": N_("Internship"),
    "opening": N_("Content of the internship"),
}
_SECTIONS = {"company": "companies", "person": "applications", "placement": "interns", "opening": "companies"}
_RECORDS = {"company": "company", "person": "application", "placement": "placement", "opening": "company"}
_ARRANGED = ("flights", "accommodation", "insurance", "training", "passport_expires_on", "internship.pc_from")


def goal_of(path: str, numbers: Mapping[str, int]) -> Goal:
    """Return where a field of a paper is entered, if it is not beside the page."""
    if path.startswith("office."):
        return Goal("settings", part="letterhead")
    if path.startswith("host."):
        return Goal("companies", record=numbers["company"])
    if path.startswith("intern."):
        return Goal("applications", record=numbers["application"])
    if path.startswith(_ARRANGED):
        part = "equipment" if path == "internship.pc_from" else path.partition(".")[0]
        return Goal("interns", record=numbers["placement"], part=part)
    return Goal("settings", part="editions")


class Group(QWidget):
    """The fields of one record under a heading, with the way to its own page."""

    def __init__(self, desk: OpenDesk, table: str, kind: PaperKind) -> None:
        super().__init__()
        self._desk, self._table = desk, table
        self._goal: Goal | None = None
        self._gaps: dict[str, Missing] = {}
        known = {*fields.known(kind)}
        self.entries = [each for each in ENTRIES[table] if _base(each.path) in known]
        self.form = Form(desk, self._spec(), [_field(each) for each in self.entries])
        heading, link = Label(_HEADINGS[table], "heading"), Button(N_("Open"), "link")
        link.clicked.connect(self._go)
        line = QHBoxLayout()
        line.addWidget(heading)
        line.addStretch(1)
        line.addWidget(link)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self.form)

    def show_sheet(self, sheet: PaperSheet, gaps: Sequence[Missing]) -> None:
        """Show what stands in the fields, and mark what is missing."""
        self._goal = Goal(_SECTIONS[self._table], record=sheet.numbers[_RECORDS[self._table]])
        by_path = {each.path: each.field for each in self.entries}
        self._gaps = {by_path[gap.field]: gap for gap in gaps if gap.field in by_path}
        self.form.show_record(sheet.numbers[self._table], sheet.values[self._table], sheet.typed[self._table])

    def focus_on(self, path: str) -> bool:
        """Go to the field of a path, if it is here."""
        for each in self.entries:
            if each.path == path:
                self.form.fields[each.field].setFocus()
                self.form.fields[each.field].take_keys()
                bring_into_sight(self.form.fields[each.field])
                return True
        return False

    def _spec(self) -> FormSpec:
        table = self._table

        def store(session: "Session", number: int, name: str, value: Any) -> None:
            year = self._desk.edition.year if self._desk.edition else self._desk.today().year
            free = holidays.japanese(year - 1, year + 2)
            paper_fields.edit(session, table, number, name, value, holidays=free)

        return FormSpec(table, {each.field: each.read for each in self.entries}, _shown, store, self._doubt)

    def _doubt(self, name: str, _value: Any) -> Saying | None:
        gap = self._gaps.get(name)
        return (lambda words: missing_sentence(gap.code, gap.field, words)) if gap else None

    @Slot()
    def _go(self) -> None:
        if self._goal:
            self._desk.go(self._goal)


class PaperForm(QWidget):
    """All groups, and below them what is arranged elsewhere, to be read."""

    wanted = Signal(object)
    """a `Goal`"""

    def __init__(self, desk: OpenDesk, kind: PaperKind) -> None:
        super().__init__()
        self._numbers: Mapping[str, int] = {}
        made = [Group(desk, table, kind) for table in ENTRIES]
        self.groups = [each for each in made if each.entries]
        self._facts: dict[str, Facts] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(8)
        for each in self.groups:
            column.addWidget(each)
        for each in made:
            if not each.entries:
                each.deleteLater()
        if kind is PaperKind.ITINERARY:
            self._add_facts(column, "flights", N_("Stay"))
        self._add_facts(column, "office.", N_("Letterhead"))
        column.addStretch(1)

    def _add_facts(self, column: QVBoxLayout, path: str, title: str) -> None:
        facts, link = Facts(), Button(N_("Open"), "link")
        link.clicked.connect(lambda: self.wanted.emit(goal_of(path, self._numbers)))
        line = QHBoxLayout()
        line.addWidget(Label(title, "heading"))
        line.addStretch(1)
        line.addWidget(link)
        column.addLayout(line)
        column.addWidget(facts)
        self._facts[path] = facts

    def show_sheet(self, sheet: PaperSheet, gaps: Sequence[Missing]) -> None:
        """Show what the paper takes."""
        self._numbers = sheet.numbers
        for each in self.groups:
            each.show_sheet(sheet, gaps)
        paper = sheet.drafts[sheet.kind]
        self._facts["office."].show_facts(_letterhead(paper))
        if isinstance(paper, Itinerary):
            self._facts["flights"].show_facts(_stay(paper))

    def fill_in(self, path: str) -> None:
        """Go to where a field is entered."""
        if not any(each.focus_on(path) for each in self.groups):
            self.wanted.emit(goal_of(path, self._numbers))


# --- how values read --------------------------------------------------------------------------------------------------


def _field(entry: Entry) -> Field:
    return (LinesField if entry.has_lines else TextField)(entry.field, entry.title)


def _base(path: str) -> str:
    owner, _, last = path.rpartition(".")
    return owner if last in {"ja", "en"} else path


def _shown(_name: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return i18n.spoken().date(value)
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


Shown = list[tuple[Saying | str, Saying | str]]


def _letterhead(paper: Paper) -> Shown:
    office = paper.office
    shown: Shown = [
        (_named("office.operator"), _either(office.operator.ja, office.operator.en)),
        (_named("office.representative"), _either(office.representative.ja, office.representative.en)),
    ]
    if office.is_example:
        shown.append(("", N_("This letterhead is made up; papers say so until the office has entered its own.")))
    return shown


def _stay(paper: Itinerary) -> Shown:
    shown: Shown = []
    for flight in paper.flights:
        path = "flights.arrival" if flight.direction is Direction.ARRIVAL else "flights.departure"
        shown.append((_named(path), _flight(flight)))
    if room := paper.accommodation:
        shown.append((_named("accommodation"), _either(room.name.ja, room.name.en)))
        shown.append((_named("accommodation.check_in"), _day(room.check_in)))
        shown.append((_named("accommodation.check_out"), _day(room.check_out)))
    if cover := paper.insurance:
        shown.append((_named("insurance"), plain(f"{cover.insurer} {cover.policy_no}".strip())))
        shown.append((_named("insurance.ends_on"), _day(cover.ends_on)))
    for each in paper.training:
        shown.append((_either(each.name.ja, each.name.en), _at(each.starts_at)))
    return shown


def _named(path: str) -> Saying:
    return lambda words: capital(field_name(path, words))


def _either(ja: str, en: str) -> Saying:
    return lambda words: (ja or en) if words.language == "ja" else (en or ja)


def _flight(flight: Flight) -> Saying:
    way = f"{flight.flight_no} · {flight.from_airport} → {flight.to_airport}"
    return lambda words: f"{way} · {words.clock(flight.departs_at)}"


def _at(moment: datetime) -> Saying:
    return lambda words: words.clock(moment)


def _day(day: date | None) -> Saying:
    return lambda words: words.date(day) if day else "—"
