"""The list of applications: any column, any limit and its opposite, saved views, a past day, export as shown."""

import csv
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import python_calamine
from PySide6.QtCore import Qt

from jipdesk.actions import selection
from jipdesk.errors import DeskRefused
from jipdesk.queries import application_list
from jipdesk.queries.acts import lately
from jipdesk.queries.saved_views import of_page
from jipdesk.views.pieces.choices import IS_NOT
from jipdesk.views.pieces.export_dialog import Exported
from jipdesk.views.pieces.limit_sheet import OUTSIDE, STATED
from jipdesk.views.pieces.listing import Listing
from jipdesk.views.rooms import application_list as room
from jipdesk.views.rooms.applications import Applications
from jipdesk.views.sections import section


@pytest.fixture
def wait(office, settle):
    return lambda: settle(office.jobs)


@pytest.fixture
def listing(qtbot, office, wait):
    made = Listing(office, room.spec(office))
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    made.reload()
    wait()
    return made


@pytest.fixture
def long_listing(qtbot, office):
    """A list of which only the first screen is known when it opens, as if it were a hundred times as long."""

    def first(session, edition_id, order):
        return 40, list(application_list.first(session, edition_id, order.column)[1])[:32]

    made = Listing(office, replace(room.spec(office), first=first))
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    return made


def count(listing):
    return listing.count.text()


def last_act(office):
    with office.read() as session:
        return lately(session)[0]


# --- opening a long list ----------------------------------------------------------------------------------------------


def test_a_long_list_is_shown_before_the_numbers_behind_its_first_page_are_known(long_listing, wait):
    then = []
    long_listing.loaded.connect(lambda: then.append((count(long_listing), long_listing.table.ids.is_whole)))

    long_listing.reload()
    wait()

    assert then == [("40 in all", False)]
    assert long_listing.table.ids.is_whole
    assert [long_listing.table.row_at(line).no for line in (0, 39)] == ["24-000001", "24-000040"]


def test_its_end_can_be_gone_to_at_once(long_listing, wait):
    long_listing.loaded.connect(lambda: long_listing.view.go_to(long_listing.table.ids[-1]))

    long_listing.reload()
    wait()

    assert long_listing.table.row_at(long_listing.view.currentIndex().row()).no == "24-000040"


def test_where_the_others_are_refused_for_a_moment_they_are_asked_for_when_they_are_needed(
    long_listing, wait, office, monkeypatch
):
    def refuse(question, then, failed):
        failed(DeskRefused("desk_busy"))

    long_listing.loaded.connect(lambda: monkeypatch.setattr(office, "ask", refuse))
    long_listing.reload()
    wait()
    assert not long_listing.table.ids.is_whole

    long_listing.table.check_all(on=True)

    assert count(long_listing) == "40 in all · 40 selected"


# --- columns and limits -----------------------------------------------------------------------------------------------


def test_a_column_that_is_chosen_is_filled_and_the_list_stands_by_it(listing, wait):
    listing._set_columns(["name", "email", "rule:age"])
    wait()
    line = listing.table.row_at(0)
    places = {column.name: place for place, column in enumerate(listing.table.columns)}

    assert line.more["email"] == listing.table._line(0).text(places["email"])
    assert listing.table._line(0).text(places["rule:age"]) == "Met"
    assert dict(listing.view.sorts()).keys() >= {"E-mail"}


def test_columns_are_offered_under_headings_and_found_by_typing(listing, qtbot):
    listing.choose_columns()
    sheet = next(each for each in listing.children() if hasattr(each, "stance"))
    texts = [sheet.list.item(place).text() for place in range(sheet.list.count())]

    assert texts.index("The person") < texts.index("E-mail") < texts.index("Education and languages")
    qtbot.keyClicks(sheet.field, "motiv")
    shown = [item.text() for item in map(sheet.list.item, range(sheet.list.count())) if not item.isHidden()]
    assert shown == ["Courses and declarations", "Motivation"]
    sheet.close()


def test_a_pill_is_turned_into_its_opposite_by_one_key_and_back(listing, qtbot, wait):
    listing.filters.choose("verdict", ("eligible",))
    wait()
    assert count(listing) == "30 of 40"

    qtbot.keyClicks(listing.filters._pills["verdict"].button, "!")
    wait()
    assert listing.filters.filters == {"!verdict": ("eligible",)}
    assert listing.filters._pills["!verdict"].button.text() == "Eligibility is not: Eligible"
    assert count(listing) == "10 of 40"

    qtbot.mouseClick(listing.filters._pills["!verdict"].turn, Qt.MouseButton.LeftButton)
    wait()
    assert count(listing) == "30 of 40"


def test_a_pill_is_removed_by_delete(listing, qtbot, wait):
    listing.filters.choose("verdict", ("eligible",))
    qtbot.keyClick(listing.filters._pills["verdict"].button, Qt.Key.Key_Delete)
    wait()

    assert listing.filters.filters == {}
    assert count(listing) == "40 in all"


