"""受入決定: what stands against deciding a match, and what a decision does to the opening's places."""

from collections import Counter, defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jipdesk.actions import rows
from jipdesk.errors import InputRefused
from jipdesk.models.application import Application
from jipdesk.models.company import Opening
from jipdesk.models.edition import Edition
from jipdesk.models.match import Match
from jipdesk.queries import chosen
from jipdesk.queries.openings import AGREED, OPEN
from jipdesk.rules.gates import Decision, Obstacle, against_decision, committee_asked
from jipdesk.rules.moving import moved
from jipdesk.rules.workflow import OPENING, MatchState, OpeningState, OpeningStep


def require_decidable(session: Session, match_ids: Collection[int]) -> None:
    """Refuse with every obstacle of every match."""
    found = _matches(session, match_ids)
    _require_standing(session, found)
    wanted = {each.opening_id for each in found}
    places, taken = _places(session, wanted), _taken(session, wanted)
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


def require_possible(session: Session, match_ids: Collection[int]) -> None:
    """Refuse where those of the matches that stand could not stand together with all others.

    Nobody is with two companies, and no company has more people than places.
    """
    statement = select(Match.id, Match.opening_id, Match.state).where(Match.state.in_(AGREED))
    found = chosen.rows(session, statement, Match.id, match_ids)
    require_no_other(session, [each.id for each in found])
    decided = {each.id: each.opening_id for each in found if each.state is MatchState.DECIDED}
    places, taken = _places(session, set(decided.values())), _taken(session, set(decided.values()))
    crowded = [number for number, opening in decided.items() if taken[opening] > places[opening]]
    _refuse({number: [Obstacle.OPENING_FULL] for number in crowded}, len(found))


def settle(session: Session, opening_ids: Collection[int]) -> None:
    """Mark the openings as filled whose last place is taken, and the filled ones as open that have a place again."""
    places, taken, states = _places(session, opening_ids), _taken(session, opening_ids), _states(session, opening_ids)
    full = {number for number in states if taken[number] >= places[number]}
    to_fill = {number: state for number, state in states.items() if state in OPEN and number in full}
    to_free = {n: state for n, state in states.items() if state is OpeningState.FILLED and n not in full}
    rows.put(session, Opening, moved(OPENING, to_fill, OpeningStep.OPEN, OpeningStep.FILL))
    rows.put(session, Opening, moved(OPENING, to_free, OpeningStep.FREE))


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


def _taken(session: Session, opening_ids: Collection[int]) -> Counter[int]:
    """Return how many places of the openings are decided."""
    decided = select(Match.opening_id, func.count()).where(Match.state == MatchState.DECIDED)
    return Counter(chosen.pairs(session, decided.group_by(Match.opening_id), Match.opening_id, opening_ids))


def _places(session: Session, opening_ids: Collection[int]) -> dict[int, int]:
    return chosen.pairs(session, select(Opening.id, Opening.places), Opening.id, opening_ids)


def _states(session: Session, opening_ids: Collection[int]) -> dict[int, OpeningState]:
    return chosen.pairs(session, select(Opening.id, Opening.state), Opening.id, opening_ids)
