"""The words around taking a sheet in: what it would do, row by row."""

from jipdesk.errors import Stop
from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_

KINDS = {"applications": N_("Applications"), "companies": N_("Companies and openings")}


def taken_in(kind: str, count: int, words: Words) -> str:
    """Return what was done: "300 applications were taken in."."""
    if kind == "companies":
        text = words.ngettext("{n} row of companies was taken in.", "{n} rows of companies were taken in.", count)
    else:
        text = words.ngettext("{n} application was taken in.", "{n} applications were taken in.", count)
    return text.format(n=words.number(count))


def reasons_title(mark: str, words: Words) -> str:
    """Return the heading over the reasons in a sheet of refused rows; the mark keeps it from being taken in."""
    return words.gettext("{mark} why it was not taken in").format(mark=mark)


def sentence(stop: Stop, words: Words) -> str | None:
    """Return the sentence for a refusal of this area, or None where another area knows it."""
    _ = words.gettext
    known = {
        "sheet_changed": _("The file was changed since it was read. Choose it again."),
        "printer_silent": _("The printer does not answer. Choose another, or save the papers as PDF."),
        "company_needs_name": _("A company needs a name, in Japanese or in English."),
        "person_needs_name": _("A person needs a family name or a given name."),
        "coordinator_needs_name": _("Write the name of the coordinator first."),
        "coordinator_exists": _("There is a coordinator of that name already."),
        "last_coordinator": _("Somebody has to work at the desk. Add another coordinator first."),
    }
    return known.get(stop.code)
