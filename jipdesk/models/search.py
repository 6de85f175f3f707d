"""Folding of text for searching: one form for what a person may type in several ways.

Triggers cannot call Python here, so the folded text is a column of its own, written with the record.
"""

import unicodedata
from collections.abc import Callable, Iterable, Sequence

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
        return " ".join(_plain(text).split())
    if "\0" in text:
        # Nothing that is kept has one, and the index takes a text to end there.
        text = text.replace("\0", "")
    wide = unicodedata.normalize("NFKC", text).translate(_HIRAGANA).casefold()
    # The sound marks of kana tell words apart (か, が), so kana are composed again before Latin marks are dropped.
    return " ".join(unicodedata.normalize("NFC", wide).translate(_BARE).split())


def fold_all(texts: Sequence[str | None]) -> list[str | None]:
    """Return `fold` of every text that is there, at once where all of them are plain."""
    whole = "\n".join([text or "" for text in texts])
    if not whole.isascii() or whole.count("\n") >= len(texts):
        return [fold(text) if text else None for text in texts]
    lines = _plain(whole).split("\n")
    return [" ".join(line.split()) if text else None for text, line in zip(texts, lines, strict=True)]


def _plain(text: str) -> str:
    """Fold what is ASCII, but for its spaces."""
    return text.lower().replace("'", "").replace("\0", "")


class _Letters(dict[int, str]):
    """What becomes of each letter, found out when it is first met: a table with gaps is slow at every gap."""

    def __init__(self, become: Callable[[str], str]) -> None:
        super().__init__()
        self._become = become

    def __missing__(self, code: int) -> str:
        self[code] = became = self._become(chr(code))
        return became


def _bare(letter: str) -> str:
    """Drop the marks of a Latin, Greek or Cyrillic letter; elsewhere marks are part of the letter."""
    parts = unicodedata.normalize("NFD", letter)
    return (parts[0] if len(parts) > 1 and parts[0] < "\u0590" else letter).translate(_PLAIN)


_HIRAGANA = _Letters(jaconv.kata2hira)
_BARE = _Letters(_bare)


def folded(texts: Iterable[str | None]) -> str:
    """Join the folded texts that are there; a search never matches across the bar between two."""
    return "|".join(fold(text) for text in texts if text)
