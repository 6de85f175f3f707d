"""What is typed as the first or last day of an internship and is not stored is kept until it is mended or given up."""

from datetime import date, datetime

import pytest
from office_on_desk import OfficeOnDesk, put_away, room
from PySide6.QtCore import Qt

from jipdesk.i18n import JAPAN
from jipdesk.models.office import Draft
from jipdesk.models.placement import Placement


@pytest.fixture
def staff(office):
    office.now = lambda: datetime(2024, 7, 10, 10, tzinfo=JAPAN)
    return OfficeOnDesk(office)


@pytest.fixture
def opened(office, staff, settle):
    """Open a placement on a page made anew."""
    staff.placements(1)
    pages = []

    def make():
        page = room(office, "interns", settle)
        pages.append(page)
        page.open(1)
        settle(office.jobs)
        return page.placement.facts.period.fields["ends_on"]

    yield make
    for page in pages:
        put_away(page)


def enter(field, office, settle, text):
    field.editor.setText(text)
    field.editor.editingFinished.emit()
    settle(office.jobs)


def test_a_day_that_does_not_exist_stays_when_the_page_is_shown_or_made_anew(opened, office, staff, settle):
    field = opened()
    enter(field, office, settle, "2024-09-31")
    reason = field.marked
    assert reason

    staff.act("edit_record", lambda session: setattr(session.get(Placement, 1), "place_en", "Osaka"))
    settle(office.jobs)
    assert (field.text, field.marked) == ("2024-09-31", reason)
    again = opened()

    assert (again.text, again.marked) == ("2024-09-31", reason)
    assert staff.all(Placement.ends_on) == [date(2024, 10, 4)]


def test_esc_brings_the_stored_day_back_and_the_draft_is_gone(opened, office, staff, settle, qtbot):
    field = opened()
    before = field.text
    enter(field, office, settle, "2024-09-31")

    qtbot.keyClick(field.editor, Qt.Key.Key_Escape)
    settle(office.jobs)

    assert (field.text, field.marked) == (before, "")
    assert staff.all(Draft.id) == []


def test_a_day_that_waits_for_a_word_is_there_when_the_page_is_made_anew_and_is_not_stored_by_itself(
    opened, office, staff, settle
):
    enter(opened(), office, settle, "2024-08-01")

    field = opened()

    assert field.text == "2024-08-01"
    assert field.marked == "Not saved yet. Press Enter in the field to continue."
    assert staff.all(Placement.ends_on) == [date(2024, 10, 4)]


def test_a_day_that_is_stored_leaves_no_draft(opened, office, staff, settle):
    field = opened()
    enter(field, office, settle, "2024-09-31")
    enter(field, office, settle, "2024-10-03")

    assert staff.all(Placement.ends_on) == [date(2024, 10, 3)]
    assert field.marked == ""
    assert staff.all(Draft.id) == []
