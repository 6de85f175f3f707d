"""The name of a file tells which paper it is of, or nothing."""

import pytest

from jipdesk.rules.applicant_documents import USUAL
from jipdesk.rules.scan_names import guess

STUDENT = USUAL.of_students


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Passport_NGUYEN.pdf", "passport_copy"),
        ("パスポート写し.jpg", "passport_copy"),
        ("hộ chiếu.pdf", None),
        ("ho chieu.pdf", "passport_copy"),
        ("推薦状（山田先生）.pdf", "recommendation_letter"),
        ("Letter of Recommendation.pdf", "recommendation_letter"),
        ("LOR-2.pdf", "recommendation_letter"),
        ("color scan.pdf", None),
        ("JLPT N2.tiff", "language_certificate"),
        ("IELTS report.pdf", "language_certificate"),
        ("在学証明書.pdf", "enrolment_certificate"),
        ("graduation certificate.pdf", "enrolment_certificate"),
        ("証明写真.png", "photograph"),
        ("passport photo.jpg", None),
        ("scan0001.pdf", None),
        ("", None),
    ],
)
def test_a_name_speaks_of_one_paper_or_is_left_to_the_coordinator(name, kind):
    assert guess(name, STUDENT) == kind


def test_only_papers_that_were_asked_for_are_guessed():
    assert guess("passport.pdf", ["photograph"]) is None
    assert guess("在学証明書.pdf", USUAL.of_graduates) == "graduation_certificate"
