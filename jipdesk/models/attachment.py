"""添付: scans and other files; their bytes lie apart, so that no list ever touches them."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from jipdesk.models.base import STRICT, Record


class Blob(Record):
    """Bytes by their hash; they never change, so the history needs only the hash."""

    __tablename__ = "blob"
    __table_args__ = ({"sqlite_strict": True},)

    sha256: Mapped[str] = mapped_column(primary_key=True)
    data: Mapped[bytes]


class Attachment(Record):
    """A file that came with a person, a placement or a company."""

    __tablename__ = "attachment"
    __table_args__ = (Index(None, "person_id"), Index(None, "placement_id"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    placement_id: Mapped[int | None] = mapped_column(ForeignKey("placement.id"))
    company_id: Mapped[int | None] = mapped_column(ForeignKey("company.id"))
    kind: Mapped[str]
    file_name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]
    blob_sha256: Mapped[str] = mapped_column(ForeignKey("blob.sha256"))
    added_at: Mapped[datetime]
