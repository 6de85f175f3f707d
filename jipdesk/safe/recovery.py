"""The recovery code: 160 random bits for the office's safe, in a form that people can copy without a slip.

Eight groups of five characters. The first four of each carry twenty bits, in an alphabet without I, L, O and U; the
fifth checks them and the group's place, so a slip is named with its group. Reading forgives case, width, spaces, dashes
of any kind, and O for 0, I or L for 1.
"""

import secrets
import unicodedata

from jipdesk.errors import DeskRefused

CODE_BYTES = 20
_GROUPS = 8
_GROUP = 5
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_FORGIVEN = str.maketrans("OIL", "011", " -_.‐‑‒–—―−ー\t\r\n")


def new_secret() -> bytes:
    """Return the random bytes behind a new code."""
    return secrets.token_bytes(CODE_BYTES)


def printed(secret: bytes) -> str:
    """Return the code as it is printed: `XXXXX-XXXXX-…`, eight groups."""
    number = int.from_bytes(secret)
    groups = [(number >> 20 * place) & 0xFFFFF for place in reversed(range(_GROUPS))]
    return "-".join(_group(place, bits) for place, bits in enumerate(groups))


def looks_like_code(text: str) -> bool:
    """Tell whether somebody meant this as a recovery code: forty characters of its alphabet."""
    plain = _plain(text)
    return len(plain) == _GROUPS * _GROUP and set(plain) <= set(_ALPHABET)


def read(text: str) -> bytes:
    """Return the bytes behind a typed code, or refuse with `recovery_code_mistyped` and the first wrong `group`."""
    if not looks_like_code(text):
        raise DeskRefused("recovery_code_mistyped", group=0)
    plain, number = _plain(text), 0
    for place in range(_GROUPS):
        typed = plain[place * _GROUP : (place + 1) * _GROUP]
        bits = _bits(typed[:-1])
        if _group(place, bits) != typed:
            raise DeskRefused("recovery_code_mistyped", group=place + 1)
        number = number << 20 | bits
    return number.to_bytes(CODE_BYTES)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).upper().translate(_FORGIVEN)


def _bits(signs: str) -> int:
    bits = 0
    for sign in signs:
        bits = bits << 5 | _ALPHABET.index(sign)
    return bits


def _group(place: int, bits: int) -> str:
    values = [(bits >> shift) & 31 for shift in (15, 10, 5, 0)]
    return "".join(_ALPHABET[value] for value in [*values, _check(place, values)])


def _check(place: int, values: list[int]) -> int:
    """Return the fifth value: the place and the four, each times its own power of two, added up in the field GF(32).

    As the factors differ and none is zero, it notices every single wrong character, every two that changed places, and
    every two groups that did.
    """
    check = 0
    for value in [place, *values]:
        check = _doubled(check ^ value)
    return check


def _doubled(value: int) -> int:
    # x^5 + x^2 + 1 is a primitive polynomial of degree five, so doubling runs through all 31 factors.
    return (value << 1) ^ (0b100101 if value & 16 else 0)
