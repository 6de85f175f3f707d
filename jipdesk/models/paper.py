"""Papers: their templates, the numbers they take, and every copy that was issued."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from jipdesk.models.base import STRICT, Code, Json, Record
from jipdesk.rules.workflow import PaperState


class Template(Record):
    """ひな形 of one kind of paper in one edition."""

    __tablename__ = "template"
    __table_args__ = (UniqueConstraint("edition_id", "kind"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    kind: Mapped[str]

    versions: Mapped[list["TemplateVersion"]] = relationship(lazy="raise", order_by="TemplateVersion.version")


class TemplateVersion(Record):
    """The text of a template at one time; papers name the version they were made from."""

    __tablename__ = "template_version"
    __table_args__ = (UniqueConstraint("template_id", "version"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    template_id: Mapped[int] = mapped_column(ForeignKey("template.id"))
    version: Mapped[int]
    text: Mapped[str]
    approved_on: Mapped[date | None]


class NumberCounter(Record):
    """文書番号: the last number given in a series; numbers of void papers are not given again."""

    __tablename__ = "number_counter"
    __table_args__ = (UniqueConstraint("edition_id", "series"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    series: Mapped[str]
    last: Mapped[int]


class Paper(Record):
    """An issued paper: its number, its date, what it says and its bytes stay as they were."""

    __tablename__ = "paper"
    __table_args__ = (UniqueConstraint("edition_id", "number", "copy"), Index(None, "placement_id", "kind"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    placement_id: Mapped[int] = mapped_column(ForeignKey("placement.id"))
    template_version_id: Mapped[int | None] = mapped_column(ForeignKey("template_version.id"))
    kind: Mapped[str]
    number: Mapped[str]
    copy: Mapped[int]
    """1 for the first issue, 2 for the paper that replaced it, and so on"""
    issued_on: Mapped[date]
    state: Mapped[PaperState] = mapped_column(Code(PaperState))
    values: Mapped[dict[str, object] | None] = mapped_column(Json)
    pages: Mapped[int]
    blob_sha256: Mapped[str | None] = mapped_column(ForeignKey("blob.sha256"))
    sent_on: Mapped[date | None]
    returned_on: Mapped[date | None]
    replaced_by_id: Mapped[int | None] = mapped_column(ForeignKey("paper.id"))
    issued_at: Mapped[datetime]
