import pytest

from jipdesk.rules.codes import Outcome
from jipdesk.rules.eligibility import Facts, Reason
from jipdesk.rules.nationality import judge


@pytest.mark.parametrize(
    ("first", "second", "outcome", "reason"),
    [
        ("VN", None, "pass", "nationality_listed"),
        ("VN", "VN", "pass", "nationality_listed"),
        ("VN", "TH", "pass", "nationalities_listed"),
        ("KP", None, "pass", "nationality_listed"),
        ("XK", None, "pass", "nationality_listed"),
        ("PS", None, "pass", "nationality_listed"),
        ("CN", None, "fail", "nationality_excluded"),
        ("CN", "CN", "fail", "nationality_excluded"),
        ("HK", None, "fail", "nationality_not_listed"),
        ("TW", None, "fail", "nationality_not_listed"),
        ("JP", None, "fail", "nationality_not_listed"),
        ("JP", "CN", "fail", "nationalities_ineligible"),
        ("VN", "JP", "confirm", "nationality_one_of_two"),
        ("JP", "VN", "confirm", "nationality_one_of_two"),
        ("CN", "VN", "confirm", "nationality_one_of_two"),
        ("VN", "CN", "confirm", "nationality_one_of_two"),
        ("MS", None, "confirm", "nationality_without_passport"),
        ("SH", None, "confirm", "nationality_without_passport"),
        ("TK", None, "confirm", "nationality_without_passport"),
        ("NU", None, "confirm", "nationality_without_passport"),
        ("WF", None, "confirm", "nationality_without_passport"),
        ("MS", "GB", "confirm", "nationality_without_passport"),
        ("GB", "MS", "confirm", "nationality_without_passport"),
        ("MS", "JM", "confirm", "nationality_without_passport"),
        ("JM", "MS", "confirm", "nationality_without_passport"),
        ("MS", "NU", "confirm", "nationality_without_passport"),
        (None, None, "confirm", "nationality_not_stated"),
        (None, "VN", "confirm", "nationality_not_stated"),
    ],
)
def test_what_one_or_two_nationalities_mean_in_2024(first, second, outcome, reason, parameters):
    finding = judge(Facts(nationality=first, other_nationality=second), parameters[2024])

    assert (finding.outcome, finding.reason) == (outcome, reason)


@pytest.mark.parametrize(
    ("country", "by_edition"),
    [
        ("AG", {2019: "pass", 2020: "pass", 2023: "fail", 2024: "fail", 2025: "fail"}),
        ("CK", {2019: "confirm", 2020: "fail", 2023: "fail", 2024: "fail", 2025: "fail"}),
        ("CL", dict.fromkeys((2019, 2020, 2023, 2024, 2025), "fail")),
        ("CN", dict.fromkeys((2019, 2020, 2023, 2024, 2025), "fail")),
        ("NR", dict.fromkeys((2019, 2020, 2023, 2024, 2025), "pass")),
    ],
)
def test_the_list_belongs_to_the_edition(country, by_edition, parameters):
    found = {year: judge(Facts(nationality=country), parameters[year]).outcome for year in by_edition}

    assert found == by_edition


def test_the_eligible_one_of_two_is_named_first(parameters):
    for pair in (("JP", "VN"), ("VN", "JP")):
        finding = judge(Facts(nationality=pair[0], other_nationality=pair[1]), parameters[2024])

        assert (finding.values["country"], finding.values["other"]) == ("VN", "JP")


def test_a_finding_on_two_nationalities_names_the_doubtful_one(parameters):
    finding = judge(Facts(nationality="JM", other_nationality="MS"), parameters[2024])

    assert finding.values == {"country": "MS"}


def test_without_a_list_every_nationality_wants_confirming(parameters):
    finding = judge(Facts(nationality="VN"), parameters[2026])

    assert (finding.outcome, finding.reason) == (Outcome.CONFIRM, Reason.NATIONALITY_RULE_UNKNOWN)
