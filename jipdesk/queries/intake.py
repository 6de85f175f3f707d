"""What a sheet of applications would change: compared with what was received before and with what stands now."""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from operator import attrgetter
from types import MappingProxyType
from typing import Any

from sqlalchemy import Text, select, type_coerce
from sqlalchemy.orm import Session, joinedload, selectinload

from jipdesk.models.application import Answer, Application, Received
from jipdesk.models.person import Person
from jipdesk.rules.codes import EducationStatus, EnglishLevel, Jlpt, Sex

PERSON = (
    "family_name",
    "middle_name",
    "given_name",
    "name_kana",
    "name_native",
    "sex",
    "birth_date",
    "nationality",
    "other_nationality",
    "residence_country",
    "email",
    "phone",
    "address",
)
PASSPORT = MappingProxyType({"passport_no": "number", "passport_expiry": "expires_on"})
SPECIAL_CARE = ("diet", "health_notes", "emergency_contact")
APPLICATION = (
    "submitted_at",
    "education_status",
    "institution",
    "major",
    "degree",
    "jlpt",
    "english_level",
    "english_test",
    "english_score",
    "past_participation",
    "agrees_with_purpose",
    "full_time",
    "can_submit_documents",
    "consents_privacy",
    "skills",
    "motivation",
)
"""The fields of the intake sheet by the record that keeps them; `courses` and the answers stand beside these."""


@dataclass(frozen=True, slots=True)
class ReceivedApplication:
    """One row of an intake sheet, understood; countries are ISO codes, moments have their zone, None is not stated."""

    row: int
    receipt_no: str
    nationality: str | None
    consents_privacy: bool
    submitted_at: datetime | None = None
    family_name: str | None = None
    middle_name: str | None = None
    given_name: str | None = None
    name_kana: str | None = None
    name_native: str | None = None
    sex: Sex | None = None
    birth_date: date | None = None
    other_nationality: str | None = None
    residence_country: str | None = None
    email: str | None = None
    phone: str | None = None
    address: str | None = None
    passport_no: str | None = None
    passport_expiry: date | None = None
    education_status: EducationStatus | None = None
    institution: str | None = None
    major: str | None = None
    degree: str | None = None
    jlpt: Jlpt | None = None
    english_level: EnglishLevel | None = None
    english_test: str | None = None
    english_score: Decimal | None = None
    courses: tuple[str, ...] = ()
    past_participation: tuple[int, ...] = ()
    agrees_with_purpose: bool | None = None
    full_time: bool | None = None
    can_submit_documents: bool | None = None
    skills: str | None = None
    motivation: str | None = None
    diet: str | None = None
    health_notes: str | None = None
    emergency_contact: str | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    """Columns that the desk does not know, by heading."""
    cells: Mapping[str, str] = field(default_factory=dict)
    """All cells as they stood, by heading."""

    def values(self) -> dict[str, object]:
        """Return what was understood, plainly: what is kept for comparing a later sheet with."""
        names, values_of = _understood()
        # Nearly all are plain: a sheet of 50,000 applications asks two million times.
        values = [value if type(value) in _PLAIN else plain(value) for value in values_of(self)]
        return dict(zip(names, values, strict=True)) | {"answers": dict(self.answers)}


@cache
def _understood() -> tuple[tuple[str, ...], Callable[[object], tuple[object, ...]]]:
    others = {"row", "receipt_no", "answers", "cells"}
    # In the order in which they are kept, which spares sorting them for every application.
    names = sorted(each.name for each in fields(ReceivedApplication) if each.name not in others)
    return tuple(names), attrgetter(*names)


