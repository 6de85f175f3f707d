"""What a sheet holds, told by its headings: applications or companies."""

from enum import StrEnum
from pathlib import Path

from jipdesk.errors import InputRefused
from jipdesk.exchange.headings import APPLICATION_HEADINGS, COMPANY_HEADINGS, Headings
from jipdesk.exchange.sheets import read_sheet


class SheetKind(StrEnum):
    """The two kinds of sheet that the office takes in."""

    APPLICATIONS = "applications"
    COMPANIES = "companies"

    @property
    def headings(self) -> Headings:
        """The headings that the desk knows in such a sheet."""
        return APPLICATION_HEADINGS if self is SheetKind.APPLICATIONS else COMPANY_HEADINGS


_OTHER_HEADINGS = frozenset({"sheet_headings_missing", "sheet_no_headings"})


def kind_of_sheet(path: Path, expected: SheetKind = SheetKind.APPLICATIONS) -> SheetKind:
    """Return the kind whose headings the file has, the expected one tried first.

    Raises `InputRefused` for what is no sheet, and for a sheet of neither kind what the expected one wants.
    """
    other = next(kind for kind in SheetKind if kind is not expected)
    try:
        _open(path, expected)
    except InputRefused as refusal:
        if refusal.code not in _OTHER_HEADINGS:
            raise
        try:
            _open(path, other)
        except InputRefused:
            raise refusal from None
        return other
    return expected


def _open(path: Path, kind: SheetKind) -> None:
    sheet = read_sheet(path, kind.headings)
    # The rows hold the file until they are let go.
    if close := getattr(sheet.rows, "close", None):
        close()
