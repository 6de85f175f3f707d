"""過去参加: who took part before, as far as this desk knows, whatever they declare themselves.

Someone is taken for the same person by passport number, or by birth date together with e-mail address or with the same
words in the name. Two persons whom a coordinator found to be two are left apart; who was found to be one is one record.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Session

from jipdesk.models.application import Application
from jipdesk.models.edition import Edition
from jipdesk.models.person import NotTheSame, Passport, Person
from jipdesk.models.placement import Placement
from jipdesk.models.search import fold
from jipdesk.queries import chosen
from jipdesk.rules.workflow import PlacementState

Trait = tuple[str, ...]


def found(session: Session, edition_id: int, persons: Collection[int] | None = None) -> defaultdict[int, set[int]]:
    """Return, by person, the years of the other editions in which the desk holds a placement of that person.

    Asked of some persons only, it is quick however many applications the edition has.
    """
    years: defaultdict[int, set[int]] = defaultdict(set)
    took_part = _took_part(session, edition_id)
    if not took_part:
        return years
    by_trait = _by_trait(session, set(took_part))
    apart = set(session.execute(select(NotTheSame.person_id, NotTheSame.other_id)))
    for person_id, traits in _traits(session, edition_id, persons, _perhaps(by_trait, took_part)):
        years[person_id] |= took_part.get(person_id, set())
        for other in {other for trait in traits for other in by_trait.get(trait, ())}:
            if (person_id, other) not in apart and (other, person_id) not in apart:
                years[person_id] |= took_part[other]
    return years


def _took_part(session: Session, edition_id: int) -> dict[int, set[int]]:
    rows = session.execute(
        select(Application.person_id, Edition.year)
        .join(Placement, Placement.application_id == Application.id)
        .join(Edition, Edition.id == Placement.edition_id)
        .where(Placement.edition_id != edition_id, Placement.state != PlacementState.CANCELLED)
    )
    years: defaultdict[int, set[int]] = defaultdict(set)
    for person_id, year in rows:
        years[person_id].add(year)
    return dict(years)


def _by_trait(session: Session, persons: set[int]) -> dict[Trait, set[int]]:
    """Return the past participants by each thing that tells them."""
    found: defaultdict[Trait, set[int]] = defaultdict(set)
    for row in session.execute(_select_traits().where(Person.id.in_(persons))):
        for trait in _traits_of(*row[1:]):
            found[trait].add(row[0])
    return dict(found)


def _perhaps(by_trait: Collection[Trait], took_part: Collection[int]) -> ColumnElement[bool]:
    """Return the condition for who may be one of them, so that a name is only looked at where it can matter."""
    passports = {trait[1] for trait in by_trait if trait[0] == "passport"}
    days = {date.fromisoformat(trait[1]) for trait in by_trait if trait[0] != "passport"}
    return or_(Person.id.in_(took_part), Passport.number_folded.in_(passports), Person.birth_date.in_(days))


def _traits(
    session: Session, edition_id: int, persons: Collection[int] | None, perhaps: ColumnElement[bool]
) -> Iterator[tuple[int, set[Trait]]]:
    statement = _select_traits().join(Application, Application.person_id == Person.id)
    statement = statement.where(Application.edition_id == edition_id, perhaps)
    rows = session.execute(statement) if persons is None else chosen.rows(session, statement, Person.id, persons)
    for row in rows:
        yield row[0], _traits_of(*row[1:])


def _select_traits() -> Select[*tuple[Any, ...]]:
    names = (Person.family_name, Person.middle_name, Person.given_name)
    return select(Person.id, Person.birth_date, Person.email_folded, Passport.number_folded, *names).outerjoin(Passport)


def _traits_of(born: date | None, email: str | None, passport: str | None, *names: str | None) -> set[Trait]:
    traits: set[Trait] = set()
    if passport:
        traits.add(("passport", passport))
    if born and email:
        traits.add(("email", born.isoformat(), email))
    if born and any(names):
        words = sorted(word for name in names if name for word in fold(name).split())
        traits.add(("name", born.isoformat(), *words))
    return traits
