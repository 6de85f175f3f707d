"""What a desk holds, in words: the kinds of records that a person counts."""

from collections.abc import Mapping
from types import MappingProxyType

from jipdesk.phrases.marking import N_

COUNTED: Mapping[str, str] = MappingProxyType(
    {
        "application": N_("Applications"),
        "person": N_("People"),
        "company": N_("Companies"),
        "opening": N_("Openings"),
        "interview": N_("Interviews"),
        "match": N_("Matches"),
        "placement": N_("Placements"),
        "paper": N_("Papers"),
        "allowance": N_("Allowances"),
        "coordinator": N_("Coordinators"),
        "act": N_("Actions"),
    }
)
"""By table, in the order in which they are shown."""
