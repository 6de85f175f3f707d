"""What is said about the time after an internship."""

from collections.abc import Mapping
from types import MappingProxyType

from jipdesk.errors import Stop
from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "contact": N_("Contact"),
        "employment_support": N_("Employment matching support"),
        "offer": N_("Job offer"),
        "japanese_lessons": N_("Japanese lessons"),
        "status_change": N_("Change of status of residence"),
        "hired": N_("Hired"),
        "alumni_news": N_("Alumni news"),
    }
)

OUTCOMES: Mapping[str, str] = MappingProxyType(
    {
        "under_way": N_("In progress"),
        "accepted": N_("Offer accepted"),
        "declined": N_("Offer declined"),
        "done": N_("Done"),
        "no_result": N_("No result"),
    }
)


def kind_name(kind: str, words: Words) -> str:
    """Return what happened; news of a kind that is not ours is called as it was written."""
    return words.gettext(KINDS[kind]) if kind in KINDS else kind


def outcome_name(outcome: str, words: Words) -> str:
    """Return how it came out."""
    return words.gettext(OUTCOMES[outcome]) if outcome in OUTCOMES else outcome


def sentence(stop: Stop, words: Words) -> str | None:
    """Return the sentence for a refusal of this area, or None where another area knows it."""
    if stop.code != "not_over":
        return None
    count = int(str(stop.values["count"]))
    return words.ngettext(
        "The internship of {count} intern is not over yet. Complete it first, or end it early.",
        "The internships of {count} interns are not over yet. Complete them first, or end them early.",
        count,
    ).format(count=words.number(count))
