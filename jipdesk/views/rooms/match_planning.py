"""A plan of proposals computed beside the window: whom to propose where, so that all points together are the most."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jipdesk.models.database import Database
from jipdesk.queries.candidates import Source, candidates
from jipdesk.queries.openings import openings
from jipdesk.queries.proposing import Guest, Host, known
from jipdesk.rules.states import MatchState

if TYPE_CHECKING:  # it loads the solver
    from jipdesk.matching.plan import Proposal

Progress = Callable[[int, int], None]
_ENDED = (MatchState.COMPANY_DECLINED, MatchState.INTERN_DECLINED, MatchState.CANCELLED)


@dataclass(frozen=True, slots=True)
class Wish:
    """What kind of plan is wanted."""

    per_opening: int = 3
    per_candidate: int = 1
    source: Source = Source.PASSED


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One pair of the plan."""

    id: int
    """its place in the plan, from 1"""
    no: str
    """the opening, where it is the first of its opening; all of an opening stand together"""
    proposal: "Proposal"
    host: Host
    guest: Guest
    state: MatchState | None
    """how the pair stands that was proposed before"""
    is_first: bool

    @property
    def is_new(self) -> bool:
        """Whether proposing it changes anything."""
        return self.state is None or self.state in _ENDED


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan, and whom and what it leaves out."""

    wish: Wish
    edition_id: int
    total: int
    lines: tuple[PlanLine, ...]
    openings: int
    """that may be proposed to"""
    openings_left: int
    candidates: int
    candidates_left: int


def plan(db: Database, edition_id: int, wish: Wish, progress: Progress) -> Planned:
    """Return the best plan for what the desk holds now; nothing is written."""
    from jipdesk.matching.plan import best_plan

    progress(0, 3)
    with db.read() as session:
        people = candidates(session, edition_id, wish.source)
        places = openings(session, edition_id)
    progress(1, 3)
    found = best_plan(places, people, per_opening=wish.per_opening, per_candidate=wish.per_candidate)
    progress(2, 3)
    chosen = frozenset(each.candidate for each in found.proposals)
    with db.read() as session:
        desk = known(session, edition_id, chosen)
    lines, before = [], ""
    for number, each in enumerate(found.proposals, start=1):
        host, guest = desk.hosts[each.opening], desk.guests[each.candidate]
        state = desk.states.get((each.opening, each.candidate))
        lines.append(PlanLine(number, each.opening, each, host, guest, state, each.opening != before))
        before = each.opening
    progress(3, 3)
    return Planned(
        wish=wish,
        edition_id=edition_id,
        total=found.total,
        lines=tuple(lines),
        openings=len(places),
        openings_left=len(places) - len({each.opening for each in found.proposals}),
        candidates=len(people),
        candidates_left=len(people) - len(chosen),
    )
