"""同一人物: the two records of a pair side by side, with what hangs on each, to decide whether they are one person."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jipdesk.models.application import Application
from jipdesk.models.attachment import Attachment
from jipdesk.models.edition import Edition
from jipdesk.models.office import Note
from jipdesk.models.person import Passport, Person, SpecialCare
from jipdesk.models.placement import Placement
from jipdesk.queries import chosen
from jipdesk.queries.applications import full_name
from jipdesk.queries.intake import PERSON
from jipdesk.rules.states import ApplicationState, PlacementState

_OVER = frozenset(
    {
        ApplicationState.DUPLICATE,
        ApplicationState.NOT_SELECTED,
        ApplicationState.WITHDRAWN,
        ApplicationState.CANCELLED,
    }
)


@dataclass(frozen=True, slots=True)
class ApplicationOf:
    """An application as it stands beside a person's name."""

    id: int
    edition_id: int
    year: int
    no: str
    state: ApplicationState
    submitted_at: datetime | None
    took_part: bool
    """whether it came to a placement that was not cancelled"""


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person as named in the list of pairs; the newest application first."""

    id: int
    name: str
    name_native: str | None
    applications: tuple[ApplicationOf, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two records, whole."""

    line: PersonLine
    values: Mapping[str, Any]
    """the person's own fields, by name"""
    passports: frozenset[str]
    """the numbers, folded, to tell whether they are the same; they are masked where they are shown"""
    has_passport: bool
    has_special_care: bool
    notes: int
    attachments: int


@dataclass(frozen=True, slots=True)
class Sides:
    """Both of them; None where the record is gone or has become part of another."""

    this: Side
    that: Side

    @property
    def differing(self) -> tuple[str, ...]:
        """The fields of a person that are not the same in both."""
        return tuple(name for name in PERSON if self.this.values[name] != self.that.values[name])

    @property
    def in_one_edition(self) -> tuple[tuple[ApplicationOf, ApplicationOf], ...]:
        """The applications of one year that both have and that still stand, the newest year first."""
        mine, theirs = (
            {each.edition_id: each for each in reversed(side.line.applications) if each.state not in _OVER}
            for side in (self.this, self.that)
        )
        both = ((each, theirs[edition]) for edition, each in mine.items() if edition in theirs)
        return tuple(sorted(both, key=lambda pair: -pair[0].year))


def lines(session: Session, person_ids: Collection[int]) -> dict[int, PersonLine]:
    """Return how persons are named, by their numbers."""
    of_person = _applications(session, person_ids)
    columns = (Person.id, Person.family_name, Person.given_name, Person.middle_name, Person.name_native)
    return {
        row.id: PersonLine(
            id=row.id,
            name=full_name(row.family_name, row.given_name, row.middle_name),
            name_native=row.name_native,
            applications=tuple(of_person[row.id]),
        )
        for row in chosen.rows(session, select(*columns), Person.id, person_ids)
    }


def sides(session: Session, person_id: int, other_id: int) -> Sides | None:
    """Return both records, or None if one of them is gone or has become part of another."""
    both = (person_id, other_id)
    persons = session.scalars(select(Person).where(Person.id.in_(both), Person.merged_into_id.is_(None))).all()
    if len(persons) < len(set(both)):
        return None
    named = lines(session, both)
    found = {each.id: _side(session, each, named[each.id]) for each in persons}
    return Sides(found[person_id], found[other_id])


def _side(session: Session, person: Person, line: PersonLine) -> Side:
    passports = session.execute(select(Passport.number_folded).where(Passport.person_id == person.id)).scalars().all()
    care = session.scalars(select(SpecialCare.id).where(SpecialCare.person_id == person.id)).first()
    return Side(
        line=line,
        values={name: getattr(person, name) for name in PERSON},
        passports=frozenset(number for number in passports if number),
        has_passport=bool(passports),
        has_special_care=care is not None,
        notes=_count(session, Note, person.id),
        attachments=_count(session, Attachment, person.id),
    )


def _count(session: Session, record: type[Note | Attachment], person_id: int) -> int:
    return session.scalars(select(func.count()).select_from(record).where(record.person_id == person_id)).one()


def _applications(session: Session, person_ids: Collection[int]) -> defaultdict[int, list[ApplicationOf]]:
    placed = select(Placement.id).where(
        Placement.application_id == Application.id, Placement.state != PlacementState.CANCELLED
    )
    statement = select(
        *(Application.person_id, Application.id, Application.edition_id, Edition.year, Application.receipt_no),
        *(Application.state, Application.submitted_at, placed.exists()),
    ).join(Edition, Edition.id == Application.edition_id)
    found: defaultdict[int, list[ApplicationOf]] = defaultdict(list)
    newest = statement.order_by(Edition.year.desc(), Application.id.desc())
    for person_id, *values in chosen.rows(session, newest, Application.person_id, person_ids):
        found[person_id].append(ApplicationOf(*values))
    return found
