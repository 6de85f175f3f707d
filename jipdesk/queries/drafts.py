"""下書き: what somebody typed that could not be stored."""

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
