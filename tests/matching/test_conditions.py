import pytest

from jipdesk.matching.conditions import Reason, reasons_against
from jipdesk.matching.parties import Candidate, Opening
from jipdesk.rules.codes import EnglishLevel, Jlpt
from jipdesk.rules.english_tests import Grade

OPENING = Opening("C01-1", "online", required_jlpt=Jlpt.N3, required_english=EnglishLevel.BUSINESS)


def candidate(**facts):
    return Candidate("24-000001", **{"courses": ("online",), "jlpt": Jlpt.N3, "english": EnglishLevel.BUSINESS} | facts)


def test_a_candidate_who_meets_everything_may_be_proposed():
    assert reasons_against(OPENING, candidate()) == ()


def test_a_course_that_was_not_chosen_forbids_the_pair():
    assert reasons_against(OPENING, candidate(courses=("in-person",))) == (Reason.COURSE,)


def test_who_chose_no_course_may_be_proposed_for_any():
    assert reasons_against(OPENING, candidate(courses=())) == ()


@pytest.mark.parametrize(
    ("jlpt", "enough"), [(Jlpt.N1, True), (Jlpt.N3, True), (Jlpt.N4, False), (Jlpt.NONE, False), (None, False)]
)
def test_japanese_has_to_reach_the_level_required(jlpt, enough):
    assert (Reason.JAPANESE in reasons_against(OPENING, candidate(jlpt=jlpt))) is not enough


@pytest.mark.parametrize(
    ("declared", "tested", "enough"),
    [
        (EnglishLevel.NATIVE, None, True),
        (EnglishLevel.CONVERSATIONAL, None, False),
        (EnglishLevel.CONVERSATIONAL, Grade.B2, True),
        (None, Grade.B1, False),
        (None, Grade.UNKNOWN_TEST, False),
        (None, None, False),
    ],
)
def test_english_may_be_declared_or_tested(declared, tested, enough):
    person = candidate(english=declared, english_test=tested)

    assert (Reason.ENGLISH in reasons_against(OPENING, person)) is not enough


def test_an_opening_without_requirements_takes_someone_without_languages():
    assert reasons_against(Opening("C02-1", "online"), candidate(jlpt=None, english=None)) == ()


def test_an_opening_with_all_places_filled_takes_nobody():
    assert reasons_against(Opening("C02-1", "online", places=2, filled=2), candidate()) == (Reason.OPENING_FILLED,)


def test_who_is_placed_is_not_proposed_again():
    assert reasons_against(OPENING, candidate(is_placed=True)) == (Reason.ALREADY_PLACED,)


def test_a_pair_that_was_turned_down_is_not_proposed_again():
    assert reasons_against(OPENING, candidate(turned_down=frozenset({"C01-1"}))) == (Reason.TURNED_DOWN,)


def test_all_reasons_are_given_not_only_the_first():
    person = candidate(courses=("in-person",), jlpt=Jlpt.N5, english=EnglishLevel.BASIC)

    assert reasons_against(OPENING, person) == (Reason.COURSE, Reason.JAPANESE, Reason.ENGLISH)
