"""What happened to some records, act by act: who did it, when, and what it changed."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from jipdesk.models.act import Act
from jipdesk.models.history import INSERT, history
from jipdesk.models.office import Coordinator

MASKED = frozenset({"special_care", "passport", "bank_account"})
"""Of these only that they changed is told; what they say is revealed on record."""
_UNTOLD = frozenset({"search_text", "email_folded", "results", "received", "cells", "values"})
_MOST = 60
_MOST_LINES = 500


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one record: its values before and after, as they are stored; both None where they are masked."""

    table: str
    field: str
    before: object
    after: object
    is_masked: bool


@dataclass(frozen=True, slots=True)
class Happened:
    """One act, as far as it touched these records."""

    act_id: int
    name: str
    values: Mapping[str, Any]
    at: datetime
    who: str | None
    made: tuple[str, ...]
    """tables in which it made records"""
    changes: tuple[Change, ...]


def of_records(session: Session, records: Mapping[str, Sequence[int]], most: int = _MOST) -> list[Happened]:
    """Return the last acts that touched these records, newest first; records are given as table and numbers."""
    # Table by table, so that the index of table and row is used and not that of a bulk act's tens of thousands.
    of_them = [
        (history.c.table_name == table) & history.c.row_id.in_(numbers) for table, numbers in records.items() if numbers
    ]
    if not of_them:
        return []
    lines = session.execute(
        select(history.c.act_id, history.c.table_name, history.c.kind, history.c.payload)
        .where(or_(*of_them))
        .order_by(history.c.seq.desc())
        .limit(_MOST_LINES)
    ).all()
    by_act: dict[int, list[Any]] = {}
    for line in lines:
        by_act.setdefault(line.act_id, []).insert(0, line)
    return [_happened(row, by_act[row.id]) for row in _acts(session, list(by_act)[:most])]


def _acts(session: Session, numbers: Sequence[int]) -> list[Any]:
    columns = (Act.id, Act.name, Act.values, Act.at, Coordinator.name.label("who"))
    rows = session.execute(
        select(*columns)
        .outerjoin(Coordinator, Coordinator.id == Act.coordinator_id)
        .where(Act.id.in_(numbers))
        .order_by(Act.id.desc())
    )
    return list(rows)


def _happened(act: Any, lines: Sequence[Any]) -> Happened:
    changes = tuple(change for line in lines for change in _changes(line))
    made = tuple(dict.fromkeys(line.table_name for line in lines if line.kind == INSERT))
    return Happened(act.id, act.name, act.values, act.at, act.who, made, changes)


def _changes(line: Any) -> list[Change]:
    """Return what an update changed; of a birth and a deletion no single fields are told."""
    found = json.loads(line.payload) if line.payload and line.kind == "update" else {}
    masked = line.table_name in MASKED
    return [
        Change(line.table_name, name, None if masked else pair[0], None if masked else pair[1], masked)
        for name, pair in found.items()
        if name not in _UNTOLD and isinstance(pair, list)
    ]
