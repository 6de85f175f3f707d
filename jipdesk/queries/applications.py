"""Applications as their list shows them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.models.application import Application, EligibilityResult
from jipdesk.models.person import Person
from jipdesk.queries import searching
from jipdesk.rules.workflow import ApplicationState


@dataclass(frozen=True, slots=True)
class ApplicationRow:
    """An application as its list shows it; countries are ISO codes, the age is left to who shows it."""

    no: str
    name: str
    name_kana: str | None
    name_native: str | None
    birth_date: date | None
    nationality: str | None
    residence_country: str | None
    jlpt: str | None
    english_level: str | None
    state: str
    verdict: str | None
    submitted_at: datetime | None


def listed(session: Session, edition_id: int, search: str = "") -> list[ApplicationRow]:
    """Return the applications of an edition that contain the text in name, number, e-mail or passport number."""
    found = [searching.applications(search)] if search.strip() else []
    rows = session.execute(
        select(
            Application.receipt_no,
            Person.family_name,
            Person.middle_name,
            Person.given_name,
            Person.name_kana,
            Person.name_native,
            Person.birth_date,
            Person.nationality,
            Person.residence_country,
            Application.jlpt,
            Application.english_level,
            Application.state,
            EligibilityResult.verdict,
            Application.submitted_at,
        )
        .join(Person)
        .outerjoin(EligibilityResult)
        .where(Application.edition_id == edition_id, *found)
        .order_by(Application.receipt_no)
    )
    return [
        ApplicationRow(
            no=row.receipt_no,
            name=full_name(row.family_name, row.given_name, row.middle_name),
            name_kana=row.name_kana,
            name_native=row.name_native,
            birth_date=row.birth_date,
            nationality=row.nationality,
            residence_country=row.residence_country,
            jlpt=row.jlpt,
            english_level=row.english_level,
            state=row.state,
            verdict=row.verdict,
            submitted_at=row.submitted_at,
        )
        for row in rows
    ]


def numbered(session: Session, edition_id: int, receipt_numbers: Collection[str]) -> dict[str, int]:
    """Return the numbers of the records by receipt number."""
    rows = session.execute(select(Application.receipt_no, Application.id).where(Application.edition_id == edition_id))
    return {receipt_no: number for receipt_no, number in rows if receipt_no in receipt_numbers}


def in_state(session: Session, edition_id: int, state: ApplicationState) -> list[int]:
    """Return the numbers of the records in a state, in the order of the receipt numbers."""
    query = select(Application.id).where(Application.edition_id == edition_id, Application.state == state)
    return list(session.scalars(query.order_by(Application.receipt_no)))


def full_name(family: str | None, given: str | None, middle: str | None = None) -> str:
    """Return a name as the passport has it: family name first, in capitals, then middle and given name."""
    return " ".join(part for part in (family and family.upper(), middle, given) if part)
