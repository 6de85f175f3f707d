"""旅券: what an applicant's passport says, recorded from the copy."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.actions.intake import folded_number, search_text
from jipdesk.models.database import say
from jipdesk.models.person import Passport, Person


@dataclass(frozen=True, slots=True)
class PassportPage:
    """The number and the day of expiry (有効期間満了日)."""

    number: str
    expires_on: date


def record_passports(session: Session, pages: Mapping[int, PassportPage]) -> None:
    """Record the passports of persons: the one that is known is completed, another number is another passport."""
    for person_id, page in pages.items():
        known = session.scalars(
            select(Passport).where(Passport.person_id == person_id).order_by(Passport.id.desc())
        ).first()
        folded = folded_number(page.number)
        if known is None or known.number_folded not in (None, folded):
            known = Passport(person_id=person_id)
            session.add(known)
        known.number, known.number_folded, known.expires_on = page.number, folded, page.expires_on
        person = session.get_one(Person, person_id)
        person.search_text = search_text(person, page.number)
    say(session, count=len(pages))
