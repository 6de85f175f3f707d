"""Sheets as files, and what is read from them."""

import pytest
from intake_sheets import APPLICATION, COMPANY, csv_text, table, write_xlsx

from jipdesk import paths
from jipdesk.exchange.applications import read_applications
from jipdesk.exchange.companies import read_companies
from jipdesk.exchange.headings import APPLICATION_HEADINGS, COMPANY_HEADINGS
from jipdesk.exchange.sheets import read_sheet
from jipdesk.rules.countries import read_names


@pytest.fixture(scope="session")
def countries():
    return read_names(paths.resource("countries/names.csv"))


@pytest.fixture
def given_csv(tmp_path):
    """Write a text, or bytes as they are, and return the path."""

    def write(content, encoding="utf-8", name="sheet.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return write


@pytest.fixture
def applications(given_csv, countries):
    """Read applications from dictionaries of cells, each a change of an ordinary one."""

    def read(*rows):
        path = given_csv(csv_text(table([APPLICATION | row for row in rows])))
        return read_applications(read_sheet(path, APPLICATION_HEADINGS), ("online", "in-person"), countries)

    return read


@pytest.fixture
def companies(given_csv, countries):
    """Read companies from dictionaries of cells, each a change of an ordinary one."""

    def read(*rows):
        path = given_csv(csv_text(table([COMPANY | row for row in rows])))
        return read_companies(read_sheet(path, COMPANY_HEADINGS), ("online", "in-person"), countries)

    return read


@pytest.fixture
def given_xlsx(tmp_path):
    """Write lists of cells as a workbook and return the path."""

    def write(rows, name="sheet.xlsx", **options):
        write_xlsx(tmp_path / name, rows, **options)
        return tmp_path / name

    return write


@pytest.fixture
def records():
    """Read all rows of a file of applications as lists of cells, with the codes of the columns."""

    def read(path):
        sheet = read_sheet(path, APPLICATION_HEADINGS)
        return [column.name for column in sheet.columns], [(row.number, *row.cells) for row in sheet.rows]

    return read
