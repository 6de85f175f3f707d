"""The matrix of requirements: who is listed, in which order, what each cell says, and who is complete."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from staffed import ON, Office

from jipdesk.actions import document_items, edition_fields, selection
from jipdesk.models.application import Application
from jipdesk.models.person import Person
from jipdesk.queries import requirements
from jipdesk.queries.passports import expires_early
from jipdesk.queries.requirements import Order, RequirementFilter
from jipdesk.rules.requirements import Requirement, Turn
from jipdesk.rules.states import ApplicationState, DocumentState

LATE = ON + timedelta(days=15)


@pytest.fixture
def people(office: Office) -> list[int]:
    """Four who passed: one complete, one whose photograph is to be looked at, one overdue, one reminded."""
    found = office.applications(4)
    office.act("pass_screening", lambda s: selection.pass_screening(s, found, on=ON))
    complete, to_check, _, reminded = found
    office.act("receive_documents", lambda s: selection.receive_documents(s, [complete], on=ON))
    do = document_items.mark_received
    office.act("mark_documents_received", lambda s: do(s, [to_check], on=ON, kinds=["photograph"]))
    office.act(
        "remind_of_documents", lambda s: document_items.remind(s, [to_check, reminded], due_on=LATE + timedelta(7))
    )
    return found


def ids(
    office: Office, by: str = Order.NO, today: date = LATE, *, descending: bool = False, **wanted: object
) -> list[int]:
    sets = {name: value if name == "search" else frozenset(value) for name, value in wanted.items()}
    with office.db.read() as session:
        asked = RequirementFilter(**sets)
        return list(requirements.ids(session, office.edition_id, asked, by, today=today, descending=descending))


def test_only_who_passed_the_screening_and_is_still_there_is_listed(office: Office, people: list[int]) -> None:
    office.applications(2)
    office.act("withdraw_applications", lambda s: selection.withdraw(s, people[-1:]))

    assert ids(office) == people[:-1]
    assert ids(office, stages={ApplicationState.WITHDRAWN}) == people[-1:]
    with office.db.read() as session:
        assert (requirements.total(session, office.edition_id), requirements.complete(session, office.edition_id)) == (
            3,
            1,
        )


@pytest.mark.parametrize(
    ("wanted", "places"),
    [
        ({"standings": {"complete"}}, [0]),
        ({"standings": {"incomplete"}}, [1, 2, 3]),
        ({"standings": {"overdue"}}, [2]),
        ({"standings": {"overdue", "complete"}}, [0, 2]),
        ({"turns": {"office"}}, [1]),
        ({"turns": {"applicant"}}, [1, 2, 3]),
        ({"lacking": {"photograph"}}, [1, 2, 3]),
        ({"states": {"received"}}, [1]),
        ({"nationalities": {"VN"}}, [0, 1, 2, 3]),
        ({"nationalities": {"ID"}}, []),
        ({"nationalities": {""}}, []),
        ({"search": "24-000003"}, [2]),
    ],
)
def test_filters_let_pass_what_is_asked_for(
    office: Office, people: list[int], wanted: dict[str, set[str]], places: list[int]
) -> None:
    assert ids(office, **wanted) == [people[place] for place in places]


@pytest.mark.parametrize(
    ("by", "places"),
    [(Order.LEFT, [0, 2, 1, 3]), (Order.DUE, [2, 1, 3, 0]), ("photograph", [2, 3, 1, 0]), (Order.NAME, [0, 1, 2, 3])],
)
def test_the_order_is_that_of_completeness_of_days_or_of_one_requirement(
    office: Office, people: list[int], by: str, places: list[int]
) -> None:
    assert ids(office, by) == [people[place] for place in places]


def test_every_cell_says_state_day_and_whose_move_it_is(office: Office, people: list[int]) -> None:
    with office.db.read() as session:
        lines = requirements.lines(session, people, today=LATE)

    complete, to_check, overdue, reminded = (lines[number] for number in people)
    assert {cell.state for cell in complete.cells.values()} == {DocumentState.ACCEPTED}
    assert (complete.left, complete.due_on, complete.proved) == (0, None, {"ja", "en"})
    photograph = to_check.cells[Requirement.PHOTOGRAPH]
    assert (photograph.state, photograph.received_on, photograph.turn) == (DocumentState.RECEIVED, ON, Turn.OFFICE)
    assert all(cell.is_overdue and cell.turn is Turn.APPLICANT for cell in overdue.cells.values())
    assert (reminded.cells[Requirement.EDUCATION].requests, reminded.due_on) == (2, LATE + timedelta(7))
    assert (to_check.proved, to_check.jlpt) == (frozenset(), "N2")


def test_who_is_asked_for_no_passport_has_no_cell_for_it(office: Office) -> None:
    found = office.applications(1, courses=("online",))
    office.act("pass_screening", lambda s: selection.pass_screening(s, found, on=ON))

    with office.db.read() as session:
        line = requirements.lines(session, found, today=ON)[found[0]]

    assert set(line.cells) == {Requirement.EDUCATION, Requirement.RECOMMENDATION, Requirement.LANGUAGE}


def test_of_several_papers_for_one_requirement_the_cell_shows_the_one_that_is_left(office: Office) -> None:
    both = ["enrolment_certificate", "graduation_certificate", "photograph"]
    do = edition_fields.edit_asked
    office.act("edit_edition", lambda s: do(s, office.edition_id, "documents_of_students", both))
    found = office.applications(1)
    office.act("pass_screening", lambda s: selection.pass_screening(s, found, on=ON))
    office.act("receive_documents", lambda s: document_items.accept(s, found, on=ON, kinds=["enrolment_certificate"]))

    with office.db.read() as session:
        line = requirements.lines(session, found, today=ON)[found[0]]

    cell = line.cells[Requirement.EDUCATION]
    assert (cell.kind, [each.kind for each in cell.others]) == ("graduation_certificate", ["enrolment_certificate"])
    assert (line.left, len(line.papers)) == (2, 3)
    assert ids(office, lacking={"education"}) == found


def test_what_is_asked_for_no_more_still_has_its_cell(office: Office, people: list[int]) -> None:
    do = edition_fields.edit_asked
    office.act("edit_edition", lambda s: do(s, office.edition_id, "documents_of_students", ["photograph"]))

    with office.db.read() as session:
        lines = requirements.lines(session, people, today=LATE)

    assert {len(line.cells) for line in lines.values()} == {5}


def test_a_passport_that_ends_before_the_stay_is_found(office: Office) -> None:
    office.placements(1, expires_on=date(2024, 10, 3))
    office.placements(1, expires_on=date(2024, 10, 4))
    first, _ = office.all(Application.id)

    with office.db.read() as session:
        asked, over = (
            session.scalars(select(Application.id).where(expires_early(office.edition_id, today))).all()
            for today in (ON, date(2024, 10, 5))
        )

    assert (asked, over) == ([first], [])


def test_nationalities_are_those_of_who_is_listed(office: Office, people: list[int]) -> None:
    office.applications(1, nationality="ID")
    with office.db.write(None, "edit_record") as session:
        session.query(Person).where(Person.id == people[0]).update({"nationality": None})

    with office.db.read() as session:
        assert requirements.nationalities(session, office.edition_id) == ["", "VN"]
    assert ids(office, nationalities={""}) == people[:1]


def test_the_lines_of_many_take_a_few_questions(office: Office, people: list[int], statements) -> None:
    with office.db.read() as session:
        requirements.total(session, office.edition_id)
        one, four = (statements(lambda n=n: requirements.lines(session, people[:n], today=LATE)) for n in (1, 4))

    assert one == four == 3
