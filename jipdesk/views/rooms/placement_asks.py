"""What each act on arrangements asks for, and how the answers are stored."""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import TYPE_CHECKING, Any

from jipdesk import i18n
from jipdesk.i18n import Words
from jipdesk.phrases.lent import THINGS, provider_name, thing_name
from jipdesk.phrases.marking import N_
from jipdesk.queries.interns import BoardLine
from jipdesk.queries.trainings import TrainingRow
from jipdesk.rules.stay import Cover, Direction, FlightLeg, Lent, Provider, Room, VisaNews
from jipdesk.rules.steps import VisaStep
from jipdesk.rules.time_zones import MAIN_ZONE
from jipdesk.rules.training import PRE_TRAINING, Training
from jipdesk.views.pieces import readers
from jipdesk.views.pieces.inquiry import Ask
from jipdesk.views.spoken import Saying, plain, said

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from jipdesk.queries.consequences import Consequences

__all__ = ["Ask"]
TOKYO = "Asia/Tokyo"
_STAY_DAYS = "90"


def titled(heading: Saying | str, who: Saying | str) -> Saying:
    """Return the question: what for whom."""
    return lambda words: words.gettext("{act}: {who}").format(act=said(heading), who=said(who))


def named(line: BoardLine) -> Saying:
    """Return who it is for."""
    return plain(line.name)


def _day(day: date | None) -> str:
    return i18n.spoken().date(day) if day else ""


# --- visa -------------------------------------------------------------------------------------------------------------


def visa(step: VisaStep, today: date, *, is_one: bool) -> list[Ask]:
    """Return what is asked with a step of the visa procedure; what bears a number is asked for one intern only."""
    found = [Ask("on", N_("Day"), readers.day, _day(today), is_needed=True)]
    if step is VisaStep.SEND and is_one:
        found.append(Ask("tracking_no", N_("Tracking no."), readers.text))
    if step is VisaStep.ISSUE:
        if is_one:
            found.append(Ask("number", N_("Visa no."), readers.text))
        found.append(Ask("valid_until", N_("Valid until"), readers.day))
        found.append(Ask("stay_days", N_("Days of stay"), readers.whole, _STAY_DAYS))
    if step is VisaStep.REFUSE:
        found.append(Ask("because", N_("Reason"), readers.text))
    return found


def do_visa(step: VisaStep) -> Callable[["Session", Sequence[BoardLine], Mapping[str, Any]], object]:
    """Return what records the step."""

    def do(session: "Session", lines: Sequence[BoardLine], values: Mapping[str, Any]) -> object:
        from jipdesk.actions import arrangements

        on: date = values["on"]
        told: dict[str, Any] = {name: value or None for name, value in values.items() if name != "on"}
        return arrangements.record_visas(session, [VisaNews(line.id, step, on, **told) for line in lines])

    return do


# --- the stay ---------------------------------------------------------------------------------------------------------

_LEGS = {"only": N_("Only flight in this direction"), "further": N_("Add as a connecting flight")}
_WAYS = {"arrival": N_("To Japan"), "departure": N_("Return")}


def flight(line: BoardLine) -> list[Ask]:
    """Return what is asked of a flight; times are those of the clocks at the airports."""
    here = line.arranged.lands_on is not None and line.arranged.leaves_on is None
    way = Direction.DEPARTURE if here else Direction.ARRIVAL
    abroad = MAIN_ZONE.get(line.nationality or "", TOKYO)
    departs_zone, arrives_zone = (TOKYO, abroad) if here else (abroad, TOKYO)
    return [
        Ask("direction", N_("Direction"), str, str(way), is_needed=True, codes=tuple(_WAYS), name_of=_of(_WAYS)),
        Ask("legs", N_("Enter as"), str, "only", is_needed=True, codes=tuple(_LEGS), name_of=_of(_LEGS)),
        Ask("flight_no", N_("Flight no."), readers.text, is_needed=True),
        Ask("from_airport", N_("From (airport)"), readers.text, is_needed=True),
        Ask("departs_at", N_("Departs (local time)"), readers.local_moment, is_needed=True),
        Ask("departs_zone", N_("Time zone of departure"), readers.text, departs_zone, is_needed=True),
        Ask("to_airport", N_("To (airport)"), readers.text, is_needed=True),
        Ask("arrives_at", N_("Arrives (local time)"), readers.local_moment, is_needed=True),
        Ask("arrives_zone", N_("Time zone of arrival"), readers.text, arrives_zone, is_needed=True),
        Ask("booking_reference", N_("Booking reference"), readers.text),
        Ask("ticketed_on", N_("Ticketed on"), readers.day),
    ]


