import pytest

from jipdesk.i18n import words
from jipdesk.phrases.codes import NAMES, code_name
from jipdesk.rules import codes
from jipdesk.rules.allowance import DayCount

KINDS = {
    "sex": codes.Sex,
    "education": codes.EducationStatus,
    "jlpt": codes.Jlpt,
    "english": codes.EnglishLevel,
    "english_short": codes.EnglishLevel,
    "outcome": codes.Outcome,
    "verdict": codes.Verdict,
    "organisation": codes.OrganisationType,
    "industry": codes.IndustryClass,
    "course_kind": codes.CourseKind,
    "residence_rule": codes.ResidenceRule,
    "rule": codes.Rule,
    "company_rule": codes.CompanyRule,
    "day_count": DayCount,
}


def test_every_kind_of_code_has_its_names():
    assert set(NAMES) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_code_has_a_name_of_its_own_in_both_languages(kind):
    for language in ("en", "ja"):
        named = [code_name(kind, code, words(language)) for code in KINDS[kind]]

        assert len(set(named)) == len(named)
        assert all(named)


def test_a_level_of_the_test_keeps_its_name():
    assert code_name("jlpt", "N3", words("ja")) == "N3"
    assert code_name("jlpt", "none", words("ja")) == "なし"
