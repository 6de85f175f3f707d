"""What a list shows, as a workbook counts and sorts it: numbers as numbers, days as days, all else as it is worded."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from jipdesk.i18n import Words
from jipdesk.views.pieces.columns import RIGHT, Column

if TYPE_CHECKING:
    from jipdesk.exchange.ledgers import ColumnKind, Value

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,9})?")
"""Longer ones lose digits in a spreadsheet, and what begins with a nought is the number of something."""
_SHARE = re.compile(r"([0-9]{1,3}) ?%")


def worded(column: Column, row: Any, words: Words) -> str:
    """Return what the list shows, on one line; numbers without marks between the thousands."""
    text = column.text(row, words).replace("\n", " ")
    return text.replace(",", "") if column.align == RIGHT else text


def valued(column: Column, row: Any, words: Words) -> "Value":
    """Return the value behind what the list shows, where it is a number, a share or a day."""
    known = column.day(row) if column.day is not None else None
    if known is not None:
        return known
    text = worded(column, row, words)
    if column.align != RIGHT:
        return text
    if _NUMBER.fullmatch(text):
        return Decimal(text)
    share = _SHARE.fullmatch(text) if column.is_share else None
    return Decimal(share[1]) / 100 if share else text


def kind_of(column: Column, values: Sequence["Value"]) -> "ColumnKind":
    """Return how the values of a column are written."""
    from jipdesk.exchange.ledgers import ColumnKind

    found = next((value for value in values if value is not None and not isinstance(value, str)), None)
    if isinstance(found, datetime):
        return ColumnKind.MOMENT
    if isinstance(found, date):
        return ColumnKind.DATE
    if found is None:
        return ColumnKind.TEXT
    return ColumnKind.SHARE if column.is_share else ColumnKind.NUMBER
