"""The list of interns after their internship."""

from datetime import date

import pytest
from staffed import Office

from jipdesk.actions import follow_ups as acts
from jipdesk.models.placement import Placement
from jipdesk.queries import follow_ups
from jipdesk.queries.follow_ups import FollowUpFilter, Order
from jipdesk.rules.following_up import FollowUpKind
from jipdesk.rules.workflow import PlacementState

ALL = FollowUpFilter()


@pytest.fixture
def office(db):
    return Office(db)


@pytest.fixture
def ended(office):
    """Two that are over, the second with two pieces of news; a third that is not."""
    numbers = office.placements(3)
    with office.db.write(None, "advance_placements") as session:
        for number in numbers[:2]:
            session.get_one(Placement, number).state = PlacementState.COMPLETED
    for kind, day in ((FollowUpKind.JOB_OFFER, 20), (FollowUpKind.CONTACT, 5)):
        news = acts.News(kind, date(2024, 12, day))
        office.act(
            "record_follow_ups",
            lambda session, news=news: acts.record_follow_ups(session, [numbers[1]], news),
        )
    return numbers[:2]


def ids(office, wanted=ALL, by=Order.NO, **more):
    with office.db.read() as session:
        return list(follow_ups.ids(session, office.edition_id, wanted, by, **more))


def test_only_internships_that_are_over_are_listed(office, ended):
    assert ids(office) == ended
    with office.db.read() as session:
        assert follow_ups.total(session, office.edition_id) == 2
        assert follow_ups.under_way(session, office.edition_id) == 1


def test_news_stand_newest_first(office, ended):
    with office.db.read() as session:
        lines = follow_ups.lines(session, ended)

    assert lines[ended[0]].news == ()
    assert [each.kind for each in lines[ended[1]].news] == ["offer", "contact"]


def test_the_list_can_be_limited_to_those_with_an_offer(office, ended):
    assert ids(office, FollowUpFilter(kinds=frozenset({"offer"}))) == [ended[1]]
    assert ids(office, FollowUpFilter(kinds=frozenset({"hired"}))) == []
    assert ids(office, FollowUpFilter(search="family0")) == [ended[0]]


def test_the_list_stands_by_the_last_news(office, ended):
    assert ids(office, by=Order.LAST) == ended
    assert ids(office, by=Order.LAST, descending=True) == ended[::-1]
