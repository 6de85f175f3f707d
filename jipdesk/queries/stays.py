"""滞在: what is arranged for placements, gathered in a few questions however many there are."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.documents.papers import PaperKind
from jipdesk.i18n import JAPAN
from jipdesk.models.application import Application
from jipdesk.models.arrangement import Accommodation, Equipment, Flight, Insurance, VisaCase
from jipdesk.models.company import Opening
from jipdesk.models.edition import Course
from jipdesk.models.paper import Paper
from jipdesk.models.person import Passport
from jipdesk.models.placement import Placement
from jipdesk.models.training import Attendance, TrainingSession
from jipdesk.queries import chosen
from jipdesk.rules.codes import CourseKind
from jipdesk.rules.readiness import Arranged, Mover
from jipdesk.rules.stay import Direction, FlightLeg, Provider, Stay
from jipdesk.rules.training import PRE_TRAINING
from jipdesk.rules.workflow import PaperState

PC = "pc"


@dataclass(frozen=True, slots=True)
class Facts:
    """One placement with everything that is arranged for it."""

    placement_id: int
    kind: CourseKind
    starts_on: date | None
    ends_on: date | None
    stay: Stay
    arranged: Arranged


def facts(session: Session, placement_ids: Collection[int]) -> dict[int, Facts]:
    """Return what is known of each placement's stay, as the rules of the stay and of readiness want it."""
    asked = _Asked(session, placement_ids)
    return {row.id: asked.facts(row) for row in asked.placements}


class _Asked:
    """The answers of the database, by placement."""

    def __init__(self, session: Session, ids: Collection[int]) -> None:
        self.placements = _placements(session, ids)
        self.visa = {row.placement_id: row for row in _of(session, VisaCase, ids)}
        self.room = {row.placement_id: row for row in _of(session, Accommodation, ids)}
        self.cover = {row.placement_id: row for row in _of(session, Insurance, ids)}
        self.legs = _grouped(_of(session, Flight, ids))
        self.things = _grouped(_of(session, Equipment, ids))
        self.papers = _papers(session, ids)
        self.passports = _passports(session, {row.person_id for row in self.placements})
        self.training = _training(session, ids)

    def facts(self, row: Any) -> Facts:
        """Put one placement together."""
        stay = self._stay(row)
        return Facts(row.id, row.kind, row.starts_on, row.ends_on, stay, self._arranged(row, stay))

    def _stay(self, row: Any) -> Stay:
        visa, room, cover = self.visa.get(row.id), self.room.get(row.id), self.cover.get(row.id)
        return Stay(
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            legs=tuple(sorted(map(_leg, self.legs[row.id]), key=lambda leg: leg.departs_at)),
            check_in=room and room.check_in,
            check_out=room and room.check_out,
            insured_from=cover and cover.starts_on,
            insured_until=cover and cover.ends_on,
            passport_expires_on=self.passports.get(row.person_id),
            status_of_residence=visa and visa.status_of_residence,
            visa_valid_until=visa and visa.valid_until,
            visa_days=visa and visa.stay_days,
        )

    def _arranged(self, row: Any, stay: Stay) -> Arranged:
        visa, room = self.visa.get(row.id), self.room.get(row.id)
        trained_on, attended = self.training.get(row.id, (None, None))
        computers = [thing for thing in self.things[row.id] if thing.kind == PC]
        return Arranged(
            kind=row.kind,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            company_agreement=self.papers.get((row.id, PaperKind.AGREEMENT_COMPANY)),
            intern_agreement=self.papers.get((row.id, PaperKind.AGREEMENT_INTERN)),
            visa=visa and visa.state,
            lands_on=stay.lands_on,
            leaves_on=stay.leaves_on,
            ticketed=all(leg.ticketed_on for leg in stay.legs),
            check_in=stay.check_in,
            check_out=stay.check_out,
            room_booked=room is not None and room.booked_on is not None,
            insured_from=stay.insured_from,
            insured_until=stay.insured_until,
            equipment_from=_lender(row.kind, computers),
            equipment_lent=any(thing.lent_on for thing in computers),
            training_on=trained_on,
            training_attended=attended,
        )


def _lender(kind: CourseKind, computers: list[Any]) -> Mover:
    """Return who provides the computer: the company where the intern comes to it, the office online."""
    if computers:
        return Mover.OFFICE if computers[0].provided_by == Provider.OFFICE else Mover.COMPANY
    return Mover.OFFICE if kind is CourseKind.ONLINE else Mover.COMPANY


def _placements(session: Session, ids: Collection[int]) -> list[Any]:
    columns = (Placement.id, Placement.starts_on, Placement.ends_on, Course.kind, Application.person_id)
    statement = (
        select(*columns)
        .join(Application, Application.id == Placement.application_id)
        .join(Opening, Opening.id == Placement.opening_id)
        .join(Course, Course.id == Opening.course_id)
    )
    return list(chosen.every(session, statement, Placement.id, ids))


def _of(session: Session, record: Any, ids: Collection[int]) -> list[Any]:
    """Return the columns of the records that belong to these placements."""
    return list(chosen.rows(session, select(*record.__table__.c), record.placement_id, ids))


def _grouped(rows: list[Any]) -> defaultdict[int, list[Any]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.placement_id].append(row)
    return found


def _leg(row: Any) -> FlightLeg:
    return FlightLeg(
        placement_id=row.placement_id,
        direction=Direction(row.direction),
        flight_no=row.flight_no,
        from_airport=row.from_airport,
        to_airport=row.to_airport,
        departs_at=row.departs_at,
        departs_zone=row.departs_zone,
        arrives_at=row.arrives_at,
        arrives_zone=row.arrives_zone,
        booking_reference=row.booking_reference,
        ticketed_on=row.ticketed_on,
    )


def _papers(session: Session, ids: Collection[int]) -> dict[tuple[int, str], PaperState]:
    """Return the state of the newest copy of each paper that is neither void nor replaced."""
    statement = (
        select(Paper.placement_id, Paper.kind, Paper.state)
        .where(Paper.state.not_in((PaperState.VOID, PaperState.REPLACED)))
        .order_by(Paper.id)
    )
    return {
        (placement, kind): state for placement, kind, state in chosen.rows(session, statement, Paper.placement_id, ids)
    }


def _passports(session: Session, person_ids: Collection[int]) -> dict[int, date | None]:
    """Return until when the passport in use is valid, if that is known: a person's last one."""
    statement = select(Passport.person_id, Passport.expires_on).order_by(Passport.id)
    return chosen.pairs(session, statement, Passport.person_id, person_ids)


def _training(session: Session, ids: Collection[int]) -> dict[int, tuple[date, bool | None]]:
    """Return the last day of the pre-training, and whether it was attended: no if one session was missed."""
    statement = (
        select(Attendance.placement_id, Attendance.attended, TrainingSession.starts_at)
        .join(TrainingSession, TrainingSession.id == Attendance.session_id)
        .where(TrainingSession.kind == PRE_TRAINING)
        .order_by(TrainingSession.starts_at)
    )
    found: dict[int, tuple[date, bool | None]] = {}
    seen: defaultdict[int, list[bool | None]] = defaultdict(list)
    for placement, attended, starts_at in chosen.rows(session, statement, Attendance.placement_id, ids):
        seen[placement].append(attended)
        found[placement] = (starts_at.astimezone(JAPAN).date(), _attended(seen[placement]))
    return found


def _attended(sessions: list[bool | None]) -> bool | None:
    if False in sessions:
        return False
    return None if None in sessions else True
