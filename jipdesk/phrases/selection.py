"""What is said about screening, applicants' papers and interviews."""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType

from jipdesk.errors import Stop
from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_
from jipdesk.phrases.states import state_name, step_name

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
        step=step_name(noun, step, words), count=_number(stop, words), of=_number(stop, words, "of"), states=states
    )


def _records_gone(stop: Stop, words: Words) -> str:
    return words.ngettext(
        "{count} of the chosen records is no longer there. Refresh the list and choose again.",
        "{count} of the chosen records are no longer there. Refresh the list and choose again.",
        _count(stop),
    ).format(count=_number(stop, words))


def _reason_needed(_stop: Stop, words: Words) -> str:
    return words.gettext("A reason is needed. Enter it.")


def _documents_not_requested(stop: Stop, words: Words) -> str:
    return words.ngettext(
        "No documents were requested from {count} of the applicants. Pass the document screening first.",
        "No documents were requested from {count} of the applicants. Pass the document screening first.",
        _count(stop),
    ).format(count=_number(stop, words))


def _interviews_overlap(stop: Stop, words: Words) -> str:
    at = words.moment(datetime.fromisoformat(str(stop.values["at"])))
    return words.ngettext(
        "Somebody would be in two interviews at once: {at} (Japan time). Choose another time.",
        "Somebody would be in two interviews at once, {count} times; first: {at} (Japan time). Choose other times.",
        _count(stop),
    ).format(at=at, count=_number(stop, words))


def _interviews_held(stop: Stop, words: Words) -> str:
    return words.ngettext(
        "{count} of these interviews was held, so it stays on record. Call off the others.",
        "{count} of these interviews were held, so they stay on record. Call off the others.",
        _count(stop),
    ).format(count=_number(stop, words))


def _interviews_over(stop: Stop, words: Words) -> str:
    return words.ngettext(
        "{count} of these interviews has already been held, so it cannot be moved. Arrange another one.",
        "{count} of these interviews have already been held, so they cannot be moved. Arrange others.",
        _count(stop),
    ).format(count=_number(stop, words))


def _interviewers_missing(_stop: Stop, words: Words) -> str:
    return words.gettext("The interview needs an interviewer. Enter who holds it.")


def _points_off_scale(stop: Stop, words: Words) -> str:
    return words.gettext("Points go from {lowest} to {highest}, for the criteria of this interview only.").format(
        lowest=stop.values["lowest"], highest=stop.values["highest"]
    )


def _placement_stands(stop: Stop, words: Words) -> str:
    return words.ngettext(
        "{count} of them has a placement. Cancel its match first.",
        "{count} of them have a placement. Cancel their matches first.",
        _count(stop),
    ).format(count=_number(stop, words))


_SENTENCES: Mapping[str, Callable[[Stop, Words], str]] = MappingProxyType(
    {
        "steps_not_open": _steps_not_open,
        "records_gone": _records_gone,
        "reason_needed": _reason_needed,
        "documents_not_requested": _documents_not_requested,
        "interviews_overlap": _interviews_overlap,
        "interviews_held": _interviews_held,
        "interviews_over": _interviews_over,
        "interviewers_missing": _interviewers_missing,
        "points_off_scale": _points_off_scale,
        "placement_stands": _placement_stands,
    }
)


def _count(stop: Stop) -> int:
    return int(str(stop.values["count"]))


def _number(stop: Stop, words: Words, name: str = "count") -> str:
    return words.number(int(str(stop.values[name])))


def _listed(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list | tuple) else []
