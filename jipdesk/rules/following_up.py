"""フォローアップ: what may follow an internship, and how it came out."""

from enum import StrEnum

from jipdesk.rules.states import PlacementState


class FollowUpKind(StrEnum):
    """What happened, in the order in which it usually does."""

    CONTACT = "contact"
    EMPLOYMENT_SUPPORT = "employment_support"
    JOB_OFFER = "offer"
    JAPANESE_LESSONS = "japanese_lessons"
    STATUS_CHANGE = "status_change"
    HIRED = "hired"
    ALUMNI_NEWS = "alumni_news"


class FollowUpOutcome(StrEnum):
    """How it came out, where it has."""

    UNDER_WAY = "under_way"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    DONE = "done"
    NO_RESULT = "no_result"


ENDED = frozenset(
    {PlacementState.COMPLETED, PlacementState.ENDED_EARLY, PlacementState.FOLLOW_UP, PlacementState.CLOSED}
)
"""Where an internship is over, so that something may follow it."""
