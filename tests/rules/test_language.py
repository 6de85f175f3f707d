from decimal import Decimal

import pytest

from jipdesk.rules.codes import EnglishLevel, Jlpt, Outcome
from jipdesk.rules.eligibility import Facts, Parameters, Reason
from jipdesk.rules.language import judge


def facts(jlpt=None, english=None, test=None, score=None):
    return Facts(
        jlpt=jlpt and Jlpt(jlpt),
        english_level=english and EnglishLevel(english),
        english_test=test,
        english_score=None if score is None else Decimal(score),
    )


@pytest.mark.parametrize(
    ("stated", "outcome", "reason"),
    [
        (facts("N3"), "pass", "japanese_enough"),
        (facts("N1", "none"), "pass", "japanese_enough"),
        (facts("N4", "business"), "pass", "english_enough"),
        (facts(None, "native"), "pass", "english_enough"),
        (facts("none", "none", "IELTS", "5.5"), "pass", "test_enough"),
        (facts("none", "none", "TOEFL", "72"), "pass", "test_enough"),
        (facts("none", "none", "TOEIC", "785"), "pass", "test_enough"),
        (facts("none", "none", "Cambridge", "160"), "pass", "test_enough"),
        (facts(None, None, "TOEIC L&R", "990"), "pass", "test_enough"),
        (facts("none", "none", "IELTS", "5"), "confirm", "test_halfway"),
        (facts("none", "none", "IELTS", "4.0"), "confirm", "test_halfway"),
        (facts("none", "none", "TOEFL", "71"), "confirm", "test_halfway"),
        (facts("none", "none", "TOEFL", "42"), "confirm", "test_halfway"),
        (facts("N5", "none", "TOEIC", "784"), "confirm", "test_halfway"),
        (facts("N5", "none", "TOEIC", "550"), "confirm", "test_halfway"),
        (facts("none", "basic", "Cambridge", "140"), "confirm", "test_halfway"),
        (facts("none", "basic", "Cambridge", "159"), "confirm", "test_halfway"),
        (facts("N4", "conversational"), "confirm", "english_halfway"),
        (facts("N4", "conversational", "TOEIC", "400"), "confirm", "english_halfway"),
        (facts("none", "none", "Duolingo", "120"), "confirm", "test_unknown"),
        (facts("none", "none", "TOEFL ITP", "550"), "confirm", "test_unknown"),
        (facts("none", "none", "TOEIC S&W", "300"), "confirm", "test_unknown"),
        (facts("none", "none", "英検", None), "confirm", "test_unknown"),
        (facts("none", "basic", "TOEIC", None), "confirm", "test_without_score"),
        (facts("none", "basic", None, "600"), "confirm", "test_without_name"),
        (facts("none", "basic", "TOEFL", "550"), "confirm", "test_off_scale"),
        (facts("none", "basic", "IELTS", "60"), "confirm", "test_off_scale"),
        (facts("none", "basic", "IELTS", "-1"), "confirm", "test_off_scale"),
        (facts(), "confirm", "languages_not_stated"),
        (facts(None, "basic"), "confirm", "japanese_not_stated"),
        (facts(None, "none", "IELTS", "3.5"), "confirm", "japanese_not_stated"),
        (facts("N4"), "confirm", "english_not_stated"),
        (facts("none", None, "TOEIC", "300"), "confirm", "english_not_stated"),
        (facts("N4", "none"), "fail", "languages_too_low"),
        (facts("none", "basic"), "fail", "languages_too_low"),
        (facts("none", "basic", "IELTS", "3.5"), "fail", "languages_too_low"),
        (facts("N5", "none", "TOEIC", "549"), "fail", "languages_too_low"),
        (facts("N5", "none", "TOEFL", "41"), "fail", "languages_too_low"),
        (facts("N5", "none", "Cambridge", "139"), "fail", "languages_too_low"),
    ],
)
def test_what_japanese_and_english_come_to(stated, outcome, reason, parameters):
    for year in (2019, 2020, 2023, 2024, 2025):
        finding = judge(stated, parameters[year])

        assert (finding.outcome, finding.reason) == (outcome, reason)


def test_the_edition_sets_the_level_of_english():
    lenient = Parameters(year=2030, jlpt_minimum=Jlpt.N2, english_minimum=EnglishLevel.CONVERSATIONAL)
    strict = Parameters(year=2030, jlpt_minimum=Jlpt.N2, english_minimum=EnglishLevel.NATIVE)

    assert judge(facts("N3", "conversational"), lenient).outcome is Outcome.PASS
    assert judge(facts("N3", "basic"), lenient).outcome is Outcome.FAIL
    assert judge(facts("N3", "business"), strict).reason is Reason.ENGLISH_HALFWAY
    assert judge(facts("N2", "none"), strict).outcome is Outcome.PASS


def test_an_unknown_requirement_wants_confirming_even_for_the_best(parameters):
    finding = judge(facts("N1", "native", "IELTS", "9.0"), parameters[2026])

    assert (finding.outcome, finding.reason) == (Outcome.CONFIRM, Reason.LANGUAGE_RULE_UNKNOWN)


def test_english_passes_where_only_the_level_of_japanese_is_unknown():
    half_known = Parameters(year=2030)

    assert judge(facts(None, "business"), half_known).outcome is Outcome.PASS
    assert judge(facts("N1", "none"), half_known).reason is Reason.LANGUAGE_RULE_UNKNOWN


def test_the_finding_names_the_test_whose_scale_was_used(parameters):
    finding = judge(facts("none", "none", "ＴＯＥＩＣ", "785"), parameters[2024])

    assert finding.values == {"test": "TOEIC L&R", "score": "785"}
