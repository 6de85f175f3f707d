"""After some quiet minutes the desk holds less memory, once, until somebody works again."""

import pytest

from jipdesk.errors import MachineRefused


@pytest.fixture
def rests(window, monkeypatch):
    """How often the desk was told to rest."""
    told = []
    monkeypatch.setattr(window.keeper.desk.desk.db, "rest", lambda: told.append(True))
    return told


def test_it_rests_once_and_again_only_after_somebody_has_worked(window, settle, rests):
    resting = window.surroundings.resting
    settle(window.jobs)
    assert resting._quiet.isActive()
    resting._quiet.stop()

    resting._rest()
    settle(window.jobs)
    assert len(rests) == 1
    assert not resting._quiet.isActive()

    window.surroundings.count()
    settle(window.jobs)
    assert resting._quiet.isActive()


def test_it_waits_on_while_something_is_under_way(window, settle, rests):
    resting = window.surroundings.resting
    settle(window.jobs)
    resting._quiet.stop()

    window.surroundings.count()
    resting._rest()

    assert resting._quiet.isActive()
    settle(window.jobs)
    assert not rests


def test_nobody_is_told_when_it_cannot_rest(window, settle, monkeypatch):
    def refuse():
        raise MachineRefused("disk_full")

    monkeypatch.setattr(window.keeper.desk.desk.db, "rest", refuse)
    settle(window.jobs)

    window.surroundings.resting._rest()
    settle(window.jobs)

    assert window.notice.isHidden()
    assert window.pages.page.notice.isHidden()
