"""仮判定: what is meant to be decided, what the reviewers said of it, and what deciding it would mean."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session

from jipdesk.models.application import Application, CourseChoice
from jipdesk.models.edition import Course
from jipdesk.models.person import Person
from jipdesk.models.screening import DecisionReason, Review, TentativeDecision
from jipdesk.queries import asked_documents, chosen, ordered, screening
from jipdesk.queries.applications import full_name
from jipdesk.queries.screening import Wanted
from jipdesk.queries.screening_card import Marks, marks
from jipdesk.rules.screening import OPEN, Judged, Opinion, Tentative, mean
from jipdesk.rules.states import ApplicationState

NONE = "none"
"""stands for applications without a tentative decision"""


class Order(StrEnum):
    """By what the list can stand."""

    NO = "no"
    NAME = "name"
    NATIONALITY = "nationality"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """An application that can be decided."""

    id: int
    no: str
    name: str
    nationality: str | None
    marks: Marks
    tentative: str | None
    because: str | None

    @property
    def reviews(self) -> int:
        """How many reviews there are, shown or not."""
        return (self.marks.mine is not None) + len(self.marks.others) + self.marks.hidden


@dataclass(frozen=True, slots=True)
class Share:
    """How a decision falls on one group: a country, a course, a sex."""

    names: tuple[str, str]
    """in Japanese and English, or the same code twice"""
    passing: int
    rejecting: int
    places: int | None = None


@dataclass(frozen=True, slots=True)
class Consequences:
    """What deciding would mean."""

    passing: int
    rejecting: int
    shut: Mapping[ApplicationState, int]
    """how many of them cannot be decided any more, by where they stand"""
    open_after: int
    """how many would still be open in the edition"""
    asked_nothing: int
    """how many of those who would pass are asked for no paper at all"""
    disputed: int
    """about how many of them the reviewers disagree"""
    places: int | None
    countries: tuple[Share, ...]
    courses: tuple[Share, ...]
    sexes: tuple[Share, ...]

    @property
    def decided(self) -> int:
        """How many would be decided."""
        return self.passing + self.rejecting


def ids(
    session: Session,
    edition_id: int,
    reviewer: int | None,
    wanted: Wanted,
    tentative: frozenset[str] = frozenset(),
    by: Order = Order.NO,
    *,
    descending: bool = False,
) -> Sequence[int]:
    """Return the applications that can be decided, in their order."""
    # The limits and the order of the reading flow; those that are decided already are left out.
    every = select(Application.id).where(*screening.limits(edition_id, wanted), Application.state.in_(OPEN))
    every = every.join(Person, Person.id == Application.person_id)
    every = every.outerjoin(TentativeDecision, TentativeDecision.application_id == Application.id)
    if tentative:
        every = every.where(func.coalesce(TentativeDecision.decision, NONE).in_(tentative))
    means = _means(reviewer).subquery()
    keys: Mapping[Order, Sequence[Any]] = {
        Order.NO: (Application.receipt_no,),
        Order.NAME: (Person.family_name, Person.given_name),
        Order.NATIONALITY: (Person.nationality,),
        Order.POINTS: (means.c.mean,),
    }
    if by is Order.POINTS:
        every = every.outerjoin(means, means.c.application_id == Application.id)
    key = [each.desc().nulls_last() if descending else each.asc().nulls_last() for each in keys[by]]
    return ordered.numbers(session, every.order_by(*key, Application.id))


def total(session: Session, edition_id: int) -> int:
    """Return how many applications of an edition can be decided."""
    asked = select(func.count()).select_from(Application)
    return session.scalars(asked.where(Application.edition_id == edition_id, Application.state.in_(OPEN))).one()


def lines(session: Session, reviewer: int | None, numbers: Sequence[int]) -> Mapping[int, DecisionLine]:
    """Return some lines, each with the marks that this reviewer may see."""
    seen = marks(session, numbers, reviewer)
    rows = session.execute(
        select(
            *(Application.id, Application.receipt_no, Person.family_name, Person.given_name, Person.middle_name),
            *(Person.nationality, TentativeDecision.decision, TentativeDecision.because),
        )
        .join(Person, Person.id == Application.person_id)
        .outerjoin(TentativeDecision, TentativeDecision.application_id == Application.id)
        .where(Application.id.in_(numbers))
    )
    return {
        row.id: DecisionLine(
            id=row.id,
            no=row.receipt_no,
            name=full_name(row.family_name, row.given_name, row.middle_name),
            nationality=row.nationality,
            marks=seen[row.id],
            tentative=row.decision,
            because=row.because,
        )
        for row in rows
    }


def judged(session: Session, edition_id: int) -> dict[int, Judged]:
    """Return what all reviewers said, for a proposal: only what follows from it is shown, never who said what.

    Those about whom something is meant to be decided already are left out.
    """
    rows = session.execute(
        select(Review.application_id, Review.opinion, Review.total)
        .join(Application, Application.id == Review.application_id)
        .outerjoin(TentativeDecision, TentativeDecision.application_id == Application.id)
        .where(Application.edition_id == edition_id, Application.state.in_(OPEN), TentativeDecision.id.is_(None))
    )
    opinions: dict[int, list[str]] = {}
    totals: dict[int, list[int | None]] = {}
    for number, opinion, points in rows:
        opinions.setdefault(number, []).append(opinion)
        totals.setdefault(number, []).append(points)
    return {number: Judged(tuple(said), mean(totals[number])) for number, said in opinions.items()}


def reasons_given(session: Session, application_ids: Collection[int]) -> dict[int, tuple[str, str]]:
    """Return in both languages why the reviewers would not select these: what most say, else what was said first."""
    asked = (
        select(Review.application_id, DecisionReason.label_ja, DecisionReason.label_en)
        .join(DecisionReason, DecisionReason.id == Review.reason_id)
        .where(Review.opinion == Opinion.REJECT)
        .order_by(Review.given_at, Review.id)
    )
    said: dict[int, Counter[tuple[str, str]]] = {}
    for row in chosen.rows(session, asked, Review.application_id, application_ids):
        said.setdefault(row.application_id, Counter())[row.label_ja, row.label_en] += 1
    return {number: names.most_common(1)[0][0] for number, names in said.items()}


def unread_by(session: Session, edition_id: int, coordinator: int, reviewed: Collection[int]) -> frozenset[int]:
    """Return which of these applications a reviewer has not given marks for yet.

    Somebody who gives no marks in the edition is no reviewer of it, and has none left to give.
    """
    own = select(Review.application_id).join(Application, Application.id == Review.application_id)
    of_edition = own.where(Application.edition_id == edition_id, Review.coordinator_id == coordinator)
    read = frozenset(session.scalars(of_edition))
    return frozenset(reviewed) - read if read else frozenset()


def tentative(session: Session, edition_id: int) -> dict[int, Tentative]:
    """Return what is meant to be decided in an edition."""
    rows = session.execute(
        select(TentativeDecision.application_id, TentativeDecision.decision)
        .join(Application, Application.id == TentativeDecision.application_id)
        .where(Application.edition_id == edition_id)
    )
    return {number: Tentative(decision) for number, decision in rows}


# --- what it would mean -----------------------------------------------------------------------------------------------


def consequences(session: Session, edition_id: int, decisions: Mapping[int, Tentative]) -> Consequences:
    """Return what it would mean to decide these; those that cannot be decided any more are counted apart."""
    rows = _rows(session, decisions)
    shut = Counter(row.state for row in rows if row.state not in OPEN)
    standing = [(row, decisions[row.id]) for row in rows if row.state in OPEN]
    sides = Counter(decision for _row, decision in standing)
    places = _places(session, edition_id)
    known = [count for _names, count in places.values() if count is not None]
    return Consequences(
        passing=sides[Tentative.PASS],
        rejecting=sides[Tentative.REJECT],
        shut=dict(shut),
        open_after=total(session, edition_id) - len(standing),
        asked_nothing=asked_documents.asked_nothing(
            session, edition_id, [row.id for row, decision in standing if decision is Tentative.PASS]
        ),
        disputed=_disputed(session, [row.id for row, _decision in standing]),
        places=sum(known) if known else None,
        countries=_shares((row.nationality or "", decision) for row, decision in standing),
        courses=_of_courses(((row.course_id, decision) for row, decision in standing), places),
        sexes=_shares((str(row.sex or ""), decision) for row, decision in standing),
    )


def can_be_decided(session: Session, numbers: Collection[int]) -> list[int]:
    """Return those of the applications that stand where the screening decides."""
    states = chosen.pairs(session, select(Application.id, Application.state), Application.id, numbers)
    return [number for number in numbers if states.get(number) in OPEN]


def _rows(session: Session, decisions: Mapping[int, Tentative]) -> list[Any]:
    first = and_(CourseChoice.application_id == Application.id, CourseChoice.rank == 1)
    asked = (
        select(Application.id, Application.state, Person.nationality, Person.sex, CourseChoice.course_id)
        .join(Person, Person.id == Application.person_id)
        .outerjoin(CourseChoice, first)
    )
    return list(chosen.rows(session, asked, Application.id, decisions.keys()))


def _shares(sides: Iterable[tuple[str, Tentative]]) -> tuple[Share, ...]:
    """Return the groups, the largest first."""
    counted = Counter(sides)
    codes = {code for code, _decision in counted}
    found = [Share((code, code), counted[code, Tentative.PASS], counted[code, Tentative.REJECT]) for code in codes]
    return tuple(sorted(found, key=lambda each: (-each.passing, -each.rejecting, each.names)))


def _of_courses(
    sides: Iterable[tuple[int | None, Tentative]], places: Mapping[int, tuple[tuple[str, str], int | None]]
) -> tuple[Share, ...]:
    """Return the courses by the applicants' first choice, in the edition's order; last those without a choice."""
    counted = Counter(sides)
    found = [
        Share(names, counted[number, Tentative.PASS], counted[number, Tentative.REJECT], of)
        for number, (names, of) in places.items()
    ]
    if any(number is None for number, _decision in counted):
        found.append(Share(("", ""), counted[None, Tentative.PASS], counted[None, Tentative.REJECT]))
    return tuple(each for each in found if each.passing or each.rejecting)


def _places(session: Session, edition_id: int) -> dict[int, tuple[tuple[str, str], int | None]]:
    rows = session.execute(
        select(Course.id, Course.name_ja, Course.name_en, Course.places)
        .where(Course.edition_id == edition_id)
        .order_by(Course.id)
    )
    return {row.id: ((row.name_ja, row.name_en), row.places) for row in rows}


def _disputed(session: Session, numbers: Collection[int]) -> int:
    return len(chosen.rows(session, screening.disputed(), Review.application_id, numbers))


def _means(reviewer: int | None) -> Select[*tuple[Any, ...]]:
    """Return the mean points by application, of those whose marks this reviewer may see."""
    mine = select(Review.application_id).where(Review.coordinator_id == reviewer)
    return (
        select(Review.application_id, func.avg(Review.total).label("mean"))
        .where(Review.application_id.in_(mine))
        .group_by(Review.application_id)
    )
