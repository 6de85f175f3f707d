"""What follows from marks: totals, spread, disagreement, a proposal."""

import pytest

from jipdesk.rules.screening import (
    DEFAULT_CRITERIA,
    DEFAULT_REASONS,
    Judged,
    disagree,
    mean,
    proposed,
    spread,
    total_of,
)


def test_the_default_weights_make_a_hundred_and_every_code_is_named_twice() -> None:
    assert sum(each.weight for each in DEFAULT_CRITERIA) == 100
    assert len({each.code for each in DEFAULT_CRITERIA}) == len(DEFAULT_CRITERIA)
    assert all(each.name_ja and each.name_en for each in DEFAULT_CRITERIA)
    assert all(ja and en for ja, en in DEFAULT_REASONS)


def test_a_criterion_that_is_asked_no_more_does_not_count() -> None:
    assert total_of({"a": 5, "b": 1}, {"a": 50, "b": 50}) == 50
    assert total_of({"a": 5, "b": 1}, {"a": 50, "b": 0}) == 100
    assert total_of({"b": 1}, {"a": 50, "b": 0}) is None


def test_one_reviewer_has_no_spread() -> None:
    assert spread([70]) is None
    assert spread([70, None]) is None
    assert spread([70, 45, 60]) == 25


@pytest.mark.parametrize(
    ("opinions", "totals", "expected"),
    [
        (["pass", "pass"], [80, 61], False),
        (["pass", "pass"], [80, 60], True),
        (["pass", "reject"], [80, 80], True),
        (["pass", "confirm"], [None, None], True),
        (["pass"], [80], False),
        ([], [], False),
    ],
)
def test_reviewers_disagree_by_opinion_or_by_twenty_points(
    opinions: list[str], totals: list[int | None], *, expected: bool
) -> None:
    assert disagree(opinions, totals) is expected


def test_the_mean_is_rounded_half_up() -> None:
    assert mean([70, 75]) == 73
    assert mean([70, None]) == 70
    assert mean([None]) is None


def test_a_proposal_follows_only_where_all_agree() -> None:
    judged = {
        1: Judged(("pass", "pass"), 80),
        2: Judged(("reject",), 20),
        3: Judged(("pass", "reject"), 60),
        4: Judged(("confirm",), 70),
    }

    assert proposed(judged) == {1: "pass", 2: "reject"}


def test_with_few_places_the_best_pass_and_the_others_stay_open() -> None:
    judged = {1: Judged(("pass",), 60), 2: Judged(("pass",), 90), 3: Judged(("pass",), None), 4: Judged(("pass",), 60)}

    assert proposed(judged, 2) == {2: "pass", 1: "pass"}
