"""Who the desk knows, by what tells persons apart."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.models.application import Application
from jipdesk.models.edition import Edition
from jipdesk.models.person import Passport, Person
from jipdesk.models.search import fold
from jipdesk.rules.likeness import Party

_NO_LETTER = re.compile(r"[\W_]")
LEAST_PASSPORT = 5
"""What is shorter is no passport number, but a dash or a word."""


@dataclass(frozen=True, slots=True)
class Identity:
    """A person of an application: the parts of the name in the passport, the name in other scripts, and the rest."""

    application: str
    """the receipt number, with the year before it where it is of another edition"""
    names: tuple[str | None, ...]
    writings: tuple[str | None, ...]
    birth_date: date | None
    email: str | None
    passport_no: str | None


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
            application=row.receipt_no if row.edition_id == edition_id else f"{row.year}: {row.receipt_no}",
            names=(row.family_name, row.middle_name, row.given_name),
            writings=(row.name_kana, row.name_native),
            birth_date=row.birth_date,
            email=row.email,
            passport_no=row.number,
        )


def party(
    number: str,
    *,
    row: int = 0,
    names: Iterable[str | None] = (),
    writings: Iterable[str | None] = (),
    birth_date: date | None = None,
    email: str | None = "",
    passport_no: str | Collection[str] | None = "",
) -> Party:
    """Return a person to compare; `names` are the parts of the name in the passport, `writings` the name elsewhere.

    Of passports there may be several.
    """
    known = (passport_no,) if isinstance(passport_no, str) else passport_no or ()
    numbers = (_letters(each) for each in known if each)
    name = fold(" ".join(name for name in names if name))
    others = {_without_order(writing) for writing in writings if writing}
    if not name.isascii():
        # Some write their own script where the form asks for the passport's.
        others.add(_without_order(name))
    return Party(
        number=number,
        row=row,
        birth_date=birth_date,
        email=(email or "").casefold(),
        passports=frozenset(each for each in numbers if len(each) >= LEAST_PASSPORT),
        name=tuple(sorted(name.replace("-", " ").split())),
        writings=frozenset(others - {""}),
    )


def _without_order(text: str) -> str:
    """Return the letters of a name in one order: family and given name stand either way, apart or together."""
    return "".join(sorted(_letters(text)))


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", fold(text))
