"""The matrix of papers in the window: cells, filters, what is done about many, and the way to one paper."""

from datetime import timedelta

import pytest
from application_pages import shown_list
from asked_papers import ask_for_papers
from PySide6.QtCore import Qt
from sqlalchemy import delete, select

from jipdesk.errors import InputRefused
from jipdesk.models.application import DocumentItem
from jipdesk.rules.requirements import Requirement
from jipdesk.rules.states import DocumentState
from jipdesk.views.goal import Goal
from jipdesk.views.look.palette import Tone
from jipdesk.views.rooms import requirements_cells
from jipdesk.views.rooms.settings import DOCUMENTS
from jipdesk.views.spoken import Paragraph

_TOLD = (requirements_cells.text, requirements_cells.hint)


@pytest.fixture
def wait(office, settle):
    return lambda: settle(office.jobs)


@pytest.fixture
def page(qtbot, office, settle):
    return shown_list(qtbot, office, settle)


@pytest.fixture
def part(page, office, wait):
    """Three who were asked for papers three weeks ago."""
    ask_for_papers(office, [1, 2, 3], office.today() - timedelta(days=21))
    page.show_goal(Goal("applications", part="requirements"))
    wait()
    return page.parts.part("requirements")


def items(office, **wanted):
    with office.read() as session:
        rows = session.scalars(select(DocumentItem).order_by(DocumentItem.id)).all()
        return [each for each in rows if all(getattr(each, name) == value for name, value in wanted.items())]


def refuse(*_, **__):
    raise InputRefused("documents_accepted")


def line(part, number):
    return part.matrix.table.row_at(list(part.matrix.table.ids).index(number))


def test_who_was_asked_is_listed_with_how_many_are_complete(part):
    assert part.matrix.count.text() == "3 in all"
    assert part.complete.text() == "Complete: 0 of 3"


def test_a_button_leads_to_which_documents_are_requested(part, office):
    wanted = []
    office.wanted.connect(wanted.append)

    part.asked.click()

    assert wanted == [Goal("settings", part=DOCUMENTS)]


def test_a_cell_of_several_papers_says_how_many_are_accepted(part, office, wait):
    from jipdesk.actions import document_items, edition_fields, selection
    from jipdesk.i18n import words

    both = ["enrolment_certificate", "graduation_certificate", "education_certificate"]
    with office.desk.db.write(office.desk.actor, "pass_screening") as session:
        for field in ("documents_of_students", "documents_of_graduates", "documents_of_others"):
            edition_fields.edit_asked(session, office.edition.id, field, both)
        selection.pass_screening(session, [4], on=office.today())
        document_items.accept(session, [4], on=office.today(), kinds=both[:1])
    wait()

    shown, hint = (say(line(part, 4), Requirement.EDUCATION, words("en")) for say in _TOLD)

    assert shown.startswith("Requested 1/3\n")
    assert hint.count("Certificate of") == 3
    assert requirements_cells.left(line(part, 4), words("en")) == "1/3"
    assert requirements_cells.text(line(part, 4), Requirement.PASSPORT, words("en")) == "Not asked"


def test_a_cell_says_in_words_what_its_colour_says(part):
    from jipdesk.i18n import words

    shown = requirements_cells.text(line(part, 1), Requirement.PASSPORT, words("en"))

    assert shown.startswith("Overdue\n")
    assert shown.endswith("Applicant")
    assert requirements_cells.tone(line(part, 1), Requirement.PASSPORT) is Tone.TROUBLE


def test_one_kind_of_paper_arrives_from_many_at_once(part, office, wait):
    part.matrix.table.check({1, 2}, on=True)
    part.kind.setCurrentIndex(part.kind.findData("passport"))

    part.arrived.click()
    wait()

    arrived = items(office, state=DocumentState.RECEIVED)
    assert [(each.application_id, each.kind) for each in arrived] == [(1, "passport_copy"), (2, "passport_copy")]
    assert part.arrived.text() == "Mark 2 as arrived"


def test_all_papers_are_accepted_at_once_and_counted(part, office, wait):
    part.matrix.table.check({1, 2}, on=True)

    part.accept()
    wait()

    assert len(items(office, state=DocumentState.ACCEPTED)) == 10
    assert part.complete.text() == "Complete: 2 of 3"
    part.accept()
    wait()
    assert "accepted already" in part.page.notice.text


def test_of_whom_nothing_can_be_accepted_is_said_before_the_others_are(part, office, wait):
    with office.desk.db.write(office.desk.actor, "edit_record") as session:
        session.execute(delete(DocumentItem).where(DocumentItem.application_id == 2, DocumentItem.kind == "photograph"))
    part.matrix.table.check({3}, on=True)
    part.kind.setCurrentIndex(part.kind.findData("photograph"))
    part.accept()
    wait()
    part.matrix.table.check({1, 2}, on=True)

    part.accept()
    wait()

    told = [each.text() for each in part.inquiry.warning.findChildren(Paragraph)]
    assert [each.split(":")[0] for each in told] == [
        "1 is left out, as this was not requested from them",
        "1 is left out, as nothing is left to accept",
    ]
    assert part.inquiry.verb.text() == "Accept 1"
    assert {each.application_id for each in items(office, state=DocumentState.ACCEPTED)} == {3}
    part.inquiry.verb.click()
    wait()
    assert {each.application_id for each in items(office, state=DocumentState.ACCEPTED)} == {1, 3}
    assert part.inquiry.isHidden()


