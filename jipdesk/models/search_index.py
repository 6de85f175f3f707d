"""The index behind searching: every three letters in a row of a searched text, kept up by triggers.

A text of three letters or more is found as such. One or two letters, which is what a Japanese family name has, are the
beginnings of some three: so each text ends with two signs that nobody searches for, lest its last letters begin none.
"""

from collections.abc import Iterator

from sqlalchemy import Connection

SEARCHED = {"person": "search_text", "application": "lower(receipt_no)"}
"""The tables that are searched by the tens of thousands, and what in them."""
END = "||"
"""Behind every text, so that its last letters begin an entry as all others do."""


def index_of(table: str) -> str:
    """Return the name of a table's index."""
    return f"{table}_search"


def terms_of(table: str) -> str:
    """Return the name of the list of what stands in a table's index."""
    return f"{table}_search_terms"


def make(connection: Connection) -> None:
    """Make the indexes of a desk that has none, and enter what is there."""
    for table, searched in SEARCHED.items():
        index = index_of(table)
        connection.exec_driver_sql(
            f"CREATE VIEW {index}_source AS SELECT id, {searched} || '{END}' AS text FROM {table}"
        )
        connection.exec_driver_sql(
            f"CREATE VIRTUAL TABLE {index} USING fts5("
            f"text, content='{index}_source', content_rowid='id', tokenize='trigram case_sensitive 1')"
        )
        connection.exec_driver_sql(f"CREATE VIRTUAL TABLE {terms_of(table)} USING fts5vocab('{index}', 'row')")
        enter_all(connection, table)


def enter_all(connection: Connection, table: str) -> None:
    """Write a table's index anew from what is stored."""
    connection.exec_driver_sql(f"INSERT INTO {index_of(table)} ({index_of(table)}) VALUES ('rebuild')")


def enter_after(connection: Connection, table: str, number: int) -> None:
    """Enter the records of a table after this number, none of which is in its index yet."""
    index = index_of(table)
    rows = f"SELECT id, text FROM {index}_source WHERE id > ?"
    connection.exec_driver_sql(f"INSERT INTO {index} (rowid, text) {rows}", (number,))


def triggers() -> Iterator[str]:
    """Yield the triggers that keep the indexes up."""
    for table, searched in SEARCHED.items():
        index = index_of(table)
        new, old = (f"{_of(row, searched)} || '{END}'" for row in ("NEW", "OLD"))
        enter = f"INSERT INTO {index} (rowid, text) VALUES (NEW.id, {new});"
        leave = f"INSERT INTO {index} ({index}, rowid, text) VALUES ('delete', OLD.id, {old});"
        yield f"CREATE TRIGGER {index}_enter AFTER INSERT ON {table} BEGIN {enter} END"
        yield f"CREATE TRIGGER {index}_leave AFTER DELETE ON {table} BEGIN {leave} END"
        yield (
            f"CREATE TRIGGER {index}_change AFTER UPDATE ON {table} "
            f"WHEN {_of('OLD', searched)} IS NOT {_of('NEW', searched)} BEGIN {leave} {enter} END"
        )


def _of(row: str, searched: str) -> str:
    """Return the searched text of the row before or after."""
    before, bracket, column = searched.rpartition("(")
    return f"{before}{bracket}{row}.{column}"
