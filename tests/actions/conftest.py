from collections.abc import Iterator
from pathlib import Path

import pytest
from given import KEY, KEYS

from jipdesk.models import schema
from jipdesk.models.database import Database


@pytest.fixture(scope="session")
def blank_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a database with the schema and nothing in it."""
    file = tmp_path_factory.mktemp("blank") / "desk.db"
    schema.bring_up(file, KEY)
    return file.read_bytes()


@pytest.fixture
def db(blank_file: bytes, tmp_path: Path) -> Iterator[Database]:
    file = tmp_path / "desk.db"
    file.write_bytes(blank_file)
    database = Database(file, KEY, KEYS)
    yield database
    database.close()
