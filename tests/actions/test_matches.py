"""Matches: proposed, answered, decided into placements, cancelled."""

from collections.abc import Callable
from datetime import date

import pytest
from staffed import HOLIDAYS, ON, Office, proposal

from jipdesk.actions import matches
from jipdesk.errors import InputRefused
from jipdesk.models.company import Opening
from jipdesk.models.database import Database
from jipdesk.models.match import Match
from jipdesk.models.paper import NumberCounter
from jipdesk.models.placement import Placement
from jipdesk.rules.workflow import ApplicationState as At
from jipdesk.rules.workflow import MatchState, OpeningState, PlacementState


def decide(office: Office, *match_ids: int) -> None:
    office.act("decide_matches", lambda s: matches.decide(s, match_ids, on=ON, holidays=HOLIDAYS))


def agreed(office: Office, count: int = 1, **opening: object) -> list[int]:
    people = office.applications(count, At.PASSED)
    found = office.propose([(office.opening(**opening), number) for number in people])
    office.agree(found)
    return found


def test_a_proposal_keeps_its_score_its_reasons_and_its_day(office: Office) -> None:
    (one,) = office.applications(1, At.PASSED)
    opening = office.opening()

    (match,) = office.propose([(opening, one)])

    assert office.get(Match, match, "state", "score", "proposed_on") == (MatchState.PROPOSED, 60, ON)
    assert office.get(Match, match, "reasons") == [
        {"name": "field", "points": 30, "of": 30, "finding": "major_fits", "value": "mechanics", "steps": 0}
    ]


def test_undoing_the_proposals_removes_them(office: Office) -> None:
    people = office.applications(2, At.PASSED)
    openings = [office.opening(), office.opening()]
    before = office.content()

    office.propose(list(zip(openings, people, strict=True)))
    office.undo_last()

    assert office.content() == before


def test_proposing_again_leaves_what_is_under_way(office: Office) -> None:
    (one,) = office.applications(1, At.PASSED)
    opening = office.opening()
    (match,) = office.propose([(opening, one)])
    office.act("answer_matches", lambda s: matches.company_answers(s, {match: True}, on=ON))
    before = office.content()

    office.propose([(opening, one)])

    assert office.content() == before
    assert office.last_act()[0] == "answer_matches"


def test_what_was_declined_is_proposed_again_as_if_new(office: Office) -> None:
    (one,) = office.applications(1, At.PASSED)
    opening = office.opening()
    (match,) = office.propose([(opening, one)])
    office.act("answer_matches", lambda s: matches.company_answers(s, {match: False}, on=ON, because="no time"))
    assert office.get(Match, match, "state", "ended_because") == (MatchState.COMPANY_DECLINED, "no time")

    office.propose([(opening, one)], on=date(2024, 7, 20))

    fields = ("state", "proposed_on", "company_answered_on", "ended_because")
    assert office.get(Match, match, *fields) == (MatchState.PROPOSED, date(2024, 7, 20), None, None)


def test_nobody_is_proposed_before_passing_the_interview(office: Office) -> None:
    office.applications(1, At.INTERVIEWED)
    office.opening()

    with pytest.raises(InputRefused) as refused:
        office.act(
            "propose_matches",
            lambda s: matches.propose(s, office.edition_id, [proposal("C001-1", "24-000001")], on=ON),
        )

    assert (refused.value.code, refused.value.values["numbers"]) == ("not_candidates", ["24-000001"])


def test_nobody_is_proposed_for_an_opening_that_is_closed(office: Office) -> None:
    office.applications(1, At.PASSED)
    office.opening(state=OpeningState.CLOSED)

    with pytest.raises(InputRefused) as refused:
        office.act(
            "propose_matches",
            lambda s: matches.propose(s, office.edition_id, [proposal("C001-1", "24-000001")], on=ON),
        )

    assert refused.value.code == "openings_shut"


