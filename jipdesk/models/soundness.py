"""The full check of a desk: pages, structure, references, history, files."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from jipdesk.models import history

MOST_FINDINGS = 20


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be: a code, and where (no personal values)."""

    code: str
    where: str


def findings(connection: Connection, keys: history.Seal) -> list[Finding]:
    """Return what is wrong with the database, worst first, at most twenty; an empty list means it is whole."""
    found: list[Finding] = []
    for check in (_pages, _structure, _references, _files):
        found += check(connection)
        if found:
            break  # what lies deeper cannot be told on a damaged file
    if not found:
        found += [Finding("history_broken", str(seq)) for seq in history.broken_links(connection, keys)]
        found += [
            Finding("changed_outside", f"{table} {row_id}") for table, row_id in history.strangers(connection, keys)
        ]
    return found[:MOST_FINDINGS]


def _pages(connection: Connection) -> Iterator[Finding]:
    """Every page carries a MAC of its own."""
    for line in connection.exec_driver_sql("PRAGMA cipher_integrity_check").scalars():
        yield Finding("page_damaged", str(line))


def _structure(connection: Connection) -> Iterator[Finding]:
    for line in connection.exec_driver_sql("PRAGMA integrity_check").scalars():
        if line != "ok":
            yield Finding("structure_damaged", str(line))


def _references(connection: Connection) -> Iterator[Finding]:
    for table, row_id, *_ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Finding("reference_broken", f"{table} {row_id}")


def _files(connection: Connection) -> Iterator[Finding]:
    for sha256, data in connection.exec_driver_sql("SELECT sha256, data FROM blob"):
        if hashlib.sha256(data).hexdigest() != sha256:
            yield Finding("file_damaged", sha256)
