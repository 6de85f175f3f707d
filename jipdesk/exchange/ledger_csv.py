"""A ledger as CSV in UTF-8 with a byte order mark, which spreadsheet programs open as it is."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path

from jipdesk.exchange.formula_quote import quoted
from jipdesk.exchange.ledgers import LedgerColumn, Value, in_japan
from jipdesk.safe import files

_FLUSH_AT = 1 << 20


def write_csv(path: Path, columns: Sequence[LedgerColumn], rows: Iterable[Sequence[Value]]) -> int:
    """Write the rows and return how many there are."""
    count = 0
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    with files.writing(path) as out:
        text.write("\ufeff")
        writer.writerow([quoted(column.title) for column in columns])
        for row in rows:
            count += 1
            writer.writerow([_cell(value) for value in row])
            if text.tell() > _FLUSH_AT:
                _flush(text, out)
        _flush(text, out)
    return count


def _flush(text: io.StringIO, out: files.Output) -> None:
    out.write(text.getvalue().encode())
    text.seek(0)
    text.truncate()


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, datetime):
        return in_japan(value).isoformat(" ", timespec="seconds")
    return value.isoformat() if isinstance(value, date) else str(value)
