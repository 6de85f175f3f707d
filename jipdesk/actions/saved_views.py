"""保存した表示: named filters, columns and order of a list, of one coordinator or for everybody at the desk."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.errors import InputRefused
from jipdesk.models.database import say
from jipdesk.models.office import SavedView

PINNED = "pinned"
LONGEST_NAME = 60


def save_view(session: Session, page: str, name: str, definition: Mapping[str, Any], *, coordinator: int | None) -> int:
    """Keep what a list shows under a name, for one coordinator or, without one, for everybody; return its number."""
    view = SavedView(coordinator_id=coordinator, page=page, name=_free_name(session, page, name, coordinator))
    view.definition = {**definition, PINNED: False}
    session.add(view)
    session.flush()
    say(session, view=view.name)
    return view.id


def rename_view(session: Session, number: int, name: str) -> None:
    """Give a view another name."""
    view = _view(session, number)
    if " ".join(name.split()) != view.name:
        view.name = _free_name(session, view.page, name, view.coordinator_id)
    say(session, view=view.name)


def replace_view(session: Session, number: int, definition: Mapping[str, Any]) -> None:
    """Let a view be what the list shows now."""
    view = _view(session, number)
    view.definition = {**definition, PINNED: bool(view.definition.get(PINNED))}
    say(session, view=view.name)


def pin_view(session: Session, number: int, *, on: bool) -> None:
    """Let a view stand before the others, or among them again."""
    view = _view(session, number)
    view.definition = {**view.definition, PINNED: on}
    say(session, view=view.name)


def share_view(session: Session, number: int, *, coordinator: int | None) -> None:
    """Let a view be everybody's, or one coordinator's again."""
    view = _view(session, number)
    _require_free(session, view.page, view.name, coordinator)
    view.coordinator_id = coordinator
    say(session, view=view.name)


def delete_view(session: Session, number: int) -> None:
    """Forget a view; what it listed stays."""
    view = _view(session, number)
    say(session, view=view.name)
    session.delete(view)


def _view(session: Session, number: int) -> SavedView:
    found = session.get(SavedView, number)
    if found is None:
        raise InputRefused("view_gone")
    return found


def _free_name(session: Session, page: str, name: str, coordinator: int | None) -> str:
    plain = " ".join(name.split())[:LONGEST_NAME]
    if not plain:
        raise InputRefused("view_needs_name")
    _require_free(session, page, plain, coordinator)
    return plain


def _require_free(session: Session, page: str, name: str, coordinator: int | None) -> None:
    # The table lets several views for everybody have one name, since nobody is no equal of nobody there.
    taken = select(SavedView.id).where(
        SavedView.page == page, SavedView.name == name, SavedView.coordinator_id.is_(coordinator)
    )
    if session.scalars(taken).first() is not None:
        raise InputRefused("view_name_taken", name=name)
