"""The words of the readiness board: short enough for a cell, and the sentence behind each cell."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_

SHORT: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "agreements": {
            "none": N_("Not printed"),
            "begun": N_("Printed"),
            "out": N_("Out to sign"),
            "signed": N_("Signed"),
        },
        "visa": {
            "none": N_("Not begun"),
            "not_needed": N_("Not needed"),
            "collecting": N_("Collecting"),
            "drafted": N_("Drafted"),
            "sealed": N_("Sealed"),
            "sent": N_("In the post"),
            "with_intern": N_("To apply"),
            "applied": N_("Applied"),
            "more_requested": N_("More asked"),
            "issued": N_("Granted"),
            "refused": N_("Refused"),
            "ticketed": N_("Ticketed"),
            "arrived": N_("In Japan"),
            "departed": N_("Gone home"),
        },
        "flight": {"none": N_("Not booked"), "days_differ": N_("Days differ")},
        "accommodation": {"none": N_("Not booked")},
        "insurance": {"none": N_("Not insured")},
        "equipment": {"none": N_("To prepare"), "lent": N_("Handed over")},
        "training": {"none": N_("Not invited"), "missed": N_("Absent")},
    }
)
"""By arrangement: what a cell says of it. None of it takes more room than a cell has."""

NOT_NEEDED = N_("Not needed")

MOVERS: Mapping[str, str] = MappingProxyType(
    {
        "office": N_("Office"),
        "company": N_("Company"),
        "intern": N_("Intern"),
        "mission": N_("Embassy"),
    }
)

HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        "agreements": N_("Agreements"),
        "visa": N_("Visa"),
        "flight": N_("Flight"),
        "accommodation": N_("Room"),
        "insurance": N_("Insurance"),
        "equipment": N_("PC"),
        "training": N_("Training"),
    }
)


def short(arrangement: str, code: str, words: Words) -> str:
    """Return the word of a cell: `short("visa", "applied", words)` is "Applied"."""
    return words.gettext(SHORT[arrangement][code])


def mover(code: str, words: Words) -> str:
    """Return whose move it is, in a word."""
    return words.gettext(MOVERS[code])


def short_day(day: date, words: Words) -> str:
    """Return a near day as short as it can be: 24 Sep, 9/24."""
    if words.language == "ja":
        return f"{day.month}/{day.day}"
    from babel.dates import format_date

    return format_date(day, "d MMM", locale=words.language)


def short_period(first: date, last: date, words: Words) -> str:
    """Return a period as short as it can be: 5 Oct–16 Nov, 10/5–11/16."""
    return f"{short_day(first, words)}–{short_day(last, words)}"


def short_of_days(count: int, words: Words) -> str:
    """Return how many insured days are missing."""
    return words.ngettext("{n} day short", "{n} days short", count).format(n=words.number(count))


def short_of_nights(count: int, words: Words) -> str:
    """Return for how many nights there is no room."""
    return words.ngettext("{n} night short", "{n} nights short", count).format(n=words.number(count))
