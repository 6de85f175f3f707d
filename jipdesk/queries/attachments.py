"""添付: the files on an applicant's papers, and their bytes where somebody looks at them."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.models.attachment import Attachment, Blob


@dataclass(frozen=True, slots=True)
class File:
    """One attachment, whole."""

    id: int
    file_name: str
    media_type: str
    data: bytes


def content(session: Session, attachment_id: int) -> File | None:
    """Return an attachment with its bytes, or None if it is not there any more."""
    row = session.execute(
        select(Attachment.id, Attachment.file_name, Attachment.media_type, Blob.data)
        .join(Blob, Blob.sha256 == Attachment.blob_sha256)
        .where(Attachment.id == attachment_id)
    ).first()
    return File(*row) if row else None
