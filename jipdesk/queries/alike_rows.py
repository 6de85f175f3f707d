"""Whom the rows of a sheet are alike to: who these are, and which of them were found to be one person or two."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.models.application import Application
from jipdesk.models.edition import Edition
from jipdesk.models.person import Person
from jipdesk.queries.applications import full_name
from jipdesk.queries.chosen import PORTION
from jipdesk.queries.persons import application_name
from jipdesk.queries.same_person_count import apart


@dataclass(frozen=True, slots=True)
class Applicant:
    """Who an application on the desk is of."""

    person_id: int
    name: str


def applicants(session: Session, edition_id: int, named: Collection[str]) -> dict[str, Applicant]:
    """Return who is behind applications, named as `persons.identities` names them."""
    return dict(_found(session, edition_id, named))


def decided(session: Session, pairs: Collection[frozenset[int]]) -> frozenset[frozenset[int]]:
    """Return the pairs of persons about whom there is nothing to ask: one person already, or found to be two."""
    if not pairs:
        return frozenset()
    known = apart(session)
    return frozenset(pair for pair in pairs if len(pair) == 1 or pair in known)


def _found(session: Session, edition_id: int, named: Collection[str]) -> Iterator[tuple[str, Applicant]]:
    numbers = {name.split(": ", 1)[-1] for name in named} | set(named)
    names = (Person.family_name, Person.given_name, Person.middle_name)
    statement = (
        select(Application.edition_id, Edition.year, Application.receipt_no, Person.id, *names)
        .join(Person, Person.id == Application.person_id)
        .join(Edition, Edition.id == Application.edition_id)
    )
    wanted = sorted(numbers)
    for start in range(0, len(wanted), PORTION):
        for row in session.execute(statement.where(Application.receipt_no.in_(wanted[start : start + PORTION]))):
            name = application_name(row, edition_id)
            if name in named:
                yield name, Applicant(row.id, full_name(row.family_name, row.given_name, row.middle_name))
