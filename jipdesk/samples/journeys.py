"""Invented journeys of the sample year: from where an intern lives to Japan and back.

All of it follows from the number of the placement, so that it is the same every time.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import pairwise
from typing import Any

from jipdesk.i18n import JAPAN
from jipdesk.rules.codes import CourseKind
from jipdesk.rules.stay import TOKYO, Direction, FlightLeg
from jipdesk.samples.chance import Chance
from jipdesk.samples.parts import read

BEFORE_START, AFTER_END = timedelta(days=3), timedelta(days=2)
"""Interns land three days before the internship begins and leave two days after it ends."""
CHANGE = timedelta(hours=2, minutes=40)
LANDINGS = ((8, 25), (13, 50), (15, 35), (17, 20))
DEPARTURES = ((10, 30), (11, 45), (13, 15), (16, 40))
ANYWHERE = "SG"
"""Someone from a country without an entry flies from here."""
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


@dataclass(frozen=True, slots=True)
class Placed:
    """What a stay is made from; `number` is 7 for 2024-P007, countries are ISO codes, prefectures Japanese."""

    placement_id: int
    number: int
    kind: CourseKind
    starts_on: date
    ends_on: date
    residence: str | None = None
    prefecture: str | None = None

    @property
    def travels(self) -> bool:
        """Tell whether there is a journey to Japan."""
        return self.kind is CourseKind.IN_PERSON and self.residence != "JP"

    @property
    def lands_on(self) -> date:
        """The day of arrival, or the first day of activity where nobody travels."""
        return self.starts_on - BEFORE_START if self.travels else self.starts_on

    @property
    def leaves_on(self) -> date:
        """The day of departure, or the last day of activity."""
        return self.ends_on + AFTER_END if self.travels else self.ends_on


@cache
def parts() -> dict[str, Any]:
    """Return what the sample interns' stays are put together from."""
    return read("arrangements")


def flights(placed: Placed, *, ticketed_on: date | None = None) -> tuple[FlightLeg, ...]:
    """Return the legs to Japan and back; none where nobody travels."""
    if not placed.travels:
        return ()
    chance = Chance(f"flight {placed.number}")
    reference = "".join(chance.pick(LETTERS) for _ in range(6))
    number = 9100 + 2 * chance.number(0, 380)
    landing = datetime(*_ymd(placed.lands_on), *chance.pick(LANDINGS), tzinfo=JAPAN)
    leaving = datetime(*_ymd(placed.leaves_on), *chance.pick(DEPARTURES), tzinfo=JAPAN)
    stops = _stops(placed)
    legs = (*_there(stops, landing, number + 1), *_back(stops, leaving, number))
    return tuple(FlightLeg(placed.placement_id, *leg, reference, ticketed_on) for leg in legs)


@dataclass(frozen=True, slots=True)
class _Stop:
    """An airport, with the carrier and the hours of the flight on to the next one towards Japan."""

    airport: str
    zone: str
    carrier: str = ""
    hours: float = 0


def _stops(placed: Placed) -> tuple[_Stop, ...]:
    """Return the airports from home to Japan."""
    home = dict(parts()["hubs"].get(placed.residence) or parts()["hubs"][ANYWHERE])
    via = home.pop("via", None)
    changes = (_Stop(**parts()["changes"][via]),) if via else ()
    return (_Stop(**home), *changes, _Stop(_airport(placed.prefecture), TOKYO))


def _airport(prefecture: str | None) -> str:
    airports: dict[str, str] = parts()["airports"]
    return next((name for name, near in airports.items() if prefecture in near.split()), next(iter(airports)))


_Leg = tuple[Direction, str, str, str, datetime, str, datetime, str]


def _there(stops: tuple[_Stop, ...], landing: datetime, number: int) -> list[_Leg]:
    """Reckon back from the landing."""
    legs: list[_Leg] = []
    arrives = landing
    for one, two in reversed(list(pairwise(stops))):
        departs = arrives - timedelta(hours=one.hours)
        legs.insert(0, _leg(Direction.ARRIVAL, f"{one.carrier} {number}", (one, departs), (two, arrives)))
        arrives, number = departs - CHANGE, number + 10
    return legs


def _back(stops: tuple[_Stop, ...], leaving: datetime, number: int) -> list[_Leg]:
    """Reckon on from the departure."""
    legs: list[_Leg] = []
    departs = leaving
    for one, two in reversed(list(pairwise(stops))):
        arrives = departs + timedelta(hours=one.hours)
        legs.append(_leg(Direction.DEPARTURE, f"{one.carrier} {number}", (two, departs), (one, arrives)))
        departs, number = arrives + CHANGE, number + 10
    return legs


def _leg(way: Direction, flight_no: str, start: tuple[_Stop, datetime], end: tuple[_Stop, datetime]) -> _Leg:
    (one, departs), (two, arrives) = start, end
    moments = departs.astimezone(UTC), arrives.astimezone(UTC)
    return way, flight_no, one.airport, two.airport, moments[0], one.zone, moments[1], two.zone


def _ymd(day: date) -> tuple[int, int, int]:
    return day.year, day.month, day.day