def test_both_sides_answer_yes_or_no(office: Office) -> None:
    people = office.applications(3, At.PASSED)
    one, two, three = office.propose([(office.opening(), number) for number in people])

    company = {one: True, two: True, three: False}
    office.act("answer_matches", lambda s: matches.company_answers(s, company, on=ON))
    intern = {one: True, two: False}
    office.act("answer_matches", lambda s: matches.intern_answers(s, intern, on=ON, because="another job"))

    states = office.all(Match.state, Match.intern_answered_on, Match.ended_because)
    assert states == [
        (MatchState.AGREED, ON, None),
        (MatchState.INTERN_DECLINED, ON, "another job"),
        (MatchState.COMPANY_DECLINED, None, None),
    ]


def test_undoing_the_answers_opens_the_question_again(office: Office) -> None:
    people = office.applications(2, At.PASSED)
    found = office.propose([(office.opening(), number) for number in people])
    before = office.content()

    answers = dict(zip(found, (True, False), strict=True))
    office.act("answer_matches", lambda s: matches.company_answers(s, answers, on=ON))
    office.undo_last()

    assert office.content() == before


def test_an_intern_cannot_accept_before_the_company(office: Office) -> None:
    (one,) = office.applications(1, At.PASSED)
    (match,) = office.propose([(office.opening(), one)])

    with pytest.raises(InputRefused) as refused:
        office.act("answer_matches", lambda s: matches.intern_answers(s, {match: True}, on=ON))

    assert refused.value.code == "step_not_open"


@pytest.mark.parametrize("together", [True, False])
def test_nobody_agrees_with_two_companies(office: Office, together: bool) -> None:
    (one,) = office.applications(1, At.PASSED)
    found = office.propose([(office.opening(), one), (office.opening(), one)])
    office.act("answer_matches", lambda s: matches.company_answers(s, dict.fromkeys(found, True), on=ON))
    if not together:
        office.act("answer_matches", lambda s: matches.intern_answers(s, {found[0]: True}, on=ON))

    with pytest.raises(InputRefused) as refused:
        yes = dict.fromkeys(found if together else found[1:], True)
        office.act("answer_matches", lambda s: matches.intern_answers(s, yes, on=ON))

    assert (refused.value.code, refused.value.values["reasons"]) == ("matches_blocked", ["other_match_agreed"])


def test_a_decided_match_becomes_a_placement(office: Office) -> None:
    (match,) = agreed(office)

    decide(office, match)

    assert office.get(Match, match, "state", "decided_on") == (MatchState.DECIDED, ON)
    assert office.all(Placement.placement_no, Placement.state) == [("2024-P001", PlacementState.PREPARING)]
    assert office.all(Opening.state) == [OpeningState.FILLED]


def test_an_opening_with_a_place_left_stays_open(office: Office) -> None:
    (match,) = agreed(office, places=2)

    decide(office, match)

    assert office.all(Opening.state) == [OpeningState.OPEN]


def test_a_registered_opening_is_filled_by_its_last_place(office: Office) -> None:
    (match,) = agreed(office, state=OpeningState.REGISTERED)

    decide(office, match)

    assert office.all(Opening.state) == [OpeningState.FILLED]


def test_a_match_without_both_yes_is_not_decided(office: Office) -> None:
    (one,) = office.applications(1, At.PASSED)
    (match,) = office.propose([(office.opening(), one)])
    office.act("answer_matches", lambda s: matches.company_answers(s, {match: True}, on=ON))

    with pytest.raises(InputRefused) as refused:
        decide(office, match)

    assert (refused.value.code, refused.value.values["state"]) == ("step_not_open", "company_accepted")


def test_no_more_people_are_decided_than_there_are_places(office: Office) -> None:
    people = office.applications(3, At.PASSED)
    opening = office.opening(places=2)
    found = office.propose([(opening, number) for number in people])
    office.agree(found)

    with pytest.raises(InputRefused) as refused:
        decide(office, *found)

    assert refused.value.values["matches"] == {found[2]: ["opening_full"]}
    assert office.all(Placement.id) == []


def test_every_obstacle_is_named(db: Database) -> None:
    office = Office(db, 2023)
    people = office.applications(2, At.PASSED, courses=("C",))
    opening = office.opening(course="C", places=1)
    found = office.propose([(opening, number) for number in people])
    office.agree(found)

    with pytest.raises(InputRefused) as refused:
        decide(office, *found)

    assert refused.value.values["reasons"] == ["committee_open", "opening_full"]
    assert refused.value.values["matches"] == {
        found[0]: ["committee_open"],
        found[1]: ["opening_full", "committee_open"],
    }


