"""集計: how many applied, were eligible, became candidates and were placed, by what the ministry asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from sqlalchemy import Select, and_, case, func, select
from sqlalchemy.orm import Session

from jipdesk.models.application import Application, CourseChoice, EligibilityResult
from jipdesk.models.company import Company, CompanyResult, Opening
from jipdesk.models.country import Country
from jipdesk.models.edition import Course, RuleParameters
from jipdesk.models.money import Allowance
from jipdesk.models.person import Person
from jipdesk.models.placement import Placement
from jipdesk.models.report import FollowUp
from jipdesk.rules.codes import Verdict
from jipdesk.rules.following_up import FollowUpKind
from jipdesk.rules.workflow import ApplicationState, PaymentState, PlacementState

NOT_STATED = ""
BY_PERSON = ("nationality", "group", "residence", "sex", "jlpt", "english", "education", "course")
"""By what applicants are counted; a person who chose two courses counts in both."""


@dataclass(frozen=True, slots=True)
class Count:
    """One line of a table: how far those with this code came. The empty code stands for what is not stated."""

    code: str
    applied: int
    eligible: int
    passed: int
    placed: int


@dataclass(frozen=True, slots=True)
class Figure:
    """One line with a single number."""

    code: str
    count: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that can be counted of an edition today."""

    whole: Count
    people: Mapping[str, Sequence[Count]]
    """by dimension of `BY_PERSON`, the largest first"""
    states: Sequence[Figure]
    verdicts: Sequence[Figure]
    companies: int
    company_verdicts: Sequence[Figure]
    prefectures: Sequence[Figure]
    openings: int
    places: int
    placement_states: Sequence[Figure]
    placement_courses: Sequence[Figure]
    days_of_activity: int
    payments: Sequence[Figure]
    """yen by state of payment"""
    follow_ups: Sequence[Figure]
    """interns by what has followed"""


def figures(session: Session, edition_id: int) -> Figures:
    """Count everything of an edition."""
    openings, places = session.execute(_openings(edition_id)).one()
    return Figures(
        whole=_whole(session, edition_id),
        people={name: _people(session, edition_id, name) for name in BY_PERSON},
        states=_in_order(_figures(session, _by(Application.state, edition_id)), ApplicationState),
        verdicts=_in_order(_figures(session, _verdicts(edition_id)), Verdict),
        companies=session.scalars(_company_count(edition_id)).one(),
        company_verdicts=_in_order(_figures(session, _companies(CompanyResult.verdict, edition_id)), Verdict),
        prefectures=_figures(session, _companies(Company.prefecture, edition_id)),
        openings=openings,
        places=places or 0,
        placement_states=_in_order(_figures(session, _placements(Placement.state, edition_id)), PlacementState),
        placement_courses=_figures(session, _live(_placements(Course.code, edition_id))),
        days_of_activity=session.scalars(_days(edition_id)).one() or 0,
        payments=_in_order(_figures(session, _payments(edition_id)), PaymentState),
        follow_ups=_in_order(_figures(session, _follow_ups(edition_id)), FollowUpKind),
    )


# --- applicants -------------------------------------------------------------------------------------------------------

_PASSED = Application.state == ApplicationState.PASSED
_PLACED = (
    select(Placement.id)
    .where(Placement.application_id == Application.id, Placement.state != PlacementState.CANCELLED)
    .correlate(Application)
    .exists()
)
_MEASURES = (
    func.count(Application.id),
    func.coalesce(func.sum(case((EligibilityResult.verdict == Verdict.ELIGIBLE, 1), else_=0)), 0),
    func.coalesce(func.sum(case((_PASSED, 1), else_=0)), 0),
    func.coalesce(func.sum(case((_PLACED, 1), else_=0)), 0),
)
_COLUMNS: Mapping[str, Any] = MappingProxyType(
    {
        "nationality": Person.nationality,
        "group": Country.income_group,
        "residence": Person.residence_country,
        "sex": Person.sex,
        "jlpt": Application.jlpt,
        "english": Application.english_level,
        "education": Application.education_status,
        "course": Course.code,
    }
)


def _whole(session: Session, edition_id: int) -> Count:
    statement = _of_edition(select(*_MEASURES), edition_id)
    return Count(NOT_STATED, *session.execute(statement).one())


