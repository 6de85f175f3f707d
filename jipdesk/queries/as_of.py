"""いつの時点: an edition's applications as they stood at the end of a past day, rebuilt from the history.

The records as they were are put into tables of the connection's own, which stand before the desk's tables of the same
name: whatever asks about applications over this connection is answered as it would have been then. They are held in
memory, and gone with the connection.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, select

from jipdesk.errors import InputRefused
from jipdesk.i18n import JAPAN
from jipdesk.models.act import Act
from jipdesk.models.history import DELETE, INSERT

Progress = Callable[[int, int], None]

_OF_APPLICATION = "application_id IN (SELECT id FROM main.application WHERE edition_id = :edition)"
_TABLES = {
    "application": "edition_id = :edition",
    "person": "id IN (SELECT person_id FROM main.application WHERE edition_id = :edition)",
    "course_choice": _OF_APPLICATION,
    "eligibility_result": _OF_APPLICATION,
    "eligibility_override": _OF_APPLICATION,
    "document_item": _OF_APPLICATION,
    "answer": _OF_APPLICATION,
    "review": _OF_APPLICATION,
    "tentative_decision": _OF_APPLICATION,
    "rule_parameters": "edition_id = :edition",
    "placement": "TRUE",
}
"""What a list of applications is made of, and which records of each belong to an edition."""
_INDEXES = {
    "application": ("INDEX", "edition_id, state"),
    "course_choice": ("UNIQUE INDEX", "application_id, course_id"),
    "eligibility_result": ("UNIQUE INDEX", "application_id"),
    "eligibility_override": ("UNIQUE INDEX", "application_id, rule"),
    "document_item": ("UNIQUE INDEX", "application_id, kind"),
    "answer": ("UNIQUE INDEX", "application_id, question"),
    "review": ("UNIQUE INDEX", "application_id, coordinator_id"),
    "tentative_decision": ("UNIQUE INDEX", "application_id"),
    "placement": ("INDEX", "application_id"),
}
"""Like the desk's own, so that questions are as quick."""
_REPORT_EVERY = 5_000


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What could be rebuilt, and what could not."""

    day: date
    erased: int
    """records of which something was erased since at a person's request: it is not known any more"""


@dataclass(slots=True)
class _Then:
    """One record as it was: which of its values were others, or all of them where it is gone today."""

    values: dict[str, Any] = field(default_factory=dict)
    is_gone: bool = False
    """whether today's desk does not have it"""
    is_erased: bool = False


def end_of(day: date) -> datetime:
    """Return the end of a day in Japan, which is the beginning of the next."""
    return datetime.combine(day + timedelta(days=1), time(), JAPAN)


def rebuild(connection: Connection, edition_id: int, day: date, today: date, progress: Progress) -> Rebuilt:
    """Let this connection see an edition's applications as they stood at the end of a past day."""
    if day >= today:
        raise InputRefused("as_of_not_past")
    last = _last_line(connection, end_of(day))
    erased = 0
    for place, table in enumerate(_TABLES):
        progress(place, len(_TABLES))
        erased += _rebuild_table(connection, table, edition_id, last, progress)
    progress(len(_TABLES), len(_TABLES))
    connection.commit()
    return Rebuilt(day, erased)


def _last_line(connection: Connection, until: datetime) -> int:
    """Return the last line of the history that was written before a moment."""
    acts = select(Act.id).where(Act.at < until).order_by(Act.id.desc()).limit(1)
    last_act = connection.execute(acts).scalar() or 0
    found = connection.exec_driver_sql(
        "SELECT min(seq) FROM main.history WHERE seq > 0 AND act_id > ?", (last_act,)
    ).scalar()
    if found is not None:
        return int(found) - 1
    return int(connection.exec_driver_sql("SELECT coalesce(max(seq), 0) FROM main.history").scalar_one())


