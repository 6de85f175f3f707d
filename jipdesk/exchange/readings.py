"""How a cell becomes a value: a reader takes the cell and returns the value, or raises `Unreadable` with the reason."""

import unicodedata
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Generic, TypeAlias, TypeVar

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
    ROUNDED = "rounded"
    NOT_A_DATE = "not_a_date"
    NUMBER_OF_DATE = "number_of_date"
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


class ColumnReader(Generic[Value]):
    """A reader that takes the cells of a column together, where that is quicker than one by one."""

    def __call__(self, cell: Cell) -> Value:
        """Read one cell."""
        raise NotImplementedError

    def at_once(self, cells: Sequence[Cell]) -> Sequence[Value] | None:
        """Return the values of the cells, None where they need to be read one by one: for any that is unreadable."""
        raise NotImplementedError


class Remembering(ColumnReader[Value]):
    """A reader with a memory, for columns in which the same few values come again and again."""

    def __init__(self, reader: Reader[Value]) -> None:
        self._reader = reader
        self._known: dict[Cell, Value] = {}
        self._cells: dict[Cell, Cell] = {}

    def __call__(self, cell: Cell) -> Value:
        """Read one cell, or remember what was read."""
        try:
            return self._known[cell]
        except KeyError:
            value = self._reader(cell)
            if len(self._known) < _MOST_REMEMBERED:
                self._known[cell] = value
            return value

    def at_once(self, cells: Sequence[Cell]) -> Sequence[Value] | None:
        """Return what is remembered of all of them; what is new is read."""
        try:
            return list(map(self._known.__getitem__, cells))
        except KeyError:
            return self._learnt(cells)

    def shared(self, cells: Sequence[Cell]) -> Sequence[Cell]:
        """Return the cells with the first of equal ones in the place of all of them."""
        if len(self._cells) >= _MOST_REMEMBERED:
            return cells
        return list(map(self._cells.setdefault, cells, cells))

    def _learnt(self, cells: Sequence[Cell]) -> Sequence[Value] | None:
        try:
            return list(map(self, cells))
        except Unreadable:
            return None


def remembered(reader: Reader[Value]) -> Remembering[Value]:
    """Return the reader with a memory."""
    return Remembering(reader)
