"""Countries and regions: finding one by any of its usual names, and the lists of those whose citizens may apply.

Codes are ISO 3166-1; Kosovo has the user-assigned XK. A name that two countries share, such as ドミニカ, finds none.
"""

import csv
import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

_MARKS = re.compile("[\u0300-\u036f]")
_SAINT = re.compile(r"\bst\b")
_ARTICLE = re.compile(r"^\W*the\b|\bthe\W*$")
_NOT_A_LETTER = re.compile(r"[\W_]")
_BETWEEN_NAMES = re.compile(r"\s*(?:[/|:;()\[\]]|\s[-–—]\s)\s*")
_PERSON = re.compile("(?:国籍|人)$")
_NOT_NORWAY = frozenset({"no", "No"})
"""An answer to "another nationality?"; the code is written NO."""
_KATAKANA = {code: code + 0x60 for code in range(ord("ぁ"), ord("ゖ") + 1)}
_V_SOUNDS = (("ヴァ", "バ"), ("ヴィ", "ビ"), ("ヴェ", "ベ"), ("ヴォ", "ボ"), ("ヴ", "ブ"))


@dataclass(frozen=True, slots=True)
class Country:
    """A country or region with its codes and usual names."""

    iso2: str
    iso3: str
    name_en: str
    name_ja: str


@dataclass(frozen=True, slots=True)
class ListedCountry:
    """One row of a DAC list."""

    iso2: str
    iso3: str
    name_en: str
    name_ja: str
    group: str
    """LDC, LIC (other low income), LMIC or UMIC"""
    own_passport: bool
    """False for a territory whose people hold the passport of another country."""


@dataclass(frozen=True, slots=True)
class CountryList:
    """One version of the DAC list of ODA recipients."""

    code: str
    source: str
    countries: tuple[ListedCountry, ...]

    @property
    def iso2(self) -> frozenset[str]:
        """The codes of all countries of the list."""
        return frozenset(country.iso2 for country in self.countries)

    @property
    def without_passport(self) -> frozenset[str]:
        """The codes of the territories that issue no passport of their own."""
        return frozenset(country.iso2 for country in self.countries if not country.own_passport)


class CountryNames:
    """Every country and region under its codes and names."""

    def __init__(self, countries: Mapping[str, Country], names: Mapping[str, str]) -> None:
        self.countries = countries
        # Codes are read to the letter: "n/a" is not Namibia.
        self._codes = {code.casefold(): each.iso2 for each in countries.values() for code in (each.iso2, each.iso3)}
        self._names = names

    def find(self, text: str) -> str | None:
        """Return the alpha-2 code of the country that the text names, or None.

        Understood are codes, names and nationalities in English and Japanese in any case and width, with or without
        accents and punctuation, and two names of one country side by side, as in "Viet Nam / ベトナム".
        """
        found = self._one(text)
        if found is None:
            parts = {self._one(part) for part in _BETWEEN_NAMES.split(unicodedata.normalize("NFKC", text)) if part}
            found = parts.pop() if len(parts) == 1 else None
        return found

    def _one(self, text: str) -> str | None:
        folded = fold(text)
        code = unicodedata.normalize("NFKC", text).strip()
        if code in _NOT_NORWAY:
            return None
        return self._codes.get(code.casefold()) or self._names.get(folded) or self._names.get(_PERSON.sub("", folded))


@cache
def read_names(path: Path) -> CountryNames:
    """Read `names.csv`, once: codes, the two usual names, and further names separated by semicolons."""
    countries: dict[str, Country] = {}
    names: dict[str, str] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            country = Country(row["iso2"], row["iso3"], row["name_en"], row["name_ja"])
            countries[country.iso2] = country
            names.update(dict.fromkeys(_folded(country, row["aliases"]), country.iso2))
    return CountryNames(countries, names)


def read_list(path: Path) -> CountryList:
    """Read a DAC list; its source stands in `lists.toml` beside it."""
    sources = tomllib.loads(path.with_name("lists.toml").read_text(encoding="utf-8"))
    with path.open(encoding="utf-8", newline="") as file:
        rows = tuple(_listed(row) for row in csv.DictReader(file))
    return CountryList(path.stem, sources[path.stem]["source"], rows)


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """Return the name without what spellings differ in: case, width, accents, spaces, punctuation, kana."""
    text = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", name).casefold())
    text = unicodedata.normalize("NFC", _MARKS.sub("", text)).translate(_KATAKANA)
    for sound, plain in _V_SOUNDS:
        text = text.replace(sound, plain)
    text = _SAINT.sub("saint", text.replace("&", " and "))
    return _NOT_A_LETTER.sub("", _ARTICLE.sub("", text))


def _folded(country: Country, aliases: str) -> Iterator[str]:
    for name in (country.name_en, country.name_ja, *aliases.split(";")):
        if folded := fold(name):
            yield folded


def _listed(row: Mapping[str, str]) -> ListedCountry:
    return ListedCountry(
        row["iso2"], row["iso3"], row["name_en"], row["name_ja"], row["group"], row["own_passport"] == "yes"
    )