def _rebuild_table(connection: Connection, table: str, edition_id: int, last: int, progress: Progress) -> int:
    types = _types(connection, table)
    names = list(types)
    fields = ", ".join(f'"{name}" {kind}' + (" PRIMARY KEY" if name == "id" else "") for name, kind in types.items())
    connection.exec_driver_sql(f'DROP TABLE IF EXISTS temp."{table}"')
    connection.exec_driver_sql("DROP TABLE IF EXISTS temp.born_since")
    connection.exec_driver_sql("CREATE TEMP TABLE born_since (id INTEGER PRIMARY KEY)")
    connection.exec_driver_sql(_BORN_SINCE, {"table": table, "last": last, "born": INSERT})
    where = _TABLES[table]
    listed = ", ".join(f'"{name}"' for name in names)
    rows = f'SELECT {listed} FROM main."{table}" WHERE ({where}) AND id NOT IN (SELECT id FROM temp.born_since)'
    connection.exec_driver_sql(f'CREATE TEMP TABLE "{table}" ({fields})')
    values = {"edition": edition_id} if ":edition" in where else {}
    connection.exec_driver_sql(f'INSERT INTO temp."{table}" ({listed}) {rows}', values)
    then = _then(connection, table, last, progress)
    _write(connection, table, names, then)
    if table in _INDEXES:
        kind, columns = _INDEXES[table]
        connection.exec_driver_sql(f'CREATE {kind} temp."{table}_then" ON "{table}" ({columns})')
    connection.exec_driver_sql("DROP TABLE temp.born_since")
    return sum(each.is_erased for each in then.values())


def _types(connection: Connection, table: str) -> dict[str, str]:
    """Return a table's columns with their types: columns without one are not compared by their indexes."""
    rows = connection.exec_driver_sql(f"SELECT name, type FROM pragma_table_info('{table}', 'main') ORDER BY cid")
    return {row[0]: row[1] for row in rows}


_BORN_SINCE = (
    "INSERT INTO temp.born_since SELECT row_id FROM "
    "(SELECT row_id, kind, min(seq) FROM main.history WHERE seq > :last AND table_name = :table GROUP BY row_id) "
    "WHERE kind = :born"
)
"""The first line about a record since then tells whether it was there: such a line of a birth, and it was not."""


def _then(connection: Connection, table: str, last: int, progress: Progress) -> dict[int, _Then]:
    """Return what was other than today about the records that were there already, by the lines since, newest first."""
    found: dict[int, _Then] = {}
    for row_id, kind, payload in _lines(connection, table, last, progress):
        if kind == INSERT:
            # It was gone for a while; the line of its deletion, which is older, tells what it was.
            found[row_id] = _Then(is_gone=True)
            continue
        then = found.setdefault(row_id, _Then())
        if payload is None:
            then.is_erased = True
        elif kind == DELETE:
            found[row_id] = _Then(json.loads(payload), is_gone=True, is_erased=then.is_erased)
        else:
            then.values |= {name: pair[0] for name, pair in json.loads(payload).items()}
    return found


def _lines(connection: Connection, table: str, last: int, progress: Progress) -> Iterator[tuple[int, str, str | None]]:
    rows = connection.exec_driver_sql(
        "SELECT row_id, kind, payload FROM main.history WHERE seq > ? AND table_name = ? "
        "AND row_id NOT IN (SELECT id FROM temp.born_since) ORDER BY seq DESC",
        (last, table),
    )
    for count, row in enumerate(rows):
        if count % _REPORT_EVERY == 0:
            progress(0, 1)
        yield row[0], row[1], row[2]


def _write(connection: Connection, table: str, names: list[str], then: dict[int, _Then]) -> None:
    """Give the records the values that they had; of columns that came later nothing is known."""
    known = frozenset(names)
    by_fields: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
    for row_id, each in then.items():
        values = {name: value for name, value in each.values.items() if name in known}
        if each.is_gone:
            connection.exec_driver_sql(f'DELETE FROM temp."{table}" WHERE id = ?', (row_id,))
            if values:
                _insert(connection, table, {**values, "id": row_id})
        elif values:
            fields = tuple(sorted(values))
            by_fields.setdefault(fields, []).append((*(values[name] for name in fields), row_id))
    for fields, rows in by_fields.items():
        sets = ", ".join(f'"{name}" = ?' for name in fields)
        connection.exec_driver_sql(f'UPDATE temp."{table}" SET {sets} WHERE id = ?', rows)


def _insert(connection: Connection, table: str, values: dict[str, Any]) -> None:
    fields, marks = ", ".join(f'"{name}"' for name in values), ", ".join("?" for _ in values)
    connection.exec_driver_sql(f'INSERT INTO temp."{table}" ({fields}) VALUES ({marks})', tuple(values.values()))
