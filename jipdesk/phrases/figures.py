"""The names of tables of figures and of what stands in them."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from jipdesk.i18n import Words
from jipdesk.phrases.codes import code_name
from jipdesk.phrases.following_up import kind_name
from jipdesk.phrases.marking import N_
from jipdesk.phrases.prefectures import prefecture_name
from jipdesk.phrases.states import state_name

TABLES: Mapping[str, str] = MappingProxyType(
    {
        "nationality": N_("By nationality or region"),
        "group": N_("By group of the DAC list"),
        "residence": N_("By country of residence"),
        "sex": N_("By sex"),
        "jlpt": N_("By Japanese (JLPT)"),
        "english": N_("By English (declared)"),
        "education": N_("By education"),
        "course": N_("By course (a person who chose two counts in both)"),
        "states": N_("Applications by stage"),
        "verdicts": N_("Applications by eligibility"),
        "company_verdicts": N_("Companies by eligibility"),
        "prefectures": N_("Companies by prefecture"),
        "placement_states": N_("Placements by stage"),
        "placement_courses": N_("Placements by course"),
        "payments": N_("Activity support fund (yen)"),
        "follow_ups": N_("Interns by follow-up"),
    }
)

MEASURES: tuple[str, ...] = (N_("Applications"), N_("Eligible"), N_("Candidates"), N_("Placements"))

HEAD: tuple[str, ...] = (N_("Table"), N_("Line"))
NUMBER = N_("Number")
WHOLE = N_("All applications")
SINGLE: Mapping[str, str] = MappingProxyType(
    {
        "companies": N_("Host companies"),
        "openings": N_("Openings"),
        "places": N_("Places"),
        "days_of_activity": N_("Days of activity"),
    }
)
"""Figures that stand for themselves."""

GROUPS: Mapping[str, str] = MappingProxyType(
    {
        "LDC": N_("Least developed"),
        "LIC": N_("Other low income"),
        "LMIC": N_("Lower middle income"),
        "UMIC": N_("Upper middle income"),
    }
)

_NOUNS: Mapping[str, str] = MappingProxyType(
    {"states": "application", "placement_states": "placement", "payments": "payment"}
)
_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "sex": "sex",
        "jlpt": "jlpt",
        "english": "english",
        "education": "education",
        "verdicts": "verdict",
        "company_verdicts": "verdict",
    }
)


def _territory(code: str, words: Words) -> str:
    return words.territory(code)


_NAMED: Mapping[str, Callable[[str, Words], str]] = MappingProxyType(
    {
        "nationality": _territory,
        "residence": _territory,
        "prefectures": prefecture_name,
        "follow_ups": kind_name,
    }
)

LACKING: tuple[str, ...] = (
    N_("Reports and evaluations by interns and companies: they are not recorded on this desk yet."),
    N_("Expenses other than the activity support fund, with their vouchers."),
    N_("Comparison with earlier years: each edition is counted on its own."),
    N_("The written report itself: these figures have to be entered in the ministry's form by hand."),
)
"""What a report to the ministry asks for and the desk does not give yet."""


def table_name(table: str, words: Words) -> str:
    """Return the title of a table."""
    return words.gettext(TABLES[table])


def line_name(table: str, code: str, words: Words) -> str:
    """Return what a line of a table is about; courses are called as they are."""
    if not code:
        return words.gettext("not on the list") if table == "group" else words.gettext("not stated")
    if table in _NAMED:
        return _NAMED[table](code, words)
    if table == "group":
        return words.gettext(GROUPS[code]) if code in GROUPS else code
    if table in _NOUNS:
        return state_name(_NOUNS[table], code, words)
    return code_name(_KINDS[table], code, words) if table in _KINDS else code


def ledger_titles(words: Words) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the titles of the columns of a ledger of figures: those of texts, those of numbers."""
    return tuple(map(words.gettext, HEAD)), tuple(map(words.gettext, (*MEASURES, NUMBER)))


def single_name(name: str, words: Words) -> str:
    """Return what a figure that stands for itself is called."""
    return words.gettext(SINGLE[name])


def whole_name(words: Words) -> str:
    """Return what the line over all applications is called."""
    return words.gettext(WHOLE)
