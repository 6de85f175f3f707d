"""Candidates: who may be proposed, for which courses, and what matching is told of them."""

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from staffed import ON, Office

from jipdesk.actions import interviews, matches, screening
from jipdesk.actions.interviews import Held, Slot
from jipdesk.matching.parties import Candidate
from jipdesk.models.database import Database
from jipdesk.models.interview import Interview
from jipdesk.models.office import Coordinator
from jipdesk.queries.candidates import candidates
from jipdesk.rules.codes import EnglishLevel, Jlpt, Outcome, Rule
from jipdesk.rules.english_tests import Grade
from jipdesk.rules.interviewing import Method
from jipdesk.rules.workflow import ApplicationState as At

IN_TIME, LATE = datetime(2024, 6, 30, 14, 59, tzinfo=UTC), datetime(2024, 6, 30, 15, tzinfo=UTC)


def found(office: Office, source: str = "passed") -> list[Candidate]:
    with office.db.read() as session:
        return candidates(session, office.edition_id, source)


def test_matching_is_told_what_it_weighs(office: Office) -> None:
    office.applications(
        1, At.PASSED, courses=("online", "in-person"), skills="CAD", residence_country="TH", nationality="MM"
    )

    assert found(office) == [
        Candidate(
            id="24-000001",
            courses=("online", "in-person"),
            jlpt=Jlpt.N2,
            english=EnglishLevel.BUSINESS,
            english_test=Grade.B2,
            major="Mechanical engineering",
            skills="CAD",
            nationality="MM",
            residence="TH",
        )
    ]


def test_what_was_not_stated_is_empty(office: Office) -> None:
    unknown = {"jlpt": None, "english_level": None, "english_test": None, "english_score": None, "major": None}
    office.applications(1, At.PASSED, **unknown)

    (one,) = found(office)

    assert (one.jlpt, one.english, one.english_test, one.major) == (None, None, None, "")


@pytest.mark.parametrize(
    ("state", "sources"),
    [
        (At.PASSED, {"passed", "eligible"}),
        (At.ELIGIBLE, {"eligible"}),
        (At.DOCUMENTS_REQUESTED, {"eligible"}),
        (At.WAITLISTED, {"eligible"}),
        (At.TO_CONFIRM, set()),
        (At.INELIGIBLE, set()),
        (At.NOT_SELECTED, set()),
        (At.WITHDRAWN, set()),
        (At.DUPLICATE, set()),
    ],
)
def test_who_is_asked_for_is_still_in_the_running(office: Office, state: At, sources: set[str]) -> None:
    office.applications(1, state)

    assert {source for source in ("passed", "eligible") if found(office, source)} == sources


def test_another_source_is_a_mistake_of_ours(office: Office) -> None:
    with pytest.raises(ValueError, match="everyone"):
        found(office, "everyone")


@pytest.mark.parametrize(
    ("country", "courses", "open_to"),
    [
        ("JP", ("C", "A", "B"), ("A", "B")),
        ("VN", ("A", "B", "C"), ("B", "C")),
        ("VN", (), ("B", "B2", "C")),
    ],
)
def test_only_courses_for_the_country_of_residence_are_open(
    db: Database, country: str, courses: tuple[str, ...], open_to: tuple[str, ...]
) -> None:
    office = Office(db, 2023)
    submitted = datetime(2023, 6, 1, tzinfo=UTC)
    office.applications(1, At.PASSED, courses=courses, residence_country=country, submitted_at=submitted)

    assert [each.courses for each in found(office)] == [open_to]


def test_whoever_has_no_open_course_is_left_out(db: Database) -> None:
    office = Office(db, 2023)
    office.applications(1, At.PASSED, courses=("C",), residence_country="JP")
    office.applications(1, At.PASSED, courses=(), submitted_at=datetime(2024, 1, 1, tzinfo=UTC))

    assert found(office) == []


def test_without_a_choice_any_course_will_do(office: Office) -> None:
    office.applications(1, At.PASSED, courses=())

    assert [(each.courses, each.has_chosen) for each in found(office)] == [((), False)]


def test_a_course_that_was_closed_when_the_application_came_is_shut(db: Database) -> None:
    office = Office(db, 2023)
    after_a = datetime(2023, 6, 20, tzinfo=UTC)
    office.applications(1, At.PASSED, courses=("A", "A2"), residence_country="JP", submitted_at=after_a)

    assert [each.courses for each in found(office)] == [("A2",)]


@pytest.mark.parametrize(("submitted", "count"), [(IN_TIME, 1), (LATE, 0)])
def test_the_last_minute_is_in_time_and_the_next_is_late(office: Office, submitted: datetime, count: int) -> None:
    office.applications(1, At.PASSED, submitted_at=submitted)

    assert len(found(office)) == count


def test_an_exception_opens_the_course(office: Office) -> None:
    (one,) = office.applications(1, At.ELIGIBLE, submitted_at=LATE)
    assert found(office, "eligible") == []

    with office.db.write(None, "add_coordinator") as session:
        session.add(Coordinator(name="田中", active=True))
    office.act(
        "override_rule",
        lambda s: screening.override(s, one, Rule.DEADLINE, Outcome.PASS, reason="server down", approver=1),
    )

    assert [each.courses for each in found(office, "eligible")] == [("in-person",)]


def test_the_score_is_that_of_the_last_interview_with_the_office(office: Office) -> None:
    (one,) = office.applications(1, At.DOCUMENTS_COMPLETE)
    for day, points in ((16, 3), (17, 5)):
        at = datetime(2024, 7, day, 1, tzinfo=UTC)
        slot = Slot(one, at, 30, Method.VIDEO, ("佐藤",))
        office.act("arrange_interviews", lambda s, slot=slot: interviews.arrange(s, [slot]))
        last = office.all(Interview.id)[-1]
        held = [Held(last, {"purpose": points})]
        office.act("record_interviews", lambda s, held=held: interviews.record(s, held))

    assert [each.interview for each in found(office, "eligible")] == [100]


def test_openings_that_said_no_and_persons_who_are_placed_are_known(office: Office) -> None:
    one, two = office.applications(2, At.PASSED)
    first, second, third = (office.opening() for _ in range(3))
    no, yes, other = office.propose([(first, one), (second, one), (third, two)])
    office.act("answer_matches", lambda s: matches.company_answers(s, {no: False}, on=ON))
    office.agree([yes])
    office.act("cancel_matches", lambda s: matches.cancel(s, [other], because="moved"))

    assert [(each.turned_down, each.is_placed) for each in found(office)] == [
        (frozenset({"C001-1"}), True),
        (frozenset({"C003-1"}), False),
    ]


def test_asking_for_many_takes_as_many_statements_as_for_one(
    office: Office, statements: Callable[[Callable[[], object]], int]
) -> None:
    office.applications(1, At.PASSED, english_score=Decimal("5.5"))
    of_one = statements(lambda: found(office))
    office.applications(200, At.PASSED)

    assert statements(lambda: found(office)) == of_one
    assert len(found(office)) == 201
