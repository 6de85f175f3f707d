"""Finding anyone and anything by a few letters: names in any script, numbers, mail addresses."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from jipdesk.models.application import Application
from jipdesk.models.company import Company
from jipdesk.models.paper import Paper
from jipdesk.models.person import Person
from jipdesk.models.placement import Placement
from jipdesk.models.search import fold
from jipdesk.queries import searching
from jipdesk.queries.applications import full_name

MOST = 8


class Kind(StrEnum):
    """What was found."""

    APPLICATION = "application"
    COMPANY = "company"
    PLACEMENT = "placement"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found."""

    kind: Kind
    id: int
    no: str
    name: str
    other_name: str | None
    """in katakana or in the other language"""


def find(session: Session, edition_id: int, text: str, most: int = MOST) -> list[Hit]:
    """Return the first hits of every kind in an edition: people, companies, placements, papers."""
    if not text.strip():
        return []
    wanted = fold(text)
    return [
        *_people(session, edition_id, text.strip(), most),
        *_companies(session, edition_id, wanted, text.strip(), most),
        *_placements(session, edition_id, wanted, text.strip(), most),
        *_papers(session, edition_id, text.strip(), most),
    ]


_NAME = (Person.family_name, Person.given_name, Person.middle_name, Person.name_kana)


def _people(session: Session, edition_id: int, text: str, most: int) -> Iterator[Hit]:
    rows = session.execute(
        select(Application.id, Application.receipt_no, *_NAME)
        .join(Person)
        # The sum keeps the database from going through the whole edition for the few that are found.
        .where(Application.edition_id + 0 == edition_id, searching.applications(text))
        .order_by(Application.receipt_no)
        .limit(most)
    )
    for row in rows:
        yield Hit(Kind.APPLICATION, row.id, row.receipt_no, _name(row), row.name_kana)


def _companies(session: Session, edition_id: int, wanted: str, text: str, most: int) -> Iterator[Hit]:
    matching = Company.search_text.contains(wanted, autoescape=True) | Company.company_no.contains(
        text, autoescape=True
    )
    rows = session.execute(
        select(Company.id, Company.company_no, Company.name_ja, Company.name_en)
        .where(Company.edition_id == edition_id, matching)
        .order_by(Company.company_no)
        .limit(most)
    )
    for row in rows:
        yield Hit(Kind.COMPANY, row.id, row.company_no, row.name_ja or row.name_en or "", row.name_en)


def _placements(session: Session, edition_id: int, wanted: str, text: str, most: int) -> Iterator[Hit]:
    matching = Person.search_text.contains(wanted, autoescape=True) | Placement.placement_no.contains(
        text, autoescape=True
    )
    found = _of_placements(select(Placement.id, Placement.placement_no, *_NAME))
    for row in session.execute(found.where(Placement.edition_id == edition_id, matching).limit(most)):
        yield Hit(Kind.PLACEMENT, row.id, row.placement_no, _name(row), row.name_kana)


def _papers(session: Session, edition_id: int, text: str, most: int) -> Iterator[Hit]:
    found = _of_placements(select(Paper.id, Paper.number, *_NAME).join(Placement, Placement.id == Paper.placement_id))
    by_number = Paper.number.contains(text, autoescape=True)
    rows = session.execute(found.where(Paper.edition_id == edition_id, by_number).order_by(Paper.number).limit(most))
    for row in rows:
        yield Hit(Kind.PAPER, row.id, row.number, _name(row), row.name_kana)


def _of_placements(statement: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return statement.join(Application, Application.id == Placement.application_id).join(
        Person, Person.id == Application.person_id
    )


def _name(row: Any) -> str:
    return full_name(row.family_name, row.given_name, row.middle_name)
