"""The names of states, steps, obstacles and arrangements."""

from collections.abc import Mapping
from types import MappingProxyType

from jipdesk.errors import Stop
from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_
from jipdesk.phrases.steps import STEPS

STATES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "edition": {
            "preparing": N_("Preparing"),
            "open": N_("Taking applications"),
            "screening": N_("Screening applications"),
            "matching": N_("Matching candidates"),
            "running": N_("Under way"),
            "reporting": N_("Reporting results"),
            "archived": N_("Archived"),
        },
        "application": {
            "draft": N_("Not yet received"),
            "received": N_("Received"),
            "duplicate": N_("Duplicate application"),
            "checking": N_("Eligibility check"),
            "ineligible": N_("Not eligible"),
            "to_confirm": N_("To be confirmed"),
            "eligible": N_("Eligible"),
            "screening": N_("Document screening"),
            "documents_requested": N_("Documents requested"),
            "documents_incomplete": N_("Documents incomplete"),
            "documents_complete": N_("Documents complete"),
            "interview_set": N_("Interview arranged"),
            "interviewed": N_("Interviewed"),
            "passed": N_("Candidate"),
            "waitlisted": N_("Waitlisted"),
            "not_selected": N_("Not selected"),
            "withdrawn": N_("Withdrawn"),
            "cancelled": N_("Cancelled"),
        },
        "document": {
            "not_requested": N_("Not requested"),
            "requested": N_("Requested"),
            "received": N_("Arrived"),
            "checking": N_("Being checked"),
            "returned": N_("Sent back"),
            "resubmitted": N_("Resubmitted"),
            "accepted": N_("Accepted"),
            "expired": N_("Expired"),
        },
        "opening": {
            "draft": N_("Being drafted"),
            "under_review": N_("Under review"),
            "registered": N_("Registered"),
            "open": N_("Open for proposals"),
            "filled": N_("Filled"),
            "closed": N_("Closed for proposals"),
            "withdrawn": N_("Taken back"),
        },
        "match": {
            "proposed": N_("Proposed"),
            "company_interview": N_("Company interview"),
            "company_accepted": N_("Company accepted"),
            "company_declined": N_("Company declined"),
            "intern_declined": N_("Candidate declined"),
            "agreed": N_("Both sides agreed"),
            "approved": N_("Committee approved"),
            "decided": N_("Acceptance decided"),
            "cancelled": N_("Match cancelled"),
        },
        "placement": {
            "preparing": N_("Preparing"),
            "agreements_signed": N_("Agreements signed"),
            "plan_approved": N_("Plan approved"),
            "arranged": N_("Arrangements complete"),
            "training": N_("Pre-training"),
            "running": N_("Under way"),
            "suspended": N_("Suspended"),
            "presented": N_("Presented"),
            "completed": N_("Completed"),
            "ended_early": N_("Ended early"),
            "follow_up": N_("In follow-up"),
            "closed": N_("Finished"),
            "cancelled": N_("Cancelled"),
        },
        "paper": {
            "draft": N_("Draft"),
            "reviewed": N_("Issued"),
            "sent": N_("Sent for signature"),
            "signed_by_a": N_("Signed by Party A"),
            "signed_by_b": N_("Signed by both parties"),
            "filed": N_("Filed"),
            "void": N_("Void"),
            "replaced": N_("Replaced"),
        },
        "visa": {
            "not_needed": N_("No visa needed"),
            "collecting": N_("Collecting papers"),
            "drafted": N_("Papers drafted"),
            "sealed": N_("Originals sealed"),
            "sent": N_("On the way to the intern"),
            "with_intern": N_("With the intern"),
            "applied": N_("Applied for"),
            "more_requested": N_("More papers requested"),
            "issued": N_("Visa issued"),
            "refused": N_("Visa refused"),
            "ticketed": N_("Ticketed"),
            "arrived": N_("In Japan"),
            "departed": N_("Returned home"),
        },
        "payment": {
            "planned": N_("Planned"),
            "approved": N_("Approved"),
            "held": N_("On hold"),
            "paid": N_("Paid"),
            "receipt_filed": N_("Receipt filed"),
        },
    }
)

