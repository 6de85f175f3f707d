"""受入企業: the rows of a company sheet as companies with their openings, or the reasons against them."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from operator import attrgetter
from types import MappingProxyType
from typing import Any

from jipdesk.exchange import choices, contacts
from jipdesk.exchange.choices import Countries
from jipdesk.exchange.dates import day
from jipdesk.exchange.quantities import hours, whole
from jipdesk.exchange.readings import Reader, Reason, remembered
from jipdesk.exchange.rows import ReadRow, RefusedCell, displayed, read_rows
from jipdesk.exchange.sheets import Sheet
from jipdesk.exchange.texts import ADDRESS, NAME, TEXT, WORD, line, lines, number_like
from jipdesk.rules.codes import EnglishLevel, IndustryClass, Jlpt, OrganisationType

_FIRST_YEAR = 2000
_LAST_YEAR = 2100
_MOST_YEN = 10**15
_MOST_HEADS = 10**7
_MOST_PLACES = 1_000


@dataclass(frozen=True, slots=True)
class OpeningRow:
    """What one row offers. None, an empty text or an empty tuple: not stated."""

    row: int
    opening_no: str
    course: str
    """Code of the edition."""
    places: int
    starts_on: date | None
    ends_on: date | None
    hours_per_day: Decimal | None
    task_ja: str
    task_en: str
    required_jlpt: Jlpt | None
    required_english: EnglishLevel | None
    fields: tuple[str, ...]
    target_markets: tuple[str, ...]
    received: Mapping[str, str]
    """The opening's cells as they stood in the sheet, by column."""


@dataclass(frozen=True, slots=True)
class CompanyRow:
    """One company as its first row, and all the others, say it. None or an empty text: not stated."""

    row: int
    company_no: str
    name_ja: str
    name_en: str
    corporate_number: str
    organisation_type: OrganisationType | None
    industry_class: IndustryClass | None
    capital_yen: int | None
    employees: int | None
    head_office_country: str | None
    """ISO alpha-2."""
    prefecture: str
    address: str
    representative: str
    representative_title: str
    contact_name: str
    contact_email: str
    contact_phone: str
    openings: tuple[OpeningRow, ...]
    answers: Mapping[str, str]
    """The columns that the desk does not know, by heading, from the first row where each is not empty."""
    received: Mapping[str, str]
    """The company's cells as they stood in the sheet, by column."""


@dataclass(frozen=True, slots=True)
class Companies:
    """A whole sheet: the companies that can be taken in, and every reason against the other rows."""

    rows: tuple[CompanyRow, ...]
    refused: tuple[RefusedCell, ...]
    absent: tuple[str, ...]
    """The known columns that the sheet does not have."""

    @property
    def refused_rows(self) -> frozenset[int]:
        """The numbers of the rows that are not taken in."""
        return frozenset(cell.row for cell in self.refused)


def _columns(row: type, *others: str) -> tuple[str, ...]:
    return tuple(one.name for one in fields(row) if one.name not in {"row", "answers", "received", *others})


_OPENING = _columns(OpeningRow)
_COMPANY = _columns(CompanyRow, "openings")
_TEXTS = {one.name for row in (OpeningRow, CompanyRow) for one in fields(row) if one.type is str}
_BLANKS: Mapping[str, Any] = MappingProxyType(
    {
        **{name: "" if name in _TEXTS else None for name in (*_COMPANY, *_OPENING)},
        "fields": (),
        "target_markets": (),
    }
)


def read_companies(sheet: Sheet, courses: choices.Courses, countries: Countries) -> Companies:
    """Read every row against the edition's courses and the known countries; raises only what the sheet's rows raise.

    A company of which a row is refused keeps its other rows.
    """
    groups: dict[str, _Group] = {}
    refused: list[RefusedCell] = []
    names = tuple(column.name for column in sheet.columns)
    for row in read_rows(sheet, readers(courses, countries), _BLANKS):
        _check(row)
        if number := row.values["company_no"]:
            groups.setdefault(number, _Group(names)).take(row)
        refused += row.refused
    for group in groups.values():
        refused += group.twins()
    bad = {cell.row for cell in refused}
    companies = (group.company(bad) for group in groups.values())
    return Companies(
        tuple(company for company in companies if company),
        tuple(sorted(refused, key=attrgetter("row"))),
        sheet.headings.absent(set(sheet.codes)),
    )


