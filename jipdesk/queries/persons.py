"""Who the desk knows, by what tells persons apart."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.models.application import Application
from jipdesk.models.edition import Edition
from jipdesk.models.person import Passport, Person


@dataclass(frozen=True, slots=True)
class Identity:
    """A person of an application: the parts of the name in the passport, the name in other scripts, and the rest."""

    application: str
    """the receipt number, with the year before it where it is of another edition"""
    names: tuple[str | None, ...]
    writings: tuple[str | None, ...]
    birth_date: date | None
    email: str | None
    passport_no: str | None


def identities(session: Session, edition_id: int) -> Iterator[Identity]:
    """Yield everybody who ever applied, as seen from one edition."""
    rows = session.execute(
        select(
            Application.edition_id,
            Edition.year,
            Application.receipt_no,
            Person.family_name,
            Person.middle_name,
            Person.given_name,
            Person.name_kana,
            Person.name_native,
            Person.birth_date,
            Person.email,
            Passport.number,
        )
        .join(Person, Person.id == Application.person_id)
        .join(Edition, Edition.id == Application.edition_id)
        .outerjoin(Passport, Passport.person_id == Person.id)
        .order_by(Application.id)
    )
    for row in rows:
        yield Identity(
            application=row.receipt_no if row.edition_id == edition_id else f"{row.year}: {row.receipt_no}",
            names=(row.family_name, row.middle_name, row.given_name),
            writings=(row.name_kana, row.name_native),
            birth_date=row.birth_date,
            email=row.email,
            passport_no=row.number,
        )
