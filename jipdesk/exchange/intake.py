"""From a file to the desk: read, compared, and taken in as one act, or not at all."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from jipdesk import paths
from jipdesk.actions import company_intake, intake
from jipdesk.exchange import applications, companies
from jipdesk.exchange.applications import read_applications
from jipdesk.exchange.cells import Record
from jipdesk.exchange.companies import CompanyRow, OpeningRow, read_companies
from jipdesk.exchange.duplicates import Duplicate, find_duplicates, parties_of
from jipdesk.exchange.headings import APPLICATION_HEADINGS, COMPANY_HEADINGS
from jipdesk.exchange.readings import Reader
from jipdesk.exchange.rows import RefusedCell
from jipdesk.exchange.sheet_kind import SheetKind
from jipdesk.exchange.sheets import FOUND_OUT, How, Sheet, read_sheet
from jipdesk.exchange.uncollected import uncollected
from jipdesk.models.database import Database
from jipdesk.queries import company_intake as company_comparison
from jipdesk.queries import intake as application_comparison
from jipdesk.queries.company_intake import ReceivedCompany, ReceivedOpening
from jipdesk.queries.editions import EditionRow
from jipdesk.queries.persons import identities, parties
from jipdesk.rules.countries import CountryNames, read_names
from jipdesk.safe import files

Progress = Callable[[int, int], None]
Watch = Callable[[int], None]
C = TypeVar("C")
_WATCHED = 500
"""Rows between two reports."""
_NOT_RECEIVED = {"row", "answers", "received"}


@dataclass(frozen=True, slots=True)
class Prepared(Generic[C]):
    """A sheet that was read and compared: what it would do, and what speaks against its bad rows."""

    sheet: intake.Sheet
    comparison: C
    added: int
    updated: int
    unchanged: int
    refused: tuple[RefusedCell, ...]
    conflicts: tuple[tuple[int, str], ...]
    """Row and field of values that a coordinator has changed since they were received; they stay."""
    duplicates: tuple[Duplicate, ...] = ()
    hidden_rows: int = 0
    """How many of the rows the spreadsheet does not show; they were read like the others."""

    @property
    def refused_rows(self) -> int:
        """How many rows are not taken in."""
        return len({cell.row for cell in self.refused})


Applications = Prepared[application_comparison.Comparison]
Companies = Prepared[company_comparison.Comparison]


def prepare_applications(
    db: Database, edition: EditionRow, file: Path, how: How = FOUND_OUT, watch: Watch | None = None
) -> Applications:
    """Read a sheet of applications and compare it with the desk; nothing is written.

    `watch` is told how many rows were read, and may raise what ends the reading.
    """
    with uncollected():
        return _prepared_applications(db, edition, file, _watched(read_sheet(file, APPLICATION_HEADINGS, how), watch))


def _prepared_applications(db: Database, edition: EditionRow, file: Path, sheet: Sheet) -> Applications:
    read = read_applications(sheet, _courses(edition), _countries())
    count = len(read.rows) + len(read.refused_rows)
    with db.read() as session:
        comparison = application_comparison.compare(
            session, edition.id, read.rows, read.columns, frozenset(read.absent)
        )
        known = list(parties(identities(session, edition.id)))
    return Prepared(
        sheet=_source(file, count),
        comparison=comparison,
        added=len(comparison.added),
        updated=sum(bool(each.changed) for each in comparison.updates),
        unchanged=comparison.unchanged + sum(not each.changed for each in comparison.updates),
        refused=read.refused,
        conflicts=tuple((each.received.row, name) for each in comparison.updates for name in each.conflicts),
        duplicates=find_duplicates(list(parties_of(read.rows)), known),
        hidden_rows=sheet.hidden.count,
    )


def prepare_companies(
    db: Database, edition: EditionRow, file: Path, how: How = FOUND_OUT, watch: Watch | None = None
) -> Companies:
    """Read a sheet of companies and compare it with the desk; nothing is written."""
    sheet = _watched(read_sheet(file, COMPANY_HEADINGS, how), watch)
    read = read_companies(sheet, _courses(edition), _countries())
    with db.read() as session:
        comparison = company_comparison.compare(session, edition.id, [_company(row, read.absent) for row in read.rows])
    return Prepared(
        sheet=_source(file, comparison.added + comparison.updated + comparison.unchanged + len(read.refused_rows)),
        comparison=comparison,
        added=comparison.added,
        updated=comparison.updated,
        unchanged=comparison.unchanged,
        refused=read.refused,
        conflicts=comparison.conflicts,
        hidden_rows=sheet.hidden.count,
    )


def take_in_applications(
    db: Database, actor: int | None, edition: EditionRow, prepared: Applications, progress: Progress
) -> None:
    """Take the good rows in as one act."""
    with uncollected(), db.write(actor, "import_applications") as session:
        intake.take_in(session, edition, prepared.sheet, prepared.comparison, progress)


def settled(
    prepared: Prepared[C], ours: Collection[tuple[int, str]], theirs: Collection[tuple[int, str]]
) -> Prepared[C]:
    """Return what taking the sheet in would do once conflicts, by row and field, are decided."""
    settle: Any = company_comparison.settled
    if isinstance(prepared.comparison, application_comparison.Comparison):
        settle = application_comparison.settled
    return replace(prepared, comparison=settle(prepared.comparison, ours, theirs))


def take_in_companies(
    db: Database, actor: int | None, edition: EditionRow, prepared: Companies, progress: Progress | None = None
) -> None:
    """Take the good rows in as one act."""
    with db.write(actor, "import_companies") as session:
        company_intake.take_in_companies(session, edition, prepared.sheet, prepared.comparison, progress)


def _watched(sheet: Sheet, watch: Watch | None) -> Sheet:
    return sheet if watch is None else replace(sheet, rows=_told(sheet.rows, watch))


def _told(rows: Iterator[Record], watch: Watch) -> Iterator[Record]:
    for count, row in enumerate(rows):
        if count % _WATCHED == 0:
            watch(count)
        yield row


def column_readers(kind: SheetKind, edition: EditionRow) -> dict[str, Reader[Any]]:
    """Return what reads each field of a kind of sheet in this edition."""
    readers = applications.readers if kind is SheetKind.APPLICATIONS else companies.readers
    return readers(_courses(edition), _countries())


def _courses(edition: EditionRow) -> dict[str, tuple[str, str]]:
    return {code: edition.course_names.get(code, ("", "")) for code in edition.courses}


def _source(file: Path, rows: int) -> intake.Sheet:
    return intake.Sheet(file.name, files.sha256(file), rows)


@cache
def _countries() -> CountryNames:
    return read_names(paths.resource("countries/names.csv"))


def _company(row: CompanyRow, absent: Collection[str]) -> ReceivedCompany:
    openings = tuple(_opening(opening, absent) for opening in row.openings)
    values = _values(row, {"company_no", "openings"})
    return ReceivedCompany(row.row, row.company_no, values, openings, row.answers, frozenset(absent))


def _opening(row: OpeningRow, absent: Collection[str]) -> ReceivedOpening:
    values = _values(row, {"opening_no", "course"})
    lists = {name: list(values[name] or ()) for name in ("fields", "target_markets")}
    return ReceivedOpening(row.row, row.opening_no, row.course, {**values, **lists}, frozenset(absent))


def _values(row: CompanyRow | OpeningRow, others: set[str]) -> Mapping[str, Any]:
    names = [each.name for each in fields(row) if each.name not in _NOT_RECEIVED | others]
    return {name: _stated(getattr(row, name)) for name in names}


def _stated(value: Any) -> Any:
    """Return None for an empty text: on the desk, not stated has one form."""
    return None if value == "" else value
