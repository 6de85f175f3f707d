"""What a sheet of applications would change: compared with what was received before and with what stands now."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from sqlalchemy import Text, select, type_coerce
from sqlalchemy.orm import Session, joinedload, selectinload

from jipdesk.models.application import Answer, Application, Received
from jipdesk.models.person import Person
from jipdesk.queries.received_application import ReceivedApplication, plain, understood

PERSON = (
    "family_name",
    "middle_name",
    "given_name",
    "name_kana",
    "name_native",
    "sex",
    "birth_date",
    "nationality",
    "other_nationality",
    "residence_country",
    "email",
    "phone",
    "address",
)
PASSPORT = MappingProxyType({"passport_no": "number", "passport_expiry": "expires_on"})
SPECIAL_CARE = ("diet", "health_notes", "emergency_contact")
APPLICATION = (
    "submitted_at",
    "education_status",
    "institution",
    "major",
    "degree",
    "jlpt",
    "english_level",
    "english_test",
    "english_score",
    "past_participation",
    "agrees_with_purpose",
    "full_time",
    "can_submit_documents",
    "consents_privacy",
    "skills",
    "motivation",
)
"""The fields of the intake sheet by the record that keeps them; `courses` and the answers stand beside these."""


@dataclass(frozen=True, slots=True)
class Update:
    """What a row changes of an application that is there: the fields, and those a coordinator's value was kept for."""

    application_id: int
    received: ReceivedApplication
    changed: tuple[str, ...]
    conflicts: tuple[str, ...]
    absent: Collection[str] = ()
    """the fields that the sheet has no column for"""
    standing: Mapping[str, object] = field(default_factory=dict)
    """what stands on the desk in the fields that differ, plainly"""
    settled: tuple[str, ...] = ()
    """the fields in which a person has decided that the desk's value stays; they are conflicts no longer"""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What taking in a sheet would do."""

    added: tuple[ReceivedApplication, ...]
    updates: tuple[Update, ...]
    unchanged: int
    columns: tuple[str, ...]
    """what each column of the sheet is called; an empty text for one that is left out"""


def compare(
    session: Session,
    edition_id: int,
    rows: Sequence[ReceivedApplication],
    columns: tuple[str, ...],
    absent: Collection[str] = (),
) -> Comparison:
    """Sort the rows into new ones, ones that change something, and ones the desk already has.

    A field is changed only where the applicant changed it since their last sheet, and only if the value on the desk is
    still the one they had sent: what a coordinator has put there since stays, and is reported as a conflict. Of the
    columns that the sheet does not have (`absent`) it says nothing.
    """
    known = _sent(session, edition_id)
    added = tuple(row for row in rows if row.receipt_no not in known)
    there = [row for row in rows if row.receipt_no in known]
    sent_again = []
    for row, said in zip(there, understood(there), strict=True):
        application_id, text = known[row.receipt_no]
        sent = json.loads(text) if text else {}
        new = known_values(said, absent, sent)
        if any(value != sent.get(name) for name, value in new.items()):
            sent_again.append((application_id, row, sent, new))
    found = [_update(*each, absent, current) for each, current in _beside_standing(session, sent_again)]
    updates = tuple(each for each in found if each.changed or each.conflicts)
    return Comparison(added, updates, len(there) - len(updates), columns)


Sent = tuple[int, ReceivedApplication, Mapping[str, Any], Mapping[str, Any]]
"""An application that came again otherwise: its number, its row, what it said before and what it says now."""


def _update(
    number: int,
    row: ReceivedApplication,
    sent: Mapping[str, object],
    new: Mapping[str, object],
    absent: Collection[str],
    current: Mapping[str, object],
) -> Update:
    differing = [name for name, value in new.items() if value != sent.get(name) and value != current.get(name)]
    touched = tuple(name for name in differing if current.get(name) != sent.get(name))
    changed = tuple(name for name in differing if name not in touched)
    return Update(number, row, changed, touched, absent, {name: current.get(name) for name in differing})


def settled(
    comparison: Comparison, ours: Collection[tuple[int, str]], theirs: Collection[tuple[int, str]]
) -> Comparison:
    """Return what taking in would do once conflicts, by row and field, are decided: the desk's value, or the sheet's.

    What is decided for neither stays as it is on the desk, and a conflict when the sheet comes again.
    """
    if not ours and not theirs:
        return comparison
    return replace(comparison, updates=tuple(_settled(each, ours, theirs) for each in comparison.updates))


def _settled(update: Update, ours: Collection[tuple[int, str]], theirs: Collection[tuple[int, str]]) -> Update:
    taken = tuple(name for name in update.conflicts if (update.received.row, name) in theirs)
    kept = tuple(name for name in update.conflicts if (update.received.row, name) in ours and name not in taken)
    if not taken and not kept:
        return update
    left = tuple(name for name in update.conflicts if name not in {*taken, *kept})
    return replace(update, changed=(*update.changed, *taken), settled=(*update.settled, *kept), conflicts=left)


def known_values(said: Mapping[str, Any], absent: Collection[str], sent: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a row says, with what was sent before for what it says nothing of."""
    new = {name: sent.get(name) if name in absent else value for name, value in said.items()}
    return new | {"answers": {**(sent.get("answers") or {}), **said["answers"]}}


def _sent(session: Session, edition_id: int) -> dict[str, tuple[int, str | None]]:
    """Return by receipt number: the application, and what its applicant last sent, as it is kept."""
    rows = session.execute(
        select(Application.receipt_no, Application.id, type_coerce(Received.values, Text))
        .outerjoin(Received, Received.application_id == Application.id)
        .where(Application.edition_id == edition_id)
    )
    return {receipt_no: (number, values) for receipt_no, number, values in rows}


def _beside_standing(session: Session, sent: Sequence[Sent]) -> Iterator[tuple[Sent, Mapping[str, object]]]:
    """Yield each with what stands on the desk now."""
    for start in range(0, len(sent), _PORTION):
        portion = sent[start : start + _PORTION]
        numbers = [number for number, *_ in portion]
        answers = _answers(session, numbers)
        applications = session.scalars(
            select(Application)
            .where(Application.id.in_(numbers))
            .options(
                joinedload(Application.person).selectinload(Person.passports),
                joinedload(Application.person).joinedload(Person.special_care),
                selectinload(Application.choices).joinedload("*"),
            )
        )
        stands = {each.id: standing(each) | {"answers": answers[each.id]} for each in applications}
        yield from ((each, stands[each[0]]) for each in portion)


def _answers(session: Session, numbers: Sequence[int]) -> defaultdict[int, dict[str, str]]:
    answers: defaultdict[int, dict[str, str]] = defaultdict(dict)
    rows = session.execute(
        select(Answer.application_id, Answer.question, Answer.text).where(Answer.application_id.in_(numbers))
    )
    for application_id, question, text in rows:
        answers[application_id][question] = text
    return answers


def standing(application: Application) -> dict[str, object]:
    """Return what the desk holds of an application, as plainly as `understood` puts what was sent."""
    person = application.person
    passport = person.passports[-1] if person.passports else None
    care = person.special_care
    values: dict[str, Any] = {name: getattr(person, name) for name in PERSON}
    values |= {name: getattr(application, name) for name in APPLICATION}
    values |= {name: getattr(passport, attribute) if passport else None for name, attribute in PASSPORT.items()}
    values |= {name: getattr(care, name) if care else None for name in SPECIAL_CARE}
    values["courses"] = [choice.course.code for choice in application.choices]
    return {name: plain(value) for name, value in values.items()}


_PORTION = 500
"""Applications looked at in detail at a time."""
