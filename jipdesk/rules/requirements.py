"""提出書類の状況: how each paper that was asked of an applicant stands, and whose move it is."""

from datetime import date
from enum import StrEnum
from types import MappingProxyType

from jipdesk.rules.applicant_documents import ApplicantDocument
from jipdesk.rules.states import DocumentState


class Requirement(StrEnum):
    """What every applicant has to show; the paper that shows it may differ."""

    EDUCATION = "education"
    RECOMMENDATION = "recommendation"
    LANGUAGE = "language"
    PASSPORT = "passport"
    PHOTOGRAPH = "photograph"


class Turn(StrEnum):
    """Whose move it is."""

    APPLICANT = "applicant"
    OFFICE = "office"


PAPERS = MappingProxyType(
    {
        Requirement.EDUCATION: (
            ApplicantDocument.ENROLMENT_CERTIFICATE,
            ApplicantDocument.GRADUATION_CERTIFICATE,
            ApplicantDocument.EDUCATION_CERTIFICATE,
        ),
        Requirement.RECOMMENDATION: (ApplicantDocument.RECOMMENDATION_LETTER,),
        Requirement.LANGUAGE: (ApplicantDocument.LANGUAGE_CERTIFICATE,),
        Requirement.PASSPORT: (ApplicantDocument.PASSPORT_COPY,),
        Requirement.PHOTOGRAPH: (ApplicantDocument.PHOTOGRAPH,),
    }
)
REQUIREMENT_OF = MappingProxyType({str(kind): each for each, kinds in PAPERS.items() for kind in kinds})
WITH_APPLICANT = frozenset({DocumentState.REQUESTED, DocumentState.RETURNED})
WITH_OFFICE = frozenset(
    {
        *(DocumentState.NOT_REQUESTED, DocumentState.RECEIVED, DocumentState.CHECKING),
        *(DocumentState.RESUBMITTED, DocumentState.EXPIRED),
    }
)
_ARRIVED = MappingProxyType(
    {
        DocumentState.NOT_REQUESTED: DocumentState.RECEIVED,
        DocumentState.REQUESTED: DocumentState.RECEIVED,
        DocumentState.EXPIRED: DocumentState.RECEIVED,
        DocumentState.RETURNED: DocumentState.RESUBMITTED,
    }
)


def turn(state: DocumentState) -> Turn | None:
    """Return whose move it is: nobody's once a paper is accepted."""
    if state in WITH_APPLICANT:
        return Turn.APPLICANT
    return Turn.OFFICE if state in WITH_OFFICE else None


def is_overdue(state: DocumentState, due_on: date | None, *, today: date) -> bool:
    """Tell whether the applicant should have sent it by now."""
    return state in WITH_APPLICANT and due_on is not None and due_on < today


def arrived(state: DocumentState) -> DocumentState:
    """Return where a paper stands when it arrives; one that is here already stays where it is."""
    return _ARRIVED.get(state, state)
