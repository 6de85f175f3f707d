"""How far the arrangements of one placement are: for each a state, the day it is due, and whose move it is.

Due days are planned backwards from the first day of the internship over Japanese working days. The lead times are the
office's to change; those for the visa follow from what embassies say: five working days at the least, and papers that
go by post.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from jipdesk.rules import calendar
from jipdesk.rules.codes import CourseKind
from jipdesk.rules.gates import MAY_ENTER, SIGNED
from jipdesk.rules.states import PaperState, VisaState


class Arrangement(StrEnum):
    """What has to be ready, in the order in which the board shows it."""

    AGREEMENTS = "agreements"
    VISA = "visa"
    FLIGHT = "flight"
    ACCOMMODATION = "accommodation"
    INSURANCE = "insurance"
    EQUIPMENT = "equipment"
    TRAINING = "training"


class Progress(StrEnum):
    """How far one arrangement is."""

    NOT_NEEDED = "not_needed"
    NOT_BEGUN = "not_begun"
    UNDER_WAY = "under_way"
    WAITING = "waiting"
    TROUBLE = "trouble"
    DONE = "done"


class Mover(StrEnum):
    """Whose move it is."""

    OFFICE = "office"
    COMPANY = "company"
    INTERN = "intern"
    MISSION = "mission"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the readiness board; nothing is due and nobody has to move where the arrangement is done."""

    arrangement: Arrangement
    progress: Progress
    due_on: date | None = None
    mover: Mover | None = None


@dataclass(frozen=True, slots=True)
class Arranged:
    """What is known of one placement's arrangements."""

    kind: CourseKind
    starts_on: date | None
    ends_on: date | None
    company_agreement: PaperState | None = None
    intern_agreement: PaperState | None = None
    visa: VisaState | None = None
    lands_on: date | None = None
    leaves_on: date | None = None
    ticketed: bool = False
    check_in: date | None = None
    check_out: date | None = None
    room_booked: bool = False
    insured_from: date | None = None
    insured_until: date | None = None
    equipment_from: Mover = Mover.COMPANY
    equipment_lent: bool = False
    training_on: date | None = None
    training_attended: bool | None = None


LEAD_DAYS = MappingProxyType(
    {
        Arrangement.AGREEMENTS: 30,
        Arrangement.VISA: 15,
        Arrangement.FLIGHT: 12,
        Arrangement.ACCOMMODATION: 12,
        Arrangement.INSURANCE: 10,
        Arrangement.EQUIPMENT: 3,
        Arrangement.TRAINING: 1,
    }
)
"""Working days before the start by which an arrangement is to be finished."""

VISA_LEAD_DAYS = MappingProxyType(
    {
        VisaState.COLLECTING: 55,
        VisaState.DRAFTED: 50,
        VisaState.SEALED: 45,
        VisaState.SENT: 38,
        VisaState.WITH_INTERN: 30,
    }
)
"""Working days before the start by which a case is to have left its state; from the application on it is the visa's."""

_VISA_MOVERS = MappingProxyType(
    {
        VisaState.COLLECTING: Mover.INTERN,
        VisaState.DRAFTED: Mover.COMPANY,
        VisaState.SEALED: Mover.OFFICE,
        VisaState.SENT: Mover.INTERN,
        VisaState.WITH_INTERN: Mover.INTERN,
        VisaState.APPLIED: Mover.MISSION,
        VisaState.MORE_REQUESTED: Mover.INTERN,
    }
)


def board(arranged: Arranged, *, today: date, holidays: AbstractSet[date]) -> tuple[Cell, ...]:
    """Return one cell for each arrangement; what is past its day and not done is in trouble."""
    cells = (
        _agreements(arranged),
        _visa(arranged),
        _flight(arranged),
        _accommodation(arranged),
        _insurance(arranged),
        _equipment(arranged),
        _training(arranged, today),
    )
    return tuple(_dated(cell, arranged, today, holidays) for cell in cells)


def is_ready(cells: tuple[Cell, ...]) -> bool:
    """Say whether nothing is left to arrange."""
    return all(cell.progress in {Progress.DONE, Progress.NOT_NEEDED} for cell in cells)


def _dated(cell: Cell, arranged: Arranged, today: date, holidays: AbstractSet[date]) -> Cell:
    if cell.progress in {Progress.DONE, Progress.NOT_NEEDED} or arranged.starts_on is None:
        return cell
    lead = LEAD_DAYS[cell.arrangement]
    if cell.arrangement is Arrangement.VISA and arranged.visa is not None:
        lead = VISA_LEAD_DAYS.get(arranged.visa, lead)
    due = calendar.shifted(arranged.starts_on, -lead, holidays)
    progress = Progress.TROUBLE if due < today else cell.progress
    return Cell(cell.arrangement, progress, due, cell.mover)


