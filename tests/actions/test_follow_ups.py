"""What is recorded after an internship."""

from datetime import date

import pytest
from staffed import Office

from jipdesk.actions import follow_ups
from jipdesk.errors import InputRefused
from jipdesk.models.placement import Placement
from jipdesk.models.report import FollowUp
from jipdesk.rules.following_up import FollowUpKind, FollowUpOutcome
from jipdesk.rules.workflow import PlacementState

NEWS = follow_ups.News(FollowUpKind.JOB_OFFER, date(2024, 12, 1), FollowUpOutcome.ACCEPTED, "from April")


@pytest.fixture
def office(db):
    return Office(db)


def end(office: Office, numbers: list[int], state: PlacementState = PlacementState.COMPLETED) -> None:
    with office.db.write(None, "advance_placements") as session:
        for number in numbers:
            session.get_one(Placement, number).state = state


def record(office: Office, numbers: list[int]) -> None:
    office.act("record_follow_ups", lambda session: follow_ups.record_follow_ups(session, numbers, NEWS))


def test_the_same_news_is_recorded_of_many_as_one_act(office):
    numbers = office.placements(2)
    end(office, numbers)

    record(office, numbers)

    columns = (FollowUp.placement_id, FollowUp.kind, FollowUp.happened_on, FollowUp.outcome, FollowUp.text)
    told = ("offer", date(2024, 12, 1), "accepted", "from April")
    assert office.all(*columns) == [(number, *told) for number in numbers]
    assert office.last_act() == ("record_follow_ups", {"count": 2})


def test_news_can_be_taken_back(office):
    numbers = office.placements(1)
    end(office, numbers)
    before = office.content()

    record(office, numbers)
    office.undo_last()

    assert office.content() == before


def test_nothing_follows_an_internship_that_is_not_over(office):
    ended, running = office.placements(2)
    end(office, [ended])
    end(office, [running], PlacementState.RUNNING)

    with pytest.raises(InputRefused) as refused:
        record(office, [ended, running])

    assert refused.value.code == "not_over"
    assert refused.value.values["count"] == 1
    assert office.all(FollowUp.id) == []
