from collections import Counter

from jipdesk.samples.chance import Chance, spread


def test_the_same_seed_picks_the_same():
    assert Chance("a").digits(12) == Chance("a").digits(12) != Chance("b").digits(12)


def test_shuffling_loses_nothing():
    assert sorted(Chance(1).shuffled(range(50))) == list(range(50))


def test_things_are_spread_as_often_as_their_shares():
    assert Counter(spread({"a": 2.0, "b": 1.0, "c": 1.0}, 10)) == {"a": 5, "b": 3, "c": 2}


def test_spreading_gives_exactly_as_many_as_asked():
    assert [len(spread({"a": 0.3, "b": 7.0, "c": 1.1}, count)) for count in range(20)] == list(range(20))
