"""提出書類の要項: which papers an edition asks for, and of how many it has asked for some already."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from functools import cache

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jipdesk.models.application import Application, CourseChoice, DocumentItem
from jipdesk.models.edition import Course, RuleParameters
from jipdesk.queries import chosen, holidays
from jipdesk.rules import applicant_documents
from jipdesk.rules.applicant_documents import ApplicantDocument, Asked, in_order
from jipdesk.rules.codes import CourseKind

FIELDS = (
    *("documents_of_students", "documents_of_graduates", "documents_of_others", "documents_to_travel"),
    "documents_days",
)
"""Where an edition keeps what it asks for, in the order of `Asked`."""


def of(session: Session, edition_id: int) -> Asked:
    """Return what an edition asks for."""
    columns = [getattr(RuleParameters, name) for name in FIELDS]
    students, graduates, others, travelling, days = session.execute(
        select(*columns).where(RuleParameters.edition_id == edition_id)
    ).one()
    return Asked(in_order(students), in_order(graduates), in_order(others), frozenset(in_order(travelling)), days)


def by_edition(session: Session, application_ids: Collection[int]) -> dict[int, list[int]]:
    """Return the applications by the number of their edition."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    rows = chosen.rows(session, select(Application.id, Application.edition_id), Application.id, application_ids)
    for number, edition_id in rows:
        found[edition_id].append(number)
    return dict(found)


def papers(
    session: Session, asked: Asked, application_ids: Collection[int]
) -> dict[int, tuple[ApplicantDocument, ...]]:
    """Return what each of an edition's applicants is asked for."""
    statement = select(Application.id, Application.education_status)
    courses = _courses(session, application_ids)
    of = cache(asked.papers)
    return {
        number: of(education, frozenset(courses.get(number, ())))
        for number, education in chosen.rows(session, statement, Application.id, application_ids)
    }


def due_on(asked_on: date, days: int) -> date:
    """Return the day by which papers are due that are asked for on a day."""
    return applicant_documents.due_on(asked_on, days, holidays.japanese(asked_on.year, asked_on.year + 1))


def asked_nothing(session: Session, edition_id: int, application_ids: Collection[int]) -> int:
    """Return how many of an edition's applicants would be asked for no paper at all."""
    asked = of(session, edition_id)
    if not asked.may_ask_nothing:
        return 0
    return sum(not kinds for kinds in papers(session, asked, application_ids).values())


def asked_already(session: Session, edition_id: int) -> int:
    """Return of how many applicants of an edition papers were asked."""
    asked = select(DocumentItem.id).where(DocumentItem.application_id == Application.id).exists()
    counted = select(func.count()).select_from(Application).where(Application.edition_id == edition_id, asked)
    return session.scalars(counted).one()


def _courses(session: Session, application_ids: Collection[int]) -> defaultdict[int, set[CourseKind]]:
    """Return of which kinds the courses are that each applicant has chosen."""
    statement = select(CourseChoice.application_id, Course.kind).join(Course, Course.id == CourseChoice.course_id)
    found: defaultdict[int, set[CourseKind]] = defaultdict(set)
    for number, kind in chosen.rows(session, statement, CourseChoice.application_id, application_ids):
        found[number].add(kind)
    return found
