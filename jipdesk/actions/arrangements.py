"""手配: visa, flights, room, insurance and lent things.

What does not fit together is stored and returned as doubts; only what cannot be is refused.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from jipdesk import i18n
from jipdesk.actions import rows
from jipdesk.errors import InputRefused
from jipdesk.models.application import Application
from jipdesk.models.arrangement import Accommodation, Equipment, Flight, Insurance, VisaCase
from jipdesk.models.company import Opening
from jipdesk.models.database import say
from jipdesk.models.edition import Course
from jipdesk.models.person import Person
from jipdesk.models.placement import Placement
from jipdesk.phrases.missions import mission_name
from jipdesk.queries import chosen, placements
from jipdesk.rules.codes import CourseKind
from jipdesk.rules.moving import moved
from jipdesk.rules.parameters import JAPAN_ISO2
from jipdesk.rules.stay import TEMPORARY_VISITOR, Cover, Doubt, FlightLeg, Lent, Room, VisaNews
from jipdesk.rules.workflow import VISA, VisaState, VisaStep

Doubts = dict[int, tuple[Doubt, ...]]
"""By placement; placements without a doubt are left out."""


def arrange_visas(session: Session, placement_ids: Collection[int]) -> None:
    """Open a visa case where there is none: to be applied for by those who travel to Japan, not needed by others.

    The mission is the embassy in the country of residence, the status that of the course, by default 短期滞在.
    """
    cases = chosen.rows(session, select(VisaCase.placement_id), VisaCase.placement_id, placement_ids)
    known = {row.placement_id for row in cases}
    new = [_case(row) for row in _travellers(session, placement_ids) if row.id not in known]
    rows.add(session, VisaCase, new)
    say(session, count=len(new))


def record_visas(session: Session, news: Sequence[VisaNews]) -> Doubts:
    """Record what happened to visa cases, one step each."""
    statement = select(VisaCase.placement_id, VisaCase.id, VisaCase.state)
    ids = [each.placement_id for each in news]
    cases = {row.placement_id: row for row in chosen.every(session, statement, VisaCase.placement_id, ids)}
    after: dict[int, VisaState] = {}
    for step in dict.fromkeys(each.step for each in news):
        after |= moved(VISA, {e.placement_id: cases[e.placement_id].state for e in news if e.step is step}, step)
    for each in news:
        changed = {"state": after[each.placement_id]} | _learned(each)
        session.execute(update(VisaCase).where(VisaCase.id == cases[each.placement_id].id).values(**changed))
    return _arranged(session, ids)


def book_flights(session: Session, legs: Sequence[FlightLeg]) -> Doubts:
    """Store legs in place of those that the same interns had in the same direction."""
    for leg in legs:
        _require_flyable(leg)
    ways = {(leg.placement_id, str(leg.direction)) for leg in legs}
    statement = select(Flight.id, Flight.placement_id, Flight.direction)
    known = chosen.rows(session, statement, Flight.placement_id, {leg.placement_id for leg in legs})
    if replaced := [row.id for row in known if (row.placement_id, row.direction) in ways]:
        session.execute(delete(Flight).where(Flight.id.in_(replaced)))
    rows.add(session, Flight, (asdict(leg) | {"direction": str(leg.direction)} for leg in legs))
    return _arranged(session, [leg.placement_id for leg in legs])


def book_rooms(session: Session, rooms: Sequence[Room]) -> Doubts:
    """Store where interns stay, in place of what was booked before."""
    if backwards := [room.placement_id for room in rooms if room.check_out <= room.check_in]:
        raise InputRefused("room_backwards", count=len(backwards), ids=backwards)
    _replace(session, Accommodation, [asdict(room) for room in rooms])
    return _arranged(session, [room.placement_id for room in rooms])


def insure(session: Session, covers: Sequence[Cover]) -> Doubts:
    """Store insurances, in place of those before."""
    if backwards := [cover.placement_id for cover in covers if cover.ends_on < cover.starts_on]:
        raise InputRefused("cover_backwards", count=len(backwards), ids=backwards)
    _replace(session, Insurance, [asdict(cover) for cover in covers])
    return _arranged(session, [cover.placement_id for cover in covers])


def lend(session: Session, things: Sequence[Lent]) -> None:
    """Record what interns are lent, beside what they have."""
    rows.add(session, Equipment, (asdict(thing) | {"provided_by": str(thing.provided_by)} for thing in things))
    say(session, count=len({thing.placement_id for thing in things}))


def hand_over(session: Session, equipment_ids: Collection[int], *, on: date) -> None:
    """Record that things which were to be prepared are with the interns now."""
    found = chosen.every(session, select(Equipment.id, Equipment.placement_id), Equipment.id, equipment_ids)
    rows.change(session, Equipment, ({"id": row.id, "lent_on": on} for row in found))
    say(session, count=len({row.placement_id for row in found}))


def take_back(session: Session, equipment_ids: Collection[int], *, on: date) -> None:
    """Record that lent things have come back."""
    found = chosen.every(session, select(Equipment.id, Equipment.lent_on), Equipment.id, equipment_ids)
    if early := [row.id for row in found if row.lent_on is None or row.lent_on > on]:
        raise InputRefused("not_lent", count=len(early), ids=early)
    rows.change(session, Equipment, ({"id": row.id, "returned_on": on} for row in found))
    say(session, count=len(found))


# --- how it is done ---------------------------------------------------------------------------------------------------


def _travellers(session: Session, placement_ids: Collection[int]) -> list[Any]:
    statement = (
        select(Placement.id, Course.kind, Course.status_of_residence, Person.residence_country)
        .join(Application, Application.id == Placement.application_id)
        .join(Person, Person.id == Application.person_id)
        .join(Opening, Opening.id == Placement.opening_id)
        .join(Course, Course.id == Opening.course_id)
    )
    return list(chosen.every(session, statement, Placement.id, placement_ids))


def _case(row: Any) -> dict[str, Any]:
    country = row.residence_country
    needed = row.kind is CourseKind.IN_PERSON and country != JAPAN_ISO2
    return {
        "placement_id": row.id,
        "state": VisaState.COLLECTING if needed else VisaState.NOT_NEEDED,
        "status_of_residence": (row.status_of_residence or TEMPORARY_VISITOR) if needed else None,
        "mission_ja": mission_name(country, i18n.words("ja")) if needed and country else None,
        "mission_en": mission_name(country, i18n.words("en")) if needed and country else None,
    }


def _learned(news: VisaNews) -> dict[str, Any]:
    """Return the fields that a step fills."""
    fields: Mapping[VisaStep, dict[str, Any]] = {
        VisaStep.SEND: {"papers_sent_on": news.on, "tracking_no": news.tracking_no},
        VisaStep.APPLY: {"applied_on": news.on},
        VisaStep.ISSUE: {
            "issued_on": news.on,
            "number": news.number,
            "valid_until": news.valid_until,
            "stay_days": news.stay_days,
        },
        VisaStep.REFUSE: {"refused_because": news.because},
        VisaStep.START_AGAIN: {
            "papers_sent_on": None,
            "tracking_no": None,
            "applied_on": None,
            "refused_because": None,
        },
    }
    return fields.get(news.step, {})


def _require_flyable(leg: FlightLeg) -> None:
    for zone in (leg.departs_zone, leg.arrives_zone):
        try:
            ZoneInfo(zone)
        except (ZoneInfoNotFoundError, ValueError) as unknown:
            raise InputRefused("zone_unknown", zone=zone) from unknown
    if leg.arrives_at <= leg.departs_at:
        raise InputRefused("flight_backwards", flight_no=leg.flight_no)


def _replace(session: Session, record: type[Accommodation | Insurance], wanted: Sequence[dict[str, Any]]) -> None:
    """Change the one record of each placement, or make it."""
    ids = [each["placement_id"] for each in wanted]
    known = chosen.pairs(session, select(record.placement_id, record.id), record.placement_id, ids)
    rows.add(session, record, (each for each in wanted if each["placement_id"] not in known))
    rows.change(
        session,
        record,
        (each | {"id": known[each["placement_id"]]} for each in wanted if each["placement_id"] in known),
    )


def _arranged(session: Session, placement_ids: Collection[int]) -> Doubts:
    """Say how many stays were arranged and return what of them does not fit."""
    say(session, count=len(set(placement_ids)))
    return placements.doubts(session, set(placement_ids))
