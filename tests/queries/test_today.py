"""What waits today, counted, and what is due in the next days."""

from datetime import date, datetime, timedelta

import pytest
from staffed import HOLIDAYS, ON, Office

from jipdesk.actions import document_items, interviews, selection
from jipdesk.actions.interviews import Slot
from jipdesk.i18n import JAPAN
from jipdesk.models.application import Application
from jipdesk.queries import today as asked
from jipdesk.queries.today import Due, Waiting
from jipdesk.rules.applicant_documents import USUAL
from jipdesk.rules.interviewing import Method
from jipdesk.rules.workflow import ApplicationState

NOW = datetime(2024, 7, 8, 10, 0, tzinfo=JAPAN)


@pytest.fixture
def office(db):
    return Office(db)


def waiting(office, now=NOW):
    with office.db.read() as session:
        board = asked.board(session, office.edition_id, today=now.date(), holidays=HOLIDAYS)
        return {row.what: row.count for row in asked.waiting(session, office.edition_id, board, now=now)}


def due(office, now=NOW):
    with office.db.read() as session:
        board = asked.board(session, office.edition_id, today=now.date(), holidays=HOLIDAYS)
        return asked.due(session, office.edition_id, board, now=now)


def test_an_empty_edition_waits_for_nothing(office):
    assert waiting(office) == {}
    assert due(office) == []


def test_applications_are_counted_by_what_they_wait_for(office):
    office.applications(3, ApplicationState.RECEIVED)
    office.applications(2, ApplicationState.TO_CONFIRM)
    office.applications(4, ApplicationState.ELIGIBLE)
    office.applications(1, ApplicationState.SCREENING)
    office.applications(5, ApplicationState.NOT_SELECTED)

    assert waiting(office) == {
        Waiting.TO_CHECK: 3,
        Waiting.TO_CONFIRM: 2,
        Waiting.TO_SCREEN: 5,
        Waiting.NOT_TOLD: 5,
    }


def test_documents_are_due_two_weeks_later_and_overdue_after_that(office):
    numbers = office.applications(3)
    with office.db.write(None, "pass_screening") as session:
        selection.pass_screening(session, numbers, on=ON)

    (row,) = due(office)
    assert (row.on, row.what, row.count) == (ON + timedelta(days=14), Due.DOCUMENTS, 3)
    assert Waiting.DOCUMENTS_LATE not in waiting(office, NOW + timedelta(days=14))
    assert waiting(office, NOW + timedelta(days=15))[Waiting.DOCUMENTS_LATE] == 3


def test_an_interview_is_due_at_its_hour_and_waits_for_points_once_it_was_held(office):
    numbers = office.applications(1, ApplicationState.DOCUMENTS_COMPLETE)
    at = datetime(2024, 7, 10, 15, 0, tzinfo=JAPAN)
    with office.db.write(None, "arrange_interviews") as session:
        interviews.arrange(session, [Slot(numbers[0], at, 30, Method.VIDEO, ("Sato",))])

    (row,) = due(office)
    assert (row.on, row.what, row.at, row.record) == (date(2024, 7, 10), Due.INTERVIEW, at, numbers[0])
    assert Waiting.WITHOUT_POINTS not in waiting(office)
    assert waiting(office, NOW + timedelta(days=3))[Waiting.WITHOUT_POINTS] == 1


def test_what_is_due_later_than_in_two_weeks_is_not_told_yet(office):
    numbers = office.applications(1)
    with office.db.write(None, "pass_screening") as session:
        selection.pass_screening(session, numbers, on=ON + timedelta(days=1))

    assert due(office) == []


def test_the_page_takes_few_statements_however_much_there_is(office, statements):
    office.applications(50, ApplicationState.RECEIVED)

    assert statements(lambda: (waiting(office), due(office))) <= 40


def test_the_number_beside_today_is_that_of_its_sentences(office):
    office.applications(3)

    with office.db.read() as session:
        found = asked.how_many(session, office.edition_id, now=NOW)

    assert found == len(waiting(office)) > 0


def test_papers_that_are_here_wait_to_be_checked(office):
    numbers = office.applications(3)
    with office.db.write(None, "pass_screening") as session:
        selection.pass_screening(session, numbers, on=ON)
    assert Waiting.DOCUMENTS_TO_CHECK not in waiting(office)

    with office.db.write(None, "mark_documents_received") as session:
        document_items.mark_received(session, numbers[:2], on=ON, kinds=["photograph"])

    assert waiting(office)[Waiting.DOCUMENTS_TO_CHECK] == 2


def test_a_passport_that_ends_before_the_stay_is_told_until_the_stay_is_over(office):
    office.placements(1, expires_on=date(2024, 10, 3))
    office.placements(1, expires_on=date(2024, 10, 4))
    with office.db.write(None, "pass_screening") as session:
        selection._ask_for_documents(session, office.all(Application.id), USUAL, ON)

    assert waiting(office)[Waiting.PASSPORT_EXPIRES] == 1
    assert Waiting.PASSPORT_EXPIRES not in waiting(office, datetime(2024, 10, 5, 10, 0, tzinfo=JAPAN))
