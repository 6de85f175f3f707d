import pytest

from jipdesk.rules.codes import Outcome, ResidenceRule
from jipdesk.rules.eligibility import CourseTerms, Facts, Parameters, Reason
from jipdesk.rules.residence import judge


@pytest.mark.parametrize("year", [2019, 2020, 2024, 2025])
@pytest.mark.parametrize(("country", "outcome"), [("VN", "pass"), ("DE", "pass"), ("JP", "fail"), (None, "confirm")])
def test_these_editions_are_for_people_outside_japan(year, country, outcome, parameters):
    for courses in ((), (parameters[year].courses[0].code,), ("no-such-course",)):
        assert judge(Facts(residence_country=country, courses=courses), parameters[year]).outcome == outcome


@pytest.mark.parametrize(
    ("courses", "in_japan", "outside"),
    [
        (("A",), "pass", "fail"),
        (("A2",), "pass", "fail"),
        (("B",), "pass", "pass"),
        (("B2",), "pass", "pass"),
        (("C",), "fail", "pass"),
        (("A", "C"), "pass", "pass"),
        (("C", "A2"), "pass", "pass"),
        (("A", "A2"), "pass", "fail"),
        (("A", "B2"), "pass", "pass"),
        (("C", "B"), "pass", "pass"),
        ((), "pass", "pass"),
        (("A", "no-such-course"), "pass", "fail"),
    ],
)
def test_in_2023_one_chosen_course_has_to_fit(courses, in_japan, outside, parameters):
    found = [judge(Facts(residence_country=country, courses=courses), parameters[2023]) for country in ("JP", "LK")]

    assert [finding.outcome for finding in found] == [in_japan, outside]


@pytest.mark.parametrize("courses", [(), ("A",), ("B",), ("C",)])
def test_residence_not_stated_wants_confirming_whatever_the_course(courses, parameters):
    finding = judge(Facts(courses=courses), parameters[2023])

    assert (finding.outcome, finding.reason) == (Outcome.CONFIRM, Reason.RESIDENCE_NOT_STATED)


def test_the_finding_names_only_the_courses_that_fit(parameters):
    finding = judge(Facts(residence_country="LK", courses=("A", "B", "C")), parameters[2023])

    assert finding.values["courses"] == ("B", "C")


def test_a_chosen_course_of_another_edition_wants_confirming_where_courses_matter(parameters):
    finding = judge(Facts(residence_country="LK", courses=("in-person",)), parameters[2023])

    assert (finding.outcome, finding.reason) == (Outcome.CONFIRM, Reason.RESIDENCE_COURSE_UNKNOWN)


def test_an_unknown_rule_wants_confirming(parameters):
    finding = judge(Facts(residence_country="LK", courses=("online",)), parameters[2026])

    assert (finding.outcome, finding.reason) == (Outcome.CONFIRM, Reason.RESIDENCE_RULE_UNKNOWN)


def test_a_course_may_be_stricter_than_its_edition():
    courses = (CourseTerms("visit"), CourseTerms("commute", residence_rule=ResidenceRule.JAPAN))
    mixed = Parameters(year=2030, residence_rule=ResidenceRule.EITHER, courses=courses)

    assert judge(Facts(residence_country="LK", courses=("commute",)), mixed).outcome is Outcome.FAIL
    assert judge(Facts(residence_country="LK", courses=("visit",)), mixed).outcome is Outcome.PASS
