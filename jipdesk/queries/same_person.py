"""同一人物: records of the desk that seem to be one person, of an edition's applicants and of all who ever applied.

Two who were found to be two are not shown again, nor is a record that has become part of another.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from heapq import nlargest
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from jipdesk.models.application import Application
from jipdesk.models.database import Database
from jipdesk.models.edition import Edition
from jipdesk.models.person import Passport, Person
from jipdesk.queries import chosen, same_person_count, searching
from jipdesk.queries.persons import Identity, parties
from jipdesk.rules.likeness import Evidence, Likeness, compare, find, likeliest, swapped
from jipdesk.rules.parties import Party

Progress = Callable[[int, int], None]
MOST = 5_000
"""More than these nobody decides; with the likeliest decided, the next are found."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that seem to be one person; the first is the one with the newer application."""

    person_id: int
    other_id: int
    score: int
    evidence: tuple[Evidence, ...]

    @property
    def number(self) -> int:
        """One number for the two, by which a list knows the pair."""
        return self.person_id << 31 | self.other_id

    @property
    def both(self) -> frozenset[int]:
        """The two, whichever comes first."""
        return frozenset((self.person_id, self.other_id))


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everybody on the desk, ready to be compared without asking it again."""

    of_edition: list[Party]
    others: list[Party]
    apart: frozenset[frozenset[int]]


def search(db: Database, edition_id: int, progress: Progress) -> tuple[Pair, ...]:
    """Look through everybody for those who seem to be one person with an applicant of an edition.

    It takes seconds with tens of thousands; the desk is asked only at the beginning, so that nobody waits for it long.
    """
    with db.apart() as connection, Session(connection) as session:
        gathered = gather(session, edition_id)
    found = pairs(gathered, progress)
    # One by one: let go at once, they would hold up everything else.
    for each in (gathered.of_edition, gathered.others):
        while each:
            each.pop()
    return found


def gather(session: Session, edition_id: int) -> Gathered:
    """Read who the desk knows: those of an edition, who are compared with everybody, and the others."""
    applied = _years(session)
    ours = set(session.scalars(select(Application.person_id).where(Application.edition_id == edition_id)))
    passports = _passports(session)
    told = (_identity(row, passports) for row in session.execute(_select()) if row.id in applied)
    everybody = list(parties(told))
    # The newer record is compared with those before it, so that it stands first in its pair.
    everybody.sort(key=lambda each: (applied[each.row], each.row))
    return Gathered(
        of_edition=[each for each in everybody if each.row in ours],
        others=[each for each in everybody if each.row not in ours],
        apart=same_person_count.apart(session),
    )


def pairs(gathered: Gathered, progress: Progress) -> tuple[Pair, ...]:
    """Compare them and return who seems to be one person, the likeliest first."""
    found = map(_pair, find(gathered.of_edition, gathered.others, progress))
    return in_order(nlargest(MOST, (each for each in found if each.both not in gathered.apart), key=_likely_and_new))


def in_order(found: Iterable[Pair]) -> tuple[Pair, ...]:
    """Return the pairs with the likeliest first."""
    return tuple(sorted(found, key=_likely_and_new, reverse=True))


def _likely_and_new(pair: Pair) -> tuple[int, int, int]:
    return pair.score, pair.person_id, pair.other_id


def check(session: Session, person_id: int) -> tuple[Pair, ...]:
    """Return whom one person seems to be one with; asked through the indexes, so that a page need not wait for it."""
    row = session.execute(_select().where(Person.id == person_id, Person.merged_into_id.is_(None))).first()
    if row is None:
        return ()
    (mine,) = parties([_identity(row, _passports(session, [person_id]))])
    alike = _alike(session, row, mine) - {person_id}
    rows = chosen.rows(session, _select().where(_has_applied()), Person.id, alike)
    passports = _passports(session, alike)
    apart = same_person_count.apart(session, person_id)
    others = (_identity(each, passports) for each in rows if frozenset((person_id, each.id)) not in apart)
    return in_order(map(_pair, likeliest(mine, parties(others))))


def again(session: Session, edition_id: int, before: Collection[Pair], person_ids: Collection[int]) -> tuple[Pair, ...]:
    """Return an edition's pairs as they are now that something about some persons has changed."""
    touched, known = set(person_ids), {each.both: each for each in before}
    new = {each.both: each for number in touched for each in check(session, number)}
    ours = _of_edition(session, edition_id, {number for both in new for number in both})
    left = [each for each in before if not each.both & touched]
    # Who stood first stays first.
    found = (replace(known.get(both, each), score=each.score, evidence=each.evidence) for both, each in new.items())
    return in_order([*left, *(each for each in found if each.both & ours)])


