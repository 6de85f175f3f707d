"""How a cell becomes a value: a reader takes the cell and returns the value, or raises `Unreadable` with the reason."""

import unicodedata
from collections.abc import Callable
from enum import StrEnum
from typing import TypeAlias, TypeVar

from jipdesk.exchange.cells import Cell

Value = TypeVar("Value")
Reader: TypeAlias = Callable[[Cell], Value]

_MOST_REMEMBERED = 10_000


class Reason(StrEnum):
    """Why a cell or a row is refused; the sentences stand in `phrases.intake`."""

    MISSING = "missing"
    NAME_MISSING = "name_missing"
    NO_CONSENT = "no_consent"
    TWICE_IN_FILE = "twice_in_file"
    NO_HEADING = "no_heading"
    DIFFERS_FROM_ROW = "differs_from_row"
    TOO_LONG = "too_long"
    CONTROL_CHARACTER = "control_character"
    BIDI_CONTROL = "bidi_control"
    DAMAGED_CHARACTER = "damaged_character"
    PRIVATE_CHARACTER = "private_character"
    SHEET_ERROR = "sheet_error"
    TURNED_INTO_DATE = "turned_into_date"
    NOT_A_DATE = "not_a_date"
    NO_SUCH_DATE = "no_such_date"
    AMBIGUOUS_DATE = "ambiguous_date"
    DATE_OUT_OF_RANGE = "date_out_of_range"
    NOT_A_MOMENT = "not_a_moment"
    NO_SUCH_TIME = "no_such_time"
    UNKNOWN_ZONE = "unknown_zone"
    NOT_A_NUMBER = "not_a_number"
    NOT_WHOLE = "not_whole"
    NUMBER_OUT_OF_RANGE = "number_out_of_range"
    NOT_A_YEAR = "not_a_year"
    NOT_KNOWN = "not_known"
    UNKNOWN_COUNTRY = "unknown_country"
    UNKNOWN_COURSE = "unknown_course"
    ONLY_ONE = "only_one"
    NOT_AN_ADDRESS = "not_an_address"
    NOT_A_CORPORATE_NUMBER = "not_a_corporate_number"
    ENDS_BEFORE_START = "ends_before_start"


class Unreadable(Exception):
    """A cell that cannot be taken in. The values are for the sentence and never what stood in the cell."""

    def __init__(self, reason: Reason, **values: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values


def folded(text: str) -> str:
    """Return a word without what does not count in it: width, case, spaces, dashes, underscores, full stops."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(letter for letter in plain if letter not in " -_.・‐‑–\t\n\u00a0\u3000")


def remembered(reader: Reader[Value]) -> Reader[Value]:
    """Return the reader with a memory, for columns in which the same few values come again and again."""
    known: dict[Cell, Value] = {}

    def read(cell: Cell) -> Value:
        try:
            return known[cell]
        except KeyError:
            value = reader(cell)
            if len(known) < _MOST_REMEMBERED:
                known[cell] = value
            return value

    return read
