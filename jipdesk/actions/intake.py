"""取込: applications from a sheet become records, all of them or none.

Rows come in understood (`queries.received_application`) and compared (`Comparison`); nothing is parsed here.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, joinedload

from jipdesk.actions import rows
from jipdesk.actions.received import (
    SEARCHED,
    Columns,
    Headings,
    cells_kept,
    folded_columns,
    named_cells,
    placed,
    values_kept,
)
from jipdesk.models import births
from jipdesk.models.application import (
    Answer,
    Application,
    CourseChoice,
    IntakeBatch,
    Received,
)
from jipdesk.models.base import Record
from jipdesk.models.database import acted_at, free_numbers, say
from jipdesk.models.person import Passport, Person, SpecialCare
from jipdesk.models.search import fold
from jipdesk.queries.editions import EditionRow
from jipdesk.queries.intake import (
    APPLICATION,
    PASSPORT,
    PERSON,
    SPECIAL_CARE,
    Comparison,
    Update,
    known_values,
)
from jipdesk.queries.received_application import ReceivedApplication, columns_of, understood
from jipdesk.rules.workflow import ApplicationState

CHUNK = 500
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The file that the rows came in."""

    file_name: str
    sha256: str
    rows: int


def take_in(session: Session, edition: EditionRow, sheet: Sheet, comparison: Comparison, progress: Progress) -> None:
    """Add the new applications and change the others as compared; nothing is left of it if it does not end.

    A sheet that changes nothing leaves no trace.
    """
    if not comparison.added and not any(each.changed or each.settled for each in comparison.updates):
        return
    batch = new_batch(session, edition.id, "applications", sheet)
    total = len(comparison.added) + len(comparison.updates)
    headings = placed(comparison.columns)
    with births.together(session, _MADE if comparison.added else ()):
        for start in range(0, len(comparison.added), CHUNK):
            progress(start, total)
            _add(session, edition, batch, comparison.added[start : start + CHUNK], headings)
    for start in range(0, len(comparison.updates), CHUNK):
        progress(len(comparison.added) + start, total)
        _change_all(session, edition, batch, comparison.updates[start : start + CHUNK], headings)
    say(session, count=total, edition=edition.year, file=sheet.file_name)
    progress(total, total)


def new_batch(session: Session, edition_id: int, kind: str, sheet: Sheet) -> int:
    """Record that a sheet was taken in and return the record's number."""
    batch = IntakeBatch(
        edition_id=edition_id,
        kind=kind,
        file_name=sheet.file_name,
        sha256=sheet.sha256,
        received_at=acted_at(session),
        rows=sheet.rows,
    )
    session.add(batch)
    session.flush()
    return batch.id


def _add(
    session: Session,
    edition: EditionRow,
    batch: int,
    received: Sequence[ReceivedApplication],
    headings: Headings,
) -> None:
    persons, applications = (free_numbers(session, record, len(received)) for record in (Person, Application))
    columns = columns_of(received)
    columns |= folded_columns(columns) | {"person_id": persons}
    shared = {"edition_id": edition.id, "batch_id": batch, "state": ApplicationState.RECEIVED}
    same = {name: (value,) * len(received) for name, value in shared.items()}
    each = list(zip(applications, received, strict=True))
    put = partial(rows.fill_columns, session)
    put(Person, {"id": persons} | _of(columns, _PERSON))
    put(Application, {"id": applications} | _of(columns, _APPLICATION) | same)
    put(Passport, _stated(columns, PASSPORT, ("person_id", "number_folded")))
    put(SpecialCare, _stated(columns, dict(zip(SPECIAL_CARE, SPECIAL_CARE, strict=True)), ("person_id",)))
    rows.fill(
        session, CourseChoice, _CHOICE, [choice for number, row in each for choice in _choices(edition, number, row)]
    )
    rows.fill(session, Answer, _ANSWER, [answer for number, row in each for answer in _answers(number, row)])
    kept = {"cells": list(cells_kept(headings, columns["cells"])), "values": list(values_kept(columns))}
    put(Received, {"application_id": applications, "batch_id": same["batch_id"]} | kept)


_RECORDS: tuple[type[Record], ...] = (Person, Application, Passport, SpecialCare, CourseChoice, Answer, Received)
_MADE = tuple(record.__tablename__ for record in _RECORDS)
"""The tables of what is made of a row, parents first."""
_PERSON = (*PERSON, "email_folded", "search_text")
_APPLICATION = ("person_id", "receipt_no", *APPLICATION)
_CHOICE = ("application_id", "course_id", "rank")
_ANSWER = ("application_id", "question", "text")


def _of(columns: Columns, names: Sequence[str]) -> dict[str, Sequence[Any]]:
    return {name: columns[name] for name in names}


