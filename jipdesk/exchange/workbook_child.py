"""The process that opens a workbook, and nothing else: what a hostile file can do to it, it cannot do to the desk.

A spreadsheet library that runs out of memory ends its process without a word. So this runs apart, with limits of its
own, and answers in lines of JSON: to `next` with the first rows of the next sheet, to `rows` with which of them are
hidden, and all its rows in batches. It is started by `workbook` as `python -m jipdesk.exchange.workbook_child FILE`.
"""

import contextlib
import json
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TypeAlias

from python_calamine import (
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from jipdesk.errors import InputRefused
from jipdesk.exchange.cells import number_text, settled
from jipdesk.exchange.limits import (
    LOOK_ROWS,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    READING_MEMORY,
    READING_SECONDS,
    TITLE_ROWS,
)
from jipdesk.exchange.package_check import Package, looked_through
from jipdesk.exchange.workbook_parts import sheet_parts

Value: TypeAlias = int | float | str | bool | time | date | datetime | timedelta
Said: TypeAlias = str | dict[str, str]

ERROR_TEXT = "#ERROR!"
_BATCH = 200
# Names in the list of contents of a compound file, and what they mean.
_SIGNS = (("_VBA_PROJECT_CUR", "sheet_macros"), ("EncryptedPackage", "sheet_encrypted"))
_ZIP = b"PK\x03\x04"


def main(path: str) -> None:
    """Answer the requests on standard input until it ends."""
    _limit_this_process()
    try:
        _serve(Path(path))
    except InputRefused as refusal:
        _say({"refused": refusal.code, "values": refusal.values})
    except BaseException:  # noqa: BLE001 - the library's panics are no Exceptions, and all of them mean the same here
        _say({"refused": "sheet_damaged", "values": {}})


def _limit_this_process() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        # No picture of the memory, which holds personal data, is left on the disk when this process falls.
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (READING_SECONDS, READING_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (READING_MEMORY, READING_MEMORY))


def _serve(path: Path) -> None:
    package = _checked(path)
    workbook = _opened(path)
    sheets = _sheets(workbook)
    sheet: CalamineSheet | None = None
    for request in sys.stdin:
        if request.strip() == "next":
            sheet = next(sheets, None)
            _say({"end": True} if sheet is None else {"name": sheet.name, "head": _head(sheet)})
        elif sheet is not None:
            part = sheet_parts(path).get(sheet.name, sheet.name)
            _send_rows(sheet, package.error_cells.get(part, set()), package.hidden.found.get(part, set()))


def _checked(path: Path) -> Package:
    with path.open("rb") as file:
        if file.read(len(_ZIP)) == _ZIP:
            return looked_through(file)
        content = file.read()
    for name, code in _SIGNS:
        if name.encode("utf-16-le") in content:
            raise InputRefused(code)
    return Package(frozenset())


def _opened(path: Path) -> CalamineWorkbook:
    # Given a name, the library would believe its ending.
    with path.open("rb") as file:
        try:
            return load_workbook(file)
        except PasswordError as error:
            raise InputRefused("sheet_encrypted") from error


def _sheets(workbook: CalamineWorkbook) -> Iterator[CalamineSheet]:
    """Yield the sheets a person sees, then the hidden ones."""
    tables = [sheet for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    for found in sorted(tables, key=lambda sheet: sheet.visible != SheetVisibleEnum.Visible):
        yield workbook.get_sheet_by_name(found.name)


def _head(sheet: CalamineSheet) -> list[list[Said]]:
    if sheet.end is None:
        return []
    return [
        _row(row[: MOST_COLUMNS + 1])
        for row in sheet.to_python(skip_empty_area=False, nrows=min(LOOK_ROWS, sheet.end[0] + 1))
    ]


def _send_rows(sheet: CalamineSheet, errors: set[tuple[int, int]], hidden: set[int]) -> None:
    _require_limits(sheet)
    _say({"hidden": sorted(hidden)})
    batch = []
    fill = _Fill(sheet, errors)
    for place, row in enumerate(sheet.to_python(skip_empty_area=False)):
        batch.append(fill(place, _row(row)))
        if len(batch) == _BATCH:
            _say({"rows": batch})
            batch = []
    _say({"rows": batch})
    _say({"end": True})


def _require_limits(sheet: CalamineSheet) -> None:
    rows, columns = (last + 1 for last in sheet.end or (0, 0))
    if columns > MOST_COLUMNS:
        raise InputRefused("sheet_too_many_columns", most=MOST_COLUMNS)
    if rows > MOST_ROWS + TITLE_ROWS or rows * columns > MOST_CELLS:
        raise InputRefused("sheet_too_many_rows", most=min(MOST_ROWS, MOST_CELLS // columns))


class _Fill:
    """Writes into the rows what the library leaves out: merged cells further down, and cells that hold an error."""

    def __init__(self, sheet: CalamineSheet, errors: set[tuple[int, int]]) -> None:
        self._starting: dict[int, list[tuple[int, int]]] = {}
        for (top, left), (bottom, _right) in sheet.merged_cell_ranges or ():
            if bottom > top:
                self._starting.setdefault(top, []).append((left, bottom))
        self._open: dict[int, tuple[int, Said]] = {}
        self._errors: dict[int, list[int]] = {}
        for row, column in errors:
            self._errors.setdefault(row, []).append(column)

    def __call__(self, place: int, row: list[Said]) -> list[Said]:
        for column in self._errors.get(place, ()):
            if column < len(row):
                row[column] = ERROR_TEXT
        for column, (bottom, value) in list(self._open.items()):
            row[column] = value
            if bottom == place:
                del self._open[column]
        for column, bottom in self._starting.get(place, ()):
            if column < len(row):
                self._open[column] = (bottom, row[column])
        return row


def _row(values: list[Value]) -> list[Said]:
    return [value if type(value) is str else _said(value) for value in values]


def _said(value: Value) -> Said:
    """Return a cell for JSON: text as it is, dates marked as such."""
    return _SPEECH[type(value)](value)


def _hours(span: timedelta) -> str:
    minutes, seconds = divmod(round(span.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


_SPEECH: dict[type, Callable[..., Said]] = {
    str: str,
    bool: lambda truth: "TRUE" if truth else "FALSE",
    int: str,
    float: number_text,
    datetime: lambda moment: {"date": settled(moment).isoformat()},
    date: lambda day: {"date": day.isoformat()},
    time: lambda clock: clock.isoformat(timespec="seconds"),
    timedelta: _hours,
}


def _say(answer: dict[str, object]) -> None:
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(sys.argv[-1])
