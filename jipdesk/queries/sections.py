"""How much there is in each section of the window, for the numbers beside their names."""

from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jipdesk.models.application import Application
from jipdesk.models.company import Company
from jipdesk.models.edition import Edition
from jipdesk.models.interview import Interview
from jipdesk.models.match import Match
from jipdesk.models.paper import Paper
from jipdesk.models.placement import Placement
from jipdesk.rules.workflow import MatchState, PaperState, PlacementState

_WAITING_MATCHES = (
    MatchState.PROPOSED,
    MatchState.COMPANY_INTERVIEW,
    MatchState.COMPANY_ACCEPTED,
    MatchState.AGREED,
    MatchState.APPROVED,
)
_OPEN_PAPERS = (PaperState.SENT, PaperState.SIGNED_BY_A)


def counts(session: Session, edition_id: int) -> Mapping[str, int]:
    """Return the numbers: all applications, companies and interns, and of the others what is still open."""
    asked = {
        "applications": select(func.count()).select_from(Application).where(Application.edition_id == edition_id),
        "companies": select(func.count()).select_from(Company).where(Company.edition_id == edition_id),
        "matching": select(func.count(Match.id))
        .join(Application, Application.id == Match.application_id)
        .where(Application.edition_id == edition_id, Match.state.in_(_WAITING_MATCHES)),
        "interviews": select(func.count(Interview.id))
        .join(Application, Application.id == Interview.application_id)
        .where(Application.edition_id == edition_id, Interview.total.is_(None)),
        "interns": select(func.count())
        .select_from(Placement)
        .where(Placement.edition_id == edition_id, Placement.state != PlacementState.CANCELLED),
        "papers": select(func.count())
        .select_from(Paper)
        .where(Paper.edition_id == edition_id, Paper.state.in_(_OPEN_PAPERS)),
    }
    row = session.execute(select(*(each.scalar_subquery().label(name) for name, each in asked.items()))).one()
    return dict(row._mapping)  # noqa: SLF001 - the library's own name for a row by its columns


def in_use(session: Session) -> int | None:
    """Return the newest edition that has applications or companies."""
    has_any = (
        select(Application.id).where(Application.edition_id == Edition.id).exists()
        | select(Company.id).where(Company.edition_id == Edition.id).exists()
    )
    return session.scalars(select(Edition.id).where(has_any).order_by(Edition.year.desc()).limit(1)).first()