def _stated(columns: Columns, names: Mapping[str, str], others: Sequence[str]) -> dict[str, Sequence[Any]]:
    """Return the columns of a record that only those have who stated any of it, by the names it has for them."""
    told = zip(*(columns[name] for name in names), strict=True)
    places = [place for place, values in enumerate(told) if any(values)]
    kept = dict(names) | dict(zip(others, others, strict=True))
    return {stored: [columns[name][place] for place in places] for name, stored in kept.items()}


def search_text(person: ReceivedApplication | Person, passport_no: str | None) -> str:
    """Return what a search for this person looks through, in both orders of the name."""
    told = {name: (getattr(person, name),) for name in SEARCHED} | {"passport_no": (passport_no,)}
    return str(folded_columns(told)["search_text"][0])


def folded_number(number: str | None) -> str | None:
    """Return a passport number without case, width and spaces."""
    return fold(number).replace(" ", "") if number else None


def _choices(edition: EditionRow, application_id: int, row: ReceivedApplication) -> Iterator[tuple[int, int, int]]:
    for rank, code in enumerate(dict.fromkeys(row.courses), start=1):
        yield application_id, edition.courses[code], rank


def _answers(application_id: int, row: ReceivedApplication) -> Iterator[tuple[int, str, str]]:
    for question, text in row.answers.items():
        yield application_id, question, text


# --- a later sheet ----------------------------------------------------------------------------------------------------


def _change_all(
    session: Session, edition: EditionRow, batch: int, changes: Sequence[Update], headings: Headings
) -> None:
    numbers = [each.application_id for each in changes]
    person = joinedload(Application.person)
    of_these = (
        select(Application)
        .where(Application.id.in_(numbers))
        .options(person.selectinload(Person.passports), person.joinedload(Person.special_care))
    )
    applications = {each.id: each for each in session.scalars(of_these)}
    sent_for_these = select(Received).where(Received.application_id.in_(numbers))
    sent = {each.application_id: each for each in session.scalars(sent_for_these)}
    for each in changes:
        _change(each, applications[each.application_id])
        _note_sent(batch, each, sent[each.application_id], headings)
    session.flush()
    _choose_anew(session, edition, [each for each in changes if "courses" in each.changed])
    _answer_anew(session, [each for each in changes if "answers" in each.changed])


def _change(change: Update, application: Application) -> None:
    row, person, changed = change.received, application.person, set(change.changed)
    for name in change.changed:
        if name in PERSON:
            setattr(person, name, getattr(row, name))
        elif name == "past_participation":
            application.past_participation = list(row.past_participation)
        elif name in APPLICATION:
            setattr(application, name, getattr(row, name))
    if changed & set(PASSPORT):
        _change_passport(person, row, changed)
    if care := changed & set(SPECIAL_CARE):
        person.special_care = person.special_care or SpecialCare()
        for name in care:
            setattr(person.special_care, name, getattr(row, name))
    if changed & {*PERSON, *PASSPORT}:
        person.search_text = search_text(person, person.passports[-1].number if person.passports else None)
        person.email_folded = person.email and fold(person.email)


def _change_passport(person: Person, row: ReceivedApplication, changed: set[str]) -> None:
    if not person.passports:
        person.passports.append(Passport())
    in_use = person.passports[-1]
    for name in changed & set(PASSPORT):
        setattr(in_use, PASSPORT[name], getattr(row, name))
    if "passport_no" in changed:
        in_use.number_folded = folded_number(row.passport_no)


def _note_sent(batch: int, change: Update, sent: Received, headings: Headings) -> None:
    """Keep what was sent; where the office has not settled a conflict, it stays one, so that field is not moved on."""
    (said,) = understood([change.received])
    new = known_values(said, change.absent, sent.values)
    sent.values = {name: sent.values.get(name) if name in change.conflicts else value for name, value in new.items()}
    sent.cells, sent.batch_id = named_cells(headings, change.received.cells), batch


def _choose_anew(session: Session, edition: EditionRow, changes: Sequence[Update]) -> None:
    numbers = [each.application_id for each in changes]
    if changes:
        session.execute(delete(CourseChoice).where(CourseChoice.application_id.in_(numbers)))
    put = [choice for each in changes for choice in _choices(edition, each.application_id, each.received)]
    rows.fill(session, CourseChoice, _CHOICE, put)


def _answer_anew(session: Session, changes: Sequence[Update]) -> None:
    for each in changes:
        questions = Answer.question.in_(each.received.answers)
        session.execute(delete(Answer).where(Answer.application_id == each.application_id, questions))
    put = [answer for each in changes for answer in _answers(each.application_id, each.received)]
    rows.fill(session, Answer, _ANSWER, put)
