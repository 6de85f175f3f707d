"""マッチング: the proposals of an edition and what became of them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.models.application import Application
from jipdesk.models.company import Company, Opening
from jipdesk.models.match import Match
from jipdesk.models.person import Person
from jipdesk.queries.applications import full_name
from jipdesk.queries.openings import numbers


@dataclass(frozen=True, slots=True)
class MatchRow:
    """A proposal as its list shows it."""

    id: int
    opening: str
    opening_id: int
    company_ja: str | None
    company_en: str | None
    application: str
    application_id: int
    name: str
    score: int
    reasons: list[dict[str, object]]
    state: str
    proposed_on: date
    company_answered_on: date | None
    intern_answered_on: date | None
    decided_on: date | None
    ended_because: str | None


def listed(session: Session, edition_id: int) -> list[MatchRow]:
    """Return the proposals of an edition, opening by opening with the best first."""
    names = numbers(session, edition_id)
    rows = session.execute(
        select(
            *(Match.id, Match.opening_id, Match.application_id, Match.score, Match.reasons, Match.state),
            *(Match.proposed_on, Match.company_answered_on, Match.intern_answered_on, Match.decided_on),
            *(Match.ended_because, Company.name_ja, Company.name_en, Application.receipt_no),
            *(Person.family_name, Person.given_name, Person.middle_name),
        )
        .join(Opening, Opening.id == Match.opening_id)
        .join(Company, Company.id == Opening.company_id)
        .join(Application, Application.id == Match.application_id)
        .join(Person, Person.id == Application.person_id)
        .where(Application.edition_id == edition_id)
    )
    found = [
        MatchRow(
            id=row.id,
            opening=names[row.opening_id],
            opening_id=row.opening_id,
            company_ja=row.name_ja,
            company_en=row.name_en,
            application=row.receipt_no,
            application_id=row.application_id,
            name=full_name(row.family_name, row.given_name, row.middle_name),
            score=row.score,
            reasons=row.reasons,
            state=row.state,
            proposed_on=row.proposed_on,
            company_answered_on=row.company_answered_on,
            intern_answered_on=row.intern_answered_on,
            decided_on=row.decided_on,
            ended_because=row.ended_because,
        )
        for row in rows
    ]
    return sorted(found, key=lambda match: (match.opening, -match.score, match.application))
