"""Rows written as a sheet: a workbook, or CSV as a spreadsheet program writes it."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jipdesk.samples.person import Cell

if TYPE_CHECKING:
    from xlsxwriter import Workbook

# Workbooks carry the time they were made; a fixed one keeps equal content equal to the byte.
MADE = datetime(2024, 7, 4, 9, 0)  # noqa: DTZ001 - workbooks know no zones
WIDTHS = {"motivation": 60, "志望動機": 60, "業務内容": 60, "業務内容（英語）": 60, "住所": 34, "address": 40}


def write(file: Path, title: str, headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> int:
    """Write the rows under their headings as .xlsx, or as .csv by the name of the file; return how many there were."""
    return (_write_csv if file.suffix == ".csv" else _write_workbook)(file, title, headings, rows)


def _write_csv(file: Path, _: str, headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> int:
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(headings)
        return sum(1 for row in rows if writer.writerow([_as_text(cell) for cell in row]))


def _as_text(cell: Cell) -> str:
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _write_workbook(file: Path, title: str, headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> int:
    import xlsxwriter

    count = 0
    with xlsxwriter.Workbook(str(file), {"constant_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"title": title, "created": MADE})
        sheet = book.add_worksheet(title)
        formats = _formats(book)
        for column, heading in enumerate(headings):
            sheet.set_column(column, column, WIDTHS.get(heading, 18))
            sheet.write_string(0, column, heading, formats["head"])
        for count, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                _write_cell(sheet, count, column, cell, formats)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, count, len(headings) - 1)
    return count


def _formats(book: "Workbook") -> dict[str, Any]:
    return {
        "head": book.add_format({"bold": True, "bg_color": "#ECEEF2", "bottom": 1, "valign": "top"}),
        "moment": book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
        "day": book.add_format({"num_format": "yyyy-mm-dd"}),
    }


def _write_cell(sheet: Any, row: int, column: int, cell: Cell, formats: dict[str, Any]) -> None:
    if isinstance(cell, datetime):
        sheet.write_datetime(row, column, cell, formats["moment"])
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, cell, formats["day"])
    elif isinstance(cell, str):
        if cell:
            sheet.write_string(row, column, cell)
    else:
        sheet.write_number(row, column, cell)
