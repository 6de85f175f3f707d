"""In which tone each state is told, noun by noun; what is not named here has not begun."""

from collections.abc import Mapping
from types import MappingProxyType

from jipdesk.views.look.palette import Tone

_BY_NOUN: Mapping[str, Mapping[Tone, frozenset[str]]] = MappingProxyType(
    {
        "application": {
            Tone.UNDER_WAY: frozenset(
                {"received", "checking", "eligible", "screening", "documents_requested", "interview_set", "interviewed"}
            ),
            Tone.WAITING: frozenset({"to_confirm", "documents_incomplete", "waitlisted", "duplicate"}),
            Tone.DONE: frozenset({"documents_complete", "passed"}),
            Tone.TROUBLE: frozenset({"ineligible"}),
        },
        "document": {
            Tone.UNDER_WAY: frozenset({"received", "checking", "resubmitted"}),
            Tone.WAITING: frozenset({"requested"}),
            Tone.DONE: frozenset({"accepted"}),
            Tone.TROUBLE: frozenset({"returned", "expired"}),
        },
        "opening": {
            Tone.UNDER_WAY: frozenset({"under_review", "registered", "open"}),
            Tone.DONE: frozenset({"filled"}),
        },
        "match": {
            Tone.UNDER_WAY: frozenset({"company_interview", "company_accepted", "agreed", "approved"}),
            Tone.WAITING: frozenset({"proposed"}),
            Tone.DONE: frozenset({"decided"}),
        },
        "placement": {
            Tone.UNDER_WAY: frozenset({"agreements_signed", "plan_approved", "arranged", "training", "running"}),
            Tone.WAITING: frozenset({"preparing"}),
            Tone.DONE: frozenset({"presented", "completed", "follow_up", "closed"}),
            Tone.TROUBLE: frozenset({"suspended", "ended_early"}),
        },
        "paper": {
            Tone.UNDER_WAY: frozenset({"reviewed", "signed_by_a"}),
            Tone.WAITING: frozenset({"sent"}),
            Tone.DONE: frozenset({"signed_by_b", "filed"}),
        },
        "visa": {
            Tone.UNDER_WAY: frozenset({"collecting", "drafted", "sealed", "sent", "with_intern", "applied"}),
            Tone.WAITING: frozenset({"more_requested"}),
            Tone.DONE: frozenset({"not_needed", "issued", "ticketed", "arrived", "departed"}),
            Tone.TROUBLE: frozenset({"refused"}),
        },
        "payment": {
            Tone.UNDER_WAY: frozenset({"approved"}),
            Tone.WAITING: frozenset({"planned"}),
            Tone.DONE: frozenset({"paid", "receipt_filed"}),
            Tone.TROUBLE: frozenset({"held"}),
        },
        "edition": {
            Tone.UNDER_WAY: frozenset({"open", "screening", "matching", "running", "reporting"}),
        },
        "verdict": {
            Tone.DONE: frozenset({"eligible"}),
            Tone.WAITING: frozenset({"confirm"}),
            Tone.TROUBLE: frozenset({"ineligible"}),
        },
        "outcome": {
            Tone.DONE: frozenset({"pass"}),
            Tone.WAITING: frozenset({"confirm"}),
            Tone.TROUBLE: frozenset({"fail"}),
        },
        "progress": {
            Tone.UNDER_WAY: frozenset({"under_way"}),
            Tone.WAITING: frozenset({"waiting"}),
            Tone.DONE: frozenset({"done"}),
            Tone.TROUBLE: frozenset({"trouble"}),
        },
    }
)


def tone_of(noun: str, state: str | None) -> Tone:
    """Return the tone of a state of a noun, of a `verdict`, an `outcome` or a `progress`."""
    return next((tone for tone, states in _BY_NOUN[noun].items() if state in states), Tone.NOT_BEGUN)
