"""提出書類: which papers are asked of an applicant who has passed the document screening.

As in the calls of 2016 to 2025: a certificate of enrolment or graduation, a letter of recommendation, proof of language
ability, and for the journey a copy of the passport and a photograph.
"""

from datetime import timedelta
from enum import StrEnum

from jipdesk.rules.codes import EducationStatus

DUE_AFTER = timedelta(days=14)
"""How long an applicant has, unless the office says otherwise."""


class ApplicantDocument(StrEnum):
    """One kind of paper."""

    ENROLMENT_CERTIFICATE = "enrolment_certificate"
    GRADUATION_CERTIFICATE = "graduation_certificate"
    EDUCATION_CERTIFICATE = "education_certificate"
    """Of enrolment or of graduation, where it is not known which the applicant can get."""
    RECOMMENDATION_LETTER = "recommendation_letter"
    LANGUAGE_CERTIFICATE = "language_certificate"
    PASSPORT_COPY = "passport_copy"
    PHOTOGRAPH = "photograph"


_OF_EDUCATION: dict[EducationStatus | None, ApplicantDocument] = {
    EducationStatus.STUDENT: ApplicantDocument.ENROLMENT_CERTIFICATE,
    EducationStatus.GRADUATE: ApplicantDocument.GRADUATION_CERTIFICATE,
}


def asked_of(education: EducationStatus | None) -> tuple[ApplicantDocument, ...]:
    """Return the papers that are asked of an applicant of this education status (在籍区分)."""
    return (
        _OF_EDUCATION.get(education, ApplicantDocument.EDUCATION_CERTIFICATE),
        ApplicantDocument.RECOMMENDATION_LETTER,
        ApplicantDocument.LANGUAGE_CERTIFICATE,
        ApplicantDocument.PASSPORT_COPY,
        ApplicantDocument.PHOTOGRAPH,
    )
