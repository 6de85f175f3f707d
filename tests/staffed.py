"""An office in the middle of its year: applications, companies and placements, made without any sheet."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.actions import matches
from jipdesk.actions.editions import add_edition
from jipdesk.actions.undo import undo
from jipdesk.matching.plan import Proposal
from jipdesk.matching.score import Finding, Part, PartName
from jipdesk.models.act import Act
from jipdesk.models.application import Application, CourseChoice
from jipdesk.models.company import Company, Opening
from jipdesk.models.database import Database
from jipdesk.models.digest import digest
from jipdesk.models.edition import Course, Edition
from jipdesk.models.person import Passport, Person
from jipdesk.models.placement import Placement
from jipdesk.rules.codes import EducationStatus, EnglishLevel, Jlpt
from jipdesk.rules.edition_file import shipped
from jipdesk.rules.gates import LAST_YEAR_OF_COMMITTEE
from jipdesk.rules.workflow import ApplicationState, OpeningState

ON = date(2024, 7, 8)
HOLIDAYS = frozenset({date(2024, 8, 12), date(2024, 9, 16), date(2024, 9, 23)})
"""山の日 (in lieu), 敬老の日 and 秋分の日 (in lieu) of 2024."""


class Office:
    """A desk's database with one edition, and what a test does with it."""

    def __init__(self, db: Database, year: int = 2024) -> None:
        self.db = db
        self.year = year
        with db.read() as session:
            known = session.scalars(select(Edition.id).where(Edition.year == year)).first()
        if known is None:
            with db.write(None, "add_editions") as session:
                known = add_edition(session, shipped(year)).id
        self.edition_id = known
        with db.read() as session:
            courses = session.execute(select(Course.code, Course.id).where(Course.edition_id == known))
            self.courses = dict(courses.all())

    def applications(self, count: int, state: ApplicationState = ApplicationState.ELIGIBLE, **values: Any) -> list[int]:
        """Add applications, each of a person of their own."""
        of_person = {name: values.pop(name) for name in list(values) if name in {"residence_country", "nationality"}}
        chosen = values.pop("courses", ("in-person",))
        expires_on = values.pop("expires_on", date(2030, 1, 1))
        with self.db.write(None, "import_applications") as session:
            known = session.query(Application).count()
            people = [_person(known + number, **of_person) for number in range(count)]
            session.add_all(people)
            session.flush()
            session.add_all(Passport(person_id=person.id, number="X1", expires_on=expires_on) for person in people)
            made = [self._application(known + n, person, state, values) for n, person in enumerate(people)]
            session.add_all(made)
            session.flush()
            session.add_all(
                CourseChoice(application_id=each.id, course_id=self.courses[code], rank=rank)
                for each in made
                for rank, code in enumerate(chosen, start=1)
            )
            return [each.id for each in made]

    def _application(self, number: int, person: Person, state: ApplicationState, values: dict[str, Any]) -> Application:
        stated = {
            "education_status": EducationStatus.STUDENT,
            "jlpt": Jlpt.N2,
            "english_level": EnglishLevel.BUSINESS,
            "english_test": "IELTS",
            "english_score": Decimal("6.5"),
            "major": "Mechanical engineering",
            "submitted_at": datetime(2024, 6, 1, tzinfo=UTC),
        }
        return Application(
            edition_id=self.edition_id,
            person_id=person.id,
            receipt_no=f"24-{number + 1:06}",
            state=state,
            past_participation=[],
            consents_privacy=True,
            **(stated | values),
        )

    def opening(self, *, places: int = 1, company: dict[str, Any] | None = None, **values: Any) -> int:
        """Add a company with one opening."""
        course = values.pop("course", "in-person")
        with self.db.write(None, "import_companies") as session:
            number = session.query(Company).count() + 1
            host = Company(**(_company(self.edition_id, number) | (company or {})))
            session.add(host)
            session.flush()
            made = Opening(**(_opening(host.id, self.courses[course], number) | {"places": places} | values))
            session.add(made)
            session.flush()
            return made.id

    def propose(self, pairs: Sequence[tuple[int, int]], on: date = ON) -> list[int]:
        """Propose pairs of opening and application (their record numbers) and return the matches."""
        with self.db.read() as session:
            no = dict(session.execute(select(Opening.id, Opening.opening_no)).all())
            receipt = dict(session.execute(select(Application.id, Application.receipt_no)).all())
        plan = [proposal(no[opening], receipt[application]) for opening, application in pairs]
        with self.db.write(None, "propose_matches") as session:
            matches.propose(session, self.edition_id, plan, on=on)
            return [matches_of(session, *pair) for pair in pairs]

    def agree(self, match_ids: Sequence[int]) -> None:
        """Let both sides say yes."""
        answers = dict.fromkeys(match_ids, True)
        self.act("answer_matches", lambda session: matches.company_answers(session, answers, on=ON))
        self.act("answer_matches", lambda session: matches.intern_answers(session, answers, on=ON))

    def placements(self, count: int, *, course: str = "in-person", **values: Any) -> list[int]:
        """Lead so many persons to a placement, each at a company of their own."""
        application = {name: values.pop(name) for name in list(values) if name in {"residence_country", "expires_on"}}
        people = self.applications(count, ApplicationState.PASSED, courses=(course,), **application)
        openings = [self.opening(course=course, **values) for _ in range(count)]
        found = self.propose(list(zip(openings, people, strict=True)))
        self.agree(found)
        if self.year <= LAST_YEAR_OF_COMMITTEE:
            self.act("approve_matches", lambda session: matches.approve(session, found))
        self.act("decide_matches", lambda session: matches.decide(session, found, on=ON, holidays=HOLIDAYS))
        with self.db.read() as session:
            made = session.scalars(select(Placement.id).where(Placement.match_id.in_(found)).order_by(Placement.id))
            return list(made)

    def act(self, name: str, do: Callable[[Session], object]) -> Any:
        """Do something as one act."""
        with self.db.write(None, name) as session:
            return do(session)

    def get(self, record: type[Any], number: int, *fields: str) -> Any:
        """Return one field of a record, or several as a tuple."""
        with self.db.read() as session:
            found = session.get_one(record, number)
            values = tuple(getattr(found, field) for field in fields)
        return values[0] if len(fields) == 1 else values

    def all(self, *columns: Any) -> list[Any]:
        """Return the columns of all records, in the order of their making."""
        with self.db.read() as session:
            rows = session.execute(select(*columns).order_by(columns[0].class_.id)).all()
            return [row[0] if len(columns) == 1 else tuple(row) for row in rows]

    def content(self) -> str:
        """Return the digest of everything stored."""
        with self.db.connection() as connection:
            return digest(connection)

    def undo_last(self) -> None:
        """Take the last act back."""
        with self.db.read() as session:
            last = session.scalars(select(Act.id).order_by(Act.id.desc()).limit(1)).one()
        undo(self.db, last, actor=None)

    def last_act(self) -> tuple[str, dict[str, object]]:
        """Return the name of the last act and what it says of itself."""
        with self.db.read() as session:
            last = session.scalars(select(Act).order_by(Act.id.desc()).limit(1)).one()
            return last.name, last.values