def readers(courses: choices.Courses, countries: Countries) -> dict[str, Reader[Any]]:
    """Return what reads each column; a field of the window reads what is typed in it in the same way."""
    name, number, dates = line(NAME), number_like(WORD), day(_FIRST_YEAR, _LAST_YEAR)
    offered = choices.courses(courses)
    return {
        **dict.fromkeys(("company_no", "opening_no"), number),
        **dict.fromkeys(
            ("name_ja", "name_en", "prefecture", "representative", "representative_title", "contact_name"), name
        ),
        "corporate_number": contacts.corporate_number,
        "organisation_type": remembered(choices.ORGANISATION),
        "industry_class": remembered(choices.INDUSTRY),
        "capital_yen": whole(0, _MOST_YEN),
        "employees": whole(0, _MOST_HEADS),
        "head_office_country": remembered(choices.country(countries)),
        "address": lines(ADDRESS),
        "contact_email": contacts.email,
        "contact_phone": number_like(NAME),
        "course": remembered(lambda cell: choices.only_one(offered(cell))),
        "places": whole(1, _MOST_PLACES),
        **dict.fromkeys(("starts_on", "ends_on"), dates),
        "hours_per_day": hours,
        **dict.fromkeys(("task_ja", "task_en"), lines(TEXT)),
        "required_jlpt": remembered(choices.JLPT),
        "required_english": remembered(choices.ENGLISH_LEVEL),
        **dict.fromkeys(("fields", "target_markets"), choices.several(line(NAME))),
    }


def _check(row: ReadRow) -> None:
    """Apply what concerns the row as a whole."""
    values = row.values
    _require(row, "company_no", Reason.MISSING)
    if not (values["name_ja"] or values["name_en"] or row.accuses("name_en")):
        _require(row, "name_ja", Reason.NAME_MISSING)
    if _offers(row):
        for column in ("opening_no", "course", "places"):
            _require(row, column, Reason.MISSING)
    if values["starts_on"] and values["ends_on"] and values["ends_on"] < values["starts_on"]:
        row.refuse("ends_on", values["ends_on"], Reason.ENDS_BEFORE_START)


def _require(row: ReadRow, column: str, reason: Reason) -> None:
    if not row.values[column] and not row.accuses(column):
        row.refuse(column, "", reason)


def _offers(row: ReadRow) -> bool:
    """Say whether the row offers anything: a company may be on the sheet before it has decided."""
    return any(row.values[column] or row.accuses(column) for column in _OPENING)


class _Group:
    """The rows of one company."""

    def __init__(self, columns: tuple[str, ...]) -> None:
        self._columns = columns
        self._rows: list[ReadRow] = []
        self._openings: dict[str, list[int]] = {}

    def take(self, row: ReadRow) -> None:
        """Add a row; what it says of the company has to be what the rows before it say."""
        for column in _COMPANY:
            if (value := row.values[column]) and (first := self._first(column)):
                self._compare(row, column, value, first)
        self._rows.append(row)
        if number := row.values["opening_no"]:
            self._openings.setdefault(number, []).append(row.number)

    def _first(self, column: str) -> ReadRow | None:
        return next((row for row in self._rows if row.values[column]), None)

    def _compare(self, row: ReadRow, column: str, value: object, first: ReadRow) -> None:
        if value != first.values[column]:
            row.refuse(
                column, self._received(row, (column,)).get(column, ""), Reason.DIFFERS_FROM_ROW, other=first.number
            )

    def twins(self) -> list[RefusedCell]:
        """Return a refusal for every row whose opening another row of the company has too."""
        return [
            RefusedCell(
                row,
                "opening_no",
                displayed(number),
                Reason.TWICE_IN_FILE,
                {"other": next(place for place in rows if place != row)},
            )
            for number, rows in self._openings.items()
            if len(rows) > 1
            for row in rows
        ]

    def company(self, bad: set[int]) -> CompanyRow | None:
        """Return the company with the openings of its rows that are not refused, None if all are."""
        rows = [row for row in self._rows if row.number not in bad]
        if not rows:
            return None
        values = {
            column: next((row.values[column] for row in rows if row.values[column] not in {None, ""}), _BLANKS[column])
            for column in _COMPANY
        }
        return CompanyRow(
            row=rows[0].number,
            openings=tuple(self._opening(row) for row in rows if _offers(row)),
            answers={heading: text for row in reversed(rows) for heading, text in row.answers.items()},
            received={
                name: cell for row in reversed(rows) for name, cell in self._received(row, _COMPANY).items() if cell
            },
            **values,
        )

    def _opening(self, row: ReadRow) -> OpeningRow:
        values = {column: row.values[column] for column in _OPENING}
        return OpeningRow(row=row.number, received=self._received(row, _OPENING), **values)

    def _received(self, row: ReadRow, columns: tuple[str, ...]) -> dict[str, str]:
        return {name: cell for name, cell in zip(self._columns, row.received, strict=True) if name in columns}