OBSTACLES: Mapping[str, str] = MappingProxyType(
    {
        "company_agreement_open": N_("The agreement with the company is not signed by both parties."),
        "intern_agreement_open": N_("The agreement with the intern is not signed by both parties."),
        "period_missing": N_("The period of the internship is not set."),
        "insurance_missing": N_("There is no insurance."),
        "insurance_too_short": N_("The insurance does not cover the whole period."),
        "visa_open": N_("The visa is not issued, nor is it confirmed that none is needed."),
        "reports_missing": N_("Reports are missing."),
        "evaluation_missing": N_("The evaluation is missing."),
        "allowance_open": N_("The allowance is not settled."),
        "equipment_out": N_("Lent equipment has not been returned."),
        "other_match_agreed": N_("The intern has agreed with another company."),
        "opening_full": N_("The opening has no place left."),
        "committee_open": N_("The Screening Committee has not approved this match."),
    }
)

ARRANGEMENTS: Mapping[str, str] = MappingProxyType(
    {
        "agreements": N_("Agreements"),
        "visa": N_("Visa"),
        "flight": N_("Flight"),
        "accommodation": N_("Accommodation"),
        "insurance": N_("Insurance"),
        "equipment": N_("Equipment"),
        "training": N_("Training"),
    }
)

PROGRESS: Mapping[str, str] = MappingProxyType(
    {
        "not_needed": N_("Not needed"),
        "not_begun": N_("Not begun"),
        "under_way": N_("In hand"),
        "waiting": N_("Waiting"),
        "trouble": N_("Needs attention"),
        "done": N_("Done"),
    }
)

MOVERS: Mapping[str, str] = MappingProxyType(
    {
        "office": N_("Office"),
        "company": N_("Company"),
        "intern": N_("Intern"),
        "mission": N_("Embassy or consulate"),
    }
)


def sentence(stop: Stop, words: Words) -> str | None:
    """Return the sentence for a refusal of this area, or None where another area knows it."""
    if stop.code == "step_not_open":
        return _one_shut(stop.values, words)
    return _some_shut(stop.values, words) if stop.code == "steps_not_open" else None


def _one_shut(values: Mapping[str, object], words: Words) -> str:
    noun, state, step = (str(values[name]) for name in ("noun", "state", "step"))
    return words.gettext("“{step}” is not possible now: the state is “{state}”.").format(
        step=step_name(noun, step, words), state=state_name(noun, state, words)
    )


def _some_shut(values: Mapping[str, object], words: Words) -> str:
    noun, step, states = str(values["noun"]), str(values["step"]), values["states"]
    assert isinstance(states, list)
    return words.gettext("“{step}” is not possible for {count} of {of}. Their current states: {states}.").format(
        step=step_name(noun, step, words),
        count=values["count"],
        of=values["of"],
        states=words.list([state_name(noun, state, words) for state in states]),
    )


def state_name(noun: str, state: str, words: Words) -> str:
    """Return the name of a state: `state_name("visa", "applied", words)` is "Applied for"."""
    return words.gettext(STATES[noun][state])


def step_name(noun: str, step: str, words: Words) -> str:
    """Return what a button for the step says."""
    return words.gettext(STEPS[noun][step])


def obstacle_sentence(obstacle: str, words: Words) -> str:
    """Return what stands in the way, as a sentence."""
    return words.gettext(OBSTACLES[obstacle])


def arrangement_name(arrangement: str, words: Words) -> str:
    """Return the name of a column of the readiness board."""
    return words.gettext(ARRANGEMENTS[arrangement])


def progress_name(progress: str, words: Words) -> str:
    """Return the name of a cell's state on the readiness board."""
    return words.gettext(PROGRESS[progress])


def mover_name(mover: str, words: Words) -> str:
    """Return whose move it is."""
    return words.gettext(MOVERS[mover])
