"""国民の祝日: Japan's public holidays, from a kept library, for the rules that count working days."""

from datetime import date
from functools import cache

from jipdesk.rules.calendar import is_working


@cache
def japanese(first_year: int, last_year: int) -> frozenset[date]:
    """Return the public holidays of the years, both included; New Year's closure is the rules' own matter."""
    from holidays import country_holidays

    return frozenset(country_holidays("JP", years=range(first_year, last_year + 1)))


def is_closed(day: date) -> bool:
    """Tell whether offices in Japan are closed on a day."""
    return not is_working(day, japanese(day.year, day.year))
