"""A long look at everything keeps nobody waiting: questions go on beside it, and it steps aside for acts."""

from threading import Event, Thread

import pytest

from jipdesk.models.database import Database
from jipdesk.models.looks import GaveWay
from jipdesk.models.office import Coordinator

FOR_EVER = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"


def add(db: Database, name: str) -> None:
    with db.write(None, "add_coordinator") as session:
        session.add(Coordinator(name=name, active=True))


def test_questions_are_answered_during_a_look(db: Database) -> None:
    with db.apart() as look, db.connection() as asking:
        assert look.exec_driver_sql("SELECT count(*) FROM history").scalar_one() == 0
        assert asking.exec_driver_sql("SELECT count(*) FROM history").scalar_one() == 0


def test_a_look_that_gives_way_ends_when_an_act_begins_and_the_act_is_kept(db: Database) -> None:
    looking, gave_way = Event(), Event()

    def look() -> None:
        try:
            with db.apart(gives_way=True) as connection:
                connection.exec_driver_sql("SELECT count(*) FROM history").scalar_one()
                looking.set()
                connection.exec_driver_sql(FOR_EVER)
        except GaveWay:
            gave_way.set()

    beside = Thread(target=look)
    beside.start()
    looking.wait()
    add(db, "田中")
    beside.join()

    assert gave_way.is_set()
    assert db.head()[0] > 0


def test_a_look_that_gives_way_does_not_begin_during_an_act(db: Database) -> None:
    with db.write(None, "add_coordinator"), pytest.raises(GaveWay), db.apart(gives_way=True):
        pass


def test_what_was_found_before_an_act_began_is_not_given_out(db: Database) -> None:
    with pytest.raises(GaveWay), db.apart(gives_way=True):
        add(db, "田中")


def test_a_look_without_an_act_beside_it_comes_to_its_end(db: Database) -> None:
    add(db, "田中")

    with db.apart(gives_way=True) as look:
        found = look.exec_driver_sql("SELECT name FROM coordinator").scalars().all()

    assert found == ["田中"]
