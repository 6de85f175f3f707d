"""面接: arranged, held, and what came of them."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from jipdesk.actions import matches, rows, selection
from jipdesk.errors import InputRefused
from jipdesk.i18n import JAPAN
from jipdesk.models.application import Application
from jipdesk.models.database import say
from jipdesk.models.interview import Interview
from jipdesk.models.match import Match
from jipdesk.queries import chosen, interview_clashes
from jipdesk.queries.interview_clashes import Talk
from jipdesk.rules import calendar
from jipdesk.rules.interviewing import WEIGHTS, InterviewOutcome, Method, Stage
from jipdesk.rules.moving import moved
from jipdesk.rules.scores import HIGHEST, LOWEST, weighted
from jipdesk.rules.workflow import APPLICATION, MATCH, ApplicationState, ApplicationStep, MatchState, MatchStep

_STEPS = {
    InterviewOutcome.PASS: ApplicationStep.PASS,
    InterviewOutcome.WAITLIST: ApplicationStep.WAITLIST,
    InterviewOutcome.NOT_SELECT: ApplicationStep.NOT_SELECT,
}
_HELD = frozenset(
    {
        ApplicationState.INTERVIEWED,
        ApplicationState.PASSED,
        ApplicationState.WAITLISTED,
        ApplicationState.NOT_SELECTED,
    }
)


@dataclass(frozen=True, slots=True)
class Slot:
    """One talk to be arranged; the moment bears its zone. A company's interview names the opening."""

    application_id: int
    starts_at: datetime
    minutes: int
    method: Method
    interviewers: tuple[str, ...]
    language: str | None = None
    stage: Stage = Stage.OFFICE
    opening_id: int | None = None
    interpreter: str | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """How one talk is to be from now on; the moment bears its zone."""

    interview_id: int
    starts_at: datetime
    minutes: int
    method: Method
    interviewers: tuple[str, ...]
    language: str | None = None
    interpreter: str | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """What came of one interview: points by criterion, 1 to 5."""

    interview_id: int
    scores: Mapping[str, int] = field(default_factory=dict)
    comments: str | None = None
    recommendation: InterviewOutcome | None = None


def slots_from(
    first_day: date,
    holidays: AbstractSet[date],
    application_ids: Sequence[int],
    rooms: Sequence[tuple[str, ...]],
    *,
    minutes: int = 30,
    method: Method = Method.VIDEO,
    language: str = "en",
) -> tuple[Slot, ...]:
    """Lay interviews on the working days from the first day on, in as many rooms at once as there are.

    A room is its interviewers. A day runs from 10 to 12 and from 13 to 17 o'clock in Japan.
    """
    places = _places(first_day, holidays, rooms, minutes)
    return tuple(
        Slot(number, at, minutes, method, interviewers, language)
        for number, (at, interviewers) in zip(application_ids, places, strict=False)
    )


