"""What is still open is told as an edition goes to its next stage."""

from datetime import UTC, datetime

from staffed import ON, Office

from jipdesk.actions import allowances
from jipdesk.i18n import words
from jipdesk.phrases.editions import matter_sentence
from jipdesk.queries import edition_stage
from jipdesk.queries.edition_stage import Matter, Open
from jipdesk.rules.states import ApplicationState
from jipdesk.rules.steps import EditionStep

IN_MAY, IN_AUGUST = datetime(2024, 5, 1, tzinfo=UTC), datetime(2024, 8, 1, tzinfo=UTC)


def still_open(office: Office, step: EditionStep, now: datetime = IN_AUGUST) -> dict[Matter, int]:
    with office.db.read() as session:
        return {each.matter: each.count for each in edition_stage.still_open(session, office.edition_id, step, now)}


def test_an_edition_as_it_ships_is_not_ready_for_applications(office: Office) -> None:
    assert still_open(office, EditionStep.OPEN) == {Matter.UNKNOWN: 4, Matter.EXAMPLE_LETTERHEAD: 1}


def test_screening_begins_before_the_deadline_and_before_the_check(office: Office) -> None:
    office.applications(2, ApplicationState.RECEIVED)

    assert still_open(office, EditionStep.START_SCREENING, IN_MAY) == {
        Matter.DEADLINE_TO_COME: 2,
        Matter.UNCHECKED: 2,
    }
    assert still_open(office, EditionStep.START_SCREENING) == {Matter.UNCHECKED: 2}


def test_matching_begins_while_some_are_in_selection(office: Office) -> None:
    office.applications(3, ApplicationState.INTERVIEW_SET)
    office.applications(2, ApplicationState.PASSED)

    assert still_open(office, EditionStep.START_MATCHING) == {Matter.IN_SELECTION: 3}


def test_internships_begin_while_proposals_are_open(office: Office) -> None:
    opening = office.opening(places=2)
    (person,) = office.applications(1, ApplicationState.PASSED)
    office.propose([(opening, person)])

    assert still_open(office, EditionStep.START) == {Matter.UNDECIDED_MATCHES: 1, Matter.OPEN_OPENINGS: 1}


def test_reports_and_the_archive_wait_for_internships_and_payments(office: Office) -> None:
    made = office.placements(1)
    office.act("plan_allowances", lambda s: allowances.plan(s, made, holidays=frozenset()))

    assert still_open(office, EditionStep.START_REPORTING) == {Matter.UNDER_WAY: 1}
    assert still_open(office, EditionStep.ARCHIVE)[Matter.UNDER_WAY] == 1


def test_going_back_leaves_nothing_open(office: Office) -> None:
    assert still_open(office, EditionStep.GO_BACK, datetime(2024, ON.month, ON.day, tzinfo=UTC)) == {}


def test_every_matter_has_a_sentence_for_one_and_for_many() -> None:
    for matter in Matter:
        for language in ("en", "ja"):
            said = {matter_sentence(matter, count, words(language)) for count in (1, 2)}
            assert all(said), Open(matter, 1)
