"""Screening and applicants' papers: who moves, what is asked for, what is refused, what goes back."""

from collections.abc import Callable
from datetime import date

import pytest
from staffed import ON, Office

from jipdesk.actions import selection
from jipdesk.errors import InputRefused
from jipdesk.models.application import Application, DocumentItem
from jipdesk.models.match import Match
from jipdesk.models.person import LanguageResult
from jipdesk.rules.applicant_documents import ApplicantDocument
from jipdesk.rules.codes import EducationStatus, Jlpt
from jipdesk.rules.workflow import ApplicationState as At
from jipdesk.rules.workflow import DocumentState, MatchState


def passed(office: Office, count: int, **values: object) -> list[int]:
    found = office.applications(count, **values)
    office.act("pass_screening", lambda session: selection.pass_screening(session, found, on=ON))
    return found


def received(office: Office, applications: list[int], **how: object) -> None:
    office.act("receive_documents", lambda s: selection.receive_documents(s, applications, on=ON, **how))


def test_whoever_passes_the_screening_is_asked_for_five_papers_within_two_weeks(office: Office) -> None:
    passed(office, 1)

    items = office.all(DocumentItem.kind, DocumentItem.state, DocumentItem.due_on, DocumentItem.requests)
    assert office.all(Application.state) == [At.DOCUMENTS_REQUESTED]
    assert {item[1:] for item in items} == {(DocumentState.REQUESTED, date(2024, 7, 22), 1)}
    assert [item[0] for item in items] == [
        "enrolment_certificate",
        "recommendation_letter",
        "language_certificate",
        "passport_copy",
        "photograph",
    ]


@pytest.mark.parametrize(
    ("education", "kind"),
    [
        (EducationStatus.STUDENT, "enrolment_certificate"),
        (EducationStatus.GRADUATE, "graduation_certificate"),
        (EducationStatus.OTHER, "education_certificate"),
        (None, "education_certificate"),
    ],
)
def test_the_certificate_of_education_follows_the_status(
    office: Office, education: EducationStatus | None, kind: str
) -> None:
    passed(office, 1, education_status=education)

    assert office.all(DocumentItem.kind)[0] == kind


def test_undoing_the_screening_takes_the_requests_back(office: Office) -> None:
    found = office.applications(3)
    before = office.content()

    office.act("pass_screening", lambda session: selection.pass_screening(session, found, on=ON))
    office.undo_last()

    assert office.content() == before


def test_one_application_that_cannot_pass_is_refused_with_its_state(office: Office) -> None:
    found = office.applications(1, At.INELIGIBLE)

    with pytest.raises(InputRefused) as refused:
        office.act("pass_screening", lambda session: selection.pass_screening(session, found, on=ON))

    assert (refused.value.code, refused.value.values["state"]) == ("step_not_open", "ineligible")


def test_some_among_many_that_cannot_pass_are_counted_and_nobody_moves(office: Office) -> None:
    good, bad = office.applications(3), office.applications(2, At.WITHDRAWN)

    with pytest.raises(InputRefused) as refused:
        office.act("pass_screening", lambda session: selection.pass_screening(session, good + bad, on=ON))

    said = refused.value.values
    assert (refused.value.code, said["count"], said["of"]) == ("steps_not_open", 2, 5)
    assert (said["states"], said["ids"]) == (["withdrawn"], bad)
    assert set(office.all(Application.state)) == {At.ELIGIBLE, At.WITHDRAWN}


def test_an_application_that_is_gone_is_refused(office: Office) -> None:
    with pytest.raises(InputRefused) as refused:
        office.act("pass_screening", lambda session: selection.pass_screening(session, [999], on=ON))

    assert (refused.value.code, refused.value.values["count"]) == ("records_gone", 1)


def test_a_thousand_pass_in_few_more_statements_than_ten(
    office: Office, statements: Callable[[Callable[[], object]], int]
) -> None:
    few, many = office.applications(10), office.applications(1000)

    def screening(found: list[int]) -> Callable[[], object]:
        return lambda: office.act("pass_screening", lambda s: selection.pass_screening(s, found, on=ON))

    assert statements(screening(many)) < statements(screening(few)) + len(many) / 20
    assert office.last_act() == ("pass_screening", {"count": 10})


def test_the_rejected_keep_the_reason(office: Office) -> None:
    found = office.applications(2)

    office.act("reject_applications", lambda s: selection.reject(s, found, because=" aptitude "))

    rows = office.all(Application.state, Application.ended_because)
    assert rows == [(At.NOT_SELECTED, "aptitude"), (At.NOT_SELECTED, "aptitude")]


def test_nobody_is_rejected_without_a_reason(office: Office) -> None:
    found = office.applications(1)

    with pytest.raises(InputRefused) as refused:
        office.act("reject_applications", lambda s: selection.reject(s, found, because="  "))

    assert refused.value.code == "reason_needed"


