"""Undo: what was done goes back, or the reason why not is given."""

import pytest
from given import edition
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from staffed import HOLIDAYS, ON, Office

from jipdesk.actions import matches
from jipdesk.actions.undo import undo
from jipdesk.errors import InputRefused
from jipdesk.models.act import Act
from jipdesk.models.database import Database
from jipdesk.models.digest import digest
from jipdesk.models.edition import Operator
from jipdesk.models.office import Coordinator, Task
from jipdesk.models.reversal import PORTION
from jipdesk.rules.workflow import ApplicationState

MANY = PORTION + 2


def content(db: Database) -> str:
    with db.connection() as connection:
        return digest(connection)


def last_act(db: Database) -> int:
    with db.read() as session:
        return session.scalars(select(Act.id).order_by(Act.id.desc())).first() or 0


def add(db: Database, *names: str) -> int:
    with db.write(None, "add_coordinator") as session:
        session.add_all([Coordinator(name=name, active=True) for name in names])
    return last_act(db)


def rename(db: Database, number: int, name: str) -> int:
    with db.write(None, "edit_record") as session:
        session.get_one(Coordinator, number).name = name
    return last_act(db)


def test_undoing_an_addition_removes_what_it_added(db: Database) -> None:
    before = content(db)
    act = add(db, "a", "b", "c")

    undo(db, act, actor=None)

    assert content(db) == before


def test_undoing_a_change_brings_the_old_value_back(db: Database) -> None:
    add(db, "a")
    before = content(db)
    act = rename(db, 1, "b")

    undo(db, act, actor=None)

    assert content(db) == before


def test_undoing_a_deletion_brings_the_record_back_under_its_number(db: Database) -> None:
    add(db, "a")
    before = content(db)
    with db.write(None, "edit_record") as session:
        session.delete(session.get_one(Coordinator, 1))

    undo(db, last_act(db), actor=None)

    assert content(db) == before


def test_undoing_the_undoing_does_it_again(db: Database) -> None:
    act = add(db, "a")
    after = content(db)
    undo(db, act, actor=None)

    undo(db, last_act(db), actor=None)

    assert content(db) == after


def test_an_act_is_undone_only_once(db: Database) -> None:
    act = add(db, "a")
    undo(db, act, actor=None)

    with pytest.raises(InputRefused) as refused:
        undo(db, act, actor=None)

    assert refused.value.code == "already_undone"


def test_after_redoing_it_can_be_undone_again(db: Database) -> None:
    before = content(db)
    act = add(db, "a")
    undo(db, act, actor=None)
    undo(db, last_act(db), actor=None)

    undo(db, act, actor=None)

    assert content(db) == before


def test_a_later_change_of_the_same_value_is_not_overwritten(db: Database) -> None:
    add(db, "a")
    act = rename(db, 1, "b")
    rename(db, 1, "c")
    before = content(db)

    with pytest.raises(InputRefused) as refused:
        undo(db, act, actor=None)

    assert refused.value.code == "undo_changed_since"
    assert content(db) == before


def test_a_later_change_of_another_value_does_not_stand_in_the_way(db: Database) -> None:
    add(db, "a")
    act = rename(db, 1, "b")
    with db.write(None, "edit_record") as session:
        session.get_one(Coordinator, 1).active = False

    undo(db, act, actor=None)

    with db.read() as session:
        found = session.get_one(Coordinator, 1)
        assert (found.name, found.active) == ("a", False)


def test_a_new_record_that_was_changed_since_is_not_removed(db: Database) -> None:
    act = add(db, "a")
    rename(db, 1, "b")

    with pytest.raises(InputRefused) as refused:
        undo(db, act, actor=None)

    assert refused.value.code == "undo_changed_since"


def test_a_new_record_that_is_in_use_is_not_removed(db: Database) -> None:
    with db.write(None, "add_editions") as session:
        session.add(Operator(name_ja="甲", name_en="A"))
    act = add(db, "a")
    with db.write(None, "edit_record") as session:
        year = edition(2024)
        session.add(year)
        session.flush()
        session.add(Task(edition_id=year.id, text="x", coordinator_id=1))

    with pytest.raises(InputRefused) as refused:
        undo(db, act, actor=None)

    assert refused.value.code == "undo_in_use"


def test_an_act_on_very_many_is_undone_and_redone(db: Database) -> None:
    with db.write(None, "add_coordinator") as session:
        session.add_all(Coordinator(name=f"{number}", active=True) for number in range(MANY))
    added, before = last_act(db), content(db)
    with db.write(None, "edit_record") as session:
        for each in session.scalars(select(Coordinator)):
            each.name, each.active = f"was {each.name}", each.id % 2 == 0
    after = content(db)

    undo(db, last_act(db), actor=None)
    assert content(db) == before
    undo(db, last_act(db), actor=None)
    assert content(db) == after
    undo(db, last_act(db), actor=None)
    undo(db, added, actor=None)
    with db.read() as session:
        assert session.scalars(select(Coordinator)).all() == []


