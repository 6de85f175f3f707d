"""In which encoding a text file is written: by its mark, else UTF-8, else the Japanese Windows one (CP932)."""

import codecs
import re
from collections.abc import Callable
from typing import BinaryIO

from jipdesk.errors import InputRefused

_CHUNK = 1 << 17
"""So little that the window is heard between two of them."""
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_JIS = "iso2022_jp_ext"
"""As in mail: seven bits, with signs between them that change what they mean."""
_JIS_SIGN = "\x1b$"
# Bytes that CP932 leaves undefined and Python decodes all the same.
_NO_CP932 = re.compile("[\x80\xa0\uf8f0-\uf8f3]")
_HALF_WIDTH_KANA = re.compile("[\uff61-\uff9f]")
_OTHER_WIDE = re.compile("[^\x00-\x7f\uff61-\uff9f]")


def encoding_of(file: BinaryIO) -> str:
    """Return the name of the encoding, or raise `InputRefused` where there is none for certain."""
    head = file.read(4)
    if marked := next((name for mark, name in _MARKS if head.startswith(mark)), None):
        found = marked if _decodes(file, marked, _ignore) else None
    else:
        found = _utf8_or_jis(file) or _cp932(file)
    if found is None:
        raise InputRefused("sheet_encoding")
    return found


def _utf8_or_jis(file: BinaryIO) -> str | None:
    signs = _JisSigns()
    if not _decodes(file, "utf-8", signs.take):
        return None
    return _JIS if signs.are_there and _decodes(file, _JIS, _ignore) else "utf-8"


def _cp932(file: BinaryIO) -> str | None:
    tally = _Tally()
    if not _decodes(file, "cp932", tally.take):
        return None
    return None if tally.looks_like_euc and _decodes(file, "euc_jp", _ignore) else "cp932"


ENCODINGS = ("utf-8", "utf-16", "cp932", "euc_jp", _JIS, "cp1252")
"""What a person can choose where the encoding is not certain."""


def required(file: BinaryIO, name: str) -> str:
    """Return the encoding that a person chose, or raise `InputRefused` where the file is not written in it."""
    own = "utf-8-sig" if name == "utf-8" else name
    if own in {"utf-8-sig", *ENCODINGS} and _decodes(file, own, _ignore):
        return own
    raise InputRefused("sheet_encoding_wrong")


def likely_encoding(file: BinaryIO) -> tuple[str, bool]:
    """Return the encoding and whether it is certain; raises `InputRefused` where the file is in none."""
    try:
        return encoding_of(file), True
    except InputRefused as refusal:
        if refusal.code != "sheet_encoding":
            raise
        for name in ("euc_jp", "cp1252", "cp932"):
            if _decodes(file, name, _ignore):
                return name, False
        raise


def _decodes(file: BinaryIO, name: str, take: Callable[[str], None]) -> bool:
    """Say whether the whole file is well-formed in an encoding, and show the text piece by piece."""
    file.seek(0)
    decoder = codecs.getincrementaldecoder(name)("strict")
    try:
        while chunk := file.read(_CHUNK):
            text = decoder.decode(chunk)
            if name == "cp932" and _NO_CP932.search(text):
                return False
            _refuse_nul(text)
            take(text)
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def _refuse_nul(text: str) -> None:
    if "\0" in text:
        raise InputRefused("sheet_nul")


def _ignore(_text: str) -> None:
    pass


class _JisSigns:
    """Looks for the signs of JIS, which stand in no other text; in its bytes nothing else is beyond ASCII."""

    def __init__(self) -> None:
        self._found = False
        self._is_ascii = True

    def take(self, text: str) -> None:
        self._is_ascii = self._is_ascii and text.isascii()
        self._found = self._found or (self._is_ascii and _JIS_SIGN in text)

    @property
    def are_there(self) -> bool:
        return self._found and self._is_ascii


class _Tally:
    """Counts what tells CP932 from EUC-JP, whose kana and kanji turn into half-width katakana when read as CP932."""

    def __init__(self) -> None:
        self.half_width = 0
        self.others = 0

    def take(self, text: str) -> None:
        if not text.isascii():
            self.half_width += len(_HALF_WIDTH_KANA.findall(text))
            self.others += len(_OTHER_WIDE.findall(text))

    @property
    def looks_like_euc(self) -> bool:
        return self.half_width > self.others
