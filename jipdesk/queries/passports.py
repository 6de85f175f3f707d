"""旅券と語学: what the passport is compared with, whether it lasts for the stay, and which ability is proved."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session, aliased

from jipdesk.models.application import Application, CourseChoice
from jipdesk.models.edition import Course
from jipdesk.models.person import LanguageResult, Passport, Person
from jipdesk.models.placement import Placement
from jipdesk.rules.following_up import ENDED
from jipdesk.rules.mrz import Known
from jipdesk.rules.states import ApplicationState, PlacementState


@dataclass(frozen=True, slots=True)
class Ability:
    """One language: what was declared, and what a certificate has proved of it."""

    language: str
    test: str | None
    declared: str | None
    """the level by its code, or the score"""
    proved: bool


@dataclass(frozen=True, slots=True)
class PassportPage:
    """What the tab of documents says of one applicant's passport and languages."""

    application_id: int
    person_id: int
    known: Known
    mrz: str | None
    ends_on: date | None
    """the last day of the stay, as far as it is known"""
    is_placed: bool
    """whether that day is the placement's own; else it is that of the course"""
    abilities: tuple[Ability, ...]

    def expires_early(self, today: date) -> bool:
        """Whether the passport ends before the stay does, or has ended and the days of the stay are not known."""
        expires_on = self.known.expires_on
        return bool(expires_on and expires_on < (self.ends_on or today))


PAST_SCREENING = (
    *(ApplicationState.DOCUMENTS_REQUESTED, ApplicationState.DOCUMENTS_INCOMPLETE),
    *(ApplicationState.DOCUMENTS_COMPLETE, ApplicationState.INTERVIEW_SET, ApplicationState.INTERVIEWED),
    *(ApplicationState.PASSED, ApplicationState.WAITLISTED),
)
"""Where it matters whether a passport lasts: the applicant may still come to Japan."""


def page(session: Session, application_id: int) -> PassportPage | None:
    """Return it, or None if the application is not there any more."""
    application = session.get(Application, application_id)
    if application is None:
        return None
    placed = session.scalar(_placement_end(application_id))
    return PassportPage(
        application_id=application_id,
        person_id=application.person_id,
        known=known_of(session, application.person_id),
        mrz=session.scalar(_of_passport(application.person_id, Passport.mrz)),
        ends_on=placed or session.scalar(_course_end(application_id)),
        is_placed=placed is not None,
        abilities=_abilities(session, application),
    )


def known_of(session: Session, person_id: int) -> Known:
    """Return what is on record of a person and the passport in use, to be compared with what the passport says."""
    names = (Person.family_name, Person.middle_name, Person.given_name)
    person = session.execute(
        select(*names, Person.nationality, Person.birth_date, Person.sex).where(Person.id == person_id)
    ).one()
    facts = (Passport.number, Passport.expires_on, Passport.issuing_country)
    number, expires_on, issuing_country = session.execute(_of_passport(person_id, *facts)).first() or (None,) * 3
    return Known(
        family_name=person.family_name,
        middle_name=person.middle_name,
        given_name=person.given_name,
        number=number,
        nationality=person.nationality,
        birth_date=person.birth_date,
        sex=person.sex and str(person.sex),
        expires_on=expires_on,
        issuing_country=issuing_country,
    )


def expires_early(edition_id: int, today: date) -> ColumnElement[bool]:
    """Return the condition on applications: still in the selection, and the passport ends before a stay ahead does."""
    later = aliased(Passport)
    ends_on = func.coalesce(
        _placement_end(Application.id).correlate(Application).scalar_subquery(),
        _course_end(Application.id).correlate(Application).scalar_subquery(),
        today,
    )
    newest = ~select(later.id).where(later.person_id == Passport.person_id, later.id > Passport.id).exists()
    found = (
        select(Application.id)
        .join(Passport, Passport.person_id == Application.person_id)
        .where(Application.edition_id == edition_id, Application.state.in_(PAST_SCREENING))
        .where(Passport.expires_on < ends_on, ends_on >= today, newest)
    )
    return Application.id.in_(found)


def _of_passport(person_id: int, *columns: Any) -> Select[*tuple[Any, ...]]:
    return select(*columns).where(Passport.person_id == person_id).order_by(Passport.id.desc()).limit(1)


def _placement_end(application: Any) -> Select[Any]:
    gone = {PlacementState.CANCELLED, *ENDED}
    return select(func.max(Placement.ends_on)).where(
        Placement.application_id == application, Placement.state.not_in(gone)
    )


def _course_end(application: Any) -> Select[Any]:
    return (
        select(func.max(Course.ends_on))
        .join(CourseChoice, CourseChoice.course_id == Course.id)
        .where(CourseChoice.application_id == application)
    )


def _abilities(session: Session, application: Application) -> tuple[Ability, ...]:
    rows = session.execute(
        select(LanguageResult.language, LanguageResult.test).where(
            LanguageResult.person_id == application.person_id, LanguageResult.proved.is_(True)
        )
    )
    proved = {(row.language, row.test) for row in rows}
    jlpt = application.jlpt and str(application.jlpt)
    score = _score(application.english_score) or (application.english_level and str(application.english_level))
    return (
        Ability("ja", "JLPT", jlpt, ("ja", "JLPT") in proved),
        Ability("en", application.english_test, score, ("en", application.english_test) in proved),
    )


def _score(score: Decimal | None) -> str | None:
    return None if score is None else f"{score.normalize():f}"
