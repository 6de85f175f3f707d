"""What an itinerary says: flights, room, training and internship in the order in which they come."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from jipdesk.documents.papers import Accommodation, Flight, Itinerary, Pair, Training
from jipdesk.documents.template_parts import Template
from jipdesk.documents.wording import Fact, Head, facts, head, lead, notes
from jipdesk.i18n import JAPAN

_DAYS_JA = "月火水木金土日"
_DAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class EventText:
    """One line of the schedule; times are those of the place."""

    day: Pair
    time: str
    event: Pair
    place: Pair


@dataclass(frozen=True, slots=True)
class ItineraryText:
    """A whole itinerary, in the order in which it is printed."""

    head: Head
    to: Pair
    lead: Pair | None
    facts: tuple[Fact, ...]
    columns: tuple[Pair, ...]
    rows: tuple[EventText, ...]
    notes: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class _Event:
    """An event before it is put in order: on one day in Japan leaving a room comes first, entering one last."""

    on: date
    rank: int
    at: datetime | None
    text: EventText


def itinerary(paper: Itinerary, template: Template) -> ItineraryText:
    """Return everything an itinerary says."""
    words = template.words
    events = sorted(_events(paper, words), key=_order)
    return ItineraryText(
        head=head(paper, template),
        to=Pair(
            words["to"].ja.replace("{name}", paper.intern.name), words["to"].en.replace("{name}", paper.intern.name)
        ),
        lead=lead(template, paper),
        facts=facts(template.rows, paper),
        columns=(words["day"], words["time"], words["event"], words["place"]),
        rows=tuple(event.text for event in events),
        notes=notes(template, paper),
    )


def day(on: date) -> Pair:
    """Return a day as the schedule writes it: 8月5日（月）, Mon 5 Aug."""
    return Pair(
        f"{on.month}月{on.day}日（{_DAYS_JA[on.weekday()]}）",
        f"{_DAYS_EN[on.weekday()]} {on.day} {_MONTHS_EN[on.month - 1]}",
    )


def _order(event: _Event) -> tuple[date, int, str]:
    return event.on, event.rank, "" if event.at is None else event.at.astimezone(JAPAN).isoformat()


def _events(paper: Itinerary, words: Mapping[str, Pair]) -> Iterator[_Event]:
    for flight in paper.flights:
        yield _flight(flight, words)
    if paper.accommodation:
        yield from _room(paper.accommodation, words)
    for session in paper.training:
        yield _training(session)
    yield from _internship(paper, words)


def _flight(flight: Flight, words: Mapping[str, Pair]) -> _Event:
    lands = day(flight.arrives_at.date())
    event = Pair(
        _named(words["flight"].ja, flight, lands.ja),
        _named(words["flight"].en, flight, lands.en),
    )
    leaves, booking = day(flight.departs_at.date()), Pair(flight.booking_reference, flight.booking_reference)
    text = EventText(leaves, f"{flight.departs_at:%H:%M}", event, booking)
    return _Event(flight.departs_at.astimezone(JAPAN).date(), 1, flight.departs_at, text)


def _named(text: str, flight: Flight, lands_on: str) -> str:
    return text.format(
        no=flight.flight_no,
        origin=flight.from_airport,
        destination=flight.to_airport,
        lands_on=lands_on,
        lands_at=f"{flight.arrives_at:%H:%M}",
    )


def _room(room: Accommodation, words: Mapping[str, Pair]) -> Iterator[_Event]:
    for on, rank, event in ((room.check_out, 0, words["check_out"]), (room.check_in, 2, words["check_in"])):
        if on:
            yield _Event(on, rank, None, EventText(day(on), "", event, room.name))


def _training(session: Training) -> _Event:
    starts, ends = session.starts_at.astimezone(JAPAN), session.ends_at.astimezone(JAPAN)
    text = EventText(day(starts.date()), f"{starts:%H:%M}–{ends:%H:%M}", session.name, _where(session))
    return _Event(starts.date(), 1, starts, text)


def _internship(paper: Itinerary, words: Mapping[str, Pair]) -> Iterator[_Event]:
    internship = paper.internship
    for on, event in ((internship.starts_on, words["first_day"]), (internship.ends_on, words["last_day"])):
        if on:
            yield _Event(on, 1, None, EventText(day(on), "", event, paper.host.name))


def _where(session: Training) -> Pair:
    place, address = session.place, session.address
    return Pair(f"{place.ja}（{address}）", f"{place.en} ({address})") if address else place
