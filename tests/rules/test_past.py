import pytest

from jipdesk.rules.eligibility import Facts
from jipdesk.rules.past import judge


@pytest.mark.parametrize(
    ("year", "declared", "found", "outcome", "reason"),
    [
        (2024, set(), set(), "pass", "past_none"),
        (2024, {2023}, set(), "fail", "past_declared"),
        (2024, {2016}, set(), "fail", "past_declared"),
        (2024, {2015}, set(), "pass", "past_not_barred"),
        (2024, {2015, 2020}, set(), "fail", "past_declared"),
        (2024, set(), {2019}, "fail", "past_found"),
        (2024, {2018}, {2019}, "fail", "past_found"),
        (2024, {2024}, set(), "pass", "past_not_barred"),
        (2019, {2018}, set(), "fail", "past_declared"),
        (2019, {2019}, set(), "pass", "past_not_barred"),
        (2020, {2019}, set(), "fail", "past_declared"),
        (2025, {2024}, set(), "fail", "past_declared"),
        (2023, set(), set(), "pass", "past_none"),
        (2023, {2019}, set(), "confirm", "past_rule_unknown"),
        (2023, set(), {2019}, "confirm", "past_rule_unknown"),
        (2026, set(), set(), "pass", "past_none"),
    ],
)
def test_what_past_editions_mean(year, declared, found, outcome, reason, parameters):
    facts = Facts(past_participation=frozenset(declared), found_participation=frozenset(found))

    finding = judge(facts, parameters[year])

    assert (finding.outcome, finding.reason) == (outcome, reason)


def test_the_finding_names_the_barring_years_only(parameters):
    facts = Facts(past_participation=frozenset({2021, 2015, 2018}))

    assert judge(facts, parameters[2024]).values == {"years": ("2018", "2021")}
