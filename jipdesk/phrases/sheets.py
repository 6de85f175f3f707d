"""The words around taking a sheet in: what it would do, row by row."""

from jipdesk.errors import Stop
from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_

KINDS = {"applications": N_("Applications"), "companies": N_("Companies and openings")}


def taken_in(kind: str, count: int, words: Words) -> str:
    """Return what was done: "300 applications were taken in."."""
    if kind == "companies":
        text = words.ngettext("{n} row of companies was imported.", "{n} rows of companies were imported.", count)
    else:
        text = words.ngettext("{n} application was imported.", "{n} applications were imported.", count)
    return text.format(n=words.number(count))


def reasons_title(mark: str, words: Words) -> str:
    """Return the heading over the reasons in a sheet of refused rows; the mark keeps it from being taken in."""
    return words.gettext("{mark} why it was not imported").format(mark=mark)


def sentence(stop: Stop, words: Words) -> str | None:
    """Return the sentence for a refusal of this area, or None where another area knows it."""
    _ = words.gettext
    known = {
        "sheet_changed": _("The file has changed since it was read. Choose it again."),
        "printer_silent": _("The printer does not respond. Choose another, or save the papers as PDF."),
        "company_needs_name": _("A company needs a name, in Japanese or in English."),
        "person_needs_name": _("A person needs a family name or a given name."),
        "coordinator_needs_name": _("Enter the name of the coordinator first."),
        "coordinator_exists": _("There is already a coordinator of that name. Enter another name."),
        "last_coordinator": _("The desk needs at least one coordinator. Add another one first."),
    }
    return known.get(stop.code)
