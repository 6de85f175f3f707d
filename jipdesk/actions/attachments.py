"""添付: scans become part of the desk, each on the paper that it shows; their bytes are kept once, by their hash."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from jipdesk.actions import rows
from jipdesk.models.application import Application, DocumentItem
from jipdesk.models.attachment import Attachment, Blob
from jipdesk.models.database import acted_at, say
from jipdesk.queries import chosen
from jipdesk.rules.requirements import arrived


@dataclass(frozen=True, slots=True)
class Scan:
    """A file as it is to be kept, its metadata gone already."""

    file_name: str
    media_type: str
    data: bytes
    pages: int


def attach(session: Session, scans: Mapping[int, Scan], *, on: date) -> None:
    """Attach scans to papers by the numbers of their records; a paper that was awaited has thereby arrived.

    A scan that was there before is replaced.
    """
    items = _items(session, scans)
    hashes = {item.id: _stored(session, scans[item.id].data) for item in items}
    made = rows.added(
        session, Attachment, [_attachment(session, item, scans[item.id], hashes[item.id]) for item in items]
    )
    rows.change(
        session,
        DocumentItem,
        [
            {"id": item.id, "attachment_id": number, "state": arrived(item.state)}
            | {"received_on": item.received_on if arrived(item.state) is item.state else on}
            for item, number in zip(items, made, strict=True)
        ],
    )
    _drop(session, items)
    say(session, count=len(items))


def detach(session: Session, item_ids: Collection[int]) -> None:
    """Take the scans away from papers; how the papers stand is left as it is."""
    items = _items(session, item_ids)
    rows.change(session, DocumentItem, [{"id": item.id, "attachment_id": None} for item in items])
    _drop(session, items)
    say(session, count=len(items))


def _items(session: Session, item_ids: Collection[int]) -> list[Any]:
    columns = (DocumentItem.id, DocumentItem.kind, DocumentItem.state, DocumentItem.received_on)
    statement = select(*columns, DocumentItem.attachment_id, Application.person_id).join(
        Application, Application.id == DocumentItem.application_id
    )
    return chosen.every(session, statement, DocumentItem.id, item_ids)


def _stored(session: Session, data: bytes) -> str:
    """Keep the bytes, unless they are here already, and return their hash."""
    digest = sha256(data).hexdigest()
    if session.get(Blob, digest) is None:
        session.add(Blob(sha256=digest, data=data))
        session.flush()
    return digest


def _attachment(session: Session, item: Any, scan: Scan, digest: str) -> dict[str, Any]:
    return {
        "person_id": item.person_id,
        "kind": item.kind,
        "file_name": scan.file_name,
        "media_type": scan.media_type,
        "size": len(scan.data),
        "blob_sha256": digest,
        "added_at": acted_at(session),
    }


def _drop(session: Session, items: Collection[Any]) -> None:
    """Delete what the papers were attached to before; the bytes stay, so that the act can be taken back."""
    if before := [item.attachment_id for item in items if item.attachment_id is not None]:
        session.execute(delete(Attachment).where(Attachment.id.in_(before)))
