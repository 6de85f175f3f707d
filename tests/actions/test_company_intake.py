"""Sheets of companies: what is new, what the company changed, and what has been arranged with it meanwhile."""

import pytest
from given import sheet_file
from intake_sheets import COMPANY
from sqlalchemy import select

from jipdesk.exchange import intake
from jipdesk.models.company import Company, Opening
from jipdesk.models.edition import Course
from jipdesk.queries import editions
from jipdesk.rules.workflow import ApplicationState, OpeningState

ROW = COMPANY | {"course": "in-person", "places": "1", "contact_name": "見本 花子"}


@pytest.fixture
def edition(office):
    with office.db.read() as session:
        return editions.find(session, "2024")


@pytest.fixture
def prepare(office, edition, tmp_path):
    """Compare a sheet of one row, changed in these cells, with the desk."""

    def prepare(**cells):
        return intake.prepare_companies(office.db, edition, sheet_file(tmp_path / "sheet.csv", [ROW | cells]))

    return prepare


@pytest.fixture
def take_in(office, edition, prepare):
    """Take in a sheet of one row, changed in these cells."""

    def take_in(**cells):
        prepared = prepare(**cells)
        intake.take_in_companies(office.db, None, edition, prepared)
        return prepared

    return take_in


def place(office, opening=1):
    """Lead somebody to a decided match with an opening that the sheet brought."""
    from staffed import HOLIDAYS, ON

    from jipdesk.actions import matches

    people = office.applications(1, ApplicationState.PASSED)
    found = office.propose([(opening, people[0])])
    office.agree(found)
    office.act("decide_matches", lambda session: matches.decide(session, found, on=ON, holidays=HOLIDAYS))
    return found


def test_the_same_sheet_again_changes_nothing_and_leaves_no_act(office, take_in):
    take_in()
    before, act = office.content(), office.last_act()

    again = take_in()

    assert (again.added, again.updated, again.unchanged) == (0, 0, 1)
    assert (office.content(), office.last_act()) == (before, act)


def test_a_later_sheet_changes_what_the_company_changed_and_nothing_that_the_office_did(office, take_in):
    take_in()
    office.act("edit_record", lambda s: setattr(s.get_one(Company, 1), "contact_name", "見本 太郎"))

    again = take_in(contact_name="見本 次郎", places="3")

    assert again.conflicts == ((2, "contact_name"),)
    assert office.get(Company, 1, "contact_name") == "見本 太郎"
    assert office.get(Opening, 1, "places") == 3


def test_what_both_have_changed_is_decided_field_by_field(office, edition, take_in, prepare):
    take_in(contact_name="見本 花子", places="2")
    office.act("edit_record", lambda s: setattr(s.get_one(Company, 1), "contact_name", "見本 太郎"))
    office.act("edit_record", lambda s: setattr(s.get_one(Opening, 1), "places", 4))

    prepared = prepare(contact_name="見本 次郎", places="3")
    assert prepared.comparison.companies[0].change.standing == {"contact_name": "見本 太郎"}
    decided = intake.settled(prepared, ours={(2, "places")}, theirs={(2, "contact_name")})
    intake.take_in_companies(office.db, None, edition, decided)

    assert office.get(Company, 1, "contact_name") == "見本 次郎"
    assert office.get(Opening, 1, "places") == 4
    assert prepare(contact_name="見本 次郎", places="3").conflicts == ()


def test_a_company_that_offers_nothing_yet_is_taken_in_and_counted(office, take_in):
    nothing = {"opening_no": "", "course": "", "places": ""}

    counts = [take_in(**nothing, **cells) for cells in ({}, {}, {"contact_name": "見本 次郎"})]

    assert [(each.added, each.updated, each.unchanged) for each in counts] == [(1, 0, 0), (0, 0, 1), (0, 1, 0)]
    assert office.get(Company, 1, "contact_name") == "見本 次郎"


def test_a_filled_opening_is_open_again_when_the_company_takes_more(office, take_in):
    take_in()
    place(office)
    assert office.get(Opening, 1, "state") is OpeningState.FILLED

    take_in(places="2")

    assert office.get(Opening, 1, "state") is OpeningState.OPEN


def test_an_opening_is_filled_when_the_company_takes_no_more_than_are_decided(office, take_in):
    take_in(places="2")
    place(office)

    take_in(places="1")

    assert office.get(Opening, 1, "state") is OpeningState.FILLED


def test_a_place_given_free_in_an_opening_with_too_few_does_not_open_it(office, take_in):
    from jipdesk.actions import matches

    take_in(places="2")
    first, _ = place(office), place(office)
    take_in(places="1")

    office.act("cancel_matches", lambda session: matches.cancel(session, first, because="illness"))

    assert office.get(Opening, 1, "state") is OpeningState.FILLED


def test_the_course_of_an_opening_stays_while_somebody_is_matched_with_it(office, edition, take_in):
    take_in()
    place(office)

    again = take_in(course="online")

    assert again.conflicts == ((2, "course"),)
    decided = intake.settled(again, ours=set(), theirs={(2, "course")})
    intake.take_in_companies(office.db, None, edition, decided)
    with office.db.read() as session:
        assert session.scalars(select(Course.code).join(Opening)).one() == "in-person"


def test_the_course_of_an_opening_with_nobody_changes(office, take_in):
    take_in()

    take_in(course="online")

    with office.db.read() as session:
        assert session.scalars(select(Course.code).join(Opening)).one() == "online"
