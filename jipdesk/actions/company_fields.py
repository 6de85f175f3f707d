"""受入企業・募集: correcting what a company says of itself and what it offers, and adding either by hand."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jipdesk.actions import decisions, rows
from jipdesk.actions.screening import screen_company
from jipdesk.errors import InputRefused
from jipdesk.models.company import Company, Opening
from jipdesk.models.database import say
from jipdesk.models.match import Match
from jipdesk.models.search import folded
from jipdesk.queries import chosen
from jipdesk.queries.company_page import FACTS, TERMS
from jipdesk.queries.openings import ENDED
from jipdesk.rules.moving import moved
from jipdesk.rules.workflow import OPENING, MatchState, OpeningState, OpeningStep

_JUDGED = frozenset({"organisation_type", "industry_class", "capital_yen", "employees", "head_office_country"})
"""What the edition's rules for companies look at."""


def edit_company(session: Session, company_id: int, field: str, value: Any) -> None:
    """Change one fact of a company; what a search looks through follows, and what the rules said of it."""
    assert field in FACTS, field
    company = session.get(Company, company_id)
    if company is None:
        raise InputRefused("records_gone", count=1)
    setattr(company, field, value)
    _settle(company)
    session.flush()
    if field in _JUDGED:
        screen_company(session, company_id)
    say(session, company_no=company.company_no, field=field)


def edit_opening(session: Session, opening_id: int, field: str, value: Any) -> None:
    """Change one term of an opening. The placements that were decided keep what was agreed."""
    assert field in TERMS, field
    opening = session.get(Opening, opening_id)
    if opening is None:
        raise InputRefused("records_gone", count=1)
    if field == "course_id":
        _require_unmatched(session, opening_id)
    if field in {"course_id", "places"} and value is None:
        raise InputRefused("opening_incomplete")
    setattr(opening, field, _listed(value) if field in {"fields", "target_markets"} else value)
    if opening.starts_on and opening.ends_on and opening.ends_on < opening.starts_on:
        raise InputRefused("opening_backwards")
    session.flush()
    if field == "places":
        _require_places(session, opening)
        decisions.settle(session, [opening_id])
    say(session, opening_no=opening.opening_no, field=field)


def add_company(session: Session, edition_id: int, company_no: str, values: Mapping[str, Any]) -> int:
    """Add a company that came without a sheet, and return its number in the records."""
    known = select(Company.id).where(Company.edition_id == edition_id, Company.company_no == company_no)
    if session.scalars(known).first() is not None:
        raise InputRefused("company_no_taken", no=company_no)
    company = Company(edition_id=edition_id, company_no=company_no, answers={}, received={}, **values)
    _settle(company)
    session.add(company)
    session.flush()
    say(session, company_no=company_no)
    return company.id


def add_opening(session: Session, company_id: int, opening_no: str, course_id: int, places: int) -> int:
    """Add an opening of a company, registered as those of a sheet are, and return its number in the records."""
    company = session.get(Company, company_id)
    if company is None:
        raise InputRefused("records_gone", count=1)
    known = select(Opening.id).where(Opening.company_id == company_id, Opening.opening_no == opening_no)
    if session.scalars(known).first() is not None:
        raise InputRefused("opening_no_taken", no=opening_no)
    opening = Opening(
        company_id=company_id,
        opening_no=opening_no,
        course_id=course_id,
        state=OpeningState.REGISTERED,
        places=places,
        fields=[],
        target_markets=[],
        received={},
    )
    session.add(opening)
    session.flush()
    say(session, opening_no=opening_no)
    return opening.id


def advance_openings(session: Session, opening_ids: Collection[int], step: OpeningStep) -> None:
    """Take openings a step on; one that somebody was placed in is not taken back."""
    states = chosen.every_pair(session, select(Opening.id, Opening.state), Opening.id, opening_ids)
    if step is OpeningStep.WITHDRAW:
        _require_nobody_placed(session, opening_ids)
    rows.put(session, Opening, moved(OPENING, states, step))
    session.expire_all()
    if step is OpeningStep.OPEN:
        decisions.settle(session, opening_ids)
    say(session, count=len(states), step=str(step))


# --- how it is done ---------------------------------------------------------------------------------------------------


def _settle(company: Company) -> None:
    """Require a name, and let a search find the company by what it is called now."""
    if not (company.name_ja or company.name_en):
        raise InputRefused("company_needs_name")
    names = (company.company_no, company.name_ja, company.name_en, company.representative)
    company.search_text = folded((*names, company.contact_name, company.contact_email))


def _listed(value: Any) -> list[str]:
    return list(value or ())


def _require_unmatched(session: Session, opening_id: int) -> None:
    """Keep the course while somebody is matched with the opening: they were asked about that course."""
    query = select(func.count(Match.id)).where(Match.opening_id == opening_id, Match.state.not_in(ENDED))
    if count := session.scalars(query).one():
        raise InputRefused("opening_matched", count=count)


def _require_places(session: Session, opening: Opening) -> None:
    taken = _placed(session, [opening.id])
    if opening.places < taken:
        raise InputRefused("places_taken", count=taken)


def _require_nobody_placed(session: Session, opening_ids: Collection[int]) -> None:
    if count := _placed(session, opening_ids):
        raise InputRefused("opening_has_interns", count=count)


def _placed(session: Session, opening_ids: Collection[int]) -> int:
    query = select(func.count(Match.id)).where(Match.opening_id.in_(opening_ids), Match.state == MatchState.DECIDED)
    return session.scalars(query).one()
