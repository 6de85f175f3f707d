"""旅券: what the two lines at the foot of a passport's page say, recorded, and taken over where the record differs."""

from collections.abc import Callable, Collection
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.actions.intake import folded_number, search_text
from jipdesk.errors import InputRefused
from jipdesk.models.database import say
from jipdesk.models.person import Passport, Person
from jipdesk.queries.passports import known_of
from jipdesk.rules import mrz
from jipdesk.rules.codes import Sex
from jipdesk.rules.mrz import Compared, Part, Stand

Iso2Of = Callable[[str], str | None]
_OF_PASSPORT = frozenset({Part.NUMBER, Part.EXPIRES_ON, Part.ISSUING_COUNTRY})


def read_passport(session: Session, person_id: int, typed: str, iso2_of: Iso2Of, *, on: date) -> None:
    """Keep the two lines, and fill in what is not on record of the passport; lines that contradict are refused.

    Another number is another passport: the one that was known stays on record as an earlier one.
    """
    reading = mrz.read(typed)
    if reading.mrz is None:
        raise InputRefused("mrz_wrong", fault=str(reading.faults[0]))
    person = _person(session, person_id)
    lines = f"{reading.first}\n{reading.second}"
    passport = _passport(session, person_id, folded_number(reading.mrz.number))
    passport.mrz = lines
    for each in _compared(session, person_id, lines, iso2_of, on):
        if each.part in _OF_PASSPORT and each.stand is Stand.NOT_RECORDED:
            _put(person, passport, each)
    session.flush()
    person.search_text = search_text(person, passport.number)
    say(session, count=1)


def take_over(session: Session, person_id: int, parts: Collection[Part], iso2_of: Iso2Of, *, on: date) -> None:
    """Write into the record what the passport that was read says of these parts."""
    person, passport = _person(session, person_id), _last(session, person_id)
    if passport is None or not passport.mrz:
        raise InputRefused("records_gone", count=1)
    for each in _compared(session, person_id, passport.mrz, iso2_of, on):
        if each.part in parts and each.there is not None:
            _put(person, passport, each)
    person.search_text = search_text(person, passport.number)
    say(session, count=len(parts))


def _person(session: Session, person_id: int) -> Person:
    person = session.get(Person, person_id)
    if person is None:
        raise InputRefused("records_gone", count=1)
    return person


def _last(session: Session, person_id: int) -> Passport | None:
    statement = select(Passport).where(Passport.person_id == person_id).order_by(Passport.id.desc()).limit(1)
    return session.scalars(statement).first()


def _passport(session: Session, person_id: int, folded: str | None) -> Passport:
    known = _last(session, person_id)
    if known is None or (known.number and folded_number(known.number) != folded):
        known = Passport(person_id=person_id)
        session.add(known)
    session.flush()
    return known


def _compared(session: Session, person_id: int, lines: str, iso2_of: Iso2Of, on: date) -> tuple[Compared, ...]:
    first, second = lines.split("\n")
    session.flush()
    return mrz.compare(first, second, known_of(session, person_id), iso2_of, today=on)


def _put(person: Person, passport: Passport, each: Compared) -> None:
    value: Any = each.there
    if each.part is Part.NUMBER:
        passport.number, passport.number_folded = value, folded_number(value)
    elif each.part in _OF_PASSPORT:
        setattr(passport, each.part, value)
    elif each.part is Part.SEX:
        person.sex = Sex(value)
    elif each.part is Part.GIVEN_NAME:
        # The passport does not tell middle names from given ones.
        person.given_name, person.middle_name = value, None
    else:
        setattr(person, each.part, value)
