"""From the application to the job offer: where on the way an applicant stands."""

from collections.abc import Sequence

from jipdesk.phrases.marking import N_
from jipdesk.queries.application_page import ApplicationPage
from jipdesk.rules.states import ApplicationState as At
from jipdesk.rules.states import MatchState
from jipdesk.views.pieces.strip import Stand, Step

_NAMES = (
    N_("Received"),
    N_("Eligibility"),
    N_("Screening"),
    N_("Interview"),
    N_("Match"),
    N_("Placement"),
    N_("Offer"),
)
_PLACES = {
    At.DRAFT: 0,
    At.RECEIVED: 1,
    At.DUPLICATE: 1,
    At.CHECKING: 1,
    At.INELIGIBLE: 1,
    At.TO_CONFIRM: 1,
    At.ELIGIBLE: 2,
    At.SCREENING: 2,
    At.DOCUMENTS_REQUESTED: 2,
    At.DOCUMENTS_INCOMPLETE: 2,
    At.DOCUMENTS_COMPLETE: 3,
    At.INTERVIEW_SET: 3,
    At.INTERVIEWED: 3,
    At.WAITLISTED: 3,
    At.PASSED: 4,
}
_ENDED = frozenset({At.NOT_SELECTED, At.WITHDRAWN, At.CANCELLED})
_TROUBLE = frozenset({At.INELIGIBLE, At.DUPLICATE}) | _ENDED


def steps(page: ApplicationPage) -> Sequence[Step]:
    """Return the steps with how each stands."""
    now, is_trouble = _now(page), page.state in _TROUBLE
    return [Step(name, _stand(place, now, is_trouble=is_trouble)) for place, name in enumerate(_NAMES)]


def _now(page: ApplicationPage) -> int:
    if page.placement:
        return 7 if page.placement.has_offer else 5
    if any(match.state is MatchState.DECIDED for match in page.matches):
        return 5
    if page.state in _ENDED:
        return _reached(page)
    return _PLACES[page.state]


def _reached(page: ApplicationPage) -> int:
    """Return how far an application that has ended had come."""
    if page.matches:
        return 4
    if page.interviews:
        return 3
    return 2 if page.documents or page.verdict == "eligible" else 1


def _stand(place: int, now: int, *, is_trouble: bool) -> Stand:
    if place < now:
        return Stand.DONE
    if place > now:
        return Stand.TO_COME
    return Stand.MISSING if is_trouble else Stand.NOW
