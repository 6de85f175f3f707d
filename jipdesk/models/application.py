"""応募: one person's application for one edition, with its answers, as received and as it stands."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from jipdesk.models.base import STRICT, Code, Json, Record
from jipdesk.models.edition import Course
from jipdesk.models.person import Person
from jipdesk.rules.codes import EducationStatus, EnglishLevel, Jlpt
from jipdesk.rules.workflow import ApplicationState, DocumentState


class Application(Record):
    """What the applicant said of this year."""

    __tablename__ = "application"
    __table_args__ = (
        UniqueConstraint("edition_id", "receipt_no"),
        Index(None, "person_id"),
        Index(None, "edition_id", "state"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("intake_batch.id"))
    receipt_no: Mapped[str]
    submitted_at: Mapped[datetime | None]
    state: Mapped[ApplicationState] = mapped_column(Code(ApplicationState))
    ended_because: Mapped[str | None]
    """why not selected, or withdrawn"""
    education_status: Mapped[EducationStatus | None] = mapped_column(Code(EducationStatus))
    institution: Mapped[str | None]
    university_id: Mapped[int | None] = mapped_column(ForeignKey("university.id"))
    major: Mapped[str | None]
    degree: Mapped[str | None]
    jlpt: Mapped[Jlpt | None] = mapped_column(Code(Jlpt))
    english_level: Mapped[EnglishLevel | None] = mapped_column(Code(EnglishLevel))
    english_test: Mapped[str | None]
    english_score: Mapped[Decimal | None]
    past_participation: Mapped[list[int]] = mapped_column(Json)
    agrees_with_purpose: Mapped[bool | None]
    full_time: Mapped[bool | None]
    can_submit_documents: Mapped[bool | None]
    consents_privacy: Mapped[bool]
    skills: Mapped[str | None]
    motivation: Mapped[str | None]

    person: Mapped[Person] = relationship(lazy="raise")
    choices: Mapped[list["CourseChoice"]] = relationship(lazy="raise", order_by="CourseChoice.rank")
    result: Mapped["EligibilityResult | None"] = relationship(lazy="raise", uselist=False)
    overrides: Mapped[list["EligibilityOverride"]] = relationship(lazy="raise", order_by="EligibilityOverride.id")


class CourseChoice(Record):
    """希望コース in order of preference, 1 first."""

    __tablename__ = "course_choice"
    __table_args__ = (UniqueConstraint("application_id", "course_id"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"))
    course_id: Mapped[int] = mapped_column(ForeignKey("course.id"))
    rank: Mapped[int]

    course: Mapped[Course] = relationship(lazy="raise")


class Answer(Record):
    """What stood in a column of the sheet that the desk does not know."""

    __tablename__ = "answer"
    __table_args__ = (UniqueConstraint("application_id", "question"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"))
    question: Mapped[str]
    text: Mapped[str]


class IntakeBatch(Record):
    """取込: one sheet taken in."""

    __tablename__ = "intake_batch"

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    kind: Mapped[str]
    file_name: Mapped[str]
    sha256: Mapped[str]
    received_at: Mapped[datetime]
    rows: Mapped[int]


class ImportMapping(Record):
    """取込設定: which column of a form's sheet is which, so that it is settled by hand only once."""

    __tablename__ = "import_mapping"
    __table_args__ = (UniqueConstraint("kind", "name"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    name: Mapped[str]
    columns: Mapped[dict[str, str | None]] = mapped_column(Json)
    """the column's code by the heading as it stands in the sheet; None for one that is left out"""
    used_at: Mapped[datetime]


class Received(Record):
    """The cells of an application as the applicant last sent them.

    A later sheet is compared with these, so that it changes only what the applicant changed and never what a
    coordinator has changed since.
    """

    __tablename__ = "received"

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), unique=True)
    batch_id: Mapped[int] = mapped_column(ForeignKey("intake_batch.id"))
    cells: Mapped[dict[str, str]] = mapped_column(Json)
    """as they stood in the sheet, by heading"""
    values: Mapped[dict[str, object]] = mapped_column(Json)
    """as they were understood, by field"""


class EligibilityResult(Record):
    """要件確認: what the edition's rules said when they were last asked, all rules in one record."""

    __tablename__ = "eligibility_result"
    __table_args__ = (Index(None, "verdict"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), unique=True)
    verdict: Mapped[str]
    results: Mapped[list[dict[str, object]]] = mapped_column(Json)


class EligibilityOverride(Record):
    """例外承認: a coordinator's decision on one rule; it stands beside the rule's own outcome."""

    __tablename__ = "eligibility_override"
    __table_args__ = (UniqueConstraint("application_id", "rule"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"))
    rule: Mapped[str]
    outcome: Mapped[str]
    reason: Mapped[str]
    approver_id: Mapped[int] = mapped_column(ForeignKey("coordinator.id"))
    approved_at: Mapped[datetime]


class DocumentItem(Record):
    """提出書類: one paper asked of an applicant."""

    __tablename__ = "document_item"
    __table_args__ = (UniqueConstraint("application_id", "kind"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"))
    kind: Mapped[str]
    state: Mapped[DocumentState] = mapped_column(Code(DocumentState))
    due_on: Mapped[date | None]
    received_on: Mapped[date | None]
    is_original: Mapped[bool | None]
    issuer: Mapped[str | None]
    issued_on: Mapped[date | None]
    expires_on: Mapped[date | None]
    defect: Mapped[str | None]
    requests: Mapped[int]
    attachment_id: Mapped[int | None] = mapped_column(ForeignKey("attachment.id"))
