"""The database as it is opened: its settings, its transactions, what it says when it cannot."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlcipher3.dbapi2
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from given import KEY, KEYS
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from jipdesk.errors import DeskRefused, MachineRefused
from jipdesk.models import schema
from jipdesk.models.act import Act
from jipdesk.models.changes import Changes
from jipdesk.models.database import GLANCE_MS, SETTINGS, Database, acted_at, connect, translated
from jipdesk.models.office import Coordinator
from jipdesk.models.records import SCHEMA

NAMED = {"ON": "1", "OFF": "0", "FULL": "2", "MEMORY": "2"}


@pytest.mark.parametrize(("name", "value"), SETTINGS.items())
def test_every_setting_is_in_force_on_both_connections(
    blank_file: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setitem(SETTINGS, name, value)  # as it was before the tests made themselves quick
    (tmp_path / "desk.db").write_bytes(blank_file)
    db = Database(tmp_path / "desk.db", KEY, KEYS)

    with db.connection() as reading, db._writer.connect() as writing:
        found = {str(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()) for connection in (reading, writing)}
    db.close()

    assert found == {NAMED.get(value, value)}


def test_pages_are_of_8_kib_and_encrypted(db: Database, tmp_path: Path) -> None:
    with db.connection() as connection:
        assert connection.exec_driver_sql("PRAGMA page_size").scalar_one() == "8192"
        assert connection.exec_driver_sql("PRAGMA cipher_version").scalar_one()
    assert not (tmp_path / "desk.db").read_bytes().startswith(b"SQLite format 3")


def test_tables_are_strict(db: Database) -> None:
    with db.connection() as connection:
        loose = connection.exec_driver_sql(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0"
        ).scalars()
        assert set(loose) == {"alembic_version", "sqlite_schema", "sqlite_sequence"}


def test_the_migrations_make_just_the_schema_of_the_records(db: Database) -> None:
    with db.connection() as connection:
        # The index behind searching is no table of records.
        only = {"include_name": lambda name, kind, _: kind != "table" or "_search" not in name}
        differences = compare_metadata(MigrationContext.configure(connection, opts=only), SCHEMA)

    assert differences == []


def test_a_reference_to_nothing_is_refused(db: Database) -> None:
    with pytest.raises(IntegrityError, match="FOREIGN KEY"), db.write(None, "edit_record") as session:
        session.execute(text("INSERT INTO term (edition_id, code, name_ja, name_en) VALUES (99, 'x', 'x', 'x')"))


def test_an_error_never_quotes_a_value(db: Database) -> None:
    with pytest.raises(IntegrityError) as caught, db.write(None, "add_coordinator") as session:
        session.add_all(
            [Coordinator(name="SECRET-CANARY", active=True), Coordinator(name="SECRET-CANARY", active=True)]
        )

    assert "SECRET-CANARY" not in str(caught.value)


def test_listeners_hear_what_was_changed_after_the_commit(db: Database) -> None:
    heard: list[Changes] = []
    db.changed.append(heard.append)

    with db.write(None, "add_coordinator") as session:
        session.add(Coordinator(name="a", active=True))

    assert heard == [Changes(1, {"coordinator": frozenset({1})})]


def test_no_transaction_is_left_open(db: Database, tmp_path: Path) -> None:
    with db.write(None, "add_coordinator") as session:
        session.add(Coordinator(name="a", active=True))
    with db.read() as session:
        session.scalars(text("SELECT name FROM coordinator")).all()

    other = connect(tmp_path / "desk.db", KEY)
    other.execute("BEGIN EXCLUSIVE")
    other.execute("ROLLBACK")
    other.close()


def test_a_wrong_key_opens_nothing(db: Database, tmp_path: Path) -> None:
    with pytest.raises(DeskRefused) as refused, translated():
        connect(tmp_path / "desk.db", KEY.replace("5a", "5b"))

    assert refused.value.code == "desk_damaged"


def test_a_desk_held_by_another_is_told_from_a_damaged_one(
    db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(SETTINGS, "busy_timeout", "1")
    other = connect(tmp_path / "desk.db", KEY)
    other.execute("BEGIN EXCLUSIVE")

    with pytest.raises(DeskRefused) as refused, db.write(None, "edit_record"):
        pass

    other.close()
    assert refused.value.code == "desk_busy"


def test_what_is_glanced_at_waits_for_no_question(db: Database) -> None:
    with db.write(None, "add_coordinator") as session:
        session.add(Coordinator(name="a", active=True))

    with db.read() as question, db.glance() as glance:
        assert glance.scalars(select(Coordinator.name)).all() == question.scalars(select(Coordinator.name)).all()
    with db.glance() as glance:
        assert glance.scalars(select(Coordinator.name)).all() == ["a"]


def test_what_is_glanced_at_hardly_waits_for_an_act_that_is_being_kept(
    db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(SETTINGS, "busy_timeout", "60000")
    other = connect(tmp_path / "desk.db", KEY)
    other.execute("BEGIN EXCLUSIVE")

    with pytest.raises(DeskRefused) as refused, db.glance(GLANCE_MS) as session:
        session.scalars(select(Coordinator.name)).all()

    other.close()
    assert refused.value.code == "desk_busy"
    with db.connection() as connection:
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one() == 60_000


def test_a_full_disk_is_told_in_its_own_words() -> None:
    with pytest.raises(MachineRefused) as refused, translated():
        raise sqlcipher3.dbapi2.OperationalError("database or disk is full")

    assert refused.value.code == "disk_full"


def test_a_newer_file_is_known_as_such(db: Database, tmp_path: Path) -> None:
    connection = connect(tmp_path / "desk.db", KEY)
    connection.execute(f"PRAGMA user_version = {int(schema.newest()) + 1}")
    connection.close()

    with db.connection() as reading:
        assert schema.is_newer(reading)


def test_an_act_is_dated_by_the_desks_clock(db: Database) -> None:
    db.now = lambda: datetime(2024, 7, 1, 9, 30, tzinfo=UTC)

    with db.write(None, "add_coordinator") as session:
        session.add(Coordinator(name="Sato", active=True))
        began = acted_at(session)

    with db.read() as session:
        assert session.scalars(select(Act.at).order_by(Act.id.desc())).first() == began == db.now()
