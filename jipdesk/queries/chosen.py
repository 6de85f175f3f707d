"""Records that someone chose, one or tens of thousands: asked for in portions that a statement can carry."""

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import Row, Select
from sqlalchemy.orm import InstrumentedAttribute, Session

from jipdesk.errors import InputRefused

PORTION = 10_000  # SQLite takes 32,766 values in a statement


def rows(
    session: Session, statement: Select[*tuple[Any, ...]], key: InstrumentedAttribute[Any], ids: Collection[int]
) -> list[Row[*tuple[Any, ...]]]:
    """Return the rows of the statement whose key is one of the ids, portion by portion."""
    return [row for portion in _portions(ids) for row in session.execute(statement.where(key.in_(portion)))]


def every(
    session: Session, statement: Select[*tuple[Any, ...]], key: InstrumentedAttribute[Any], ids: Collection[int]
) -> list[Row[*tuple[Any, ...]]]:
    """Return one row for each id, or refuse because some are no longer there."""
    found = rows(session, statement, key, ids)
    if missing := len(set(ids)) - len(found):
        raise InputRefused("records_gone", count=missing)
    return found


def pairs(
    session: Session, statement: Select[*tuple[Any, ...]], key: InstrumentedAttribute[Any], ids: Collection[int]
) -> dict[Any, Any]:
    """Return a statement's first column to its second, for the rows whose key is one of the ids."""
    return dict(rows(session, statement, key, ids))


def every_pair(
    session: Session, statement: Select[*tuple[Any, ...]], key: InstrumentedAttribute[Any], ids: Collection[int]
) -> dict[Any, Any]:
    """Return the same with one row for each id, or refuse because some are no longer there."""
    return dict(every(session, statement, key, ids))


def _portions(ids: Collection[int]) -> Iterator[list[int]]:
    wanted = sorted(set(ids))
    for start in range(0, len(wanted), PORTION):
        yield wanted[start : start + PORTION]
