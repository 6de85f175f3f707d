"""応募: the rows of an intake sheet as typed applications, or the reasons why they cannot be taken in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
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
from jipdesk.exchange.rows import Numbers, Portion, RefusedCell, read_portions
from jipdesk.exchange.sheets import Sheet
from jipdesk.exchange.texts import ADDRESS, NAME, TEXT, WORD, kana, line, lines, number_like, passport_name, plain, then
from jipdesk.queries.received_application import ReceivedApplication
from jipdesk.rules import english_tests

_FIRST_YEAR = 1900
_LAST_YEAR = 2100
_FIRST_INTAKE = 2000
_NONE = frozenset(map(folded, ("none", "なし", "無し", "無", "no", "いいえ", "n/a", "-")))
_DECIMAL_COMMA = re.compile(r"(\d{1,3}),(\d{1,2})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Applications:
    """A whole sheet: the rows that can be taken in, and every reason against the others, by row and column."""

    rows: tuple[ReceivedApplication, ...]
    refused: tuple[RefusedCell, ...]
    columns: tuple[str, ...]
    """What each is called; an empty text for one that is left out."""
    absent: tuple[str, ...]
    """The known columns that the sheet does not have."""

    @property
    def refused_rows(self) -> frozenset[int]:
        """The numbers of the rows that are not taken in."""
        return frozenset(cell.row for cell in self.refused)


def read_applications(sheet: Sheet, courses: choices.Courses, countries: Countries) -> Applications:
    """Read every row against the edition's courses and the known countries; raises only what the sheet's rows raise."""
    numbers = Numbers("receipt_no")
    rows: list[ReceivedApplication] = []
    refused: list[RefusedCell] = []
    for portion in read_portions(sheet, readers(courses, countries), _BLANKS):
        _check(portion)
        for number, row in zip(portion.columns["receipt_no"], portion.numbers, strict=True):
            numbers.note(number, row)
        rows += _applications(portion)
        refused += portion.refused
    refused += numbers.refused()
    bad = {cell.row for cell in refused}
    return Applications(
        tuple(row for row in rows if row.row not in bad),
        tuple(sorted(refused, key=attrgetter("row"))),
        tuple("" if column.is_left_out else column.name for column in sheet.columns),
        sheet.headings.absent(set(sheet.codes)),
    )


def readers(courses: choices.Courses, countries: Countries) -> dict[str, Reader[Any]]:
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
        "passport_no": then(number_like(WORD), _without_spaces),
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


_COLUMNS = tuple(name for name in ReceivedApplication._fields if name not in {"row", "answers", "cells"})
_TEXTS = tuple(name for name, kind in ReceivedApplication.__annotations__.items() if kind == (str | None))
_BLANKS: Mapping[str, Any] = MappingProxyType(dict.fromkeys(_COLUMNS) | {"courses": (), "past_participation": ()})
_NO_ANSWERS: Mapping[str, str] = MappingProxyType({})


def _without_spaces(number: str) -> str:
    joined = "".join(number.upper().split())
    return number if joined == number else joined  # the cell's own text, of which there is then only one


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


def _check(portion: Portion) -> None:
    """Apply what concerns a row as a whole."""
    required = ("receipt_no", "family_name", "given_name", "consents_privacy")
    columns = (portion.columns[name] for name in required)
    for place, (number, family, given, consents) in enumerate(zip(*columns, strict=True)):
        if not (number and (family or given) and consents):
            _refuse_missing(portion, place, has_number=bool(number), has_name=bool(family or given), consents=consents)
    _read_scores(portion)


def _refuse_missing(portion: Portion, place: int, *, has_number: bool, has_name: bool, consents: bool | None) -> None:
    if not has_number and not portion.accuses(place, "receipt_no"):
        portion.refuse(place, "receipt_no", "", Reason.MISSING)
    if not has_name and not (portion.accuses(place, "family_name") or portion.accuses(place, "given_name")):
        portion.refuse(place, "family_name", "", Reason.NAME_MISSING)
    if not consents and not portion.accuses(place, "consents_privacy"):
        portion.refuse(place, "consents_privacy", "", Reason.NO_CONSENT)


def _read_scores(portion: Portion) -> None:
    """Turn the scores into numbers: a known test's has to be one, another's is kept in whatever form.

    A number that the test cannot give is kept too; the rules ask for its confirmation.
    """
    texts = portion.columns["english_score"]
    scores: list[Decimal | None] = [None] * len(texts)
    for place, text in enumerate(texts):
        if text:
            try:
                scores[place] = _score(text)
            except Unreadable as problem:
                if english_tests.find(portion.columns["english_test"][place] or ""):
                    portion.refuse(place, "english_score", text, problem.reason, **problem.values)
                else:
                    portion.answers[place]["english_score"] = text
    portion.columns["english_score"] = scores


@lru_cache(maxsize=1_000)
def _score(text: str) -> Decimal | None:
    return decimal(_DECIMAL_COMMA.sub(r"\1.\2", text))


def _applications(portion: Portion) -> Iterator[ReceivedApplication]:
    """Yield the rows that nothing speaks against."""
    columns = portion.columns
    for name in _TEXTS:
        columns[name] = [text or None for text in columns[name]]
    answers = [each or _NO_ANSWERS for each in portion.answers]
    values = (columns[name] for name in _COLUMNS)
    bad = {cell.row for cell in portion.refused}
    for row in zip(portion.numbers, *values, answers, portion.received, strict=True):
        if row[0] not in bad:
            yield ReceivedApplication._make(row)
