"""絞り込み: what a list is limited to, as it is kept in views and handed from the window to the queries.

A limit is a field's name with what is wanted of it. A name that begins with "!" wants everything else. The empty text
stands for what is not stated. Spans of numbers and days are written "20..30", "..30", "20.."; a day may be told from
today: "..-14d" is older than 14 days.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

DENIES = "!"
NOT_STATED = ""
_BETWEEN = ".."
_DAYS = "d"

Limits = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Limit:
    """One of them."""

    name: str
    codes: tuple[str, ...]
    denies: bool
    """whether everything but these is wanted"""

    @property
    def stated(self) -> tuple[str, ...]:
        """What is wanted apart from what is not stated."""
        return tuple(code for code in self.codes if code != NOT_STATED)

    @property
    def takes_unstated(self) -> bool:
        """Whether what is not stated is named too."""
        return NOT_STATED in self.codes


def limits_of(limits: Limits) -> Iterator[Limit]:
    """Yield every limit that names anything."""
    for key, codes in limits.items():
        if codes:
            yield Limit(key.removeprefix(DENIES), tuple(codes), key.startswith(DENIES))


def turned(key: str) -> str:
    """Return the name of the opposite limit."""
    return key.removeprefix(DENIES) if key.startswith(DENIES) else f"{DENIES}{key}"


def field_of(key: str) -> str:
    """Return the field that a limit is about."""
    return key.removeprefix(DENIES)


# --- spans ------------------------------------------------------------------------------------------------------------


def span(low: str, high: str) -> str:
    """Return the code of a span; an end that is empty is open."""
    return f"{low}{_BETWEEN}{high}"


def ends(code: str) -> tuple[str, str]:
    """Return both ends of a span as they are written; one value alone is a span of itself."""
    low, between, high = code.partition(_BETWEEN)
    return (low, high) if between else (code, code)


def numbers_between(code: str) -> tuple[Decimal | None, Decimal | None]:
    """Return both ends of a span of numbers; an end that cannot be read is open."""
    low, high = ends(code)
    return _number(low), _number(high)


def days_between(code: str, today: date) -> tuple[date | None, date | None]:
    """Return the first and the last day of a span; an end that cannot be read is open."""
    low, high = ends(code)
    return _day(low, today), _day(high, today)


def days_ago(days: int) -> str:
    """Return the end of a span that lies so many days before today."""
    return f"-{days}{_DAYS}"


def ago(end: str) -> int | None:
    """Return how many days before today an end lies, if it is told so."""
    told = end.startswith("-") and end.endswith(_DAYS)
    digits = end[1:-1] if told else ""
    return int(digits) if digits.isdecimal() else None


def _number(end: str) -> Decimal | None:
    try:
        found = Decimal(end)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def _day(end: str, today: date) -> date | None:
    try:
        days = ago(end)
        return date.fromisoformat(end) if days is None else today - timedelta(days=days)
    except (ValueError, OverflowError):
        return None
