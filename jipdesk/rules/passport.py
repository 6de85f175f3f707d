"""The machine-readable zone of a passport: two lines of 44 characters with check digits (ICAO Doc 9303-4, TD3)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_WEIGHTS = (7, 3, 1)
_LENGTH = 44
_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<")


class MrzFault(StrEnum):
    """What is wrong with a machine-readable zone."""

    SHAPE = "shape"
    NUMBER = "number"
    BIRTH_DATE = "birth_date"
    EXPIRY = "expiry"
    PERSONAL_NUMBER = "personal_number"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Mrz:
    """What the zone says; dates keep their two-digit years, since the century is not in it."""

    issuer: str
    family_name: str
    given_names: str
    number: str
    nationality: str
    birth: str
    sex: str
    expiry: str


def check_digit(text: str) -> int:
    """Return the check digit of capital letters, digits and fillers."""
    return sum(_value(letter) * _WEIGHTS[place % 3] for place, letter in enumerate(text)) % 10


def faults(first: str, second: str) -> tuple[MrzFault, ...]:
    """Return everything that is wrong with the two lines, nothing if they agree with their check digits."""
    if not (_well_formed(first) and _well_formed(second) and first.startswith("P")):
        return (MrzFault.SHAPE,)
    parts = {
        MrzFault.NUMBER: (second[0:9], second[9]),
        MrzFault.BIRTH_DATE: (second[13:19], second[19]),
        MrzFault.EXPIRY: (second[21:27], second[27]),
        MrzFault.PERSONAL_NUMBER: (second[28:42], second[42]),
        MrzFault.WHOLE: (second[0:10] + second[13:20] + second[21:43], second[43]),
    }
    return tuple(fault for fault, (text, digit) in parts.items() if not _agrees(text, digit))


def read(first: str, second: str) -> Mrz:
    """Return what two faultless lines say, or raise ValueError."""
    if found := faults(first, second):
        raise ValueError(", ".join(found))
    family, _, given = first[5:].partition("<<")
    return Mrz(
        issuer=_plain(first[2:5]),
        family_name=_plain(family),
        given_names=_plain(given),
        number=_plain(second[0:9]),
        nationality=_plain(second[10:13]),
        birth=second[13:19],
        sex={"M": "M", "F": "F"}.get(second[20], "X"),
        expiry=second[21:27],
    )


def expiry_date(mrz: Mrz) -> date:
    """Return the day of expiry; passports of this century only."""
    return date(2000 + int(mrz.expiry[0:2]), int(mrz.expiry[2:4]), int(mrz.expiry[4:6]))


def _well_formed(line: str) -> bool:
    return len(line) == _LENGTH and _LETTERS.issuperset(line)


def _agrees(text: str, digit: str) -> bool:
    # An optional field that is empty may have a filler for its check digit.
    return digit == str(check_digit(text)) or (digit == "<" and not text.strip("<"))


def _value(letter: str) -> int:
    return 0 if letter == "<" else int(letter, 36)


def _plain(text: str) -> str:
    return text.replace("<", " ").strip()
