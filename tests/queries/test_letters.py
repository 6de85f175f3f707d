"""Who is to get which letter, what everybody was told, and what a letter says."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import update
from staffed import ON, Office

from jipdesk.actions import letters as acts
from jipdesk.actions import selection
from jipdesk.models.application import Application, DocumentItem
from jipdesk.models.edition import Letterhead
from jipdesk.models.screening import DecisionReason
from jipdesk.queries import letter_values, letters, papers
from jipdesk.queries.letter_values import Wanted
from jipdesk.rules.codes import Jlpt
from jipdesk.rules.letters import Channel, Language, LetterKind
from jipdesk.rules.workflow import ApplicationState as At
from jipdesk.rules.workflow import DocumentState

NOW = datetime(2024, 7, 20, 3, 0, tzinfo=UTC)


def due(office: Office, kind: LetterKind, now: datetime = NOW) -> list[int]:
    with office.db.read() as session:
        return list(letters.due(session, office.edition_id, kind, now=now))


def send(office: Office, numbers: list[int], kind: LetterKind) -> None:
    wanted = Wanted(kind, None, ON)
    found, text = acts.gathered(office.db, office.edition_id, numbers, wanted)
    office.act("record_letters", lambda s: acts.record(s, office.edition_id, found, text, Channel.PDF))


def move(office: Office, numbers: list[int], state: At) -> None:
    office.act(
        "edit_record", lambda s: s.execute(update(Application).where(Application.id.in_(numbers)), {"state": state})
    )


def test_a_result_is_due_to_who_was_decided_on_and_not_told(office: Office) -> None:
    found = office.applications(3, At.NOT_SELECTED)
    office.applications(2, At.INTERVIEWED)

    send(office, found[:1], LetterKind.NOT_SELECTED)

    assert due(office, LetterKind.NOT_SELECTED) == found[1:]
    with office.db.read() as session:
        assert letters.untold(session, office.edition_id) == 2
        assert letters.counts(session, office.edition_id, now=NOW).untold == 2


def test_who_was_told_not_selected_and_is_a_candidate_now_was_told_the_contrary(office: Office) -> None:
    one, other = office.applications(2, At.NOT_SELECTED)
    send(office, [one, other], LetterKind.NOT_SELECTED)

    move(office, [one], At.PASSED)

    with office.db.read() as session:
        assert list(letters.told_contrary(session, office.edition_id)) == [one]
        lines = letters.recipients(session, [one, other])
    assert [lines[number].is_told_contrary for number in (one, other)] == [True, False]
    assert due(office, LetterKind.PASSED) == [one]

    send(office, [one], LetterKind.PASSED)

    with office.db.read() as session:
        assert letters.contrary(session, office.edition_id) == 0


def test_a_letter_taken_back_counts_no_more(office: Office) -> None:
    found = office.applications(1, At.PASSED)
    send(office, found, LetterKind.PASSED)
    with office.db.read() as session:
        (letter,) = letters.letters_of(session, found[0])

    office.act("withdraw_letters", lambda s: acts.withdraw(s, [letter.id]))

    assert due(office, LetterKind.PASSED) == found
    with office.db.read() as session:
        assert letters.letters_of(session, found[0])[0].withdrawn_at is not None


def test_the_request_is_due_once_after_the_screening(office: Office) -> None:
    found = office.applications(2)
    office.act("pass_screening", lambda session: selection.pass_screening(session, found, on=ON))
    assert due(office, LetterKind.REQUEST) == found

    send(office, found[:1], LetterKind.REQUEST)

    assert due(office, LetterKind.REQUEST) == found[1:]


def test_a_reminder_is_due_when_a_day_has_passed_and_again_after_a_week(office: Office) -> None:
    found = office.applications(1)
    office.act("pass_screening", lambda session: selection.pass_screening(session, found, on=ON))
    after = datetime.combine(ON + timedelta(days=15), datetime.min.time(), UTC) + timedelta(hours=3)
    assert due(office, LetterKind.REMINDER, after - timedelta(days=1)) == []
    assert due(office, LetterKind.REMINDER, after) == found
    office.db.now = lambda: after

    send(office, found, LetterKind.REMINDER)

    assert due(office, LetterKind.REMINDER, after + timedelta(days=7)) == []
    assert due(office, LetterKind.REMINDER, after + timedelta(days=8)) == found


def test_a_document_sent_back_is_a_reason_to_remind_at_once(office: Office) -> None:
    found = office.applications(1)
    office.act("pass_screening", lambda session: selection.pass_screening(session, found, on=ON))
    item = office.all(DocumentItem.id)[0]

    office.act("send_back_documents", lambda s: selection.send_back(s, {item: "blurred"}, due_on=date(2024, 8, 1)))

    assert due(office, LetterKind.REMINDER) == found


def test_a_letter_says_what_the_records_say(office: Office) -> None:
    (number,) = office.applications(1, courses=("in-person", "online"), jlpt=Jlpt.N3)
    office.act("pass_screening", lambda session: selection.pass_screening(session, [number], on=ON))
    with office.db.read() as session:
        (found,) = letter_values.gathered(session, office.edition_id, [number], Wanted(LetterKind.REQUEST, None, ON))
    letter = found.letter

    assert letter.language is Language.EN
    assert letter.due_on == date(2024, 7, 22)
    assert letter.course.ja == "対面コース、オンラインコース"
    assert [each.standing for each in letter.documents] == [DocumentState.REQUESTED] * 5
    assert letter.office.fiscal_year.ja == "令和6年度"


@pytest.mark.parametrize("label", ["定員超過", "Too many applicants"])
def test_a_reason_of_the_office_is_said_in_both_languages(office: Office, label: str) -> None:
    (number,) = office.applications(1, At.NOT_SELECTED, ended_because=label)
    reason = DecisionReason(label_ja="定員超過", label_en="Too many applicants", position=1, active=True)
    office.act("edit_record", lambda session: session.add(reason))

    with office.db.read() as session:
        (found,) = letter_values.gathered(
            session, office.edition_id, [number], Wanted(LetterKind.NOT_SELECTED, Language.BOTH, ON)
        )

    assert (found.letter.reason.ja, found.letter.reason.en) == ("定員超過", "Too many applicants")


def test_the_templates_of_letters_do_not_disturb_those_of_papers(office: Office) -> None:
    with office.db.read() as session:
        before = letter_values.template(session, office.edition_id, LetterKind.PASSED)
        known = papers.templates(session, office.edition_id)
    assert (before.version_id, before.version) == (None, 0)
    changed = acts_template(before)

    office.act("edit_template", lambda s: acts.edit_template(s, office.edition_id, changed))

    with office.db.read() as session:
        after = letter_values.template(session, office.edition_id, LetterKind.PASSED)
        assert papers.templates(session, office.edition_id) == known
    assert (after.version, after.template) == (1, changed)
    assert office.all(Letterhead.is_example) == [True]


def acts_template(text: letter_values.LetterText) -> "acts.LetterTemplate":
    from dataclasses import replace

    from jipdesk.documents.papers import Pair

    return replace(text.template, subject=Pair("結果", "Your result"))
