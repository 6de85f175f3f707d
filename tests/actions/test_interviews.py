"""Interviews: laid out, arranged without double booking, recorded, decided."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from staffed import HOLIDAYS, ON, Office

from jipdesk.actions import interviews, selection
from jipdesk.actions.interviews import Held, Move, Slot, slots_from
from jipdesk.errors import InputRefused
from jipdesk.i18n import JAPAN
from jipdesk.models.application import Application
from jipdesk.models.interview import Interview
from jipdesk.models.match import Match
from jipdesk.queries import interview_clashes
from jipdesk.queries.interview_clashes import Talk
from jipdesk.rules.interviewing import InterviewOutcome, Method, Stage
from jipdesk.rules.workflow import ApplicationState as At
from jipdesk.rules.workflow import MatchState

TEN = datetime(2024, 7, 16, 10, tzinfo=JAPAN)


def slot(application: int, at: datetime = TEN, *interviewers: str, minutes: int = 30) -> Slot:
    return Slot(application, at, minutes, Method.VIDEO, interviewers or ("佐藤",), "en")


def arrange(office: Office, *slots: Slot) -> None:
    office.act("arrange_interviews", lambda session: interviews.arrange(session, slots))


def interviewed(office: Office, count: int) -> list[int]:
    """Return applications that wait for a decision after an interview."""
    found = office.applications(count, At.DOCUMENTS_REQUESTED)
    arrange(office, *slots_from(date(2024, 7, 16), HOLIDAYS, found, [("佐藤",), ("鈴木",)]))
    held = [Held(number, {"purpose": 4}) for number in office.all(Interview.id)]
    office.act("record_interviews", lambda session: interviews.record(session, held))
    return found


def test_a_day_of_interviews_runs_from_ten_to_five_with_an_hour_at_noon() -> None:
    slots = slots_from(date(2024, 7, 16), frozenset(), range(13), [("佐藤",)])

    starts = [each.starts_at.astimezone(JAPAN).strftime("%d %H:%M") for each in slots]
    assert starts[:4] == ["16 10:00", "16 10:30", "16 11:00", "16 11:30"]
    assert starts[4:12] == [f"16 {hour}:{minute}" for hour in range(13, 17) for minute in ("00", "30")]
    assert starts[12] == "17 10:00"


def test_interviews_are_laid_on_working_days_only() -> None:
    before_a_long_weekend, mountain_day = date(2024, 8, 9), date(2024, 8, 12)

    slots = slots_from(before_a_long_weekend, {mountain_day}, range(26), [("佐藤",), ("鈴木",)], minutes=60)

    days = {each.starts_at.astimezone(JAPAN).date() for each in slots}
    assert days == {date(2024, 8, 9), date(2024, 8, 13), date(2024, 8, 14)}


def test_rooms_work_side_by_side() -> None:
    one, two, three = slots_from(date(2024, 7, 16), frozenset(), [1, 2, 3], [("佐藤", "Smith"), ("鈴木",)])

    assert (one.starts_at, one.interviewers) == (two.starts_at, ("佐藤", "Smith"))
    assert two.interviewers == ("鈴木",)
    assert three.starts_at == one.starts_at + timedelta(minutes=30)


def test_whoever_has_an_interview_waits_for_it(office: Office) -> None:
    found = office.applications(1, At.DOCUMENTS_COMPLETE)

    arrange(office, slot(found[0]))

    assert office.all(Application.state) == [At.INTERVIEW_SET]
    row = office.all(Interview.starts_at, Interview.minutes, Interview.interviewers, Interview.stage)
    assert row == [(datetime(2024, 7, 16, 1, tzinfo=UTC), 30, ["佐藤"], "office")]


def test_undoing_the_arrangement_leaves_no_interview(office: Office) -> None:
    found = office.applications(3, At.DOCUMENTS_COMPLETE)
    before = office.content()

    arrange(office, *slots_from(date(2024, 7, 16), HOLIDAYS, found, [("佐藤",)]))
    office.undo_last()

    assert office.content() == before


@pytest.mark.parametrize(("later", "clash"), [(0, True), (29, True), (-29, True), (30, False), (-30, False)])
def test_an_interviewer_cannot_be_in_two_talks_at_a_time(office: Office, later: int, clash: bool) -> None:
    one, two = office.applications(2, At.DOCUMENTS_COMPLETE)
    arrange(office, slot(one))
    second = slot(two, TEN + timedelta(minutes=later), "佐藤", "鈴木")

    if clash:
        with pytest.raises(InputRefused) as refused:
            arrange(office, second)
        assert (refused.value.code, refused.value.values["names"]) == ("interviews_overlap", ["佐藤"])
        assert office.all(Application.state) == [At.INTERVIEW_SET, At.DOCUMENTS_COMPLETE]
    else:
        arrange(office, second)
        assert office.all(Application.state) == [At.INTERVIEW_SET] * 2


def test_two_new_talks_of_one_interviewer_at_one_time_are_refused(office: Office) -> None:
    found = office.applications(2, At.DOCUMENTS_COMPLETE)

    with pytest.raises(InputRefused) as refused:
        arrange(office, *(slot(number) for number in found))

    assert (refused.value.code, refused.value.values["count"]) == ("interviews_overlap", 1)


def test_the_same_slot_twice_is_refused(office: Office) -> None:
    (one,) = office.applications(1, At.DOCUMENTS_COMPLETE)

    with pytest.raises(InputRefused) as refused:
        arrange(office, slot(one), slot(one))

    assert refused.value.code == "interviews_overlap"


def test_an_applicant_cannot_be_in_two_talks_at_a_time(office: Office) -> None:
    (one,) = office.applications(1, At.DOCUMENTS_COMPLETE)

    with pytest.raises(InputRefused) as refused:
        arrange(office, slot(one, TEN, "佐藤"), slot(one, TEN, "鈴木"))

    assert (refused.value.code, refused.value.values["names"]) == ("interviews_overlap", [])


def test_an_application_not_asked_for_papers_gets_no_interview(office: Office) -> None:
    (one,) = office.applications(1, At.ELIGIBLE)

    with pytest.raises(InputRefused) as refused:
        arrange(office, slot(one))

    assert refused.value.values["step"] == "set_interview"


def test_a_moment_without_a_zone_is_a_mistake_of_ours(office: Office) -> None:
    (one,) = office.applications(1, At.DOCUMENTS_COMPLETE)

    with pytest.raises(Exception, match="time zone"):
        arrange(office, slot(one, datetime(2024, 7, 16, 10)))


def test_a_company_interviews_whom_it_was_proposed(office: Office) -> None:
    (one,) = office.applications(1, At.PASSED)
    opening = office.opening()
    office.propose([(opening, one)])

    arrange(office, Slot(one, TEN, 60, Method.VIDEO, ("見本 花子",), "ja", Stage.COMPANY, opening))

    assert office.all(Match.state) == [MatchState.COMPANY_INTERVIEW]
    assert office.all(Application.state) == [At.PASSED]


def test_a_company_cannot_interview_whom_it_was_not_proposed(office: Office) -> None:
    (one,) = office.applications(1, At.PASSED)
    opening = office.opening()

    with pytest.raises(InputRefused) as refused:
        arrange(office, Slot(one, TEN, 60, Method.VIDEO, ("見本 花子",), "ja", Stage.COMPANY, opening))

    assert refused.value.code == "not_proposed"


def test_points_become_a_total_by_the_weights(office: Office) -> None:
    (one,) = office.applications(1, At.DOCUMENTS_COMPLETE)
    arrange(office, slot(one))
    held = Held(1, {"purpose": 5, "communication": 3, "knowledge": 4}, "Clear goals.", InterviewOutcome.PASS)
    weights = {"purpose": 50, "communication": 30, "knowledge": 20}

    office.act("record_interviews", lambda session: interviews.record(session, [held], weights=weights))

    fields = ("scores", "total", "comments", "recommendation")
    assert office.get(Interview, 1, *fields) == (dict(held.scores), 80, "Clear goals.", "pass")
    assert office.all(Application.state) == [At.INTERVIEWED]


def test_a_slip_in_a_record_is_mended_without_moving_the_application(office: Office) -> None:
    interviewed(office, 1)

    office.act("record_interviews", lambda s: interviews.record(s, [Held(1, {"purpose": 5})]))

    assert office.get(Interview, 1, "total") == 100
    assert office.all(Application.state) == [At.INTERVIEWED]


@pytest.mark.parametrize("scores", [{"purpose": 0}, {"purpose": 6}, {"looks": 3}])
def test_points_off_the_scale_are_refused(office: Office, scores: dict[str, int]) -> None:
    (one,) = office.applications(1, At.DOCUMENTS_COMPLETE)
    arrange(office, slot(one))

    with pytest.raises(InputRefused) as refused:
        office.act("record_interviews", lambda s: interviews.record(s, [Held(1, scores)]))

    assert refused.value.code == "points_off_scale"
    assert office.all(Application.state) == [At.INTERVIEW_SET]


def test_undoing_a_record_empties_it(office: Office) -> None:
    (one,) = office.applications(1, At.DOCUMENTS_COMPLETE)
    arrange(office, slot(one))
    before = office.content()

    office.act("record_interviews", lambda s: interviews.record(s, [Held(1, {"purpose": 4}, "Good.")]))
    office.undo_last()

    assert office.content() == before


def test_interviews_end_in_three_ways(office: Office) -> None:
    one, two, three = interviewed(office, 3)
    outcomes = {one: InterviewOutcome.PASS, two: InterviewOutcome.WAITLIST, three: InterviewOutcome.NOT_SELECT}

    office.act("decide_after_interview", lambda s: interviews.decide(s, outcomes, because="language"))

    rows = office.all(Application.state, Application.ended_because)
    assert rows == [(At.PASSED, None), (At.WAITLISTED, None), (At.NOT_SELECTED, "language")]
    assert office.last_act() == ("decide_after_interview", {"count": 3})


def test_undoing_a_decision_brings_all_three_back(office: Office) -> None:
    found = interviewed(office, 3)
    before = office.content()

    outcomes = dict(zip(found, InterviewOutcome, strict=True))
    office.act("decide_after_interview", lambda s: interviews.decide(s, outcomes))
    office.undo_last()

    assert office.content() == before


def test_the_waitlisted_can_become_candidates_later(office: Office) -> None:
    (one,) = interviewed(office, 1)
    office.act("decide_after_interview", lambda s: selection.waitlist(s, [one]))

    office.act("decide_after_interview", lambda s: interviews.decide(s, {one: InterviewOutcome.PASS}))

    assert office.all(Application.state) == [At.PASSED]


def test_nobody_is_decided_on_before_the_interview(office: Office) -> None:
    (one,) = office.applications(1, At.INTERVIEW_SET)

    with pytest.raises(InputRefused) as refused:
        office.act("decide_after_interview", lambda s: interviews.decide(s, {one: InterviewOutcome.PASS}))

    assert refused.value.code == "step_not_open"


def test_an_interview_called_off_leaves_the_papers_as_they_were(office: Office) -> None:
    one, two = office.applications(2, At.ELIGIBLE)
    office.act("pass_screening", lambda s: selection.pass_screening(s, [one, two], on=ON))
    office.act("receive_documents", lambda s: selection.receive_documents(s, [one], on=ON))
    before = office.content()
    arrange(office, slot(one), slot(two, TEN, "鈴木"))

    office.act("call_off_interviews", lambda s: interviews.call_off(s, [1, 2]))

    assert office.all(Application.state) == [At.DOCUMENTS_COMPLETE, At.DOCUMENTS_REQUESTED]
    assert office.content() == before
    office.undo_last()
    assert office.all(Application.state) == [At.INTERVIEW_SET] * 2


def test_an_interview_that_was_held_is_not_called_off(office: Office) -> None:
    (one,) = office.applications(1, At.DOCUMENTS_COMPLETE)
    arrange(office, slot(one))
    office.act("record_interviews", lambda s: interviews.record(s, [Held(1, comments="fluent")]))
    arrange(office, slot(one, TEN + timedelta(days=7)))

    with pytest.raises(InputRefused) as refused:
        office.act("call_off_interviews", lambda s: interviews.call_off(s, [1]))

    assert refused.value.code == "interviews_held"


def test_a_second_interview_called_off_leaves_the_first_as_it_was(office: Office) -> None:
    (one,) = office.applications(1, At.DOCUMENTS_COMPLETE)
    arrange(office, slot(one))
    office.act("record_interviews", lambda s: interviews.record(s, [Held(1, comments="fluent")]))
    before = office.content()
    arrange(office, slot(one, TEN + timedelta(days=7)))

    office.act("call_off_interviews", lambda s: interviews.call_off(s, [2]))

    assert office.all(Application.state) == [At.INTERVIEWED]
    assert office.content() == before


def test_many_interviews_take_few_more_statements_than_few(
    office: Office, statements: Callable[[Callable[[], object]], int]
) -> None:
    few, many = office.applications(5, At.DOCUMENTS_COMPLETE), office.applications(500, At.DOCUMENTS_COMPLETE)
    rooms = [("佐藤",), ("鈴木", "Smith")]

    def work(found: list[int], first_day: date) -> Callable[[], object]:
        def whole() -> None:
            arrange(office, *slots_from(first_day, HOLIDAYS, found, rooms))
            with office.db.read() as session:
                numbers = [row.id for row in session.query(Interview).where(Interview.application_id.in_(found))]
            held = [Held(number, {"purpose": 4}, comments="Good." if number % 2 else None) for number in numbers]
            office.act("record_interviews", lambda s: interviews.record(s, held))
            outcomes = dict.fromkeys(found, InterviewOutcome.PASS)
            office.act("decide_after_interview", lambda s: interviews.decide(s, outcomes))

        return whole

    more = statements(work(many, date(2024, 9, 2))) - statements(work(few, date(2024, 7, 16)))

    assert more < len(many) / 20


def moved(number: int, at: datetime, *interviewers: str, minutes: int = 30) -> Move:
    return Move(number, at, minutes, Method.TELEPHONE, interviewers or ("佐藤",), "ja")


def test_an_interview_is_moved_and_comes_back_by_undo(office: Office) -> None:
    found = office.applications(1, At.DOCUMENTS_COMPLETE)
    arrange(office, slot(found[0]))
    before = office.content()

    office.act("move_interviews", lambda s: interviews.move(s, [moved(1, TEN + timedelta(days=1), "鈴木", minutes=45)]))

    row = office.get(Interview, 1, "starts_at", "minutes", "method", "interviewers", "language")
    assert row == (TEN + timedelta(days=1), 45, "telephone", ["鈴木"], "ja")
    assert office.all(Application.state) == [At.INTERVIEW_SET]
    assert office.last_act() == ("move_interviews", {"count": 1})
    office.undo_last()
    assert office.content() == before


def test_an_interview_may_be_moved_within_its_own_time(office: Office) -> None:
    found = office.applications(1, At.DOCUMENTS_COMPLETE)
    arrange(office, slot(found[0], minutes=60))

    office.act("move_interviews", lambda s: interviews.move(s, [moved(1, TEN + timedelta(minutes=15))]))

    assert office.all(Interview.starts_at) == [TEN + timedelta(minutes=15)]


def test_two_interviews_may_change_places(office: Office) -> None:
    found = office.applications(2, At.DOCUMENTS_COMPLETE)
    later = TEN + timedelta(minutes=30)
    arrange(office, slot(found[0]), slot(found[1], later))

    office.act("move_interviews", lambda s: interviews.move(s, [moved(1, later), moved(2, TEN)]))

    assert office.all(Interview.starts_at) == [later, TEN]


@pytest.mark.parametrize("who", [("佐藤",), ("鈴木", " 佐藤 ")])
def test_nobody_is_moved_to_where_an_interviewer_is_taken(office: Office, who: tuple[str, ...]) -> None:
    found = office.applications(2, At.DOCUMENTS_COMPLETE)
    arrange(office, slot(found[0]), slot(found[1], TEN + timedelta(hours=2), "鈴木"))

    with pytest.raises(InputRefused) as refused:
        office.act("move_interviews", lambda s: interviews.move(s, [moved(2, TEN + timedelta(minutes=15), *who)]))

    assert (refused.value.code, refused.value.values["names"]) == ("interviews_overlap", ["佐藤"])


def test_nobody_is_moved_to_where_the_applicant_is_taken(office: Office) -> None:
    (one,) = office.applications(1, At.DOCUMENTS_COMPLETE)
    arrange(office, slot(one))
    office.act("record_interviews", lambda s: interviews.record(s, [Held(1, comments="fluent")]))
    arrange(office, slot(one, TEN + timedelta(days=1), "鈴木"))

    with pytest.raises(InputRefused) as refused:
        office.act("move_interviews", lambda s: interviews.move(s, [moved(2, TEN, "鈴木")]))

    assert (refused.value.code, refused.value.values["names"]) == ("interviews_overlap", [])


def test_an_interview_that_was_held_is_not_moved(office: Office) -> None:
    (one,) = office.applications(1, At.DOCUMENTS_COMPLETE)
    arrange(office, slot(one))
    office.act("record_interviews", lambda s: interviews.record(s, [Held(1, comments="fluent")]))

    with pytest.raises(InputRefused) as refused:
        office.act("move_interviews", lambda s: interviews.move(s, [moved(1, TEN + timedelta(days=1))]))

    assert refused.value.code == "interviews_over"


def test_an_interview_needs_somebody_who_holds_it(office: Office) -> None:
    (one,) = office.applications(1, At.DOCUMENTS_COMPLETE)
    arrange(office, slot(one))

    with pytest.raises(InputRefused) as refused:
        office.act("move_interviews", lambda s: interviews.move(s, [Move(1, TEN, 30, Method.VIDEO, ())]))

    assert refused.value.code == "interviewers_missing"


def test_who_is_taken_is_named_with_the_talk_that_is_in_the_way(office: Office) -> None:
    found = office.applications(2, At.DOCUMENTS_COMPLETE)
    arrange(office, slot(found[0]), slot(found[1], TEN + timedelta(hours=2), "鈴木"))
    talk = Talk(found[1], TEN + timedelta(minutes=20), 30, ("佐藤", "鈴木"))

    with office.db.read() as session:
        taken = interview_clashes.told(session, talk, moving=[2])
        free = interview_clashes.told(session, talk, moving=[1, 2])

    assert [(each.interviewer, each.other, each.starts_at) for each in taken] == [("佐藤", "FAMILY0 Given", TEN)]
    assert free == []


def test_the_reason_for_calling_off_stands_with_the_act(office: Office) -> None:
    (one,) = office.applications(1, At.DOCUMENTS_COMPLETE)
    arrange(office, slot(one))

    office.act("call_off_interviews", lambda s: interviews.call_off(s, [1], because="The applicant is ill"))

    assert office.last_act() == ("call_off_interviews", {"count": 1, "because": "The applicant is ill"})
