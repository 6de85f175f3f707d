"""What a plan of proposals has to be shown with: whose openings they are, who the candidates are, what was proposed."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.models.application import Application
from jipdesk.models.company import Company, Opening
from jipdesk.models.edition import Course
from jipdesk.models.match import Match
from jipdesk.models.person import Person
from jipdesk.queries.applications import full_name
from jipdesk.queries.openings import numbers
from jipdesk.rules.states import MatchState


@dataclass(frozen=True, slots=True)
class Host:
    """An opening, and whose it is."""

    company_id: int
    company_ja: str | None
    company_en: str | None
    course: tuple[str, str]
    """its name in Japanese and English"""


@dataclass(frozen=True, slots=True)
class Guest:
    """A candidate by name."""

    application_id: int
    name: str
    nationality: str | None


@dataclass(frozen=True, slots=True)
class Known:
    """What the desk knows of both sides: openings as a plan calls them, people by receipt number."""

    hosts: Mapping[str, Host]
    guests: Mapping[str, Guest]
    states: Mapping[tuple[str, str], MatchState]
    """how the pairs stand that were proposed before"""


def known(session: Session, edition_id: int, receipt_numbers: frozenset[str]) -> Known:
    """Return the openings of an edition, these people, and every proposal so far."""
    names = numbers(session, edition_id)
    openings = session.execute(
        select(Opening.id, Company.id, Company.name_ja, Company.name_en, Course.name_ja, Course.name_en)
        .join(Company, Company.id == Opening.company_id)
        .join(Course, Course.id == Opening.course_id)
        .where(Company.edition_id == edition_id)
    )
    hosts = {names[row[0]]: Host(row[1], row[2], row[3], (row[4], row[5])) for row in openings}
    return Known(hosts, _guests(session, edition_id, receipt_numbers), _states(session, edition_id, names))


def _guests(session: Session, edition_id: int, receipt_numbers: frozenset[str]) -> Mapping[str, Guest]:
    person = (Person.family_name, Person.given_name, Person.middle_name, Person.nationality)
    rows = session.execute(
        select(Application.receipt_no, Application.id, *person)
        .join(Person, Person.id == Application.person_id)
        .where(Application.edition_id == edition_id)
    )
    return {
        row.receipt_no: Guest(row.id, full_name(row.family_name, row.given_name, row.middle_name), row.nationality)
        for row in rows
        if row.receipt_no in receipt_numbers
    }


def _states(session: Session, edition_id: int, names: Mapping[int, str]) -> Mapping[tuple[str, str], MatchState]:
    rows = session.execute(
        select(Match.opening_id, Application.receipt_no, Match.state)
        .join(Application, Application.id == Match.application_id)
        .where(Application.edition_id == edition_id)
    )
    return {(names[opening_id], receipt_no): state for opening_id, receipt_no, state in rows if opening_id in names}
