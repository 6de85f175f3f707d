"""Many records in few statements, with their values in the form in which the database keeps them.

For every statement the database notes how each page that it touches stood before, and a changed record touches a dozen:
its table, the indexes and the history. Some hundred records in one statement share that.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any, TypeVar

from sqlalchemy import Connection

from jipdesk.models import search_index

MOST_VALUES = 4_000
"""In one statement; more would make it no faster, and hold up the window while they are handed over."""
MOST_SEARCHED = 16_000
"""The same for records that are searched: at every statement their index stores what has come together so far."""

Row = TypeVar("Row")


def insert(connection: Connection, table: str, names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Insert the rows, each with a value for every name."""
    most = MOST_SEARCHED if table in search_index.SEARCHED else MOST_VALUES
    for portion in portions(rows, len(names), most):
        connection.exec_driver_sql(_insert(table, tuple(names), len(portion)), tuple(chain.from_iterable(portion)))


def change(connection: Connection, table: str, names: Sequence[str], rows: Sequence[Sequence[Any]]) -> int:
    """Write the fields of these names; each row begins with the number of its record and no number comes twice.

    Returns how many of the records are there.
    """
    found = 0
    for portion in portions(rows, len(names) + 1):
        statement = _update(table, tuple(names), len(portion))
        found += connection.exec_driver_sql(statement, tuple(chain.from_iterable(portion))).rowcount
    return found


def delete(connection: Connection, table: str, numbers: Sequence[int]) -> None:
    """Delete the records of these numbers."""
    for portion in portions(numbers, 1):
        connection.exec_driver_sql(f'DELETE FROM "{table}" WHERE id IN ({_marks(len(portion))})', tuple(portion))


def portions(rows: Sequence[Row], width: int, most: int = MOST_VALUES) -> Iterator[Sequence[Row]]:
    """Yield as many rows at a time as one statement takes."""
    size = max(1, most // width)
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


@lru_cache(maxsize=16)
def _insert(table: str, names: tuple[str, ...], rows: int) -> str:
    return f'INSERT INTO "{table}" ({_quoted(names)}) VALUES {_table_of(len(names), rows)}'


@lru_cache(maxsize=16)
def _update(table: str, names: tuple[str, ...], rows: int) -> str:
    sets = ", ".join(f'"{name}" = new.column{place}' for place, name in enumerate(names, 2))
    values = _table_of(len(names) + 1, rows)
    return f'UPDATE "{table}" SET {sets} FROM (VALUES {values}) AS new WHERE "{table}".id = new.column1'


def _table_of(width: int, rows: int) -> str:
    return ", ".join([f"({_marks(width)})"] * rows)


def _marks(count: int) -> str:
    return ", ".join("?" * count)


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
