"""旅券のMRZ: the two lines as people type or paste them, and what they say beside what the office has on record.

How names are written there follows ICAO Doc 9303-3, section 6: marks are dropped, Ä may be A or AE, hyphens and spaces
are fillers, apostrophes are left out, and a long name is cut off.
"""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from jipdesk.rules import passport
from jipdesk.rules.passport import Mrz, MrzFault

LENGTH = 44
_FILLERS = str.maketrans({"‹": "<", "〈": "<", "«": "<<", "《": "<<", "≪": "<<", "\u3000": " "})
_TO_DIGIT = MappingProxyType({"O": "0", "Q": "0", "D": "0", "I": "1", "L": "1", "Z": "2", "S": "5", "G": "6", "B": "8"})
_TO_LETTER = MappingProxyType({"0": "O", "1": "I", "2": "Z", "5": "S", "6": "G", "8": "B"})
_DIGITS = frozenset({9, *range(13, 20), *range(21, 28), 43})
_LETTERS = frozenset({10, 11, 12, 20})
_NUMBER = range(9)
_LEAST_FIRST = 20
"""A first line that is shorter has lost more than the fillers at its end."""

_SIMPLE = MappingProxyType(
    {"ß": "SS", "Æ": "AE", "Œ": "OE", "Ø": "O", "Đ": "D", "Ð": "D", "Þ": "TH", "Ł": "L", "Ħ": "H", "Ŋ": "N", "ı": "I"}
)
_SPELLED_OUT = MappingProxyType({**_SIMPLE, "Ä": "AE", "Ö": "OE", "Ü": "UE", "Å": "AA", "Ø": "OE", "Ñ": "NXX"})
_SPECIAL_COUNTRIES = MappingProxyType(
    {"D": "DE", "RKS": "XK", "UNK": "XK", **dict.fromkeys(("GBD", "GBN", "GBO", "GBP", "GBS"), "GB")}
)


class Part(StrEnum):
    """What is compared, in the order in which a passport shows it."""

    FAMILY_NAME = "family_name"
    GIVEN_NAME = "given_name"
    NUMBER = "number"
    NATIONALITY = "nationality"
    BIRTH_DATE = "birth_date"
    SEX = "sex"
    EXPIRES_ON = "expires_on"
    ISSUING_COUNTRY = "issuing_country"


class Stand(StrEnum):
    """How passport and record stand to each other."""

    AGREES = "agrees"
    DIFFERS = "differs"
    NOT_RECORDED = "not_recorded"
    UNREAD = "unread"
    """the passport does not say it"""


