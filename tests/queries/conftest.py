from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from given import KEY, KEYS
from sqlalchemy import Engine, event

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


@pytest.fixture
def statements() -> Callable[[Callable[[], object]], int]:
    """Count the statements that a piece of work sends; one statement for many rows counts once."""

    def count(work: Callable[[], object]) -> int:
        seen: list[str] = []

        def note(connection: object, cursor: object, statement: str, *_: object) -> None:
            seen.append(statement)

        event.listen(Engine, "before_cursor_execute", note)
        try:
            work()
        finally:
            event.remove(Engine, "before_cursor_execute", note)
        return len(seen)

    return count
