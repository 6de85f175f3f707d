"""Cells of text: normalised, of sensible length, without characters that could fool a reader or break a paper."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Literal, TypeAlias

from jipdesk.exchange.cells import Cell, are_texts, shown
from jipdesk.exchange.readings import ColumnReader, Reader, Reason, Unreadable

NAME = 200
ADDRESS = 500
TEXT = 10_000
WORD = 60

SHEET_ERRORS = frozenset(
    {
        "#N/A",
        "#REF!",
        "#VALUE!",
        "#NAME?",
        "#DIV/0!",
        "#NUM!",
        "#NULL!",
        "#SPILL!",
        "#CALC!",
        "#FIELD!",
        "#ERROR!",
        "#BLOCKED!",
    }
)

_ROUNDED = re.compile(r"\d(?:\.\d+)?[Ee]\+\d{1,3}", re.ASCII)
"""How a spreadsheet shows a number that is too long for its column, and writes it into a CSV."""

_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr((plane << 16) + last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
_FORBIDDEN = (
    (
        re.compile(f"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufff9-\ufffc\ud800-\udfff{_NONCHARACTERS}]"),
        Reason.CONTROL_CHARACTER,
    ),
    # Marks of direction (U+200E, U+200F, U+061C) belong into Arabic and Hebrew text; what overrides the direction of
    # everything after it does not.
    (re.compile("[\u202a-\u202e\u2066-\u2069]"), Reason.BIDI_CONTROL),
    (re.compile("\ufffd"), Reason.DAMAGED_CHARACTER),
    (re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]"), Reason.PRIVATE_CHARACTER),
)
_PRINTABLE = bytes(range(0x20, 0x7F))
_LINE_BREAKS = re.compile("\r\n?|\u2028|\u2029|\x85|\x0b|\x0c")
_FULL_WIDTH = {0x3000: " "} | {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_FULL_WIDTH_SIGN = re.compile("[\u3000\uff01-\uff5e]")
_NO_BREAK_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2007": " "})


Form: TypeAlias = Literal["NFC", "NFKC"]


class TextReader(ColumnReader[str]):
    """Reads one text, or those of a column together if nothing in them would be changed or refused."""

    def __init__(
        self, read: Reader[str], most: int, form: Form = "NFC", *, looks_at: tuple[str, ...] = (" #",)
    ) -> None:
        self._read, self._most, self._form, self._looks_at = read, most, form, looks_at

    def __call__(self, cell: Cell) -> str:
        """Read one cell."""
        return self._read(cell)

    def at_once(self, cells: Sequence[Cell]) -> Sequence[str] | None:
        """Return the texts without spaces around them, None where one of them needs a closer look."""
        if not are_texts(cells) or max(map(len, cells), default=0) > self._most:
            return None
        whole = " ".join(["", *cells])
        if any(sign in whole for sign in self._looks_at):
            return None
        return list(map(str.strip, cells)) if self._is_plain(whole) else None

    def _is_plain(self, text: str) -> bool:
        if text.isascii():
            # Four times as fast as to ask whether each letter is printable.
            return not text.encode("ascii").translate(None, _PRINTABLE)
        return _is_harmless(text) and unicodedata.is_normalized(self._form, text)


class _Then(ColumnReader[str]):
    """A reader of texts, and what becomes of each of them then; it may be refused."""

    def __init__(self, reader: ColumnReader[str], become: Callable[[str], str]) -> None:
        self._reader, self._become = reader, become

    def __call__(self, cell: Cell) -> str:
        return self._become(self._reader(cell))

    def at_once(self, cells: Sequence[Cell]) -> Sequence[str] | None:
        texts = self._reader.at_once(cells)
        try:
            return texts and list(map(self._become, texts))
        except Unreadable:
            return None


def then(reader: ColumnReader[str], become: Callable[[str], str]) -> ColumnReader[str]:
    """Return the reader whose texts become others, or are refused."""
    return _Then(reader, become)


def line(most: int) -> TextReader:
    """Return the reader of one line of text, such as a name."""

    def read(cell: Cell) -> str:
        text = shown(cell).strip()
        if text.isascii() and text.isprintable() and len(text) <= most and text[:1] != "#":
            return text
        if not text.isprintable():
            text = text.translate(_NO_BREAK_SPACES)
        return _checked(_harmless(unicodedata.normalize("NFC", text).strip()), most)

    return TextReader(read, most)


def lines(most: int) -> TextReader:
    """Return the reader of text in which lines may end."""

    def read(cell: Cell) -> str:
        text = shown(cell).strip()
        if text.isascii() and text.isprintable() and len(text) <= most and text[:1] != "#":
            return text
        text = unicodedata.normalize("NFC", text)
        if not text.isprintable():
            text = _LINE_BREAKS.sub("\n", text)
        _harmless(text.replace("\n", " ").replace("\t", " "))
        return _checked(text, most)

    return TextReader(read, most)


def passport_name(most: int) -> TextReader:
    """Return the reader of a name as in the passport, whose Latin letters may have been typed in full width."""
    read_line = line(most)

    def read(cell: Cell) -> str:
        text = shown(cell)
        return read_line(text.translate(_FULL_WIDTH) if _FULL_WIDTH_SIGN.search(text) else text)

    # What NFKC leaves as it is has nothing in full width.
    return TextReader(read, most, "NFKC")


def kana(most: int) -> TextReader:
    """Return the reader of a name in katakana, of half or full width."""
    read_line = line(most)

    def read(cell: Cell) -> str:
        return read_line(unicodedata.normalize("NFKC", shown(cell)))

    return TextReader(read, most, "NFKC")


def number_like(most: int) -> TextReader:
    """Return the reader of a number that is text: a receipt number, a passport number, a telephone number."""
    read_line = line(most)

    def read(cell: Cell) -> str:
        if not isinstance(cell, str):
            raise Unreadable(Reason.TURNED_INTO_DATE)
        text = unicodedata.normalize("NFKC", read_line(cell)).strip()
        if "+" in text and _ROUNDED.fullmatch(text):
            raise Unreadable(Reason.ROUNDED)
        return text

    return TextReader(read, most, "NFKC", looks_at=(" #", "E+", "e+"))


def plain(cell: Cell) -> str:
    """Return the cell in its simplest form, for what is then compared with known words or patterns."""
    text = shown(cell)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    text = text.strip()
    if text[:1] == "#" and text.upper() in SHEET_ERRORS:
        raise Unreadable(Reason.SHEET_ERROR)
    if len(text) > TEXT:
        raise Unreadable(Reason.TOO_LONG, most=TEXT)
    return text


def _harmless(text: str) -> str:
    if _is_harmless(text):
        return text
    for pattern, reason in _FORBIDDEN:
        if pattern.search(text):
            raise Unreadable(reason)
    return text


def _is_harmless(text: str) -> bool:
    # All the others of those forbidden are not printable either, which is told without looking for them.
    return text.isprintable() and "\ufffc" not in text and "\ufffd" not in text


def _checked(text: str, most: int) -> str:
    if len(text) > most:
        raise Unreadable(Reason.TOO_LONG, most=most)
    if text[:1] == "#" and text.upper() in SHEET_ERRORS:
        raise Unreadable(Reason.SHEET_ERROR)
    return text
