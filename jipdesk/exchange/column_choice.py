"""What a person has settled of a sheet's columns: which field each one is, by its heading."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence

ANSWER = "answer"
"""In place of a field: the column is kept as an answer, under its own heading."""

_NOTES = re.compile(r"[(\[【〔<《]\s*(?:必須|任意|required|optional)(?:項目|\s*field)?\s*[)\]】〕>》]|[*※]")
_MOST_LETTERS = 200


def folded(text: str) -> str:
    """Return a heading without what does not count: case, width, spaces, brackets, dashes, marks for required ones."""
    plain = _NOTES.sub("", unicodedata.normalize("NFKC", text).casefold())
    return "".join(letter for letter in plain if letter.isalnum())


def heading_text(text: str) -> str:
    """Return a heading as it is shown and kept: on one line, without what cannot be seen."""
    plain = unicodedata.normalize("NFC", " ".join(text.split()))
    return "".join(letter for letter in plain if letter.isprintable())[:_MOST_LETTERS]


def named(texts: Sequence[str]) -> list[str]:
    """Return a name for each column, no two alike: its heading, counted where it comes again, else its place."""
    names: list[str] = []
    met: Counter[str] = Counter()
    for place, text in enumerate(map(heading_text, texts), start=1):
        name = text or f"#{place}"
        met[name] += 1
        names.append(name if met[name] == 1 else f"{name} ({met[name]})")
    return names


class ColumnChoice:
    """The settled columns of a form; a heading written a little differently is still the same."""

    def __init__(self, columns: Mapping[str, str | None]) -> None:
        self.columns = dict(columns)
        alike: dict[str, list[str]] = {}
        for name in self.columns:
            alike.setdefault(folded(name), []).append(name)
        self._by_spelling = {spelling: names[0] for spelling, names in alike.items() if spelling and len(names) == 1}

    def of(self, name: str) -> tuple[bool, str | None]:
        """Tell whether the column is settled, and its field, `ANSWER`, or None where it is left out."""
        found = name if name in self.columns else self._by_spelling.get(folded(name))
        return (False, None) if found is None else (True, self.columns[found])
