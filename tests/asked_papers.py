"""Applicants of the filled desk who passed the document screening and are to travel."""

from sqlalchemy import select, update

from jipdesk.actions import selection
from jipdesk.models.application import CourseChoice
from jipdesk.models.edition import Course


def ask_for_papers(office, numbers, on):
    """Let them pass on a day, for the course in person, so that all five papers are asked for."""
    with office.desk.db.write(office.desk.actor, "pass_screening") as session:
        course = select(Course.id).where(Course.edition_id == office.edition.id, Course.code == "in-person")
        chosen = update(CourseChoice).where(CourseChoice.application_id.in_(numbers))
        session.execute(chosen.values(course_id=session.scalar(course)))
        selection.pass_screening(session, numbers, on=on)
