"""The sentences of the page Today: what waits and what to do about it, and what is due."""

from collections.abc import Sequence
from types import MappingProxyType
from typing import NamedTuple

from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_, NN_, Plural
from jipdesk.phrases.states import ARRANGEMENTS


class Waiting(NamedTuple):
    """What the button says that does something about it, and the sentence beside the number."""

    verb: str
    sentence: Plural


WAITING = MappingProxyType(
    {
        "late_arrangements": Waiting(
            N_("Arrange"), NN_("intern has an arrangement that is late", "interns have arrangements that are late")
        ),
        "papers_not_back": Waiting(
            N_("Remind"),
            NN_(
                "paper was sent 14 days ago or earlier and is not back",
                "papers were sent 14 days ago or earlier and are not back",
            ),
        ),
        "documents_late": Waiting(
            N_("Remind"), NN_("applicant has documents that are overdue", "applicants have documents that are overdue")
        ),
        "passport_expires": Waiting(
            N_("Look"),
            NN_(
                "applicant has a passport that ends before the stay",
                "applicants have passports that end before their stay",
            ),
        ),
        "documents_to_check": Waiting(
            N_("Check"),
            NN_("applicant has documents that wait to be checked", "applicants have documents that wait to be checked"),
        ),
        "reports_late": Waiting(N_("Remind"), NN_("report is overdue", "reports are overdue")),
        "told_contrary": Waiting(
            N_("Open"),
            NN_(
                "applicant was told the contrary of what was decided since",
                "applicants were told the contrary of what was decided since",
            ),
        ),
        "not_told": Waiting(
            N_("Write letters"),
            NN_("applicant has not been told the result", "applicants have not been told their results"),
        ),
        "to_check": Waiting(
            N_("Check"),
            NN_("application waits for the eligibility check", "applications wait for the eligibility check"),
        ),
        "to_confirm": Waiting(
            N_("Confirm"),
            NN_("application has something to be confirmed", "applications have something to be confirmed"),
        ),
        "same_person": Waiting(
            N_("Compare"),
            NN_("pair of applicants is very likely one person", "pairs of applicants are very likely one person each"),
        ),
        "asked_of_me": Waiting(
            N_("Answer"),
            NN_(
                "application on which a colleague asks you something",
                "applications on which colleagues ask you something",
            ),
        ),
        "to_review": Waiting(
            N_("Screen"), NN_("application waits for your review", "applications wait for your review")
        ),
        "to_apply": Waiting(
            N_("Decide"), NN_("tentative decision waits to be applied", "tentative decisions wait to be applied")
        ),
        "to_screen": Waiting(N_("Screen"), NN_("application waits for screening", "applications wait for screening")),
        "documents_complete": Waiting(
            N_("Arrange interviews"), NN_("applicant has sent all documents", "applicants have sent all documents")
        ),
        "without_points": Waiting(
            N_("Record"), NN_("interview was held but has no points yet", "interviews were held but have no points yet")
        ),
        "to_decide": Waiting(
            N_("Decide"),
            NN_("interviewed applicant waits for a decision", "interviewed applicants wait for a decision"),
        ),
        "for_company": Waiting(N_("Open"), NN_("proposal waits for the company", "proposals wait for the companies")),
        "for_intern": Waiting(N_("Open"), NN_("proposal waits for the intern", "proposals wait for the interns")),
        "to_place": Waiting(
            N_("Decide"), NN_("match is agreed and can be decided", "matches are agreed and can be decided")
        ),
        "without_papers": Waiting(
            N_("Issue"), NN_("placement has no papers issued yet", "placements have no papers issued yet")
        ),
    }
)

DUE = MappingProxyType(
    {
        "interview": N_("Office interview"),
        "company_interview": N_("Company interview"),
        "documents": N_("Applicants' documents"),
        "training": N_("Training"),
        "start": N_("Internship begins"),
        "end": N_("Internship ends"),
        "report": N_("Report"),
    }
)
"""What is due and is not an arrangement."""


def sentence(what: str, count: int, words: Words) -> str:
    """Return what waits, as a sentence beside its number."""
    return words.ngettext(*WAITING[what].sentence, count)


def verb(what: str, words: Words) -> str:
    """Return what the button beside it says."""
    return words.gettext(WAITING[what].verb)


def due_name(what: str, words: Words) -> str:
    """Return what is due: an arrangement, or one of the other things with a day."""
    return words.gettext(DUE[what] if what in DUE else ARRANGEMENTS[what])


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
