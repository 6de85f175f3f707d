"""What rests holds no pages; what is in use is left alone."""

from jipdesk.models.database import Database
from jipdesk.models.edition import Operator

SHRINK = "PRAGMA shrink_memory"


def heard_on(engine) -> list[str]:
    """Return what is asked on an engine's one connection from now on."""
    heard: list[str] = []
    with engine.connect() as connection:
        connection.connection.dbapi_connection.set_trace_callback(heard.append)
    heard.clear()
    return heard


def act(db: Database, name: str) -> None:
    with db.write(None, "import_applications") as session:
        session.add(Operator(name_ja=name, name_en=name))


def test_both_connections_let_their_pages_go_and_go_on_as_before(db: Database) -> None:
    act(db, "甲")
    written, read = heard_on(db._writer), heard_on(db._reader)

    db.rest()

    assert written.count(SHRINK) == read.count(SHRINK) == 1
    act(db, "乙")
    with db.read() as session:
        assert [each.name_ja for each in session.query(Operator)] == ["甲", "乙"]


def test_a_question_under_way_is_left_alone(db: Database) -> None:
    act(db, "甲")
    read = heard_on(db._reader)

    with db.read() as session:
        db.rest()
        assert session.query(Operator).count() == 1

    assert SHRINK not in read


def test_no_connection_is_opened_only_to_rest(db: Database) -> None:
    db.rest()

    assert db._writer.pool.checkedin() == 0
