from datetime import UTC, datetime, timedelta

import pytest
from staffed import Office

from jipdesk.actions import interviews
from jipdesk.actions.interviews import Slot
from jipdesk.actions.screening import screen_companies
from jipdesk.queries import company_list, company_page, interview_list, match_list
from jipdesk.queries.company_list import CompanyFilter
from jipdesk.queries.interview_list import Done, InterviewFilter
from jipdesk.queries.match_list import MatchFilter
from jipdesk.rules.interviewing import Method
from jipdesk.rules.states import ApplicationState, MatchState

AT = datetime(2024, 7, 16, 1, 0, tzinfo=UTC)
FIT = {"organisation_type": "company", "industry_class": "service", "capital_yen": 10**7, "head_office_country": "JP"}


@pytest.fixture
def office(db):
    return Office(db)


def ask(office, question, *args, **named):
    with office.db.read() as session:
        return question(session, office.edition_id, *args, **named)


def companies(office, **wanted):
    return list(ask(office, company_list.ids, CompanyFilter(**wanted)))


def test_companies_are_found_by_what_limits_them(office):
    office.opening(company=FIT | {"employees": 10, "prefecture": "北海道"})
    office.opening(company=FIT | {"employees": 10_000, "capital_yen": 10**9, "prefecture": None}, course="online")
    office.act("screen_companies", lambda session: screen_companies(session, office.edition_id))

    assert companies(office, verdicts=frozenset({"eligible"})) == [1]
    assert companies(office, prefectures=frozenset({"北海道", ""})) == [1, 2]
    assert companies(office, prefectures=frozenset({""})) == [2]
    assert companies(office, courses=frozenset({"online"})) == [2]
    assert companies(office, industries=frozenset({"retail"})) == []
    assert companies(office, search="MIHON 2") == [2]
    assert ask(office, company_list.prefectures) == ["", "北海道"]


@pytest.mark.parametrize("by", list(company_list.Order))
def test_companies_stand_by_any_column_in_both_directions(office, by):
    office.opening(company={"employees": 30})
    office.opening(company={"employees": 4})
    office.opening(company={"employees": None})

    up = list(ask(office, company_list.ids, CompanyFilter(), by))
    down = list(ask(office, company_list.ids, CompanyFilter(), by, descending=True))

    assert sorted(up) == sorted(down) == [1, 2, 3]
    if by is company_list.Order.EMPLOYEES:
        assert (up, down) == ([2, 1, 3], [1, 2, 3])


def test_lines_of_companies_take_one_question_however_many(office, statements):
    for _ in range(5):
        office.opening(places=2)

    with office.db.read() as session:
        company_list.total(session, office.edition_id)
        assert statements(lambda: company_list.lines(session, range(1, 6))) == 1


def test_a_company_that_is_gone_has_no_page(office):
    with office.db.read() as session:
        assert company_page.page(session, 99) is None


def test_the_page_of_a_company_takes_a_few_questions_however_much_it_shows(office, statements):
    opening = office.opening(places=5)
    people = office.applications(5, ApplicationState.PASSED)
    office.propose([(opening, person) for person in people])

    with office.db.read() as session:
        page = company_page.page(session, 1)
        assert statements(lambda: company_page.page(session, 1)) <= 7

    assert [match.name for match in page.matches] == [f"FAMILY{n} Given" for n in range(5)]
    assert page.openings[0].terms["fields"] == ["Mechanical engineering"]
    assert page.records["match"] == [1, 2, 3, 4, 5]


def test_proposals_stand_opening_by_opening_with_the_best_first(office):
    first, second = office.opening(places=2), office.opening()
    people = office.applications(3, ApplicationState.PASSED)
    office.propose([(second, people[0]), (first, people[1]), (first, people[2])])

    assert list(ask(office, match_list.ids, MatchFilter())) == [2, 3, 1]


def test_proposals_are_found_by_person_company_number_and_state(office):
    opening = office.opening()
    people = office.applications(2, ApplicationState.PASSED)
    found = office.propose([(opening, person) for person in people])
    office.agree(found[:1])

    def matches(**wanted):
        return list(ask(office, match_list.ids, MatchFilter(**wanted)))

    assert matches(search="family1") == [2]
    assert matches(search="mihon") == [1, 2]
    assert matches(search="24-000001") == [1]
    assert matches(states=frozenset({MatchState.AGREED})) == [1]
    assert matches(courses=frozenset({"online"})) == []
    assert ask(office, match_list.total) == 2


def talks(office, count, **values):
    people = office.applications(count, ApplicationState.DOCUMENTS_COMPLETE)
    slots = [
        Slot(number, AT + timedelta(days=place), 30, Method.VIDEO, ("佐藤 恵", f"Guest {place % 2}"))
        for place, number in enumerate(people)
    ]
    office.act("arrange_interviews", lambda session: interviews.arrange(session, slots))
    return people


def test_interviews_are_found_by_what_limits_them(office):
    talks(office, 3)
    held = interviews.Held(2, {"purpose": 4}, recommendation="pass")
    office.act("record_interviews", lambda session: interviews.record(session, [held]))

    def found(**wanted):
        return list(ask(office, interview_list.ids, InterviewFilter(**wanted)))

    assert found(done=frozenset({Done.OPEN})) == [1, 3]
    assert found(done=frozenset({Done.RECORDED})) == [2]
    assert found(done=frozenset(Done)) == [1, 2, 3]
    assert found(states=frozenset({"interviewed"})) == [2]
    assert found(recommendations=frozenset({"pass"})) == [2]
    assert found(recommendations=frozenset({""})) == [1, 3]
    assert found(stages=frozenset({"company"})) == []
    assert found(search="family2") == [3]


def test_what_has_no_points_stands_last_in_either_direction(office):
    talks(office, 3)
    for number, points in ((1, 2), (3, 5)):
        held = interviews.Held(number, {"purpose": points})
        office.act("record_interviews", lambda session, held=held: interviews.record(session, [held]))
    by = interview_list.Order.POINTS

    assert list(ask(office, interview_list.ids, InterviewFilter(), by)) == [1, 3, 2]
    assert list(ask(office, interview_list.ids, InterviewFilter(), by, descending=True)) == [3, 1, 2]


def test_a_week_holds_what_begins_in_it(office):
    talks(office, 3)

    found = ask(office, interview_list.between, AT, AT + timedelta(days=2))

    assert [row.id for row in found] == [1, 2]


@pytest.mark.parametrize(("days", "expected"), [(-5, 0), (1, 1), (9, 2)])
def test_the_next_interview_is_looked_for_else_the_last_one(office, days, expected):
    talks(office, 3)

    assert ask(office, interview_list.nearest, AT + timedelta(days=days)) == AT + timedelta(days=expected)


def test_rooms_are_remembered_those_of_the_last_interviews_first(office):
    talks(office, 2)

    assert ask(office, interview_list.rooms) == [("佐藤 恵", "Guest 1"), ("佐藤 恵", "Guest 0")]


def test_an_edition_without_interviews_has_none(office):
    assert ask(office, interview_list.nearest, AT) is None
    assert ask(office, interview_list.rooms) == []
    assert ask(office, interview_list.total) == 0
