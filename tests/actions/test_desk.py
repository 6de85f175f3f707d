"""A desk: made, opened by one at a time, brought up to date, and refused when it is not what it was."""

import os
import shutil
import stat
from pathlib import Path

import pytest
from alembic import command

from jipdesk.actions.desk import created, history_keys, opened
from jipdesk.errors import DeskRefused, InputRefused
from jipdesk.models import schema
from jipdesk.models.database import connect
from jipdesk.models.office import Coordinator
from jipdesk.safe import keyfile
from jipdesk.safe.keyfile import KeyFile
from jipdesk.safe.slots import Cost, passphrase_slot

CHEAP = Cost(64 << 10, 2, 1)


def nothing(_session):
    """Add nothing to a new desk."""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A new desk, made once."""
    folder = tmp_path_factory.mktemp("made") / "desk"
    with created(folder, nothing, "田中"):
        pass
    return folder


@pytest.fixture
def path(made, tmp_path):
    """A copy of it for one test."""
    return Path(shutil.copytree(made, tmp_path / "desk"))


def use_revision(patch, revision):
    """Let the program be the one that knew no later revision of the schema."""
    upgrade = command.upgrade
    patch.setattr(command, "upgrade", lambda config, _: upgrade(config, revision))
    patch.setattr(schema, "newest", lambda: revision)


def refusal_of(path, *rest):
    with pytest.raises(DeskRefused) as refused, opened(path, *rest):
        pass
    return refused.value.code


def test_the_first_coordinator_acts_unless_another_is_named(path):
    with opened(path) as desk:
        with desk.db.write(desk.actor, "add_coordinator") as session:
            session.add(Coordinator(name="佐藤", active=True))
        first = desk.actor
    with opened(path, None, "佐藤") as desk:
        assert desk.actor != first


def test_an_unknown_coordinator_is_refused(path):
    with pytest.raises(InputRefused) as refused, opened(path, None, "nobody"):
        pass

    assert refused.value.code == "unknown_coordinator"


def test_a_desk_is_not_made_over_another(path):
    with pytest.raises(DeskRefused) as refused, created(path, nothing):
        pass

    assert refused.value.code == "desk_exists"


def test_nobody_opens_what_another_holds(path):
    with opened(path):
        child = os.fork() if hasattr(os, "fork") else None
        if child == 0:
            try:
                with opened(path):
                    os._exit(1)
            except DeskRefused as refused:
                os._exit(0 if refused.code == "desk_in_use" else 2)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_where_there_is_no_desk_none_is_opened(tmp_path):
    assert refusal_of(tmp_path / "nowhere") == "desk_missing"


def test_a_file_of_a_newer_program_is_left_as_it_is(path, monkeypatch):
    monkeypatch.setattr(schema, "newest", lambda: "0001")

    assert refusal_of(path) == "desk_newer"


@pytest.mark.parametrize("damage", [b"", b"<html></html>", os.urandom(4096)])
def test_a_damaged_file_is_refused_and_left_as_it_is(path, damage):
    file = path / "gen-000001" / "desk.db"
    file.write_bytes(damage)

    assert refusal_of(path) == "desk_damaged"
    assert file.read_bytes() == damage


def test_a_flipped_bit_in_the_first_page_is_refused(path):
    file = path / "gen-000001" / "desk.db"
    content = bytearray(file.read_bytes())
    content[100] ^= 1
    file.write_bytes(content)

    assert refusal_of(path) == "desk_damaged"


def test_an_older_copy_of_the_file_is_noticed(path, tmp_path):
    shutil.copy(path / "gen-000001" / "desk.db", tmp_path / "older.db")
    with opened(path) as desk, desk.db.write(desk.actor, "add_coordinator") as session:
        session.add(Coordinator(name="佐藤", active=True))
    shutil.copy(tmp_path / "older.db", path / "gen-000001" / "desk.db")

    assert refusal_of(path) == "desk_set_back"


def test_an_older_copy_of_a_file_that_an_older_program_made_is_noticed_too(tmp_path, monkeypatch):
    file = tmp_path / "desk" / "gen-000001" / "desk.db"
    with monkeypatch.context() as older:
        use_revision(older, "0004")
        with created(tmp_path / "desk", nothing, "田中"):
            pass
        shutil.copy(file, tmp_path / "older.db")
        with opened(tmp_path / "desk") as desk, desk.db.write(desk.actor, "add_coordinator") as session:
            session.add(Coordinator(name="佐藤", active=True))
    shutil.copy(tmp_path / "older.db", file)

    assert refusal_of(tmp_path / "desk") == "desk_set_back"
    assert not (tmp_path / "desk" / "gen-000002").exists()


def test_files_are_for_their_owner_alone(path):
    modes = {stat.S_IMODE(each.stat().st_mode) for each in path.rglob("*") if each.is_file()}
    folders = {stat.S_IMODE(each.stat().st_mode) for each in [path, *path.rglob("*")] if each.is_dir()}

    assert (modes, folders) == ({0o600}, {0o700})


def protect(path, **passphrases):
    """Give the desk passphrases instead of its open slot."""
    folder = path / "gen-000001"
    key = keyfile.parse(keyfile.copies(folder)[0]).unlock().key
    slots = tuple(passphrase_slot(key, name, secret, CHEAP) for name, secret in passphrases.items())
    keyfile.store(folder, KeyFile(slots).to_bytes())


def test_a_protected_desk_opens_with_its_passphrase_only(path):
    protect(path, 田中="correct horse battery staple")

    assert refusal_of(path) == "passphrase_needed"
    assert refusal_of(path, "wrong horse battery staple") == "wrong_passphrase"
    with opened(path, "correct horse battery staple") as desk:
        assert desk.actor == 1


def test_lost_keys_are_taken_from_their_spare_copy(path):
    (path / "gen-000001" / "keys.json").unlink()

    with opened(path):
        pass

    assert (path / "gen-000001" / "keys.json").exists()


def test_an_older_schema_is_brought_up_in_a_generation_of_its_own(tmp_path, monkeypatch):
    with monkeypatch.context() as older:
        use_revision(older, "0004")
        with created(tmp_path / "desk", nothing, "田中"):
            pass

    with opened(tmp_path / "desk") as desk:
        assert (desk.generation.name, desk.db.revision) == ("gen-000002", schema.newest())
        with desk.db.write(desk.actor, "add_coordinator") as session:
            session.add(Coordinator(name="佐藤", active=True))
    assert (tmp_path / "desk" / "gen-000001" / "desk.db").exists()


def test_history_made_under_an_older_schema_still_verifies(tmp_path, monkeypatch):
    from jipdesk.actions.backup import check_desk

    test_an_older_schema_is_brought_up_in_a_generation_of_its_own(tmp_path, monkeypatch)

    with opened(tmp_path / "desk") as desk:
        assert check_desk(desk).findings == []


def test_records_changed_past_the_program_are_found(path):
    from jipdesk.actions.backup import check_desk

    with opened(path) as desk:
        key, file = desk.key, desk.generation.database
    raw = connect(file, key.for_sqlcipher())
    raw.execute('DROP TRIGGER "coordinator_update"')
    raw.execute("UPDATE coordinator SET name = 'x'")
    raw.close()

    with opened(path) as desk:
        assert [(each.code, each.where) for each in check_desk(desk).findings] == [("changed_outside", "coordinator 1")]


def test_a_database_knows_only_the_history_keys_of_its_own_desk(path, tmp_path):
    with created(tmp_path / "other", nothing) as other:
        stranger = history_keys(other.key)
    with opened(path) as desk, desk.db.connection() as connection:
        from jipdesk.models import history

        assert list(history.broken_links(connection, stranger))
        assert not list(history.broken_links(connection, desk.db.seal))