def do_flight(session: "Session", lines: Sequence[BoardLine], values: Mapping[str, Any]) -> object:
    """Store the flight, beside those of the same way or in their place."""
    from jipdesk.actions import arrangements

    return arrangements.book_flights(session, legs_of(session, lines, values))


def weigh_flight(
    session: "Session", lines: Sequence[BoardLine], values: Mapping[str, Any], holidays: AbstractSet[date]
) -> "Consequences":
    """Return what the flight would mean."""
    from jipdesk.queries import consequences

    return consequences.of_flying(session, lines[0].id, legs_of(session, lines, values), holidays)


def legs_of(session: "Session", lines: Sequence[BoardLine], values: Mapping[str, Any]) -> list[FlightLeg]:
    """Return the flights of that way as they would be."""
    from jipdesk.queries import stays

    (line,) = lines
    way = Direction(values["direction"])
    kept = stays.facts(session, [line.id])[line.id].stay.legs if values["legs"] == "further" else ()
    new = FlightLeg(
        placement_id=line.id,
        direction=way,
        departs_at=readers.at(values["departs_at"], values["departs_zone"]),
        arrives_at=readers.at(values["arrives_at"], values["arrives_zone"]),
        booking_reference=values["booking_reference"] or None,
        **{name: values[name] for name in ("flight_no", "from_airport", "to_airport", "departs_zone", "arrives_zone")},
        ticketed_on=values["ticketed_on"],
    )
    return [*(leg for leg in kept if leg.direction is way), new]


def room(today: date) -> list[Ask]:
    """Return what is asked of a room."""
    return [
        Ask("name_ja", N_("Lodging (Japanese)"), readers.text, is_needed=True),
        Ask("name_en", N_("Lodging (English)"), readers.text),
        Ask("address_ja", N_("Address (Japanese)"), readers.text, is_needed=True),
        Ask("address_en", N_("Address (English)"), readers.text),
        Ask("room", N_("Room no."), readers.text),
        Ask("phone", N_("Telephone"), readers.text),
        Ask("check_in", N_("Check-in"), readers.day),
        Ask("check_out", N_("Check-out"), readers.day),
        Ask("booked_on", N_("Booked on"), readers.day, _day(today)),
    ]


def do_room(session: "Session", lines: Sequence[BoardLine], values: Mapping[str, Any]) -> object:
    """Store the room of each."""
    from jipdesk.actions import arrangements

    days = _days_of_stays(session, lines, values["check_in"], values["check_out"])
    shared = {
        "name_ja": values["name_ja"],
        "name_en": values["name_en"] or values["name_ja"],
        "address_ja": values["address_ja"],
        "address_en": values["address_en"] or values["address_ja"],
        "phone": values["phone"] or None,
        "room": values["room"] or None,
        "booked_on": values["booked_on"],
    }
    rooms = [Room(number, check_in=first, check_out=last, **shared) for number, (first, last) in days.items()]
    return arrangements.book_rooms(session, rooms)


def cover(*, is_one: bool) -> list[Ask]:
    """Return what is asked of an insurance."""
    policy = [Ask("policy_no", N_("Policy no."), readers.text)] if is_one else []
    return [
        Ask("insurer", N_("Insurer"), readers.text, is_needed=True),
        *policy,
        Ask("starts_on", N_("Insured from"), readers.day),
        Ask("ends_on", N_("Insured until"), readers.day),
    ]


