"""The desk that the pictures show: the sample desk a fortnight after its job was done, with all kinds of work left."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from jipdesk.actions import interviews, matches, papers, placements, selection
from jipdesk.actions.desk import Desk, created, opened
from jipdesk.actions.editions import add_edition
from jipdesk.documents.papers import PaperKind
from jipdesk.i18n import JAPAN
from jipdesk.matching.plan import best_plan
from jipdesk.queries import applications, candidates, editions, holidays, openings, paper_list
from jipdesk.queries import matches as match_list
from jipdesk.queries.editions import EditionRow
from jipdesk.rules.edition_file import shipped
from jipdesk.rules.steps import PaperStep, PlacementStep
from jipdesk.rules.workflow import ApplicationState, MatchState
from jipdesk.samples import arrangements as sample
from jipdesk.samples.clock import Clock

COORDINATOR, YEAR, BEFORE = "田中", "2024", 2023
SENT_ON, RETURNED_ON, FILED_ON = date(2024, 8, 9), date(2024, 8, 19), date(2024, 8, 21)
ASKED_ON, INTERVIEWS_FROM, PROPOSED_ON = date(2024, 8, 13), date(2024, 8, 26), date(2024, 8, 22)
_AGREEMENTS = (PaperKind.AGREEMENT_COMPANY, PaperKind.AGREEMENT_INTERN)
_WAY = (PaperStep.SEND, PaperStep.SIGN_BY_A, PaperStep.SIGN_BY_B, PaperStep.FILE)
_DAYS = (SENT_ON, RETURNED_ON, FILED_ON, FILED_ON)
_ASKED, _COMPLETE, _ACCEPTED = 30, 18, 4


def begin(folder: Path) -> None:
    """Make a desk on which nothing was done yet."""

    def fill(session: Session) -> None:
        add_edition(session, shipped(BEFORE))

    with created(folder, fill, COORDINATOR) as desk:
        desk.db.now = clock = Clock(JAPAN)
        clock.go_to(PROPOSED_ON)
        with desk.db.write(desk.actor, "add_editions") as session:
            add_edition(session, shipped(int(YEAR)))


def carry_on(folder: Path) -> None:
    """Do what the office would have done since on a sample desk."""
    with opened(folder) as desk:
        desk.db.now = clock = Clock(JAPAN)
        with desk.db.read() as session:
            edition = editions.find(session, YEAR)
        clock.go_to(SENT_ON)
        _send_agreements(desk, edition, clock)
        clock.go_to(ASKED_ON)
        _ask_for_documents(desk, edition, clock)
        _propose(desk, edition, clock)


def _send_agreements(desk: Desk, edition: EditionRow, clock: Clock) -> None:
    """Let every placement's agreements come as far as one may expect: some are still to be sent, most are filed."""
    with desk.db.read() as session:
        lines = paper_list.lines(session, paper_list.ids(session, edition.id, paper_list.PaperFilter()))
    far: defaultdict[int, list[int]] = defaultdict(list)
    for place, line in enumerate(lines.values()):
        numbers = [number for kind in _AGREEMENTS if (number := line.cells[kind].paper_id)]
        for steps in range(_how_far(place)):
            far[steps] += numbers
    for steps, (step, on) in enumerate(zip(_WAY, _DAYS, strict=True)):
        clock.go_to(on)
        with desk.db.write(desk.actor, "record_papers") as session:
            papers.advance(session, far[steps], step, on=on)
    filed = [number for place, number in enumerate(lines) if _how_far(place) == len(_WAY)]
    with desk.db.write(desk.actor, "advance_placements") as session:
        placements.advance(session, filed, PlacementStep.SIGN_AGREEMENTS, on=FILED_ON)


def _how_far(place: int) -> int:
    return (4, 4, 1, 4, 2, 4, 4, 0, 3)[place % 9]


def _ask_for_documents(desk: Desk, edition: EditionRow, clock: Clock) -> None:
    """Take up a second group: ask for their documents, and interview who has sent them."""
    with desk.db.read() as session:
        waiting = applications.in_state(session, edition.id, ApplicationState.ELIGIBLE)[:_ASKED]
    with desk.db.write(desk.actor, "pass_screening") as session:
        selection.pass_screening(session, waiting, on=ASKED_ON)
    complete = waiting[:_COMPLETE]
    clock.go_to(RETURNED_ON)
    with desk.db.write(desk.actor, "receive_documents") as session:
        selection.receive_documents(session, complete, on=RETURNED_ON)
    _interview(desk, complete[: _COMPLETE * 2 // 3])


def _interview(desk: Desk, chosen: Collection[int]) -> None:
    free = holidays.japanese(2024, 2025)
    with desk.db.write(desk.actor, "arrange_interviews") as session:
        interviews.arrange(session, interviews.slots_from(INTERVIEWS_FROM, free, list(chosen), sample.ROOMS))


def _propose(desk: Desk, edition: EditionRow, clock: Clock) -> None:
    """Propose candidates for the places that are left; some companies have answered."""
    clock.go_to(PROPOSED_ON)
    with desk.db.read() as session:
        people = candidates.candidates(session, edition.id)
        plan = best_plan(openings.openings(session, edition.id), people)
    with desk.db.write(desk.actor, "propose_matches") as session:
        matches.propose(session, edition.id, plan.proposals, on=PROPOSED_ON)
    with desk.db.read() as session:
        proposed = [each.id for each in match_list.listed(session, edition.id) if each.state == MatchState.PROPOSED]
    with desk.db.write(desk.actor, "answer_matches") as session:
        matches.company_answers(session, dict.fromkeys(proposed[::_ACCEPTED], True), on=PROPOSED_ON)
