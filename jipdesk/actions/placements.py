"""インターンシップの実施: made of decided matches, filled in, and led from one state to the next."""

from collections.abc import Collection
from collections.abc import Set as AbstractSet
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session, joinedload

from jipdesk.actions import gates, rows
from jipdesk.errors import InputRefused
from jipdesk.models.application import Application
from jipdesk.models.company import Opening
from jipdesk.models.database import say
from jipdesk.models.edition import Course, Edition
from jipdesk.models.match import Match
from jipdesk.models.paper import NumberCounter
from jipdesk.models.placement import InternshipPlan, Placement
from jipdesk.queries import chosen
from jipdesk.rules import calendar
from jipdesk.rules.codes import CourseKind
from jipdesk.rules.moving import moved
from jipdesk.rules.places import ONLINE_EN, ONLINE_JA, in_english, in_japanese
from jipdesk.rules.workflow import PLACEMENT, PlacementState, PlacementStep

SERIES = "placement"
OWN = frozenset(
    {
        *("starts_on", "ends_on", "days", "hours_per_day", "place_ja", "place_en"),
        *("supervisor", "supervisor_title", "supervisor_phone", "supervisor_email"),
    }
)
OF_PLAN = frozenset({"role", "goal_ja", "goal_en", "content_ja", "content_en", "received_on"})
_MOST_HOURS = 24


def make(session: Session, match_ids: Collection[int], holidays: AbstractSet[date]) -> None:
    """Make a placement of each decided match, in the order of the matches, from what the opening says."""
    found = sorted(_decided(session, match_ids), key=lambda row: row.match_id)
    openings = _openings(session, {row.opening_id for row in found})
    numbers = _Numbers(session, {row.edition_id for row in found})
    rows.add(
        session,
        Placement,
        (
            {"placement_no": numbers.next(row.edition_id, row.year), "state": PlacementState.PREPARING}
            | {"edition_id": row.edition_id, "match_id": row.match_id}
            | {"application_id": row.application_id, "opening_id": row.opening_id}
            | _from_opening(openings[row.opening_id], holidays)
            for row in found
        ),
    )
    statement = select(Placement.id, Placement.opening_id).where(Placement.state == PlacementState.PREPARING)
    made = chosen.rows(session, statement, Placement.match_id, match_ids)
    rows.add(session, InternshipPlan, (_plan(row.id, openings[row.opening_id]) for row in made))
    numbers.keep()


def cancel(session: Session, match_ids: Collection[int]) -> None:
    """Cancel the placements of these matches; refused once the internship runs."""
    statement = select(Placement.id, Placement.state).where(Placement.state != PlacementState.CANCELLED)
    states = chosen.pairs(session, statement, Placement.match_id, match_ids)
    rows.put(session, Placement, moved(PLACEMENT, states, PlacementStep.CANCEL))


def fill_in(session: Session, placement_id: int, *, holidays: AbstractSet[date], **fields: Any) -> None:
    """Fill in fields of a placement or of its plan; the days of activity follow the period unless they are given.

    Refuses a period that ends before it begins and hours that no day has.
    """
    if unknown := fields.keys() - OWN - OF_PLAN:
        message = f"a placement has no {', '.join(sorted(unknown))}"
        raise ValueError(message)
    placement = session.get(Placement, placement_id)
    if placement is None:
        raise InputRefused("records_gone", count=1)
    for name in fields.keys() & OWN:
        setattr(placement, name, fields[name])
    _require_sound(placement)
    if fields.keys() & {"starts_on", "ends_on"} and "days" not in fields:
        placement.days = _days(placement.starts_on, placement.ends_on, holidays)
    if of_plan := {name: value for name, value in fields.items() if name in OF_PLAN}:
        session.execute(update(InternshipPlan).where(InternshipPlan.placement_id == placement_id).values(**of_plan))
    say(session, count=1, no=placement.placement_no)