def test_what_is_refused_is_said_where_it_was_asked_and_can_be_tried_again(part, office, wait, monkeypatch):
    from jipdesk.actions import document_items

    accept = document_items.accept
    part.matrix.table.check({3}, on=True)
    part.accept()
    wait()
    part.matrix.table.check({1, 3}, on=True)
    part.accept()
    wait()
    monkeypatch.setattr(document_items, "accept", refuse)
    part.inquiry.verb.click()
    wait()
    assert "accepted already" in part.inquiry.trouble

    monkeypatch.setattr(document_items, "accept", accept)
    part.inquiry.verb.click()
    wait()

    assert {each.application_id for each in items(office, state=DocumentState.ACCEPTED)} == {1, 3}
    assert part.inquiry.isHidden()


def test_a_reminder_asks_for_the_new_day_and_counts(part, office, wait):
    part.matrix.table.check({3}, on=True)

    part.reminded.click()
    part.inquiry.fields["due_on"].show_text("2031-02-03")
    part.inquiry.send()
    wait()

    assert {(each.requests, str(each.due_on)) for each in items(office, application_id=3)} == {(2, "2031-02-03")}
    assert part.inquiry.isHidden()
    assert part.page.notice.text == "The reminder is noted."


def test_a_reminder_is_for_those_it_was_asked_about_and_noted_once(part, office, wait):
    part.matrix.table.check({3}, on=True)
    part.reminded.click()
    part.inquiry.fields["due_on"].show_text("2031-02-03")
    part.matrix.table.check({1, 2}, on=True)

    for _ in range(2):
        part.inquiry.send()
    wait()

    assert {each.requests for each in items(office, application_id=3)} == {2}
    assert {each.requests for number in (1, 2) for each in items(office, application_id=number)} == {1}


def test_a_reminder_until_a_day_off_warns_once_and_then_takes_it(part, office, wait):
    part.matrix.table.check({3}, on=True)
    part.reminded.click()
    part.inquiry.fields["due_on"].show_text("2031-02-02")

    part.inquiry.send()
    wait()

    assert {each.requests for each in items(office, application_id=3)} == {1}
    assert part.inquiry.verb.text() == "Note it anyway"
    assert "Offices in Japan are closed on this day." in [each.text() for each in part.inquiry.findChildren(Paragraph)]
    part.inquiry.send()
    wait()
    assert {(each.requests, str(each.due_on)) for each in items(office, application_id=3)} == {(2, "2031-02-02")}


def test_a_reminder_of_nothing_is_refused_where_it_was_asked(part, office, wait):
    part.matrix.table.check({3}, on=True)
    part.accept()
    wait()

    part.reminded.click()
    part.inquiry.send()
    wait()

    assert "awaited" in part.inquiry.trouble


def test_filters_limit_the_matrix(part, page, office, wait):
    part.matrix.table.check({1}, on=True)
    part.accept()
    wait()

    page.show_goal(Goal("applications", filters={"standing": ("overdue",)}, part="requirements"))
    wait()

    assert list(part.matrix.table.ids) == [2, 3]


def test_a_click_on_a_cell_leads_to_the_paper(part, page, office, wait):
    office.wanted.connect(page.show_goal)
    table = part.matrix.table
    names = [column.name for column in part.matrix.spec.columns]
    row = list(table.ids).index(2)

    part.matrix.view.clicked.emit(table.index(row, 1 + names.index("name")))
    assert page.parts.choice.current == "requirements"
    part.matrix.view.clicked.emit(table.index(row, 1 + names.index("photograph")))
    wait()

    assert page.parts.choice.current == "list"
    assert page.person.page.id == 2
    assert page.person.tabs.current == "documents"
    opened = page.person.documents.details.document
    assert (opened.kind, opened.id) == ("photograph", items(office, application_id=2, kind="photograph")[0].id)


def test_the_matrix_can_be_written_into_a_ledger(part, wait, tmp_path):
    file = tmp_path / "documents.csv"

    part.matrix.export(file)
    wait()

    text = file.read_text(encoding="utf-8-sig")
    assert "Overdue" in text
    assert text.count("24-00000") == 3


def test_the_acts_say_why_they_are_off(page, office, wait):
    page.show_goal(Goal("applications", part="requirements"))
    wait()
    part = page.parts.part("requirements")

    assert not part.accepted.isEnabled()
    assert part.accepted.toolTip() == "No applicant is chosen."
    assert part.kind.accessibleName() == "Which document"
    assert part.matrix.view.accessibleName() == "Documents"
    assert part.kind.focusPolicy() & Qt.FocusPolicy.TabFocus
