from jipdesk.matching.pairs import Pair
from jipdesk.matching.proof import Limits, Prices, bound

PAIRS = [Pair("A", "x", 90), Pair("A", "y", 80), Pair("B", "x", 85)]


def test_fitting_prices_bound_the_total_of_the_best_plan():
    assert bound(PAIRS, Prices({"A": 80}, {"x": 85}), Limits(1, 1)) == 165


def test_without_prices_the_bound_is_the_sum_of_all():
    assert bound(PAIRS, Prices({}, {}), Limits(1, 1)) == 255
