"""Many rows in few statements: none is left out, and none is touched twice."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.models import stored_rows
from jipdesk.models.database import Database
from jipdesk.models.office import Coordinator

MANY = stored_rows.MOST_VALUES + 1
FIELDS = ("id", "name", "active")


def names(session: Session) -> list[tuple[int, str]]:
    return [tuple(row) for row in session.execute(select(Coordinator.id, Coordinator.name).order_by(Coordinator.id))]


def test_more_rows_than_one_statement_takes_are_written_and_each_leaves_its_line(db: Database) -> None:
    with db.write(None, "add_coordinator") as session:
        rows = [(number, f"n{number}", 1) for number in range(1, MANY + 1)]
        stored_rows.insert(session.connection(), "coordinator", FIELDS, rows)
    with db.write(None, "edit_record") as session:
        changed = [(number, f"m{number}") for number in range(1, MANY + 1)]
        assert stored_rows.change(session.connection(), "coordinator", ("name",), changed) == MANY
        assert names(session) == changed
    with db.write(None, "edit_record") as session:
        stored_rows.delete(session.connection(), "coordinator", range(2, MANY + 1))
        assert names(session) == [(1, "m1")]

    with db.connection() as connection:
        lines = connection.exec_driver_sql(
            "SELECT kind, count(*) FROM history WHERE table_name = 'coordinator' GROUP BY kind ORDER BY kind"
        ).all()
    assert [tuple(line) for line in lines] == [("delete", MANY - 1), ("insert", MANY), ("update", MANY)]


@pytest.mark.parametrize("missing", [0, 2])
def test_how_many_of_the_records_are_there_is_told(db: Database, missing: int) -> None:
    with db.write(None, "add_coordinator") as session:
        stored_rows.insert(session.connection(), "coordinator", FIELDS, [(1, "a", 1), (2, "b", 1)])
        rows = [(1, "c"), (2, "d"), *((number, "e") for number in range(8, 8 + missing))]

        assert stored_rows.change(session.connection(), "coordinator", ("name",), rows) == 2