def _people(session: Session, edition_id: int, name: str) -> list[Count]:
    column = _COLUMNS[name]
    statement = _of_edition(select(column, *_MEASURES), edition_id)
    if name == "group":
        listed = and_(Country.list_id == RuleParameters.country_list_id, Country.iso2 == Person.nationality)
        statement = statement.outerjoin(RuleParameters, RuleParameters.edition_id == Application.edition_id).outerjoin(
            Country, listed
        )
    if name == "course":
        chosen = CourseChoice.application_id == Application.id
        statement = statement.outerjoin(CourseChoice, chosen).outerjoin(Course, Course.id == CourseChoice.course_id)
    counts = [
        Count(str(code or NOT_STATED), *numbers) for code, *numbers in session.execute(statement.group_by(column))
    ]
    return sorted(counts, key=lambda count: (not count.code, -count.applied, count.code))


def _of_edition(statement: Select[*tuple[Any, ...]], edition_id: int) -> Select[*tuple[Any, ...]]:
    return (
        statement.select_from(Application)
        .join(Person, Person.id == Application.person_id)
        .outerjoin(EligibilityResult, EligibilityResult.application_id == Application.id)
        .where(Application.edition_id == edition_id)
    )


# --- single numbers ---------------------------------------------------------------------------------------------------


def _figures(session: Session, statement: Select[*tuple[Any, ...]]) -> list[Figure]:
    found = [Figure(str(code or NOT_STATED), count) for code, count in session.execute(statement)]
    return sorted(found, key=lambda figure: (not figure.code, -figure.count, figure.code))


def _in_order(found: Sequence[Figure], codes: Any) -> list[Figure]:
    """Return the figures in the order of their codes, what is not stated last."""
    order = [str(code) for code in codes]
    return sorted(found, key=lambda figure: order.index(figure.code) if figure.code in order else len(order))


def _by(column: Any, edition_id: int) -> Select[*tuple[Any, ...]]:
    return select(column, func.count(Application.id)).where(Application.edition_id == edition_id).group_by(column)


def _verdicts(edition_id: int) -> Select[*tuple[Any, ...]]:
    column = EligibilityResult.verdict
    counted = select(column, func.count(Application.id)).select_from(Application)
    joined = counted.outerjoin(EligibilityResult, EligibilityResult.application_id == Application.id)
    return joined.where(Application.edition_id == edition_id).group_by(column)


def _company_count(edition_id: int) -> Select[int]:
    return select(func.count(Company.id)).where(Company.edition_id == edition_id)


def _companies(column: Any, edition_id: int) -> Select[*tuple[Any, ...]]:
    counted = select(column, func.count(Company.id)).select_from(Company)
    joined = counted.outerjoin(CompanyResult, CompanyResult.company_id == Company.id)
    return joined.where(Company.edition_id == edition_id).group_by(column)


def _openings(edition_id: int) -> Select[*tuple[Any, ...]]:
    joined = select(func.count(Opening.id), func.sum(Opening.places)).join(Company, Company.id == Opening.company_id)
    return joined.where(Company.edition_id == edition_id)


def _placements(column: Any, edition_id: int) -> Select[*tuple[Any, ...]]:
    return (
        select(column, func.count(Placement.id))
        .select_from(Placement)
        .join(Opening, Opening.id == Placement.opening_id)
        .join(Course, Course.id == Opening.course_id)
        .where(Placement.edition_id == edition_id)
        .group_by(column)
    )


def _live(statement: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return statement.where(Placement.state != PlacementState.CANCELLED)


def _days(edition_id: int) -> Select[*tuple[Any, ...]]:
    live = Placement.state != PlacementState.CANCELLED
    return select(func.sum(Placement.days)).where(Placement.edition_id == edition_id, live)


def _payments(edition_id: int) -> Select[*tuple[Any, ...]]:
    return (
        select(Allowance.state, func.sum(Allowance.amount_yen))
        .join(Placement, Placement.id == Allowance.placement_id)
        .where(Placement.edition_id == edition_id)
        .group_by(Allowance.state)
    )


def _follow_ups(edition_id: int) -> Select[*tuple[Any, ...]]:
    return (
        select(FollowUp.kind, func.count(FollowUp.placement_id.distinct()))
        .join(Placement, Placement.id == FollowUp.placement_id)
        .where(Placement.edition_id == edition_id)
        .group_by(FollowUp.kind)
    )
