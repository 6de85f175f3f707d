"""受入決定: what stands against deciding a match, and what a decision does to the opening's places."""

from collections import Counter, defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.actions import rows
from jipdesk.errors import InputRefused
from jipdesk.models.application import Application
from jipdesk.models.company import Opening
from jipdesk.models.edition import Edition
from jipdesk.models.match import Match
from jipdesk.queries import chosen
from jipdesk.queries.openings import AGREED, OPEN, filled
from jipdesk.rules.gates import Decision, Obstacle, against_decision, committee_asked
from jipdesk.rules.moving import moved
from jipdesk.rules.workflow import OPENING, MatchState, OpeningState, OpeningStep


def require_decidable(session: Session, match_ids: Collection[int]) -> None:
    """Refuse with every obstacle of every match."""
    found = _matches(session, match_ids)
    _require_standing(session, found)
    places = _places(session, {each.opening_id for each in found})
    taken = _taken(session, found)
    others = _agreed(session, found)
    obstacles: defaultdict[int, list[Obstacle]] = defaultdict(list)
    for each in found:
        decision = Decision(
            other_match_agreed=len(others[each.edition_id, each.person_id] | {each.id}) > 1,
            places=places[each.opening_id],
            filled=taken[each.opening_id],
            committee_asked=committee_asked(each.year),
            committee_approved=each.state is MatchState.APPROVED,
        )
        taken[each.opening_id] += 1
        obstacles[each.id] += against_decision(decision)
    _refuse({number: against for number, against in obstacles.items() if against}, len(found))


def require_no_other(session: Session, match_ids: Collection[int]) -> None:
    """Refuse where a person has agreed, or would now agree, with more than one company."""
    found = _matches(session, match_ids)
    others = _agreed(session, found)
    for each in found:
        others[each.edition_id, each.person_id].add(each.id)
    second = [each.id for each in found if len(others[each.edition_id, each.person_id]) > 1]
    _refuse({number: [Obstacle.OTHER_MATCH_AGREED] for number in second}, len(found))


def fill(session: Session, match_ids: Collection[int]) -> None:
    """Mark the openings as filled whose last place is taken now."""
    found = _matches(session, match_ids)
    taken = _taken(session, found)
    full = [number for number, places in _places(session, set(taken)).items() if taken[number] >= places]
    open_ones = {number: state for number, state in _states(session, full).items() if state in OPEN}
    rows.put(session, Opening, moved(OPENING, open_ones, OpeningStep.OPEN, OpeningStep.FILL))


def free(session: Session, match_ids: Collection[int]) -> None:
    """Mark the filled openings of these matches as free again."""
    states = _states(session, {each.opening_id for each in _matches(session, match_ids)})
    filled_ones = {number: state for number, state in states.items() if state is OpeningState.FILLED}
    rows.put(session, Opening, moved(OPENING, filled_ones, OpeningStep.FREE))


def _require_standing(session: Session, found: Collection[Any]) -> None:
    """Refuse where a company has taken its opening back, or it was never registered."""
    standing = {*OPEN, OpeningState.FILLED, OpeningState.CLOSED}
    states = _states(session, {each.opening_id for each in found})
    if gone := [number for number, state in states.items() if state not in standing]:
        raise InputRefused("openings_shut", count=len(gone))


def _refuse(obstacles: dict[int, list[Obstacle]], of: int) -> None:
    if obstacles:
        reasons = list(dict.fromkeys(reason for reasons in obstacles.values() for reason in reasons))
        by_match = {number: [str(reason) for reason in reasons] for number, reasons in obstacles.items()}
        raise InputRefused(
            "matches_blocked",
            count=len(obstacles),
            of=of,
            reasons=[str(reason) for reason in reasons],
            matches=by_match,
        )


def _matches(session: Session, match_ids: Collection[int]) -> list[Any]:
    columns = (Match.id, Match.state, Match.opening_id, Application.person_id, Application.edition_id, Edition.year)
    statement = (
        select(*columns)
        .join(Application, Application.id == Match.application_id)
        .join(Edition, Edition.id == Application.edition_id)
    )
    return list(chosen.every(session, statement, Match.id, match_ids))


def _agreed(session: Session, found: Collection[Any]) -> defaultdict[tuple[int, int], set[int]]:
    """Return the matches that each of these persons has agreed to, by edition and person."""
    statement = (
        select(Application.edition_id, Application.person_id, Match.id)
        .join(Application, Application.id == Match.application_id)
        .where(Match.state.in_(AGREED))
    )
    agreed: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
    persons = {each.person_id for each in found}
    for edition_id, person_id, number in chosen.rows(session, statement, Application.person_id, persons):
        agreed[edition_id, person_id].add(number)
    return agreed


def _taken(session: Session, found: Collection[Any]) -> Counter[int]:
    """Return how many places of their openings are decided."""
    taken: Counter[int] = Counter()
    for edition_id in {each.edition_id for each in found}:
        taken += filled(session, edition_id, (MatchState.DECIDED,))
    wanted = {each.opening_id for each in found}
    return Counter({number: count for number, count in taken.items() if number in wanted})


def _places(session: Session, opening_ids: Collection[int]) -> dict[int, int]:
    return chosen.pairs(session, select(Opening.id, Opening.places), Opening.id, opening_ids)


def _states(session: Session, opening_ids: Collection[int]) -> dict[int, OpeningState]:
    return chosen.pairs(session, select(Opening.id, Opening.state), Opening.id, opening_ids)
