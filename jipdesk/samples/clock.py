"""The time at which the sample office works: the days of the sample year, one act after the other."""

from datetime import date, datetime, time, timedelta, tzinfo

_OPENS = time(9, 30)
_PACE = timedelta(minutes=7)


class Clock:
    """Tells the time of the next act; it never goes back."""

    def __init__(self, zone: tzinfo) -> None:
        self._zone = zone
        self._next = datetime.min.replace(tzinfo=zone)

    def go_to(self, day: date) -> None:
        """Let the office open on a day, unless it is that day or a later one already."""
        self._next = max(self._next, datetime.combine(day, _OPENS, self._zone))

    def __call__(self) -> datetime:
        """Return the time, and let some of it pass."""
        now, self._next = self._next, self._next + _PACE
        return now
