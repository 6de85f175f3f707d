"""Fields over a record: what is stored, what is kept as a draft, and how either comes back."""

import pytest
from office_on_desk import OfficeOnDesk
from PySide6.QtCore import Qt

from jipdesk.actions.person_fields import edit_person
from jipdesk.models.office import Draft
from jipdesk.models.person import Person
from jipdesk.queries import drafts
from jipdesk.views.pieces import readers
from jipdesk.views.pieces.fields import LinesField, TextField
from jipdesk.views.pieces.form import Form, FormSpec


@pytest.fixture
def staff(office):
    return OfficeOnDesk(office)


@pytest.fixture
def make_form(office, staff):
    made = []

    def make():
        read = {"birth_date": readers.day, "family_name": readers.text, "given_name": readers.text, "address": str}
        spec = FormSpec("person", read, lambda _name, value: str(value or ""), edit_person)
        fields = [TextField(name, name) for name in ("birth_date", "family_name", "given_name")]
        form = Form(office, spec, [*fields, LinesField("address", "address")])
        form.show()
        made.append(form)
        return form

    yield make
    for form in made:
        form.close()
        form.deleteLater()


def show(form, staff, number):
    """Show a person, and what was typed and not stored, as a page does after every change."""
    names = ("birth_date", "family_name", "given_name", "address")
    values = dict(zip(names, staff.get(Person, number, *names), strict=True))
    with staff.db.read() as session:
        form.show_record(number, values, drafts.of_record(session, form._desk.desk.actor, "person", number))


def type_into(field, text):
    field.editor.setFocus()
    field._put(text)
    field.leave()


def test_what_cannot_be_read_stays_with_its_reason_also_when_the_form_is_made_anew(make_form, staff, office, settle):
    form = make_form()
    show(form, staff, 1)
    before = staff.get(Person, 1, "birth_date")

    type_into(form.fields["birth_date"], "31 February 2001")
    settle(office.jobs)
    again = make_form()
    show(again, staff, 1)

    field = again.fields["birth_date"]
    assert (field.text, field.marked != "") == ("31 February 2001", True)
    assert field.editor.accessibleDescription() == field.marked
    assert staff.get(Person, 1, "birth_date") == before


def test_what_the_desk_refuses_is_kept_as_a_draft_and_its_reason_is_found_again(make_form, staff, office, settle):
    form = make_form()
    show(form, staff, 1)
    for name in ("given_name", "family_name"):
        type_into(form.fields[name], "")
        settle(office.jobs)
    reason = form.fields["family_name"].marked
    assert reason

    again = make_form()
    show(again, staff, 1)
    settle(office.jobs)

    assert again.fields["family_name"].marked == reason
    assert staff.get(Person, 1, "family_name")


def test_a_draft_that_would_be_accepted_by_now_says_so_and_is_stored_with_enter(make_form, staff, office, settle):
    form = make_form()
    show(form, staff, 1)
    for name in ("given_name", "family_name"):
        type_into(form.fields[name], "")
        settle(office.jobs)
    staff.act("edit_record", lambda session: edit_person(session, 1, "given_name", "Anh"))
    again = make_form()
    show(again, staff, 1)
    settle(office.jobs)
    assert again.fields["family_name"].marked.startswith("Not saved yet.")

    again.fields["family_name"].editor.editingFinished.emit()
    settle(office.jobs)

    assert staff.get(Person, 1, "given_name", "family_name") == ("Anh", None)
    assert staff.all(Draft.id) == []


@pytest.mark.parametrize("name", ["birth_date", "address"])
def test_escape_brings_back_what_is_stored_and_forgets_the_draft(make_form, staff, office, settle, qtbot, name):
    with office.desk.db.write(office.desk.actor, "keep_draft") as session:
        session.add(_draft(office.desk.actor, name))
    form = make_form()
    show(form, staff, 1)
    settle(office.jobs)
    field = form.fields[name]
    assert field.text == "13th month"

    qtbot.keyClick(field.editor, Qt.Key.Key_Escape)
    settle(office.jobs)

    assert field.text != "13th month"
    assert field.marked == ""
    assert staff.all(Draft.id) == []


def _draft(actor, name):
    from datetime import UTC, datetime

    return Draft(
        coordinator_id=actor,
        table_name="person",
        row_id=1,
        field=name,
        text="13th month",
        typed_at=datetime(2024, 7, 1, tzinfo=UTC),
    )


def test_what_is_being_typed_is_kept_when_keys_lead_to_another_record(make_form, staff, office, settle):
    form = make_form()
    show(form, staff, 1)
    form.activateWindow()
    form.fields["address"].editor.setFocus()
    form.fields["address"]._put("1-2-3 Chiyoda")

    show(form, staff, 2)
    settle(office.jobs)

    assert staff.get(Person, 1, "address") == "1-2-3 Chiyoda"
    assert staff.get(Person, 2, "address") != "1-2-3 Chiyoda"
