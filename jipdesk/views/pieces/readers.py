"""What is typed becomes a value, as people write it. Each raises `exchange.readings.Unreadable`."""

import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING
from unicodedata import normalize
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from jipdesk.i18n import JAPAN, Words
from jipdesk.views.spoken import Saying

if TYPE_CHECKING:
    from jipdesk.exchange.readings import Unreadable

_FIRST, _LAST = 2000, 2100
_ANY_DAY = "2001-01-01"
_FIGURES = re.compile(r"(\d{1,2})(?:時|([0-5]\d))?", re.ASCII)
_LINE, _LINES = 200, 4_000


def text(typed: str) -> str:
    """Read one line."""
    from jipdesk.exchange.texts import line

    return line(_LINE)(typed)


def lines(typed: str) -> str:
    """Read text of several lines."""
    from jipdesk.exchange.texts import lines as read

    return read(_LINES)(typed)


def day(typed: str) -> date | None:
    """Read a day."""
    from jipdesk.exchange.dates import day as read

    return read(_FIRST, _LAST)(typed)


def number(typed: str) -> Decimal | None:
    """Read a number, such as a score."""
    from jipdesk.exchange.quantities import decimal
    from jipdesk.exchange.texts import plain

    return decimal(plain(typed))


def hours(typed: str) -> Decimal | None:
    """Read hours of a day."""
    from jipdesk.exchange.quantities import hours as read

    return read(typed)


def whole(typed: str) -> int | None:
    """Read a number of things or days."""
    from jipdesk.exchange.quantities import whole as read

    return read(0, 1_000_000)(typed)


def local_moment(typed: str) -> datetime | None:
    """Read day and time as a clock somewhere shows them: the moment as if that somewhere were Japan."""
    from jipdesk.exchange.moments import moment

    return moment(_FIRST, _LAST)(typed)


def clock(typed: str) -> time | None:
    """Read the time of a day as a clock shows it: 10:30, 1030, 10時, 午後3時30分, 3:30 pm."""
    from jipdesk.exchange.readings import Reason, Unreadable

    figures = normalize("NFKC", typed).strip()
    if found := _FIGURES.fullmatch(figures):
        figures = f"{found[1]}:{found[2] or '00'}"
    try:
        moment = local_moment(f"{_ANY_DAY} {figures}") if figures else None
    except Unreadable as problem:
        raise Unreadable(Reason.NO_SUCH_TIME) from problem
    return moment.astimezone(JAPAN).time() if moment else None


def minutes(typed: str) -> int | None:
    """Read how long a talk takes."""
    from jipdesk.exchange.quantities import whole as read

    return read(5, 480)(typed.removesuffix("分").removesuffix("min").strip())


def at(moment: datetime, zone: str) -> datetime:
    """Return the moment at which the clock of a zone shows what `local_moment` has read; refuse an unknown zone."""
    from jipdesk.errors import InputRefused

    try:
        there = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError) as unknown:
        raise InputRefused("zone_unknown", zone=zone) from unknown
    return moment.astimezone(JAPAN).replace(tzinfo=there)


def unreadable(problem: "Unreadable") -> Saying:
    """Return what is wrong with what was typed, as a sentence."""

    def say(words: Words) -> str:
        from jipdesk.phrases.intake import why

        said = why(problem.reason, problem.values, words)
        return said[:1].upper() + said[1:]

    return say
