"""Sheets at the limits and beyond them: read in bounded memory, or refused with what is too much."""

import subprocess
import sys
from pathlib import Path

import pytest
import xlsxwriter
from intake_sheets import application, csv_text, table

from jipdesk.errors import InputRefused
from jipdesk.exchange import limits
from jipdesk.exchange.cells import shown
from jipdesk.exchange.headings import APPLICATION_HEADINGS
from jipdesk.exchange.sheets import read_sheet

ROOT = Path(__file__).resolve().parents[2]
HEADINGS = "receipt_no,family_name,given_name,consents_privacy"
COUNT = """
import resource, sys
from pathlib import Path
from jipdesk.exchange.cells import shown
from jipdesk.exchange.headings import APPLICATION_HEADINGS
from jipdesk.exchange.sheets import read_sheet
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
rows = sum(1 for _ in read_sheet(Path(sys.argv[1]), APPLICATION_HEADINGS).rows)
print(rows, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""
MOST_KIBIBYTES = 300 * 1024


def lines(path, count, more=""):
    """Write a sheet with so many applications."""
    with path.open("w", encoding="utf-8") as file:
        file.write(f"{HEADINGS}{more and ',x' * more.count(',')}\n")
        file.writelines(f"24-{number:06},FAMILY{number},Given,yes{more}\n" for number in range(count))
    return path


def refused(path):
    with pytest.raises(InputRefused) as found:
        sum(1 for _ in read_sheet(path, APPLICATION_HEADINGS).rows)
    return found.value


def in_own_process(path):
    """Return how many rows a process of its own reads, and by how many KiB it grew."""
    done = subprocess.run(
        [sys.executable, "-c", COUNT, str(path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return tuple(map(int, done.stdout.split()))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell this of a process")
@pytest.mark.parametrize("count", [20_000, pytest.param(limits.MOST_ROWS, marks=pytest.mark.slow)])
def test_a_long_sheet_is_read_in_bounded_memory(tmp_path, count):
    rows, grown = in_own_process(lines(tmp_path / "long.csv", count))

    assert rows == count
    assert grown < MOST_KIBIBYTES


def test_a_row_more_than_a_sheet_may_have_is_refused_with_the_number(tmp_path):
    found = refused(lines(tmp_path / "long.csv", limits.MOST_ROWS + 1))

    assert found.code == "sheet_too_many_rows"
    assert found.values["most"] == limits.MOST_ROWS


@pytest.mark.parametrize("columns", [limits.MOST_COLUMNS + 1, 10_000])
def test_more_columns_than_a_sheet_may_have_are_refused(tmp_path, columns):
    found = refused(lines(tmp_path / "wide.csv", 3, more="," * (columns - HEADINGS.count(",") - 1)))

    assert found.code == "sheet_too_many_columns"


@pytest.mark.slow
def test_a_workbook_of_three_hundred_thousand_rows_is_refused(tmp_path):
    path = tmp_path / "long.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADINGS.split(","))
        for number in range(300_000):
            sheet.write_row(number + 1, 0, (f"24-{number:06}", "FAMILY", "Given", "yes"))

    assert refused(path).code == "sheet_cells_far_out"


@pytest.mark.parametrize("letters", [limits.MOST_CELL_LETTERS - 1, limits.MOST_CELL_LETTERS + 1])
def test_a_cell_of_a_million_letters_is_the_applicants_or_a_lost_quotation_mark(tmp_path, letters):
    path = tmp_path / "cell.csv"
    path.write_text(csv_text(table([application(institution="x" * letters)])), encoding="utf-8")

    if letters < limits.MOST_CELL_LETTERS:
        (row,) = read_sheet(path, APPLICATION_HEADINGS).rows
        assert max(len(shown(cell)) for cell in row.cells) == letters
    else:
        assert refused(path).code == "sheet_quotes"
