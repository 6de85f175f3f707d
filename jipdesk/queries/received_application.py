"""One row of an intake sheet, understood, and what it says in the plain form in which it is kept and compared."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from types import NoneType
from typing import Any, NamedTuple

from jipdesk.rules.codes import EducationStatus, EnglishLevel, Jlpt, Sex


class ReceivedApplication(NamedTuple):
    """One row of an intake sheet, understood. None, or nothing in it: not stated.

    A tuple: tens of thousands of these are made and kept until they are taken in.
    """

    row: int
    receipt_no: str
    submitted_at: datetime | None
    """in UTC"""
    family_name: str | None
    middle_name: str | None
    given_name: str | None
    name_kana: str | None
    name_native: str | None
    sex: Sex | None
    birth_date: date | None
    nationality: str | None
    """ISO alpha-2, like the other countries"""
    other_nationality: str | None
    residence_country: str | None
    email: str | None
    phone: str | None
    address: str | None
    passport_no: str | None
    passport_expiry: date | None
    education_status: EducationStatus | None
    institution: str | None
    major: str | None
    degree: str | None
    jlpt: Jlpt | None
    english_level: EnglishLevel | None
    english_test: str | None
    """as written; `rules.english_tests` knows which it is"""
    english_score: Decimal | None
    courses: tuple[str, ...]
    """codes of the edition in order of preference"""
    past_participation: tuple[int, ...]
    agrees_with_purpose: bool | None
    full_time: bool | None
    can_submit_documents: bool | None
    consents_privacy: bool
    skills: str | None
    motivation: str | None
    diet: str | None
    health_notes: str | None
    emergency_contact: str | None
    answers: Mapping[str, str]
    """the columns that the desk does not know, by heading, where they are not empty"""
    cells: tuple[str, ...]
    """every cell as it stood in the sheet, in the order of its columns"""


_PLAIN = frozenset({str, int, bool, float, NoneType})
_ALIKE = frozenset({date, datetime, tuple, NoneType, Sex, EducationStatus, Jlpt, EnglishLevel})
"""Types of which many values are equal, and equal ones are put alike; 5.5 and 5.50 are not."""
_TOLD = (StrEnum, Decimal)
_PORTION = 500
UNDERSTOOD = (*sorted(set(ReceivedApplication._fields) - {"row", "receipt_no", "answers", "cells"}), "answers")
"""What is kept of a row for comparing a later one with."""


def understood(rows: Sequence[ReceivedApplication]) -> Iterator[dict[str, Any]]:
    """Yield what was understood of each row, plainly: what is kept for comparing a later sheet with."""
    for start in range(0, len(rows), _PORTION):
        columns = columns_of(rows[start : start + _PORTION])
        for values in zip(*(_plain_column(columns[name]) for name in UNDERSTOOD), strict=True):
            yield dict(zip(UNDERSTOOD, values, strict=True))


def columns_of(rows: Sequence[ReceivedApplication]) -> dict[str, Sequence[Any]]:
    """Return the values of the rows, field by field."""
    return dict(zip(ReceivedApplication._fields, zip(*rows, strict=True), strict=True))


def _plain_column(values: Sequence[Any]) -> Sequence[Any]:
    kinds = set(map(type, values))
    if kinds <= _PLAIN:
        return values
    if kinds <= _ALIKE:
        known = {value: plain(value) for value in set(values)}
        return [known[value] for value in values]
    return [plain(value) for value in values]


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
