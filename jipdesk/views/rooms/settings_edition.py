"""The settings of an edition: by what its rules measure, where that was read, what is not known, its courses."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jipdesk import i18n
from jipdesk.actions import edition_fields
from jipdesk.i18n import JAPAN, Words
from jipdesk.phrases.codes import code_name
from jipdesk.phrases.marking import N_
from jipdesk.phrases.paper_desk import capital
from jipdesk.phrases.states import state_name
from jipdesk.queries.edition_page import CourseLine, EditionPage
from jipdesk.rules.codes import EnglishLevel, Jlpt, ResidenceRule, Rule
from jipdesk.views.look.palette import Tone
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces import readers
from jipdesk.views.pieces.clearing import clear
from jipdesk.views.pieces.facts import Facts
from jipdesk.views.pieces.fields import ChoiceField, Field, TextField
from jipdesk.views.pieces.form import Form, FormSpec
from jipdesk.views.pieces.panel import Panel
from jipdesk.views.spoken import Label, Paragraph, Saying, message, plain

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_WIDTH = 760
_FIRST, _LAST = 2000, 2100
_RULES: Mapping[Rule, tuple[str, ...]] = {
    Rule.NATIONALITY: (),
    Rule.RESIDENCE: ("residence_rule",),
    Rule.LANGUAGE: ("jlpt_minimum", "english_minimum"),
    Rule.AGE: ("age_min", "age_max", "age_on"),
    Rule.EDUCATION: (),
    Rule.PAST_PARTICIPATION: ("barred_years",),
    Rule.PURPOSE: (),
    Rule.FULL_TIME: (),
    Rule.DOCUMENTS: (),
    Rule.DEADLINE: (),
}
"""Which parameters each rule measures by."""


class EditionSettings(QWidget):
    """All of one edition, to be read and to be corrected."""

    def __init__(self, desk: OpenDesk) -> None:
        super().__init__()
        self._desk = desk
        self._page: EditionPage | None = None
        self.unknown = Panel(N_("Not known"), Tone.WAITING)
        self.facts = Facts()
        self.rules: dict[Rule, Form] = {}
        self._said: dict[Rule, Paragraph] = {}
        self._sources: dict[Rule, Paragraph] = {}
        self.courses: dict[int, Form] = {}
        self._courses = QVBoxLayout()
        self._courses.setSpacing(16)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self.facts)
        column.addWidget(self.unknown)
        column.addWidget(Label(N_("Rules for applicants"), "heading"))
        hint = N_("A changed rule applies from the next eligibility check.")
        column.addWidget(Paragraph(hint, "small"))
        for rule in Rule:
            column.addLayout(self._rule(rule))
        column.addWidget(Label(N_("Terms of the courses"), "heading"))
        column.addLayout(self._courses)
        column.addStretch(1)
        inside = QWidget()
        inside.setMaximumWidth(_WIDTH)
        inside.setLayout(column)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 12, 0, 12)
        line.addWidget(inside, 1000)
        line.addStretch(1)

    def show_page(self, page: EditionPage) -> None:
        """Show an edition."""
        self._page = page
        self.facts.show_facts(_facts(page))
        self.unknown.show_lines([Paragraph(partial(_capital, each)) for each in page.unknown])
        for rule, names in _RULES.items():
            self._said[rule].say(_says(rule, page))
            self._said[rule].setVisible(rule not in self.rules or rule is Rule.LANGUAGE)
            self._sources[rule].say(_told(page.sources.get(rule, "")))
            if rule in self.rules:
                self.rules[rule].show_record(page.id, {name: page.rules[name] for name in names}, {})
        self._show_courses(page.courses)

    # --- rules --------------------------------------------------------------------------------------------------------

    def _rule(self, rule: Rule) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(Label(lambda words: code_name("rule", rule, words), "strong"))
        self._said[rule] = Paragraph()
        column.addWidget(self._said[rule])
        if _RULES[rule]:
            spec = FormSpec("rule_parameters", _READERS, _shown, edition_fields.edit_rule, act="edit_edition")
            self.rules[rule] = Form(self._desk, spec, [_rule_field(name) for name in _RULES[rule]])
            column.addWidget(self.rules[rule])
        self._sources[rule] = Paragraph("", "small")
        column.addWidget(self._sources[rule])
        return column

    # --- courses ------------------------------------------------------------------------------------------------------

    def _show_courses(self, courses: Sequence[CourseLine]) -> None:
        if list(self.courses) != [course.id for course in courses]:
            clear(self._courses)
            self.courses = {}
            for course in courses:
                self._courses.addWidget(Label(_course_name(course), "strong"))
                spec = FormSpec("course", _READERS, _shown, _store_course, act="edit_edition")
                self.courses[course.id] = Form(self._desk, spec, [TextField(*each) for each in _COURSE_FIELDS])
                self._courses.addWidget(self.courses[course.id])
        for course in courses:
            self.courses[course.id].show_record(course.id, course.values, {})


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
_RULE_TITLES = {
    "age_min": N_("From (years)"),
    "age_max": N_("To (years)"),
    "age_on": N_("Age counted on"),
    "barred_years": N_("Excluded years"),
    "residence_rule": N_("Residence"),
    "jlpt_minimum": N_("Japanese from"),
    "english_minimum": N_("English from"),
}


def _rule_field(name: str) -> Field:
    choices: Mapping[str, tuple[str, Sequence[str]]] = {
        "residence_rule": ("residence_rule", tuple(ResidenceRule)),
        "jlpt_minimum": ("jlpt", tuple(level for level in Jlpt if level is not Jlpt.NONE)),
        "english_minimum": ("english", tuple(EnglishLevel)),
    }
    if name not in choices:
        return TextField(name, _RULE_TITLES[name])
    kind, codes = choices[name]
    return ChoiceField(name, _RULE_TITLES[name], codes, _code(kind))


def _code(kind: str) -> Callable[[str, Words], str]:
    return lambda code, words: code_name(kind, code, words)


def _years(typed: str) -> list[int] | None:
    """Read years, one by one or from one to another: 2016-2023, 2025."""
    from jipdesk.exchange.readings import Reason, Unreadable

    found: set[int] = set()
    for part in typed.replace("、", ",").replace("〜", "-").replace("–", "-").split(","):
        if not part.strip():
            continue
        ends = [each.strip() for each in part.split("-")]
        if len(ends) > 2 or not all(each.isdecimal() and _FIRST <= int(each) <= _LAST for each in ends):
            raise Unreadable(Reason.NOT_A_YEAR)
        found.update(range(int(ends[0]), int(ends[-1]) + 1))
    return sorted(found) or None


def _deadline(typed: str) -> date | datetime | None:
    """Read a deadline: a day, or a day and a minute in Japan."""
    if ":" not in typed and "：" not in typed:
        return readers.day(typed)
    moment = readers.local_moment(typed)
    return moment.astimezone(JAPAN) if moment else None


_READERS: Mapping[str, Callable[[str], Any]] = {
    **dict.fromkeys(("name_ja", "name_en"), readers.text),
    **dict.fromkeys(("age_on", "starts_on", "ends_on"), readers.day),
    **dict.fromkeys(("age_min", "age_max", "daily_amount_yen", "places"), readers.whole),
    **dict.fromkeys(("residence_rule", "jlpt_minimum", "english_minimum"), str),
    "hours_per_day": readers.hours,
    "barred_years": _years,
    "closes": _deadline,
}


def _store_course(session: "Session", number: int, field: str, value: Any) -> None:
    edition_fields.edit_course(session, number, field, value)


def _shown(name: str, value: Any) -> str:
    if value is None:
        return ""
    if name == "barred_years":
        return _spans(value)
    if name == "closes":
        return _written_deadline(str(value))
    if isinstance(value, date):
        return i18n.spoken().date(value)
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


def _written_deadline(written: str) -> str:
    """Return a deadline as the language writes it: a day, or a day and a minute."""
    words, at = i18n.spoken(), datetime.fromisoformat(written)
    return words.clock(at) if "T" in written else words.date(at.date())


def _spans(years: Sequence[int]) -> str:
    """Return years as people write them: 2016-2023, 2025."""
    spans: list[list[int]] = []
    for year in sorted(years):
        if spans and year == spans[-1][1] + 1:
            spans[-1][1] = year
        else:
            spans.append([year, year])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in spans)


def _course_name(course: CourseLine) -> Saying:
    return lambda words: (course.name_ja if words.language == "ja" else course.name_en) or course.code


def _capital(text: str, words: Words) -> str:
    return capital(words.told(text))


def _told(text: str) -> Saying:
    return lambda words: words.told(text)


def _facts(page: EditionPage) -> list[tuple[Saying | str, Saying | str]]:
    shown: list[tuple[Saying | str, Saying | str]] = [
        (N_("Programme"), lambda words: page.name_ja if words.language == "ja" else page.name_en),
        (N_("Year"), plain(f"{page.year}  {page.label_ja}")),
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


def _says(rule: Rule, page: EditionPage) -> Saying | str:
    """Return what a rule asks for where nothing of it is to be set here."""
    if rule is Rule.NATIONALITY:
        return _nationality(page)
    fixed: Mapping[Rule, str] = {
        Rule.LANGUAGE: N_("One of the two is enough."),
        Rule.EDUCATION: N_("Students and graduates."),
        Rule.PURPOSE: N_("Applicants agree with the purpose of the programme."),
        Rule.FULL_TIME: N_("Applicants can take part for the whole period."),
        Rule.DOCUMENTS: N_("Applicants can submit their documents when asked."),
        Rule.DEADLINE: N_("The deadline of each course is set below."),
    }
    return fixed.get(rule, "")


def _nationality(page: EditionPage) -> Saying | str:
    found = page.countries
    if found is None:
        return N_("It is not known which list of countries applies; every nationality has to be confirmed.")
    text = N_("One of the {n} countries of {list}, without {excluded}.")
    if not page.excluded:
        text = N_("One of the {n} countries of {list}.")
    return message(
        text,
        n=lambda words: words.number(found.countries),
        list=lambda words: words.told(found.source).replace("：", ":").partition(":")[0],
        excluded=lambda words: words.list([words.territory(code) for code in page.excluded]),
    )
