"""手配: the placements whose stays are to be arranged, with what arranging them takes."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jipdesk.models.application import Application
from jipdesk.models.company import Company, Opening
from jipdesk.models.edition import Course
from jipdesk.models.person import Passport, Person
from jipdesk.models.placement import Placement
from jipdesk.rules.codes import CourseKind
from jipdesk.rules.workflow import PlacementState


@dataclass(frozen=True, slots=True)
class ToArrange:
    """One placement: who comes from where to which place, when; and until when the passport is valid."""

    placement_id: int
    placement_no: str
    person_id: int
    kind: CourseKind
    starts_on: date | None
    ends_on: date | None
    residence: str | None
    prefecture: str | None
    address: str | None
    passport_expires_on: date | None


def to_arrange(session: Session, edition_id: int) -> list[ToArrange]:
    """Return the placements of an edition that are being prepared, in the order of their numbers."""
    last = select(func.max(Passport.id)).where(Passport.person_id == Person.id).correlate(Person).scalar_subquery()
    rows = session.execute(
        select(
            Placement.id,
            Placement.placement_no,
            Person.id,
            Course.kind,
            Placement.starts_on,
            Placement.ends_on,
            Person.residence_country,
            Company.prefecture,
            Company.address,
            Passport.expires_on,
        )
        .join(Application, Application.id == Placement.application_id)
        .join(Person, Person.id == Application.person_id)
        .join(Opening, Opening.id == Placement.opening_id)
        .join(Company, Company.id == Opening.company_id)
        .join(Course, Course.id == Opening.course_id)
        .outerjoin(Passport, Passport.id == last)
        .where(Placement.edition_id == edition_id, Placement.state == PlacementState.PREPARING)
        .order_by(Placement.placement_no)
    )
    return [ToArrange(*tuple(row)) for row in rows]
