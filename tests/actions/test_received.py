"""What is kept of many applications at once is what each of them would have alone."""

from datetime import UTC, date
from decimal import Decimal
from types import MappingProxyType

from hypothesis import given
from hypothesis import strategies as st

from jipdesk.actions.intake import search_text
from jipdesk.actions.received import cells_kept, folded_columns, named_cells, placed, values_kept
from jipdesk.models.base import canonical
from jipdesk.models.search import fold, folded
from jipdesk.queries.received_application import ReceivedApplication, columns_of, plain, understood
from jipdesk.rules.codes import Jlpt

NOTHING = ReceivedApplication(**dict.fromkeys(ReceivedApplication._fields))._replace(
    row=2, receipt_no="1", courses=(), past_participation=(), consents_privacy=True, answers={}, cells=()
)
WRITTEN = st.one_of(st.none(), st.sampled_from(["NGUYEN", "Thị  Ánh", "'", "グエン", "e\u0301", "AB 12", "\u0301"]))
NAMES = ("family_name", "middle_name", "given_name", "name_kana", "name_native", "email", "passport_no")
PERSONS = st.builds(lambda told: NOTHING._replace(**told), st.fixed_dictionaries(dict.fromkeys(NAMES, WRITTEN)))


def in_both_orders(person):
    """Put together what a person is searched by as the words of it say."""
    names = [name for name in (person.family_name, person.middle_name, person.given_name) if name]
    orders = (" ".join(names), " ".join(reversed(names)))
    return folded((*orders, person.name_kana, person.name_native, person.email, person.passport_no))


@given(st.lists(PERSONS, min_size=1, max_size=3))
def test_each_is_found_by_what_it_would_be_found_by_alone(persons):
    found = folded_columns(columns_of(persons))

    assert found["search_text"] == [in_both_orders(each) for each in persons]
    assert found["search_text"] == [search_text(each, each.passport_no) for each in persons]
    assert found["email_folded"] == [each.email and fold(each.email) for each in persons]


def test_what_was_understood_is_put_plainly_and_to_the_digit():
    told = {"english_score": Decimal("5.50"), "jlpt": Jlpt.N2, "birth_date": date(2001, 2, 3), "full_time": True}
    rows = [NOTHING._replace(**told), NOTHING._replace(**(told | {"english_score": Decimal("5.5"), "full_time": None}))]

    first, second = understood(rows)

    assert first == {name: plain(value) for name, value in rows[0]._asdict().items() if name in first}
    assert (first["english_score"], second["english_score"]) == ("5.50", "5.5")
    assert (first["jlpt"], first["birth_date"], first["full_time"], second["full_time"]) == (
        "N2",
        "2001-02-03",
        True,
        None,
    )
    assert first.keys() == set(ReceivedApplication._fields) - {"row", "receipt_no", "cells"}


def test_cells_are_kept_by_heading_without_those_that_are_empty_or_left_out():
    headings = placed(["b", "", "a", "c"])

    assert named_cells(headings, ["1", "2", "3", ""]) == {"a": "3", "b": "1"}
    assert list(cells_kept(headings, [["1", "2", "3", ""], ["", "", '"\\\n', "é"]])) == [
        '{"a":"3","b":"1"}',
        canonical({"a": '"\\\n', "c": "é"}),
    ]


TOLD = {
    "english_score": st.sampled_from([None, Decimal("5.5"), Decimal("5.50")]),
    "jlpt": st.sampled_from([None, *Jlpt]),
    "birth_date": st.none() | st.dates(),
    "submitted_at": st.none() | st.datetimes(timezones=st.just(UTC)),
    "full_time": st.sampled_from([None, True, False]),
    "courses": st.sampled_from([(), ("online",)]),
    "past_participation": st.sampled_from([(), (2019, 2020)]),
    "answers": st.sampled_from([{}, {"Q": 'A"'}]).map(MappingProxyType) | st.just({"B": "x"}),
    "motivation": st.text(max_size=5) | st.none(),
    "diet": st.sampled_from([None, "Halal"]),
}


@given(st.lists(st.builds(lambda told: NOTHING._replace(**told), st.fixed_dictionaries(TOLD)), min_size=1, max_size=6))
def test_what_was_understood_is_written_as_it_is_put_plainly(rows):
    assert list(values_kept(columns_of(rows))) == [canonical(each) for each in understood(rows)]
