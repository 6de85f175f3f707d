import csv
from datetime import date, datetime

import pytest
from python_calamine import CalamineWorkbook

from jipdesk.samples import sheets

HEADINGS = ("receipt_no", "submitted_at", "birth_date", "score", "motivation")
ROWS = [
    ("24-000001", datetime(2024, 6, 1, 8, 30, 5), date(2001, 2, 3), 7.5, '=1+1, "so"\n二行目'),
    ("24-000002", datetime(2024, 6, 2, 0, 1), "", "", ""),
]


def test_a_workbook_gives_back_what_was_written(tmp_path):
    file = tmp_path / "sheet.xlsx"

    assert sheets.write(file, "Applications", HEADINGS, iter(ROWS)) == 2

    book = CalamineWorkbook.from_path(file)
    assert book.sheet_names == ["Applications"]
    assert book.get_sheet_by_index(0).to_python() == [list(HEADINGS), *map(list, ROWS)]


def test_a_workbook_made_twice_is_the_same_to_the_byte(tmp_path):
    for name in ("one.xlsx", "two.xlsx"):
        sheets.write(tmp_path / name, "Applications", HEADINGS, ROWS)

    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_csv_opens_in_a_spreadsheet_program(tmp_path):
    file = tmp_path / "sheet.csv"

    assert sheets.write(file, "", HEADINGS, ROWS) == 2

    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    with file.open(encoding="utf-8-sig", newline="") as stream:
        assert next(csv.DictReader(stream)) == {
            "receipt_no": "24-000001",
            "submitted_at": "2024-06-01T08:30:05",
            "birth_date": "2001-02-03",
            "score": "7.5",
            "motivation": '=1+1, "so"\n二行目',
        }


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_an_empty_sheet_has_its_headings(tmp_path, suffix):
    assert sheets.write(tmp_path / f"sheet{suffix}", "Applications", HEADINGS, []) == 0
