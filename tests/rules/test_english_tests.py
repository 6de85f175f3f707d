from decimal import Decimal

import pytest

from jipdesk.rules.english_tests import CAMBRIDGE, IELTS, TOEFL, TOEIC, Grade, find, grade


@pytest.mark.parametrize(
    ("name", "test"),
    [
        ("IELTS", IELTS),
        ("ielts academic", IELTS),
        ("TOEFL", TOEFL),
        ("TOEFL iBT", TOEFL),
        ("TOEFL(iBT)", TOEFL),
        ("Toefl-IBT", TOEFL),
        ("TOEIC", TOEIC),
        ("TOEIC (L&R)", TOEIC),
        ("TOEIC L＆R", TOEIC),
        ("TOEIC Listening & Reading", TOEIC),
        ("ｔｏｅｉｃ", TOEIC),
        ("Cambridge", CAMBRIDGE),
        ("Cambridge (scale)", CAMBRIDGE),
        ("ケンブリッジ英検", CAMBRIDGE),
        ("TOEIC Bridge", None),
        ("TOEIC S&W", None),
        ("TOEFL PBT", None),
        ("PTE Academic", None),
        ("Duolingo", None),
        ("", None),
    ],
)
def test_a_test_is_known_by_its_usual_spellings_only(name, test):
    assert find(name) is test


@pytest.mark.parametrize("test", [IELTS, TOEFL, TOEIC, CAMBRIDGE])
def test_each_limit_belongs_to_the_grade_it_begins(test):
    step = Decimal("0.5")

    found = [grade(test.name, score) for score in (test.b1 - step, test.b1, test.b2 - step, test.b2, test.top)]

    assert found == [Grade.BELOW, Grade.B1, Grade.B1, Grade.B2, Grade.B2]


def test_a_score_beyond_either_end_of_the_scale_is_none():
    assert grade("IELTS", Decimal("9.5")) is Grade.OFF_SCALE
    assert grade("TOEFL", Decimal(121)) is Grade.OFF_SCALE
    assert grade("TOEIC", Decimal(5)) is Grade.OFF_SCALE
    assert grade("TOEIC", Decimal(10)) is Grade.BELOW
