import json
import string
from datetime import date, datetime
from decimal import Decimal

import pytest

from jipdesk.i18n import JAPAN, words
from jipdesk.phrases.eligibility import SENTENCES, sentence_for, sentence_of
from jipdesk.rules.codes import EducationStatus, EnglishLevel, Jlpt, Rule
from jipdesk.rules.edition_file import shipped_parameters
from jipdesk.rules.eligibility import Facts, Reason, judge

NONE, BASIC = Jlpt.NONE, EnglishLevel.BASIC
IN_JUNE = datetime(2024, 6, 20, 10, 5, tzinfo=JAPAN)


def english(test, score):
    return Facts(jlpt=NONE, english_level=BASIC, english_test=test, english_score=score and Decimal(score))


CASES = (
    (2024, Facts()),
    (
        2026,
        Facts(
            birth_date=date(2000, 1, 1), nationality="VN", residence_country="VN", past_participation=frozenset({2019})
        ),
    ),
    (2024, Facts(birth_date=date(2000, 1, 1), nationality="VN", residence_country="VN", jlpt=Jlpt.N2)),
    (2024, Facts(birth_date=date(1983, 7, 1), nationality="VN", other_nationality="TH", residence_country="JP")),
    (2024, Facts(birth_date=date(2010, 7, 1), nationality="CN", jlpt=Jlpt.N4)),
    (2024, Facts(birth_date=date(1983, 8, 2), nationality="JP", english_level=BASIC)),
    (2024, Facts(birth_date=date(2006, 8, 2), nationality="JP", other_nationality="CN")),
    (
        2024,
        Facts(birth_date=date(2024, 8, 2), nationality="VN", other_nationality="JP", english_level=EnglishLevel.NATIVE),
    ),
    (2024, Facts(nationality="MS", jlpt=NONE, english_level=EnglishLevel.CONVERSATIONAL)),
    (2024, english(None, None)),
    (2024, english("IELTS", "6.0")),
    (2024, english("IELTS", "4.5")),
    (2024, english("IELTS", "60")),
    (2024, english("IELTS", None)),
    (2024, english("Duolingo", "120")),
    (2024, english(None, "785")),
    (2023, Facts(residence_country="LK", courses=("A", "B"))),
    (2023, Facts(residence_country="LK", courses=("A", "A2"))),
    (2023, Facts(residence_country="LK", courses=("online",), submitted_at=IN_JUNE)),
    (
        2024,
        Facts(education=EducationStatus.STUDENT, purpose=True, full_time=True, documents=True, submitted_at=IN_JUNE),
    ),
    (
        2023,
        Facts(
            education=EducationStatus.GRADUATE, purpose=False, full_time=False, documents=False, submitted_at=IN_JUNE
        ),
    ),
    (2024, Facts(education=EducationStatus.OTHER, past_participation=frozenset({2015}))),
    (2024, Facts(past_participation=frozenset({2019, 2021}))),
    (2024, Facts(found_participation=frozenset({2019}))),
)
WITHOUT_DEADLINE = Reason.DEADLINE_RULE_UNKNOWN
RESULTS = {result.reason: result for year, facts in CASES for result in judge(facts, shipped_parameters(year))}


def fields(message):
    return {name for _, name, _, _ in string.Formatter().parse(message) if name}


def test_every_reason_has_a_sentence_and_every_sentence_a_reason():
    assert set(SENTENCES) == set(Reason)


def test_the_cases_meet_every_reason_that_a_shipped_edition_can_give():
    assert set(Reason) - set(RESULTS) == {WITHOUT_DEADLINE}


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("reason", sorted(RESULTS))
def test_a_result_becomes_a_whole_sentence(reason, language):
    said = sentence_of(RESULTS[reason], words(language))

    assert said.endswith(("." if language == "en" else "。", "A、A2", "B", "online"))
    assert "{" not in said
    assert (said != sentence_of(RESULTS[reason], words("en"))) == (language == "ja")


@pytest.mark.parametrize("reason", sorted(RESULTS))
def test_a_result_gives_the_values_its_sentence_names(reason):
    assert fields(SENTENCES[reason]) <= set(RESULTS[reason].values)


@pytest.mark.parametrize("reason", sorted(RESULTS))
def test_a_stored_result_says_the_same(reason):
    stored = json.loads(json.dumps(dict(RESULTS[reason].values)))

    assert sentence_for(str(reason), stored, words("en")) == sentence_of(RESULTS[reason], words("en"))


def test_age_is_said_with_its_day_and_limit():
    facts = Facts(birth_date=date(1983, 7, 31))
    result = next(each for each in judge(facts, shipped_parameters(2024)) if each.rule is Rule.AGE)

    assert sentence_of(result, words("en")) == "Age 41 on 1 August 2024; the limit is 40."
    assert sentence_of(result, words("ja")) == "2024年8月1日時点で41歳で、上限の40歳を超えています。"


def test_a_deadline_that_is_not_set_is_said():
    said = sentence_for(WITHOUT_DEADLINE, {"submitted": "2024-06-20T10:05:00+09:00", "year": 2026}, words("en"))

    assert said == "Received 20 June 2024 10:05. The deadline of the 2026 edition has not been set."
