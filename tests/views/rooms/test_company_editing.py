"""Facts of a company and terms of its openings are corrected on its page; both can be added by hand."""

from datetime import date

import pytest
from office_on_desk import OfficeOnDesk, put_away, room
from PySide6.QtCore import Qt

from jipdesk.actions.screening import screen_companies
from jipdesk.models.company import Company, Opening
from jipdesk.models.office import Draft
from jipdesk.rules.states import OpeningState

FIT = {"organisation_type": "company", "industry_class": "service", "capital_yen": 10**7, "employees": 40}


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


def type_into(page, settle, field, text):
    field._put(text)
    field.leave()
    settle(page.desk.jobs)


def opening_of(page, settle):
    page.pane.tabs.go_to("openings")
    settle(page.desk.jobs)
    return page.pane.openings.sheets[0]


def test_a_fact_is_stored_as_its_field_is_left_and_the_list_follows(staff, show, settle):
    staff.opening(company=FIT)
    page = show()

    type_into(page, settle, page.pane.facts.fields["name_en"], "Aoba Seiko Co., Ltd.")
    type_into(page, settle, page.pane.facts.fields["capital_yen"], "２億円")

    assert staff.get(Company, 1, "name_en", "capital_yen") == ("Aoba Seiko Co., Ltd.", 200_000_000)
    assert page.listing.table._line(0).texts[1] == "Aoba Seiko Co., Ltd."
    assert page.pane.facts.fields["capital_yen"].text == "200,000,000"
    assert page.pane.name.text() == "Aoba Seiko Co., Ltd."


def test_what_the_rules_say_follows_the_facts_at_once(staff, show, settle):
    staff.opening(company=FIT | {"head_office_country": "JP"})
    staff.act("screen_companies", lambda session: screen_companies(session, staff.edition_id))
    page = show()

    type_into(page, settle, page.pane.facts.fields["head_office_country"], "ベトナム")

    assert page.pane._verdict.text == "Not eligible"


@pytest.mark.parametrize(
    ("name", "value", "doubt"),
    [
        ("capital_yen", 5_000, "Less than 100,000 yen. Was it given in units of 10,000 yen?"),
        ("employees", 0, "Are there really no employees?"),
        ("name_ja", "Aoba", "This contains no Japanese."),
        ("name_en", "青葉精工", "This contains Japanese."),
    ],
)
def test_a_doubtful_fact_is_stored_and_marked_with_the_reason(staff, show, name, value, doubt):
    staff.opening(company=FIT | {name: value})

    page = show()

    assert page.pane.facts.fields[name].marked == doubt


def test_the_same_corporate_number_twice_is_a_doubt(staff, show):
    staff.opening(company={"corporate_number": "8700110005901"})
    staff.opening(company={"corporate_number": "8700110005901"})

    page = show()

    assert page.pane.facts.fields["corporate_number"].marked == "The same number as C002."


@pytest.mark.parametrize(
    ("name", "typed", "says"),
    [("corporate_number", "123", "digit"), ("employees", "many", "number"), ("contact_email", "at home", "address")],
)
def test_what_cannot_be_read_stays_as_a_draft_with_its_reason(staff, show, settle, name, typed, says):
    staff.opening(company=FIT)
    page = show()
    before = staff.get(Company, 1, name)

    type_into(page, settle, page.pane.facts.fields[name], typed)
    again = show()

    field = again.pane.facts.fields[name]
    assert field.text == typed
    assert says in field.marked
    assert staff.get(Company, 1, name) == before


def test_a_refused_fact_stays_as_a_draft_with_its_reason(staff, show, settle):
    staff.opening(company=FIT | {"name_ja": None})
    page = show()

    type_into(page, settle, page.pane.facts.fields["name_en"], "")

    assert page.pane.facts.fields["name_en"].marked == "A company needs a name, in Japanese or in English."
    assert staff.all(Draft.field) == ["name_en"]


