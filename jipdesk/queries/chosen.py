"""Records that someone chose, one or tens of thousands: asked for in portions, each of which is one value."""

import json
from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import Row, Select, Text, bindparam, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from jipdesk.errors import InputRefused

PORTION = 10_000  # where each of them is a value of the statement: SQLite takes 32,766
_NUMBERS = func.json_each(bindparam("chosen_numbers", type_=Text)).table_valued("value")
_CHOSEN = select(_NUMBERS.c.value)


def rows(
    session: Session, statement: Select[*tuple[Any, ...]], key: InstrumentedAttribute[Any], ids: Collection[int]
) -> list[Row[*tuple[Any, ...]]]:
    """Return the rows of the statement whose key is one of the ids, portion by portion."""
    asked = statement.where(key.in_(_CHOSEN))
    portions = ({"chosen_numbers": json.dumps(portion)} for portion in _portions(ids))
    return [row for portion in portions for row in session.execute(asked, portion)]


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
