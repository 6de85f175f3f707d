"""Training: sessions, who is to come, who came."""

from datetime import datetime

import pytest
from staffed import Office

from jipdesk.actions import training
from jipdesk.errors import InputRefused
from jipdesk.i18n import JAPAN
from jipdesk.models.training import Attendance, TrainingSession
from jipdesk.rules.training import Training

FIRST = Training(
    "pre", "事前研修", "Pre-training", datetime(2024, 8, 22, 10, tzinfo=JAPAN), datetime(2024, 8, 22, 17, tzinfo=JAPAN)
)
LAST = Training(
    "presentation",
    "成果発表会",
    "Wrap-up presentation",
    datetime(2024, 10, 4, 13, tzinfo=JAPAN),
    datetime(2024, 10, 4, 17, tzinfo=JAPAN),
    "大阪市中央公会堂",
    "Osaka City Central Public Hall",
)


@pytest.fixture
def office(office: Office) -> Office:
    """The office with two interns."""
    office.placements(2)
    return office


def hold(office: Office, *sessions: Training, to: list[int] | None = None) -> list[int]:
    ids = [1, 2] if to is None else to
    return office.act("arrange_training", lambda s: training.hold_training(s, office.edition_id, sessions, ids))


def test_the_invited_are_expected_at_every_session(office: Office) -> None:
    assert hold(office, FIRST, LAST) == [1, 2]

    assert office.all(TrainingSession.name_en, TrainingSession.place_ja) == [
        ("Pre-training", None),
        ("Wrap-up presentation", "大阪市中央公会堂"),
    ]
    pairs = office.all(Attendance.session_id, Attendance.placement_id, Attendance.attended)
    assert pairs == [(1, 1, None), (1, 2, None), (2, 1, None), (2, 2, None)]


def test_inviting_again_leaves_who_was_invited(office: Office) -> None:
    hold(office, FIRST, to=[1])
    office.act("arrange_training", lambda s: training.attend(s, 1, {1: True}))

    office.act("arrange_training", lambda s: training.invite(s, [1], [1, 2]))

    assert office.all(Attendance.placement_id, Attendance.attended) == [(1, True), (2, None)]


def test_undoing_a_session_uninvites_everybody(office: Office) -> None:
    before = office.content()

    hold(office, FIRST, LAST)
    office.undo_last()

    assert office.content() == before


def test_whoever_was_not_invited_has_no_attendance(office: Office) -> None:
    hold(office, FIRST, to=[1])

    with pytest.raises(InputRefused) as refused:
        office.act("arrange_training", lambda s: training.attend(s, 1, {1: True, 2: False}))

    assert (refused.value.code, refused.value.values["count"]) == ("not_invited", 1)


def test_a_session_that_ends_before_it_begins_is_refused(office: Office) -> None:
    backwards = Training("pre", "研修", "Training", FIRST.ends_at, FIRST.starts_at)

    with pytest.raises(InputRefused) as refused:
        hold(office, FIRST, backwards)

    assert refused.value.code == "training_backwards"
    assert office.all(TrainingSession.id) == []