def test_a_fact_says_where_it_comes_from_and_when_it_changed(staff, show, settle, qtbot):
    staff.opening(company=FIT)
    page = show()
    field = page.pane.facts.fields["employees"]
    type_into(page, settle, field, "55")

    qtbot.keyClick(field.editor, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    settle(page.desk.jobs)

    changed, made = field.told.splitlines()
    assert changed.endswith(": 40 → 55")
    assert made.endswith((": Import companies", ": Import companies"))
    qtbot.mouseClick(field._label, Qt.MouseButton.LeftButton)
    assert field.told == ""


def test_the_terms_of_an_opening_are_stored_as_they_are_left(staff, show, settle):
    staff.opening()
    page = show()
    fields = opening_of(page, settle).form.fields

    type_into(page, settle, fields["places"], "３名")
    type_into(page, settle, fields["starts_on"], "令和6年10月1日")
    type_into(page, settle, fields["target_markets"], "Viet Nam; ASEAN")

    found = staff.get(Opening, 1, "places", "starts_on", "target_markets")
    assert found == (3, date(2024, 10, 1), ["Viet Nam", "ASEAN"])


@pytest.mark.parametrize(
    ("terms", "name", "doubt"),
    [
        ({"starts_on": date(2025, 6, 1)}, "starts_on", "Outside the fiscal year 2024 (April to March)."),
        ({"hours_per_day": 10}, "hours_per_day", "More than 8 hours a day."),
        ({"target_markets": ["Viet Nam", "Mars"]}, "target_markets", "Mars is not a market that matching knows."),
    ],
)
def test_a_doubtful_term_is_marked_with_the_reason(staff, show, settle, terms, name, doubt):
    staff.opening(**terms)

    page = show()

    assert opening_of(page, settle).form.fields[name].marked == doubt


def test_a_period_that_runs_backwards_is_refused_in_its_field(staff, show, settle):
    staff.opening(starts_on=date(2024, 9, 2), ends_on=date(2024, 10, 11))
    page = show()
    field = opening_of(page, settle).form.fields["ends_on"]

    type_into(page, settle, field, "2024-08-01")

    assert field.marked == "The last day would be before the first day. Correct one of the dates."
    assert staff.get(Opening, 1, "ends_on") == date(2024, 10, 11)


def test_the_course_is_chosen_from_those_of_the_edition(staff, show, settle):
    staff.opening()
    page = show()
    field = opening_of(page, settle).form.fields["course_id"]

    field.editor.setCurrentIndex(field.editor.findData(str(staff.courses["online"])))
    field.leave()
    settle(page.desk.jobs)

    assert staff.get(Opening, 1, "course_id") == staff.courses["online"]
    assert field.editor.currentText() == "Online course"


def test_an_opening_is_closed_by_its_menu_which_says_what_is_not_possible(staff, show, settle):
    staff.opening()
    page = show()
    sheet = opening_of(page, settle)
    assert "is not possible" in sheet.stage.line("reinstate").toolTip()

    sheet.stage.line("close").trigger()
    settle(page.desk.jobs)

    assert staff.get(Opening, 1, "state") is OpeningState.CLOSED
    assert staff.last_act() == ("advance_openings", {"count": 1, "step": "close"})


def test_a_company_and_its_opening_are_added_by_hand(staff, show, settle):
    page = show()

    page.add.click()
    assert page.inquiry.fields["company_no"].text == "C24-001"
    page.inquiry.verb.click()
    settle(page.desk.jobs)
    assert page.inquiry.trouble == "A company needs a name, in Japanese or in English."
    page.inquiry.fields["name_ja"].editor.setText("株式会社青葉精工")
    page.inquiry.verb.click()
    settle(page.desk.jobs)
    assert page.pane.name.text() == "株式会社青葉精工"

    page.pane.openings.add.click()
    assert page.inquiry.fields["opening_no"].text == "C24-001-1"
    page.inquiry.fields["places"].editor.setText("2")
    page.inquiry.verb.click()
    settle(page.desk.jobs)

    assert staff.get(Opening, 1, "places", "company_id") == (2, 1)
    assert len(page.pane.openings._openings) == 1
    staff.undo_last()
    settle(page.desk.jobs)
    assert page.pane.openings._openings == []


def test_a_number_that_is_taken_is_said_in_place(staff, show, settle):
    staff.opening()
    page = show()

    page.add.click()
    page.inquiry.fields["company_no"].editor.setText("C001")
    page.inquiry.fields["name_en"].editor.setText("Aoba")
    page.inquiry.verb.click()
    settle(page.desk.jobs)

    assert page.inquiry.trouble == "There is already a company with the number C001. Enter another one."


def test_what_is_typed_stays_while_the_page_is_shown_anew(staff, show, settle, qtbot):
    staff.opening(company=FIT)
    page = show()
    field = opening_of(page, settle).form.fields["task_en"]
    page.activateWindow()
    field.editor.setFocus()
    qtbot.waitUntil(field.has_focus)
    field._put("Sort the measuring")

    page.set_stale()
    settle(page.desk.jobs)

    assert field.text == "Sort the measuring"


def test_enter_in_the_list_leads_to_the_facts(staff, show, settle, qtbot):
    staff.opening(company=FIT)
    page = show()
    page.pane.tabs.go_to("history")

    qtbot.keyClick(page.listing.view, Qt.Key.Key_Return)

    assert page.pane.tabs.current == "overview"
    assert page.window().focusWidget() is page.pane.facts.fields["name_ja"].editor
