"""One candidate is proposed for one opening by hand; how they fit is said before."""

import pytest
from office_on_desk import OfficeOnDesk, put_away, room
from staffed import ON

from jipdesk.actions import matches
from jipdesk.errors import InputRefused
from jipdesk.models.match import Match
from jipdesk.rules.states import ApplicationState, MatchState
from jipdesk.views.rooms import match_by_hand


@pytest.fixture
def staff(office):
    return OfficeOnDesk(office)


@pytest.fixture
def page(office, staff, settle):
    staff.opening()
    staff.applications(1, ApplicationState.PASSED)
    made = room(office, "matching", settle)
    yield made
    put_away(made)


def ask(page, settle, opening="C001-1", candidate="24-000041"):
    page.propose.click()
    page.inquiry.fields["opening"].editor.setText(opening)
    page.inquiry.fields["candidate"].editor.setText(candidate)
    page.inquiry.verb.click()
    settle(page.desk.jobs)


def said(page):
    labels = page.inquiry.warning.findChildren(type(page.inquiry._trouble))
    return [label.text() for label in labels if label.text() and label.isVisible()]


def test_how_they_fit_is_said_and_a_second_word_proposes_them(page, staff, settle):
    ask(page, settle)
    assert said(page)[0].startswith("FAMILY40 Given: ")
    assert said(page)[0].endswith(" of 100 points")
    assert staff.all(Match.state) == []

    page.inquiry.verb.click()
    settle(page.desk.jobs)

    assert staff.all(Match.state) == [MatchState.PROPOSED]
    assert staff.last_act() == ("propose_matches", {"count": 1})
    assert page.inquiry.isHidden()


def test_other_numbers_after_the_first_word_are_looked_at_anew(page, staff, settle):
    ask(page, settle)

    page.inquiry.fields["candidate"].editor.setText("24-000040")
    page.inquiry.verb.click()
    settle(page.desk.jobs)

    assert staff.all(Match.state) == []


@pytest.mark.parametrize(
    ("opening", "candidate", "reason"),
    [
        ("C009-9", "24-000041", "No opening of this number takes proposals."),
        ("C001-1", "24-999999", "Nobody with this number can be proposed"),
    ],
)
def test_numbers_that_nobody_bears_are_said(page, staff, settle, opening, candidate, reason):
    ask(page, settle, opening, candidate)

    assert said(page)[0].startswith(reason)
    assert page.inquiry.verb.text() == "Show the fit"


def test_a_pair_that_is_proposed_already_is_not_proposed_again(page, staff, settle):
    ask(page, settle)
    page.inquiry.verb.click()
    settle(page.desk.jobs)

    ask(page, settle)

    assert said(page) == ["This pair is proposed already."]


def test_a_pair_that_said_no_before_is_doubtful_and_may_be_proposed(page, staff, settle):
    found = staff.propose([(1, 41)])
    staff.act("answer_matches", lambda session: matches.company_answers(session, {found[0]: False}, on=ON))

    ask(page, settle)
    assert "turned down" in said(page)[-1]
    page.inquiry.verb.click()
    settle(page.desk.jobs)

    assert staff.all(Match.state) == [MatchState.PROPOSED]


def test_who_has_not_passed_the_interview_is_a_doubt(page, staff, settle):
    staff.applications(1, ApplicationState.INTERVIEWED)

    ask(page, settle, candidate="24-000042")

    assert said(page)[-1] == "The office interview is not passed yet."


def test_a_language_that_does_not_reach_forbids_the_pair(page, staff, settle):
    staff.opening(required_jlpt="N1")

    ask(page, settle, opening="C002-1")

    assert "Japanese" in said(page)[0]
    assert page.inquiry.verb.text() == "Show the fit"


def test_a_question_that_was_refused_can_be_asked_again(page, settle, monkeypatch):
    def refuse(*_):
        raise InputRefused("match_gone")

    with monkeypatch.context() as patched:
        patched.setattr(match_by_hand, "weigh", refuse)
        ask(page, settle)
    assert page.inquiry.trouble

    page.inquiry.verb.click()
    settle(page.desk.jobs)

    assert said(page)[0].startswith("FAMILY40 Given: ")