@pytest.mark.parametrize("changed", [1, MANY // 2, MANY])
def test_one_change_among_very_many_stands_in_the_way(db: Database, changed: int) -> None:
    act = add(db, *(f"{number}" for number in range(MANY)))
    rename(db, changed, "other")

    with pytest.raises(InputRefused) as refused:
        undo(db, act, actor=None)

    assert (refused.value.code, refused.value.values["count"]) == ("undo_changed_since", 1)


def test_what_was_exchanged_is_exchanged_back(db: Database) -> None:
    add(db, "a", "b")
    before = content(db)
    with db.write(None, "edit_record") as session:
        first, second = (session.get_one(Coordinator, number) for number in (1, 2))
        for each, name in ((second, "x"), (first, "b"), (second, "a")):
            each.name = name
            session.flush()

    undo(db, last_act(db), actor=None)

    assert content(db) == before


def test_an_undoing_that_is_stopped_leaves_everything_as_it_was(db: Database) -> None:
    act = add(db, *(f"{number}" for number in range(MANY)))
    before = content(db)

    def stop(done: int, total: int) -> None:
        if 2 * done > total:  # all were looked at, and some are gone
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        undo(db, act, actor=None, progress=stop)

    assert (content(db), last_act(db)) == (before, act)


def test_an_act_that_left_the_house_names_its_counter_act(db: Database) -> None:
    with db.write(None, "issue_papers") as session:
        session.add(Coordinator(name="x", active=True))

    with pytest.raises(InputRefused) as refused:
        undo(db, last_act(db), actor=None)

    assert refused.value.values["counter"] == "void_papers"


def cancelled(office: Office, match: int) -> int:
    office.act("cancel_matches", lambda session: matches.cancel(session, [match], because="illness"))
    return last_act(office.db)


def decided(office: Office, opening: int, application: int) -> int:
    (match,) = office.propose([(opening, application)])
    office.agree([match])
    office.act("decide_matches", lambda session: matches.decide(session, [match], on=ON, holidays=HOLIDAYS))
    return match


def test_a_cancelled_match_comes_back_while_its_place_is_free(office: Office) -> None:
    match = decided(office, office.opening(), *office.applications(1, ApplicationState.PASSED))
    before = office.content()

    undo(office.db, cancelled(office, match), actor=None)

    assert office.content() == before


def test_undoing_puts_nobody_into_a_place_that_was_given_to_others(office: Office) -> None:
    one, two, three = office.applications(3, ApplicationState.PASSED)
    opening = office.opening(places=2)
    act = cancelled(office, decided(office, opening, one))
    decided(office, opening, two)
    decided(office, opening, three)
    before = office.content()

    with pytest.raises(InputRefused) as refused:
        undo(office.db, act, actor=None)

    assert (refused.value.code, refused.value.values["reasons"]) == ("matches_blocked", ["opening_full"])
    assert office.content() == before


def test_undoing_places_nobody_with_two_companies(office: Office) -> None:
    (someone,) = office.applications(1, ApplicationState.PASSED)
    act = cancelled(office, decided(office, office.opening(places=2), someone))
    decided(office, office.opening(), someone)

    with pytest.raises(InputRefused) as refused:
        undo(office.db, act, actor=None)

    assert (refused.value.code, refused.value.values["reasons"]) == ("matches_blocked", ["other_match_agreed"])


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.text("abc", min_size=1, max_size=4)),
        st.tuples(st.just("rename"), st.text("xyz", min_size=1, max_size=4)),
        st.tuples(st.just("delete"), st.just("")),
        st.tuples(st.just("retire"), st.just("")),
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_undoing_an_act_of_many_changes_leads_back_to_where_it_began(
    db: Database, steps: list[tuple[str, str]]
) -> None:
    before = content(db)
    act = last_act(db)
    with db.write(None, "edit_record") as session:
        for index, (kind, name) in enumerate(steps):
            someone = session.scalars(select(Coordinator).order_by(Coordinator.id.desc())).first()
            if kind == "add":
                session.add(Coordinator(name=f"{name}{index}-{act}", active=True))
            elif someone and kind == "rename":
                someone.name = f"{name}{index}-{act}"
            elif someone and kind == "retire":
                someone.active = False
            elif someone:
                session.delete(someone)
            session.flush()

    if last_act(db) != act:
        undo(db, last_act(db), actor=None)

    assert content(db) == before
