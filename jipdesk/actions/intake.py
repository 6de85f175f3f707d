"""取込: applications from a sheet become records, all of them or none.

Rows come in understood (`queries.intake.ReceivedApplication`) and compared (`Comparison`); nothing is parsed here.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, joinedload

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
    for start in range(0, len(comparison.updates), CHUNK):
        progress(len(comparison.added) + start, total)
        _change_all(session, edition, batch, comparison.updates[start : start + CHUNK])
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
    each = list(zip(received, persons, applications, strict=True))
    put = partial(rows.fill, session)
    put(Person, _PERSON, [(number, *_of_person(row), *_folded(row)) for row, number, _ in each])
    shared = (edition.id, batch, ApplicationState.RECEIVED)
    put(
        Application,
        _APPLICATION,
        [(number, person, *shared, row.receipt_no, *_of_application(row)) for row, person, number in each],
    )
    put(Passport, _PASSPORT, [(person, *_passport(row)) for row, person, _ in each if has_passport(row)])
    put(SpecialCare, _SPECIAL_CARE, [(person, *_of_special_care(row)) for row, person, _ in each if has_care(row)])
    put(CourseChoice, _CHOICE, [choice for row, _, number in each for choice in _choices(edition, number, row)])
    put(Answer, _ANSWER, [answer for row, _, number in each for answer in _answers(number, row)])
    put(Received, _RECEIVED, [(number, batch, dict(row.cells), row.values()) for row, _, number in each])


_PERSON = ("id", *PERSON, "email_folded", "search_text")
_APPLICATION = ("id", "person_id", "edition_id", "batch_id", "state", "receipt_no", *APPLICATION)
_PASSPORT = ("person_id", *PASSPORT.values(), "number_folded")
_SPECIAL_CARE = ("person_id", *SPECIAL_CARE)
_CHOICE = ("application_id", "course_id", "rank")
_ANSWER = ("application_id", "question", "text")
_RECEIVED = ("application_id", "batch_id", "cells", "values")
_of_person, _of_application = attrgetter(*PERSON), attrgetter(*APPLICATION)
_of_passport, _of_special_care = attrgetter(*PASSPORT), attrgetter(*SPECIAL_CARE)


def _folded(row: ReceivedApplication) -> tuple[str | None, str]:
    return row.email and fold(row.email), search_text(row, row.passport_no)


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


def _passport(row: ReceivedApplication) -> tuple[Any, ...]:
    return (*_of_passport(row), folded_number(row.passport_no))


def has_passport(row: ReceivedApplication) -> bool:
    """Tell whether anything of a passport was given."""
    return any(_of_passport(row))


def has_care(row: ReceivedApplication) -> bool:
    """Tell whether anything was given that is kept apart."""
    return any(_of_special_care(row))


def _choices(edition: EditionRow, application_id: int, row: ReceivedApplication) -> Iterator[tuple[int, int, int]]:
    for rank, code in enumerate(dict.fromkeys(row.courses), start=1):
        yield application_id, edition.courses[code], rank


def _answers(application_id: int, row: ReceivedApplication) -> Iterator[tuple[int, str, str]]:
    for question, text in row.answers.items():
        yield application_id, question, text


# --- a later sheet ----------------------------------------------------------------------------------------------------


def _change_all(session: Session, edition: EditionRow, batch: int, changes: Sequence[Update]) -> None:
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
        _note_sent(batch, each, sent[each.application_id])
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


def _note_sent(batch: int, change: Update, sent: Received) -> None:
    """Keep what was sent; where the office has not settled a conflict, it stays one, so that field is not moved on."""
    new = known_values(change.received, change.absent, sent.values)
    sent.values = {name: sent.values.get(name) if name in change.conflicts else value for name, value in new.items()}
    sent.cells, sent.batch_id = dict(change.received.cells), batch


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
