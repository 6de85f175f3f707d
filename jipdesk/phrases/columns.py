"""The titles of the columns of lists and ledgers."""

from collections.abc import Mapping
from types import MappingProxyType

from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_

TITLES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "applications": {
            "no": N_("Receipt no."),
            "name": N_("Name (as in passport)"),
            "name_kana": N_("Name in katakana"),
            "name_native": N_("Name in own script"),
            "birth_date": N_("Date of birth"),
            "nationality": N_("Nationality or region"),
            "residence_country": N_("Country of residence"),
            "jlpt": N_("JLPT"),
            "english_level": N_("English (declared)"),
            "state": N_("Stage"),
            "verdict": N_("Eligibility"),
            "submitted_at": N_("Received (Japan time)"),
        },
        "companies": {
            "no": N_("Company no."),
            "name_ja": N_("Name (Japanese)"),
            "name_en": N_("Name (English)"),
            "prefecture": N_("Prefecture"),
            "industry_class": N_("Industry"),
            "employees": N_("Employees"),
            "verdict": N_("Eligibility"),
            "openings": N_("Openings"),
            "places": N_("Places"),
        },
        "placements": {
            "no": N_("Placement no."),
            "application": N_("Receipt no."),
            "name": N_("Name (as in passport)"),
            "name_kana": N_("Name in katakana"),
            "nationality": N_("Nationality or region"),
            "company": N_("Company no."),
            "company_ja": N_("Host company (Japanese)"),
            "company_en": N_("Host company (English)"),
            "course": N_("Course"),
            "starts_on": N_("From"),
            "ends_on": N_("To"),
            "days": N_("Days of activity"),
            "supervisor": N_("Internship supervisor"),
            "state": N_("Stage"),
        },
    }
)
"""By list and field, in the order in which they stand."""


def titles(what: str, words: Words) -> dict[str, str]:
    """Return the titles of a list by field."""
    return {name: words.gettext(title) for name, title in TITLES[what].items()}
