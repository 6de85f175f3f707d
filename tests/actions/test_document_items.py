"""Papers that arrive, that are reminded of, and what is written down of one."""

from datetime import date, timedelta

import pytest
from staffed import ON, Office

from jipdesk.actions import document_items, selection
from jipdesk.errors import InputRefused
from jipdesk.models.application import DocumentItem
from jipdesk.rules.applicant_documents import USUAL
from jipdesk.rules.states import DocumentState

LATER = ON + timedelta(days=21)


def asked(office: Office, count: int = 1, **values: object) -> list[int]:
    found = office.applications(count, **values)
    office.act("pass_screening", lambda session: selection.pass_screening(session, found, on=ON))
    return found


def received(office: Office, people: list[int], kinds: list[str] | None = None) -> None:
    do = document_items.mark_received
    office.act("mark_documents_received", lambda session: do(session, people, on=ON, kinds=kinds))


def reminded(office: Office, people: list[int]) -> None:
    office.act("remind_of_documents", lambda session: document_items.remind(session, people, due_on=LATER))


def test_papers_arrive_without_being_accepted_yet(office: Office) -> None:
    people = asked(office, 2)

    received(office, people, ["photograph"])

    stands = office.all(DocumentItem.kind, DocumentItem.state, DocumentItem.received_on)
    assert [each[1:] for each in stands if each[0] == "photograph"] == [(DocumentState.RECEIVED, ON)] * 2
    assert {each[1:] for each in stands if each[0] != "photograph"} == {(DocumentState.REQUESTED, None)}
    assert office.last_act() == ("mark_documents_received", {"count": 2})


def test_a_reminder_counts_and_sets_a_new_day_for_what_the_applicant_owes(office: Office) -> None:
    people = asked(office)
    received(office, people, ["photograph"])
    before = office.content()

    reminded(office, people)

    found = office.all(DocumentItem.kind, DocumentItem.requests, DocumentItem.due_on)
    assert {each[1:] for each in found if each[0] != "photograph"} == {(2, LATER)}
    assert {each[1:] for each in found if each[0] == "photograph"} == {(1, ON + timedelta(days=USUAL.days))}
    office.undo_last()
    assert office.content() == before


def test_nobody_is_reminded_who_owes_nothing(office: Office) -> None:
    people = asked(office)
    received(office, people)

    with pytest.raises(InputRefused, match="documents_not_awaited"):
        reminded(office, people)
    with pytest.raises(InputRefused, match="documents_not_awaited"):
        received(office, people)


def test_facts_of_a_paper_are_written_down(office: Office) -> None:
    asked(office)
    item = office.all(DocumentItem.id)[0]
    for field, value in {"issuer": "Hanoi University", "is_original": True, "issued_on": ON}.items():
        office.act("edit_record", lambda s, f=field, v=value: document_items.edit_item(s, item, f, v))

    found = office.get(DocumentItem, item, "issuer", "is_original", "issued_on")
    assert found == ("Hanoi University", True, ON)
    with pytest.raises(InputRefused, match="expires_before_issue"):
        office.act("edit_record", lambda s: document_items.edit_item(s, item, "expires_on", date(2024, 1, 1)))


def test_who_stays_at_home_is_asked_for_no_passport_and_no_photograph(office: Office) -> None:
    asked(office, courses=("online",))
    assert office.all(DocumentItem.kind) == ["enrolment_certificate", "recommendation_letter", "language_certificate"]


def test_who_may_travel_is_asked_for_everything(office: Office) -> None:
    asked(office, courses=("in-person", "online"))
    assert len(office.all(DocumentItem.kind)) == 5
