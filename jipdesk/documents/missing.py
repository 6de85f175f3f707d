"""What keeps a paper from being printed: everything that was not entered, and everything that does not fit together.

What has to be entered follows from the template: each field that a printed text names. So a field that the office adds
to a text is asked for without a change to the program.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from jipdesk.documents import fields, wording
from jipdesk.documents.papers import (
    Accommodation,
    AgreedInternship,
    Flight,
    Itinerary,
    Outline,
    Pair,
    Paper,
)
from jipdesk.documents.template_parts import Template
from jipdesk.rules.codes import CourseKind
from jipdesk.rules.stay import TOKYO, Direction, Doubt, FlightLeg, Stay, doubts

EMPTY = "empty"
_HOURS = 24


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing to mend: what is the matter, and the field in which to mend it (host.name.en, flights.arrival)."""

    code: str
    field: str


_MISFITS = MappingProxyType(
    {
        Doubt.LANDS_AFTER_START: Missing("lands_after_start", "flights.arrival"),
        Doubt.LEAVES_BEFORE_END: Missing("leaves_before_end", "flights.departure"),
        Doubt.CHECK_IN_LATE: Missing("check_in_late", "accommodation.check_in"),
        Doubt.CHECK_OUT_EARLY: Missing("check_out_early", "accommodation.check_out"),
        Doubt.INSURANCE_STARTS_LATE: Missing("insured_late", "insurance.starts_on"),
        Doubt.INSURANCE_ENDS_EARLY: Missing("insured_short", "insurance.ends_on"),
        Doubt.PASSPORT_EXPIRES: Missing("passport_expires", "passport_expires_on"),
    }
)
"""Of what `rules.stay` doubts, that which makes an itinerary wrong."""


def missing(paper: Paper, template: Template) -> tuple[Missing, ...]:
    """Return everything that keeps the paper from being printed, nothing if it is complete."""
    found = [*_empty(paper, template), *_period(paper.internship)]
    if isinstance(paper.internship, AgreedInternship):
        found += _amounts(paper.internship)
    if isinstance(paper, Itinerary):
        found += _journey(paper)
    return tuple(dict.fromkeys(found))


def _empty(paper: Paper, template: Template) -> Iterator[Missing]:
    if isinstance(paper.internship, AgreedInternship) and paper.internship.pc_from is None:
        yield Missing(EMPTY, "internship.pc_from")
    for text in wording.printed(template, paper):
        for name in sorted(fields.named(text.ja + text.en)):
            yield from _unfilled(name, fields.value(paper, name))


def _unfilled(name: str, found: object) -> Iterator[Missing]:
    if isinstance(found, Pair):
        yield from (Missing(EMPTY, f"{name}.{language}") for language in ("ja", "en") if not getattr(found, language))
    elif found in (None, ""):
        yield Missing(EMPTY, name)


def _period(internship: Outline) -> Iterator[Missing]:
    if _after(internship.starts_on, internship.ends_on):
        yield Missing("period_reversed", "internship.ends_on")


def _amounts(internship: AgreedInternship) -> Iterator[Missing]:
    first, last, days, hours = internship.starts_on, internship.ends_on, internship.days, internship.hours_per_day
    if days is not None and days < 1:
        yield Missing("days_impossible", "internship.days")
    elif first and last and days and first <= last and days > (last - first).days + 1:
        yield Missing("days_exceed_period", "internship.days")
    if hours is not None and not 0 < hours <= _HOURS:
        yield Missing("hours_impossible", "internship.hours_per_day")


def _journey(paper: Itinerary) -> Iterator[Missing]:
    if paper.internship.kind is CourseKind.IN_PERSON:
        yield from _flights(paper.flights)
        yield from _room(paper.accommodation)
    yield from (_MISFITS[doubt] for doubt in doubts(_stay(paper)) if doubt in _MISFITS)
    for n, session in enumerate(paper.training, start=1):
        if session.starts_at >= session.ends_at:
            yield Missing("training_reversed", f"training.{n}.ends_at")


def _flights(flights: tuple[Flight, ...]) -> Iterator[Missing]:
    for direction in Direction:
        if not any(flight.direction is direction for flight in flights):
            yield Missing(EMPTY, f"flights.{direction}")
    for n, flight in enumerate(flights, start=1):
        if flight.departs_at >= flight.arrives_at:
            yield Missing("flight_reversed", f"flights.{n}.arrives_at")


def _room(room: Accommodation | None) -> Iterator[Missing]:
    if room is None:
        return
    for name in ("check_in", "check_out"):
        if getattr(room, name) is None:
            yield Missing(EMPTY, f"accommodation.{name}")
    if _after(room.check_in, room.check_out):
        yield Missing("room_reversed", "accommodation.check_out")


def _stay(paper: Itinerary) -> Stay:
    """Return the days of an itinerary as the rules of the stay want them; who works from home has no journey."""
    insured = paper.insurance
    stay = Stay(
        starts_on=paper.internship.starts_on,
        ends_on=paper.internship.ends_on,
        insured_from=insured.starts_on if insured else None,
        insured_until=insured.ends_on if insured else None,
    )
    if paper.internship.kind is not CourseKind.IN_PERSON:
        return stay
    room = paper.accommodation
    return replace(
        stay,
        legs=tuple(sorted(map(_leg, paper.flights), key=lambda leg: leg.departs_at)),
        check_in=room.check_in if room else None,
        check_out=room.check_out if room else None,
        passport_expires_on=paper.passport_expires_on,
    )


def _leg(flight: Flight) -> FlightLeg:
    """Return a leg of no record, seen from Japan: only where it touches Japan does its day matter here."""
    return FlightLeg(
        placement_id=0,
        direction=flight.direction,
        flight_no=flight.flight_no,
        from_airport=flight.from_airport,
        to_airport=flight.to_airport,
        departs_at=flight.departs_at,
        departs_zone=TOKYO,
        arrives_at=flight.arrives_at,
        arrives_zone=TOKYO,
    )


def _after(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and one > other
