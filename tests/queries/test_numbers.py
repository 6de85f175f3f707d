"""Numbers of records: the first are known at once, the others when somebody goes there."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jipdesk.queries.numbers import Numbers


def joined(numbers):
    return Numbers(len(numbers), ",".join(map(str, numbers)))


@given(
    numbers=st.lists(st.integers(1, 2**40), max_size=300),
    start=st.none() | st.integers(-400, 400),
    stop=st.none() | st.integers(-400, 400),
    step=st.sampled_from([None, 1, 2, -1, -3]),
)
def test_they_are_those_that_the_database_joined(numbers, start, stop, step):
    assert list(joined(numbers)[start:stop:step]) == numbers[start:stop:step]
    assert (len(joined(numbers)), list(joined(numbers))) == (len(numbers), numbers)
    assert joined(numbers) == Numbers.of(numbers)


def test_a_screen_full_is_there_without_reading_the_others():
    found = Numbers(50_000, ",".join(map(str, range(1, 129))) + ",this is not read")

    assert list(found[:64]) == list(range(1, 65))
    assert (found[127], found.index(100), len(found)) == (128, 99, 50_000)
    with pytest.raises(json.JSONDecodeError):
        _ = found[128]


def test_a_number_is_found_wherever_it_is_and_refused_where_it_is_not():
    found = joined(list(range(1000, 0, -1)))

    assert (found.index(1000), found.index(1), found[-1]) == (0, 999, 1)
    assert 500 in found
    assert 1001 not in found
    with pytest.raises(ValueError, match="not in array"):
        found.index(1001)
    with pytest.raises(IndexError):
        _ = found[1000]


def test_other_numbers_or_another_order_are_not_the_same():
    every = list(range(1, 500))

    assert joined(every) == joined(every)
    assert joined(every) != joined(every[::-1])
    assert joined(every) != joined([*every[:-1], 777])
    assert joined(every[:1]) != joined(every)
    assert hash(joined(every)) == hash(Numbers.of(every))


def test_the_others_are_asked_for_once_and_only_by_who_needs_them():
    asked = []

    def ask():
        asked.append("asked")
        return range(1, 501)

    found = Numbers.beginning(500, range(1, 129), ask)

    assert (len(found), list(found[:32]), found.index(77), found.is_whole, asked) == (
        500,
        [*range(1, 33)],
        76,
        False,
        [],
    )
    assert (found[499], found[200:203].tolist(), found.is_whole, asked) == (500, [201, 202, 203], True, ["asked"])


def test_to_compare_asks_for_nothing():
    begun, every = Numbers.beginning(500, range(1, 129), pytest.fail), Numbers.of(range(1, 501))

    assert begun == begun  # noqa: PLR0124
    assert begun != every
    assert every != begun
    assert begun != Numbers.beginning(500, range(1, 129), pytest.fail)

    begun.complete(range(1, 501))
    assert begun == every
    assert hash(begun) == hash(every)


def test_what_comes_later_takes_the_place_of_asking():
    found = Numbers.beginning(200, range(128), pytest.fail)

    found.complete(range(200))

    assert found.is_whole
    assert list(found) == list(range(200))


@pytest.mark.parametrize("then", [190, 210])
def test_there_stay_as_many_as_was_said_though_others_have_come_or_gone(then):
    found = Numbers.beginning(200, range(1, 129), pytest.fail)

    found.complete(range(1, then + 1))

    assert len(list(found)) == len(found) == 200
    assert list(found)[then:] == [0] * (200 - min(then, 200))


def test_a_beginning_that_is_all_there_is_asks_for_nothing():
    found = Numbers.beginning(3, (7, 8, 9), pytest.fail)

    assert (list(found), found.is_whole) == ([7, 8, 9], True)
