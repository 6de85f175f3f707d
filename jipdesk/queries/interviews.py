"""面接: which interviews there are."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.models.application import Application
from jipdesk.models.interview import Interview
from jipdesk.rules.interviewing import Stage


def office_interviews(session: Session, edition_id: int) -> dict[int, int]:
    """Return the office's interviews that have no points yet, each with its application, in their order."""
    query = (
        select(Interview.id, Interview.application_id)
        .join(Application)
        .where(Application.edition_id == edition_id, Interview.stage == Stage.OFFICE, Interview.total.is_(None))
        .order_by(Interview.starts_at, Interview.id)
    )
    return dict(session.execute(query).all())
