from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jipdesk.rules.interviewing import WEIGHTS, Booking, clashes

TEN = datetime(2024, 7, 16, 1, tzinfo=UTC)


def at(minutes, who="佐藤", lasting=30):
    return Booking(who, TEN + timedelta(minutes=minutes), lasting)


def test_one_talk_may_begin_when_the_other_ends():
    assert list(clashes([at(0), at(30), at(60)])) == []


def test_talks_of_different_people_never_clash():
    assert list(clashes([at(0), at(0, "鈴木")])) == []


def test_a_short_talk_does_not_hide_a_long_one_before_it():
    long, short, after = at(0, lasting=120), at(10, lasting=10), at(60)

    assert list(clashes([after, short, long])) == [(long, short), (long, after)]


def test_the_weights_of_the_criteria_make_a_hundred():
    assert sum(WEIGHTS.values()) == 100


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(1, 40), st.sampled_from("ab")), max_size=8))
def test_a_clash_is_found_exactly_where_two_talks_of_one_person_overlap(talks):
    bookings = [at(start, who, lasting) for start, lasting, who in talks]

    overlap = any(
        one.who == other.who and one.starts_at < other.ends_at and other.starts_at < one.ends_at
        for number, one in enumerate(bookings)
        for other in bookings[:number]
    )

    assert bool(list(clashes(bookings))) is overlap
