"""What is said of the papers an edition asks for: of whom, of those who travel only, and how long applicants have."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_
from jipdesk.phrases.selection import DOCUMENTS

TITLES: Mapping[str, str] = MappingProxyType(
    {
        "documents_of_students": N_("Documents of students"),
        "documents_of_graduates": N_("Documents of graduates"),
        "documents_of_others": N_("Documents of others"),
        "documents_to_travel": N_("Of travellers only"),
        "documents_days": N_("Days for documents"),
    }
)
GROUPS: Mapping[str, str] = MappingProxyType(
    {
        "documents_of_students": N_("Students"),
        "documents_of_graduates": N_("Graduates"),
        "documents_of_others": N_("Other or not stated"),
        "documents_to_travel": N_("Only of those who travel"),
    }
)
"""Of whom a paper is asked, as the heading of a column."""

NEXT_OFFICE_DAY = N_("If offices in Japan are closed on the last day, documents are due on the next working day.")


def value_said(value: object, words: Words) -> str:
    """Return what an edition asks for as one reads it: the papers below each other, or the days."""
    if isinstance(value, list):
        return "\n".join(document_names(value, words)) or words.gettext("None")
    days = int(str(value))
    return words.ngettext("{n} day", "{n} days", days).format(n=words.number(days))


def document_names(kinds: Iterable[str], words: Words) -> list[str]:
    """Return what some papers are called."""
    return [words.gettext(DOCUMENTS[kind]) for kind in kinds]


def standing_sentence(count: int, words: Words) -> str:
    """Return that a change concerns only who passes later, and of how many papers were asked already."""
    if not count:
        return words.gettext(
            "A change applies to applicants who pass the document screening from now on. "
            "Nobody has been asked for documents yet."
        )
    return words.ngettext(
        "A change applies to applicants who pass the document screening from now on. "
        "{n} applicant has been asked already; what was requested stays as it is.",
        "A change applies to applicants who pass the document screening from now on. "
        "{n} applicants have been asked already; what was requested stays as it is.",
        count,
    ).format(n=words.number(count))


def nothing_sentence(field: str, words: Words) -> str:
    """Return what it means where nothing is asked of a group of applicants."""
    return words.gettext(_NOTHING[field])


_NOTHING = {
    "documents_of_students": N_(
        "Students are asked for no document: once they pass the screening, their documents count as complete."
    ),
    "documents_of_graduates": N_(
        "Graduates are asked for no document: once they pass the screening, their documents count as complete."
    ),
    "documents_of_others": N_(
        "Applicants whose education is another or not stated are asked for no document: "
        "once they pass the screening, their documents count as complete."
    ),
}
