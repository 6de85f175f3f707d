"""The job that the demo does, step by step, by the same acts as a coordinator's."""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from jipdesk import i18n, paths
from jipdesk.actions import interviews, matches, selection
from jipdesk.actions import papers as issue
from jipdesk.actions.backup import back_up
from jipdesk.actions.desk import Desk
from jipdesk.actions.screening import screen_applications, screen_companies
from jipdesk.cli import terminal
from jipdesk.cli.demo_stays import arrange_all
from jipdesk.documents import binding, press
from jipdesk.documents.papers import PaperKind
from jipdesk.errors import InputRefused
from jipdesk.exchange import intake
from jipdesk.i18n import Words
from jipdesk.matching.plan import best_plan
from jipdesk.queries import applications, candidates, editions, holidays, openings, placements
from jipdesk.queries import matches as match_list
from jipdesk.queries.editions import EditionRow
from jipdesk.queries.interviews import office_interviews
from jipdesk.rules.interviewing import InterviewOutcome
from jipdesk.rules.workflow import ApplicationState
from jipdesk.safe import files
from jipdesk.samples import arrangements as sample
from jipdesk.samples.clock import Clock

YEAR = "2024"
# The days of the sample year on which the office did its work.
IMPORTED_ON, CHECKED_ON = date(2024, 7, 1), date(2024, 7, 2)
SCREENED_ON, DOCUMENTS_ON = date(2024, 7, 3), date(2024, 7, 10)
INTERVIEWS_FROM = date(2024, 7, 16)
PROPOSED_ON, ANSWERED_ON, DECIDED_ON = date(2024, 7, 26), date(2024, 8, 1), date(2024, 8, 5)
PRINTED_ON = date(2024, 8, 8)
INTERVIEWED_PER_OPENING = 3
PACKS, BACKUP = "packs", "demo.jipbackup"
SAMPLES = 300


@dataclass(frozen=True, slots=True)
class Step:
    """One step that was done: its name, what came of it, how long it took."""

    name: str
    result: str
    seconds: float

    def line(self, words: Words) -> str:
        """Return the line of the report."""
        return words.gettext("✓ {step}: {result} ({seconds} s)").format(
            step=self.name, result=self.result, seconds=f"{self.seconds:.1f}"
        )


@dataclass(slots=True)
class Job:
    """What the steps work on."""

    desk: Desk
    edition: EditionRow
    output: Path
    sheet: Path
    words: Words

    @property
    def holidays(self) -> frozenset[date]:
        """The public holidays that the dates of the sample year may meet."""
        return holidays.japanese(2024, 2025)

    def write(self, act: str) -> Any:
        """Begin an act of the desk's coordinator."""
        return self.desk.db.write(self.desk.actor, act)

    def number(self, count: int) -> str:
        """Return a number as the language writes it."""
        return self.words.number(count)


def steps(desk: Desk, output: Path, sheet: Path) -> Iterator[Step]:
    """Do the job on a sheet of applications and yield every step as it is done."""
    with desk.db.read() as session:
        edition = editions.find(session, YEAR)
    job = Job(desk, edition, output, sheet, i18n.spoken())
    desk.db.now = clock = Clock(i18n.JAPAN)
    for (name, do), day in zip(_named(job.words).items(), _DAYS, strict=True):
        clock.go_to(day)
        yield timed(name, partial(do, job))


def timed(name: str, do: Callable[[terminal.Progress], str]) -> Step:
    """Do one step while whoever watches sees its progress."""
    began = time.monotonic()
    with terminal.Progress(name) as progress:
        result = do(progress)
    return Step(name, result, time.monotonic() - began)


Do = Callable[[Job, terminal.Progress], str]
_DAYS = (
    *(IMPORTED_ON, IMPORTED_ON, CHECKED_ON, DOCUMENTS_ON, PROPOSED_ON),
    *(PROPOSED_ON, DECIDED_ON, PRINTED_ON, PRINTED_ON, PRINTED_ON),
)


