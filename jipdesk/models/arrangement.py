"""手配: visa, flights, room, insurance and lent things of one placement."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from jipdesk.models.base import STRICT, Code, Record
from jipdesk.rules.workflow import VisaState


class VisaCase(Record):
    """査証: from the invitation papers to the visa, or the reason why none is needed."""

    __tablename__ = "visa_case"

    id: Mapped[int] = mapped_column(primary_key=True)
    placement_id: Mapped[int] = mapped_column(ForeignKey("placement.id"), unique=True)
    state: Mapped[VisaState] = mapped_column(Code(VisaState))
    status_of_residence: Mapped[str | None]
    mission_ja: Mapped[str | None]
    mission_en: Mapped[str | None]
    papers_sent_on: Mapped[date | None]
    tracking_no: Mapped[str | None]
    applied_on: Mapped[date | None]
    issued_on: Mapped[date | None]
    number: Mapped[str | None]
    valid_until: Mapped[date | None]
    stay_days: Mapped[int | None]
    refused_because: Mapped[str | None]


class Flight(Record):
    """航空券: one leg; to Japan or back."""

    __tablename__ = "flight"
    __table_args__ = (Index(None, "placement_id"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    placement_id: Mapped[int] = mapped_column(ForeignKey("placement.id"))
    direction: Mapped[str]
    """arrival or departure, as seen from Japan"""
    flight_no: Mapped[str]
    from_airport: Mapped[str]
    to_airport: Mapped[str]
    departs_at: Mapped[datetime]
    departs_zone: Mapped[str]
    arrives_at: Mapped[datetime]
    arrives_zone: Mapped[str]
    booking_reference: Mapped[str | None]
    ticketed_on: Mapped[date | None]


class Accommodation(Record):
    """宿泊先."""

    __tablename__ = "accommodation"

    id: Mapped[int] = mapped_column(primary_key=True)
    placement_id: Mapped[int] = mapped_column(ForeignKey("placement.id"), unique=True)
    name_ja: Mapped[str]
    name_en: Mapped[str]
    address_ja: Mapped[str]
    address_en: Mapped[str]
    phone: Mapped[str | None]
    room: Mapped[str | None]
    check_in: Mapped[date]
    check_out: Mapped[date]
    booked_on: Mapped[date | None]


class Insurance(Record):
    """保険."""

    __tablename__ = "insurance"

    id: Mapped[int] = mapped_column(primary_key=True)
    placement_id: Mapped[int] = mapped_column(ForeignKey("placement.id"), unique=True)
    insurer: Mapped[str]
    policy_no: Mapped[str | None]
    starts_on: Mapped[date]
    ends_on: Mapped[date]


class Equipment(Record):
    """貸与品: a PC, a telephone, a router."""

    __tablename__ = "equipment"
    __table_args__ = (Index(None, "placement_id"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    placement_id: Mapped[int] = mapped_column(ForeignKey("placement.id"))
    kind: Mapped[str]
    provided_by: Mapped[str]
    """office or company"""
    serial_no: Mapped[str | None]
    lent_on: Mapped[date | None]
    returned_on: Mapped[date | None]
