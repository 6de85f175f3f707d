"""The saved views of a list: those of who asks, and those for everybody."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from jipdesk.models.office import SavedView


@dataclass(frozen=True, slots=True)
class ViewRow:
    """One of them."""

    id: int
    name: str
    definition: Mapping[str, Any]
    is_shared: bool
    is_pinned: bool


def of_page(session: Session, page: str, coordinator: int | None) -> list[ViewRow]:
    """Return the views of a list, the pinned first, by name."""
    rows = session.execute(
        select(SavedView.id, SavedView.name, SavedView.definition, SavedView.coordinator_id).where(
            SavedView.page == page,
            or_(SavedView.coordinator_id.is_(None), SavedView.coordinator_id == coordinator),
        )
    )
    found = [
        ViewRow(row.id, row.name, row.definition, row.coordinator_id is None, bool(row.definition.get("pinned")))
        for row in rows
    ]
    return sorted(found, key=lambda each: (not each.is_pinned, each.name.casefold(), each.id))
