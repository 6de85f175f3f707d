"""Who the desk knows, by what tells persons apart."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.models.application import Application
from jipdesk.models.edition import Edition
from jipdesk.models.person import Passport, Person
from jipdesk.models.search import fold, fold_all
from jipdesk.rules.parties import Party

_NO_LETTER = re.compile(r"[\W_]")
LEAST_PASSPORT = 5
"""What is shorter is no passport number, but a dash or a word."""
_PORTION = 200
_FIRST_NOT_LATIN = "\u0370"


class Identity(NamedTuple):
    """A person as told in a sheet or a record: the parts of the name in the passport, the name elsewhere, the rest."""

    number: str
    """what the person is named by, such as a receipt number"""
    row: int = 0
    names: Sequence[str | None] = ()
    writings: Sequence[str | None] = ()
    birth_date: date | None = None
    email: str | None = ""
    passports: Collection[str | None] = ()


def identities(session: Session, edition_id: int) -> Iterator[Identity]:
    """Yield everybody who ever applied, as seen from one edition."""
    rows = session.execute(
        select(
            Application.edition_id,
            Edition.year,
            Application.receipt_no,
            Person.family_name,
            Person.middle_name,
            Person.given_name,
            Person.name_kana,
            Person.name_native,
            Person.birth_date,
            Person.email,
            Passport.number,
        )
        .join(Person, Person.id == Application.person_id)
        .join(Edition, Edition.id == Application.edition_id)
        .outerjoin(Passport, Passport.person_id == Person.id)
        .order_by(Application.id)
    )
    for row in rows:
        yield Identity(
            application_name(row, edition_id),
            names=(row.family_name, row.middle_name, row.given_name),
            writings=(row.name_kana, row.name_native),
            birth_date=row.birth_date,
            email=row.email,
            passports=(row.number,),
        )


def application_name(row: Any, edition_id: int) -> str:
    """Return what an application is called when seen from an edition: its number, after the year if of another."""
    return str(row.receipt_no) if row.edition_id == edition_id else f"{row.year}: {row.receipt_no}"


def parties(persons: Iterable[Identity]) -> Iterator[Party]:
    """Yield the persons as they are compared, many at a time: folded one by one they would take twice as long."""
    rest = iter(persons)
    while portion := list(islice(rest, _PORTION)):
        names = fold_all([" ".join(filter(None, each.names)) for each in portion])
        writings = iter(fold_all([writing for each in portion for writing in each.writings]))
        numbers = iter(fold_all([number for each in portion for number in each.passports]))
        for each, name in zip(portion, names, strict=True):
            others = islice(writings, len(each.writings))
            yield _party(each, name or "", others, islice(numbers, len(each.passports)))


def _party(told: Identity, name: str, writings: Iterable[str | None], numbers: Iterable[str | None]) -> Party:
    """Return the person of whom the name, its other writings and the numbers of passports are folded."""
    written = [each for each in writings if each]
    others = {_in_order(_letters(each)) for each in written}
    readings: tuple[str, ...] = ()
    if not (name and name.isascii()):
        # Some write their own script where the form asks for the passport's.
        others.add(_in_order(_letters(fold(name))))
        readings = tuple(dict.fromkeys(filter(None, (name, *written)))) if _is_foreign(name) else ()
    known = (_letters(each) for each in numbers if each)
    return Party(
        number=told.number,
        row=told.row,
        birth_date=told.birth_date,
        email=(told.email or "").casefold(),
        passports=tuple(dict.fromkeys(each for each in known if len(each) >= LEAST_PASSPORT)),
        name=tuple(sorted(name.replace("-", " ").split())),
        writings=tuple(sorted(others - {""})),
        readings=readings,
    )


def _is_foreign(name: str) -> bool:
    """Say whether there is a letter in a name that is not Latin, or no name at all."""
    return not name or any(letter >= _FIRST_NOT_LATIN and letter.isalpha() for letter in name)


def _in_order(letters: str) -> str:
    """Return the letters of a name in one order: family and given name stand either way, apart or together."""
    return "".join(sorted(letters))


def _letters(folded: str) -> str:
    joined = folded.replace(" ", "").replace("・", "")
    return joined if joined.isalnum() else _NO_LETTER.sub("", joined)