def test_with_the_committees_approval_an_older_edition_decides(db: Database) -> None:
    office = Office(db, 2023)
    (one,) = office.applications(1, At.PASSED, courses=("C",))
    found = office.propose([(office.opening(course="C"), one)])
    office.agree(found)

    office.act("approve_matches", lambda s: matches.approve(s, found))
    decide(office, *found)

    assert office.all(Placement.placement_no) == ["2023-P001"]


def test_an_opening_taken_back_is_not_decided_for(office: Office) -> None:
    (match,) = agreed(office)
    with office.db.write(None, "edit_record") as session:
        session.get_one(Opening, 1).state = OpeningState.WITHDRAWN

    with pytest.raises(InputRefused) as refused:
        decide(office, match)

    assert refused.value.code == "openings_shut"


def test_a_decision_is_not_undone_but_cancelled(office: Office) -> None:
    decide(office, *agreed(office))

    with pytest.raises(InputRefused) as refused:
        office.undo_last()

    assert (refused.value.code, refused.value.values["counter"]) == ("not_undoable", "cancel_matches")


def test_cancelling_a_decision_frees_the_place_and_cancels_the_placement(office: Office) -> None:
    (match,) = agreed(office)
    decide(office, match)

    office.act("cancel_matches", lambda s: matches.cancel(s, [match], because="illness"))

    assert office.get(Match, match, "state", "ended_because") == (MatchState.CANCELLED, "illness")
    assert office.all(Placement.state) == [PlacementState.CANCELLED]
    assert office.all(Opening.state) == [OpeningState.OPEN]


def test_undoing_a_cancellation_brings_everything_back(office: Office) -> None:
    (match,) = agreed(office)
    decide(office, match)
    before = office.content()

    office.act("cancel_matches", lambda s: matches.cancel(s, [match], because="illness"))
    office.undo_last()

    assert office.content() == before


def test_a_running_internship_is_not_cancelled(office: Office) -> None:
    (match,) = agreed(office)
    decide(office, match)
    with office.db.write(None, "edit_record") as session:
        session.get_one(Placement, 1).state = PlacementState.RUNNING

    with pytest.raises(InputRefused) as refused:
        office.act("cancel_matches", lambda s: matches.cancel(s, [match], because="illness"))

    assert (refused.value.values["noun"], refused.value.values["step"]) == ("placement", "cancel")


def test_nothing_is_cancelled_without_a_reason(office: Office) -> None:
    (match,) = agreed(office)

    with pytest.raises(InputRefused) as refused:
        office.act("cancel_matches", lambda s: matches.cancel(s, [match], because=""))

    assert refused.value.code == "reason_needed"


def test_a_pair_that_was_cancelled_can_be_decided_again_under_a_new_number(office: Office) -> None:
    (one,) = office.applications(1, At.PASSED)
    opening = office.opening()
    (match,) = office.propose([(opening, one)])
    office.agree([match])
    decide(office, match)
    office.act("cancel_matches", lambda s: matches.cancel(s, [match], because="illness"))

    assert office.propose([(opening, one)]) == [match]
    office.agree([match])
    decide(office, match)

    placements = office.all(Placement.placement_no, Placement.state)
    assert placements == [("2024-P001", PlacementState.CANCELLED), ("2024-P002", PlacementState.PREPARING)]
    assert office.all(NumberCounter.series, NumberCounter.last) == [("placement", 2)]


def test_a_hundred_decisions_take_as_many_statements_as_two(
    office: Office, statements: Callable[[Callable[[], object]], int]
) -> None:
    def whole(count: int) -> list[int]:
        people = office.applications(count, At.PASSED)
        opening = office.opening(places=1000)
        return office.propose([(opening, number) for number in people])

    first, few, many = whole(1), whole(2), whole(100)

    def work(found: list[int]) -> Callable[[], object]:
        def decided() -> None:
            office.agree(found)
            decide(office, *found)
            office.act("cancel_matches", lambda s: matches.cancel(s, found, because="flood"))

        return decided

    work(first)()  # makes the counter of placement numbers

    assert statements(work(many)) == statements(work(few))
