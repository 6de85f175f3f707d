"""Numbers of records in an order, tens of thousands of them, in one value: a row for each would cost five times it."""

from array import array
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, Text, cast, func, select
from sqlalchemy.orm import Session


def numbers(session: Session, statement: Select[*tuple[Any, ...]]) -> Sequence[int]:
    """Return the first column of a statement, which is a record's number, in the statement's order."""
    found = statement.subquery()
    joined = func.aggregate_strings(cast(found.c[0], Text), ",")
    text = session.execute(select(joined)).scalar_one()
    return array("q", map(int, text.split(","))) if text else array("q")
