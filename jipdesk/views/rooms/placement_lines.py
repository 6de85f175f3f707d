"""What is known of each arrangement, line by line."""

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from jipdesk.i18n import JAPAN, Words
from jipdesk.phrases.fields import FIELDS
from jipdesk.phrases.lent import provider_name, thing_name
from jipdesk.phrases.marking import N_
from jipdesk.phrases.readiness import short_day
from jipdesk.queries.placement_page import PlacementPage, SessionRow, ThingRow
from jipdesk.rules.stay import Direction, FlightLeg
from jipdesk.views.pieces.card import Line
from jipdesk.views.spoken import Saying, plain

_VISA = ("papers_sent_on", "tracking_no", "applied_on", "issued_on", "number", "valid_until", "stay_days")


def day(value: date | None) -> Saying:
    """Return a day as the language writes it."""
    return lambda words: words.date(value) if value else "—"


def period(first: date, last: date) -> Saying:
    """Return a period as the language writes it."""
    return lambda words: words.gettext("{first} – {last}").format(first=words.date(first), last=words.date(last))


def value(known: object) -> Saying:
    """Return a day or a text."""
    return day(known) if isinstance(known, date) else plain(str(known))


def visa(page: PlacementPage) -> Sequence[Line]:
    """Return what is known of the visa."""
    found = page.visa
    if found is None:
        return ()
    names = FIELDS["visa_case"]
    mission: Saying = lambda words: (found.mission_ja if words.language == "ja" else found.mission_en) or "—"  # noqa: E731
    lines = []
    if found.mission_ja or found.mission_en:
        lines.append(Line(N_("Applied for at"), mission))
    if found.status_of_residence:
        lines.append(Line(names["status_of_residence"], _status(found.status_of_residence)))
    known = ((name, getattr(found, name)) for name in _VISA)
    lines += [Line(names[name], value(each)) for name, each in known if each is not None]
    if found.refused_because:
        lines.append(Line(names["refused_because"], plain(found.refused_because)))
    if page.passport_expires_on:
        lines.append(Line(N_("Passport valid until"), day(page.passport_expires_on)))
    return lines


def _status(name: str) -> Saying:
    """Return a status of residence; the usual one has a name in English too."""
    return lambda words: words.gettext("Temporary Visitor") if name == "短期滞在" else name


def flights(page: PlacementPage) -> Sequence[Line]:
    """Return the flights, each with the times of the clocks there and, where they differ, in Japan."""
    ways = {Direction.ARRIVAL: N_("To Japan"), Direction.DEPARTURE: N_("Return")}
    return [Line(ways[leg.direction], _leg(leg)) for leg in page.stay.legs]


def _leg(leg: FlightLeg) -> Saying:
    def say(words: Words) -> str:
        leaves = leg.departs_at.astimezone(ZoneInfo(leg.departs_zone))
        lands = leg.arrives_at.astimezone(ZoneInfo(leg.arrives_zone))
        landing = "" if lands.date() == leaves.date() else f"{words.day(lands.date())} "
        route = f"{leg.flight_no} · {leg.from_airport} → {leg.to_airport}"
        times = f"{words.day(leaves.date())} {leaves:%H:%M} → {landing}{lands:%H:%M}"
        beside = (_in_japan(leg, words), leg.booking_reference, _ticket(leg, words))
        return "\n".join((route, times, " · ".join(part for part in beside if part)))

    return say


def _in_japan(leg: FlightLeg, words: Words) -> str:
    """Return the times of Japan's clocks."""
    leaves, lands = leg.departs_at.astimezone(JAPAN), leg.arrives_at.astimezone(JAPAN)
    return words.gettext("Japan time {leaves} → {lands}").format(leaves=f"{leaves:%H:%M}", lands=f"{lands:%H:%M}")


def _ticket(leg: FlightLeg, words: Words) -> str:
    """Return whether it is ticketed."""
    if leg.ticketed_on is None:
        return words.gettext("not ticketed yet")
    return words.gettext("ticketed {day}").format(day=short_day(leg.ticketed_on, words))


def room(page: PlacementPage) -> Sequence[Line]:
    """Return what is known of the room."""
    found, names = page.room, FIELDS["accommodation"]
    if found is None:
        return ()
    name: Saying = lambda words: found.name_ja if words.language == "ja" else found.name_en  # noqa: E731
    address: Saying = lambda words: found.address_ja if words.language == "ja" else found.address_en  # noqa: E731
    lines = [Line(N_("Lodging"), name), Line(N_("Address"), address)]
    lines += [Line(names[each], plain(text)) for each in ("room", "phone") if (text := getattr(found, each))]
    lines.append(Line(N_("Period"), period(found.check_in, found.check_out)))
    return [*lines, Line(names["booked_on"], day(found.booked_on) if found.booked_on else N_("not booked yet"))]


def cover(page: PlacementPage) -> Sequence[Line]:
    """Return what is known of the insurance."""
    found, names = page.cover, FIELDS["insurance"]
    if found is None:
        return ()
    policy = [Line(names["policy_no"], plain(found.policy_no))] if found.policy_no else []
    days = Line(N_("Period"), period(found.starts_on, found.ends_on))
    return [Line(names["insurer"], plain(found.insurer)), *policy, days]


def thing_title(thing: ThingRow) -> Saying:
    """Return what is lent."""
    return lambda words: thing_name(thing.kind, words)


def thing(thing: ThingRow) -> Saying:
    """Return from whom, with which number, and where it is."""

    def say(words: Words) -> str:
        if thing.returned_on:
            where = words.gettext("returned {day}").format(day=words.date(thing.returned_on))
        elif thing.lent_on:
            where = words.gettext("handed over {day}").format(day=words.date(thing.lent_on))
        else:
            where = words.gettext("to be prepared")
        parts = (provider_name(thing.provided_by, words), thing.serial_no, where)
        return " · ".join(part for part in parts if part)

    return say


def session_title(each: SessionRow) -> Saying:
    """Return when a session begins."""
    return lambda words: words.day(each.starts_at.astimezone(JAPAN).date())


def session(each: SessionRow) -> Saying:
    """Return what it is called, when it is, and whether the intern came."""

    def say(words: Words) -> str:
        name = each.name_ja if words.language == "ja" else each.name_en
        place = each.place_ja if words.language == "ja" else each.place_en
        came = {
            None: words.gettext("invited"),
            True: words.gettext("came"),
            False: words.gettext("did not come"),
        }[each.attended]
        times = f"{words.time(each.starts_at)}–{words.time(each.ends_at)}"
        return f"{name}\n" + " · ".join(part for part in (times, place, came) if part)

    return say


def yen(amount: int) -> Saying:
    """Return an amount in yen."""
    return lambda words: words.gettext("{amount} yen").format(amount=words.number(amount))
