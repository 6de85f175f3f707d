"""What a check of desk or backup found, said plainly and without personal data."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol

from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_

_RECORDS: Mapping[str, str] = MappingProxyType(
    {
        "person": N_("person {number}"),
        "application": N_("application {number}"),
        "passport": N_("passport {number}"),
        "company": N_("company {number}"),
        "opening": N_("opening {number}"),
        "interview": N_("interview {number}"),
        "match": N_("match {number}"),
        "placement": N_("placement {number}"),
        "paper": N_("paper {number}"),
        "allowance": N_("allowance {number}"),
        "edition": N_("edition {number}"),
        "coordinator": N_("coordinator {number}"),
        "act": N_("action {number}"),
    }
)
"""Records by their table, as a person would name them; the others are for whoever looks into the matter."""


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
    return known[finding.code].format(where=_place(finding.where, words))


def _place(where: str, words: Words) -> str:
    table, _, number = where.partition(" ")
    if table not in _RECORDS or not number.isdecimal():
        return where
    return words.gettext(_RECORDS[table]).format(number=number)
