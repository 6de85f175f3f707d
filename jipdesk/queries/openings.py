"""募集 as matching sees them: those that may still be proposed to, and how many of their places are taken."""

from collections import Counter
from functools import cache

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jipdesk import paths
from jipdesk.matching import markets, parties
from jipdesk.models.company import Company, CompanyResult, Opening
from jipdesk.models.edition import Course
from jipdesk.models.match import Match
from jipdesk.rules.codes import Verdict
from jipdesk.rules.countries import CountryNames, read_names
from jipdesk.rules.workflow import MatchState, OpeningState

OPEN = (OpeningState.REGISTERED, OpeningState.OPEN)
AGREED = (MatchState.AGREED, MatchState.APPROVED, MatchState.DECIDED)
"""Both sides have said yes."""
ENDED = (MatchState.COMPANY_DECLINED, MatchState.INTERN_DECLINED, MatchState.CANCELLED)
"""Nothing comes of it, unless the pair is proposed again."""


def openings(session: Session, edition_id: int) -> list[parties.Opening]:
    """Return the open openings of an edition whose companies are not ruled out, in the order of their numbers."""
    names = numbers(session, edition_id)
    taken = filled(session, edition_id)
    rows = session.execute(
        select(Opening, Course.code)
        .join(Company)
        .join(Course, Course.id == Opening.course_id)
        .outerjoin(CompanyResult, CompanyResult.company_id == Company.id)
        .where(
            Company.edition_id == edition_id,
            Opening.state.in_(OPEN),
            func.coalesce(CompanyResult.verdict, "") != Verdict.INELIGIBLE,
        )
    )
    found = [_party(names[opening.id], opening, code, taken[opening.id]) for opening, code in rows]
    return sorted(found, key=lambda opening: opening.id)


def numbers(session: Session, edition_id: int) -> dict[int, str]:
    """Return how each opening of an edition is called, by record number.

    That is its opening number; where two companies use the same one, the company's number stands before it.
    """
    rows = session.execute(
        select(Opening.id, Company.company_no, Opening.opening_no).join(Company).where(Company.edition_id == edition_id)
    ).all()
    times = Counter(opening_no for _, _, opening_no in rows)
    return {number: no if times[no] == 1 else f"{company_no}/{no}" for number, company_no, no in rows}


def filled(session: Session, edition_id: int) -> Counter[int]:
    """Return how many places of each opening are taken by matches that both sides have agreed to."""
    rows = session.execute(
        select(Match.opening_id, func.count())
        .join(Opening, Opening.id == Match.opening_id)
        .join(Company)
        .where(Company.edition_id == edition_id, Match.state.in_(AGREED))
        .group_by(Match.opening_id)
    )
    return Counter(dict(rows.all()))


def _party(name: str, opening: Opening, course: str, taken: int) -> parties.Opening:
    return parties.Opening(
        id=name,
        course=course,
        places=opening.places,
        filled=taken,
        required_jlpt=opening.required_jlpt,
        required_english=opening.required_english,
        fields=tuple(opening.fields),
        target_markets=markets.codes(opening.target_markets, _countries().find),
    )


@cache
def _countries() -> CountryNames:
    return read_names(paths.resource("countries/names.csv"))