def noted(session: Session, edition_id: int) -> tuple[Pair, ...]:
    """Return the pairs with an applicant of the edition that were found to be two persons, the likeliest first."""
    apart = same_person_count.apart(session)
    both = {number for pair in apart for number in pair}
    passports = _passports(session, both)
    rows = chosen.rows(session, _select().where(_has_applied()), Person.id, both)
    known = {each.row: each for each in parties(_identity(row, passports) for row in rows)}
    ours = _of_edition(session, edition_id, both)
    pairs_there = (sorted(pair, reverse=True) for pair in apart if pair <= known.keys() and pair & ours)
    return in_order(_pair(compare(known[one], known[two])) for one, two in pairs_there)


# --- who is compared --------------------------------------------------------------------------------------------------


def _select() -> Select[*tuple[Any, ...]]:
    names = (Person.family_name, Person.middle_name, Person.given_name, Person.name_kana, Person.name_native)
    return select(Person.id, *names, Person.birth_date, Person.email_folded)


def _identity(row: Any, passports: defaultdict[int, list[str]]) -> Identity:
    return Identity(
        str(row.id),
        row=row.id,
        names=(row.family_name, row.middle_name, row.given_name),
        writings=(row.name_kana, row.name_native),
        birth_date=row.birth_date,
        email=row.email_folded,
        passports=passports[row.id],
    )


def _pair(found: Likeness) -> Pair:
    return Pair(found.one.row, found.two.row, found.score, found.evidence)


def _passports(session: Session, person_ids: Collection[int] | None = None) -> defaultdict[int, list[str]]:
    statement = select(Passport.person_id, Passport.number_folded).where(Passport.number_folded.is_not(None))
    found: defaultdict[int, list[str]] = defaultdict(list)
    rows = (
        session.execute(statement)
        if person_ids is None
        else chosen.rows(session, statement, Passport.person_id, person_ids)
    )
    for person_id, number in rows:
        found[person_id].append(str(number))
    return found


def _years(session: Session) -> dict[int, int]:
    """Return everybody who ever applied, with the year of the newest application."""
    rows = session.execute(
        select(Application.person_id, func.max(Edition.year))
        .join(Edition, Edition.id == Application.edition_id)
        .group_by(Application.person_id)
    )
    return dict(rows.all())


def _of_edition(session: Session, edition_id: int, person_ids: Collection[int]) -> set[int]:
    """Return which of some persons applied for an edition."""
    # The sum keeps the database from going through the whole edition for the few.
    statement = select(Application.person_id).where(Application.edition_id + 0 == edition_id)
    return {row.person_id for row in chosen.rows(session, statement, Application.person_id, person_ids)}


def _has_applied() -> Any:
    return select(Application.id).where(Application.person_id == Person.id).exists()


def _alike(session: Session, row: Any, mine: Party) -> set[int]:
    """Return the numbers of those who share something with a person that is worth comparing by."""
    return {number for statement in _alike_by(row, mine) for number in session.scalars(statement)}


def _alike_by(row: Any, mine: Party) -> Iterator[Select[*tuple[Any, ...]]]:
    if mine.passports:
        own = select(Passport.number_folded).where(Passport.person_id == row.id).scalar_subquery()
        yield select(Passport.person_id).where(Passport.number_folded.in_(own))
    if row.email_folded:
        yield select(Person.id).where(Person.email_folded == row.email_folded)
    born = row.birth_date
    if born:
        yield select(Person.id).where(Person.birth_date.in_({born, swapped(born) or born}))
    if len(mine.name) > 1:
        # Where a birth date is missing the name alone has to tell.
        unknown = [Person.birth_date.is_(None)] if born else []
        yield select(Person.id).where(searching.persons_named(mine.name), *unknown)
