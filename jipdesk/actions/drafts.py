"""下書き: what was typed and could not be stored, kept until it is mended or given up."""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from jipdesk.models.database import acted_at
from jipdesk.models.office import Draft


def keep(session: Session, coordinator_id: int, table: str, row_id: int, field: str, text: str) -> None:
    """Keep what somebody typed into a field, in place of what the same person typed there before."""
    found = session.scalars(select(Draft).where(*_of(coordinator_id, table, row_id, field))).first()
    if found is None:
        found = Draft(coordinator_id=coordinator_id, table_name=table, row_id=row_id, field=field)
        session.add(found)
    found.text, found.typed_at = text, acted_at(session)
    session.flush()


def drop(session: Session, coordinator_id: int, table: str, row_id: int, field: str) -> None:
    """Forget a draft that was mended or given up."""
    session.execute(delete(Draft).where(*_of(coordinator_id, table, row_id, field)))


def replace(session: Session, coordinator_id: int, table: str, row_id: int, texts: Mapping[str, str]) -> None:
    """Keep these texts of a record by field, and forget what the same person typed there before."""
    of_record = (Draft.coordinator_id == coordinator_id, Draft.table_name == table, Draft.row_id == row_id)
    session.execute(delete(Draft).where(*of_record, Draft.field.not_in(texts)))
    for field, text in texts.items():
        keep(session, coordinator_id, table, row_id, field, text)


def _of(coordinator_id: int, table: str, row_id: int, field: str) -> tuple[ColumnElement[bool], ...]:
    return (
        Draft.coordinator_id == coordinator_id,
        Draft.table_name == table,
        Draft.row_id == row_id,
        Draft.field == field,
    )
