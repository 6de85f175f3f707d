"""Undo takes the last act that stands; Redo the last undoing, as long as nothing else was done since."""

import pytest
from staffed import ON, Office

from jipdesk.actions import drafts, selection
from jipdesk.actions.undo import undo
from jipdesk.models.office import Coordinator
from jipdesk.queries.acts import within


@pytest.fixture
def office(db):
    return Office(db)


def now(office):
    with office.db.read() as session:
        return within(session)


def passing(office, number):
    with office.db.write(None, "pass_screening") as session:
        selection.pass_screening(session, [number], on=ON)


def test_acts_are_undone_one_after_the_other_and_done_again_in_turn(office):
    first, second = office.applications(2)
    passing(office, first)
    passing(office, second)
    one, two = now(office).undo.id - 1, now(office).undo.id

    undo(office.db, two, actor=None)
    assert now(office).undo.id == one
    undo(office.db, one, actor=None)
    assert now(office).undo.name == "import_applications"

    undo(office.db, now(office).redo.id, actor=None)
    assert now(office).undo.id == one
    undo(office.db, now(office).redo.id, actor=None)
    assert now(office).undo.id == two
    assert now(office).redo is None


def test_a_new_act_ends_what_could_be_done_again(office):
    first, second = office.applications(2)
    passing(office, first)
    undo(office.db, now(office).undo.id, actor=None)

    passing(office, second)

    assert now(office).redo is None


def test_what_changes_nothing_of_the_office_is_passed_over(office):
    (number,) = office.applications(1)
    passing(office, number)
    with office.db.write(None, "add_coordinator") as session:
        session.add(Coordinator(name="田中", active=True))
    with office.db.write(1, "keep_draft") as session:
        drafts.keep(session, 1, "person", 1, "email", "half")
    with office.db.write(1, "reveal_masked", record=1):
        pass

    assert now(office).undo.name == "add_coordinator"


def test_an_act_that_cannot_be_undone_stops_undo_there(office):
    with office.db.write(None, "issue_papers") as session:
        session.add(Coordinator(name="田中", active=True))

    assert now(office).undo is None
    assert now(office).blocked.name == "issue_papers"
