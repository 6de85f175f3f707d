"""What can be counted of an edition."""

import pytest
from staffed import HOLIDAYS, Office

from jipdesk.actions import allowances
from jipdesk.actions.screening import screen_applications
from jipdesk.queries import figures
from jipdesk.queries.figures import Count, Figure


@pytest.fixture
def office(db):
    return Office(db)


def counted(office):
    with office.db.read() as session:
        return figures.figures(session, office.edition_id)


def test_an_edition_without_anything_counts_nothing(office):
    found = counted(office)

    assert found.whole == Count("", 0, 0, 0, 0)
    assert (found.companies, found.openings, found.places, found.days_of_activity) == (0, 0, 0, 0)
    assert all(list(counts) == [] for counts in found.people.values())


def test_applicants_are_counted_by_nationality_and_group(office):
    office.applications(3, nationality="VN")
    office.applications(2, nationality="BD")
    office.applications(1, nationality="US")

    found = counted(office)

    assert [(each.code, each.applied) for each in found.people["nationality"]] == [("VN", 3), ("BD", 2), ("US", 1)]
    assert [(each.code, each.applied) for each in found.people["group"]] == [("LMIC", 3), ("LDC", 2), ("", 1)]


def test_a_person_who_chose_two_courses_counts_in_both_and_once_in_all(office):
    office.applications(1, courses=("in-person", "online"))

    found = counted(office)

    assert {each.code: each.applied for each in found.people["course"]} == {"in-person": 1, "online": 1}
    assert found.whole.applied == 1


def test_those_who_came_to_a_placement_are_counted_to_the_end(office):
    office.applications(2)
    numbers = office.placements(1)
    office.act("screen_applications", lambda session: screen_applications(session, office.edition_id))
    office.act("plan_allowances", lambda session: allowances.plan(session, numbers, holidays=HOLIDAYS))

    found = counted(office)

    assert (found.whole.applied, found.whole.passed, found.whole.placed) == (3, 1, 1)
    assert list(found.placement_courses) == [Figure("in-person", 1)]
    assert found.days_of_activity == 28
    assert list(found.payments) == [Figure("planned", 84_000)]
    assert (found.companies, found.openings, found.places) == (1, 1, 1)
    assert list(found.prefectures) == [Figure("大阪府", 1)]


def test_a_cancelled_placement_is_counted_by_its_stage_only(office):
    from jipdesk.actions import matches

    office.placements(1)
    office.act("cancel_matches", lambda session: matches.cancel(session, [1], because="illness"))

    found = counted(office)

    assert found.whole.placed == 0
    assert list(found.placement_states) == [Figure("cancelled", 1)]
    assert list(found.placement_courses) == []
