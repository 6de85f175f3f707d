"""Folding of text for searching: one form for what a person may type in several ways.

Triggers cannot call Python here, so the folded text is a column of its own, written with the record.
"""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

import jaconv

# Letters that do not decompose into a base letter and a mark, as they are typed on a plain keyboard.
_PLAIN = str.maketrans(
    {
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "ı": "i",
        "ə": "e",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ʼ": "",
        "’": "",
        "'": "",
    }
)


def fold(text: str) -> str:
    """Return the text without case, width, accents and the difference of katakana and hiragana."""
    if text.isascii():
        return " ".join(text.lower().replace("'", "").split())
    wide = jaconv.kata2hira(unicodedata.normalize("NFKC", text)).casefold()
    # The sound marks of kana tell words apart (か, が), so kana are composed again before Latin marks are dropped.
    letters = "".join(map(_bare, unicodedata.normalize("NFC", wide)))
    return " ".join(letters.translate(_PLAIN).split())


@lru_cache(maxsize=8192)
def _bare(letter: str) -> str:
    """Drop the marks of a Latin, Greek or Cyrillic letter; elsewhere marks are part of the letter."""
    parts = unicodedata.normalize("NFD", letter)
    return parts[0] if len(parts) > 1 and parts[0] < "\u0590" else letter


def folded(texts: Iterable[str | None]) -> str:
    """Join the folded texts that are there; a search never matches across the bar between two."""
    return "|".join(fold(text) for text in texts if text)
