"""History: written by triggers, sealed by a chain, silent about nothing."""

import hmac
import json
from pathlib import Path

import pytest
from given import KEY, KEYS
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from jipdesk.models import history, search_index
from jipdesk.models.database import Database, connect
from jipdesk.models.edition import Operator
from jipdesk.models.office import Coordinator
from jipdesk.models.records import SCHEMA


def add(db: Database, name: str) -> None:
    with db.write(None, "add_coordinator", name=name) as session:
        session.add(Coordinator(name=name, active=True))


def rename(db: Database, number: int, name: str) -> None:
    with db.write(None, "edit_record") as session:
        session.get_one(Coordinator, number).name = name


def broken(db: Database) -> list[int]:
    with db.connection() as connection:
        return list(history.broken_links(connection, KEYS))


def strangers(db: Database) -> list[tuple[str, int]]:
    with db.connection() as connection:
        return list(history.strangers(connection, KEYS))


def past_the_triggers(file: Path, *statements: str) -> None:
    """Change the file as someone with the key and a SQL shell would: history protected, triggers away."""
    connection = connect(file, KEY)
    connection.execute("BEGIN")
    for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')
    for statement in statements:
        connection.execute(statement)
    connection.execute("COMMIT")
    connection.close()


def test_an_update_keeps_before_and_after_of_what_changed_only(db: Database) -> None:
    add(db, "田中")

    rename(db, 1, "佐藤")

    with db.connection() as connection:
        payload = connection.exec_driver_sql("SELECT payload FROM history WHERE kind = 'update'").scalar_one()
    assert json.loads(payload) == {"name": ["田中", "佐藤"]}


def test_a_deletion_keeps_all_old_values(db: Database) -> None:
    add(db, "田中")

    with db.write(None, "edit_record") as session:
        session.delete(session.get_one(Coordinator, 1))

    with db.connection() as connection:
        payload = connection.exec_driver_sql("SELECT payload FROM history WHERE kind = 'delete'").scalar_one()
    assert json.loads(payload) == {"id": 1, "name": "田中", "language": None, "active": 1}


def test_bulk_statements_are_recorded_row_by_row(db: Database) -> None:
    for name in ("a", "b", "c"):
        add(db, name)

    with db.write(None, "edit_record") as session:
        session.execute(text("UPDATE coordinator SET active = 0"))

    with db.connection() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM history WHERE kind = 'update'").scalar_one() == 3


