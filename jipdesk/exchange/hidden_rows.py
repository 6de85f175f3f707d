"""Rows a spreadsheet does not show, hidden by hand or by a filter: they come in like the others, and that is said."""

import re
from dataclasses import dataclass, field
from html import unescape

from jipdesk.exchange.limits import MOST_ROWS, TITLE_ROWS

_ODS_CONTENT = "content.xml"
_LONGEST_TAG = 1 << 16
_XLSX_ROW = re.compile(rb"<row\s([^<>]*)>")
_XLSX_ROW_OF_NAMESPACE = re.compile(rb"<[\w.-]+:row\s([^<>]*)>")
_HIDDEN = re.compile(rb"""\bhidden\s?=\s?["'](?:1|true)["']""")
_NUMBER = re.compile(rb"""\br\s?=\s?["'](\d{1,7})["']""")
_ODS_TABLE_OR_ROW = re.compile(rb"<table:table(-row)?((?:[\s/][^<>]*)?)>")
_NOT_SHOWN = re.compile(rb"""\btable:visibility\s?=\s?["'](?:collapse|filter)["']""")
_REPEATED = re.compile(rb"""\btable:number-rows-repeated\s?=\s?["'](\d{1,9})["']""")
_NAME = re.compile(rb"""\btable:name\s?=\s?(?:"([^"]*)"|'([^']*)')""")


@dataclass(slots=True)
class HiddenRows:
    """The hidden rows of every sheet, from 0: by its part in an XLSX archive, by its name in an ODS one."""

    found: dict[str, set[int]] = field(default_factory=dict)
    _rest: bytes = b""
    """the beginning of what the next piece continues"""
    _part: str = ""
    _table: str = ""
    _row: int = 0
    """how many rows of the table stand before"""

    def look(self, piece: bytes, part: str) -> None:
        """Look through the next piece of a part."""
        if part != self._part:
            self._part, self._rest = part, b""
        text = self._rest + piece
        end = text.rfind(b">") + 1
        self._rest = text[end:][-_LONGEST_TAG:]
        if part == _ODS_CONTENT:
            self._look_at_tables(text[:end])
        elif b"hidden" in text:
            self._look_at_rows(text[:end], part)

    def _look_at_rows(self, text: bytes, part: str) -> None:
        rows = _XLSX_ROW_OF_NAMESPACE if b":row " in text else _XLSX_ROW
        for row in rows.finditer(text):
            if _HIDDEN.search(row[1]) and (number := _NUMBER.search(row[1])):
                self._note(part, int(number[1]) - 1, 1)

    def _look_at_tables(self, text: bytes) -> None:
        for tag in _ODS_TABLE_OR_ROW.finditer(text):
            if not tag[1]:
                name = _NAME.search(tag[2])
                self._table, self._row = unescape(((name[1] or name[2] or b"") if name else b"").decode()), 0
                continue
            times = int(repeated[1]) if (repeated := _REPEATED.search(tag[2])) else 1
            if _NOT_SHOWN.search(tag[2]):
                self._note(self._table, self._row, times)
            self._row += times

    def _note(self, sheet: str, first: int, count: int) -> None:
        """Keep them, but none behind the last row that is read."""
        rows = range(max(first, 0), min(first + count, MOST_ROWS + TITLE_ROWS))
        if rows:
            self.found.setdefault(sheet, set()).update(rows)
