"""Bringing a database file to the schema this program knows.

Alembic's defaults leave a half-made schema behind when the program is killed. Here every revision, the triggers and
the version number are one transaction that our own BEGIN opened; foreign keys are off before it begins, since they
cannot be switched inside it and a rebuilt table would delete its children.
"""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from jipdesk.errors import DeskRefused
from jipdesk.models import digest, history
from jipdesk.models.database import APPLICATION_ID, connect, engine_on, translated

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"


def config() -> "Config":
    """Return Alembic's configuration, which needs no file."""
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return settings


@cache
def newest() -> str:
    """Return the newest revision that this program knows, such as 0006.

    Revisions are numbered in their order and their files begin with the number; so a desk that is up to date is opened
    without the library of migrations, whose import takes longer than the rest of opening.
    """
    return max(file.stem.partition("_")[0] for file in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def bring_up(file: Path, key: str) -> None:
    """Make the schema in an empty file, or bring an older one up to date; nothing changes if it fails.

    Run it on a file that is not live: migrations of a desk work on a copy.
    """
    from alembic import command

    engine = engine_on(lambda: connect(file, key, foreign_keys=False), "BEGIN IMMEDIATE")
    try:
        with translated(), engine.begin() as connection:
            before = digest.counts(connection)
            settings = config()
            settings.attributes["connection"] = connection
            command.upgrade(settings, "head")
            history.install_triggers(connection, newest())
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {int(newest())}")
            _nothing_lost(connection, before)
    finally:
        engine.dispose()


def _nothing_lost(connection: Connection, before: dict[str, int]) -> None:
    """Compare the number of rows of every table that is still there, and ask for rows whose parents are gone."""
    after = digest.counts(connection)
    lost = [table for table, count in before.items() if after.get(table, count) != count]
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if lost or orphans:
        raise DeskRefused("migration_failed", tables=lost)


def is_newer(connection: Connection) -> bool:
    """Tell whether a newer program made this file."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one()) > int(newest())
