"""Many rows at once: one statement for all of them, and none for none.

The statements go to the driver as they are: to bind the values of 50,000 rows one dictionary at a time takes longer
than to write them.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Table, insert
from sqlalchemy.orm import Session

from jipdesk.errors import InputRefused
from jipdesk.models import stored_rows
from jipdesk.models.base import Code, Day, Flag, Record

# Without it rows with differing gaps would be sent in groups of equal ones, in the worst case one by one.
_TOGETHER = {"render_nulls": True}
_OF_FEW = (Code, Day, Flag)
"""Types of which a column has the same few values again and again."""


def add(session: Session, record: type[Record], rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert the rows, all with the same fields."""
    if new := list(rows):
        assert all(row.keys() == new[0].keys() for row in new), "a field that the first row lacks would be lost"
        names = list(new[0])
        fill(session, record, names, [[row[name] for name in names] for row in new])


def fill(session: Session, record: type[Record], names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Insert the rows, each with a value for every name."""
    fill_columns(session, record, dict(zip(names, zip(*rows, strict=True), strict=bool(rows))))


def fill_columns(session: Session, record: type[Record], columns: Mapping[str, Sequence[Any]]) -> None:
    """Insert rows whose values come field by field, the fields of one row in one place in all of them."""
    if not any(map(len, columns.values())):
        return
    session.flush()  # what was changed one by one comes first, as it was done
    connection, table = session.connection(), _table(record)
    bound = (_bound(connection, table, name, values) for name, values in columns.items())
    stored_rows.insert(connection, table.name, list(columns), list(zip(*bound, strict=True)))


def added(session: Session, record: type[Record], rows: Iterable[Mapping[str, Any]]) -> list[int]:
    """Insert the rows and return their numbers in the same order."""
    new = list(rows)
    if not new:
        return []
    number = record.__table__.c.id
    statement = insert(record).returning(number, sort_by_parameter_order=True)
    return list(session.scalars(statement, new, execution_options=_TOGETHER))


def change(session: Session, record: type[Record], rows: Iterable[Mapping[str, Any]]) -> None:
    """Write the fields of the rows, each of which names its record by `id`; refuse where one is no longer there."""
    session.flush()  # what was changed one by one comes first, as it was done
    connection, table = session.connection(), _table(record)
    for fields, alike in groupby(rows, key=tuple):
        changed = list({row["id"]: row for row in alike}.values())
        names = [name for name in fields if name != "id"]
        columns = (_stored(connection, table, name, changed) for name in ("id", *names))
        found = stored_rows.change(connection, table.name, names, list(zip(*columns, strict=True)))
        if found != len(changed):
            raise InputRefused("records_gone", count=len(changed) - found)


def put(session: Session, record: type[Record], after: Mapping[int, Any], **shared: Any) -> None:
    """Write the state of each record by its number, and fields that all of them share."""
    change(session, record, ({"id": number, "state": state} | shared for number, state in after.items()))


def _table(record: type[Record]) -> Table:
    return record.metadata.tables[record.__tablename__]


def _stored(connection: Connection, table: Table, name: str, rows: Sequence[Mapping[str, Any]]) -> Sequence[Any]:
    """Return the values of one field as the database keeps them."""
    return _bound(connection, table, name, [row[name] for row in rows])


def _bound(connection: Connection, table: Table, name: str, values: Sequence[Any]) -> Sequence[Any]:
    kind = table.c[name].type
    bind = kind.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    if bind is None:
        return values
    if isinstance(kind, _OF_FEW):
        known = {value: bind(value) for value in set(values)}
        return [known[value] for value in values]
    return [bind(value) for value in values]