def _agreements(arranged: Arranged) -> Cell:
    states = (arranged.company_agreement, arranged.intern_agreement)
    if SIGNED.issuperset(states):
        return Cell(Arrangement.AGREEMENTS, Progress.DONE)
    out = {PaperState.SENT, PaperState.SIGNED_BY_A}
    for state, mover in zip(states, (Mover.COMPANY, Mover.INTERN), strict=True):
        if state in out:
            return Cell(Arrangement.AGREEMENTS, Progress.WAITING, mover=mover)
    begun = {PaperState.DRAFT, PaperState.REVIEWED, *SIGNED}.intersection(states)
    progress = Progress.UNDER_WAY if begun else Progress.NOT_BEGUN
    return Cell(Arrangement.AGREEMENTS, progress, mover=Mover.OFFICE)


def _visa(arranged: Arranged) -> Cell:
    state = arranged.visa
    if arranged.kind is not CourseKind.IN_PERSON or state is VisaState.NOT_NEEDED:
        return Cell(Arrangement.VISA, Progress.NOT_NEEDED)
    if state is None:
        return Cell(Arrangement.VISA, Progress.NOT_BEGUN, mover=Mover.OFFICE)
    if state in MAY_ENTER:
        return Cell(Arrangement.VISA, Progress.DONE)
    if state is VisaState.REFUSED:
        return Cell(Arrangement.VISA, Progress.TROUBLE, mover=Mover.OFFICE)
    mover = _VISA_MOVERS[state]
    return Cell(Arrangement.VISA, Progress.UNDER_WAY if mover is Mover.OFFICE else Progress.WAITING, mover=mover)


def _flight(arranged: Arranged) -> Cell:
    if arranged.kind is not CourseKind.IN_PERSON:
        return Cell(Arrangement.FLIGHT, Progress.NOT_NEEDED)
    if _after(arranged.lands_on, arranged.starts_on) or _after(arranged.ends_on, arranged.leaves_on):
        return Cell(Arrangement.FLIGHT, Progress.TROUBLE, mover=Mover.OFFICE)
    if arranged.ticketed and arranged.lands_on and arranged.leaves_on:
        return Cell(Arrangement.FLIGHT, Progress.DONE)
    begun = arranged.lands_on or arranged.leaves_on
    return Cell(Arrangement.FLIGHT, Progress.UNDER_WAY if begun else Progress.NOT_BEGUN, mover=Mover.OFFICE)


def _accommodation(arranged: Arranged) -> Cell:
    if arranged.kind is not CourseKind.IN_PERSON:
        return Cell(Arrangement.ACCOMMODATION, Progress.NOT_NEEDED)
    first, last = arranged.lands_on or arranged.starts_on, arranged.leaves_on or arranged.ends_on
    if _after(arranged.check_in, first) or _after(last, arranged.check_out):
        return Cell(Arrangement.ACCOMMODATION, Progress.TROUBLE, mover=Mover.OFFICE)
    if arranged.room_booked and arranged.check_in and arranged.check_out:
        return Cell(Arrangement.ACCOMMODATION, Progress.DONE)
    progress = Progress.UNDER_WAY if arranged.check_in else Progress.NOT_BEGUN
    return Cell(Arrangement.ACCOMMODATION, progress, mover=Mover.OFFICE)


def _insurance(arranged: Arranged) -> Cell:
    first, last = arranged.lands_on or arranged.starts_on, arranged.leaves_on or arranged.ends_on
    if _after(arranged.insured_from, first) or _after(last, arranged.insured_until):
        return Cell(Arrangement.INSURANCE, Progress.TROUBLE, mover=Mover.OFFICE)
    if arranged.insured_from and arranged.insured_until:
        return Cell(Arrangement.INSURANCE, Progress.DONE)
    return Cell(Arrangement.INSURANCE, Progress.NOT_BEGUN, mover=Mover.OFFICE)


def _equipment(arranged: Arranged) -> Cell:
    if arranged.equipment_lent:
        return Cell(Arrangement.EQUIPMENT, Progress.DONE)
    return Cell(Arrangement.EQUIPMENT, Progress.NOT_BEGUN, mover=arranged.equipment_from)


def _training(arranged: Arranged, today: date) -> Cell:
    if arranged.training_attended:
        return Cell(Arrangement.TRAINING, Progress.DONE)
    if arranged.training_attended is False:
        return Cell(Arrangement.TRAINING, Progress.TROUBLE, mover=Mover.OFFICE)
    if arranged.training_on is None:
        return Cell(Arrangement.TRAINING, Progress.NOT_BEGUN, mover=Mover.OFFICE)
    ahead = arranged.training_on >= today
    return Cell(Arrangement.TRAINING, Progress.UNDER_WAY, mover=Mover.INTERN if ahead else Mover.OFFICE)


def _after(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and one > other
