"""The place in a queue that changes while it is read."""

from jipdesk.views.rooms.screening_place import Place


def at(*ids: int) -> Place:
    place = Place()
    place.show(ids, is_other=True)
    return place


def test_one_goes_on_from_where_one_is_and_round_to_the_beginning() -> None:
    place = at(1, 2, 3)
    place.go_to(3)

    assert place.after() == 1


def test_who_leaves_the_list_is_still_looked_at_and_their_follower_is_next() -> None:
    place = at(1, 2, 3, 4)
    place.go_to(2)

    place.show((1, 3, 4), is_other=False)
    assert (place.current, place.after()) == (2, 3)
    place.show((1, 4), is_other=False)
    assert place.after() == 4


def test_another_list_begins_with_the_same_if_it_has_it_else_with_its_first() -> None:
    place = at(1, 2, 3)
    place.go_to(2)

    place.show((2, 3), is_other=True)
    assert place.current == 2
    place.show((3, 1), is_other=True)
    assert place.current == 3


def test_who_is_put_off_comes_last_and_alone_stays() -> None:
    place = at(1, 2)
    place.skip()
    assert (place.current, place.after()) == (2, 1)
    place.skip()
    assert (place.current, place.after()) == (1, 2)

    alone = at(7)
    alone.skip()
    assert alone.current == 7


def test_after_the_last_there_is_nobody_and_one_can_go_back() -> None:
    place = at(1)
    place.go_on()
    assert place.current is None

    assert place.go_back()
    assert place.current == 1
    assert not place.go_back()


def test_what_was_remembered_wrongly_is_forgotten() -> None:
    place = Place()
    place.recall({"current": "2", "skipped": [1, None, "x"]})

    assert (place.current, place.skipped) == (None, [1])
