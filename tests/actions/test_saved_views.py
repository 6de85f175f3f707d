"""Saved views: kept, renamed, pinned, shared, replaced, deleted; each of it can be undone."""

import pytest

from jipdesk.actions import saved_views as acts
from jipdesk.actions.undo import undo
from jipdesk.errors import InputRefused
from jipdesk.models.office import Coordinator
from jipdesk.queries.acts import lately
from jipdesk.queries.saved_views import of_page

SHOWN = {"filters": {"!nationality": ["VN"]}, "columns": ["name"]}


@pytest.fixture
def me(db):
    with db.write(None, "add_coordinator") as session:
        session.add_all([Coordinator(name="Tanaka", active=True), Coordinator(name="Sato", active=True)])
    return 1


def act(db, name, do):
    with db.write(None, name) as session:
        return do(session)


def save(db, name="Mine", page="applications", owner=1):
    return act(db, "save_view", lambda session: acts.save_view(session, page, name, SHOWN, coordinator=owner))


def names(db, page="applications", who=1):
    with db.read() as session:
        return [row.name for row in of_page(session, page, who)]


def test_ones_own_views_are_not_the_others_and_those_for_all_are(db, me):
    save(db, "Mine")
    save(db, "Ours", owner=None)

    assert names(db, who=1) == ["Mine", "Ours"]
    assert names(db, who=2) == ["Ours"]
    assert names(db, page="companies") == []


def test_a_name_is_given_once_for_oneself_and_once_for_all(db, me):
    save(db, "Mine")
    save(db, "Mine", owner=None)

    for owner in (1, None):
        with pytest.raises(InputRefused) as refused:
            save(db, " Mine ", owner=owner)
        assert refused.value.code == "view_name_taken"


def test_a_view_needs_a_name(db, me):
    with pytest.raises(InputRefused) as refused:
        save(db, "  ")

    assert refused.value.code == "view_needs_name"


def test_pinned_views_stand_first_and_stay_pinned_when_replaced(db, me):
    save(db, "Alpha")
    second = save(db, "Beta")
    act(db, "pin_view", lambda session: acts.pin_view(session, second, on=True))
    act(db, "replace_view", lambda session: acts.replace_view(session, second, {"filters": {}}))

    assert names(db) == ["Beta", "Alpha"]
    with db.read() as session:
        assert of_page(session, "applications", 1)[0].definition == {"filters": {}, "pinned": True}


def test_a_view_offered_to_all_may_not_take_a_name_that_is_there(db, me):
    number = save(db, "Mine")
    save(db, "Mine", owner=None)

    with pytest.raises(InputRefused):
        act(db, "share_view", lambda session: acts.share_view(session, number, coordinator=None))


def test_a_deleted_view_comes_back_by_undo(db, me):
    number = save(db, "Mine")
    act(db, "rename_view", lambda session: acts.rename_view(session, number, "Other"))
    act(db, "delete_view", lambda session: acts.delete_view(session, number))
    assert names(db) == []

    with db.read() as session:
        last = lately(session)[0]
    undo(db, last.id, actor=None)

    assert names(db) == ["Other"]
    assert (last.name, last.values) == ("delete_view", {"view": "Other"})


def test_a_view_that_is_gone_is_a_refusal(db, me):
    with pytest.raises(InputRefused) as refused:
        act(db, "pin_view", lambda session: acts.pin_view(session, 99, on=True))

    assert refused.value.code == "view_gone"