def test_every_table_has_its_triggers(db: Database) -> None:
    with db.connection() as connection:
        made = set(connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'trigger'").scalars())

    expected = {
        f"{table}_{kind}"
        for table in set(SCHEMA.tables) - history.UNTRACKED
        for kind in ("insert", "update", "delete", "id")
    }
    searched = {
        f"{search_index.index_of(table)}_{kind}"
        for table in search_index.SEARCHED
        for kind in ("enter", "leave", "change")
    }
    assert made == expected | searched | {"history_kept", "history_stays", "blob_kept"}


def test_nothing_is_written_outside_an_act(db: Database, tmp_path: Path) -> None:
    connection = connect(tmp_path / "desk.db", KEY)

    with pytest.raises(Exception, match=r"history\.act_id"):
        connection.execute("INSERT INTO operator (name_ja, name_en) VALUES ('甲', 'A')")
    connection.close()


def test_an_act_that_changed_nothing_leaves_no_trace(db: Database) -> None:
    with db.write(None, "edit_record"):
        pass

    with db.connection() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM act").scalar_one() == 0


def test_an_act_that_is_kept_for_its_own_sake_stays(db: Database) -> None:
    with db.write(None, "reveal_masked", person=7):
        pass

    with db.connection() as connection:
        assert connection.exec_driver_sql("SELECT name FROM act").scalar_one() == "reveal_masked"


def test_an_error_inside_leaves_nothing(db: Database) -> None:
    with pytest.raises(RuntimeError), db.write(None, "add_coordinator") as session:
        session.add(Coordinator(name="x", active=True))
        session.flush()
        raise RuntimeError

    with db.connection() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM coordinator").scalar_one() == 0
        assert connection.exec_driver_sql("SELECT count(*) FROM history").scalar_one() == 0


def test_the_chain_of_untouched_history_holds(db: Database) -> None:
    for name in ("a", "b"):
        add(db, name)
    rename(db, 1, "c")

    assert broken(db) == []
    assert strangers(db) == []


def test_an_act_of_more_rows_than_are_sealed_at_a_time_is_one_chain(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "PORTION", 3)
    with db.write(None, "add_coordinator") as session:
        session.add_all([Coordinator(name=f"n{number}", active=True) for number in range(7)])
        session.flush()
        session.get_one(Coordinator, 2).name = "changed"
        session.delete(session.get_one(Coordinator, 3))

    assert broken(db) == []
    assert strangers(db) == []
    with db.connection() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM history WHERE mac IS NULL").scalar_one() == 0
        unhashed = connection.exec_driver_sql("SELECT kind, row_id FROM history WHERE payload_hash IS NULL").all()
    assert [tuple(line) for line in unhashed] == [("insert", 3)], "only what was born and gone in one act has no hash"


def test_a_birth_is_hashed_as_the_check_will_read_it_whatever_letters_it_has(db: Database) -> None:
    letters = "".join(chr(code) for code in range(1, 0x3100)) + "𠮷😀"
    add(db, letters)
    add(db, 'a\0b "c" \\ [1] {"d": null}')

    assert strangers(db) == []


def test_hashes_and_links_are_plain_hmacs_of_what_is_said() -> None:
    said = '[7, 3, "person", 9, "insert", "ab", "0008"]'
    for key in (b"k", b"k" * 64, b"k" * 65):
        keys = history.Seal(key, key)
        assert keys.payload(7, "甲") == hmac.digest(key, "7|甲".encode(), "sha256")
        link = keys.mac(b"before", (7, 3, "person", 9, "insert", b"\xab", "0008"))
        assert link == hmac.digest(key, b"before" + said.encode(), "sha256")


@pytest.mark.parametrize(
    "tampering",
    [
        """UPDATE history SET payload = '{"name":["a","z"]}' WHERE kind = 'update'""",
        "UPDATE history SET act_id = 1 WHERE seq = 4",
        "UPDATE history SET row_id = 9 WHERE seq = 2",
        "DELETE FROM history WHERE seq = 3",
        "UPDATE history SET seq = seq + 100 WHERE seq = 5",
        "UPDATE history SET payload_hash = x'00' WHERE seq = 2",
        "INSERT INTO history (act_id, table_name, row_id, kind) VALUES (1, 'coordinator', 5, 'insert')",
    ],
)
def test_tampering_with_the_history_is_found(db: Database, tmp_path: Path, tampering: str) -> None:
    add(db, "a")
    add(db, "b")
    rename(db, 1, "c")
    db.close()

    past_the_triggers(tmp_path / "desk.db", tampering)

    assert broken(db)


@pytest.mark.parametrize(
    ("tampering", "found"),
    [
        ("UPDATE operator SET name_en = 'Other' WHERE id = 1", [("operator", 1)]),
        ("DELETE FROM operator WHERE id = 2", [("operator", 2)]),
        ("INSERT INTO operator (name_ja, name_en) VALUES ('丁', 'D')", [("operator", 3)]),
        ("UPDATE coordinator SET name = 'zz' WHERE id = 1", [("coordinator", 1)]),
        # A value that no act ever touched, of a record that acts have changed in another.
        ("UPDATE coordinator SET language = 'ja' WHERE id = 1", [("coordinator", 1)]),
    ],
)
def test_records_changed_past_the_triggers_are_found(
    db: Database, tmp_path: Path, tampering: str, found: list[tuple[str, int]]
) -> None:
    with db.write(None, "add_editions") as session:
        session.add_all([Operator(name_ja="甲", name_en="A"), Operator(name_ja="乙", name_en="B")])
    add(db, "a")
    rename(db, 1, "b")
    db.close()

    past_the_triggers(tmp_path / "desk.db", tampering)

    assert strangers(db) == found


def test_a_record_that_was_born_and_changed_in_one_act_and_then_in_others_is_explained(db: Database) -> None:
    with db.write(None, "add_coordinator") as session:
        someone = Coordinator(name="a", active=True)
        session.add(someone)
        session.flush()
        someone.name = "b"
    rename(db, 1, "c")
    rename(db, 1, "d")
    with db.write(None, "edit_record") as session:
        session.get_one(Coordinator, 1).active = False

    assert strangers(db) == []


def test_an_erased_payload_leaves_the_chain_whole(db: Database) -> None:
    add(db, "a")
    rename(db, 1, "b")

    with db.write(None, "edit_record") as session:
        session.execute(text("UPDATE history SET payload = NULL WHERE kind = 'update'"))
        session.get_one(Coordinator, 1).name = "erased"

    assert broken(db) == []
    assert strangers(db) == []


@pytest.mark.parametrize(
    "rewriting",
    [
        "UPDATE history SET act_id = 5",
        "DELETE FROM history",
        "UPDATE history SET mac = x'00'",
        "UPDATE history SET payload = 'x'",
    ],
)
def test_history_cannot_be_rewritten_at_the_desk(db: Database, rewriting: str) -> None:
    add(db, "a")

    with pytest.raises(IntegrityError, match="history is not"), db.write(None, "edit_record") as session:
        session.execute(text(rewriting))


def test_a_file_never_changes_under_its_hash(db: Database) -> None:
    with db.write(None, "edit_record") as session:
        session.execute(text("INSERT INTO blob (sha256, data) VALUES ('h', x'01')"))
        session.add(Coordinator(name="x", active=True))

    with pytest.raises(IntegrityError, match="blobs do not change"), db.write(None, "edit_record") as session:
        session.execute(text("UPDATE blob SET data = x'02'"))


def test_numbers_of_deleted_records_are_not_given_again(db: Database) -> None:
    add(db, "a")
    with db.write(None, "edit_record") as session:
        session.delete(session.get_one(Coordinator, 1))

    add(db, "b")

    with db.read() as session:
        assert session.execute(text("SELECT id FROM coordinator")).scalar_one() == 2
