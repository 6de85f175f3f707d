"""同一人物: how many pairs nearly certainly are one; asked with every change, so it only looks at equal values."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from jipdesk.models.application import Application
from jipdesk.models.person import NotTheSame, Passport, Person
from jipdesk.queries import chosen

_SHORT = 4
"""What is no longer is no passport number, but a dash or a word."""
_MOST_OF_ONE = 20
"""A value that more share is an agency's address or a mistake."""

Pairs = Iterator[frozenset[int]]


def likely_count(session: Session, edition_id: int) -> int:
    """Return how many pairs share a passport, or birth date and e-mail, with an applicant of the edition among them."""
    found = {*_by_passport(session), *_by_email(session)} - apart(session)
    # The sum keeps the database from going through the whole edition for the few.
    of_edition = select(Application.person_id, Application.id).where(Application.edition_id + 0 == edition_id)
    ours = chosen.pairs(session, of_edition, Application.person_id, {each for pair in found for each in pair})
    return sum(not pair.isdisjoint(ours) for pair in found)


def apart(session: Session, person_id: int | None = None) -> frozenset[frozenset[int]]:
    """Return the pairs that were found to be two persons, all or those of one person."""
    statement = select(NotTheSame.person_id, NotTheSame.other_id)
    if person_id is not None:
        statement = statement.where(or_(NotTheSame.person_id == person_id, NotTheSame.other_id == person_id))
    return frozenset(frozenset((one, two)) for one, two in session.execute(statement))


def _by_passport(session: Session) -> Pairs:
    number = Passport.number_folded
    # The index alone tells what occurs twice; only that is looked up.
    twice = select(number).where(number.is_not(None)).group_by(number).having(func.count() > 1)
    shared = [each for each in session.scalars(twice) if each and len(each) > _SHORT]
    return _pairs((value, person) for person, value in _rows(session, shared))


def _rows(session: Session, shared: list[str]) -> list[tuple[int, str]]:
    statement = select(Passport.person_id, Passport.number_folded)
    found = session.execute(statement.where(Passport.number_folded.in_(shared[: chosen.PORTION])))
    return [(person, value or "") for person, value in found]


def _by_email(session: Session) -> Pairs:
    email = Person.email_folded
    twice = select(email).where(email.is_not(None)).group_by(email).having(func.count() > 1)
    shared = [each for each in session.scalars(twice) if each]
    rows = session.execute(
        select(Person.id, email, Person.birth_date).where(
            email.in_(shared[: chosen.PORTION]), Person.birth_date.is_not(None), Person.merged_into_id.is_(None)
        )
    )
    return _pairs(((value, born), person) for person, value, born in rows)


def _pairs(values: Iterable[tuple[object, int]]) -> Pairs:
    """Yield every two persons of one value."""
    persons: defaultdict[object, set[int]] = defaultdict(set)
    for value, person in values:
        persons[value].add(person)
    for group in persons.values():
        if len(group) <= _MOST_OF_ONE:
            yield from map(frozenset, combinations(sorted(group), 2))
