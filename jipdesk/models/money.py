"""活動支援金: what is paid to an intern, when, and for which days."""

from datetime import date
from decimal import Decimal

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jipdesk.models.base import STRICT, Code, Record
from jipdesk.rules.workflow import PaymentState


class Allowance(Record):
    """One instalment of the activity support fund."""

    __tablename__ = "allowance"
    __table_args__ = (UniqueConstraint("placement_id", "instalment"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    placement_id: Mapped[int] = mapped_column(ForeignKey("placement.id"))
    instalment: Mapped[int]
    state: Mapped[PaymentState] = mapped_column(Code(PaymentState))
    from_day: Mapped[date]
    to_day: Mapped[date]
    days: Mapped[int]
    daily_yen: Mapped[int]
    amount_yen: Mapped[int]
    currency: Mapped[str]
    rate: Mapped[Decimal | None]
    """units of the currency for one yen"""
    rate_on: Mapped[date | None]
    planned_on: Mapped[date | None]
    paid_on: Mapped[date | None]
    receipt_on: Mapped[date | None]
