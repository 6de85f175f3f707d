"""What a sheet holds, told by its headings: applications or companies."""

from enum import StrEnum

from jipdesk.exchange.headings import APPLICATION_HEADINGS, COMPANY_HEADINGS, Headings


class SheetKind(StrEnum):
    """The two kinds of sheet that the office takes in."""

    APPLICATIONS = "applications"
    COMPANIES = "companies"

    @property
    def headings(self) -> Headings:
        """The headings that the desk knows in such a sheet."""
        return APPLICATION_HEADINGS if self is SheetKind.APPLICATIONS else COMPANY_HEADINGS
