"""A desk's database without its history, and without encryption: the benchmarks tell by it what the two cost."""

from contextlib import contextmanager, nullcontext
from unittest.mock import patch

import sqlcipher3.dbapi2
from sqlalchemy.orm import Session

from jipdesk.models import database


class Unrecorded(database.Database):
    """Keeps acts as the program does, but nothing seals what they changed."""

    @contextmanager
    def _act(self, actor, name, undoes, values):
        with self._writer.begin() as connection:
            act = database._begin_act(connection, actor, name, values, undoes, self.now())
            with Session(connection, expire_on_commit=False, info={"act": act}) as session:
                yield session
                session.flush()


@contextmanager
def unrecorded(held, *, encrypted=True):
    """Give the database of an open desk from then on without the triggers of the history, or a plain copy of that."""
    file, key = held.db._file, held.db._key
    connection = database.connect(file, key)
    written = connection.execute("SELECT name FROM sqlite_schema WHERE sql LIKE '%INSERT INTO history %'").fetchall()
    for (name,) in written:
        connection.execute(f'DROP TRIGGER "{name}"')
    if not encrypted:
        file = file.with_name("plain.db")
        connection.execute("ATTACH DATABASE ? AS plain KEY ''", (str(file),))
        connection.execute("PRAGMA plain.page_size = 8192")
        connection.execute("SELECT sqlcipher_export('plain')").fetchone()
    connection.close()
    with nullcontext() if encrypted else patch.object(database, "connect", _plain):
        bare = Unrecorded(file, key, held.db.seal)
        try:
            yield bare
        finally:
            bare.close()


def _plain(file, _key, **_):
    connection = sqlcipher3.dbapi2.connect(str(file), isolation_level=None, check_same_thread=False)
    for name, value in database.SETTINGS.items():
        connection.execute(f"PRAGMA {name} = {value}").fetchall()
    return connection