def proposal(opening: str, application: str) -> Proposal:
    """Return a proposal as a plan makes it."""
    return Proposal(opening, application, 60, (Part(PartName.FIELD, 30, 30, Finding.MAJOR_FITS, "mechanics"),))


def matches_of(session: Session, opening_id: int, application_id: int) -> int:
    """Return the match of a pair."""
    from jipdesk.models.match import Match

    pair = (Match.opening_id == opening_id, Match.application_id == application_id)
    return session.scalars(select(Match.id).where(*pair)).one()


def _person(number: int, nationality: str = "VN", residence_country: str = "VN") -> Person:
    return Person(
        family_name=f"Family{number}",
        given_name="Given",
        name_kana=f"カナ{number}",
        nationality=nationality,
        residence_country=residence_country,
        search_text=f"family{number} given",
    )


def _company(edition_id: int, number: int) -> dict[str, Any]:
    return {
        "edition_id": edition_id,
        "company_no": f"C{number:03}",
        "name_ja": f"株式会社見本{number}",
        "name_en": f"Mihon {number} Co., Ltd.",
        "prefecture": "大阪府",
        "address": "大阪市北区見本町1-2-3",
        "contact_name": "見本 花子",
        "contact_phone": "06-0000-0000",
        "contact_email": "hanako@example.com",
        "answers": {},
        "received": {},
        "search_text": f"c{number:03}|mihon {number}",
    }


def _opening(company_id: int, course_id: int, number: int) -> dict[str, Any]:
    return {
        "company_id": company_id,
        "course_id": course_id,
        "opening_no": f"C{number:03}-1",
        "state": OpeningState.OPEN,
        "starts_on": date(2024, 8, 26),
        "ends_on": date(2024, 10, 4),
        "hours_per_day": Decimal(7),
        "task_ja": "海外市場の調査",
        "task_en": "Research of overseas markets",
        "fields": ["Mechanical engineering"],
        "target_markets": ["Viet Nam"],
        "received": {},
    }