@dataclass(frozen=True, slots=True)
class Change:
    """A letter that was read as another: where it stands, counted from 1 in line 1 or 2."""

    line: int
    place: int
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of the lines that were typed."""

    first: str
    second: str
    changes: tuple[Change, ...]
    faults: tuple[MrzFault, ...]
    advice: Change | None
    """the one letter that, read otherwise, would let every check digit agree"""

    @property
    def mrz(self) -> Mrz | None:
        """What the lines say; None as long as anything is wrong with them."""
        return None if self.faults else passport.read(self.first, self.second)


@dataclass(frozen=True, slots=True)
class Known:
    """What is on record; countries are alpha-2 codes."""

    family_name: str | None = None
    middle_name: str | None = None
    given_name: str | None = None
    number: str | None = None
    nationality: str | None = None
    birth_date: date | None = None
    sex: str | None = None
    expires_on: date | None = None
    issuing_country: str | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """One part: what stands on record, what the passport says, as values of the record."""

    part: Part
    stand: Stand
    here: str | date | None
    there: str | date | None


# --- what was typed ---------------------------------------------------------------------------------------------------


def read(typed: str) -> Reading:
    """Read two lines, or both in one, with spaces, full-width or small letters, and fillers left off at the end."""
    first, second = _lines(typed)
    if first.startswith("P") and _LEAST_FIRST <= len(first) < LENGTH:
        first = first.ljust(LENGTH, "<")
    changes: list[Change] = []
    first = _settled(first, 1, frozenset(), frozenset(range(2, LENGTH)), changes)
    second = _settled(second, 2, _DIGITS, _LETTERS, changes)
    faults = _faults(first, second)
    return Reading(first, second, tuple(changes), faults, _advice(first, second, faults))


def _lines(typed: str) -> tuple[str, str]:
    plain = unicodedata.normalize("NFKC", typed.translate(_FILLERS)).upper()
    lines = ["".join(line.split()) for line in plain.splitlines()]
    lines = [line for line in lines if line]
    if len(lines) == 1 and len(lines[0]) > LENGTH:
        return lines[0][:LENGTH], lines[0][LENGTH:]
    return (lines[0] if lines else "", "".join(lines[1:]))


def _settled(line: str, number: int, digits: frozenset[int], letters: frozenset[int], changes: list[Change]) -> str:
    """Read O as 0 where only a digit can stand, and the other way round; note each."""
    found = []
    for place, letter in enumerate(line):
        table = _TO_DIGIT if place in digits else _TO_LETTER if place in letters else {}
        now = table.get(letter, letter)
        if now != letter:
            changes.append(Change(number, place + 1, letter, now))
        found.append(now)
    return "".join(found)


def _faults(first: str, second: str) -> tuple[MrzFault, ...]:
    found = list(passport.faults(first, second))
    if MrzFault.SHAPE in found:
        return (MrzFault.SHAPE,)
    for fault, text in ((MrzFault.BIRTH_DATE, second[13:19]), (MrzFault.EXPIRY, second[21:27])):
        if fault not in found and not _may_be_day(text):
            found.append(fault)
    return tuple(sorted(found, key=list(MrzFault).index))


def _may_be_day(text: str) -> bool:
    """Tell whether six figures are a day; month and day of a birth that are not known are fillers."""
    if "<" in text:
        return True
    return any(_day(century + int(text[:2]), text) for century in (1900, 2000)) if text.isdigit() else False


def _advice(first: str, second: str, faults: tuple[MrzFault, ...]) -> Change | None:
    """Look for the one letter of the number that is easily taken for another and puts everything right."""
    if MrzFault.NUMBER not in faults:
        return None
    found = []
    for place in _NUMBER:
        was = second[place]
        for now in {_TO_DIGIT.get(was), _TO_LETTER.get(was)} - {None}:
            assert now is not None
            if not _faults(first, second[:place] + now + second[place + 1 :]):
                found.append(Change(2, place + 1, was, now))
    return found[0] if len(found) == 1 else None


# --- beside the record ------------------------------------------------------------------------------------------------


def compare(
    first: str, second: str, known: Known, iso2_of: Callable[[str], str | None], *, today: date
) -> tuple[Compared, ...]:
    """Compare two faultless lines with the record, part by part."""
    mrz = passport.read(first, second)
    is_cut = not first.endswith("<")
    names = _names(mrz, known, is_cut=is_cut)
    return (*names, *_facts(mrz, known, iso2_of, today))


def _names(mrz: Mrz, known: Known, *, is_cut: bool) -> Iterator[Compared]:
    family, given, middle = (text or "" for text in (known.family_name, known.given_name, known.middle_name))
    if not mrz.given_names:
        # Who has one name only has it in the first place, whichever field of the record it stands in.
        agrees = _alike(mrz.family_name, (family or given, f"{family} {given}"), is_cut=is_cut)
        yield _compared(Part.FAMILY_NAME, family or given or None, mrz.family_name, agrees=agrees)
        return
    agrees = _alike(mrz.family_name, (family, f"{family} {middle}", f"{middle} {family}"))
    yield _compared(Part.FAMILY_NAME, family or None, mrz.family_name, agrees=agrees)
    whole = (f"{given} {middle}", f"{middle} {given}")
    has_middle = _alike(mrz.family_name, (family,)) and middle
    agrees = _alike(mrz.given_names, whole if has_middle else (given, *whole), is_cut=is_cut)
    yield _compared(
        Part.GIVEN_NAME, " ".join(filter(None, (given, middle))) or None, mrz.given_names.title(), agrees=agrees
    )


def _facts(mrz: Mrz, known: Known, iso2_of: Callable[[str], str | None], today: date) -> Iterator[Compared]:
    yield _plain(Part.NUMBER, known.number, mrz.number, agrees=_folded(known.number or "") == _folded(mrz.number))
    yield _plain(Part.NATIONALITY, known.nationality, _country(mrz.nationality, iso2_of))
    yield _plain(Part.BIRTH_DATE, known.birth_date, birth_date(mrz, today=today))
    yield _plain(Part.SEX, known.sex, {"M": "M", "F": "F"}.get(mrz.sex))
    yield _plain(Part.EXPIRES_ON, known.expires_on, passport.expiry_date(mrz))
    yield _plain(Part.ISSUING_COUNTRY, known.issuing_country, _country(mrz.issuer, iso2_of))


def _plain(part: Part, here: str | date | None, there: str | date | None, *, agrees: bool | None = None) -> Compared:
    if there is None:
        return Compared(part, Stand.UNREAD, here, None)
    return _compared(part, here, there, agrees=here == there if agrees is None else agrees)


def _compared(part: Part, here: str | date | None, there: str | date | None, *, agrees: bool) -> Compared:
    stand = Stand.NOT_RECORDED if here is None else Stand.AGREES if agrees else Stand.DIFFERS
    return Compared(part, stand, here, there)


def birth_date(mrz: Mrz, *, today: date) -> date | None:
    """Return the day of birth: the last one that is past; None where the passport leaves month or day open."""
    if not mrz.birth.isdigit():
        return None
    year = int(mrz.birth[:2])
    recent = _day(2000 + year, mrz.birth)
    return recent if recent and recent <= today else _day(1900 + year, mrz.birth)


def _day(year: int, text: str) -> date | None:
    try:
        return date(year, int(text[2:4]), int(text[4:6]))
    except ValueError:
        return None


def _country(code: str, iso2_of: Callable[[str], str | None]) -> str | None:
    return _SPECIAL_COUNTRIES.get(code) or iso2_of(code)


def _alike(there: str, here: tuple[str, ...], *, is_cut: bool = False) -> bool:
    """Tell whether one of the ways to write the record's name is what the passport says, or begins so."""
    wanted = _folded(there)
    written = {_folded(spelling) for name in here for spelling in _spellings(name)}
    return any(name == wanted or (is_cut and name.startswith(wanted)) for name in written if name)


def _spellings(name: str) -> Iterator[str]:
    upper = unicodedata.normalize("NFC", name.replace("ß", "SS").replace("ı", "I").upper())
    for table in (_SIMPLE, _SPELLED_OUT, {**_SPELLED_OUT, "Ñ": "N"}):
        spelled = "".join(table.get(letter, letter) for letter in upper)
        yield "".join(letter for letter in unicodedata.normalize("NFD", spelled) if not unicodedata.combining(letter))


def _folded(text: str) -> str:
    return "".join(letter for letter in text.upper() if letter.isalnum())
