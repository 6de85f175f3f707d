"""What is said about screening, applicants' papers and interviews."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from jipdesk.errors import Stop
from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_, NN_
from jipdesk.phrases.states import state_name, step_name
from jipdesk.phrases.telling import Telling, by_count, count, number, plainly

DOCUMENTS: Mapping[str, str] = MappingProxyType(
    {
        "enrolment_certificate": N_("Certificate of enrolment"),
        "graduation_certificate": N_("Certificate of graduation"),
        "education_certificate": N_("Certificate of enrolment or graduation"),
        "recommendation_letter": N_("Letter of recommendation"),
        "language_certificate": N_("Language certificate"),
        "passport_copy": N_("Copy of the passport"),
        "photograph": N_("Photograph"),
    }
)
CRITERIA: Mapping[str, str] = MappingProxyType(
    {
        "purpose": N_("Understanding of the purpose"),
        "communication": N_("Communication"),
        "knowledge": N_("Knowledge and skills"),
        "cooperation": N_("Cooperation"),
        "independence": N_("Independence"),
    }
)
OUTCOMES: Mapping[str, str] = MappingProxyType(
    {
        "pass": N_("Candidate"),
        "waitlist": N_("Waitlisted"),
        "not_select": N_("Not selected"),
    }
)
METHODS: Mapping[str, str] = MappingProxyType(
    {
        "video": N_("Video call"),
        "telephone": N_("By telephone"),
        "in_person": N_("In person"),
    }
)
STAGES: Mapping[str, str] = MappingProxyType({"office": N_("Office interview"), "company": N_("Company interview")})


def sentence(stop: Stop, words: Words) -> str | None:
    """Return the sentence for a refusal of this area, or None where another area knows it."""
    known = _SENTENCES.get(stop.code)
    return known(stop, words) if known else None


def _steps_not_open(stop: Stop, words: Words) -> str:
    values = stop.values
    noun, step = str(values["noun"]), str(values["step"])
    states = words.list([state_name(noun, state, words) for state in _listed(values["states"])])
    return words.gettext("“{step}” is not possible for {count} of {of}. Their current states: {states}.").format(
        step=step_name(noun, step, words), count=number(stop, words), of=number(stop, words, "of"), states=states
    )


def _interviews_overlap(stop: Stop, words: Words) -> str:
    at = words.moment(datetime.fromisoformat(str(stop.values["at"])))
    return words.ngettext(
        "Somebody would be in two interviews at once: {at} (Japan time). Choose another time.",
        "Somebody would be in two interviews at once, {count} times; first: {at} (Japan time). Choose other times.",
        count(stop),
    ).format(at=at, count=number(stop, words))


_SENTENCES: Mapping[str, Telling] = MappingProxyType(
    {
        "steps_not_open": _steps_not_open,
        "records_gone": by_count(
            NN_(
                "{count} of the chosen records is no longer there. Refresh the list and choose again.",
                "{count} of the chosen records are no longer there. Refresh the list and choose again.",
            )
        ),
        "reason_needed": plainly(N_("A reason is needed. Enter it.")),
        "documents_not_requested": by_count(
            NN_(
                "No documents were requested from {count} of the applicants. Pass the document screening first.",
                "No documents were requested from {count} of the applicants. Pass the document screening first.",
            )
        ),
        "interviews_overlap": _interviews_overlap,
        "interviews_held": by_count(
            NN_(
                "{count} of these interviews was held, so it stays on record. Call off the others.",
                "{count} of these interviews were held, so they stay on record. Call off the others.",
            )
        ),
        "interviews_over": by_count(
            NN_(
                "{count} of these interviews has already been held, so it cannot be moved. Arrange another one.",
                "{count} of these interviews have already been held, so they cannot be moved. Arrange others.",
            )
        ),
        "interviewers_missing": plainly(N_("The interview needs an interviewer. Enter who holds it.")),
        "points_off_scale": plainly(
            N_("Points go from {lowest} to {highest}, for the criteria of this interview only.")
        ),
        "placement_stands": by_count(
            NN_(
                "{count} of them has a placement. Cancel its match first.",
                "{count} of them have a placement. Cancel their matches first.",
            )
        ),
    }
)


def _listed(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list | tuple) else []
