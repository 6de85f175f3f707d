"""Calendar dates as people write them, the year always first; a date that can be read in two ways is refused."""

import re
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from jipdesk.exchange.cells import Cell
from jipdesk.exchange.readings import Reader, Reason, Unreadable
from jipdesk.exchange.texts import plain
from jipdesk.rules.eras import ERAS

_DASHES = re.compile("[‐‑‒–—―−ー]")
_WEEKDAY = re.compile(r"\s*\([日月火水木金土](?:曜日?)?\)$")
_MIDNIGHT = re.compile(r"(?:T|\s+)0?0:00(?::00(?:\.0+)?)?$")
_YEAR_FIRST = (
    re.compile(r"(\d{4})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{1,2})", re.ASCII),
    re.compile(r"(\d{4})()(\d\d)(\d\d)", re.ASCII),
    re.compile(r"(\d{4})\s*(年)\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?", re.ASCII),
)
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?", re.ASCII)
"""How a spreadsheet counts days; of which day on is not certain, so it is not taken."""
_YEAR_LAST = re.compile(r"\d{1,2}\s*[-/.\s]\s*\d{1,2}\s*[-/.,\s]\s*\d{1,4}", re.ASCII)
_ERA = re.compile(
    r"(令和|平成|昭和|大正|[RHST])\s*(元|\d{1,2})\s*(?:年|[-/.])\s*(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})\s*日?", re.ASCII
)
_DAY_MONTH_NAME = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[-\s]+([a-z]{3,9})\.?[-,\s]+(\d{4})", re.ASCII)
_MONTH_NAME_DAY = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?\s*,?\s+(\d{4})", re.ASCII)

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_ERA_STARTS = {name: era.starts for era in ERAS for name in (era.kanji, era.letter)}
# Up to 1926 the last day of an era is also the first of the next, and both ways of writing it are in use.
_ERA_ENDS = {
    name: newer.starts - timedelta(days=newer.starts.year > 1926)
    for newer, era in pairwise(ERAS)
    for name in (era.kanji, era.letter)
}


def day(earliest: int, latest: int) -> Reader[date | None]:
    """Return the reader of a date between the first day of one year and the last of another; an empty cell is None."""

    def read(cell: Cell) -> date | None:
        found = cell if isinstance(cell, date) else written_day(plain(cell))
        if found is None:
            return None
        if isinstance(found, datetime):
            if found.time() != time():
                raise Unreadable(Reason.NOT_A_DATE)
            found = found.date()
        return within(found, earliest, latest)

    return read


def within(found: date, earliest: int, latest: int) -> date:
    """Return the date if its year is a sensible one."""
    if not earliest <= found.year <= latest:
        raise Unreadable(Reason.DATE_OUT_OF_RANGE, earliest=earliest, latest=latest)
    return found


def written_day(text: str) -> date | None:
    """Return the date a text in NFKC says, None for an empty one; raises `Unreadable`."""
    return _iso(text) or _told(text)


def _iso(text: str) -> date | None:
    """Return the date if it is written in the usual way, which is quickly seen."""
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _told(text: str) -> date | None:
    text = _MIDNIGHT.sub("", _WEEKDAY.sub("", _DASHES.sub("-", text)))
    if not text:
        return None
    for pattern in _YEAR_FIRST:
        if found := pattern.fullmatch(text):
            return _existing(int(found[1]), int(found[3]), int(found[4]))
    if found := _ERA.fullmatch(text.upper()):
        return _of_era(found)
    if named := _named_month(text.lower()):
        return named
    if _YEAR_LAST.fullmatch(text):
        raise Unreadable(Reason.AMBIGUOUS_DATE)
    raise Unreadable(Reason.NUMBER_OF_DATE if _SERIAL.fullmatch(text) else Reason.NOT_A_DATE)


def _existing(year: int, month: int, of_month: int) -> date:
    try:
        return date(year, month, of_month)
    except ValueError as error:
        raise Unreadable(Reason.NO_SUCH_DATE) from error


def _of_era(found: re.Match[str]) -> date:
    name = found[1]
    first = _ERA_STARTS[name].year
    told = _existing(first - 1 + (1 if found[2] == "元" else int(found[2])), int(found[3]), int(found[4]))
    if told < _ERA_STARTS[name] or told > _ERA_ENDS.get(name, date.max):
        raise Unreadable(Reason.NO_SUCH_DATE)
    return told


def _named_month(text: str) -> date | None:
    if found := _DAY_MONTH_NAME.fullmatch(text):
        of_month, name, year = found.groups()
    elif found := _MONTH_NAME_DAY.fullmatch(text):
        name, of_month, year = found.groups()
    else:
        return None
    months = [
        place for place, month in enumerate(_MONTHS, start=1) if month.startswith(name) or name == "sept" == month[:4]
    ]
    if len(months) != 1:
        return None
    return _existing(int(year), months[0], int(of_month))
