"""下書き: what somebody typed that could not be stored."""

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.models.office import Draft


def of_record(session: Session, coordinator_id: int | None, table: str, row_id: int) -> Mapping[str, str]:
    """Return a coordinator's drafts for the fields of one record."""
    rows = session.execute(
        select(Draft.field, Draft.text).where(
            Draft.coordinator_id == coordinator_id, Draft.table_name == table, Draft.row_id == row_id
        )
    )
    return {row.field: row.text for row in rows}


def of_table(session: Session, coordinator_id: int | None, table: str) -> Mapping[int, Mapping[str, str]]:
    """Return a coordinator's drafts for every record of a table, by its number."""
    rows = session.execute(
        select(Draft.row_id, Draft.field, Draft.text).where(
            Draft.coordinator_id == coordinator_id, Draft.table_name == table
        )
    )
    found: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for number, field, text in rows:
        found[number][field] = text
    return dict(found)
