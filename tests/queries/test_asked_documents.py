"""What an edition asks for, of how many it has asked already, and whom it would ask for nothing."""

import pytest
from staffed import ON, Office

from jipdesk.actions import edition_fields, selection
from jipdesk.queries import asked_documents, editions, screening_decisions
from jipdesk.rules.codes import EducationStatus
from jipdesk.rules.screening import Tentative


def ask_for(office: Office, field: str, value: object) -> None:
    do = edition_fields.edit_asked
    office.act("edit_edition", lambda session: do(session, office.edition_id, field, value))


def test_those_are_counted_of_whom_papers_were_asked_each_once(office: Office) -> None:
    people = office.applications(3)
    office.act("pass_screening", lambda session: selection.pass_screening(session, people[:2], on=ON))

    with office.db.read() as session:
        assert asked_documents.asked_already(session, office.edition_id) == 2


def test_those_of_another_edition_are_not_counted(office: Office) -> None:
    people = office.applications(1)
    office.act("pass_screening", lambda session: selection.pass_screening(session, people, on=ON))
    later = Office(office.db, 2025)

    with office.db.read() as session:
        assert asked_documents.asked_already(session, later.edition_id) == 0


@pytest.mark.parametrize(
    ("changes", "passing", "nothing"),
    [
        ({}, 3, 0),
        ({"documents_of_graduates": []}, 3, 1),
        ({"documents_of_graduates": ["passport_copy"]}, 3, 1),
        ({"documents_of_graduates": ["passport_copy"], "documents_to_travel": []}, 3, 0),
        ({"documents_of_students": [], "documents_of_graduates": []}, 3, 3),
    ],
)
def test_the_consequences_tell_how_many_are_asked_for_nothing(
    office: Office, changes: dict[str, list[str]], passing: int, nothing: int
) -> None:
    people = office.applications(2)
    people += office.applications(1, education_status=EducationStatus.GRADUATE, courses=("online",))
    for field, value in changes.items():
        ask_for(office, field, value)

    with office.db.read() as session:
        meant = dict.fromkeys(people, Tentative.PASS)
        found = screening_decisions.consequences(session, office.edition_id, meant)

    assert (found.passing, found.asked_nothing) == (passing, nothing)


def test_who_is_not_selected_is_asked_for_nothing_anyhow(office: Office) -> None:
    ask_for(office, "documents_of_students", [])
    people = office.applications(1)

    with office.db.read() as session:
        meant = dict.fromkeys(people, Tentative.REJECT)
        assert screening_decisions.consequences(session, office.edition_id, meant).asked_nothing == 0


def test_the_row_of_an_edition_knows_how_long_applicants_have(office: Office) -> None:
    ask_for(office, "documents_days", 30)

    with office.db.read() as session:
        assert editions.find(session, "2024").document_days == 30
