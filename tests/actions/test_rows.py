"""Many rows at once: all of them are written, in the form the desk keeps, or none."""

from datetime import date

import pytest
from sqlalchemy import select
from staffed import Office

from jipdesk.actions import rows
from jipdesk.errors import InputRefused
from jipdesk.models.application import Application
from jipdesk.models.person import Person
from jipdesk.rules.workflow import ApplicationState


def test_each_row_is_written_with_its_own_fields(office: Office) -> None:
    office.applications(3)
    before = office.get(Person, 2, "email")

    office.act(
        "edit_record",
        lambda session: rows.change(
            session, Person, [{"id": 1, "birth_date": date(2000, 2, 29)}, {"id": 3, "email": "c@example.org"}]
        ),
    )

    assert office.get(Person, 1, "birth_date") == date(2000, 2, 29)
    assert (office.get(Person, 2, "email"), office.get(Person, 3, "email")) == (before, "c@example.org")


def test_of_one_record_twice_the_last_counts(office: Office) -> None:
    office.applications(1)
    twice = [{"id": 1, "email": "a@example.org"}, {"id": 1, "email": "b@example.org"}]

    office.act("edit_record", lambda session: rows.change(session, Person, twice))

    assert office.get(Person, 1, "email") == "b@example.org"


def test_what_was_changed_one_by_one_comes_first(office: Office) -> None:
    (number,) = office.applications(1)

    def do(session) -> None:
        session.get_one(Application, number).state = ApplicationState.WITHDRAWN
        rows.put(session, Application, {number: ApplicationState.RECEIVED}, ended_because=None)

    office.act("edit_record", do)

    assert office.get(Application, number, "state") is ApplicationState.RECEIVED


def test_nothing_is_written_where_a_record_is_gone(office: Office) -> None:
    numbers = office.applications(2)
    after = dict.fromkeys([*numbers, 99], ApplicationState.WITHDRAWN)

    with pytest.raises(InputRefused) as refused:
        office.act("edit_record", lambda session: rows.put(session, Application, after))

    assert (refused.value.code, refused.value.values["count"]) == ("records_gone", 1)
    with office.db.read() as session:
        assert set(session.scalars(select(Application.state))) == {ApplicationState.ELIGIBLE}
