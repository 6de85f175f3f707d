"""フォローアップ: what is recorded of interns after their internship."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.actions import rows
from jipdesk.errors import InputRefused
from jipdesk.models.database import say
from jipdesk.models.placement import Placement
from jipdesk.models.report import FollowUp
from jipdesk.queries import chosen
from jipdesk.rules.following_up import ENDED, FollowUpKind, FollowUpOutcome


@dataclass(frozen=True, slots=True)
class News:
    """What happened to an intern: a job offer, a lesson, a call."""

    kind: FollowUpKind
    happened_on: date
    outcome: FollowUpOutcome | None = None
    text: str | None = None


def record_follow_ups(session: Session, placement_ids: Collection[int], news: News) -> None:
    """Record the same news of each of these interns; refused while one of the internships is not over."""
    states = chosen.every_pair(session, select(Placement.id, Placement.state), Placement.id, placement_ids)
    if early := [number for number, state in states.items() if state not in ENDED]:
        raise InputRefused("not_over", count=len(early), of=len(states), ids=early)
    rows.add(
        session,
        FollowUp,
        (
            {"placement_id": number, "kind": str(news.kind), "happened_on": news.happened_on}
            | {"outcome": news.outcome and str(news.outcome), "text": news.text}
            for number in states
        ),
    )
    say(session, count=len(states))
