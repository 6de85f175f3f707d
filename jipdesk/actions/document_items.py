"""提出書類: noting what has arrived, reminding of what has not, and what is written on a paper."""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.actions import rows, selection
from jipdesk.errors import InputRefused
from jipdesk.models.application import DocumentItem
from jipdesk.models.database import say
from jipdesk.queries import accepting, chosen
from jipdesk.rules.applicant_documents import ApplicantDocument
from jipdesk.rules.requirements import WITH_APPLICANT, arrived

FIELDS = ("due_on", "received_on", "is_original", "issuer", "issued_on", "expires_on")
"""What can be written down of a paper, apart from how it stands."""


def mark_received(
    session: Session, application_ids: Collection[int], *, on: date, kinds: Collection[str] | None = None
) -> None:
    """Record that papers have arrived and are still to be looked at: all that were awaited, or those of some kinds."""
    awaited = [item for item in _items(session, application_ids, kinds) if arrived(item.state) is not item.state]
    if not awaited:
        raise InputRefused("documents_not_awaited")
    rows.put(session, DocumentItem, {item.id: arrived(item.state) for item in awaited}, received_on=on)
    say(session, count=len(awaited))


def accept(
    session: Session, application_ids: Collection[int], *, on: date, kinds: Collection[str] | None = None
) -> None:
    """Record that papers have arrived and are in order: all that are still open, or those of some kinds."""
    asked = accepting.open_papers(session, application_ids, kinds)
    if not asked:
        raise InputRefused("document_kind_not_requested")
    if not any(asked.values()):
        raise InputRefused("documents_accepted")
    wanted = None if kinds is None else [ApplicantDocument(kind) for kind in kinds]
    selection.receive_documents(session, application_ids, on=on, kinds=wanted)


def remind(
    session: Session, application_ids: Collection[int], *, due_on: date, kinds: Collection[str] | None = None
) -> None:
    """Record that applicants were reminded of the papers they still owe, and until when they have now."""
    owed = [item for item in _items(session, application_ids, kinds) if item.state in WITH_APPLICANT]
    if not owed:
        raise InputRefused("documents_not_awaited")
    asked = [{"id": item.id, "requests": item.requests + 1, "due_on": due_on} for item in owed]
    rows.change(session, DocumentItem, asked)
    say(session, count=len(owed))


def edit_item(session: Session, item_id: int, field: str, value: Any) -> None:
    """Change one fact of a paper."""
    assert field in FIELDS, field
    item = session.get(DocumentItem, item_id)
    if item is None:
        raise InputRefused("records_gone", count=1)
    setattr(item, field, value)
    if item.issued_on and item.expires_on and item.expires_on < item.issued_on:
        raise InputRefused("expires_before_issue")


def _items(session: Session, application_ids: Collection[int], kinds: Collection[str] | None) -> list[Any]:
    columns = (DocumentItem.id, DocumentItem.kind, DocumentItem.state, DocumentItem.requests)
    found = chosen.rows(session, select(*columns), DocumentItem.application_id, application_ids)
    return [item for item in found if kinds is None or item.kind in kinds]
