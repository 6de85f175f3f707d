"""What every test has: an account of its own without preferences, English to speak, and no screen.

And what several ask for: a database, an office, and a count of the statements that a piece of work sends.
"""

import itertools
import os
from contextlib import contextmanager

import platformdirs
import pytest

from jipdesk import i18n

os.environ["QT_QPA_PLATFORM"] = "offscreen"


def pytest_addoption(parser):
    parser.addoption("--slow", action="store_true", help="also run the sweeps in their full size")


def pytest_collection_modifyitems(config, items):
    if config.getoption("--slow"):
        return
    slow = [item for item in items if item.get_closest_marker("slow")]
    config.hook.pytest_deselected(items=slow)
    items[:] = [item for item in items if item not in slow]


@pytest.fixture(scope="session")
def accounts(tmp_path_factory):
    """Folders for the tests' accounts, side by side in one: to find a free name among thousands takes long."""
    folder = tmp_path_factory.mktemp("accounts")
    return (folder / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def own_account(accounts, monkeypatch):
    """Keep a test, and the programs it starts, away from the desk and the preferences of the person who runs it."""
    home = next(accounts)
    home.mkdir()
    for kind in ("data", "config", "log"):
        # On Linux notes are kept among what programs call their state.
        monkeypatch.setenv(f"XDG_{'STATE' if kind == 'log' else kind.upper()}_HOME", str(home / kind))
        monkeypatch.setattr(platformdirs, f"user_{kind}_dir", lambda name, kind=kind, **_: str(home / kind / name))
    monkeypatch.delenv("JIPDESK_PASSPHRASE", raising=False)
    monkeypatch.setenv("LANGUAGE", "en")
    yield home
    i18n.speak("")


@pytest.fixture(scope="session", autouse=True)
def quick_medium():
    """Do not wait until the disk has written: what a stopped process leaves does not depend on that.

    The programs that tests start, and the tests of the settings and of the disk itself, do wait.
    """
    from quick_disk import QuickDisk

    from jipdesk.models import database
    from jipdesk.safe import files

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "disk", QuickDisk())
        patch.setitem(database.SETTINGS, "synchronous", "OFF")
        yield


@pytest.fixture(scope="session")
def blank_file(tmp_path_factory):
    """The bytes of a database with the schema and nothing in it; to make one takes half a second."""
    from given import KEY

    from jipdesk.models import schema

    file = tmp_path_factory.mktemp("blank") / "desk.db"
    schema.bring_up(file, KEY)
    return file.read_bytes()


@pytest.fixture(scope="session")
def edition_file(blank_file, tmp_path_factory):
    """The bytes of a database with the edition 2024 and nothing else."""
    from staffed import Office

    file = tmp_path_factory.mktemp("edition") / "desk.db"
    with database_of(blank_file, file) as database:
        Office(database)
    return file.read_bytes()


@contextmanager
def database_of(content, file):
    from given import KEY, KEYS

    from jipdesk.models.database import Database

    file.write_bytes(content)
    database = Database(file, KEY, KEYS)
    yield database
    database.close()


@pytest.fixture
def db(blank_file, tmp_path):
    """An empty database, open."""
    with database_of(blank_file, tmp_path / "desk.db") as database:
        yield database


@pytest.fixture
def office(edition_file, tmp_path):
    """The office of the edition 2024, before its first application."""
    from staffed import Office

    with database_of(edition_file, tmp_path / "office.db") as database:
        yield Office(database)


@pytest.fixture
def statements():
    """Count the statements that a piece of work sends; one statement for many rows counts once."""
    from sqlalchemy import Engine, event

    def count(work):
        seen = []

        def note(_connection, _cursor, statement, *_):
            seen.append(statement)

        event.listen(Engine, "before_cursor_execute", note)
        try:
            work()
        finally:
            event.remove(Engine, "before_cursor_execute", note)
        return len(seen)

    return count
