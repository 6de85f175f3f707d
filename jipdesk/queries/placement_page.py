"""実施の画面: everything that is known of one placement, as frozen rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.errors import InputRefused
from jipdesk.models.application import Application
from jipdesk.models.arrangement import Accommodation, Equipment, Insurance, VisaCase
from jipdesk.models.company import Opening
from jipdesk.models.money import Allowance
from jipdesk.models.office import Draft
from jipdesk.models.person import Passport
from jipdesk.models.placement import InternshipPlan, Placement
from jipdesk.models.report import FollowUp
from jipdesk.models.training import Attendance, TrainingSession
from jipdesk.queries import interns, stays
from jipdesk.queries.interns import BoardLine, Days
from jipdesk.queries.papers_today import PaperRow, papers_today
from jipdesk.rules.stay import Stay
from jipdesk.rules.workflow import PaymentState, VisaState

FIELDS = (
    *("starts_on", "ends_on", "days", "hours_per_day", "place_ja", "place_en"),
    *("supervisor", "supervisor_title", "supervisor_phone", "supervisor_email"),
)
OF_PLAN = ("role", "goal_ja", "goal_en", "content_ja", "content_en", "received_on", "approved_on")


@dataclass(frozen=True, slots=True)
class VisaRow:
    """査証."""

    state: VisaState
    status_of_residence: str | None
    mission_ja: str | None
    mission_en: str | None
    papers_sent_on: date | None
    tracking_no: str | None
    applied_on: date | None
    issued_on: date | None
    number: str | None
    valid_until: date | None
    stay_days: int | None
    refused_because: str | None


@dataclass(frozen=True, slots=True)
class RoomRow:
    """宿泊先."""

    name_ja: str
    name_en: str
    address_ja: str
    address_en: str
    phone: str | None
    room: str | None
    check_in: date
    check_out: date
    booked_on: date | None


@dataclass(frozen=True, slots=True)
class CoverRow:
    """保険."""

    insurer: str
    policy_no: str | None
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class ThingRow:
    """貸与品."""

    id: int
    kind: str
    provided_by: str
    serial_no: str | None
    lent_on: date | None
    returned_on: date | None


@dataclass(frozen=True, slots=True)
class SessionRow:
    """研修 to which the intern is invited."""

    id: int
    kind: str
    name_ja: str
    name_en: str
    starts_at: datetime
    ends_at: datetime
    place_ja: str | None
    place_en: str | None
    attended: bool | None


@dataclass(frozen=True, slots=True)
class InstalmentRow:
    """活動支援金, one payment."""

    id: int
    instalment: int
    state: PaymentState
    from_day: date
    to_day: date
    days: int
    daily_yen: int
    amount_yen: int
    currency: str
    planned_on: date | None
    paid_on: date | None


@dataclass(frozen=True, slots=True)
class PlacementPage:
    """One placement; the fields that forms are over stand in mappings by their names."""

    line: BoardLine
    fields: Mapping[str, Any]
    plan: Mapping[str, Any]
    drafts: Mapping[str, str]
    stay: Stay
    passport_expires_on: date | None
    visa: VisaRow | None
    room: RoomRow | None
    cover: CoverRow | None
    things: Sequence[ThingRow]
    sessions: Sequence[SessionRow]
    papers: Sequence[PaperRow]
    instalments: Sequence[InstalmentRow]
    records: Mapping[str, Sequence[int]]
    """tables and numbers of all that belongs to it, for its history"""


def page(session: Session, placement_id: int, days: Days, actor: int | None = None) -> PlacementPage:
    """Return everything about a placement, or refuse because it is no longer there."""
    line = interns.lines(session, [placement_id], days).get(placement_id)
    if line is None:
        raise InputRefused("records_gone", count=1)
    found = session.execute(_placement(placement_id)).one()
    plan = session.execute(select(InternshipPlan).where(InternshipPlan.placement_id == placement_id)).scalar()
    rows = {record: _rows(session, record, placement_id) for record in (VisaCase, Accommodation, Insurance, Equipment)}
    money = sorted(_rows(session, Allowance, placement_id), key=lambda row: row.instalment)
    return PlacementPage(
        line=line,
        fields={name: getattr(found, name) for name in FIELDS},
        plan={name: getattr(plan, name) if plan else None for name in OF_PLAN},
        drafts=_drafts(session, placement_id, actor),
        stay=stays.facts(session, [placement_id])[placement_id].stay,
        passport_expires_on=_passport(session, found.person_id),
        visa=next((_as(VisaRow, row) for row in rows[VisaCase]), None),
        room=next((_as(RoomRow, row) for row in rows[Accommodation]), None),
        cover=next((_as(CoverRow, row) for row in rows[Insurance]), None),
        things=[_as(ThingRow, row) for row in rows[Equipment]],
        sessions=_sessions(session, placement_id),
        papers=papers_today(session, placement_id),
        instalments=[_as(InstalmentRow, row) for row in money],
        records=_records(session, placement_id, found, plan, money, rows),
    )


# --- how it is done ---------------------------------------------------------------------------------------------------


def _placement(placement_id: int) -> Any:
    columns = (Placement.id, Placement.match_id, Placement.application_id, Application.person_id)
    return (
        select(*columns, *(getattr(Placement, name) for name in FIELDS))
        .join(Application, Application.id == Placement.application_id)
        .join(Opening, Opening.id == Placement.opening_id)
        .where(Placement.id == placement_id)
    )


def _rows(session: Session, record: Any, placement_id: int) -> list[Any]:
    statement = select(*record.__table__.c).where(record.placement_id == placement_id).order_by(record.id)
    return list(session.execute(statement))


def _as(kind: Any, row: Any) -> Any:
    """Return the row as a frozen one of that kind, by the names of its fields."""
    return kind(**{name: getattr(row, name) for name in kind.__slots__})


def _passport(session: Session, person_id: int) -> date | None:
    """Return until when the passport in use is valid: the last one that says it."""
    statement = select(Passport.expires_on).where(Passport.person_id == person_id, Passport.expires_on.is_not(None))
    return session.scalars(statement.order_by(Passport.id.desc()).limit(1)).first()


def _sessions(session: Session, placement_id: int) -> list[SessionRow]:
    statement = (
        select(*TrainingSession.__table__.c, Attendance.attended)
        .join(Attendance, Attendance.session_id == TrainingSession.id)
        .where(Attendance.placement_id == placement_id)
        .order_by(TrainingSession.starts_at)
    )
    return [_as(SessionRow, row) for row in session.execute(statement)]


def _drafts(session: Session, placement_id: int, actor: int | None) -> dict[str, str]:
    wanted = (Draft.table_name == Placement.__tablename__, Draft.row_id == placement_id)
    rows = session.execute(select(Draft.field, Draft.text).where(*wanted, Draft.coordinator_id == actor))
    return dict(rows.all())


def _records(
    session: Session, placement_id: int, found: Any, plan: Any, money: Sequence[Any], rows: Mapping[Any, Sequence[Any]]
) -> dict[str, list[int]]:
    attendance = select(Attendance.id).where(Attendance.placement_id == placement_id)
    follow_ups = select(FollowUp.id).where(FollowUp.placement_id == placement_id)
    return {
        "placement": [placement_id],
        "match": [found.match_id],
        "internship_plan": [plan.id] if plan else [],
        "allowance": [row.id for row in money],
        "attendance": list(session.scalars(attendance)),
        "follow_up": list(session.scalars(follow_ups)),
        **{record.__tablename__: [row.id for row in of_record] for record, of_record in rows.items()},
    }
