"""What limits of the list of applications mean: conditions on the facts they are about."""

import unicodedata
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Text, and_, func, not_, or_, type_coerce

from jipdesk.i18n import JAPAN
from jipdesk.queries.application_facts import fact
from jipdesk.queries.facts import Asker, Fact, Kind
from jipdesk.rules.limits import Limit, Limits, days_between, limits_of, numbers_between


def conditions(limits: Limits, asker: Asker) -> Iterator[tuple[Fact, ColumnElement[bool]]]:
    """Yield the condition of each limit with the fact it is about; what no fact is called is passed over."""
    for limit in limits_of(limits):
        about = fact(limit.name, asker)
        if about is not None:
            yield about, _condition(about, limit, asker)


def _condition(about: Fact, limit: Limit, asker: Asker) -> ColumnElement[bool]:
    found = _wanted(about, limit, asker)
    # What is not stated makes a comparison neither true nor false; "not" has to take it all the same.
    return not_(func.coalesce(found, False)) if limit.denies else found


def _wanted(about: Fact, limit: Limit, asker: Asker) -> ColumnElement[bool]:
    if about.among is not None:
        return about.among(limit.codes)
    unstated: ColumnElement[bool] = about.value.is_(None)
    if not limit.stated:
        return unstated
    stated = _STATED[about.kind](about, limit.stated, asker.today)
    return or_(unstated, stated) if limit.takes_unstated else stated


def _one_of(about: Fact, codes: tuple[str, ...], _: date) -> ColumnElement[bool]:
    # As plain text: a view may have been kept with a code that is known no more.
    found: ColumnElement[bool] = type_coerce(about.value, Text).in_(codes)
    return found


def _containing(about: Fact, texts: tuple[str, ...], _: date) -> ColumnElement[bool]:
    ways = dict.fromkeys(way for text in texts for way in (text, unicodedata.normalize("NFKC", text)))
    text = about.value if about.whole is None else about.whole
    return or_(*(text.contains(way, autoescape=True) for way in ways))


def _number(about: Fact, spans: tuple[str, ...], _: date) -> ColumnElement[bool]:
    ends = [numbers_between(span) for span in spans]
    return or_(*(_within(about.value, _plain(low), _plain(high)) for low, high in ends))


def _day(about: Fact, spans: tuple[str, ...], today: date) -> ColumnElement[bool]:
    return or_(*(_within(about.value, *days_between(span, today)) for span in spans))


def _moment(about: Fact, spans: tuple[str, ...], today: date) -> ColumnElement[bool]:
    found = []
    for span in spans:
        first, last = days_between(span, today)
        after_last = None if last is None else _begin(last + timedelta(days=1))
        known = [about.value.is_not(None)]
        if first is not None:
            known.append(about.value >= _begin(first))
        if after_last is not None:
            known.append(about.value < after_last)
        found.append(and_(*known))
    return or_(*found)


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), JAPAN)


def _plain(number: Any) -> float | int | None:
    """Return a number as the database compares it."""
    if number is None:
        return None
    return int(number) if number == int(number) else float(number)


def _within(value: Any, low: Any, high: Any) -> ColumnElement[bool]:
    found: ColumnElement[bool]
    if low is not None and high is not None:
        found = value.between(low, high)  # so that what has to be computed is computed once
    elif low is not None:
        found = value >= low
    else:
        found = value.is_not(None) if high is None else value <= high
    return found


_STATED = {
    Kind.CHOICE: _one_of,
    Kind.TEXT: _containing,
    Kind.NUMBER: _number,
    Kind.DAY: _day,
    Kind.MOMENT: _moment,
}