def _named(words: Words) -> Mapping[str, Do]:
    _ = words.gettext
    return {
        _("Applications imported"): _take_in_applications,
        _("Companies imported"): _take_in_companies,
        _("Eligibility checked"): _screen,
        _("Document screening"): _select,
        _("Interviews with the office"): _interview,
        _("Matching"): _match,
        _("Answers and decisions"): _decide,
        _("Stays arranged"): _arrange,
        _("Papers printed"): _print,
        _("Backup written"): _back_up,
    }


def _take_in_applications(job: Job, progress: terminal.Progress) -> str:
    prepared = intake.prepare_applications(job.desk.db, job.edition, job.sheet)
    intake.take_in_applications(job.desk.db, job.desk.actor, job.edition, prepared, progress)
    said = job.words.gettext(
        "{added} applications from {countries} countries, {refused} rows refused, {alike} possible duplicates"
    )
    countries = {row.nationality for row in prepared.comparison.added}
    return said.format(
        added=job.number(prepared.added),
        countries=job.number(len(countries)),
        refused=job.number(prepared.refused_rows),
        alike=job.number(len({each.row for each in prepared.duplicates})),
    )


def sample_sheet(count: int | None, made: Path) -> Path:
    """Return the sample workbook, or make a sheet of the size that was asked for."""
    if count in (None, SAMPLES):
        return paths.resource("samples/applications_2024.xlsx")
    from jipdesk.samples import applications, sheets

    sheets.write(made, "applications", applications.HEADINGS, applications.rows(count or SAMPLES))
    return made


def _take_in_companies(job: Job, _: terminal.Progress) -> str:
    prepared = intake.prepare_companies(job.desk.db, job.edition, paths.resource("samples/companies_2024.xlsx"))
    intake.take_in_companies(job.desk.db, job.desk.actor, job.edition, prepared)
    companies = len(prepared.comparison.companies)
    said = job.words.gettext("{companies} companies with {openings} openings")
    return said.format(companies=job.number(companies), openings=job.number(prepared.added))


def _screen(job: Job, progress: terminal.Progress) -> str:
    with job.write("screen_applications") as session:
        screen_applications(session, job.edition.id, progress)
    with job.write("screen_companies") as session:
        screen_companies(session, job.edition.id)
    with job.desk.db.read() as session:
        people = len(candidates.candidates(session, job.edition.id, "eligible"))
    return job.words.gettext("{count} applicants are eligible").format(count=job.number(people))


def _select(job: Job, _: terminal.Progress) -> str:
    """Pass in document screening whom the openings could take best, three for each place, and receive their papers."""
    with job.desk.db.read() as session:
        people = candidates.candidates(session, job.edition.id, "eligible")
        places = openings.openings(session, job.edition.id)
        plan = best_plan(places, people, per_opening=INTERVIEWED_PER_OPENING)
        chosen = list(
            applications.numbered(session, job.edition.id, {each.candidate for each in plan.proposals}).values()
        )
    with job.write("pass_screening") as session:
        selection.pass_screening(session, chosen, on=SCREENED_ON)
    with job.write("receive_documents") as session:
        selection.receive_documents(session, chosen, on=DOCUMENTS_ON)
    return job.words.gettext("{count} applicants passed and sent their documents").format(count=job.number(len(chosen)))


def _interview(job: Job, progress: terminal.Progress) -> str:
    """Interview everybody whose documents are complete, record the points and decide."""
    with job.desk.db.read() as session:
        waiting = applications.in_state(session, job.edition.id, ApplicationState.DOCUMENTS_COMPLETE)
    slots = interviews.slots_from(INTERVIEWS_FROM, job.holidays, waiting, sample.ROOMS)
    with job.write("arrange_interviews") as session:
        interviews.arrange(session, slots)
    progress(1, 3)
    with job.desk.db.read() as session:
        arranged = office_interviews(session, job.edition.id)
    held = [interviews.Held(number, *sample.impression(number)) for number in arranged]
    with job.write("record_interviews") as session:
        interviews.record(session, held)
    progress(2, 3)
    outcomes = {arranged[each.interview_id]: each.recommendation or InterviewOutcome.WAITLIST for each in held}
    with job.write("decide_after_interview") as session:
        interviews.decide(session, outcomes)
    passed = sum(outcome is InterviewOutcome.PASS for outcome in outcomes.values())
    said = job.words.gettext("{held} held, {passed} candidates passed")
    return said.format(held=job.number(len(held)), passed=job.number(passed))


