"""What keeps a paper from being printed: everything that was not entered, and everything that does not fit together.

What has to be entered follows from the template: each field that a printed text names. So a field that the office adds
to a text is asked for without a change to the program.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from jipdesk.documents import fields, wording
from jipdesk.documents.papers import (
    Accommodation,
    AgreedInternship,
    Direction,
    Flight,
    Insurance,
    Itinerary,
    Outline,
    Pair,
    Paper,
)
from jipdesk.documents.template_parts import Template
from jipdesk.i18n import JAPAN
from jipdesk.rules.codes import CourseKind

EMPTY = "empty"
_A_DAY = timedelta(days=1)
_HOURS = 24


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing to mend: what is the matter, and the field in which to mend it (host.name.en, flights.arrival)."""

    code: str
    field: str


@dataclass(frozen=True, slots=True)
class _Stay:
    """The days that room, insurance and passport have to cover."""

    first: date | None
    last: date | None


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
    stay = _Stay(paper.internship.starts_on, paper.internship.ends_on)
    if paper.internship.kind is CourseKind.IN_PERSON:
        stay = _Stay(_landing(paper.flights) or stay.first, _leaving(paper.flights) or stay.last)
        yield from _flights(paper)
        yield from _room(paper.accommodation, stay)
        if _after(stay.last, paper.passport_expires_on):
            yield Missing("passport_expires", "passport_expires_on")
    if paper.insurance:
        yield from _insured(paper.insurance, stay)
    for n, session in enumerate(paper.training, start=1):
        if session.starts_at >= session.ends_at:
            yield Missing("training_reversed", f"training.{n}.ends_at")


def _flights(paper: Itinerary) -> Iterator[Missing]:
    for direction in Direction:
        if not any(flight.direction is direction for flight in paper.flights):
            yield Missing(EMPTY, f"flights.{direction}")
    for n, flight in enumerate(paper.flights, start=1):
        if flight.departs_at >= flight.arrives_at:
            yield Missing("flight_reversed", f"flights.{n}.arrives_at")
    if _after(_landing(paper.flights), paper.internship.starts_on):
        yield Missing("lands_after_start", "flights.arrival")
    if _after(paper.internship.ends_on, _leaving(paper.flights)):
        yield Missing("leaves_before_end", "flights.departure")


def _room(room: Accommodation | None, stay: _Stay) -> Iterator[Missing]:
    if room is None:
        return
    for name in ("check_in", "check_out"):
        if getattr(room, name) is None:
            yield Missing(EMPTY, f"accommodation.{name}")
    if _after(room.check_in, room.check_out):
        yield Missing("room_reversed", "accommodation.check_out")
    if _after(room.check_in, stay.first):
        yield Missing("check_in_late", "accommodation.check_in")
    # Who leaves in the first hours of a day has left the room the evening before.
    if room.check_out is not None and _after(stay.last, room.check_out + _A_DAY):
        yield Missing("check_out_early", "accommodation.check_out")


def _insured(insurance: Insurance, stay: _Stay) -> Iterator[Missing]:
    if _after(insurance.starts_on, stay.first):
        yield Missing("insured_late", "insurance.starts_on")
    if _after(stay.last, insurance.ends_on):
        yield Missing("insured_short", "insurance.ends_on")


def _landing(flights: tuple[Flight, ...]) -> date | None:
    """Return the day of landing in Japan: the end of the last leg on the way there."""
    legs = [flight.arrives_at for flight in flights if flight.direction is Direction.ARRIVAL]
    return max(legs).astimezone(JAPAN).date() if legs else None


def _leaving(flights: tuple[Flight, ...]) -> date | None:
    """Return the day of leaving Japan: the beginning of the first leg on the way back."""
    legs = [flight.departs_at for flight in flights if flight.direction is Direction.DEPARTURE]
    return min(legs).astimezone(JAPAN).date() if legs else None


def _after(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and one > other
