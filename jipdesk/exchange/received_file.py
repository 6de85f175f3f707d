"""What kind of file was handed in, by its content; its name may say anything."""

import stat
import sys
from enum import Enum
from pathlib import Path

from jipdesk.errors import InputRefused
from jipdesk.exchange.limits import MOST_BYTES
from jipdesk.safe.trouble import translated

_ABSENT = (FileNotFoundError, NotADirectoryError)
_HEAD = 4096

_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
    b"PK\x05\x06",
    b"MZ",
    b"SQLite",
)
_SIGNS_OF_MARKUP = (b"<html", b"<!doctype", b"<table", b"<head", b"<body", b"<meta", b"<?xml", b"<script", b"<svg")


class Kind(Enum):
    """How a file is to be read."""

    TEXT = "csv"
    PACKAGE = "xlsx or ods"
    COMPOUND = "xls, or an encrypted workbook"


def kind_of(path: Path) -> Kind:
    """Return the kind, or raise `InputRefused` for what is no file with a sheet in it."""
    head = _head(path)
    if head.startswith(_ZIP):
        return Kind.PACKAGE
    if head.startswith(_COMPOUND):
        return Kind.COMPOUND
    if head.startswith(_FOREIGN):
        raise InputRefused("sheet_foreign")
    if _is_markup(head):
        raise InputRefused("sheet_web_page")
    return Kind.TEXT


def _head(path: Path) -> bytes:
    try:
        found = path.stat()
    except (*_ABSENT, ValueError) as error:
        raise InputRefused("sheet_absent") from error
    except OSError as error:
        return _refuse_or_translate(path, error)
    _require_file(found.st_mode, found.st_size)
    with translated(path), path.open("rb") as file:
        return file.read(_HEAD)


def _refuse_or_translate(path: Path, error: OSError) -> bytes:
    """Raise what fits: a name that the system cannot even look up is no file, the rest is the computer's refusal."""
    import errno

    if error.errno in {errno.ENAMETOOLONG, errno.ELOOP, errno.EINVAL, errno.EILSEQ} or (
        sys.platform == "win32" and error.winerror == 123
    ):
        raise InputRefused("sheet_absent") from error
    with translated(path):
        raise error


def _require_file(mode: int, size: int) -> None:
    if stat.S_ISDIR(mode):
        raise InputRefused("sheet_is_folder")
    if not stat.S_ISREG(mode):
        raise InputRefused("sheet_foreign")
    if size == 0:
        raise InputRefused("sheet_empty")
    if size > MOST_BYTES:
        raise InputRefused("sheet_too_large", megabytes=MOST_BYTES >> 20)


def _is_markup(head: bytes) -> bool:
    # In UTF-16 every second byte is NUL.
    text = head.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip(b"\xff\xfe \t\r\n").lower()
    return text.startswith(_SIGNS_OF_MARKUP) or (text.startswith(b"<") and b"<html" in text)
