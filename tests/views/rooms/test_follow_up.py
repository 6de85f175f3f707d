"""What follows an internship, on a real desk."""

from datetime import date

import pytest
from office_on_desk import OfficeOnDesk, put_away, room

from jipdesk.models.placement import Placement
from jipdesk.models.report import FollowUp
from jipdesk.rules.steps import PlacementStep
from jipdesk.rules.workflow import PlacementState


@pytest.fixture
def staff(office):
    return OfficeOnDesk(office)


@pytest.fixture
def show(office, settle):
    pages = []

    def make():
        pages.append(room(office, "follow_up", settle))
        return pages[-1]

    yield make
    for page in pages:
        put_away(page)


@pytest.fixture
def ended(staff, show):
    """Two interns whose internship is over, listed."""
    numbers = staff.placements(2)
    with staff.db.write(None, "advance_placements") as session:
        for number in numbers:
            session.get_one(Placement, number).state = PlacementState.COMPLETED
    return show()


def test_while_no_internship_is_over_the_page_says_how_many_are_to_come(staff, show):
    staff.placements(3)
    page = show()

    assert page.listing.empty.isVisible()
    texts = [label.text() for label in page.listing.empty.findChildren(type(page.title))]
    assert "No internship is over yet; 3 are being prepared or under way" in texts
    assert not page.record.isEnabled()


def test_news_is_recorded_of_all_who_are_checked(staff, ended, settle):
    ended.listing.table.check_all(on=True)

    ended.record.click()
    fields = ended.inquiry.fields
    fields["kind"].show_draft("offer")
    fields["happened_on"].show_draft("2024-12-01")
    fields["outcome"].show_draft("accepted")
    ended.inquiry.send()
    settle(ended.desk.jobs)

    assert staff.all(FollowUp.kind, FollowUp.happened_on) == [("offer", date(2024, 12, 1))] * 2
    assert "Job offer · Offer accepted" in [label.text() for label in ended.news.findChildren(type(ended.title))]


def test_news_without_its_kind_is_not_recorded(staff, ended):
    ended.record.click()

    ended.inquiry.send()

    assert ended.inquiry.fields["kind"].marked == "Fill this in."
    assert staff.all(FollowUp.id) == []


def test_follow_up_begins_and_the_placement_is_finished(staff, ended, settle):
    ended.listing.table.check_all(on=True)

    for step in (PlacementStep.START_FOLLOW_UP, PlacementStep.CLOSE):
        ended.steps[step].click()
        settle(ended.desk.jobs)

    assert staff.all(Placement.state) == [PlacementState.CLOSED] * 2
    assert not ended.steps[PlacementStep.CLOSE].isEnabled()


def test_the_news_are_written_into_a_ledger(ended, settle, tmp_path):
    file = tmp_path / "news.csv"

    ended.listing.export(file)
    settle(ended.desk.jobs)

    assert len(file.read_text(encoding="utf-8-sig").splitlines()) == 3


def test_the_news_lead_to_the_placement(ended, office):
    wanted = []
    office.wanted.connect(wanted.append)

    ended.news.open.click()

    assert [(goal.section, goal.record) for goal in wanted] == [("interns", ended.listing.current)]
