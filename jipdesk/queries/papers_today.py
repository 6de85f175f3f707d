"""What the papers of a placement that are in force say, against what they would say today or after a change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.documents.kept import Change, difference, from_json, to_json
from jipdesk.documents.papers import Content, CoverSheet, PaperKind
from jipdesk.models.paper import Paper
from jipdesk.queries.paper_values import Heading, load
from jipdesk.queries.papers import GONE, with_copy
from jipdesk.rules.workflow import PaperState


@dataclass(frozen=True, slots=True)
class PaperRow:
    """An issued paper in force, and what of it no longer holds."""

    id: int
    kind: PaperKind
    number: str
    issued_on: date
    state: PaperState
    sent_on: date | None
    returned_on: date | None
    changes: tuple[Change, ...]
    """what it would say otherwise if it were printed now"""


def papers_today(session: Session, placement_id: int, changed: Mapping[str, Any] | None = None) -> list[PaperRow]:
    """Return the papers in force, each with what differs from the records.

    `changed` are fields of the placement as they would be: the papers are then compared with that.
    """
    found = session.execute(
        select(*(column for column in Paper.__table__.c if column.name != "blob_sha256"))
        .where(Paper.placement_id == placement_id, Paper.state.not_in(GONE))
        .order_by(Paper.id)
    ).all()
    if not found:
        return []
    values = load(session, placement_id)
    # The record is let go first, so that nothing set on it can ever be stored.
    session.expunge(values.placement)
    for name, value in (changed or {}).items():
        setattr(values.placement, name, value)
    rows = []
    for row in found:
        contents = _contents(row)
        now = values.paper(PaperKind(row.kind), Heading(row.number, row.issued_on, _version(row)), contents)
        rows.append(_row(row, difference(row.values or {}, to_json(now))))
    return sorted(rows, key=lambda row: list(PaperKind).index(row.kind))


def _version(row: Any) -> int:
    """Return the version of the template it was made from: another version alone is no other content."""
    return int((row.values or {}).get("template_version", 0))


def _contents(row: Any) -> tuple[Content, ...]:
    """Return the lines of a cover sheet as they were: what lies beside it is no matter of the records."""
    if row.kind != PaperKind.COVER or not row.values:
        return ()
    kept = from_json(PaperKind.COVER, row.values)
    return kept.contents if isinstance(kept, CoverSheet) else ()


def _row(row: Any, changes: Sequence[Change]) -> PaperRow:
    number = with_copy(row.number, row.copy)
    return PaperRow(
        row.id, PaperKind(row.kind), number, row.issued_on, row.state, row.sent_on, row.returned_on, tuple(changes)
    )
