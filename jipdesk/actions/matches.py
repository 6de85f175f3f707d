"""マッチング: candidates proposed to companies, both sides' answers, and the decision."""

from collections.abc import Callable, Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.actions import decisions, placements, rows
from jipdesk.errors import InputRefused
from jipdesk.models.application import Application
from jipdesk.models.company import Opening
from jipdesk.models.database import say
from jipdesk.models.match import Match
from jipdesk.queries import chosen
from jipdesk.queries.openings import ENDED, OPEN, numbers
from jipdesk.rules.moving import moved
from jipdesk.rules.workflow import MATCH, ApplicationState, MatchState, MatchStep

if TYPE_CHECKING:  # it loads the solver
    from jipdesk.matching.plan import Proposal


def propose(session: Session, edition_id: int, proposals: Sequence["Proposal"], *, on: date) -> None:
    """Propose the pairs of a plan; those under way already stay as they are, those that ended are proposed again.

    Refuses candidates who have not passed the office's interview, and openings that are filled or closed.
    """
    applications = _applications(session, edition_id, proposals)
    openings = _openings(session, edition_id, proposals)
    known = _known(session, edition_id)
    new, again = [], []
    for each in proposals:
        pair = {"opening_id": openings[each.opening], "application_id": applications[each.candidate]}
        row = {"score": each.score, "reasons": [_kept(part) for part in each.parts], "proposed_on": on}
        row["state"] = MatchState.PROPOSED
        number, state = known.get((pair["opening_id"], pair["application_id"]), (None, None))
        if number is None:
            new.append(pair | row)
        elif state in ENDED:
            again.append({"id": number} | row | _UNANSWERED)
    rows.add(session, Match, new)
    rows.change(session, Match, again)
    say(session, count=len(new) + len(again))


_UNANSWERED: dict[str, Any] = {
    "company_answered_on": None,
    "intern_answered_on": None,
    "decided_on": None,
    "ended_because": None,
}


def company_answers(session: Session, answers: Mapping[int, bool], *, on: date, because: str | None = None) -> None:
    """Record which candidates the companies accept and which they decline."""
    yes, no = MatchStep.COMPANY_ACCEPT, MatchStep.COMPANY_DECLINE
    _answer(session, answers, (yes, no), company_answered_on=on, because=because)


def intern_answers(session: Session, answers: Mapping[int, bool], *, on: date, because: str | None = None) -> None:
    """Record which companies the candidates accept; nobody can agree with two."""
    decisions.require_no_other(session, [number for number, yes in answers.items() if yes])
    yes, no = MatchStep.INTERN_ACCEPT, MatchStep.INTERN_DECLINE
    _answer(session, answers, (yes, no), intern_answered_on=on, because=because)


def approve(session: Session, match_ids: Collection[int]) -> None:
    """Record that the Screening Committee (審査委員会) has approved."""
    _put(session, moved(MATCH, _states(session, match_ids), MatchStep.APPROVE))


def decide(session: Session, match_ids: Collection[int], *, on: date, holidays: AbstractSet[date]) -> None:
    """Decide matches that both sides have agreed to: each becomes a placement with a number of its own.

    Refused with every reason: a second agreement of the same person, more people than places, no approval by the
    committee where the edition asks for it. An opening whose last place is taken is filled.
    """
    after = moved(MATCH, _states(session, match_ids), MatchStep.DECIDE)
    decisions.require_decidable(session, match_ids)
    _put(session, after, decided_on=on)
    placements.make(session, match_ids, holidays)
    decisions.settle(session, _openings_of(session, match_ids))


def cancel(session: Session, match_ids: Collection[int], *, because: str) -> None:
    """End matches, decided or not; what was decided gives its place free, and its placement is cancelled.

    Refused once the internship runs: it is then ended early.
    """
    if not because.strip():
        raise InputRefused("reason_needed")
    found = _states(session, match_ids)
    decided = [number for number, state in found.items() if state is MatchState.DECIDED]
    placements.cancel(session, decided)
    _put(session, moved(MATCH, found, MatchStep.CANCEL), ended_because=because.strip())
    decisions.settle(session, _openings_of(session, decided))


def let_go(session: Session, application_ids: Collection[int], *, because: str | None) -> None:
    """End the undecided matches of applicants who are out; refused where there is a placement to cancel first."""
    statement = select(Match.id, Match.state).where(Match.state.not_in(ENDED))
    found = chosen.pairs(session, statement, Match.application_id, application_ids)
    if decided := [number for number, state in found.items() if state is MatchState.DECIDED]:
        raise InputRefused("placement_stands", count=len(decided))
    rows.put(session, Match, moved(MATCH, found, MatchStep.CANCEL), ended_because=because)


# --- how it is done ---------------------------------------------------------------------------------------------------


def _answer(
    session: Session,
    answers: Mapping[int, bool],
    steps: tuple[MatchStep, MatchStep],
    *,
    because: str | None,
    **answered: date,
) -> None:
    found = _states(session, answers)
    after = moved(MATCH, {number: found[number] for number, yes in answers.items() if yes}, steps[0])
    declined = moved(MATCH, {number: found[number] for number, yes in answers.items() if not yes}, steps[1])
    _put(session, after, **answered)
    _put(session, declined, **answered, ended_because=because)
    say(session, count=len(found))


def _states(session: Session, match_ids: Collection[int]) -> dict[int, MatchState]:
    return chosen.every_pair(session, select(Match.id, Match.state), Match.id, match_ids)


def _openings_of(session: Session, match_ids: Collection[int]) -> set[int]:
    return set(chosen.pairs(session, select(Match.id, Match.opening_id), Match.id, match_ids).values())


def _put(session: Session, after: Mapping[int, MatchState], **shared: Any) -> None:
    say(session, count=len(after))
    rows.put(session, Match, after, **shared)


def _applications(session: Session, edition_id: int, proposals: Sequence["Proposal"]) -> dict[str, int]:
    """Return the applications by receipt number, if all of them are candidates."""
    rows = session.execute(
        select(Application.receipt_no, Application.id).where(
            Application.edition_id == edition_id, Application.state == ApplicationState.PASSED
        )
    )
    return _required(dict(rows.all()), proposals, lambda each: each.candidate, "not_candidates")


def _openings(session: Session, edition_id: int, proposals: Sequence["Proposal"]) -> dict[str, int]:
    """Return the openings by the numbers that a plan calls them, if all of them are open."""
    rows = session.scalars(select(Opening.id).where(Opening.state.in_(OPEN)))
    names = numbers(session, edition_id)
    open_now = {names[number]: number for number in rows if number in names}
    return _required(open_now, proposals, lambda each: each.opening, "openings_shut")


def _required(
    known: dict[str, int], proposals: Sequence["Proposal"], key: Callable[["Proposal"], str], code: str
) -> dict[str, int]:
    if missing := sorted({key(each) for each in proposals} - known.keys()):
        raise InputRefused(code, count=len(missing), numbers=missing)
    return known


def _known(session: Session, edition_id: int) -> dict[tuple[int, int], tuple[int, MatchState]]:
    rows = session.execute(
        select(Match.opening_id, Match.application_id, Match.id, Match.state)
        .join(Application, Application.id == Match.application_id)
        .where(Application.edition_id == edition_id)
    )
    return {(opening, application): (number, state) for opening, application, number, state in rows}


def _kept(part: Any) -> dict[str, object]:
    """Return what is stored of one part of a score."""
    return {
        "name": str(part.name),
        "points": part.points,
        "of": part.of,
        "finding": str(part.finding),
        "value": part.value,
        "steps": part.steps,
    }
