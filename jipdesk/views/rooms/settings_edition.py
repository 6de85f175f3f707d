"""The settings of an edition: by what its rules measure, where that was read, what is not known, its courses."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jipdesk import i18n
from jipdesk.actions import edition_fields
from jipdesk.i18n import JAPAN, Words
from jipdesk.phrases.codes import capital
from jipdesk.phrases.marking import N_
from jipdesk.phrases.states import state_name
from jipdesk.queries.edition_page import CourseLine, EditionPage
from jipdesk.rules.eras import era_year
from jipdesk.views.jobs import Progress
from jipdesk.views.look.palette import Tone
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces import readers
from jipdesk.views.pieces.clearing import clear
from jipdesk.views.pieces.facts import Facts
from jipdesk.views.pieces.fields import TextField
from jipdesk.views.pieces.form import FormSpec
from jipdesk.views.pieces.narrow import lay_narrow
from jipdesk.views.pieces.panel import Panel
from jipdesk.views.rooms.settings_documents import AskedDocuments
from jipdesk.views.rooms.settings_rule_form import RuleForm, Weighing
from jipdesk.views.rooms.settings_rules import Rules
from jipdesk.views.spoken import Label, Paragraph, Saying, plain

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from jipdesk.queries.rule_consequences import Turn


Drafts = Mapping[str, Mapping[int, Mapping[str, str]]]


class EditionSettings(QWidget):
    """All of one edition, to be read and to be corrected."""

    def __init__(self, desk: OpenDesk) -> None:
        super().__init__()
        self._desk = desk
        self._page: EditionPage | None = None
        self._wants_documents = False
        self.unknown = Panel(N_("Not known"), Tone.WAITING)
        self.facts = Facts()
        self.rules = Rules(desk)
        self.documents = AskedDocuments(desk)
        self.courses: dict[int, RuleForm] = {}
        self._courses = QVBoxLayout()
        self._courses.setSpacing(16)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self.facts)
        column.addWidget(self.unknown)
        column.addWidget(self.rules)
        column.addWidget(self.documents)
        column.addWidget(Label(N_("Terms of the courses"), "heading"))
        column.addLayout(self._courses)
        column.addStretch(1)
        lay_narrow(self, column)

    def show_page(self, page: EditionPage, drafts: Drafts) -> None:
        """Show an edition; drafts are what was typed and could not be stored, by table and record."""
        self._page = page
        self.facts.show_facts(_facts(page))
        self.unknown.show_lines([Paragraph(partial(_capital, each)) for each in page.unknown])
        of_rules = drafts.get("rule_parameters", {}).get(page.id, {})
        self.rules.show_page(page, of_rules)
        self.documents.show_page(page, of_rules)
        self._show_courses(page.courses, drafts.get("course", {}))
        # Once all of it has its place.
        QTimer.singleShot(0, self, self._bring_documents)

    def go_to_documents(self) -> None:
        """Bring the documents that are asked for into sight, and the keys to them."""
        self._wants_documents = True
        if self._page is not None:
            QTimer.singleShot(0, self, self._bring_documents)

    @Slot()
    def _bring_documents(self) -> None:
        if self._wants_documents and self._page is not None:
            self._wants_documents = False
            self.documents.take_keys()

    # --- courses ------------------------------------------------------------------------------------------------------

    def _show_courses(self, courses: Sequence[CourseLine], drafts: Mapping[int, Mapping[str, str]]) -> None:
        if list(self.courses) != [course.id for course in courses]:
            clear(self._courses)
            self.courses = {}
            for course in courses:
                self._courses.addWidget(Label(_course_name(course), "strong"))
                spec = FormSpec("course", _READERS, _shown, _store_course, act="edit_edition")
                fields = [TextField(*each) for each in _COURSE_FIELDS]
                self.courses[course.id] = RuleForm(self._desk, spec, fields, self._weighing(course))
                self._courses.addWidget(self.courses[course.id])
        for course in courses:
            self.courses[course.id].show_record(course.id, course.values, drafts.get(course.id, {}))

    def _weighing(self, course: CourseLine) -> Weighing:
        """Count whom another deadline would meet, before it is stored."""
        assert self._page is not None
        number, code = self._page.id, course.code

        def weigh(session: "Session", _number: int, changed: tuple[str, Any], progress: Progress) -> "tuple[Turn, ...]":
            from jipdesk.queries import rule_consequences

            name, value = changed
            return rule_consequences.of_applicants(session, number, {name: (code, value)}, progress)

        return Weighing({"closes"}, weigh)


# --- what stands in it ------------------------------------------------------------------------------------------------

_COURSE_FIELDS = (
    ("name_ja", N_("Course name (Japanese)")),
    ("name_en", N_("Course name (English)")),
    ("closes", N_("Applications until")),
    ("starts_on", N_("From")),
    ("ends_on", N_("To")),
    ("hours_per_day", N_("Hours per day")),
    ("daily_amount_yen", N_("Daily amount (yen)")),
    ("places", N_("Places")),
)


def _deadline(typed: str) -> date | datetime | None:
    """Read a deadline: a day, or a day and a minute in Japan."""
    if ":" not in typed and "：" not in typed:
        return readers.day(typed)
    moment = readers.local_moment(typed)
    return moment.astimezone(JAPAN) if moment else None


_READERS: Mapping[str, Callable[[str], Any]] = {
    **dict.fromkeys(("name_ja", "name_en"), readers.text),
    **dict.fromkeys(("starts_on", "ends_on"), readers.day),
    **dict.fromkeys(("daily_amount_yen", "places"), readers.whole),
    "hours_per_day": readers.hours,
    "closes": _deadline,
}


def _store_course(session: "Session", number: int, field: str, value: Any) -> None:
    edition_fields.edit_course(session, number, field, value)


def _shown(name: str, value: Any) -> str:
    if value is None:
        return ""
    if name == "closes":
        return _written_deadline(str(value))
    if isinstance(value, date):
        return i18n.spoken().date(value)
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


def _written_deadline(written: str) -> str:
    """Return a deadline as the language writes it: a day, or a day and a minute."""
    words, at = i18n.spoken(), datetime.fromisoformat(written)
    return words.clock(at) if "T" in written else words.date(at.date())


def _course_name(course: CourseLine) -> Saying:
    return lambda words: (course.name_ja if words.language == "ja" else course.name_en) or course.code


def _capital(text: str, words: Words) -> str:
    return capital(words.told(text))


def _told(text: str) -> Saying:
    return lambda words: words.told(text)


def _year(page: EditionPage, words: Words) -> str:
    if words.language == "ja":
        return f"{page.year}年度（{page.label_ja}）"
    # The year begins in April; the era of 2019 began a month later, and the programme after that.
    era = era_year(date(page.year, 5, 1)).romaji
    return f"FY{page.year} ({era})"


def _facts(page: EditionPage) -> list[tuple[Saying | str, Saying | str]]:
    shown: list[tuple[Saying | str, Saying | str]] = [
        (N_("Programme"), lambda words: page.name_ja if words.language == "ja" else page.name_en),
        (N_("Year"), partial(_year, page)),
        (N_("Stage"), lambda words: state_name("edition", page.state, words)),
        (N_("Source"), _told(page.source)),
    ]
    if page.operator_known:
        shown.append((N_("Who ran the office"), _told(page.operator_known)))
    if page.copied_from:
        shown.append((N_("Copied from"), plain(str(page.copied_from))))
    if page.notes:
        shown.append((N_("Notes"), lambda words: "\n".join(map(words.told, page.notes))))
    return shown
