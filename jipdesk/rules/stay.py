"""滞在: the pieces of an intern's stay in Japan, and what of them does not fit together.

What does not fit is stored all the same and shown: bookings change one at a time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise
from zoneinfo import ZoneInfo

from jipdesk.rules.steps import VisaStep

TEMPORARY_VISITOR = "短期滞在"
"""The status of residence of a short stay without remuneration."""
TEMPORARY_VISITOR_DAYS = 90
TOKYO = "Asia/Tokyo"
"""The zone of Japan's airports."""
BEFORE_DAWN = time(6)
"""Who leaves before this hour has left the room the evening before."""


class Direction(StrEnum):
    """Which way a flight goes, as seen from Japan."""

    ARRIVAL = "arrival"
    DEPARTURE = "departure"


class Provider(StrEnum):
    """Who lends a thing to the intern."""

    OFFICE = "office"
    COMPANY = "company"


@dataclass(frozen=True, slots=True)
class FlightLeg:
    """航空券: one leg. Moments bear a zone; the zones of both airports are IANA names such as Asia/Tokyo."""

    placement_id: int
    direction: Direction
    flight_no: str
    from_airport: str
    to_airport: str
    departs_at: datetime
    departs_zone: str
    arrives_at: datetime
    arrives_zone: str
    booking_reference: str | None = None
    ticketed_on: date | None = None

    @property
    def departs_on(self) -> date:
        """The day at the airport of departure."""
        return self.departs_at.astimezone(ZoneInfo(self.departs_zone)).date()

    @property
    def arrives_on(self) -> date:
        """The day at the airport of arrival."""
        return self.arrives_at.astimezone(ZoneInfo(self.arrives_zone)).date()


@dataclass(frozen=True, slots=True)
class Room:
    """宿泊先."""

    placement_id: int
    name_ja: str
    name_en: str
    address_ja: str
    address_en: str
    check_in: date
    check_out: date
    phone: str | None = None
    room: str | None = None
    booked_on: date | None = None


@dataclass(frozen=True, slots=True)
class Cover:
    """保険, from the first day to the last, both insured."""

    placement_id: int
    insurer: str
    starts_on: date
    ends_on: date
    policy_no: str | None = None


@dataclass(frozen=True, slots=True)
class Lent:
    """貸与品: a PC, a telephone."""

    placement_id: int
    kind: str
    provided_by: Provider
    serial_no: str | None = None
    lent_on: date | None = None


@dataclass(frozen=True, slots=True)
class VisaNews:
    """One step of a visa case, and what became known with it."""

    placement_id: int
    step: VisaStep
    on: date
    tracking_no: str | None = None
    number: str | None = None
    valid_until: date | None = None
    stay_days: int | None = None
    because: str | None = None


@dataclass(frozen=True, slots=True)
class Stay:
    """All that is known of one stay; what is not arranged yet is None."""

    starts_on: date | None = None
    ends_on: date | None = None
    legs: tuple[FlightLeg, ...] = ()
    """in the order of departure"""
    check_in: date | None = None
    check_out: date | None = None
    insured_from: date | None = None
    insured_until: date | None = None
    passport_expires_on: date | None = None
    status_of_residence: str | None = None
    visa_valid_until: date | None = None
    visa_days: int | None = None

    @property
    def lands_on(self) -> date | None:
        """The day of arrival in Japan."""
        arriving = [leg.arrives_on for leg in self.legs if leg.direction is Direction.ARRIVAL]
        return arriving[-1] if arriving else None

    @property
    def leaves_on(self) -> date | None:
        """The day of departure from Japan."""
        return next((leg.departs_on for leg in self.legs if leg.direction is Direction.DEPARTURE), None)

    @property
    def room_until(self) -> date | None:
        """The day until which a room is needed: the last, or the one before where the flight leaves before dawn."""
        leaving = next((leg for leg in self.legs if leg.direction is Direction.DEPARTURE), None)
        if leaving and leaving.departs_at.astimezone(ZoneInfo(leaving.departs_zone)).time() < BEFORE_DAWN:
            return leaving.departs_on - timedelta(days=1)
        return self.last_day

    @property
    def first_day(self) -> date | None:
        """The day of arrival, or the first of the internship as long as there is no flight."""
        return self.lands_on or self.starts_on

    @property
    def last_day(self) -> date | None:
        """The day of departure, or the last of the internship as long as there is no flight."""
        return self.leaves_on or self.ends_on


class Doubt(StrEnum):
    """One code for each thing that does not fit."""

    LANDS_AFTER_START = "lands_after_start"
    LEAVES_BEFORE_END = "leaves_before_end"
    LEGS_DO_NOT_MEET = "legs_do_not_meet"
    CHECK_IN_LATE = "check_in_late"
    CHECK_OUT_EARLY = "check_out_early"
    INSURANCE_STARTS_LATE = "insurance_starts_late"
    INSURANCE_ENDS_EARLY = "insurance_ends_early"
    PASSPORT_EXPIRES = "passport_expires"
    VISA_EXPIRES = "visa_expires"
    STAY_EXCEEDS_VISA = "stay_exceeds_visa"
    STAY_EXCEEDS_STATUS = "stay_exceeds_status"


def doubts(stay: Stay) -> Iterator[Doubt]:
    """Yield everything that does not fit; what is missing is no doubt but a gap on the readiness board."""
    yield from _journey(stay)
    if _after(stay.check_in, stay.first_day):
        yield Doubt.CHECK_IN_LATE
    if _after(stay.room_until, stay.check_out):
        yield Doubt.CHECK_OUT_EARLY
    if _after(stay.insured_from, stay.first_day):
        yield Doubt.INSURANCE_STARTS_LATE
    if _after(stay.last_day, stay.insured_until):
        yield Doubt.INSURANCE_ENDS_EARLY
    yield from _papers(stay)


def _journey(stay: Stay) -> Iterator[Doubt]:
    if _after(stay.lands_on, stay.starts_on):
        yield Doubt.LANDS_AFTER_START
    if _after(stay.ends_on, stay.leaves_on):
        yield Doubt.LEAVES_BEFORE_END
    if any(_apart(one, other) for one, other in pairwise(stay.legs)):
        yield Doubt.LEGS_DO_NOT_MEET


def _apart(one: FlightLeg, other: FlightLeg) -> bool:
    """Tell whether the second leg begins elsewhere or too early; between the ways out and back lies the stay."""
    if other.departs_at < one.arrives_at:
        return True
    return one.direction is other.direction and one.to_airport != other.from_airport


def _papers(stay: Stay) -> Iterator[Doubt]:
    if _after(stay.last_day, stay.passport_expires_on):
        yield Doubt.PASSPORT_EXPIRES
    if _after(stay.lands_on, stay.visa_valid_until):
        yield Doubt.VISA_EXPIRES
    if stay.lands_on is None or stay.leaves_on is None:
        return
    # Immigration counts the days from the one after landing; the office counts both, to be on the safe side.
    days = (stay.leaves_on - stay.lands_on).days + 1
    if stay.visa_days is not None and days > stay.visa_days:
        yield Doubt.STAY_EXCEEDS_VISA
    if stay.status_of_residence == TEMPORARY_VISITOR and days > TEMPORARY_VISITOR_DAYS:
        yield Doubt.STAY_EXCEEDS_STATUS


def _after(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and one > other