def _places(
    first_day: date, holidays: AbstractSet[date], rooms: Sequence[tuple[str, ...]], minutes: int
) -> Iterator[tuple[datetime, tuple[str, ...]]]:
    day = first_day
    while True:
        if calendar.is_working(day, holidays):
            for begin, end in ((10, 12), (13, 17)):
                for number in range((end - begin) * 60 // minutes):
                    at = datetime.combine(day, time(begin), JAPAN) + timedelta(minutes=number * minutes)
                    yield from ((at, room) for room in rooms)
        day += timedelta(days=1)


def arrange(session: Session, slots: Sequence[Slot]) -> None:
    """Arrange interviews of the office or of companies; nobody can be in two at a time.

    The applicant of an office's interview, and the match of a company's, now wait for it.
    """
    talks = [Talk(slot.application_id, slot.starts_at, slot.minutes, slot.interviewers) for slot in slots]
    _require_no_clash(session, talks)
    office = {slot.application_id for slot in slots if slot.stage is Stage.OFFICE}
    selection.move(session, office, ApplicationStep.SET_INTERVIEW)
    _meet_companies(session, [slot for slot in slots if slot.stage is Stage.COMPANY])
    rows.add(session, Interview, map(_row, slots))
    say(session, count=len(slots))


def record(session: Session, held: Sequence[Held], *, weights: Mapping[str, int] = WEIGHTS) -> None:
    """Record points, comments and recommendation; the total from 0 to 100 follows from the weights.

    What was recorded before is replaced, so that a slip can be mended.
    """
    _require_points(held, weights)
    columns = (Interview.id, Interview.stage, Interview.application_id, Application.state)
    statement = select(*columns).join(Application)
    found = chosen.every(session, statement, Interview.id, [each.interview_id for each in held])
    waiting = {row.application_id: row.state for row in found if row.stage == Stage.OFFICE and row.state not in _HELD}
    selection.put(session, moved(APPLICATION, waiting, ApplicationStep.INTERVIEW))
    rows.change(session, Interview, (_result(each, weights) for each in held))
    say(session, count=len(held))


def decide(session: Session, outcomes: Mapping[int, InterviewOutcome], *, because: str | None = None) -> None:
    """Decide who becomes a candidate, who is kept in reserve and who is not selected, by application."""
    by_outcome: defaultdict[InterviewOutcome, list[int]] = defaultdict(list)
    for number, outcome in outcomes.items():
        by_outcome[InterviewOutcome(outcome)].append(number)
    for outcome, numbers in by_outcome.items():
        ended = because if outcome is InterviewOutcome.NOT_SELECT else None
        selection.move(session, numbers, _STEPS[outcome], because=ended)
    matches.let_go(session, by_outcome[InterviewOutcome.NOT_SELECT], because=because)
    say(session, count=len(outcomes))


def move(session: Session, moves: Sequence[Move]) -> None:
    """Put interviews at other times, with other people, or let them be held otherwise; everybody still waits for them.

    Refuses those that were held, and where somebody would be in two at a time.
    """
    found = {
        row.id: row
        for row in chosen.every(session, select(*_TALK), Interview.id, [each.interview_id for each in moves])
    }
    if held := [row.id for row in found.values() if _was_held(row)]:
        raise InputRefused("interviews_over", count=len(held), ids=held)
    if alone := [each.interview_id for each in moves if not each.interviewers]:
        raise InputRefused("interviewers_missing", count=len(alone))
    talks = [
        Talk(found[each.interview_id].application_id, each.starts_at, each.minutes, each.interviewers) for each in moves
    ]
    _require_no_clash(session, talks, moving=found)
    rows.change(session, Interview, map(_moved, moves))
    say(session, count=len(moves))


def call_off(session: Session, interview_ids: Collection[int], *, because: str | None = None) -> None:
    """Take interviews from the calendar; the applicants wait for another, or for what a talk they had leads to.

    The reason stands with the act in the history. Refuses those that were held: what was said there stays on record.
    """
    found = chosen.every(session, select(*_TALK), Interview.id, interview_ids)
    if held := [row.id for row in found if _was_held(row)]:
        raise InputRefused("interviews_held", count=len(held), ids=held)
    office = {row.application_id for row in found if row.stage == Stage.OFFICE}
    talked = _talked(session, office)
    selection.move(session, talked, ApplicationStep.INTERVIEW)
    selection.move(session, office - talked, ApplicationStep.CALL_OFF_INTERVIEW)
    selection.complete(session, office)
    session.execute(delete(Interview).where(Interview.id.in_([row.id for row in found])))
    say(session, count=len(found), **({"because": because} if because else {}))


# --- how it is done ---------------------------------------------------------------------------------------------------

_OUTCOME = (Interview.scores, Interview.comments, Interview.recommendation)
_TALK = (Interview.id, Interview.stage, Interview.application_id, *_OUTCOME)


def _was_held(talk: Any) -> bool:
    return any((talk.scores, talk.comments, talk.recommendation))


def _talked(session: Session, application_ids: Collection[int]) -> set[int]:
    """Return the applicants with whom the office has talked before."""
    with_office = select(*_TALK).where(Interview.stage == Stage.OFFICE)
    talks = chosen.rows(session, with_office, Interview.application_id, application_ids)
    return {talk.application_id for talk in talks if _was_held(talk)}


def _row(slot: Slot) -> dict[str, Any]:
    return {
        "application_id": slot.application_id,
        "opening_id": slot.opening_id,
        "stage": str(slot.stage),
        "starts_at": slot.starts_at,
        "minutes": slot.minutes,
        "method": str(slot.method),
        "language": slot.language,
        "interviewers": list(slot.interviewers),
        "interpreter": slot.interpreter,
        "scores": {},
    }


def _moved(move: Move) -> dict[str, Any]:
    return {
        "id": move.interview_id,
        "starts_at": move.starts_at,
        "minutes": move.minutes,
        "method": str(move.method),
        "language": move.language,
        "interviewers": list(move.interviewers),
        "interpreter": move.interpreter,
    }


def _result(held: Held, weights: Mapping[str, int]) -> dict[str, Any]:
    return {
        "id": held.interview_id,
        "scores": dict(held.scores),
        "total": weighted(held.scores, weights),
        "comments": held.comments,
        "recommendation": held.recommendation and str(held.recommendation),
    }


def _require_points(held: Sequence[Held], weights: Mapping[str, int]) -> None:
    wrong = [
        each.interview_id
        for each in held
        if any(name not in weights or not LOWEST <= points <= HIGHEST for name, points in each.scores.items())
    ]
    if wrong:
        raise InputRefused("points_off_scale", count=len(wrong), lowest=LOWEST, highest=HIGHEST, ids=wrong)


def _require_no_clash(session: Session, talks: Sequence[Talk], *, moving: Collection[int] = ()) -> None:
    """Refuse where an interviewer or an applicant would be in two talks at a time."""
    if found := [later for _, later in interview_clashes.found(session, talks, moving=moving)]:
        names = sorted({booking.who for booking in found if not interview_clashes.is_applicant(booking)})
        at = min(booking.starts_at for booking in found)
        raise InputRefused("interviews_overlap", count=len(found), at=at.isoformat(), names=names)


def _meet_companies(session: Session, slots: Sequence[Slot]) -> None:
    """Let the matches of these talks wait for them; a second talk changes nothing."""
    statement = select(Match.id, Match.opening_id, Match.application_id, Match.state)
    found = chosen.rows(session, statement, Match.application_id, {slot.application_id for slot in slots})
    by_pair = {(row.opening_id, row.application_id): row for row in found}
    pairs = {(slot.opening_id, slot.application_id) for slot in slots}
    if missing := pairs - by_pair.keys():
        raise InputRefused("not_proposed", count=len(missing))
    proposed = {
        by_pair[pair].id: by_pair[pair].state
        for pair in pairs
        if by_pair[pair].state is not MatchState.COMPANY_INTERVIEW
    }
    rows.put(session, Match, moved(MATCH, proposed, MatchStep.SET_INTERVIEW))
