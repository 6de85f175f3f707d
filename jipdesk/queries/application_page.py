"""One applicant, whole: who it is, what the rules say, papers, interviews, matches, and how far it has come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.models.application import (
    Answer,
    Application,
    CourseChoice,
    DocumentItem,
    EligibilityOverride,
    EligibilityResult,
)
from jipdesk.models.attachment import Attachment
from jipdesk.models.company import Company, Opening
from jipdesk.models.edition import Course, Edition, RuleParameters
from jipdesk.models.interview import Interview
from jipdesk.models.match import Match
from jipdesk.models.office import Coordinator
from jipdesk.models.person import Passport, Person, SpecialCare
from jipdesk.models.placement import Placement
from jipdesk.models.report import FollowUp
from jipdesk.queries.applications import full_name
from jipdesk.rules.age import age
from jipdesk.rules.states import ApplicationState, DocumentState, MatchState, PlacementState


@dataclass(frozen=True, slots=True)
class Approved:
    """例外承認: what a coordinator decided beside a rule."""

    outcome: str
    reason: str
    approver: str
    approved_at: datetime


@dataclass(frozen=True, slots=True)
class RuleLine:
    """What one rule said, with its source, and the exception beside it."""

    rule: str
    outcome: str
    reason: str
    values: Mapping[str, object]
    source: str
    exception: Approved | None


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """提出書類: one paper asked of the applicant."""

    id: int
    kind: str
    state: DocumentState
    due_on: date | None
    received_on: date | None
    defect: str | None
    requests: int
    is_original: bool | None = None
    issuer: str | None = None
    issued_on: date | None = None
    expires_on: date | None = None
    attachment_id: int | None = None
    file_name: str | None = None
    """of the scan, where one is attached"""


@dataclass(frozen=True, slots=True)
class InterviewLine:
    """面接: arranged or held."""

    id: int
    stage: str
    starts_at: datetime
    minutes: int
    method: str
    interviewers: tuple[str, ...]
    scores: Mapping[str, int]
    total: int | None
    recommendation: str | None
    comments: str | None


@dataclass(frozen=True, slots=True)
class MatchLine:
    """提案: with which company, and how it stands."""

    id: int
    company_ja: str | None
    company_en: str | None
    opening_no: str
    state: MatchState
    score: int


@dataclass(frozen=True, slots=True)
class PlacementLine:
    """インターンシップ: if it came to one."""

    id: int
    no: str
    state: PlacementState
    has_offer: bool


@dataclass(frozen=True, slots=True)
class ApplicationPage:
    """Everything the page of an applicant shows; what is kept apart as special care is only said to be there."""

    id: int
    person_id: int
    edition_id: int
    no: str
    name: str
    age: int | None
    age_on: date | None
    state: ApplicationState
    ended_because: str | None
    submitted_at: datetime | None
    person: Mapping[str, Any]
    """the person's own fields, by name"""
    answers: Mapping[str, Any]
    """the application's own fields, by name"""
    questions: Sequence[tuple[str, str]]
    """what stood in columns that the desk does not know"""
    courses: Sequence[tuple[str, str]]
    """names in Japanese and English, in order of preference"""
    passport: tuple[str | None, date | None] | None
    has_special_care: bool
    verdict: str | None
    rules: Sequence[RuleLine]
    documents: Sequence[DocumentLine]
    interviews: Sequence[InterviewLine]
    matches: Sequence[MatchLine]
    placement: PlacementLine | None


