"""What letters to applicants say, gathered from the records as they stand."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from jipdesk.documents.letters import Asked, Letter, LetterTemplate, parse, shipped
from jipdesk.documents.papers import Pair
from jipdesk.models.application import Application, CourseChoice, DocumentItem
from jipdesk.models.edition import Course, Edition, Letterhead
from jipdesk.models.paper import Template, TemplateVersion
from jipdesk.models.person import Person
from jipdesk.models.screening import DecisionReason
from jipdesk.phrases.letters import document_names
from jipdesk.queries import chosen
from jipdesk.queries.applications import full_name
from jipdesk.queries.paper_values import office_of
from jipdesk.rules.letters import Language, LetterKind, fits, language_for
from jipdesk.rules.states import ApplicationState, DocumentState

OPEN = (DocumentState.REQUESTED, DocumentState.RETURNED, DocumentState.EXPIRED)
"""Documents that it is the applicant's move to send."""


@dataclass(frozen=True, slots=True)
class LetterText:
    """A template as it stands: the office's newest version, or what ships where the office changed nothing."""

    version_id: int | None
    version: int
    """0 for what ships"""
    template: LetterTemplate


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which letter, in which language (None: the one that the rule proposes), with which day on it."""

    kind: LetterKind
    language: Language | None
    on: date


@dataclass(frozen=True, slots=True)
class Addressed:
    """A letter with whom it is for."""

    application_id: int
    state: ApplicationState
    letter: Letter


def template(session: Session, edition_id: int, kind: LetterKind) -> LetterText:
    """Return the text of a letter as it stands."""
    row = session.execute(
        select(TemplateVersion.id, TemplateVersion.version, TemplateVersion.text)
        .join(Template)
        .where(Template.edition_id == edition_id, Template.kind == str(kind))
        .order_by(TemplateVersion.version.desc())
        .limit(1)
    ).first()
    return LetterText(row.id, row.version, parse(row.text)) if row else LetterText(None, 0, parse(shipped(kind)))


def gathered(session: Session, edition_id: int, numbers: Sequence[int], wanted: Wanted) -> list[Addressed]:
    """Return the letters to these applicants in their order; who is gone is left out."""
    edition = session.scalars(
        select(Edition)
        .where(Edition.id == edition_id)
        .options(joinedload(Edition.letterhead).joinedload(Letterhead.operator))
    ).one()
    office = office_of(edition)
    columns = (Application.id, Application.receipt_no, Application.state, Application.jlpt, Application.ended_because)
    names = (Person.family_name, Person.given_name, Person.middle_name, Person.name_native)
    statement = select(*columns, *names).join(Person, Person.id == Application.person_id)
    found = {row.id: row for row in chosen.rows(session, statement, Application.id, numbers)}
    documents, courses, reasons = _documents(session, numbers), _courses(session, numbers), _reasons(session)
    letters = []
    for row in (found[number] for number in numbers if number in found):
        asked = documents.get(row.id, ())
        said = Letter(
            kind=wanted.kind,
            language=wanted.language or language_for(row.jlpt),
            on=wanted.on,
            office=office,
            name=full_name(row.family_name, row.given_name, row.middle_name),
            name_native=row.name_native or "",
            receipt_no=row.receipt_no,
            course=courses.get(row.id, Pair()),
            due_on=min((each.due_on for each in asked if each.is_open and each.due_on), default=None),
            documents=tuple(asked),
            reason=reasons.get(row.ended_because, Pair(row.ended_because or "", row.ended_because or "")),
        )
        letters.append(Addressed(row.id, row.state, said))
    return letters


def an_example(session: Session, edition_id: int, number: int | None) -> list[int]:
    """Return the applicant a letter is shown for, else the edition's first; nobody where there is none."""
    if number is not None:
        return [number]
    first = select(Application.id).where(Application.edition_id == edition_id).order_by(Application.id).limit(1)
    return list(session.scalars(first))


def unfit(letters: Sequence[Addressed]) -> list[Addressed]:
    """Return the letters that would not be true: the application stands elsewhere by now."""
    return [each for each in letters if not fits(each.letter.kind, each.state)]


def _documents(session: Session, numbers: Sequence[int]) -> dict[int, list[Asked]]:
    columns = (DocumentItem.application_id, DocumentItem.kind, DocumentItem.state, DocumentItem.due_on)
    statement = select(*columns, DocumentItem.defect).where(DocumentItem.state != DocumentState.NOT_REQUESTED)
    found: defaultdict[int, list[Asked]] = defaultdict(list)
    rows = chosen.rows(session, statement.order_by(DocumentItem.id), DocumentItem.application_id, numbers)
    for owner, kind, state, due_on, defect in rows:
        found[owner].append(Asked(Pair(*document_names(kind)), str(state), state in OPEN, due_on, defect or ""))
    return found


def _courses(session: Session, numbers: Sequence[int]) -> dict[int, Pair]:
    """Return the courses that each applicant chose, in the order of preference."""
    statement = select(CourseChoice.application_id, Course.name_ja, Course.name_en)
    statement = statement.join(Course, Course.id == CourseChoice.course_id).order_by(CourseChoice.rank)
    found: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for owner, ja, en in chosen.rows(session, statement, CourseChoice.application_id, numbers):
        found[owner].append((ja, en))
    return {
        owner: Pair("、".join(ja for ja, _ in names), ", ".join(en for _, en in names))
        for owner, names in found.items()
    }


def _reasons(session: Session) -> dict[str | None, Pair]:
    """Return the office's own wording of its reasons in both languages, by either."""
    rows = session.execute(select(DecisionReason.label_ja, DecisionReason.label_en)).all()
    return {label: Pair(ja, en) for ja, en in rows for label in (ja, en)}
