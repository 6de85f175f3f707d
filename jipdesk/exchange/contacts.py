"""E-mail addresses and the 法人番号."""

import re

from jipdesk.exchange.cells import Cell
from jipdesk.exchange.readings import Reason, Unreadable
from jipdesk.exchange.texts import number_like, then
from jipdesk.rules import corporate_number as numbers

# What counts is that a letter can be sent to it; who wants to know more has to send one (RFC 5321 for the length).
_EMAIL = re.compile(r"[^@\s,;:<>()\[\]\"\\]+@[^@\s,;:<>()\[\]\"\\.]+(?:\.[^@\s,;:<>()\[\]\"\\.]+)+")
_LONGEST_EMAIL = 254

_read_number = number_like(40)
_SEPARATORS = re.compile(r"[\s\-‐‑–−ー]")


def _address(text: str) -> str:
    if text and not _EMAIL.fullmatch(text):
        raise Unreadable(Reason.NOT_AN_ADDRESS)
    return text


email = then(number_like(_LONGEST_EMAIL), _address)
"""Reads one e-mail address; an empty cell is an empty text."""


def corporate_number(cell: Cell) -> str:
    """Read thirteen digits whose first checks the others, also with dashes; an empty cell is an empty text."""
    text = _SEPARATORS.sub("", _read_number(cell)).upper().removeprefix("T")
    if text and not numbers.is_valid(text):
        raise Unreadable(Reason.NOT_A_CORPORATE_NUMBER)
    return text
