"""応募: the rows of an intake sheet as typed applications, or the reasons why they cannot be taken in."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache, partial
from operator import attrgetter
from types import MappingProxyType
from typing import Any

from jipdesk.exchange import choices, contacts
from jipdesk.exchange.choices import Countries
from jipdesk.exchange.dates import day
from jipdesk.exchange.moments import moment
from jipdesk.exchange.quantities import decimal, year
from jipdesk.exchange.readings import Reader, Reason, Unreadable, folded, remembered
from jipdesk.exchange.rows import Numbers, ReadRow, RefusedCell, read_rows
from jipdesk.exchange.sheets import Sheet
from jipdesk.exchange.texts import ADDRESS, NAME, TEXT, WORD, kana, line, lines, number_like, passport_name, plain
from jipdesk.rules import english_tests
from jipdesk.rules.codes import EducationStatus, EnglishLevel, Jlpt, Sex

_FIRST_YEAR = 1900
_LAST_YEAR = 2100
_FIRST_INTAKE = 2000
_NONE = frozenset(map(folded, ("none", "なし", "無し", "無", "no", "いいえ", "n/a", "-")))
_DECIMAL_COMMA = re.compile(r"(\d{1,3}),(\d{1,2})", re.ASCII)


@dataclass(frozen=True, slots=True)
class ApplicationRow:
    """One application as its row says it. None, an empty text or an empty tuple: not stated."""

    row: int
    receipt_no: str
    submitted_at: datetime | None
    """In UTC."""
    family_name: str
    middle_name: str
    given_name: str
    name_kana: str
    name_native: str
    sex: Sex | None
    birth_date: date | None
    nationality: str | None
    """ISO alpha-2, like the other countries."""
    other_nationality: str | None
    residence_country: str | None
    email: str
    phone: str
    address: str
    passport_no: str
    passport_expiry: date | None
    education_status: EducationStatus | None
    institution: str
    major: str
    degree: str
    jlpt: Jlpt | None
    english_level: EnglishLevel | None
    english_test: str
    """As written; `rules.english_tests` knows which it is."""
    english_score: Decimal | None
    courses: tuple[str, ...]
    """Codes of the edition in order of preference."""
    past_participation: tuple[int, ...]
    agrees_with_purpose: bool | None
    full_time: bool | None
    can_submit_documents: bool | None
    consents_privacy: bool
    skills: str
    motivation: str
    diet: str
    health_notes: str
    emergency_contact: str
    answers: Mapping[str, str]
    """The columns that the desk does not know, by heading, where they are not empty."""
    received: tuple[str, ...]
    """Every cell as it stood in the sheet, in the order of `Applications.columns`."""


@dataclass(frozen=True, slots=True)
class Applications:
    """A whole sheet: the rows that can be taken in, and every reason against the others, by row and column."""

    rows: tuple[ApplicationRow, ...]
    refused: tuple[RefusedCell, ...]
    columns: tuple[str, ...]
    """What each is called; an empty text for one that is left out."""
    absent: tuple[str, ...]
    """The known columns that the sheet does not have."""

    @property
    def refused_rows(self) -> frozenset[int]:
        """The numbers of the rows that are not taken in."""
        return frozenset(cell.row for cell in self.refused)


def read_applications(sheet: Sheet, courses: Iterable[str], countries: Countries) -> Applications:
    """Read every row against the edition's courses and the known countries; raises only what the sheet's rows raise."""
    numbers = Numbers("receipt_no")
    rows, refused = [], []
    for row in read_rows(sheet, readers(courses, countries), _BLANKS):
        _check(row)
        numbers.note(row.values["receipt_no"], row.number)
        if not row.refused:
            rows.append(_application(row))
        refused += row.refused
    refused += numbers.refused()
    bad = {cell.row for cell in refused}
    return Applications(
        tuple(row for row in rows if row.row not in bad),
        tuple(sorted(refused, key=attrgetter("row"))),
        tuple("" if column.is_left_out else column.name for column in sheet.columns),
        sheet.headings.absent(set(sheet.codes)),
    )


def readers(courses: Iterable[str], countries: Countries) -> dict[str, Reader[Any]]:
    """Return what reads each column; a field of the window reads what is typed in it in the same way."""
    name = line(NAME)
    country = remembered(choices.country(countries))
    yes_no = remembered(choices.YES_NO)
    return {
        "receipt_no": number_like(WORD),
        "submitted_at": moment(_FIRST_INTAKE, _LAST_YEAR),
        **dict.fromkeys(("family_name", "middle_name", "given_name"), passport_name(NAME)),
        "name_kana": kana(NAME),
        "name_native": name,
        "sex": remembered(choices.SEX),
        "birth_date": remembered(day(_FIRST_YEAR, _LAST_YEAR)),
        **dict.fromkeys(("nationality", "other_nationality", "residence_country"), country),
        "email": contacts.email,
        "phone": number_like(NAME),
        "address": lines(ADDRESS),
        "passport_no": _passport_no,
        "passport_expiry": remembered(day(_FIRST_INTAKE, _LAST_YEAR)),
        "education_status": remembered(choices.EDUCATION),
        **dict.fromkeys(("institution", "major", "degree"), remembered(name)),
        "jlpt": remembered(choices.JLPT),
        "english_level": remembered(choices.ENGLISH_LEVEL),
        "english_test": remembered(line(WORD)),
        "english_score": number_like(WORD),
        "courses": remembered(choices.courses(courses)),
        "past_participation": remembered(_years),
        **dict.fromkeys(("agrees_with_purpose", "full_time", "can_submit_documents"), yes_no),
        "consents_privacy": remembered(_consent),
        **dict.fromkeys(("skills", "motivation", "diet", "health_notes", "emergency_contact"), lines(TEXT)),
    }


_NO_COLUMNS = {"row", "answers", "received"}
_BLANKS: Mapping[str, Any] = MappingProxyType(
    {
        **{one.name: "" if one.type is str else None for one in fields(ApplicationRow) if one.name not in _NO_COLUMNS},
        "courses": (),
        "past_participation": (),
    }
)
_passport_number = number_like(WORD)


def _passport_no(cell: Any) -> str:
    return "".join(_passport_number(cell).upper().split())


def _consent(cell: Any) -> bool:
    try:
        found = choices.CONSENT(cell)
    except Unreadable as problem:
        raise Unreadable(Reason.NO_CONSENT) from problem
    if not found:
        raise Unreadable(Reason.NO_CONSENT)
    return True


def _years(cell: Any) -> tuple[int, ...]:
    return () if folded(plain(cell)) in _NONE else _several_years(cell)


_several_years = choices.several(partial(year, least=_FIRST_INTAKE, most=_LAST_YEAR), choices.ANY)


def _check(row: ReadRow) -> None:
    """Apply what concerns the row as a whole."""
    values = row.values
    if not values["receipt_no"] and not row.accuses("receipt_no"):
        row.refuse("receipt_no", "", Reason.MISSING)
    if not (values["family_name"] or values["given_name"]) and not (
        row.accuses("family_name") or row.accuses("given_name")
    ):
        row.refuse("family_name", "", Reason.NAME_MISSING)
    if not values["consents_privacy"] and not row.accuses("consents_privacy"):
        row.refuse("consents_privacy", "", Reason.NO_CONSENT)
    if score := values["english_score"]:
        _read_score(row, score)


def _read_score(row: ReadRow, text: str) -> None:
    """Turn the score into a number: a known test's has to be one, another's is kept in whatever form.

    A number that the test cannot give is kept too; the rules ask for its confirmation.
    """
    row.values["english_score"] = None
    test = row.values["english_test"]
    try:
        row.values["english_score"] = _score(text)
    except Unreadable as problem:
        if english_tests.find(test):
            row.refuse("english_score", text, problem.reason, **problem.values)
        else:
            row.answers["english_score"] = text


@lru_cache(maxsize=1_000)
def _score(text: str) -> Decimal | None:
    return decimal(_DECIMAL_COMMA.sub(r"\1.\2", text))


def _application(row: ReadRow) -> ApplicationRow:
    return ApplicationRow(row=row.number, answers=row.answers, received=row.received, **row.values)
