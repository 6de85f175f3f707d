"""The digest of a desk's content: equal content, equal digest, on whatever machine and in whatever file.

The history and its acts are not part of it: undoing what was done leads back to the same content.
"""

import hashlib
import json

from sqlalchemy import Connection

from jipdesk.models.history import columns_of, tracked


def digest(connection: Connection) -> str:
    """Return SHA-256 (hex) over all records in the order of their numbers; blobs count by their hash."""
    total = hashlib.sha256()
    for table in sorted(set(tracked(connection)) - {"act"}):
        total.update(table_digest(connection, table).encode())
    for sha256 in connection.exec_driver_sql("SELECT sha256 FROM blob ORDER BY sha256").scalars():
        total.update(f"blob {sha256}\n".encode())
    return total.hexdigest()


def table_digest(connection: Connection, table: str, names: list[str] | None = None) -> str:
    """Return SHA-256 (hex) over the given columns of one table, by default all."""
    chosen = sorted(names or columns_of(connection, table))
    fields = ", ".join(f'"{name}"' for name in chosen)
    total = hashlib.sha256(json.dumps([table, chosen]).encode())
    for row in connection.exec_driver_sql(f'SELECT {fields} FROM "{table}" ORDER BY id'):
        total.update(json.dumps(tuple(row), ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
    return total.hexdigest()


def counts(connection: Connection) -> dict[str, int]:
    """Return the number of rows of every tracked table."""
    return {
        table: int(connection.exec_driver_sql(f'SELECT count(*) FROM "{table}"').scalar_one())
        for table in tracked(connection)
    }