def do_cover(session: "Session", lines: Sequence[BoardLine], values: Mapping[str, Any]) -> object:
    """Store the insurance of each."""
    from jipdesk.actions import arrangements

    days = _days_of_stays(session, lines, values["starts_on"], values["ends_on"])
    policy = values.get("policy_no") or None
    covers = [Cover(number, values["insurer"], first, last, policy) for number, (first, last) in days.items()]
    return arrangements.insure(session, covers)


def _days_of_stays(
    session: "Session", lines: Sequence[BoardLine], first: date | None, last: date | None
) -> dict[int, tuple[date, date]]:
    """Return from when until when, for each: the days given, else those of the stay; refuse where neither is known."""
    from jipdesk.errors import InputRefused
    from jipdesk.queries import stays

    found: dict[int, tuple[date, date]] = {}
    for number, facts in stays.facts(session, [line.id for line in lines]).items():
        one, other = first or facts.stay.first_day, last or facts.stay.last_day
        if one and other:
            found[number] = (one, other)
    if missing := len(lines) - len(found):
        raise InputRefused("period_missing", count=missing)
    return found


# --- equipment and training -------------------------------------------------------------------------------------------


def thing(*, is_one: bool) -> list[Ask]:
    """Return what is asked of something that is lent."""
    serial = [Ask("serial_no", N_("Serial no."), readers.text)] if is_one else []
    return [
        Ask("kind", N_("Item"), str, "pc", is_needed=True, codes=tuple(THINGS), name_of=thing_name),
        Ask("provided_by", N_("Lent by"), str, "office", is_needed=True, codes=tuple(Provider), name_of=provider_name),
        *serial,
        Ask("lent_on", N_("Handed over on"), readers.day),
    ]


def do_thing(session: "Session", lines: Sequence[BoardLine], values: Mapping[str, Any]) -> None:
    """Store what each is lent."""
    from jipdesk.actions import arrangements

    kind, serial, lent_on = values["kind"], values.get("serial_no") or None, values["lent_on"]
    provider = Provider(values["provided_by"])
    arrangements.lend(session, [Lent(line.id, kind, provider, serial, lent_on) for line in lines])


def session() -> list[Ask]:
    """Return what is asked of a training session, in Japan time."""
    return [
        Ask("name_ja", N_("Session (Japanese)"), readers.text, is_needed=True),
        Ask("name_en", N_("Session (English)"), readers.text),
        Ask("starts_at", N_("Begins (Japan time)"), readers.local_moment, is_needed=True),
        Ask("ends_at", N_("Ends (Japan time)"), readers.local_moment, is_needed=True),
        Ask("place_ja", N_("Place (Japanese)"), readers.text),
        Ask("place_en", N_("Place (English)"), readers.text),
        Ask("address", N_("Address"), readers.text),
    ]


def do_session(store: "Session", lines: Sequence[BoardLine], values: Mapping[str, Any], *, edition_id: int) -> object:
    """Add the session and invite those who are chosen."""
    from jipdesk.actions import training

    held = Training(
        PRE_TRAINING,
        values["name_ja"],
        values["name_en"] or values["name_ja"],
        values["starts_at"],
        values["ends_at"],
        values["place_ja"] or None,
        values["place_en"] or None,
        values["address"] or None,
    )
    return training.hold_training(store, edition_id, [held], [line.id for line in lines])


def invite(known: Sequence[TrainingRow]) -> list[Ask]:
    """Return the question to which session."""
    by_code = {str(each.id): each for each in known}

    def name_of(code: str, words: Words) -> str:
        each = by_code[code]
        return f"{words.moment(each.starts_at)}  {each.name_ja if words.language == 'ja' else each.name_en}"

    last = str(known[-1].id)
    return [Ask("session", N_("Session"), str, last, is_needed=True, codes=tuple(by_code), name_of=name_of)]


def do_invite(store: "Session", lines: Sequence[BoardLine], values: Mapping[str, Any]) -> None:
    """Invite those who are chosen."""
    from jipdesk.actions import training

    training.invite(store, [int(values["session"])], [line.id for line in lines])


def _of(names: Mapping[str, str]) -> Callable[[str, Words], str]:
    return lambda code, words: words.gettext(names[code])
