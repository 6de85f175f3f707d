import pytest

from jipdesk.rules.applicant_documents import ApplicantDocument, asked_of
from jipdesk.rules.codes import EducationStatus


@pytest.mark.parametrize("status", [*EducationStatus, None])
def test_everybody_is_asked_for_five_different_papers(status):
    assert len(set(asked_of(status))) == 5


@pytest.mark.parametrize(
    ("status", "first"),
    [
        (EducationStatus.STUDENT, ApplicantDocument.ENROLMENT_CERTIFICATE),
        (EducationStatus.GRADUATE, ApplicantDocument.GRADUATION_CERTIFICATE),
        (EducationStatus.OTHER, ApplicantDocument.EDUCATION_CERTIFICATE),
        (None, ApplicantDocument.EDUCATION_CERTIFICATE),
    ],
)
def test_the_certificate_follows_the_education_status(status, first):
    assert asked_of(status)[0] is first
