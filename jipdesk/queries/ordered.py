"""Numbers of records in an order, tens of thousands of them, in one value: a row for each would cost five times it."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from jipdesk.queries.numbers import Numbers


def numbers(session: Session, statement: Select[*tuple[Any, ...]]) -> Sequence[int]:
    """Return the first column of a statement, which is a record's number, in the statement's order."""
    return answer(session, question(statement)).every


def question(statement: Select[*tuple[Any, ...]]) -> Select[*tuple[int, str | None]]:
    """Return the question for those numbers, to be kept and asked again with other values."""
    found = statement.subquery()
    return select(func.count(), func.group_concat(found.c[0])).select_from(found)


def answer(session: Session, asked: Select[*tuple[int, str | None]], **values: object) -> Numbers:
    """Ask it. Not as the session would, which looks for records in every answer."""
    count, text = session.connection().execute(asked, values).one()
    return Numbers(count, text or "")
