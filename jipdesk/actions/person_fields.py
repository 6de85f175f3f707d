"""Correcting what is known of a person or said in an application, field by field."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.actions.intake import search_text
from jipdesk.actions.screening import judge_again
from jipdesk.errors import InputRefused
from jipdesk.models.application import Application
from jipdesk.models.person import Passport, Person
from jipdesk.models.search import fold
from jipdesk.queries.intake import APPLICATION, PERSON

_NOT_EDITED: Collection[str] = frozenset({"submitted_at", "consents_privacy"})
_RULED_BY: Collection[str] = frozenset(
    {
        *("birth_date", "nationality", "other_nationality", "residence_country"),
        *("jlpt", "english_level", "english_test", "english_score", "education_status", "past_participation"),
        *("agrees_with_purpose", "full_time", "can_submit_documents"),
    }
)
"""What the rules look at: who was judged already is judged anew when it is corrected."""


def edit_person(session: Session, person_id: int, field: str, value: Any) -> None:
    """Change one field of a person; what a search looks through follows, and what the rules say."""
    assert field in PERSON, field
    person = session.get(Person, person_id)
    if person is None:
        raise InputRefused("records_gone", count=1)
    setattr(person, field, value)
    if not (person.family_name or person.given_name):
        raise InputRefused("person_needs_name")
    person.email_folded = person.email and fold(person.email)
    passport = session.scalar(
        select(Passport.number).where(Passport.person_id == person_id).order_by(Passport.id.desc())
    )
    person.search_text = search_text(person, passport)
    _judge_again(session, person_id, field)


def edit_application(session: Session, application_id: int, field: str, value: Any) -> None:
    """Change one answer of an application; what the rules say follows."""
    assert field in APPLICATION, field
    assert field not in _NOT_EDITED, field
    application = session.get(Application, application_id)
    if application is None:
        raise InputRefused("records_gone", count=1)
    setattr(application, field, list(value) if isinstance(value, tuple) else value)
    _judge_again(session, application.person_id, field)


def _judge_again(session: Session, person_id: int, field: str) -> None:
    if field in _RULED_BY:
        session.flush()
        judge_again(session, {person_id})
