"""How many there are, asked with every search and the same until somebody acts: counted once in between."""

from typing import Any

from sqlalchemy import Select
from sqlalchemy.orm import Session

_KNOWN = "counted"


def count(session: Session, statement: Select[*tuple[int]], **values: object) -> int:
    """Return what a statement that only counts finds. It has to be the same object whenever it is asked."""
    connection = session.connection()
    raw: Any = connection.connection.dbapi_connection
    if raw.total_changes:
        # Who has written something sees what nobody else does, and may take it back.
        return int(connection.execute(statement, values).scalar_one())
    # Past SQLAlchemy, which takes longer over it than the database.
    (version,) = raw.execute("PRAGMA data_version").fetchone()
    known: dict[object, int] = connection.info.setdefault(_KNOWN, {})
    if known.get("version") != version:
        known.clear()
        known["version"] = version
    key = (statement, *values.items())
    if key not in known:
        known[key] = int(connection.execute(statement, values).scalar_one())
    return known[key]
