"""What happened to a record, act by act, with what is masked left out."""

import pytest
from staffed import ON, Office

from jipdesk.actions import selection
from jipdesk.models.person import Passport
from jipdesk.queries.history import of_records


@pytest.fixture
def office(db):
    return Office(db)


def told(office, **records):
    with office.db.read() as session:
        return of_records(session, records)


def test_only_the_acts_that_touched_the_record_are_told_newest_first(office):
    first, second = office.applications(2)
    with office.db.write(None, "pass_screening") as session:
        selection.pass_screening(session, [first], on=ON)
    with office.db.write(None, "reject_applications") as session:
        selection.reject(session, [second], because="-")

    assert [act.name for act in told(office, application=[first])] == ["pass_screening", "import_applications"]


def test_a_change_is_told_with_its_value_before_and_after(office):
    (number,) = office.applications(1)
    with office.db.write(None, "pass_screening") as session:
        selection.pass_screening(session, [number], on=ON)

    (change,) = told(office, application=[number])[0].changes

    assert (change.field, change.before, change.after) == ("state", "eligible", "documents_requested")


def test_what_is_masked_is_told_to_have_changed_and_nothing_of_what_it_says(office):
    office.applications(1)
    with office.db.write(None, "edit_record") as session:
        session.get(Passport, 1).number = "TK1234567"

    (change,) = told(office, passport=[1])[0].changes

    assert change.is_masked
    assert (change.before, change.after) == (None, None)


def test_without_records_there_is_no_history(office):
    assert told(office) == []
    assert told(office, application=[]) == []


def test_how_much_is_asked_does_not_grow_with_the_size_of_a_bulk_act(office, statements):
    numbers = office.applications(50)

    assert statements(lambda: told(office, application=numbers[:1], person=[1])) <= 1 + 2  # the first begins
