"""候補者 as matching sees them: whom companies may be asked about, and for which courses."""

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from jipdesk.matching.parties import Candidate
from jipdesk.models.application import Application, EligibilityOverride
from jipdesk.models.interview import Interview
from jipdesk.models.match import Match
from jipdesk.models.person import Person
from jipdesk.queries import editions, eligibility
from jipdesk.queries.openings import AGREED, ENDED, numbers
from jipdesk.rules import deadline, english_tests, residence
from jipdesk.rules.codes import Outcome, Rule
from jipdesk.rules.facts import Facts
from jipdesk.rules.interviewing import Stage
from jipdesk.rules.parameters import Parameters
from jipdesk.rules.workflow import ApplicationState as At


class Source(StrEnum):
    """Among whom the plan chooses."""

    PASSED = "passed"
    ELIGIBLE = "eligible"


STATES = {
    Source.PASSED: (At.PASSED,),
    Source.ELIGIBLE: (
        At.ELIGIBLE,
        At.SCREENING,
        At.DOCUMENTS_REQUESTED,
        At.DOCUMENTS_INCOMPLETE,
        At.DOCUMENTS_COMPLETE,
        At.INTERVIEW_SET,
        At.INTERVIEWED,
        At.WAITLISTED,
        At.PASSED,
    ),
}


def candidates(session: Session, edition_id: int, source: str = Source.PASSED) -> list[Candidate]:
    """Return the candidates of an edition in the order of their receipt numbers.

    Those who passed the office's interview, or all whom the rules find eligible and who are still in the running. Who
    may take part in none of their courses is left out.
    """
    chosen = eligibility.choices(session, edition_id)
    open_to = _Courses(editions.parameters(session, edition_id), _exceptions(session, edition_id))
    known = _Known(session, edition_id)
    found = []
    for row in session.execute(_select(edition_id, Source(source))):
        courses = open_to.of(row, chosen[row.id])
        if courses is not None:
            found.append(known.candidate(row, courses, has_chosen=bool(chosen[row.id])))
    return found


def _select(edition_id: int, source: Source) -> Any:
    columns = (
        Application.id,
        Application.receipt_no,
        Application.submitted_at,
        Application.jlpt,
        Application.english_level,
        Application.english_test,
        Application.english_score,
        Application.major,
        Application.skills,
        Person.nationality,
        Person.residence_country,
    )
    chosen = (Application.edition_id == edition_id, Application.state.in_(STATES[source]))
    return select(*columns).join(Person).where(*chosen).order_by(Application.receipt_no)


class _Known:
    """What interviews and matches have told of the applicants."""

    def __init__(self, session: Session, edition_id: int) -> None:
        self._points = _points(session, edition_id)
        self._turned_down, self._agreed = _answers(session, edition_id)

    def candidate(self, row: Row[*tuple[Any, ...]], courses: tuple[str, ...], *, has_chosen: bool) -> Candidate:
        """Return an applicant as matching wants to know it."""
        return Candidate(
            id=row.receipt_no,
            courses=courses,
            has_chosen=has_chosen,
            jlpt=row.jlpt,
            english=row.english_level,
            english_test=row.english_test and _grade(row.english_test, row.english_score),
            major=row.major or "",
            skills=row.skills or "",
            nationality=row.nationality or "",
            residence=row.residence_country or "",
            interview=self._points.get(row.id),
            turned_down=frozenset(self._turned_down[row.id]),
            is_placed=row.id in self._agreed,
        )


@cache
def _grade(test: str, score: Decimal | None) -> english_tests.Grade:
    return english_tests.grade(test, score)


class _Courses:
    """The courses that are open to an applicant by the rules of residence and deadline."""

    def __init__(self, parameters: Parameters, exceptions: Mapping[int, set[str]]) -> None:
        self._parameters = parameters
        self._exceptions = exceptions
        self._all = tuple(course.code for course in parameters.courses)
        self._by_residence: dict[tuple[str, str | None], bool] = {}

    def of(self, row: Row[*tuple[Any, ...]], chosen: list[str]) -> tuple[str, ...] | None:
        """Return the open ones among the chosen, an empty tuple if any course will do, None if none is open."""
        excepted = self._exceptions.get(row.id, set())
        wanted = chosen or self._all
        fitting = tuple(
            code
            for code in wanted
            if (Rule.RESIDENCE in excepted or self._lives_right(code, row.residence_country))
            and (Rule.DEADLINE in excepted or self._in_time(code, row.submitted_at))
        )
        if not chosen and fitting == self._all:
            return ()
        return fitting or None

    def _lives_right(self, code: str, country: str | None) -> bool:
        if (code, country) not in self._by_residence:
            said = residence.judge(Facts(residence_country=country, courses=(code,)), self._parameters)
            self._by_residence[code, country] = said.outcome is Outcome.PASS
        return self._by_residence[code, country]

    def _in_time(self, code: str, submitted_at: Any) -> bool:
        said = deadline.judge(Facts(submitted_at=submitted_at, courses=(code,)), self._parameters)
        return said.outcome is Outcome.PASS


def _exceptions(session: Session, edition_id: int) -> defaultdict[int, set[str]]:
    """Return the rules that a coordinator has let pass, by application."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    rows = session.execute(
        select(EligibilityOverride.application_id, EligibilityOverride.rule)
        .join(Application)
        .where(Application.edition_id == edition_id, EligibilityOverride.outcome == Outcome.PASS)
    )
    for application_id, rule in rows:
        found[application_id].add(rule)
    return found


def _points(session: Session, edition_id: int) -> dict[int, int]:
    """Return the score of each application's last interview with the office."""
    rows = session.execute(
        select(Interview.application_id, Interview.total)
        .join(Application)
        .where(Application.edition_id == edition_id, Interview.stage == Stage.OFFICE, Interview.total.is_not(None))
        .order_by(Interview.starts_at, Interview.id)
    )
    return {application_id: total for application_id, total in rows if total is not None}


def _answers(session: Session, edition_id: int) -> tuple[defaultdict[int, set[str]], set[int]]:
    """Return by application the openings that were turned down by either side, and who has agreed with a company."""
    names = numbers(session, edition_id)
    turned_down: defaultdict[int, set[str]] = defaultdict(set)
    agreed: set[int] = set()
    rows = session.execute(
        select(Match.application_id, Match.opening_id, Match.state)
        .join(Application, Application.id == Match.application_id)
        .where(Application.edition_id == edition_id, Match.state.in_((*ENDED, *AGREED)))
    )
    for application_id, opening_id, state in rows:
        if state in AGREED:
            agreed.add(application_id)
        else:
            turned_down[application_id].add(names[opening_id])
    return turned_down, agreed
