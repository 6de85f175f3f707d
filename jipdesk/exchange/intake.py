"""From a file to the desk: read, compared, and taken in as one act, or not at all."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from jipdesk import paths
from jipdesk.actions import company_intake, intake
from jipdesk.exchange.applications import ApplicationRow, read_applications
from jipdesk.exchange.companies import CompanyRow, OpeningRow, read_companies
from jipdesk.exchange.duplicates import Duplicate, Party, find_duplicates, party, party_of
from jipdesk.exchange.headings import APPLICATION_HEADINGS, COMPANY_HEADINGS
from jipdesk.exchange.rows import RefusedCell
from jipdesk.exchange.sheets import read_sheet
from jipdesk.models.database import Database
from jipdesk.queries import company_intake as company_comparison
from jipdesk.queries import intake as application_comparison
from jipdesk.queries.company_intake import ReceivedCompany, ReceivedOpening
from jipdesk.queries.editions import EditionRow
from jipdesk.queries.intake import ReceivedApplication
from jipdesk.queries.persons import Identity, identities
from jipdesk.rules.countries import CountryNames, read_names
from jipdesk.safe import files

Progress = Callable[[int, int], None]
C = TypeVar("C")
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

    @property
    def refused_rows(self) -> int:
        """How many rows are not taken in."""
        return len({cell.row for cell in self.refused})


Applications = Prepared[application_comparison.Comparison]
Companies = Prepared[company_comparison.Comparison]


def prepare_applications(db: Database, edition: EditionRow, file: Path) -> Applications:
    """Read a sheet of applications and compare it with the desk; nothing is written."""
    read = read_applications(read_sheet(file, APPLICATION_HEADINGS), edition.courses, _countries())
    received = [_application(row, read.columns) for row in read.rows]
    with db.read() as session:
        comparison = application_comparison.compare(session, edition.id, received, frozenset(read.absent))
        known = [_party(each) for each in identities(session, edition.id)]
    return Prepared(
        sheet=_sheet(file, len(read.rows) + len(read.refused_rows)),
        comparison=comparison,
        added=len(comparison.added),
        updated=sum(bool(each.changed) for each in comparison.updates),
        unchanged=comparison.unchanged + sum(not each.changed for each in comparison.updates),
        refused=read.refused,
        conflicts=tuple((each.received.row, name) for each in comparison.updates for name in each.conflicts),
        duplicates=find_duplicates([party_of(row) for row in read.rows], known),
    )


def prepare_companies(db: Database, edition: EditionRow, file: Path) -> Companies:
    """Read a sheet of companies and compare it with the desk; nothing is written."""
    read = read_companies(read_sheet(file, COMPANY_HEADINGS), edition.courses, _countries())
    with db.read() as session:
        comparison = company_comparison.compare(session, edition.id, [_company(row, read.absent) for row in read.rows])
    return Prepared(
        sheet=_sheet(file, comparison.added + comparison.updated + comparison.unchanged + len(read.refused_rows)),
        comparison=comparison,
        added=comparison.added,
        updated=comparison.updated,
        unchanged=comparison.unchanged,
        refused=read.refused,
        conflicts=comparison.conflicts,
    )


def take_in_applications(
    db: Database, actor: int | None, edition: EditionRow, prepared: Applications, progress: Progress
) -> None:
    """Take the good rows in as one act."""
    with db.write(actor, "import_applications") as session:
        intake.take_in(session, edition, prepared.sheet, prepared.comparison, progress)


def take_in_companies(
    db: Database, actor: int | None, edition: EditionRow, prepared: Companies, progress: Progress | None = None
) -> None:
    """Take the good rows in as one act."""
    with db.write(actor, "import_companies") as session:
        company_intake.take_in_companies(session, edition, prepared.sheet, prepared.comparison, progress)


def _party(known: Identity) -> Party:
    return party(
        known.application,
        names=known.names,
        writings=known.writings,
        birth_date=known.birth_date,
        email=known.email,
        passport_no=known.passport_no,
    )


def _sheet(file: Path, rows: int) -> intake.Sheet:
    return intake.Sheet(file.name, files.sha256(file), rows)


@cache
def _countries() -> CountryNames:
    return read_names(paths.resource("countries/names.csv"))


def _application(row: ApplicationRow, columns: tuple[str, ...]) -> ReceivedApplication:
    named = {each.name: _stated(getattr(row, each.name)) for each in fields(row) if each.name not in _NOT_RECEIVED}
    cells = {name: cell for name, cell in zip(columns, row.received, strict=False) if cell}
    return ReceivedApplication(row=row.row, answers=row.answers, cells=cells, **named)


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
