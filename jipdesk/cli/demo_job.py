"""The job that the demo does, step by step, by the same acts as a coordinator's."""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from jipdesk import i18n, paths
from jipdesk.actions import interviews, matches, selection
from jipdesk.actions.backup import back_up
from jipdesk.actions.desk import Desk
from jipdesk.actions.screening import screen_applications, screen_companies
from jipdesk.cli import terminal
from jipdesk.exchange import intake
from jipdesk.i18n import Words
from jipdesk.matching.plan import best_plan
from jipdesk.queries import candidates, editions, holidays, openings
from jipdesk.queries.editions import EditionRow
from jipdesk.rules.interviewing import InterviewOutcome

YEAR = "2024"
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
    count: int | None
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


def steps(desk: Desk, output: Path, count: int | None) -> Iterator[Step]:
    """Do the job and yield every step as it is done."""
    with desk.db.read() as session:
        edition = editions.find(session, YEAR)
    job = Job(desk, edition, output, count, i18n.spoken())
    for name, do in _named(job.words).items():
        began = time.monotonic()
        with terminal.Progress(name) as progress:
            result = do(job, progress)
        yield Step(name, result, time.monotonic() - began)


Do = Callable[[Job, terminal.Progress], str]


def _named(words: Words) -> Mapping[str, Do]:
    _ = words.gettext
    return {
        _("Applications taken in"): _take_in_applications,
        _("Companies taken in"): _take_in_companies,
        _("Eligibility checked"): _screen,
        _("Document screening"): _select,
        _("Interviews with the office"): _interview,
        _("Matching"): _match,
        _("Answers and decisions"): _decide,
    }


def _take_in_applications(job: Job, progress: terminal.Progress) -> str:
    sheet = _sheet(job)
    prepared = intake.prepare_applications(job.desk.db, job.edition, sheet)
    intake.take_in_applications(job.desk.db, job.desk.actor, job.edition, prepared, progress)
    said = job.words.gettext("{added} applications from {countries} countries, {refused} rows refused, {alike} look-alikes")
    countries = {row.nationality for row in prepared.comparison.added}
    return said.format(
        added=job.number(prepared.added),
        countries=job.number(len(countries)),
        refused=job.number(prepared.refused_rows),
        alike=job.number(len({each.row for each in prepared.duplicates})),
    )


def _sheet(job: Job) -> Path:
    """Return the sample workbook, or one of the size that was asked for."""
    if job.count in (None, SAMPLES):
        return paths.resource("samples/applications_2024.xlsx")
    from jipdesk.samples import applications, sheets

    made = job.desk.folder.temporary / "applications.csv"
    sheets.write(made, "applications", applications.HEADINGS, applications.rows(job.count or SAMPLES))
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
        chosen = list(applications.numbered(session, job.edition.id, {each.candidate for each in plan.proposals}).values())
    with job.write("pass_screening") as session:
        selection.pass_screening(session, chosen, on=SCREENED_ON)
    with job.write("receive_documents") as session:
        selection.receive_documents(session, chosen, on=DOCUMENTS_ON)
    return job.words.gettext("{count} applicants passed and sent their documents").format(count=job.number(len(chosen)))


def _interview(job: Job, progress: terminal.Progress) -> str:
    """Arrange an interview for everybody whose documents are complete, record the points and decide."""
    with job.desk.db.read() as session:
        waiting = interviewed.waiting(session, job.edition.id)
    rooms = sample.ROOMS
    slots = interviews.slots_from(INTERVIEWS_FROM, job.holidays, [each.application_id for each in waiting], rooms)
    with job.write("arrange_interviews") as session:
        interviews.arrange(session, slots)
    with job.desk.db.read() as session:
        arranged = interviewed.arranged(session, job.edition.id)
    held = [sample.held(each) for each in arranged]
    with job.write("record_interviews") as session:
        interviews.record(session, held)
    outcomes = {each.application_id: sample.outcome(each) for each in arranged}
    with job.write("decide_after_interview") as session:
        interviews.decide(session, outcomes)
    progress(1, 1)
    passed = sum(outcome is InterviewOutcome.PASS for outcome in outcomes.values())
    said = job.words.gettext("{held} held, {passed} candidates passed")
    return said.format(held=job.number(len(held)), passed=job.number(passed))
