"""Births noted together: the same history, the same index and the same triggers as if each had been noted alone."""

from contextlib import suppress

import pytest
from given import KEYS
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from jipdesk.models import births, history
from jipdesk.models.database import Database
from jipdesk.models.edition import Operator
from jipdesk.models.person import Passport, Person


@pytest.fixture(autouse=True)
def small_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(births, "PORTION", 3)


def make(db: Database, count: int, *, together: bool = True) -> None:
    """Make so many persons with a passport each, as one act."""
    with db.write(None, "import_applications") as session:
        session.add(Operator(name_ja="甲", name_en="A"))
        with births.together(session, ("person", "passport") if together else ()):
            persons = [Person(family_name=f"n{place}", search_text=f"n{place} 山田") for place in range(count)]
            session.add_all(persons)
            session.flush()
            session.add_all([Passport(person_id=person.id, number="A\0'1") for person in persons])


def asked(db: Database, question: str) -> list[tuple[object, ...]]:
    with db.connection() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(question)]


def is_sound(db: Database) -> bool:
    with db.connection() as connection:
        return not list(history.broken_links(connection, KEYS)) and not list(history.strangers(connection, KEYS))


def triggers(db: Database) -> list[tuple[object, ...]]:
    return asked(db, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name")


def test_every_birth_has_its_sealed_line_in_the_history(db: Database) -> None:
    make(db, 7)
    make(db, 2)

    lines = "SELECT row_id, kind FROM history WHERE table_name = '{}' ORDER BY seq"
    assert asked(db, lines.format("person")) == [(number, "insert") for number in range(1, 10)]
    assert asked(db, lines.format("passport")) == asked(db, lines.format("person"))
    assert asked(db, "SELECT count(*) FROM history WHERE mac IS NULL OR payload_hash IS NULL") == [(0,)]
    assert is_sound(db)


def test_a_record_changed_past_the_history_is_found(db: Database) -> None:
    make(db, 4)
    with db._writer.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER person_update")
        connection.exec_driver_sql("UPDATE person SET family_name = 'other' WHERE id = 3")

    with db.connection() as connection:
        assert list(history.strangers(connection, KEYS)) == [("person", 3)]


def test_listeners_hear_of_what_was_born_together(db: Database) -> None:
    heard = []
    db.changed.append(heard.append)

    make(db, 4)

    assert heard[0].ids["person"] == heard[0].ids["passport"] == {1, 2, 3, 4}


def test_who_was_born_together_is_found_and_only_once(db: Database) -> None:
    make(db, 2, together=False)
    make(db, 4)

    found = "SELECT rowid FROM person_search WHERE person_search MATCH '\"{}\"' ORDER BY rowid"
    assert asked(db, found.format(" 山田")) == [(number,) for number in range(1, 7)]
    assert asked(db, found.format("n3 ")) == [(6,)]
    assert asked(db, "SELECT doc FROM person_search_terms WHERE term = ' 山田'") == [(6,)]


def test_the_triggers_stand_again_as_they_were(db: Database) -> None:
    before = triggers(db)

    make(db, 4)
    make(db, 1, together=False)

    assert triggers(db) == before
    assert asked(db, "SELECT count(*) FROM history WHERE table_name = 'person'") == [(5,)]
    assert is_sound(db)


def test_a_record_that_is_changed_later_in_its_act_is_sealed_as_it_was_left(db: Database) -> None:
    with db.write(None, "import_applications") as session:
        with births.together(session, ("person",)):
            session.add(Person(family_name="as first", search_text=""))
        session.get_one(Person, 1).family_name = "as left"

    assert is_sound(db)


def test_what_ends_with_an_error_leaves_the_triggers_and_no_record(db: Database) -> None:
    before = triggers(db)

    with (
        pytest.raises(IntegrityError),
        db.write(None, "import_applications") as session,
        births.together(session, ("person",)),
    ):
        session.add(Person(family_name="nobody", search_text=""))
        session.flush()
        session.add(Passport(person_id=99))
        session.flush()

    assert triggers(db) == before
    assert asked(db, "SELECT count(*) FROM person") == [(0,)]
    make(db, 1)
    assert is_sound(db)


def test_nothing_is_kept_of_an_act_that_goes_on_after_an_error(db: Database) -> None:
    before = triggers(db)

    def go_on() -> None:
        with db.write(None, "import_applications") as session:
            with suppress(IntegrityError), births.together(session, ("person",)):
                session.add(Passport(person_id=99))
            session.add(Person(family_name="unnoted", search_text=""))

    with pytest.raises(SQLAlchemyError):
        go_on()

    assert triggers(db) == before
    assert asked(db, "SELECT count(*) FROM person") == [(0,)]
