"""What the rules are told of an application is what stands on the desk."""

from datetime import UTC, date, datetime
from decimal import Decimal

from sqlalchemy.orm import Session
from staffed import Office

from jipdesk.models.application import Application
from jipdesk.models.person import Person
from jipdesk.queries.eligibility import PORTION, Statements
from jipdesk.rules.codes import EducationStatus, EnglishLevel, Jlpt
from jipdesk.rules.eligibility import STATED
from jipdesk.rules.facts import Facts


def facts(office: Office) -> list[Facts]:
    with office.db.read() as session:
        statements = Statements(session, office.edition_id)
        return [statements.read(each.stated, STATED) for each in statements]


def edit(office: Office, number: int, **values: object) -> None:
    def do(session: Session) -> None:
        application = session.get_one(Application, number)
        person = session.get_one(Person, application.person_id)
        for name, value in values.items():
            setattr(person if hasattr(person, name) else application, name, value)

    office.act("edit_record", do)


def test_everything_stated_is_read(office: Office) -> None:
    (number,) = office.applications(
        1,
        nationality="VN",
        residence_country="TH",
        courses=("online", "in-person"),
        education_status=EducationStatus.GRADUATE,
        jlpt=Jlpt.NONE,
        english_level=EnglishLevel.NATIVE,
        english_test="TOEIC",
        english_score=Decimal("785.50"),
        agrees_with_purpose=True,
        full_time=False,
        can_submit_documents=None,
        submitted_at=datetime(2024, 6, 30, 14, 59, 59, 123, tzinfo=UTC),
    )
    edit(office, number, birth_date=date(2000, 2, 29), other_nationality="CN", past_participation=[2019, 2023])

    assert facts(office) == [
        Facts(
            birth_date=date(2000, 2, 29),
            nationality="VN",
            other_nationality="CN",
            residence_country="TH",
            jlpt=Jlpt.NONE,
            english_level=EnglishLevel.NATIVE,
            english_test="TOEIC",
            english_score=Decimal("785.50"),
            education=EducationStatus.GRADUATE,
            courses=("online", "in-person"),
            past_participation=frozenset({2019, 2023}),
            purpose=True,
            full_time=False,
            documents=None,
            submitted_at=datetime(2024, 6, 30, 14, 59, 59, 123, tzinfo=UTC),
        )
    ]


def test_nothing_stated_is_read_as_nothing(office: Office) -> None:
    nothing = ("education_status", "jlpt", "english_level", "english_test", "english_score", "submitted_at")
    (number,) = office.applications(1, courses=(), nationality=None, residence_country=None, **dict.fromkeys(nothing))
    edit(office, number, birth_date=None)

    assert facts(office) == [Facts()]


def test_applications_come_in_the_order_of_the_receipt_numbers_however_many_there_are(office: Office) -> None:
    made = office.applications(PORTION + 3)
    edit(office, made[0], receipt_no="25-000001")

    with office.db.read() as session:
        found = [each.application_id for each in Statements(session, office.edition_id)]

    assert found == [*made[1:], made[0]]


def test_some_persons_are_asked_for_alone(office: Office) -> None:
    _, wanted, _ = office.applications(3)
    person = office.get(Application, wanted, "person_id")

    with office.db.read() as session:
        found = [each.application_id for each in Statements(session, office.edition_id, [person])]

    assert found == [wanted]