@dataclass(frozen=True, slots=True)
class Update:
    """What a row changes of an application that is there: the fields, and those a coordinator's value was kept for."""

    application_id: int
    received: ReceivedApplication
    changed: tuple[str, ...]
    conflicts: tuple[str, ...]
    absent: Collection[str] = ()
    """the fields that the sheet has no column for"""
    standing: Mapping[str, object] = field(default_factory=dict)
    """what stands on the desk in the fields that differ, plainly"""
    settled: tuple[str, ...] = ()
    """the fields in which a person has decided that the desk's value stays; they are conflicts no longer"""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What taking in a sheet would do."""

    added: tuple[ReceivedApplication, ...]
    updates: tuple[Update, ...]
    unchanged: int


def compare(
    session: Session, edition_id: int, rows: Sequence[ReceivedApplication], absent: Collection[str] = ()
) -> Comparison:
    """Sort the rows into new ones, ones that change something, and ones the desk already has.

    A field is changed only where the applicant changed it since their last sheet, and only if the value on the desk is
    still the one they had sent: what a coordinator has put there since stays, and is reported as a conflict. Of the
    columns that the sheet does not have (`absent`) it says nothing.
    """
    known = _sent(session, edition_id)
    added, sent_again, unchanged = [], [], 0
    for row in rows:
        application_id, text = known.get(row.receipt_no, (None, None))
        if application_id is None:
            added.append(row)
            continue
        sent = json.loads(text) if text else {}
        new = known_values(row, absent, sent)
        if any(value != sent.get(name) for name, value in new.items()):
            sent_again.append((application_id, row, sent, new))
        else:
            unchanged += 1
    found = [_update(*each, absent, current) for each, current in _beside_standing(session, sent_again)]
    updates = tuple(each for each in found if each.changed or each.conflicts)
    return Comparison(tuple(added), updates, unchanged + len(found) - len(updates))


Sent = tuple[int, ReceivedApplication, Mapping[str, Any], Mapping[str, Any]]
"""An application that came again otherwise: its number, its row, what it said before and what it says now."""


def _update(
    number: int,
    row: ReceivedApplication,
    sent: Mapping[str, object],
    new: Mapping[str, object],
    absent: Collection[str],
    current: Mapping[str, object],
) -> Update:
    differing = [name for name, value in new.items() if value != sent.get(name) and value != current.get(name)]
    touched = tuple(name for name in differing if current.get(name) != sent.get(name))
    changed = tuple(name for name in differing if name not in touched)
    return Update(number, row, changed, touched, absent, {name: current.get(name) for name in differing})


def settled(
    comparison: Comparison, ours: Collection[tuple[int, str]], theirs: Collection[tuple[int, str]]
) -> Comparison:
    """Return what taking in would do once conflicts, by row and field, are decided: the desk's value, or the sheet's.

    What is decided for neither stays as it is on the desk, and a conflict when the sheet comes again.
    """
    if not ours and not theirs:
        return comparison
    return replace(comparison, updates=tuple(_settled(each, ours, theirs) for each in comparison.updates))


def _settled(update: Update, ours: Collection[tuple[int, str]], theirs: Collection[tuple[int, str]]) -> Update:
    taken = tuple(name for name in update.conflicts if (update.received.row, name) in theirs)
    kept = tuple(name for name in update.conflicts if (update.received.row, name) in ours and name not in taken)
    if not taken and not kept:
        return update
    left = tuple(name for name in update.conflicts if name not in {*taken, *kept})
    return replace(update, changed=(*update.changed, *taken), settled=(*update.settled, *kept), conflicts=left)


def known_values(row: ReceivedApplication, absent: Collection[str], sent: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a row says, with what was sent before for what it says nothing of."""
    new = {name: sent.get(name) if name in absent else value for name, value in row.values().items()}
    return new | {"answers": {**(sent.get("answers") or {}), **row.answers}}


def _sent(session: Session, edition_id: int) -> dict[str, tuple[int, str | None]]:
    """Return by receipt number: the application, and what its applicant last sent, as it is kept."""
    rows = session.execute(
        select(Application.receipt_no, Application.id, type_coerce(Received.values, Text))
        .outerjoin(Received, Received.application_id == Application.id)
        .where(Application.edition_id == edition_id)
    )
    return {receipt_no: (number, values) for receipt_no, number, values in rows}


def _beside_standing(session: Session, sent: Sequence[Sent]) -> Iterator[tuple[Sent, Mapping[str, object]]]:
    """Yield each with what stands on the desk now."""
    for start in range(0, len(sent), _PORTION):
        portion = sent[start : start + _PORTION]
        numbers = [number for number, *_ in portion]
        answers = _answers(session, numbers)
        applications = session.scalars(
            select(Application)
            .where(Application.id.in_(numbers))
            .options(
                joinedload(Application.person).selectinload(Person.passports),
                joinedload(Application.person).joinedload(Person.special_care),
                selectinload(Application.choices).joinedload("*"),
            )
        )
        stands = {each.id: standing(each) | {"answers": answers[each.id]} for each in applications}
        yield from ((each, stands[each[0]]) for each in portion)


def _answers(session: Session, numbers: Sequence[int]) -> defaultdict[int, dict[str, str]]:
    answers: defaultdict[int, dict[str, str]] = defaultdict(dict)
    rows = session.execute(
        select(Answer.application_id, Answer.question, Answer.text).where(Answer.application_id.in_(numbers))
    )
    for application_id, question, text in rows:
        answers[application_id][question] = text
    return answers


def standing(application: Application) -> dict[str, object]:
    """Return what the desk holds of an application, as plainly as `ReceivedApplication.values` puts it."""
    person = application.person
    passport = person.passports[-1] if person.passports else None
    care = person.special_care
    values: dict[str, Any] = {name: getattr(person, name) for name in PERSON}
    values |= {name: getattr(application, name) for name in APPLICATION}
    values |= {name: getattr(passport, attribute) if passport else None for name, attribute in PASSPORT.items()}
    values |= {name: getattr(care, name) if care else None for name in SPECIAL_CARE}
    values["courses"] = [choice.course.code for choice in application.choices]
    return {name: plain(value) for name, value in values.items()}


_PORTION = 500
"""Applications looked at in detail at a time."""
_PLAIN = frozenset({str, int, bool, float, type(None)})
_TOLD = (StrEnum, Decimal)


def plain(value: object) -> object:
    """Return a value as JSON can hold it."""
    if type(value) in _PLAIN:
        return value
    if isinstance(value, _TOLD):
        return str(value)
    if isinstance(value, datetime):
        return value.timestamp()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {name: plain(each) for name, each in value.items()}
    return [plain(each) for each in value] if isinstance(value, Iterable) and not isinstance(value, str) else value
