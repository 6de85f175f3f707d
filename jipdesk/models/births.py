"""Births of very many records, noted together.

For every new row a trigger writes a line of history, which is looked up and written again to be sealed: that takes
longer than the row itself. Here the triggers of some tables rest while their records are made, and when the act ends
the same lines are written with their seals.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from jipdesk.models import history, search_index
from jipdesk.models.history import INSERT, PORTION, Seal

_NOTED = "born"


@dataclass(frozen=True, slots=True)
class Born:
    """Records of one table that were made together: those after one number up to another."""

    table: str
    after: int
    last: int


@contextmanager
def together(session: Session, tables: Sequence[str]) -> Iterator[None]:
    """Let records of these tables be made, and nothing else be done to those in the same act.

    Parents come before children. Triggers are part of the file: with an act that does not end they are as they were.
    """
    session.flush()
    connection = session.connection()
    resting = _triggers(connection, tables)
    before = _last_numbers(connection, tables)
    try:
        for name in resting:
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        yield
        session.flush()
        for table, last in _last_numbers(connection, tables).items():
            born = Born(table, before[table], last)
            if _entering(table) in resting:
                search_index.enter_after(connection, table, born.after)
            if _recording(table) in resting:
                session.info[_NOTED] = (*noted(session), born)
        for statement in resting.values():
            connection.exec_driver_sql(statement)
    except BaseException:
        connection.rollback()  # nothing is ever kept while they rest, whoever may catch this
        raise


def noted(session: Session) -> Sequence[Born]:
    """Return what was born together in the act under way."""
    births: Sequence[Born] = session.info.get(_NOTED, ())
    return births


def write(connection: Connection, act_id: int, births: Sequence[Born], keys: Seal, revision: str) -> None:
    """Write and seal the history of births, each as its record stands at the end of the act.

    All else that the act has written is sealed already.
    """
    if not births:
        return
    seq, previous = history.head(connection)
    for born in births:
        rows, lines = _rows(connection, born.table), _lines(born.table)
        for first in range(born.after + 1, born.last + 1, PORTION):
            numbers = range(first, min(first + PORTION, born.last + 1))
            told = {"ahead": seq + 1 - first, "first": first, "last": numbers[-1], "revision": revision}
            said = connection.exec_driver_sql(rows, told).scalars().all()
            assert len(said) == len(numbers), "what was born together is there, and its numbers have no gaps"
            unsealed = [(line, act_id, born.table, number, INSERT) for line, number in enumerate(numbers, seq + 1)]
            seals = _seals(keys, previous, unsealed, said, revision)
            connection.exec_driver_sql(lines, told | {"act": act_id, "seals": b"".join(seals)})
            seq, previous = seq + len(numbers), seals[-1]


def _seals(
    keys: Seal, previous: bytes, rows: Sequence[tuple[int, int, str, int, str]], said: Sequence[bytes], revision: str
) -> list[bytes]:
    """Return hash and link of each line in turn."""
    seals: list[bytes] = []
    for row, content in zip(rows, said, strict=True):
        digest = keys.salted(content)
        previous = keys.mac(previous, (*row, digest, revision))
        seals += digest, previous
    return seals


def _rows(connection: Connection, table: str) -> str:
    """Return the question for what is hashed of each record: `history.born`, salted."""
    fields = ", ".join(f'"{name}"' for name in history.columns_of(connection, table))
    return (
        f"SELECT CAST((id + :ahead) || '|' || json_array(:revision, {fields}) AS BLOB) "
        f'FROM "{table}" WHERE id BETWEEN :first AND :last ORDER BY id'
    )


def _lines(table: str) -> str:
    """Return the statement that writes lines of history with their seals, which follow each other in one value."""
    one = history.HASH
    return (
        "INSERT INTO history (seq, act_id, table_name, row_id, kind, payload_hash, revision, mac) "
        f"SELECT id + :ahead, :act, '{table}', id, '{INSERT}', substr(:seals, (id - :first) * {2 * one} + 1, {one}), "
        f":revision, substr(:seals, (id - :first) * {2 * one} + {one + 1}, {one}) "
        f'FROM "{table}" WHERE id BETWEEN :first AND :last ORDER BY id'
    )


def _last_numbers(connection: Connection, tables: Sequence[str]) -> dict[str, int]:
    """Return the highest number that a record was ever given, by table, in their order."""
    found = connection.exec_driver_sql("SELECT name, seq FROM sqlite_sequence").all()
    last = {row.name: int(row.seq) for row in found}
    return {table: last.get(table, 0) for table in tables}


def _triggers(connection: Connection, tables: Sequence[str]) -> dict[str, str]:
    """Return the triggers that write of births in these tables, with their text."""
    names = [name for table in tables for name in (_recording(table), _entering(table))]
    rows = connection.exec_driver_sql(
        f"SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name IN ({', '.join('?' * len(names))})",
        tuple(names),
    )
    return {row.name: row.sql for row in rows}


def _recording(table: str) -> str:
    return f"{table}_{INSERT}"


def _entering(table: str) -> str:
    return f"{search_index.index_of(table)}_enter"
