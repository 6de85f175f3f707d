"""The names of the codes that records, sheets and rules share."""

from collections.abc import Mapping
from types import MappingProxyType

from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_

NAMES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "sex": {"M": N_("Male"), "F": N_("Female"), "X": N_("Other")},
        "education": {"student": N_("Student"), "graduate": N_("Graduate"), "other": N_("Other")},
        "jlpt": {"none": N_("none")},
        "english": {
            "none": N_("none"),
            "basic": N_("basic"),
            "conversational": N_("conversational"),
            "business": N_("business level"),
            "native": N_("native"),
        },
        "english_short": {
            "none": N_("none"),
            "basic": N_("basic"),
            "conversational": N_("Convers."),
            "business": N_("Business"),
            "native": N_("native"),
        },
        "outcome": {"pass": N_("Met"), "fail": N_("Not met"), "confirm": N_("To be confirmed")},
        "verdict": {
            "eligible": N_("Eligible"),
            "ineligible": N_("Not eligible"),
            "confirm": N_("To be confirmed"),
        },
        "organisation": {
            "company": N_("company"),
            "association": N_("industry association"),
            "non-profit": N_("non-profit corporation"),
            "local government": N_("local government"),
        },
        "industry": {
            "manufacturing": N_("manufacturing and others"),
            "wholesale": N_("wholesale"),
            "retail": N_("retail"),
            "service": N_("service"),
        },
        "course_kind": {"in_person": N_("In person"), "online": N_("Online"), "commuting": N_("Commuting")},
        "residence_rule": {
            "japan": N_("Lives in Japan"),
            "abroad": N_("Lives outside Japan"),
            "either": N_("Lives anywhere"),
        },
        "rule": {
            "nationality": N_("Nationality"),
            "residence": N_("Residence"),
            "language": N_("Languages"),
            "age": N_("Age"),
            "education": N_("Student or graduate"),
            "past_participation": N_("Past participation"),
            "purpose": N_("Agreement with the purpose"),
            "full_time": N_("Full-time participation"),
            "documents": N_("Submission of documents"),
            "deadline": N_("Application deadline"),
        },
        "company_rule": {
            "organisation": N_("Kind of organisation"),
            "main_office": N_("Main office"),
            "size": N_("Size of the company"),
        },
        "day_count": {
            "activity_days": N_("Activity days"),
            "activity_and_training_days": N_("Activity and training days"),
            "calendar_days": N_("All days of the stay"),
        },
    }
)
"""By kind and code; a code that is the same in both languages, such as N3, stands in none."""


def code_name(kind: str, code: str, words: Words) -> str:
    """Return the name of a code: `code_name("english", "business", words)` is "business level"."""
    name = NAMES[kind].get(code)
    return code if name is None else words.gettext(name)


def capital(text: str) -> str:
    """Return a text that begins a line."""
    return text[:1].upper() + text[1:]