def advance(session: Session, placement_ids: Collection[int], step: PlacementStep, *, on: date) -> None:
    """Take one step with all of them, if nothing stands against it; every obstacle is named.

    Cancelling is `matches.cancel`, which also frees the place.
    """
    if step is PlacementStep.CANCEL:
        message = "a placement is cancelled with its match"
        raise ValueError(message)
    found = chosen.every_pair(session, select(Placement.id, Placement.state), Placement.id, placement_ids)
    after = moved(PLACEMENT, found, step)
    gates.require(session, placement_ids, step, on=on)
    rows.put(session, Placement, after)
    if step is PlacementStep.APPROVE_PLAN:
        approved = InternshipPlan.placement_id.in_(placement_ids)
        session.execute(update(InternshipPlan).where(approved).values(approved_on=on))
    say(session, count=len(after), step=str(step))


# --- how it is done ---------------------------------------------------------------------------------------------------


class _Numbers:
    """受入番号: 2024-P001 and so on; a number is never given twice, also not after a cancellation."""

    def __init__(self, session: Session, edition_ids: Collection[int]) -> None:
        self._session = session
        counters = select(NumberCounter).where(
            NumberCounter.edition_id.in_(edition_ids), NumberCounter.series == SERIES
        )
        self._counters = {counter.edition_id: counter for counter in session.scalars(counters)}

    def next(self, edition_id: int, year: int) -> str:
        """Return the next number of an edition."""
        if edition_id not in self._counters:
            counter = NumberCounter(edition_id=edition_id, series=SERIES, last=0)
            self._session.add(counter)
            self._counters[edition_id] = counter
        self._counters[edition_id].last += 1
        return f"{year}-P{self._counters[edition_id].last:03d}"

    def keep(self) -> None:
        """Write how far the numbers have come."""
        self._session.flush()


def _decided(session: Session, match_ids: Collection[int]) -> list[Any]:
    columns = (Match.id.label("match_id"), Match.opening_id, Match.application_id, Application.edition_id, Edition.year)
    statement = (
        select(*columns)
        .join(Application, Application.id == Match.application_id)
        .join(Edition, Edition.id == Application.edition_id)
    )
    return list(chosen.every(session, statement, Match.id, match_ids))


def _openings(session: Session, opening_ids: Collection[int]) -> dict[int, Opening]:
    statement = select(Opening).options(joinedload(Opening.company), joinedload(Opening.course))
    found = session.scalars(statement.where(Opening.id.in_(opening_ids)))
    return {opening.id: opening for opening in found}


def _from_opening(opening: Opening, holidays: AbstractSet[date]) -> dict[str, Any]:
    """Return what the opening, its course and its company say of the internship."""
    company, course = opening.company, opening.course
    starts_on, ends_on = _period(opening, course)
    return {
        "starts_on": starts_on,
        "ends_on": ends_on,
        "days": _days(starts_on, ends_on, holidays),
        "hours_per_day": opening.hours_per_day or course.hours_per_day,
        "place_ja": ONLINE_JA if course.kind is CourseKind.ONLINE else in_japanese(company.prefecture, company.address),
        "place_en": ONLINE_EN if course.kind is CourseKind.ONLINE else in_english(company.address, company.answers),
        "supervisor": company.contact_name,
        "supervisor_phone": company.contact_phone,
        "supervisor_email": company.contact_email,
    }


def _period(opening: Opening, course: Course) -> tuple[date | None, date | None]:
    """Return the opening's own period, else its course's; never one's first day with the other's last."""
    if opening.starts_on or opening.ends_on:
        return opening.starts_on, opening.ends_on
    return course.starts_on, course.ends_on


def _days(starts_on: date | None, ends_on: date | None, holidays: AbstractSet[date]) -> int | None:
    if starts_on is None or ends_on is None:
        return None
    return len(calendar.working_days(starts_on, ends_on, holidays))


def _plan(placement_id: int, opening: Opening) -> dict[str, Any]:
    return {"placement_id": placement_id, "content_ja": opening.task_ja, "content_en": opening.task_en}


def _require_sound(placement: Placement) -> None:
    starts_on, ends_on, hours = placement.starts_on, placement.ends_on, placement.hours_per_day
    if starts_on and ends_on and ends_on < starts_on:
        raise InputRefused("period_backwards", starts_on=starts_on.isoformat(), ends_on=ends_on.isoformat())
    if hours is not None and not Decimal(0) < hours <= _MOST_HOURS:
        raise InputRefused("hours_off_scale", hours=str(hours))
