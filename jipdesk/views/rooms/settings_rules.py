"""By what an edition's rules measure: for applicants, and for host companies."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache, partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from jipdesk import i18n, paths
from jipdesk.actions import edition_fields
from jipdesk.exchange import choices
from jipdesk.i18n import Words
from jipdesk.phrases import asked_documents
from jipdesk.phrases.codes import code_name
from jipdesk.phrases.marking import N_
from jipdesk.queries import rule_consequences
from jipdesk.queries.edition_page import EditionPage
from jipdesk.queries.rule_consequences import Turn
from jipdesk.rules.codes import CompanyRule, EnglishLevel, Jlpt, ResidenceRule, Rule
from jipdesk.rules.countries import CountryNames, read_names
from jipdesk.rules.edition_file import shipped_list
from jipdesk.views.jobs import Progress
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces import readers
from jipdesk.views.pieces.fields import ChoiceField, Field, TextField
from jipdesk.views.pieces.form import FormSpec, Reader
from jipdesk.views.rooms.settings_rule_form import RuleForm, Weighing
from jipdesk.views.spoken import Label, Paragraph, Saying, message

_FIRST, _LAST = 2000, 2100
_OF_APPLICANTS: Mapping[Rule, tuple[str, ...]] = {
    Rule.NATIONALITY: ("country_list", "excluded_nationalities"),
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
_OF_COMPANIES: Mapping[CompanyRule, tuple[str, ...]] = {
    CompanyRule.ORGANISATION: ("host_organisations",),
    CompanyRule.MAIN_OFFICE: ("host_country",),
    CompanyRule.SIZE: ("hosts_small_only",),
}
"""Which parameters each rule measures by."""
_TITLES = {
    "country_list": N_("List of countries"),
    "excluded_nationalities": N_("Excluding"),
    "age_min": N_("Youngest (years)"),
    "age_max": N_("Oldest (years)"),
    "age_on": N_("Age counted on"),
    "barred_years": N_("Excluded years"),
    "residence_rule": N_("Residence"),
    "jlpt_minimum": N_("Japanese from"),
    "english_minimum": N_("English from"),
    "host_organisations": N_("May host"),
    "host_country": N_("Main office in"),
    "hosts_small_only": N_("Small and mid-sized only"),
}


class Rules(QWidget):
    """Every rule with its parameters and where it was read."""

    def __init__(self, desk: OpenDesk) -> None:
        super().__init__()
        self.forms: dict[Rule | CompanyRule, RuleForm] = {}
        self._desk = desk
        self._said: dict[Rule | CompanyRule, Paragraph] = {}
        self._sources: dict[Rule | CompanyRule, Paragraph] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Label(N_("Rules for applicants"), "heading"))
        column.addWidget(Paragraph(N_("A changed rule applies from the next eligibility check."), "small"))
        for rule, names in _OF_APPLICANTS.items():
            column.addLayout(self._rule(rule, names))
        column.addWidget(Label(N_("Rules for host companies"), "heading"))
        for of_companies, names in _OF_COMPANIES.items():
            column.addLayout(self._rule(of_companies, names))

    def _rule(self, rule: Rule | CompanyRule, names: Sequence[str]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        kind = "rule" if isinstance(rule, Rule) else "company_rule"
        column.addWidget(Label(lambda words: code_name(kind, rule, words), "strong"))
        self._said[rule] = Paragraph()
        column.addWidget(self._said[rule])
        if names:
            spec = FormSpec("rule_parameters", _readers(), _shown, edition_fields.edit_rule, act="edit_edition")
            fields = [_field(name) for name in names]
            of_companies = isinstance(rule, CompanyRule)
            weighing = Weighing(names, _of_companies if of_companies else _of_applicants, of_companies)
            self.forms[rule] = RuleForm(self._desk, spec, fields, weighing)
            column.addWidget(self.forms[rule])
        self._sources[rule] = Paragraph("", "small")
        column.addWidget(self._sources[rule])
        return column

    def show_page(self, page: EditionPage, drafts: Mapping[str, str]) -> None:
        """Show the rules of an edition."""
        for rule, said in self._said.items():
            says = _says(rule, page)
            said.say(says)
            said.setVisible(bool(says))
            self._sources[rule].say(partial(_told, page.sources.get(rule, "")))
        for form in self.forms.values():
            form.show_record(page.id, {name: page.rules[name] for name in form.fields}, drafts)


def _of_applicants(session: Session, number: int, changed: tuple[str, Any], progress: Progress) -> tuple[Turn, ...]:
    return rule_consequences.of_applicants(session, number, dict([changed]), progress)


def _of_companies(session: Session, number: int, changed: tuple[str, Any], _: Progress) -> tuple[Turn, ...]:
    return rule_consequences.of_companies(session, number, dict([changed]))


def parameter_title(name: str) -> str:
    """Return what a parameter of the rules is called."""
    return _TITLES[name] if name in _TITLES else asked_documents.TITLES[name]


def parameter_said(name: str, value: Any, words: Words) -> str:
    """Return a parameter as one reads it; a dash where none is set."""
    if name in asked_documents.TITLES:
        return asked_documents.value_said(value, words)
    if value is None or value == []:
        return "—"
    if name == "hosts_small_only":
        return _yes_no("yes" if value else "no", words)
    if name == "country_list":
        return _list_name(value, words)
    kinds = {"residence_rule": "residence_rule", "jlpt_minimum": "jlpt", "english_minimum": "english"}
    return code_name(kinds[name], str(value), words) if name in kinds else _shown(name, value)


# --- how it is read and shown -----------------------------------------------------------------------------------------


def _field(name: str) -> Field:
    codes: Mapping[str, tuple[Sequence[str], Callable[[str, Words], str]]] = {
        "residence_rule": (tuple(ResidenceRule), _named("residence_rule")),
        "jlpt_minimum": (tuple(level for level in Jlpt if level is not Jlpt.NONE), _named("jlpt")),
        "english_minimum": (tuple(EnglishLevel), _named("english")),
        "country_list": (_lists(), _list_name),
        "hosts_small_only": (("yes", "no"), _yes_no),
    }
    if name not in codes:
        return TextField(name, _TITLES[name])
    return ChoiceField(name, _TITLES[name], *codes[name])


def _named(kind: str) -> Callable[[str, Words], str]:
    return lambda code, words: code_name(kind, code, words)


def _yes_no(code: str, words: Words) -> str:
    return words.gettext("Yes") if code == "yes" else words.gettext("No")


@cache
def _lists() -> tuple[str, ...]:
    """Return the lists of countries that ship."""
    return tuple(sorted(file.stem for file in paths.resource("countries").glob("dac_*.csv")))


def _list_name(code: str, words: Words) -> str:
    return words.told(shipped_list(code).source).replace("：", ":").partition(":")[0]


@cache
def _countries() -> CountryNames:
    return read_names(paths.resource("countries/names.csv"))


@cache
def _readers() -> Mapping[str, Reader]:
    country = choices.country(_countries())
    return {
        **dict.fromkeys(("age_min", "age_max"), readers.whole),
        **dict.fromkeys(("residence_rule", "jlpt_minimum", "english_minimum", "country_list"), str),
        "age_on": readers.day,
        "barred_years": years,
        "excluded_nationalities": partial(_several, choices.several(country)),
        "host_organisations": partial(_several, choices.several(choices.ORGANISATION)),
        "host_country": country,
        "hosts_small_only": {"yes": True, "no": False}.get,
    }


def _several(read: Callable[[str], Any], typed: str) -> list[str] | None:
    """Read several codes; none is not known."""
    return [str(each) for each in read(typed)] or None


def years(typed: str) -> list[int] | None:
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


def _shown(name: str, value: Any) -> str:
    """Return what stands in a field for a stored value."""
    words = i18n.spoken()
    if value is None:
        return ""
    if name in _SHOWN:
        return _SHOWN[name](value, words)
    return words.date(value) if isinstance(value, date) else str(value)


def _listed(names: Sequence[str], words: Words) -> str:
    """Return names as they can be typed again: English ones have commas of their own."""
    return ("、" if words.language == "ja" else "; ").join(names)


def _territories(codes: Sequence[str], words: Words) -> str:
    return _listed([words.territory(code) for code in codes], words)


def _organisations(codes: Sequence[str], words: Words) -> str:
    return _listed([code_name("organisation", code, words) for code in codes], words)


def _spans(wanted: Sequence[int], _: Words) -> str:
    """Return years as people write them: 2016-2023, 2025."""
    spans: list[list[int]] = []
    for year in sorted(wanted):
        if spans and year == spans[-1][1] + 1:
            spans[-1][1] = year
        else:
            spans.append([year, year])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in spans)


_SHOWN: Mapping[str, Callable[[Any, Words], str]] = {
    "barred_years": _spans,
    "excluded_nationalities": _territories,
    "host_organisations": _organisations,
    "host_country": lambda code, words: words.territory(code),
    "hosts_small_only": lambda is_so, _: "yes" if is_so else "no",
}


def _told(text: str, words: Words) -> str:
    return words.told(text)


def _says(rule: Rule | CompanyRule, page: EditionPage) -> Saying | str:
    """Return what a rule asks for, beside what is set here."""
    if rule is Rule.NATIONALITY:
        return _nationality(page)
    fixed: Mapping[Rule | CompanyRule, str] = {
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
    return message(N_("One of the {n} countries of the list."), n=lambda words: words.number(found.countries))
