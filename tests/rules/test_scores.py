import pytest
from hypothesis import given
from hypothesis import strategies as st

from jipdesk.rules.scores import weighted

WEIGHTS = {"motivation": 3, "skills": 2, "language": 2, "manner": 1}
POINTS = st.dictionaries(st.sampled_from(sorted(WEIGHTS)), st.integers(1, 5), min_size=1)


def test_all_fives_are_a_hundred_and_all_ones_nothing():
    assert weighted(dict.fromkeys(WEIGHTS, 5), WEIGHTS) == 100
    assert weighted(dict.fromkeys(WEIGHTS, 1), WEIGHTS) == 0
    assert weighted(dict.fromkeys(WEIGHTS, 3), WEIGHTS) == 50


def test_weights_count():
    assert weighted({"motivation": 5, "manner": 1}, WEIGHTS) == 75


def test_halves_are_rounded_up():
    assert weighted({"a": 2, "b": 1}, {"a": 1, "b": 1}) == 13


def test_without_points_there_is_no_score():
    assert weighted({}, WEIGHTS) is None


@pytest.mark.parametrize("points", [{"motivation": 0}, {"motivation": 6}, {"luck": 3}])
def test_points_off_the_scale_or_without_a_weight_are_refused(points):
    with pytest.raises(ValueError, match="not a point"):
        weighted(points, WEIGHTS)


@given(points=POINTS)
def test_a_better_point_never_lowers_the_score(points):
    before = weighted(points, WEIGHTS)
    better = {name: min(5, point + 1) for name, point in points.items()}

    assert 0 <= before <= weighted(better, WEIGHTS) <= 100
