"""What is counted with every search is counted once, until somebody acts."""

import pytest
from sqlalchemy import update
from staffed import Office

from jipdesk.models.application import Application
from jipdesk.queries import application_list as asked


class Changed(Exception):
    """An act is taken back."""


@pytest.fixture
def office(db):
    return Office(db)


def total(office):
    with office.db.read() as session:
        return asked.total(session, office.edition_id)


def test_it_is_counted_once_and_again_after_an_act(office, statements):
    office.applications(3)

    # Each time a look begins, and asks past SQLAlchemy whether anything was written; only the first time it counts.
    assert statements(lambda: total(office)) == 2
    assert statements(lambda: total(office)) == 1
    assert total(office) == 3

    office.applications(2)
    assert total(office) == 5


def test_who_is_writing_counts_what_is_written_and_nobody_else_does(office):
    office.applications(3)
    other = Office(office.db, 2020)
    assert total(office) == 3

    def move(session):
        session.execute(update(Application).where(Application.id == 1).values(edition_id=other.edition_id))
        found.append(asked.total(session, office.edition_id))
        raise Changed

    found = []
    for _ in range(2):
        with pytest.raises(Changed), office.db.write(None, "edit_record") as session:
            found.append(asked.total(session, office.edition_id))
            move(session)

    assert found == [3, 2, 3, 2]
    assert total(office) == 3


def test_each_edition_has_its_own(office):
    office.applications(3)

    with office.db.read() as session:
        found = [asked.total(session, number) for number in (office.edition_id, office.edition_id + 1000)]

    assert found == [3, 0]
