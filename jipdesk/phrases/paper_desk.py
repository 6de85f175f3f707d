"""The words of the room of papers: how each paper stands, short enough for a cell, and the sentence behind it."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from jipdesk.i18n import Words
from jipdesk.phrases.codes import capital
from jipdesk.phrases.marking import N_
from jipdesk.phrases.papers import field_name, missing_sentence, missing_sentences

SHORT: Mapping[str, str] = MappingProxyType(
    {
        "cover": N_("Cover"),
        "agreement-company": N_("Company agreement"),
        "agreement-intern": N_("Intern agreement"),
        "itinerary": N_("Itinerary"),
    }
)
"""Headings of the four columns."""

STATES: Mapping[str, str] = MappingProxyType(
    {
        "draft": N_("Draft"),
        "reviewed": N_("Issued"),
        "sent": N_("Sent"),
        "signed_by_a": N_("Half signed"),
        "signed_by_b": N_("Signed"),
        "filed": N_("Filed"),
        "void": N_("Void"),
        "replaced": N_("Replaced"),
    }
)

STANDINGS: Mapping[str, str] = MappingProxyType(
    {
        "changed": N_("Changed since issue"),
        "missing": N_("Data missing"),
        "ready": N_("Ready to issue"),
        "issued": N_("Issued"),
    }
)


def changed(field: str, before: str, after: str, words: Words) -> str:
    """Return what a paper would say otherwise: "Host company's address: 1-2-3 → 4-5-6"."""
    name = field_name(field, words)
    text = words.gettext("{field}: {before} → {after}")
    return text.format(field=capital(name), before=before or "—", after=after or "—")


def missing_of(gaps: Sequence[Any], words: Words) -> str:
    """Return what is missing, a sentence to a line."""
    return "\n".join(missing_sentence(gap.code, gap.field, words) for gap in gaps)


def not_yet(gaps: Sequence[Any], words: Words) -> str:
    """Return why a paper cannot be printed, with all that is missing."""
    return words.gettext("This paper cannot be printed yet. {missing}").format(missing=missing_sentences(gaps, words))
