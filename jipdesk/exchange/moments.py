"""Moments: a date with or without a time, with or without a zone. Without one it is Japan's."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from jipdesk.exchange.cells import Cell, are_texts, settled
from jipdesk.exchange.dates import within, written_day
from jipdesk.exchange.readings import ColumnReader, Reader, Reason, Unreadable
from jipdesk.exchange.texts import plain
from jipdesk.i18n import JAPAN

_TIME = re.compile(
    r"""(?:T|\s+|(?<=日))\s*
        (?P<before>午前|午後)?\s*
        (?P<hour>\d{1,2})(?:[:時])(?P<minute>\d{1,2})分?
        (?:(?:(?<=分)|:)(?P<second>\d{1,2})(?:[.,](?P<fraction>\d{1,9}))?秒?)?
        \s*(?P<after>午前|午後|[ap]\.?m\.?)?
        \s*(?P<zone>Z|[a-z]{2,5}(?:\s*[-+]\d{1,2}(?::?\d\d)?)?|[-+]\d{1,2}(?::?\d\d)?)?$""",
    re.VERBOSE | re.ASCII | re.IGNORECASE,
)
_OFFSET = re.compile(r"(?:UTC|GMT)?\s*([-+])(\d{1,2})(?::?(\d\d))?", re.ASCII)
_NAMED = {"Z": UTC, "UTC": UTC, "GMT": UTC, "JST": JAPAN}
_GREATEST_OFFSET = timedelta(hours=14)
_MORNING = ("午前", "A")
_USUAL = r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?"
_ALL_USUAL = re.compile(rf"{_USUAL}(?:\n{_USUAL})*", re.ASCII)


class _MomentReader(ColumnReader[datetime | None]):
    """Reads moments within years; those of a column together if all are written in the usual way, without a zone."""

    def __init__(self, earliest: int, latest: int) -> None:
        self._years = range(earliest, latest + 1)

    def __call__(self, cell: Cell) -> datetime | None:
        # What is written out is meant: 23:59:59.999 is before midnight, where a spreadsheet may miss it by a hair.
        found = _settled(cell) if isinstance(cell, date) else _written(plain(cell))
        if found is None:
            return None
        within(found, self._years[0], self._years[-1])
        if not isinstance(found, datetime):
            found = datetime.combine(found, time())
        return (found if found.tzinfo else found.replace(tzinfo=JAPAN)).astimezone(UTC)

    def at_once(self, cells: Sequence[Cell]) -> Sequence[datetime | None] | None:
        if not are_texts(cells) or not _ALL_USUAL.fullmatch("\n".join(cells)):
            return None
        try:
            found = list(map(datetime.fromisoformat, cells))
        except ValueError:
            return None
        if not all(each.year in self._years for each in found):
            return None
        return [each.replace(tzinfo=JAPAN).astimezone(UTC) for each in found]


def moment(earliest: int, latest: int) -> Reader[datetime | None]:
    """Return the reader of a moment, in UTC, within years; empty is None, a day alone its first minute in Japan."""
    return _MomentReader(earliest, latest)


def _settled(cell: date) -> date:
    return settled(cell) if isinstance(cell, datetime) else cell


def _written(text: str) -> date | None:
    return _iso(text) or _told(text)


def _iso(text: str) -> datetime | None:
    """Return the moment if it is written in the usual way, which is quickly seen."""
    if text[4:5] != "-" or text[7:8] != "-" or text[10:11] not in {"T", " "} or not 16 <= len(text) <= 25:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo is None or abs(found.utcoffset() or timedelta()) <= _GREATEST_OFFSET else None


def _told(text: str) -> date | None:
    found = _TIME.search(text)
    if not found:
        if ":" in text or "時" in text:
            raise Unreadable(Reason.NOT_A_MOMENT)
        return written_day(text)
    told = written_day(text[: found.start()].rstrip())
    if told is None:
        raise Unreadable(Reason.NOT_A_MOMENT)
    return datetime.combine(told, _time(found), _zone((found["zone"] or "").upper()))


def _time(found: re.Match[str]) -> time:
    hour = _hour(int(found["hour"]), (found["before"] or found["after"] or "").upper())
    try:
        return time(
            hour, int(found["minute"]), int(found["second"] or 0), int((found["fraction"] or "0").ljust(6, "0")[:6])
        )
    except ValueError as error:
        raise Unreadable(Reason.NO_SUCH_TIME) from error


def _hour(hour: int, half: str) -> int:
    if not half:
        return hour
    if hour > 12:
        raise Unreadable(Reason.NO_SUCH_TIME)
    return hour % 12 + (0 if half.startswith(_MORNING) else 12)


def _zone(text: str) -> tzinfo | None:
    if not text:
        return None
    if named := _NAMED.get(text):
        return named
    found = _OFFSET.fullmatch(text)
    offset = timedelta(hours=int(found[2]), minutes=int(found[3] or 0)) if found else timedelta(days=1)
    if not found or offset > _GREATEST_OFFSET or int(found[3] or 0) > 59:
        raise Unreadable(Reason.UNKNOWN_ZONE)
    return timezone(-offset if found[1] == "-" else offset)
