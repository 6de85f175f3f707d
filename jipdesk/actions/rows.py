"""Many rows at once: one statement for all of them, and none for none."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from jipdesk.models.base import Record

# Without it rows with differing gaps would be sent in groups of equal ones, in the worst case one by one.
_TOGETHER = {"render_nulls": True}


def add(session: Session, record: type[Record], rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert the rows, all with the same fields."""
    if new := list(rows):
        assert all(row.keys() == new[0].keys() for row in new), "a field that the first row lacks would be lost"
        # Into the table: through the record a sheet of 50,000 applications would take some seconds longer.
        session.execute(insert(record.metadata.tables[record.__tablename__]), new)


def added(session: Session, record: type[Record], rows: Iterable[Mapping[str, Any]]) -> list[int]:
    """Insert the rows and return their numbers in the same order."""
    new = list(rows)
    if not new:
        return []
    number = record.__table__.c.id
    statement = insert(record).returning(number, sort_by_parameter_order=True)
    return list(session.scalars(statement, new, execution_options=_TOGETHER))


def change(session: Session, record: type[Record], rows: Iterable[Mapping[str, Any]]) -> None:
    """Write the fields of the rows, each of which names its record by `id`."""
    if changed := list(rows):
        session.execute(update(record), changed)


def put(session: Session, record: type[Record], after: Mapping[int, Any], **shared: Any) -> None:
    """Write the state of each record by its number, and fields that all of them share."""
    change(session, record, ({"id": number, "state": state} | shared for number, state in after.items()))
