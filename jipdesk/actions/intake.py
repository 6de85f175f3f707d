"""取込: applications from a sheet become records, all of them or none.

Rows come in understood (`queries.intake.ReceivedApplication`) and compared (`Comparison`); nothing is parsed here.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from jipdesk.actions import rows
from jipdesk.models.application import (
    Answer,
    Application,
    CourseChoice,
    IntakeBatch,
    Received,
)
from jipdesk.models.database import acted_at, free_numbers, say
from jipdesk.models.person import Passport, Person, SpecialCare
from jipdesk.models.search import fold, folded
from jipdesk.queries.editions import EditionRow
from jipdesk.queries.intake import (
    APPLICATION,
    PASSPORT,
    PERSON,
    SPECIAL_CARE,
    Comparison,
    ReceivedApplication,
    Update,
    known_values,
)
from jipdesk.rules.workflow import ApplicationState

P = TypeVar("P", Passport, SpecialCare)
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
    for start in range(0, len(comparison.added), CHUNK):
        progress(start, total)
        _add(session, edition, batch, comparison.added[start : start + CHUNK])
    for done, each in enumerate(comparison.updates):
        _change(session, edition, batch, each)
        if done % CHUNK == 0:
            progress(len(comparison.added) + done, total)
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


def _add(session: Session, edition: EditionRow, batch: int, received: Sequence[ReceivedApplication]) -> None:
    persons, applications = (free_numbers(session, record, len(received)) for record in (Person, Application))
    rows.add(session, Person, ({"id": number} | _person(row) for number, row in zip(persons, received, strict=True)))
    rows.add(
        session,
        Application,
        (
            {"id": number, "edition_id": edition.id, "person_id": person, "batch_id": batch}
            | {"receipt_no": row.receipt_no, "state": ApplicationState.RECEIVED}
            | {name: getattr(row, name) for name in APPLICATION}
            | {"past_participation": list(row.past_participation)}
            for number, person, row in zip(applications, persons, received, strict=True)
        ),
    )
    pairs = list(zip(received, persons, applications, strict=True))
    rows.add(
        session, Passport, ({"person_id": person} | _passport(row) for row, person, _ in pairs if has_passport(row))
    )
    rows.add(
        session, SpecialCare, ({"person_id": person} | _special_care(row) for row, person, _ in pairs if has_care(row))
    )
    rows.add(session, CourseChoice, (choice for row, _, number in pairs for choice in _choices(edition, number, row)))
    rows.add(session, Answer, (answer for row, _, number in pairs for answer in _answers(number, row)))
    rows.add(session, Received, (_received(number, batch, row) for row, _, number in pairs))


def _person(row: ReceivedApplication) -> dict[str, Any]:
    kept = {name: getattr(row, name) for name in PERSON}
    return kept | {"email_folded": row.email and fold(row.email), "search_text": search_text(row, row.passport_no)}


def search_text(person: ReceivedApplication | Person, passport_no: str | None) -> str:
    """Return what a search for this person looks through, in both orders of the name."""
    family, middle, given = person.family_name, person.middle_name, person.given_name
    return folded(
        (
            " ".join(filter(None, (family, middle, given))),
            " ".join(filter(None, (given, middle, family))),
            person.name_kana,
            person.name_native,
            person.email,
            passport_no,
        )
    )


def folded_number(number: str | None) -> str | None:
    """Return a passport number without case, width and spaces."""
    return fold(number).replace(" ", "") if number else None


def has_passport(row: ReceivedApplication) -> bool:
    """Tell whether anything of a passport was given."""
    return any(getattr(row, name) for name in PASSPORT)


def has_care(row: ReceivedApplication) -> bool:
    """Tell whether anything was given that is kept apart."""
    return any(getattr(row, name) for name in SPECIAL_CARE)


def _passport(row: ReceivedApplication) -> dict[str, Any]:
    kept = {attribute: getattr(row, name) for name, attribute in PASSPORT.items()}
    return kept | {"number_folded": folded_number(row.passport_no)}


def _special_care(row: ReceivedApplication) -> dict[str, Any]:
    return {name: getattr(row, name) for name in SPECIAL_CARE}


def _choices(edition: EditionRow, application_id: int, row: ReceivedApplication) -> Iterator[dict[str, int]]:
    for rank, code in enumerate(dict.fromkeys(row.courses), start=1):
        yield {"application_id": application_id, "course_id": edition.courses[code], "rank": rank}


def _answers(application_id: int, row: ReceivedApplication) -> Iterator[dict[str, Any]]:
    for question, text in row.answers.items():
        yield {"application_id": application_id, "question": question, "text": text}


def _received(application_id: int, batch: int, row: ReceivedApplication) -> dict[str, Any]:
    return {"application_id": application_id, "batch_id": batch, "cells": dict(row.cells), "values": row.values()}


# --- a later sheet ----------------------------------------------------------------------------------------------------


def _change(session: Session, edition: EditionRow, batch: int, change: Update) -> None:
    row = change.received
    application = session.get_one(Application, change.application_id)
    person = session.get_one(Person, application.person_id)
    for name in change.changed:
        if name in PERSON:
            setattr(person, name, getattr(row, name))
        elif name == "past_participation":
            application.past_participation = list(row.past_participation)
        elif name in APPLICATION:
            setattr(application, name, getattr(row, name))
    _change_beside(session, edition, change, person)
    # A conflict stays one until the office has settled it, so what was sent for such a field is not moved on.
    sent = session.scalars(select(Received).where(Received.application_id == application.id)).one()
    new = known_values(row, change.absent, sent.values)
    sent.values = {name: sent.values.get(name) if name in change.conflicts else value for name, value in new.items()}
    sent.cells, sent.batch_id = dict(row.cells), batch
    session.flush()


def _change_beside(session: Session, edition: EditionRow, change: Update, person: Person) -> None:
    """Change what is kept in records of its own: passport, special care, courses, answers, search text."""
    row, changed = change.received, set(change.changed)
    if passport := {attribute: getattr(row, name) for name, attribute in PASSPORT.items() if name in changed}:
        if "number" in passport:
            passport["number_folded"] = folded_number(row.passport_no)
        _write(session, _in_use(session, Passport, person.id), passport)
    if care := {name: getattr(row, name) for name in SPECIAL_CARE if name in changed}:
        _write(session, _in_use(session, SpecialCare, person.id), care)
    if "courses" in changed:
        session.execute(delete(CourseChoice).where(CourseChoice.application_id == change.application_id))
        rows.add(session, CourseChoice, _choices(edition, change.application_id, row))
    if "answers" in changed:
        questions = Answer.question.in_(row.answers)
        session.execute(delete(Answer).where(Answer.application_id == change.application_id, questions))
        rows.add(session, Answer, _answers(change.application_id, row))
    if changed & {*PERSON, *PASSPORT}:
        number = session.scalars(
            select(Passport.number).where(Passport.person_id == person.id).order_by(Passport.id.desc())
        ).first()
        person.search_text = search_text(person, number)
        person.email_folded = person.email and fold(person.email)


def _in_use(session: Session, record: type[P], person_id: int) -> P:
    """Return the person's record, the last where there are several, or a new one."""
    known = select(record).where(record.person_id == person_id).order_by(record.id.desc())
    return session.scalars(known).first() or record(person_id=person_id)


def _write(session: Session, kept: Passport | SpecialCare, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(kept, name, value)
    session.add(kept)
    session.flush()
