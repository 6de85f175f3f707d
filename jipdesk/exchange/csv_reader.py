"""CSV as the office meets it: several encodings, comma, semicolon or tab, line breaks inside cells.

Read piece by piece: a file of a hundred megabytes costs no more memory than a small one.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TextIO

from jipdesk.errors import InputRefused
from jipdesk.exchange.formula_quote import unquoted
from jipdesk.exchange.headings import Headings
from jipdesk.exchange.limits import MOST_CELL_LETTERS, TITLE_ROWS
from jipdesk.exchange.sheets import FOUND_OUT, How, Row, Rows, Sheet, heading_row, no_headings, sheet_of
from jipdesk.exchange.text_decoding import encoding_of, required
from jipdesk.safe.trouble import translated

DELIMITERS = ",;\t"
_SAMPLE_LETTERS = 1 << 18
_MOST_LINE_LETTERS = 4 * MOST_CELL_LETTERS


def read_csv(path: Path, headings: Headings, how: How = FOUND_OUT) -> Sheet:
    """Find encoding, delimiter and headings of a text file; raises `InputRefused` where they are not clear."""
    csv.field_size_limit(MOST_CELL_LETTERS)
    with translated(path), path.open("rb") as file:
        encoding = required(file, how.encoding) if how.encoding else encoding_of(file)
    delimiter, start = _table(sample_of(path, encoding), headings, how)
    return sheet_of(_rows(path, encoding, delimiter), start, headings)


def sample_of(path: Path, encoding: str) -> str:
    """Return how a text file begins."""
    with translated(path), path.open(encoding=encoding, newline="") as text:
        return text.read(_SAMPLE_LETTERS)


def _table(sample: str, headings: Headings, how: How) -> tuple[str, int]:
    """Return the one delimiter with which there are headings, and the row they stand in."""
    tables = {delimiter: first_rows(sample, delimiter) for delimiter in how.delimiter or DELIMITERS}
    starts = {delimiter: _start(rows, headings, how.top) for delimiter, rows in tables.items()}
    found = [(delimiter, start) for delimiter, start in starts.items() if start is not None]
    if not found:
        raise no_headings(tables.values(), headings)
    if len(found) > 1:
        raise InputRefused("sheet_delimiter_unclear")
    return found[0]


def _start(rows: Sequence[Row], headings: Headings, top: int | None) -> int | None:
    return heading_row(rows, headings) if top is None else top


def first_rows(sample: str, delimiter: str, most: int = TITLE_ROWS) -> list[list[str]]:
    """Return the rows with which a text begins, as far as they can be read."""
    csv.field_size_limit(MOST_CELL_LETTERS)
    rows: list[list[str]] = []
    # What is wrong further down is said by the real reading, which knows the row.
    with suppress(csv.Error):
        rows.extend(islice(csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter), most))
    return rows


def _rows(path: Path, encoding: str, delimiter: str) -> Rows:
    """Yield every record of the file."""
    with translated(path), path.open(encoding=encoding, newline="") as text:
        ends = _End()
        number = 0
        try:
            for row in csv.reader(_lines(text, ends), delimiter=delimiter, strict=True):
                number += 1
                if ends.last.endswith("\r"):
                    raise InputRefused("sheet_line_breaks", row=number)
                yield _unquoted(row)
        except csv.Error as error:
            raise InputRefused("sheet_quotes", row=number + 1) from error
        except UnicodeDecodeError as error:
            # Another program has written the file since its encoding was found.
            raise InputRefused("sheet_encoding") from error


def _unquoted(row: list[str]) -> Row:
    # Hardly a row has a cell that begins with a quote, which is seen in all its cells at once.
    if "\0'" not in "\0".join(["", *row]):
        return row
    return [unquoted(cell) if cell[:1] == "'" else cell for cell in row]


class _End:
    """The last line that was taken from a file."""

    last = ""


def _lines(text: TextIO, end: _End) -> Iterator[str]:
    """Yield the lines, of which the reader joins those that a quoted cell spans, and note the last that was taken."""
    while line := text.readline(_MOST_LINE_LETTERS):
        if len(line) == _MOST_LINE_LETTERS:
            raise InputRefused("sheet_line_too_long")
        end.last = line
        yield line
