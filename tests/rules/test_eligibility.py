import json
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jipdesk.rules.codes import EducationStatus, EnglishLevel, Jlpt, Outcome, Rule, Verdict
from jipdesk.rules.eligibility import Facts, Judging, Parameters, judge, verdict, verdict_of

GOOD = Facts(
    birth_date=date(2000, 1, 1),
    nationality="VN",
    residence_country="VN",
    jlpt=Jlpt.N2,
    english_level=EnglishLevel.BASIC,
    education=EducationStatus.STUDENT,
    courses=("online",),
    purpose=True,
    full_time=True,
    documents=True,
    submitted_at=datetime(2024, 6, 1, tzinfo=UTC),
)
YEARS = st.frozensets(st.integers(2014, 2026), max_size=2)
ANYTHING = st.builds(
    Facts,
    birth_date=st.none() | st.dates(date(1930, 1, 1), date(2030, 1, 1)),
    nationality=st.none() | st.sampled_from(["VN", "CN", "JP", "MS", "XK"]),
    other_nationality=st.none() | st.sampled_from(["VN", "CN", "JP", "MS", "TH"]),
    residence_country=st.none() | st.sampled_from(["VN", "JP", "DE"]),
    jlpt=st.none() | st.sampled_from(Jlpt),
    english_level=st.none() | st.sampled_from(EnglishLevel),
    english_test=st.none() | st.sampled_from(["TOEIC", "IELTS", "Duolingo"]),
    english_score=st.none() | st.decimals(0, 1000, places=1),
    education=st.none() | st.sampled_from(EducationStatus),
    courses=st.lists(st.sampled_from(["A", "A2", "B", "B2", "C", "online", "in-person"]), unique=True).map(tuple),
    past_participation=YEARS,
    found_participation=YEARS,
    purpose=st.none() | st.booleans(),
    full_time=st.none() | st.booleans(),
    documents=st.none() | st.booleans(),
    submitted_at=st.none() | st.datetimes(timezones=st.just(UTC)),
)


def outcomes(facts, parameters):
    return {result.rule: result.outcome for result in judge(facts, parameters)}


def test_a_good_application_passes_every_rule_in_their_order(parameters):
    results = judge(GOOD, parameters[2024])

    assert [result.rule for result in results] == list(Rule)
    assert {result.outcome for result in results} == {Outcome.PASS}
    assert verdict(results) is Verdict.ELIGIBLE


@pytest.mark.parametrize(
    ("field", "rule"), [("purpose", Rule.PURPOSE), ("full_time", Rule.FULL_TIME), ("documents", Rule.DOCUMENTS)]
)
def test_a_condition_refused_fails_and_one_not_stated_wants_confirming(field, rule, parameters):
    found = [outcomes(replace(GOOD, **{field: answer}), parameters[2024])[rule] for answer in (True, False, None)]

    assert found == ["pass", "fail", "confirm"]


@pytest.mark.parametrize(
    ("status", "outcome"), [("student", "pass"), ("graduate", "pass"), ("other", "fail"), (None, "confirm")]
)
def test_students_and_graduates_may_apply(status, outcome, parameters):
    facts = replace(GOOD, education=status and EducationStatus(status))

    assert outcomes(facts, parameters[2024])[Rule.EDUCATION] == outcome


def test_one_failure_rules_out_whatever_else_wants_confirming():
    assert verdict_of([Outcome.PASS, Outcome.CONFIRM, Outcome.FAIL]) is Verdict.INELIGIBLE
    assert verdict_of([Outcome.PASS, Outcome.CONFIRM]) is Verdict.CONFIRM
    assert verdict_of([Outcome.PASS]) is Verdict.ELIGIBLE


def test_an_empty_application_is_never_eligible_and_never_refused(parameters):
    for year, known in parameters.items():
        assert verdict(judge(Facts(), known)) is Verdict.CONFIRM, year


@pytest.mark.parametrize("year", [2019, 2020, 2023, 2024, 2025, 2026])
@given(facts=ANYTHING)
def test_every_rule_answers_every_application_with_a_source_and_plain_values(year, parameters, facts):
    results = judge(facts, parameters[year])

    assert [result.rule for result in results] == list(Rule)
    assert all(result.source for result in results)
    json.dumps([dict(result.values) for result in results])


@given(facts=ANYTHING)
def test_of_an_edition_without_parameters_no_rule_with_parameters_is_sure(facts):
    found = outcomes(facts, Parameters(year=2030, english_minimum=None))

    sure = {rule for rule, outcome in found.items() if outcome is not Outcome.CONFIRM}
    assert sure <= {Rule.EDUCATION, Rule.PURPOSE, Rule.FULL_TIME, Rule.DOCUMENTS, Rule.PAST_PARTICIPATION}


@given(facts=ANYTHING, score=st.decimals(10, 990, places=0))
def test_a_better_score_never_makes_it_worse(parameters, facts, score):
    rank = {Outcome.FAIL: 0, Outcome.CONFIRM: 1, Outcome.PASS: 2}
    low, high = (
        outcomes(replace(facts, english_test="TOEIC", english_score=each), parameters[2024])[Rule.LANGUAGE]
        for each in (score, min(Decimal(990), score + 100))
    )

    assert rank[high] >= rank[low]


@given(many=st.lists(ANYTHING, min_size=2, max_size=30), year=st.sampled_from([2019, 2023, 2024]))
def test_what_was_found_out_for_others_is_what_would_be_found_for_one_alone(parameters, many, year):
    rules = Judging(parameters[year])

    assert [rules.judge(facts) for facts in many] == [judge(facts, parameters[year]) for facts in many]
