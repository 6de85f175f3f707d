"""The list of applications: who is wanted, in which order, and the lines in sight."""

from datetime import datetime

import pytest
from staffed import Office

from jipdesk.i18n import JAPAN
from jipdesk.models.application import EligibilityOverride, EligibilityResult
from jipdesk.models.office import Coordinator
from jipdesk.queries import application_list as asked
from jipdesk.queries.application_list import ApplicationFilter
from jipdesk.queries.application_order import Order
from jipdesk.rules.workflow import ApplicationState


@pytest.fixture
def office(db):
    return Office(db)


def listed(office, by=Order.NO, *, descending=False, **wanted):
    with office.db.read() as session:
        return list(asked.ids(session, office.edition_id, ApplicationFilter(**wanted), by, descending=descending))


def lines(office, numbers):
    with office.db.read() as session:
        return asked.lines(session, numbers)


@pytest.mark.parametrize("by", list(Order))
def test_every_order_lists_everybody_once_and_turns_round(office, by):
    office.applications(20, jlpt="N2")
    office.applications(10, jlpt=None, state=ApplicationState.RECEIVED)
    office.applications(5, jlpt="N1", nationality=None)

    up, down = listed(office, by), listed(office, by, descending=True)

    assert sorted(up) == sorted(down) == list(range(1, 36))


def test_levels_of_japanese_stand_in_their_own_order_and_unknown_ones_last(office):
    (none,) = office.applications(1, jlpt=None)
    (low,) = office.applications(1, jlpt="N5")
    (high,) = office.applications(1, jlpt="N1")

    assert listed(office, Order.JLPT) == [low, high, none]
    assert listed(office, Order.JLPT, descending=True) == [high, low, none]


@pytest.mark.parametrize("descending", [False, True])
def test_the_first_numbers_are_those_with_which_the_list_begins(office, monkeypatch, descending):
    office.applications(20)
    monkeypatch.setattr(asked, "FIRST", 7)
    asked._first.cache_clear()

    with office.db.read() as session:
        count, first = asked.first(session, office.edition_id, descending=descending)
        assert asked.first(session, office.edition_id, Order.AGE) is None
    asked._first.cache_clear()

    assert (count, list(first)) == (20, listed(office, descending=descending)[:7])


def test_filters_of_several_kinds_all_have_to_fit(office):
    office.applications(3, nationality="VN")
    wanted = office.applications(2, nationality="LK", jlpt="N1")
    office.applications(2, nationality="LK", jlpt="N3")

    assert listed(office, nationalities=frozenset({"LK"}), jlpt=frozenset({"N1"})) == wanted


def test_what_is_not_stated_can_be_asked_for(office):
    office.applications(2, jlpt="N1")
    wanted = office.applications(2, jlpt=None)

    assert listed(office, jlpt=frozenset({""})) == wanted


def test_a_course_is_asked_for_by_its_code(office):
    office.applications(2, courses=("in-person",))
    wanted = office.applications(1, courses=("in-person", "online"))

    assert listed(office, courses=frozenset({"online"})) == wanted


def test_a_search_never_takes_its_signs_for_wildcards(office):
    office.applications(3)

    assert listed(office, search="%") == []
    assert listed(office, search="_") == []


def test_an_empty_edition_has_an_empty_list(office):
    assert listed(office) == []
    assert lines(office, []) == {}


def test_a_page_of_lines_takes_two_statements_however_long_the_list(office, statements):
    numbers = office.applications(60, state=ApplicationState.TO_CONFIRM)

    assert statements(lambda: lines(office, numbers)) <= 1 + 2  # the first begins the question


def test_lines_of_applications_that_are_gone_are_left_out(office):
    (number,) = office.applications(1)

    assert set(lines(office, [number, 999])) == {number}


def test_a_rule_that_an_exception_was_approved_for_is_not_named_among_the_open_ones(office):
    (number,) = office.applications(1, state=ApplicationState.TO_CONFIRM)
    results = [
        {"rule": "past_participation", "outcome": "fail", "reason": "x", "values": {}},
        {"rule": "education", "outcome": "confirm", "reason": "x", "values": {}},
    ]
    found = EligibilityResult(application_id=number, verdict="fail", results=results)
    office.act("screen_applications", lambda session: session.add(found))
    assert lines(office, [number])[number].open_rules == ("past_participation",)

    decided = EligibilityOverride(
        application_id=number,
        rule="past_participation",
        outcome="pass",
        reason="Only an online seminar.",
        approver_id=1,
        approved_at=datetime(2024, 7, 1, 9, tzinfo=JAPAN),
    )
    office.act("add_coordinator", lambda session: session.add(Coordinator(id=1, name="Tanaka", active=True)))
    office.act("override_rule", lambda session: session.add(decided))
    assert lines(office, [number])[number].open_rules == ("education",)
