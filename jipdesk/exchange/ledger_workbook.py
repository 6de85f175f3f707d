"""A ledger as a workbook: text as text, dates as dates, the titles always in sight.

It is put together in memory: the library's other mode leaves rows of personal data in temporary files when the program
is stopped.
"""

import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from jipdesk.errors import UsageRefused
from jipdesk.exchange.ledgers import ColumnKind, LedgerColumn, Marked, Value, in_japan
from jipdesk.safe import files

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_FORMS = {
    ColumnKind.DATE: "yyyy-mm-dd",
    ColumnKind.MOMENT: "yyyy-mm-dd hh:mm",
    ColumnKind.NUMBER: "#,##0",
    ColumnKind.SHARE: "0%",
}
_MARK = "#FBF0D9"
_LINE, _TALLEST = 16, 409
"""Points; a spreadsheet has no row that is taller."""
_WITH_FRACTION = "#,##0.0#######"
_NO_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")
_LONGEST_SHEET_NAME = 31
_MOST_ROWS = 1_048_575
_MOST_LETTERS = 32_767
_MEASURED_ROWS = 200
_NARROWEST, _WIDEST = 8, 50
_FIRST_SPREADSHEET_YEAR = 1900


def write_workbook(path: Path, name: str, columns: Sequence[LedgerColumn], rows: Iterable[Sequence[Value]]) -> int:
    """Write the rows into a sheet of this name, as far as it can be one, and return how many there are."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, _OPTIONS) as book:
        sheet = book.add_worksheet(_sheet_name(name))
        head = book.add_format({"bold": True, "bottom": 1, "valign": "top", "text_wrap": True})
        forms = [_form(book, _FORMS.get(column.kind, "@"), wraps=column.is_pinned) for column in columns]
        fraction = _form(book, _WITH_FRACTION)
        marked = book.add_format({"valign": "top", "num_format": "@", "bg_color": _MARK})
        first = list(islice(it := iter(rows), _MEASURED_ROWS))
        _lay_out(sheet, columns, first, head)
        count = 0
        for count, row in enumerate(chain(first, it), start=1):
            if count > _MOST_ROWS:
                raise UsageRefused("ledger_too_long", most=_MOST_ROWS)
            if columns and columns[0].is_pinned:
                # Not every spreadsheet program finds the height of a row by itself.
                sheet.set_row(count, min(_TALLEST, _LINE * _lines(str(row[0]))))
            for place, value in enumerate(row):
                if isinstance(value, Marked):
                    _mark(sheet, count, place, value, marked)
                    continue
                is_fraction = columns[place].kind is ColumnKind.NUMBER and _has_fraction(value)
                _write(sheet, count, place, value, fraction if is_fraction else forms[place])
        if columns:
            sheet.autofilter(0, 0, count, len(columns) - 1)
    with files.writing(path) as out:
        out.write(content.getvalue())
    return count


def _form(book: xlsxwriter.Workbook, shape: str, *, wraps: bool = False) -> Format:
    return book.add_format({"valign": "top", "num_format": shape, "text_wrap": wraps})


def _has_fraction(value: Value) -> bool:
    # A form that allows for a fraction shows a point behind a whole number too.
    return isinstance(value, Decimal) and value % 1 != 0


def _sheet_name(name: str) -> str:
    return _NO_SHEET_NAME.sub(" ", name).strip()[:_LONGEST_SHEET_NAME] or "1"


def _lay_out(sheet: Worksheet, columns: Sequence[LedgerColumn], rows: Sequence[Sequence[Value]], head: Format) -> None:
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column.title, head)
        shown = [column.title, *(str(row[place]) for row in rows if row[place] is not None)]
        sheet.set_column(place, place, min(_WIDEST, max(_NARROWEST, *map(_width, shown)) + 2))
    sheet.freeze_panes(1, sum(column.is_pinned for column in columns))


def _width(text: str) -> int:
    """Return the columns a text takes on screen; Japanese letters take two."""
    longest = max(text.splitlines(), key=len, default="")[:_WIDEST]
    return sum(map(_letter_width, longest))


def _letter_width(letter: str) -> int:
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _lines(text: str) -> int:
    """Return how many lines a text takes in a column as wide as any."""
    return sum(max(1, -(-sum(map(_letter_width, line)) // _WIDEST)) for line in text.splitlines()) or 1


def _write(sheet: Worksheet, row: int, place: int, value: Value, form: Format) -> None:
    if value is None or value == "":
        return
    if isinstance(value, datetime):
        value = in_japan(value)
    if isinstance(value, date) and value.year >= _FIRST_SPREADSHEET_YEAR:
        sheet.write_datetime(row, place, value, form)
    elif isinstance(value, int | Decimal):
        sheet.write_number(row, place, value, form)
    else:
        sheet.write_string(row, place, _text(value), form)


def _mark(sheet: Worksheet, row: int, place: int, value: Marked, form: Format) -> None:
    # What is wrong with a cell may be that nothing stands in it.
    if value:
        sheet.write_string(row, place, _text(value), form)
    else:
        sheet.write_blank(row, place, None, form)


def _text(value: Any) -> str:
    # A spreadsheet holds no more letters in a cell, and the library would leave the whole cell empty.
    text = str(value)
    return text if len(text) <= _MOST_LETTERS else f"{text[: _MOST_LETTERS - 1]}…"
