import pytest
from office_on_desk import OfficeOnDesk, put_away, room
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from staffed import ON

from jipdesk.actions import matches
from jipdesk.i18n import words
from jipdesk.models.company import CompanyResult
from jipdesk.rules.states import ApplicationState
from jipdesk.views.goal import Goal

BIG = {"organisation_type": "company", "industry_class": "service", "capital_yen": 10**9, "employees": 9_000}
FIT = {"organisation_type": "company", "industry_class": "service", "capital_yen": 10**7, "employees": 40}
IN_JAPAN = {"head_office_country": "JP"}


@pytest.fixture
def staff(office):
    return OfficeOnDesk(office)


@pytest.fixture
def show(office, settle):
    pages = []

    def make():
        pages.append(room(office, "companies", settle))
        return pages[-1]

    yield make
    for page in pages:
        put_away(page)


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.text()]


def cells(page, line):
    return page.listing.table._line(line).texts


def test_without_companies_the_room_says_how_to_begin(staff, show):
    page = show()

    assert "Import the sheet of companies" in " ".join(texts(page.listing.empty))
    assert not page.check.isEnabled()
    assert page.check.toolTip() == "There is no company to check yet."


def test_checking_fills_the_pills_and_says_how_many(staff, show, settle):
    staff.opening(company=FIT | IN_JAPAN)
    staff.opening(company=BIG | IN_JAPAN)
    page = show()
    assert cells(page, 0)[-1] == "Not yet checked"

    page.check.click()
    settle(page.desk.jobs)

    assert [cells(page, line)[-1] for line in (0, 1)] == ["Eligible", "Not eligible"]
    assert page.notice.text == "2 companies were checked against the rules of this edition."
    assert staff.last_act() == ("screen_companies", {"count": 2, "edition": 2024})


def test_checking_can_be_taken_back(staff, show, settle):
    staff.opening(company=FIT | IN_JAPAN)
    page = show()
    page.check.click()
    settle(page.desk.jobs)

    staff.undo_last()
    settle(page.desk.jobs)

    assert staff.all(CompanyResult.verdict) == []
    assert cells(page, 0)[-1] == "Not yet checked"


def test_a_company_shows_every_rule_with_its_source(staff, show, settle):
    staff.opening(company=BIG | IN_JAPAN)
    page = show()
    page.check.click()
    settle(page.desk.jobs)

    page.pane.tabs.go_to("eligibility")

    said = "\n".join(texts(page.pane))
    assert "Too large: capital 1,000,000,000 yen, employees 9,000." in said
    assert "Size of the company · " in said
    assert "Its openings are left out of matching." in said


def test_places_count_who_has_agreed(staff, show):
    opening = staff.opening(places=2)
    people = staff.applications(2, ApplicationState.PASSED)
    found = staff.propose([(opening, person) for person in people])
    staff.agree(found[:1])

    page = show()

    assert "1 / 2" in cells(page, 0)


def test_proposals_and_placements_lead_to_person_and_placement(staff, show):
    opening = staff.opening()
    (person,) = staff.applications(1, ApplicationState.PASSED)
    found = staff.propose([(opening, person)])
    staff.agree(found)
    staff.act("decide_matches", lambda session: matches.decide(session, found, on=ON, holidays=frozenset()))
    page = show()
    wanted = []
    page.desk.wanted.connect(wanted.append)

    links = {button.text(): button for button in page.pane.people.findChildren(type(page.pane._ask))}
    links["2024-P001"].click()
    links["FAMILY40 Given"].click()

    assert [goal.section for goal in wanted] == ["interns", "applications"]
    assert wanted[1].record == person


def test_a_company_that_a_filter_hides_is_found_all_the_same(staff, show, settle):
    staff.opening()
    staff.opening()
    page = show()
    page.listing.show_only({}, "Mihon 1")
    settle(page.desk.jobs)
    other = 2
    assert list(page.listing.table.ids) == [1]

    page.show_goal(Goal("companies", record=other, part="openings"))
    settle(page.desk.jobs)

    assert page.listing.current == other
    assert page.pane.name.text() == "Mihon 2 Co., Ltd."
    assert page.pane.tabs.current == "openings"


def test_names_follow_the_language(staff, show, qapp):
    from jipdesk.views.pieces.page import Page

    staff.opening()
    page = show()
    line = page.listing.table.row_at(0)

    name = page.listing.spec.columns[1].text

    assert isinstance(page, Page)
    assert (name(line, words("en")), name(line, words("ja"))) == ("Mihon 1 Co., Ltd.", "株式会社見本1")


def test_what_is_listed_is_exported(staff, show, settle, tmp_path):
    staff.opening()
    page = show()

    page.listing.export(tmp_path / "companies.csv")
    settle(page.desk.jobs)

    text = (tmp_path / "companies.csv").read_text(encoding="utf-8-sig")
    assert text.splitlines()[1].startswith("C001,")
    assert page.notice.text == "1 row was exported to companies.csv."


def test_the_list_is_walked_with_the_keys(staff, show, qtbot, settle):
    staff.opening()
    staff.opening()
    page = show()

    qtbot.keyClick(page.listing.view, Qt.Key.Key_Down)
    settle(page.desk.jobs)

    assert page.pane.name.text() == "Mihon 2 Co., Ltd."
