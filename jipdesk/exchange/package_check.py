"""Is it safe to unpack this workbook? XLSX and ODS are ZIP archives, and sizes written in an archive can lie.

Every part is unpacked once into nothing, counted, and looked through for what a spreadsheet library would choke on:
entities (a few bytes that expand to gigabytes) and a lone cell so far out that the sheet around it fills the memory.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from jipdesk.errors import InputRefused
from jipdesk.exchange.hidden_rows import HiddenRows
from jipdesk.exchange.limits import (
    MOST_COLUMNS,
    MOST_PARTS,
    MOST_RATIO,
    MOST_ROWS,
    MOST_UNPACKED_BYTES,
    RATIO_FROM_BYTES,
    TITLE_ROWS,
)

_CHUNK = 1 << 20
_OVERLAP = 512
_LOCAL_HEADER = 30
_MACROS = re.compile(r"(^|/)(vbaProject[^/]*\.bin$|macrosheets/)|^(Basic|Scripts)/", re.IGNORECASE)
_MACRO_TYPE = b"macroEnabled"
_XML_PART = re.compile(r"\.(xml|rels)$", re.IGNORECASE)
_NO_CELLS = re.compile(r"(^|/)(sharedStrings|styles|theme\d*|content)\.xml$", re.IGNORECASE)
_ENTITIES = (b"<!DOCTYPE", b"<!ENTITY")

# A cell with something in it (`<c …/>` has only a format), and where it says it stands.
_CELL = rb"""<(?:[\w.-]+:)?c\s(?=[^<>]*[^/<>]>)[^<>]*?\br\s*=\s*["']%s["']"""
# A result that is an empty text has the type of a text.
# What may stand between is bounded: a cell made to be looked through for hours is none of a spreadsheet's.
_UNCALCULATED_CELL = re.compile(
    rb"""<(?:[\w.-]+:)?c\s(?![^<>]{0,99}\bt\s*=)[^<>]{0,99}?\br\s?=\s?["']([A-Z]{1,3})(\d{1,7})["'][^<>]{0,99}>\s?"""
    rb"<(?:[\w.-]+:)?f\b(?:[^<>]{0,99}/>|[^<>]{0,99}>[^<]*</(?:[\w.-]+:)?f>)\s?"
    rb"(?:<(?:[\w.-]+:)?v\s?/>|<(?:[\w.-]+:)?v>\s?</(?:[\w.-]+:)?v>)?\s?</(?:[\w.-]+:)?c>"
)
_ERROR_CELL = re.compile(
    _CELL.replace(b"(?=[^<>]*[^/<>]>)", rb"""(?=[^<>]*\bt\s*=\s*["']e["'])""") % rb"([A-Z]{1,3})(\d{1,7})"
)


def _far(columns: int, rows: int) -> bytes:
    """Return what matches the name of a cell beyond so many columns or rows, both rounded up a little."""
    assert 26 < columns < 26 * 26
    assert rows < 900_000
    first = chr(ord("A") + (columns - 1) // 26)
    letters = f"[A-Za-z]{{3,}}|[{first}-Z{first.lower()}-z][A-Za-z]"
    digits = rf"\d{{7,}}|[{rows // 100_000 + 1}-9]\d{{5}}"
    return rf"(?:(?:{letters})\d+|[A-Za-z]+(?:{digits}))".encode()


# The exact limits are applied on reading; here it matters only that nothing is far out.
_FAR = _far(MOST_COLUMNS, MOST_ROWS + TITLE_ROWS)
_FAR_CELL = re.compile(_CELL % _FAR)
_QUICK_FAR = re.compile(b'r="' + _FAR)
_FORMULA_ENDS = (b"f></", b"f><v></", b"f><v/>", b"f><v />", b"f>\n", b"f> ", b"f>\r")
"""What stands between a formula and the end of its cell where there is no result."""
# A formula that shares another's text (`<f t="shared" si="0"/>`) has no end tag.
_SHARED_END = re.compile(rb"/>\s?(?:</(?:[\w.-]+:)?c>|<(?:[\w.-]+:)?v(?:\s?/>|>\s?</))")
# Allowed in XML, and written by no spreadsheet program.
_UNUSUAL = (b"='", b"= ", b"=\n", b"=\t", b"=\r", b" =", b"\n=", b"\t=", b"\r=")


@dataclass(frozen=True, slots=True)
class Package:
    """What is known of an archive that was looked through."""

    parts: frozenset[str]
    error_cells: dict[str, set[tuple[int, int]]] = field(default_factory=dict)
    """Row and column, from 0, of the cells of each sheet part that hold an error such as #N/A, or a formula of which
    no spreadsheet program has written the result."""
    hidden: HiddenRows = field(default_factory=HiddenRows)

    @property
    def is_spreadsheet(self) -> bool:
        """Whether this is XLSX or ODS rather than some other archive (a text document, another program's file)."""
        parts = {part.lower() for part in self.parts}
        return "xl/workbook.xml" in parts or {"content.xml", "mimetype"} <= parts


def looked_through(file: BinaryIO) -> Package:
    """Return the contents of a harmless archive, or raise `InputRefused`."""
    size = file.seek(0, 2)
    try:
        with zipfile.ZipFile(file) as archive:
            infos = archive.infolist()
            _require_harmless_list(infos)
            package = Package(frozenset(info.filename for info in infos))
            _look_into_parts(file, infos, package, max(RATIO_FROM_BYTES, min(MOST_UNPACKED_BYTES, MOST_RATIO * size)))
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        NotImplementedError,
        ValueError,
        EOFError,
        OverflowError,
    ) as error:
        raise InputRefused("sheet_damaged") from error
    if not package.is_spreadsheet:
        raise InputRefused("sheet_foreign")
    return package


def _require_harmless_list(infos: list[zipfile.ZipInfo]) -> None:
    if any(info.flag_bits & 1 for info in infos):
        raise InputRefused("sheet_encrypted")
    if any(_MACROS.search(info.filename) for info in infos):
        raise InputRefused("sheet_macros")
    names = {info.filename for info in infos}
    if len(infos) > MOST_PARTS or len(names) < len(infos):
        raise InputRefused("sheet_damaged")


def _look_into_parts(file: BinaryIO, infos: list[zipfile.ZipInfo], package: Package, most: int) -> None:
    unpacked = 0
    for info in infos:
        end = b""
        for piece in _unpacked(file, info):
            unpacked += len(piece)
            if unpacked > most:
                raise InputRefused("sheet_unpacks_too_large")
            if _XML_PART.search(info.filename):
                package.hidden.look(piece, info.filename)
                # With the end of the piece before, so that nothing hides on a border.
                _look_at(end + piece, info.filename, package)
                end = (end + piece)[-_OVERLAP:]


def _unpacked(file: BinaryIO, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield what really is in a part, however long the list of contents says it is."""
    file.seek(info.header_offset)
    header = file.read(_LOCAL_HEADER)
    file.seek(int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little"), 1)
    if info.compress_type == zipfile.ZIP_STORED:
        yield from _packed(file, info.compress_size)
    elif info.compress_type == zipfile.ZIP_DEFLATED:
        yield from _inflated(_packed(file, info.compress_size))
    else:
        raise NotImplementedError


def _packed(file: BinaryIO, left: int) -> Iterator[bytes]:
    while left > 0:
        data = file.read(min(_CHUNK, left))
        if not data:
            raise EOFError
        left -= len(data)
        yield data


def _inflated(packed: Iterator[bytes]) -> Iterator[bytes]:
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    for data in packed:
        while data:
            yield inflate.decompress(data, _CHUNK)
            data = inflate.unconsumed_tail
    if not inflate.eof:
        raise EOFError


def _look_at(piece: bytes, name: str, package: Package) -> None:
    if any(sign in piece for sign in _ENTITIES):
        raise InputRefused("sheet_entities")
    if _MACRO_TYPE in piece and name == "[Content_Types].xml":
        raise InputRefused("sheet_macros")
    if _NO_CELLS.search(name):
        return
    if _has_far_cell(piece):
        raise InputRefused("sheet_cells_far_out", rows=MOST_ROWS, columns=MOST_COLUMNS)
    found = _ERROR_CELL.findall(piece) if b't="e"' in piece or b"t='e'" in piece else []
    if (b"f>" in piece and any(end in piece for end in _FORMULA_ENDS)) or _SHARED_END.search(piece):
        found += _UNCALCULATED_CELL.findall(piece)
    if found:
        cells = package.error_cells.setdefault(name, set())
        cells.update((int(row) - 1, _column(letters)) for letters, row in found)


def _has_far_cell(piece: bytes) -> bool:
    # The exact search takes five times as long, so it runs only where the quick one finds or cannot exclude something.
    if _QUICK_FAR.search(piece) or any(sign in piece for sign in _UNUSUAL):
        return bool(_FAR_CELL.search(piece))
    return False


def _column(letters: bytes) -> int:
    """Return the place of a column, from 0: A is 0, AA is 26."""
    place = 0
    for letter in letters.decode():
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1
