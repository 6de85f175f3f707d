"""What an edition asks for is changed: who passes later is asked for that, and what was asked before stays."""

from datetime import date, timedelta

import pytest
from staffed import ON, Office

from jipdesk.actions import document_items, edition_fields, selection
from jipdesk.errors import InputRefused
from jipdesk.models.application import Application, DocumentItem
from jipdesk.models.edition import RuleParameters
from jipdesk.rules.codes import EducationStatus
from jipdesk.rules.workflow import ApplicationState as At


def ask_for(office: Office, field: str, value: object) -> None:
    do = edition_fields.edit_asked
    office.act("edit_edition", lambda session: do(session, office.edition_id, field, value))


def passed(office: Office, count: int = 1, on: date = ON, **values: object) -> list[int]:
    found = office.applications(count, **values)
    office.act("pass_screening", lambda session: selection.pass_screening(session, found, on=on))
    return found


def of(office: Office, number: int) -> list[str]:
    return [kind for owner, kind in office.all(DocumentItem.application_id, DocumentItem.kind) if owner == number]


def test_each_education_status_has_its_own_list(office: Office) -> None:
    ask_for(office, "documents_of_students", ["enrolment_certificate"])
    ask_for(office, "documents_of_graduates", ["photograph", "graduation_certificate"])
    ask_for(office, "documents_of_others", ["language_certificate"])

    kinds = [
        of(office, passed(office, education_status=status)[0])
        for status in (EducationStatus.STUDENT, EducationStatus.GRADUATE, EducationStatus.OTHER, None)
    ]

    others = ["language_certificate"]
    assert kinds == [["enrolment_certificate"], ["graduation_certificate", "photograph"], others, others]


def test_what_only_those_need_who_travel_is_the_editions_own(office: Office) -> None:
    ask_for(office, "documents_to_travel", ["recommendation_letter"])

    at_home, away = passed(office, courses=("online",)), passed(office, courses=("in-person",))

    assert of(office, at_home[0]) == [kind for kind in of(office, away[0]) if kind != "recommendation_letter"]


def test_papers_are_due_after_the_days_of_the_edition(office: Office) -> None:
    ask_for(office, "documents_days", 30)

    passed(office)

    assert set(office.all(DocumentItem.due_on)) == {ON + timedelta(days=30)}


def test_papers_that_would_be_due_on_a_public_holiday_are_due_on_the_next_working_day(office: Office) -> None:
    passed(office, on=date(2024, 7, 1))

    assert set(office.all(DocumentItem.due_on)) == {date(2024, 7, 16)}


def test_every_edition_asks_by_its_own_list(office: Office) -> None:
    later = Office(office.db, 2025)
    ask_for(later, "documents_of_students", ["photograph"])
    ask_for(later, "documents_days", 8)
    both = [*office.applications(1), *later.applications(1)]

    office.act("pass_screening", lambda session: selection.pass_screening(session, both, on=ON))

    assert (len(of(office, both[0])), of(office, both[1])) == (5, ["photograph"])
    due = dict(office.all(DocumentItem.application_id, DocumentItem.due_on))
    assert due == {both[0]: ON + timedelta(days=14), both[1]: ON + timedelta(days=8)}
    assert office.last_act() == ("pass_screening", {"count": 2})


def test_a_paper_that_is_asked_for_no_more_stays_with_those_who_were_asked(office: Office) -> None:
    before = passed(office)
    ask_for(office, "documents_of_students", ["enrolment_certificate", "language_certificate"])

    after = passed(office)

    assert (len(of(office, before[0])), len(of(office, after[0]))) == (5, 2)
    do = document_items.accept
    office.act("receive_documents", lambda session: do(session, before, on=ON, kinds=["recommendation_letter"]))
    office.act("receive_documents", lambda session: do(session, before, on=ON))
    assert office.get(Application, before[0], "state") is At.DOCUMENTS_COMPLETE


def test_who_is_asked_for_nothing_is_complete_at_once(office: Office) -> None:
    ask_for(office, "documents_of_graduates", [])
    graduate, student = office.applications(1, education_status=EducationStatus.GRADUATE), office.applications(1)
    before = office.content()

    office.act("pass_screening", lambda session: selection.pass_screening(session, graduate + student, on=ON))

    assert office.all(Application.state) == [At.DOCUMENTS_COMPLETE, At.DOCUMENTS_REQUESTED]
    assert of(office, graduate[0]) == []
    assert office.last_act() == ("pass_screening", {"count": 2})
    office.undo_last()
    assert office.content() == before


def test_who_is_considered_once_more_with_everything_here_is_complete_at_once(office: Office) -> None:
    people = passed(office)
    office.act("receive_documents", lambda session: selection.receive_documents(session, people, on=ON))
    office.act("reject_applications", lambda session: selection.reject(session, people, because="places"))
    office.act("reconsider_applications", lambda session: selection.reconsider(session, people))

    office.act("pass_screening", lambda session: selection.pass_screening(session, people, on=ON))

    assert office.all(Application.state) == [At.DOCUMENTS_COMPLETE]


def test_a_change_is_one_act_that_is_undone(office: Office) -> None:
    before = office.content()

    ask_for(office, "documents_of_students", ["photograph", "passport_copy", "photograph"])

    assert office.all(RuleParameters.documents_of_students) == [["passport_copy", "photograph"]]
    assert office.last_act() == ("edit_edition", {"field": "documents_of_students"})
    office.undo_last()
    assert office.content() == before


@pytest.mark.parametrize("days", [None, 0, 181])
def test_days_that_no_office_means_are_refused(office: Office, days: int | None) -> None:
    with pytest.raises(InputRefused, match="document_days_off_scale"):
        ask_for(office, "documents_days", days)