def test_choices_are_turned_while_they_are_open(listing, wait):
    listing.filters.choose("verdict", ("eligible",))
    sheet = listing.filters.open_choices("verdict")
    sheet.stance.choose(IS_NOT)
    wait()

    assert listing.filters.filters == {"!verdict": ("eligible",)}
    sheet.close()


def test_a_facet_is_picked_by_typing_and_asked_for_by_a_span(listing, qtbot, wait):
    listing.filters.pick_facet()
    picker = next(each for each in listing.filters.children() if hasattr(each, "picked"))
    qtbot.keyClicks(picker.field, "age")
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(hasattr(each, "taken") for each in listing.filters.children()))
    sheet = next(each for each in listing.filters.children() if hasattr(each, "taken"))
    qtbot.keyClicks(sheet.fields[0], "18")
    qtbot.keyClicks(sheet.fields[1], "40")
    qtbot.keyClick(sheet.fields[1], Qt.Key.Key_Return)
    wait()

    assert listing.filters.filters == {"age": ("18..40",)}
    assert listing.filters._pills["age"].button.text() == "Age: 18 to 40"
    assert count(listing) == "30 of 40"


def test_what_cannot_be_read_is_said_beside_the_field(listing, qtbot):
    sheet = listing.filters.open_choices("age")
    qtbot.keyClicks(sheet.fields[0], "old")
    sheet.take()

    assert sheet.isVisible()
    assert sheet.trouble.text()
    assert listing.filters.filters == {}
    sheet.close()


def test_a_span_is_shown_again_as_it_was_set(listing):
    listing.filters.choose("!submitted_at", ("2024-05-01..2024-05-31",))
    sheet = listing.filters.open_choices("!submitted_at")

    assert sheet.way.current == OUTSIDE
    assert [field.text() for field in sheet.fields] == ["2024-05-01", "2024-05-31"]
    sheet.way.choose(STATED)
    sheet.take()
    assert listing.filters.filters == {"!submitted_at": ("",)}


def test_a_list_whose_question_knows_no_not_is_asked_for_the_others(listing):
    facet = listing.filters._facets["verdict"]
    listing.filters._facets["verdict"] = replace(facet, denies=False)

    assert listing.filters.asked_by({"!verdict": ("eligible",)}) == {"verdict": ("ineligible", "confirm", "")}
    assert listing.filters.asked_by({"!verdict": tuple(facet.codes(None))}) is None


def test_what_was_typed_is_not_remembered_outside_the_desk(listing, office):
    listing.filters.choose("email", ("tanaka",))
    listing.filters.choose("verdict", ("eligible",))
    listing.hide()

    assert office.memory.get("list applications")["filters"] == {"verdict": ["eligible"]}


# --- saved views ------------------------------------------------------------------------------------------------------


@pytest.fixture
def kept(listing, office, wait):
    """A view of who is not eligible, with e-mail addresses."""
    listing.filters.choose("!verdict", ("eligible",))
    listing._set_columns(["name", "email"])
    listing.views.save("To look at")
    wait()
    return listing


def test_a_view_is_kept_with_filters_columns_and_order(kept, office, wait):
    kept.show_definition({"filters": {}, "columns": ["no"], "order": {"column": "name", "descending": True}})
    wait()
    assert kept.views.text() == "★ To look at (changed) ▾"

    kept.views.switch(1)
    wait()

    assert kept.filters.filters == {"!verdict": ("eligible",)}
    assert kept.view.shown_columns == ("name", "email")
    assert count(kept) == "10 of 40"
    assert kept.views.text() == "★ To look at ▾"
    assert last_act(office).values == {"view": "To look at"}


def test_the_menu_counts_what_each_view_lists_now(kept, wait):
    kept.views.open()
    wait()

    lines = [line.text() for line in kept.views.menu_open.actions()]
    assert lines[0] == "To look at   10\tAlt+1"
    assert "Save this view…" in lines
    kept.views.menu_open.close()


def test_a_view_is_renamed_pinned_offered_to_all_and_deleted(kept, office, wait):
    views = kept.views
    views.rename("Others")
    wait()
    views.pin()
    wait()
    views.share()
    wait()
    with office.read() as session:
        (row,) = of_page(session, "applications", None)
    assert (row.name, row.is_pinned, row.is_shared) == ("Others", True, True)

    views.delete()
    wait()
    assert views.text() == "★ Views ▾"
    assert last_act(office).name == "delete_view"


def test_a_view_without_a_name_is_refused_in_its_sheet(kept):
    assert kept.views.save("") is not None


def test_a_view_with_columns_and_codes_that_are_gone_is_shown_as_far_as_it_goes(listing, wait):
    listing.show_definition(
        {"filters": {"verdict": ["unknown"], "gone": ["x"]}, "columns": ["lost"], "order": {"column": "lost"}}
    )
    wait()

    assert listing.filters.filters == {"verdict": ("unknown",)}
    assert count(listing) == "0 of 40"


