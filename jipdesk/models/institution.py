"""Universities that applicants come from, and partners who help to find and support them."""

from sqlalchemy.orm import Mapped, mapped_column

from jipdesk.models.base import Record


class University(Record):
    """大学・所属機関, one record for its several spellings."""

    __tablename__ = "university"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    name_ja: Mapped[str | None]
    country: Mapped[str | None]


class Partner(Record):
    """An organisation that works with the office: a school, an agency, an insurer, a travel agent."""

    __tablename__ = "partner"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    name_ja: Mapped[str | None]
    kind: Mapped[str]
    country: Mapped[str | None]
    contact: Mapped[str | None]
