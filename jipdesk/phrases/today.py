"""The sentences of the page Today: what waits and what to do about it, and what is due."""

from collections.abc import Sequence

from jipdesk.i18n import Words
from jipdesk.phrases.states import ARRANGEMENTS


def sentence(what: str, count: int, words: Words) -> str:
    """Return what waits, as a sentence beside its number."""
    said = {
        "late_arrangements": lambda: words.ngettext(
            "intern has an arrangement that is late", "interns have arrangements that are late", count
        ),
        "papers_not_back": lambda: words.ngettext(
            "paper was sent 14 days ago or earlier and is not back",
            "papers were sent 14 days ago or earlier and are not back",
            count,
        ),
        "documents_late": lambda: words.ngettext(
            "applicant has documents that are overdue", "applicants have documents that are overdue", count
        ),
        "passport_expires": lambda: words.ngettext(
            "applicant has a passport that ends before the stay",
            "applicants have passports that end before their stay",
            count,
        ),
        "documents_to_check": lambda: words.ngettext(
            "applicant has documents that wait to be checked",
            "applicants have documents that wait to be checked",
            count,
        ),
        "reports_late": lambda: words.ngettext("report is overdue", "reports are overdue", count),
        "told_contrary": lambda: words.ngettext(
            "applicant was told the contrary of what was decided since",
            "applicants were told the contrary of what was decided since",
            count,
        ),
        "not_told": lambda: words.ngettext(
            "applicant has not been told the result", "applicants have not been told their results", count
        ),
        "to_check": lambda: words.ngettext(
            "application waits for the eligibility check", "applications wait for the eligibility check", count
        ),
        "to_confirm": lambda: words.ngettext(
            "application has something to be confirmed", "applications have something to be confirmed", count
        ),
        "same_person": lambda: words.ngettext(
            "pair of applicants is very likely one person", "pairs of applicants are very likely one person each", count
        ),
        "asked_of_me": lambda: words.ngettext(
            "application on which a colleague asks you something",
            "applications on which colleagues ask you something",
            count,
        ),
        "to_review": lambda: words.ngettext(
            "application waits for your review", "applications wait for your review", count
        ),
        "to_apply": lambda: words.ngettext(
            "tentative decision waits to be applied", "tentative decisions wait to be applied", count
        ),
        "to_screen": lambda: words.ngettext(
            "application waits for screening", "applications wait for screening", count
        ),
        "documents_complete": lambda: words.ngettext(
            "applicant has sent all documents", "applicants have sent all documents", count
        ),
        "without_points": lambda: words.ngettext(
            "interview was held but has no points yet", "interviews were held but have no points yet", count
        ),
        "to_decide": lambda: words.ngettext(
            "interviewed applicant waits for a decision", "interviewed applicants wait for a decision", count
        ),
        "for_company": lambda: words.ngettext(
            "proposal waits for the company", "proposals wait for the companies", count
        ),
        "for_intern": lambda: words.ngettext("proposal waits for the intern", "proposals wait for the interns", count),
        "to_place": lambda: words.ngettext(
            "match is agreed and can be decided", "matches are agreed and can be decided", count
        ),
        "without_papers": lambda: words.ngettext(
            "placement has no papers issued yet", "placements have no papers issued yet", count
        ),
    }
    return said[what]()


def verb(what: str, words: Words) -> str:
    """Return what the button beside it says."""
    _ = words.gettext
    said = {
        "late_arrangements": _("Arrange"),
        "papers_not_back": _("Remind"),
        "documents_late": _("Remind"),
        "passport_expires": _("Look"),
        "documents_to_check": _("Check"),
        "reports_late": _("Remind"),
        "told_contrary": _("Open"),
        "not_told": _("Write letters"),
        "to_check": _("Check"),
        "to_confirm": _("Confirm"),
        "same_person": _("Compare"),
        "asked_of_me": _("Answer"),
        "to_review": _("Screen"),
        "to_screen": _("Screen"),
        "to_apply": _("Decide"),
        "documents_complete": _("Arrange interviews"),
        "without_points": _("Record"),
        "to_decide": _("Decide"),
        "for_company": _("Open"),
        "for_intern": _("Open"),
        "to_place": _("Decide"),
        "without_papers": _("Issue"),
    }
    return said[what]


def due_name(what: str, words: Words) -> str:
    """Return what is due: an arrangement, or one of the other things with a day."""
    _ = words.gettext
    said = {
        "interview": _("Office interview"),
        "company_interview": _("Company interview"),
        "documents": _("Applicants' documents"),
        "training": _("Training"),
        "start": _("Internship begins"),
        "end": _("Internship ends"),
        "report": _("Report"),
    }
    return said[what] if what in said else words.gettext(ARRANGEMENTS[what])


def people(names: Sequence[str], count: int, words: Words) -> str:
    """Return whom it concerns: "SUHARTO Budi and 3 others"."""
    if not names:
        return ""
    more = count - 1
    if more <= 0:
        return names[0]
    return words.ngettext("{name} and {n} other", "{name} and {n} others", more).format(
        name=names[0], n=words.number(more)
    )


def in_days(days: int, words: Words) -> str:
    """Return how near a day is."""
    if days == 0:
        return words.gettext("today")
    return words.ngettext("in {n} day", "in {n} days", days).format(n=words.number(days))
