"""What a check of desk or backup found, said plainly and without personal data."""

from typing import Protocol

from jipdesk.i18n import Words


class Found(Protocol):
    """A finding: its code, and where."""

    @property
    def code(self) -> str:
        """What kind of damage."""

    @property
    def where(self) -> str:
        """Which page, row or file."""


def describe(finding: Found, words: Words) -> str:
    """Return the sentence for a finding."""
    _ = words.gettext
    known = {
        "page_damaged": _("A page of the data file is damaged ({where})."),
        "structure_damaged": _("The structure of the data file is damaged ({where})."),
        "reference_broken": _("A record refers to one that does not exist ({where})."),
        "file_damaged": _("A stored file is no longer what it was when it was stored ({where})."),
        "history_broken": _("The history was altered or has a gap at entry {where}."),
        "changed_outside": _("A record was changed outside the program ({where})."),
        "content_differs": _("The content is not what was backed up."),
    }
    return known[finding.code].format(where=finding.where)
