"""What other weights of the criteria would change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.models.application import Application
from jipdesk.models.screening import Review
from jipdesk.rules.screening import Criterion, disagree, total_of


@dataclass(frozen=True, slots=True)
class Effect:
    """How many totals would change, and about how many applications reviewers disagree before and after."""

    totals: int
    before: int
    after: int


def recomputed(session: Session, edition_id: int, weights: Mapping[str, int]) -> list[tuple[int, int | None]]:
    """Return the reviews whose total other weights would change, each with the new one."""
    found = session.execute(
        select(Review.id, Review.scores, Review.total)
        .join(Application, Application.id == Review.application_id)
        .where(Application.edition_id == edition_id)
    )
    totals = ((row.id, total_of(row.scores, weights), row.total) for row in found)
    return [(number, after) for number, after, before in totals if after != before]


def effect(session: Session, edition_id: int, weights: Mapping[str, int]) -> Effect:
    """Return what other weights would change."""
    after = dict(recomputed(session, edition_id, weights))
    found = session.execute(
        select(Review.id, Review.application_id, Review.opinion, Review.total)
        .join(Application, Application.id == Review.application_id)
        .where(Application.edition_id == edition_id)
    )
    opinions: dict[int, list[str]] = {}
    old: dict[int, list[int | None]] = {}
    new: dict[int, list[int | None]] = {}
    for number, application, opinion, total in found:
        opinions.setdefault(application, []).append(opinion)
        old.setdefault(application, []).append(total)
        new.setdefault(application, []).append(after.get(number, total))
    return Effect(len(after), _disputed(opinions, old), _disputed(opinions, new))


def with_weight(criteria: Sequence[Criterion], code: str, weight: int) -> dict[str, int]:
    """Return the weights as they would be with one changed."""
    return {each.code: each.weight for each in (replace(e, weight=weight) if e.code == code else e for e in criteria)}


def _disputed(opinions: Mapping[int, list[str]], totals: Mapping[int, list[int | None]]) -> int:
    return sum(disagree(said, totals[number]) for number, said in opinions.items())
