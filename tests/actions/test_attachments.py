"""Scans on applicants' papers: what arrives with them, what is kept once, what goes back."""

from hashlib import sha256

import pytest
from sqlalchemy import select
from staffed import ON, Office

from jipdesk.actions import attachments, selection
from jipdesk.actions.attachments import Scan
from jipdesk.errors import InputRefused
from jipdesk.models.application import Application, DocumentItem
from jipdesk.models.attachment import Attachment, Blob
from jipdesk.queries import attachments as asked
from jipdesk.rules.states import DocumentState

SCAN = Scan("passport.pdf", "application/pdf", b"%PDF-1.7 scan", 1)
OTHER = Scan("again.pdf", "application/pdf", SCAN.data, 1)
"""the same bytes under another name"""


def papers(office: Office) -> list[int]:
    found = office.applications(1)
    office.act("pass_screening", lambda session: selection.pass_screening(session, found, on=ON))
    return office.all(DocumentItem.id)


def attach(office: Office, scans: dict[int, Scan]) -> None:
    office.act("attach_files", lambda session: attachments.attach(session, scans, on=ON))


def test_a_scan_on_a_paper_that_was_awaited_lets_it_arrive(office: Office) -> None:
    item = papers(office)[3]

    attach(office, {item: SCAN})

    state, received_on, number = office.get(DocumentItem, item, "state", "received_on", "attachment_id")
    assert (state, received_on) == (DocumentState.RECEIVED, ON)
    kept = office.get(Attachment, number, "kind", "file_name", "media_type", "size", "blob_sha256")
    assert kept == ("passport_copy", "passport.pdf", "application/pdf", 13, sha256(SCAN.data).hexdigest())
    assert office.get(Attachment, number, "person_id") == office.all(Application.person_id)[0]
    assert office.last_act() == ("attach_files", {"count": 1})


def test_what_was_kept_is_given_back_byte_by_byte(office: Office) -> None:
    item = papers(office)[0]
    attach(office, {item: SCAN})

    number = office.get(DocumentItem, item, "attachment_id")
    with office.db.read() as session:
        file = asked.content(session, number)
        assert asked.content(session, number + 1) is None

    assert (file.file_name, file.media_type, file.data) == (SCAN.file_name, SCAN.media_type, SCAN.data)


def test_a_paper_that_was_sent_back_comes_again_and_an_accepted_one_stays_accepted(office: Office) -> None:
    returned, accepted, *_ = papers(office)
    office.act("send_back_documents", lambda s: selection.send_back(s, {returned: "Unreadable"}, due_on=ON))
    kinds = ["recommendation_letter"]
    people = office.all(Application.id)
    office.act("receive_documents", lambda s: selection.receive_documents(s, people, on=ON, kinds=kinds))

    attach(office, {returned: SCAN, accepted: OTHER})

    assert office.get(DocumentItem, returned, "state") is DocumentState.RESUBMITTED
    assert office.get(DocumentItem, accepted, "state") is DocumentState.ACCEPTED


def test_a_new_scan_takes_the_place_of_the_old_and_undo_brings_the_old_back(office: Office) -> None:
    item = papers(office)[0]
    attach(office, {item: SCAN})
    before = office.content()

    attach(office, {item: OTHER})

    assert office.all(Attachment.file_name) == ["again.pdf"]
    office.undo_last()
    assert office.all(Attachment.file_name) == ["passport.pdf"]
    assert office.content() == before


def test_the_same_bytes_on_two_papers_are_kept_once(office: Office) -> None:
    first, second, *_ = papers(office)

    attach(office, {first: SCAN, second: OTHER})

    with office.db.read() as session:
        assert len(session.scalars(select(Blob.sha256)).all()) == 1
    assert len(office.all(Attachment.id)) == 2


def test_a_scan_that_is_removed_leaves_the_paper_as_it_stands_and_can_be_brought_back(office: Office) -> None:
    item = papers(office)[0]
    attach(office, {item: SCAN})
    before = office.content()

    office.act("detach_files", lambda session: attachments.detach(session, [item]))

    assert office.get(DocumentItem, item, "state", "attachment_id") == (DocumentState.RECEIVED, None)
    assert office.all(Attachment.id) == []
    office.undo_last()
    assert office.content() == before


def test_nothing_is_attached_to_a_paper_that_is_gone(office: Office) -> None:
    items = papers(office)

    with pytest.raises(InputRefused, match="records_gone"):
        attach(office, {items[0]: SCAN, 999: SCAN})

    assert office.all(Attachment.id) == []