# --- a past day -------------------------------------------------------------------------------------------------------


@pytest.fixture
def page(qtbot, office, wait):
    """The page, on a day after ten were passed; the day before, nobody was."""
    office.now = lambda: datetime(2030, 1, 3, tzinfo=UTC)
    office.desk.db.now = lambda: datetime(2030, 1, 2, tzinfo=UTC)
    with office.read() as session:
        numbers = list(
            application_list.ids(
                session,
                office.edition.id,
                application_list.ApplicationFilter(states=frozenset({"eligible"})),
            )
        )[:10]
    with office.desk.db.write(office.desk.actor, "pass_screening") as session:
        selection.pass_screening(session, numbers, on=date(2030, 1, 2))
    made = Applications(office, section("applications"))
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    qtbot.waitUntil(lambda: "person" in vars(made))
    wait()
    return made


def states(page):
    return {page.listing.table.row_at(line).state for line in range(len(page.listing.table.ids))}


def test_a_past_day_is_listed_with_a_banner_and_without_acts(page, wait):
    now = states(page)
    page.listing.past.go(date(2030, 1, 1))
    wait()

    assert now - states(page) == {"documents_requested"}
    assert "1 January 2030" in page.listing.past._said.text()
    assert not page.passed.isEnabled()
    assert not page.deciding.isEnabled()
    assert page.passed.toolTip() == "The list is shown as of a past day. Go back to today to act."
    assert not page.person.isVisible()

    page.listing.past.back_button.setFocus()
    page.listing.past.back_button.click()
    wait()
    assert page.listing.filters.search.hasFocus()
    assert states(page) == now
    assert page.person.isVisible()
    assert not page.listing.past.banner.isVisible()
    assert page.deciding.isEnabled()


def test_ages_and_days_of_an_exported_workbook_can_be_counted_and_sorted(listing, tmp_path, wait):
    listing._set_columns(["no", "age", "birth_date", "submitted_at"])
    wait()
    by_name = {column.name: column for column in listing.table.columns}
    columns = [by_name[name] for name in listing.view.shown_columns]
    listing.export_chosen(Exported(list(listing.table.ids), columns, ".xlsx"), tmp_path / "list.xlsx")
    wait()

    rows = python_calamine.load_workbook(tmp_path / "list.xlsx").get_sheet_by_index(0).to_python()[1:]
    kinds = {tuple(type(value) for value in row) for row in rows}
    assert (str, float, datetime, date) in kinds
    assert all(type(row[0]) is str for row in rows)


def test_a_past_day_is_limited_sorted_and_exported_as_it_was(page, office, tmp_path, wait):
    page.listing.past.go(date(2030, 1, 1))
    wait()
    page.listing.filters.choose("state", ("eligible",))
    wait()
    assert count(page.listing) == "30 of 40"

    columns = [column for column in page.listing.table.columns if column.name in {"no", "state"}]
    page.listing.export_chosen(Exported(list(page.listing.table.ids), columns, ".csv"), tmp_path / "then.csv")
    wait()
    rows = list(csv.reader((tmp_path / "then.csv").read_text("utf-8-sig").splitlines()))
    assert {row[1] for row in rows[1:]} == {"Eligible"}
    assert len(rows) == 31
    assert last_act(office).values["limits"] == ["as of 1 January 2030", "Stage: Eligible"]
    page.listing.past.back()
    wait()


def test_a_day_before_everything_says_that_the_list_was_still_empty(page, wait):
    page.listing.past.go(date(2020, 1, 1))
    wait()

    assert page.listing._stack.currentWidget() is page.listing.empty_then
    page.listing.past.back()
    wait()


def test_a_day_that_is_not_over_is_said_in_the_sheet(page):
    assert page.listing.past._take("2030-01-03") is not None
    assert page.listing.past._take("no day") is not None
    assert page.listing.past.day is None


# --- export -----------------------------------------------------------------------------------------------------------


def test_an_export_is_exactly_what_is_shown_and_says_what_it_was_limited_to(listing, office, tmp_path, wait):
    listing.filters.choose("!verdict", ("eligible",))
    listing.filters.choose("email", ("example",))
    listing._set_columns(["no", "email", "rule:age"])
    wait()
    by_name = {column.name: column for column in listing.table.columns}
    wanted = Exported(list(listing.table.ids), [by_name[name] for name in listing.view.shown_columns], ".csv")
    listing.export_chosen(wanted, tmp_path / "list.csv")
    wait()

    rows = list(csv.reader((tmp_path / "list.csv").read_text("utf-8-sig").splitlines()))
    assert rows[0] == ["Receipt no.", "E-mail", "Age (rule)"]
    assert len(rows) == 1 + len(listing.table.ids)
    assert last_act(office).values["limits"] == ["Eligibility is not: Eligible", "E-mail contains: …"]