PERSON = (
    "family_name",
    "given_name",
    "middle_name",
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
APPLICATION = (
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
    "skills",
    "motivation",
)


def page(session: Session, number: int) -> ApplicationPage | None:
    """Return the page of an application, or None if it is not there any more."""
    found = session.execute(
        select(Application, Person, RuleParameters)
        .join(Person, Person.id == Application.person_id)
        .join(Edition, Edition.id == Application.edition_id)
        .join(RuleParameters, RuleParameters.edition_id == Edition.id)
        .where(Application.id == number)
    ).first()
    if found is None:
        return None
    application, person, rules = found
    return ApplicationPage(
        id=application.id,
        person_id=person.id,
        edition_id=application.edition_id,
        no=application.receipt_no,
        name=full_name(person.family_name, person.given_name, person.middle_name),
        age=age(person.birth_date, on=rules.age_on) if person.birth_date and rules.age_on else None,
        age_on=rules.age_on,
        state=application.state,
        ended_because=application.ended_because,
        submitted_at=application.submitted_at,
        person={name: getattr(person, name) for name in PERSON},
        answers={name: getattr(application, name) for name in APPLICATION},
        questions=_questions(session, number),
        courses=_courses(session, number),
        passport=_passport(session, person.id),
        has_special_care=_has_special_care(session, person.id),
        verdict=session.scalar(select(EligibilityResult.verdict).where(EligibilityResult.application_id == number)),
        rules=_rules(session, number, rules.sources),
        documents=_documents(session, number),
        interviews=_interviews(session, number),
        matches=_matches(session, number),
        placement=_placement(session, number),
    )


def _questions(session: Session, number: int) -> Sequence[tuple[str, str]]:
    rows = session.execute(select(Answer.question, Answer.text).where(Answer.application_id == number))
    return [(row.question, row.text) for row in rows if row.text]


def _courses(session: Session, number: int) -> Sequence[tuple[str, str]]:
    rows = session.execute(
        select(Course.name_ja, Course.name_en)
        .join(CourseChoice, CourseChoice.course_id == Course.id)
        .where(CourseChoice.application_id == number)
        .order_by(CourseChoice.rank)
    )
    return [(row.name_ja, row.name_en) for row in rows]


def _passport(session: Session, person_id: int) -> tuple[str | None, date | None] | None:
    row = session.execute(
        select(Passport.number, Passport.expires_on)
        .where(Passport.person_id == person_id)
        .order_by(Passport.id.desc())
        .limit(1)
    ).first()
    return (row.number, row.expires_on) if row else None


def _has_special_care(session: Session, person_id: int) -> bool:
    return session.scalar(select(SpecialCare.id).where(SpecialCare.person_id == person_id)) is not None


def _rules(session: Session, number: int, sources: Mapping[str, str]) -> Sequence[RuleLine]:
    results = session.scalar(select(EligibilityResult.results).where(EligibilityResult.application_id == number)) or []
    rows = session.execute(
        select(
            EligibilityOverride.rule,
            EligibilityOverride.outcome,
            EligibilityOverride.reason,
            Coordinator.name,
            EligibilityOverride.approved_at,
        )
        .join(Coordinator, Coordinator.id == EligibilityOverride.approver_id)
        .where(EligibilityOverride.application_id == number)
    )
    exceptions = {row.rule: Approved(row.outcome, row.reason, row.name, row.approved_at) for row in rows}
    return [
        RuleLine(
            rule=str(each["rule"]),
            outcome=str(each["outcome"]),
            reason=str(each["reason"]),
            values=dict(each["values"]),  # type: ignore[call-overload]
            source=sources.get(str(each["rule"]), ""),
            exception=exceptions.get(str(each["rule"])),
        )
        for each in results
    ]


def _documents(session: Session, number: int) -> Sequence[DocumentLine]:
    columns = (DocumentItem.id, DocumentItem.kind, DocumentItem.state, DocumentItem.due_on, DocumentItem.received_on)
    rows = session.execute(
        select(
            *(*columns, DocumentItem.defect, DocumentItem.requests, DocumentItem.is_original, DocumentItem.issuer),
            *(DocumentItem.issued_on, DocumentItem.expires_on, DocumentItem.attachment_id, Attachment.file_name),
        )
        .outerjoin(Attachment, Attachment.id == DocumentItem.attachment_id)
        .where(DocumentItem.application_id == number)
        .order_by(DocumentItem.id)
    )
    return [DocumentLine(*row) for row in rows]


def _interviews(session: Session, number: int) -> Sequence[InterviewLine]:
    rows = session.scalars(
        select(Interview).where(Interview.application_id == number).order_by(Interview.starts_at)
    ).all()
    return [
        InterviewLine(
            id=each.id,
            stage=each.stage,
            starts_at=each.starts_at,
            minutes=each.minutes,
            method=each.method,
            interviewers=tuple(each.interviewers),
            scores=dict(each.scores),
            total=each.total,
            recommendation=each.recommendation,
            comments=each.comments,
        )
        for each in rows
    ]


def _matches(session: Session, number: int) -> Sequence[MatchLine]:
    rows = session.execute(
        select(Match.id, Company.name_ja, Company.name_en, Opening.opening_no, Match.state, Match.score)
        .join(Opening, Opening.id == Match.opening_id)
        .join(Company, Company.id == Opening.company_id)
        .where(Match.application_id == number)
        .order_by(Match.score.desc())
    )
    return [MatchLine(*row) for row in rows]


def _placement(session: Session, number: int) -> PlacementLine | None:
    row = session.execute(
        select(Placement.id, Placement.placement_no, Placement.state)
        .where(Placement.application_id == number, Placement.state != PlacementState.CANCELLED)
        .order_by(Placement.id.desc())
        .limit(1)
    ).first()
    if row is None:
        return None
    offer = select(FollowUp.id).where(FollowUp.placement_id == row.id, FollowUp.kind == "offer").limit(1)
    return PlacementLine(row.id, row.placement_no, row.state, session.scalar(offer) is not None)
