"""What the rules need to know of each application, gathered in a few questions for the whole edition."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, select
from sqlalchemy.orm import Session

from jipdesk.models.application import Application, CourseChoice, EligibilityOverride, EligibilityResult
from jipdesk.models.edition import Course
from jipdesk.models.person import Person
from jipdesk.queries import past_participation
from jipdesk.rules.codes import Outcome, Verdict
from jipdesk.rules.eligibility import verdict_of
from jipdesk.rules.facts import Facts


@dataclass(frozen=True, slots=True)
class Judgeable:
    """One application with its facts, in the order of the receipt numbers."""

    application_id: int
    receipt_no: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class Judged:
    """What the rules said when they were last asked, and what a coordinator decided beside it."""

    application_id: int
    receipt_no: str
    verdict: str
    results: list[dict[str, object]]
    overrides: dict[str, str]

    @property
    def decided(self) -> Verdict:
        """The verdict with the exceptions in the place of the rules' own outcomes, which decides the state."""
        return verdict_of(Outcome(self.overrides.get(str(each["rule"]), str(each["outcome"]))) for each in self.results)


def judgeable(session: Session, edition_id: int, person_ids: Collection[int] | None = None) -> Iterator[Judgeable]:
    """Yield the facts of every application of an edition, or of those of some persons."""
    chosen = choices(session, edition_id, person_ids)
    found = past_participation.found(session, edition_id, person_ids)
    columns = (
        Application.id,
        Application.receipt_no,
        Application.person_id,
        Person.birth_date,
        Person.nationality,
        Person.other_nationality,
        Person.residence_country,
        Application.jlpt,
        Application.english_level,
        Application.english_test,
        Application.english_score,
        Application.education_status,
        Application.past_participation,
        Application.agrees_with_purpose,
        Application.full_time,
        Application.can_submit_documents,
        Application.submitted_at,
    )
    statement = select(*columns).join(Person, Person.id == Application.person_id)
    statement = statement.where(Application.edition_id == edition_id, *_of(person_ids))
    for row in session.execute(statement.order_by(Application.receipt_no)):
        yield Judgeable(row.id, row.receipt_no, _facts(row, chosen[row.id], found[row.person_id]))


def _facts(row: Row[*tuple[Any, ...]], courses: list[str], found: set[int]) -> Facts:
    return Facts(
        birth_date=row.birth_date,
        nationality=row.nationality,
        other_nationality=row.other_nationality,
        residence_country=row.residence_country,
        jlpt=row.jlpt,
        english_level=row.english_level,
        english_test=row.english_test,
        english_score=row.english_score,
        education=row.education_status,
        courses=tuple(courses),
        past_participation=frozenset(row.past_participation),
        found_participation=frozenset(found),
        purpose=row.agrees_with_purpose,
        full_time=row.full_time,
        documents=row.can_submit_documents,
        submitted_at=row.submitted_at,
    )


def _of(person_ids: Collection[int] | None) -> list[ColumnElement[bool]]:
    return [] if person_ids is None else [Application.person_id.in_(person_ids)]


def choices(
    session: Session, edition_id: int, person_ids: Collection[int] | None = None
) -> defaultdict[int, list[str]]:
    """Return the course codes by application, in order of preference."""
    statement = select(CourseChoice.application_id, Course.code).join(Course).where(Course.edition_id == edition_id)
    if person_ids is not None:
        statement = statement.join(Application, Application.id == CourseChoice.application_id).where(*_of(person_ids))
    chosen: defaultdict[int, list[str]] = defaultdict(list)
    for application_id, code in session.execute(statement.order_by(CourseChoice.application_id, CourseChoice.rank)):
        chosen[application_id].append(code)
    return chosen


def judged(session: Session, edition_id: int) -> list[Judged]:
    """Return the stored results of an edition in the order of the receipt numbers."""
    overrides: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for application_id, rule, outcome in session.execute(
        select(EligibilityOverride.application_id, EligibilityOverride.rule, EligibilityOverride.outcome)
        .join(Application)
        .where(Application.edition_id == edition_id)
    ):
        overrides[application_id][rule] = outcome
    rows = session.execute(
        select(Application.id, Application.receipt_no, EligibilityResult.verdict, EligibilityResult.results)
        .join(EligibilityResult)
        .where(Application.edition_id == edition_id)
        .order_by(Application.receipt_no)
    )
    return [
        Judged(number, receipt, verdict, results, dict(overrides[number])) for number, receipt, verdict, results in rows
    ]