def _match(job: Job, _: terminal.Progress) -> str:
    with job.desk.db.read() as session:
        people = candidates.candidates(session, job.edition.id)
        places = openings.openings(session, job.edition.id)
    plan = best_plan(places, people)
    with job.write("propose_matches") as session:
        matches.propose(session, job.edition.id, plan.proposals, on=PROPOSED_ON)
    said = job.words.gettext("{count} proposals, {points} points, the highest possible total")
    return said.format(count=job.number(len(plan.proposals)), points=job.number(plan.total))


def _decide(job: Job, _: terminal.Progress) -> str:
    """Let each company accept its best candidates up to its places and the candidates agree; decide what is agreed."""
    with job.desk.db.read() as session:
        proposed = match_list.listed(session, job.edition.id)
        free = {each.id: each.places for each in openings.openings(session, job.edition.id)}
    ranks: Counter[str] = Counter()
    accepted = {}
    for each in sorted(proposed, key=lambda each: (each.opening, -each.score, each.application)):
        ranks[each.opening] += 1
        accepted[each.id] = ranks[each.opening] <= free[each.opening]
    agreed = [number for number, yes in accepted.items() if yes]
    with job.write("answer_matches") as session:
        matches.company_answers(session, accepted, on=ANSWERED_ON)
    with job.write("answer_matches") as session:
        matches.intern_answers(session, dict.fromkeys(agreed, True), on=ANSWERED_ON)
    with job.write("decide_matches") as session:
        matches.decide(session, agreed, on=DECIDED_ON, holidays=job.holidays)
    said = job.words.gettext("{declined} declined, {placements} placements decided")
    return said.format(declined=job.number(len(accepted) - len(agreed)), placements=job.number(len(agreed)))


def _arrange(job: Job, _: terminal.Progress) -> str:
    done = arrange_all(job.desk, job.edition, job.holidays)
    said = job.words.gettext("{stays} stays with {flights} flights, {rooms} rooms, {doubts} to be confirmed")
    counts = {name: job.number(getattr(done, name)) for name in ("stays", "flights", "rooms", "doubts")}
    return said.format(**counts)


def _print(job: Job, progress: terminal.Progress) -> str:
    with job.desk.db.read() as session:
        chosen = placements.numbered(session, job.edition.id, None)
    wanted = issue.Wanted(chosen, tuple(PaperKind), PRINTED_ON)
    if gaps := issue.incomplete(job.desk.db, job.edition.id, wanted):
        raise InputRefused("papers_incomplete", placements=gaps)
    packs = issue.packs(job.desk.db, job.desk.actor, job.edition.id, wanted, press.draw, progress)
    for pack in packs:
        bound = binding.bind([each.pdf for each in pack.papers])
        files.write_durably(job.output / PACKS / f"{pack.placement_no}.pdf", bound)
    printed = [paper for pack in packs for paper in pack.papers]
    said = job.words.gettext("{packs} packs with {papers} papers, {pages} pages")
    return said.format(
        packs=job.number(len(packs)),
        papers=job.number(len(printed)),
        pages=job.number(sum(paper.pages for paper in printed)),
    )


def _back_up(job: Job, _: terminal.Progress) -> str:
    target = job.output / BACKUP
    back_up(job.desk, target)
    megabytes = f"{target.stat().st_size / 1e6:.1f}"
    return job.words.gettext("{size} MB, read back to the end").format(size=megabytes)