def test_undoing_a_rejection_brings_applications_and_matches_back(office: Office) -> None:
    found = office.applications(1, At.PASSED)
    office.propose([(office.opening(), found[0])])
    before = office.content()

    office.act("reject_applications", lambda s: selection.reject(s, found, because="aptitude"))
    assert office.all(Match.state, Match.ended_because) == [(MatchState.CANCELLED, "aptitude")]
    office.undo_last()

    assert office.content() == before


def test_somebody_with_a_placement_cannot_withdraw_before_it_is_cancelled(office: Office) -> None:
    office.placements(1)

    with pytest.raises(InputRefused) as refused:
        office.act("withdraw_applications", lambda s: selection.withdraw(s, [1]))

    assert refused.value.code == "placement_stands"


def test_the_reconsidered_lose_the_reason_and_stand_where_they_were_ended(office: Office) -> None:
    rejected, withdrawn = office.applications(1), office.applications(1)
    office.act("reject_applications", lambda s: selection.reject(s, rejected, because="aptitude"))
    office.act("withdraw_applications", lambda s: selection.withdraw(s, withdrawn, because="a job"))

    office.act("reconsider_applications", lambda s: selection.reconsider(s, rejected + withdrawn))

    rows = office.all(Application.state, Application.ended_because)
    assert rows == [(At.SCREENING, None), (At.RECEIVED, None)]


def test_with_all_papers_an_application_is_complete_and_its_languages_proved(office: Office) -> None:
    found = passed(office, 2, jlpt=Jlpt.N3)

    received(office, found)

    assert office.all(Application.state) == [At.DOCUMENTS_COMPLETE] * 2
    assert set(office.all(DocumentItem.state, DocumentItem.received_on)) == {(DocumentState.ACCEPTED, ON)}
    results = office.all(LanguageResult.test, LanguageResult.level, LanguageResult.proved)
    assert results == [("JLPT", "N3", True), ("IELTS", None, True)] * 2


def test_undoing_the_arrival_of_papers_unproves_the_languages(office: Office) -> None:
    found = passed(office, 2)
    before = office.content()

    received(office, found)
    office.undo_last()

    assert office.content() == before


def test_an_application_waits_until_its_last_paper(office: Office) -> None:
    found = passed(office, 1)

    received(office, found, kinds=[ApplicantDocument.PASSPORT_COPY])
    assert office.all(Application.state) == [At.DOCUMENTS_REQUESTED]

    received(office, found)
    assert office.all(Application.state) == [At.DOCUMENTS_COMPLETE]


def test_who_was_asked_for_nothing_is_left_out_where_papers_arrive_from_many(office: Office) -> None:
    found = passed(office, 1) + office.applications(1)
    before = office.content()

    received(office, found)

    assert office.last_act() == ("receive_documents", {"count": 1})
    states = dict(office.all(Application.id, Application.state))
    assert [states[number] for number in found] == [At.DOCUMENTS_COMPLETE, At.ELIGIBLE]
    office.undo_last()
    assert office.content() == before


def test_papers_nobody_asked_for_are_refused(office: Office) -> None:
    with pytest.raises(InputRefused) as refused:
        received(office, office.applications(1))

    assert (refused.value.code, refused.value.values["count"]) == ("documents_not_requested", 1)


def test_a_paper_sent_back_makes_the_application_incomplete_until_it_returns(office: Office) -> None:
    found = passed(office, 1)
    received(office, found)
    item = next(number for number, kind in office.all(DocumentItem.id, DocumentItem.kind) if "language" in kind)

    later = date(2024, 8, 1)
    office.act("send_back_documents", lambda s: selection.send_back(s, {item: "expired"}, due_on=later))

    fields = ("state", "defect", "due_on", "requests")
    assert office.get(DocumentItem, item, *fields) == (DocumentState.RETURNED, "expired", later, 2)
    assert office.all(Application.state) == [At.DOCUMENTS_INCOMPLETE]
    assert set(office.all(LanguageResult.proved)) == {False}

    received(office, found)
    assert office.all(Application.state) == [At.DOCUMENTS_COMPLETE]
    assert office.get(DocumentItem, item, "state", "defect") == (DocumentState.ACCEPTED, None)
    assert office.all(LanguageResult.proved) == [True, True]


def test_whoever_passes_a_second_time_is_not_asked_for_what_has_arrived(office: Office) -> None:
    found = passed(office, 1)
    received(office, found)
    office.act("reject_applications", lambda s: selection.reject(s, found, because="full"))
    office.act("reconsider_applications", lambda s: selection.reconsider(s, found))

    office.act("pass_screening", lambda session: selection.pass_screening(session, found, on=ON))

    assert set(office.all(DocumentItem.state)) == {DocumentState.ACCEPTED}


def test_a_thousand_papers_arrive_in_few_more_statements_than_ten(
    office: Office, statements: Callable[[Callable[[], object]], int]
) -> None:
    few, many = passed(office, 10), passed(office, 300)

    assert statements(lambda: received(office, many)) < statements(lambda: received(office, few)) + len(many) / 20
