"""実施場所: a company's address as it was written, for the language it is written in.

An address is not translated: what is not known in a language stays open until the office fills it in.
"""

import re
import unicodedata
from collections.abc import Mapping

ONLINE_JA, ONLINE_EN = "オンライン", "Online"
"""Where an online internship takes place, on paper in either language."""

_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_ENGLISH_ADDRESS = frozenset(
    {"addressen", "addressenglish", "addressinenglish", "englishaddress", "住所英語", "英文住所"}
)
_NOT_A_LETTER = re.compile(r"[\W_]")


def in_japanese(prefecture: str | None, address: str | None) -> str | None:
    """Return the Japanese address with its prefecture in front, or None if it is not written in Japanese."""
    if not address or not _JAPANESE.search(address):
        return None
    if not prefecture or not _JAPANESE.search(prefecture) or address.startswith(prefecture):
        return address
    return prefecture + address


def in_english(address: str | None, answers: Mapping[str, str]) -> str | None:
    """Return the address if it is written in Latin letters, else what a column of the sheet says in English."""
    if address and not _JAPANESE.search(address):
        return address
    return next((text for name, text in answers.items() if text and _plain(name) in _ENGLISH_ADDRESS), None)


def _plain(name: str) -> str:
    return _NOT_A_LETTER.sub("", unicodedata.normalize("NFKC", name).casefold())
