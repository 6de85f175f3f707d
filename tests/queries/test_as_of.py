"""An edition's applications as they stood at the end of a past day, rebuilt from the history."""

from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy.orm import Session
from staffed import Office

from jipdesk.actions.undo import undo
from jipdesk.errors import InputRefused
from jipdesk.models.application import Application, EligibilityResult
from jipdesk.models.person import Person
from jipdesk.queries import application_list as asked
from jipdesk.queries import as_of
from jipdesk.queries.acts import lately
from jipdesk.queries.application_list import ApplicationFilter
from jipdesk.queries.facts import Asker
from jipdesk.rules.states import ApplicationState

FIRST, TODAY = date(2024, 6, 1), date(2024, 7, 1)


@pytest.fixture
def office(db):
    """The clock of its acts stands at noon in Japan of the first day until it is set on."""
    made = Office(db)
    made.on = lambda day: setattr(db, "now", lambda: datetime(day.year, day.month, day.day, 3, tzinfo=UTC))
    made.on(FIRST)
    return made


@contextmanager
def then(office, day):
    with office.db.apart() as connection:
        rebuilt = as_of.rebuild(connection, office.edition_id, day, TODAY, lambda *_: None)
        with Session(connection, autoflush=False) as session:
            yield session, rebuilt


def listed(office, day, search="", **limits):
    wanted = ApplicationFilter(search=search, more=limits, asker=Asker(TODAY), is_past=True)
    with then(office, day) as (session, _):
        return list(asked.ids(session, office.edition_id, wanted))


def state_then(office, day, number):
    with then(office, day) as (session, _):
        return asked.lines(session, [number])[number].state


def change(office, record, number, **values):
    with office.db.write(None, "edit_record") as session:
        for name, value in values.items():
            setattr(session.get_one(record, number), name, value)


def test_states_and_facts_are_those_of_the_end_of_the_day(office):
    (number,) = office.applications(1, major="Physics")
    office.on(FIRST + timedelta(days=2))
    change(office, Application, number, state=ApplicationState.PASSED, major="Chemistry")
    change(office, Application, number, major="Biology")

    assert state_then(office, FIRST + timedelta(days=1), number) is ApplicationState.ELIGIBLE
    assert state_then(office, FIRST + timedelta(days=2), number) is ApplicationState.PASSED
    assert listed(office, FIRST, major=("Physics",)) == [number]
    assert listed(office, FIRST + timedelta(days=2), major=("Biology",)) == [number]


def test_who_came_later_is_not_listed_and_who_was_deleted_since_is(office):
    gone, stays = office.applications(2, courses=())
    office.on(FIRST + timedelta(days=3))
    office.applications(4)
    with office.db.write(None, "edit_record") as session:
        session.delete(session.get_one(Application, gone))

    assert listed(office, FIRST) == [gone, stays]
    assert len(listed(office, FIRST + timedelta(days=3))) == 5


def test_what_was_undone_and_done_again_since_stands_as_it_did(office):
    office.applications(1)
    with office.db.read() as session:
        taken_in = lately(session)[0].id
    office.on(FIRST + timedelta(days=1))
    undo(office.db, taken_in, actor=None)
    with office.db.read() as session:
        undone = lately(session)[0].id
    office.on(FIRST + timedelta(days=2))
    undo(office.db, undone, actor=None)

    assert [len(listed(office, FIRST + timedelta(days=days))) for days in (-1, 0, 1, 2)] == [0, 1, 0, 1]


def test_results_that_came_later_are_not_known_then(office):
    (number,) = office.applications(1)
    office.on(FIRST + timedelta(days=1))
    with office.db.write(None, "screen_applications") as session:
        session.add(EligibilityResult(application_id=number, verdict="eligible", results=[]))

    assert listed(office, FIRST, verdict=("",)) == [number]
    assert listed(office, FIRST + timedelta(days=1), verdict=("eligible",)) == [number]


def test_names_are_searched_as_they_were(office):
    (number,) = office.applications(1)
    change(office, Person, 1, family_name="BEFORE", search_text="before")
    office.on(FIRST + timedelta(days=1))
    change(office, Person, 1, family_name="AFTER", search_text="after")

    assert listed(office, FIRST, search="before") == [number]
    assert listed(office, FIRST, search="after") == []


def test_what_was_erased_since_is_counted_and_not_invented(office):
    (number,) = office.applications(1, major="Physics")
    office.on(FIRST + timedelta(days=1))
    change(office, Application, number, major=None)
    with office.db.write(None, "edit_record") as session:
        session.get_one(Application, number).degree = "Master"
        session.flush()
        session.connection().exec_driver_sql(
            "UPDATE history SET payload = NULL WHERE table_name = 'application' AND kind = 'update' AND mac IS NOT NULL"
        )

    with then(office, FIRST) as (session, rebuilt):
        assert rebuilt.erased == 1
        assert asked.lines(session, [number], ["major"])[number].more == {"major": None}


def test_looking_back_changes_nothing_of_the_desk_and_is_gone_with_its_connection(office):
    (number,) = office.applications(1)
    office.on(FIRST + timedelta(days=1))
    change(office, Application, number, state=ApplicationState.PASSED)
    before = office.db.head()

    assert state_then(office, FIRST, number) is ApplicationState.ELIGIBLE
    with office.db.apart() as connection, Session(connection) as session:
        assert asked.lines(session, [number])[number].state is ApplicationState.PASSED
    assert office.db.head() == before


def test_a_day_that_is_not_over_cannot_be_looked_back_to(office):
    with pytest.raises(InputRefused) as refused, then(office, TODAY):
        pass

    assert refused.value.code == "as_of_not_past"
