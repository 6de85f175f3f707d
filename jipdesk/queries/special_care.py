"""要配慮個人情報 and numbers of documents: what is shown only when somebody asks for it, on record."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.models.person import Passport, SpecialCare


@dataclass(frozen=True, slots=True)
class Masked:
    """What is masked of one person."""

    passport_no: str | None
    passport_expiry: date | None
    diet: str | None
    health_notes: str | None
    emergency_contact: str | None


def of_person(session: Session, person_id: int) -> Masked:
    """Return it; the caller records that it was revealed."""
    passport = session.execute(
        select(Passport.number, Passport.expires_on)
        .where(Passport.person_id == person_id)
        .order_by(Passport.id.desc())
        .limit(1)
    ).first()
    care = session.execute(
        select(SpecialCare.diet, SpecialCare.health_notes, SpecialCare.emergency_contact).where(
            SpecialCare.person_id == person_id
        )
    ).first()
    return Masked(*(passport or (None, None)), *(care or (None, None, None)))
