"""インターンシップの実施: a decided match, from preparation to its close."""

from datetime import date
from decimal import Decimal

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from jipdesk.models.application import Application
from jipdesk.models.arrangement import Accommodation, Equipment, Flight, Insurance, VisaCase
from jipdesk.models.base import STRICT, Code, Record
from jipdesk.models.company import Opening
from jipdesk.models.match import Match
from jipdesk.rules.workflow import PlacementState


class Placement(Record):
    """One intern at one company."""

    __tablename__ = "placement"
    __table_args__ = (UniqueConstraint("edition_id", "placement_no"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    placement_no: Mapped[str]
    match_id: Mapped[int] = mapped_column(ForeignKey("match.id"), index=True)
    """a match that was cancelled may be decided again, and is then a placement of its own"""
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), index=True)
    opening_id: Mapped[int] = mapped_column(ForeignKey("opening.id"), index=True)
    state: Mapped[PlacementState] = mapped_column(Code(PlacementState))
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    days: Mapped[int | None]
    """days of activity, for which the daily amount is paid"""
    hours_per_day: Mapped[Decimal | None]
    place_ja: Mapped[str | None]
    place_en: Mapped[str | None]
    supervisor: Mapped[str | None]
    supervisor_title: Mapped[str | None]
    supervisor_phone: Mapped[str | None]
    supervisor_email: Mapped[str | None]

    match: Mapped[Match] = relationship(lazy="raise")
    application: Mapped[Application] = relationship(lazy="raise")
    opening: Mapped[Opening] = relationship(lazy="raise")
    visa: Mapped[VisaCase | None] = relationship(lazy="raise", uselist=False)
    flights: Mapped[list[Flight]] = relationship(lazy="raise", order_by=Flight.departs_at)
    accommodation: Mapped[Accommodation | None] = relationship(lazy="raise", uselist=False)
    insurance: Mapped[Insurance | None] = relationship(lazy="raise", uselist=False)
    equipment: Mapped[list[Equipment]] = relationship(lazy="raise", order_by=Equipment.id)


class InternshipPlan(Record):
    """インターンシップ計画書, made by company and intern, approved by the office."""

    __tablename__ = "internship_plan"

    id: Mapped[int] = mapped_column(primary_key=True)
    placement_id: Mapped[int] = mapped_column(ForeignKey("placement.id"), unique=True)
    role: Mapped[str | None]
    goal_ja: Mapped[str | None]
    goal_en: Mapped[str | None]
    content_ja: Mapped[str | None]
    content_en: Mapped[str | None]
    received_on: Mapped[date | None]
    approved_on: Mapped[date | None]
