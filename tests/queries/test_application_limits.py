"""Limits of the list of applications: by any fact, in any combination, and their opposites."""

from datetime import date
from decimal import Decimal

import pytest
from staffed import Office

from jipdesk.models.application import Answer, DocumentItem, EligibilityOverride, EligibilityResult
from jipdesk.models.office import Coordinator
from jipdesk.models.screening import Review
from jipdesk.queries import application_list as asked
from jipdesk.queries.application_facts import FACTS, fact
from jipdesk.queries.application_list import ApplicationFilter
from jipdesk.queries.facts import Asker, Kind
from jipdesk.rules.codes import Outcome, Rule
from jipdesk.rules.states import ApplicationState, DocumentState

NOW = Asker(date(2024, 7, 1), 1)
RULES = [f"rule:{rule}" for rule in Rule]


@pytest.fixture
def office(db):
    return Office(db)


def listed(office, by="no", search="", **limits):
    wanted = ApplicationFilter(search=search, more=limits, asker=NOW)
    with office.db.read() as session:
        return list(asked.ids(session, office.edition_id, wanted, by))


def denied(office, name, *codes):
    return listed(office, **{f"!{name}": codes})


def results(**outcomes):
    return [{"outcome": outcomes.get(rule, "pass"), "reason": "any", "rule": str(rule), "values": {}} for rule in Rule]


def change(office, number, table, **values):
    sets = ", ".join(f"{name} = ?" for name in values)
    with office.db.write(None, "edit_record") as session:
        session.connection().exec_driver_sql(f"UPDATE {table} SET {sets} WHERE id = ?", (*values.values(), number))


EVERY = [*FACTS, *RULES, "document:photograph", "answer:Where?", "mean_score", "own_opinion"]


@pytest.fixture
def mixed(office):
    """Three applicants, each unlike the others in everything that is asked about."""
    (first,) = office.applications(1, nationality="VN", institution="Hanoi University", jlpt="N1")
    (second,) = office.applications(
        1, nationality="ID", institution="Universitas Indonesia", courses=("online",), english_score=Decimal("7.5")
    )
    (third,) = office.applications(1, nationality=None, jlpt=None, institution=None, english_score=None)
    change(office, third, "application", past_participation="[2019]")
    return first, second, third


def test_every_fact_can_be_shown_and_the_list_can_stand_by_it(office, mixed):
    with office.db.read() as session:
        lines = asked.lines(session, mixed, EVERY, NOW)

    assert all(set(line.more) == set(EVERY) for line in lines.values())
    assert [name for name in EVERY if sorted(listed(office, by=name)) != list(mixed)] == []


def test_what_is_wanted_of_any_fact_and_its_opposite_are_everybody(office, mixed):
    sample = {
        Kind.CHOICE: "x",
        Kind.TEXT: "uni",
        Kind.NUMBER: "1..7",
        Kind.DAY: "..2000-01-01",
        Kind.MOMENT: "..-1d",
    }

    def is_torn(name, codes):
        return sorted([*listed(office, **{name: codes}), *denied(office, name, *codes)]) != list(mixed)

    codes = {name: sample[fact(name, NOW).kind] for name in EVERY}
    asked_for = [(name, each) for name, code in codes.items() for each in ((code,), ("",), (code, ""))]
    assert [each for each in asked_for if is_torn(*each)] == []


def test_not_a_country_lists_those_too_whose_country_is_not_stated(office, mixed):
    first, second, third = mixed

    assert listed(office, nationality=("VN",)) == [first]
    assert denied(office, "nationality", "VN") == [second, third]
    assert denied(office, "nationality", "VN", "") == [second]


def test_a_limit_and_its_opposite_narrow_together(office, mixed):
    assert listed(office, nationality=("VN", "ID"), **{"!jlpt": ("N1",)}) == [mixed[1]]


def test_texts_are_found_anywhere_and_never_as_wildcards(office, mixed):
    assert listed(office, institution=("universitas",)) == [mixed[1]]
    assert listed(office, institution=("%",)) == []
    assert denied(office, "institution", "universit") == [mixed[2]]


def test_ages_are_counted_as_on_the_page_of_the_applicant(office, mixed):
    for number, born in zip(mixed, ("2001-02-03", "1999-12-31", None), strict=True):
        change(office, number, "person", birth_date=born)
    with office.db.read() as session:
        ages = {number: line.age for number, line in asked.lines(session, mixed, ["age"], NOW).items()}
        told = {number: line.more["age"] for number, line in asked.lines(session, mixed, ["age"], NOW).items()}

    assert told == ages == dict(zip(mixed, (23, 24, None), strict=True))
    assert listed(office, age=("24..24",)) == [mixed[1]]
    assert denied(office, "age", "24..24") == [mixed[0], mixed[2]]


@pytest.mark.parametrize(("born", "years"), [("1984-08-01", 40), ("1984-08-02", 39), ("2000-02-29", 24)])
def test_birthdays_around_the_day_of_reference_are_counted(office, born, years):
    (number,) = office.applications(1)
    change(office, number, "person", birth_date=born)

    assert listed(office, age=(f"{years}..{years}",)) == [number]


def test_courses_are_asked_for_by_any_choice_and_by_the_first(office):
    (both,) = office.applications(1, courses=("in-person", "online"))
    (online,) = office.applications(1, courses=("online",))

    assert listed(office, course=("online",)) == [both, online]
    assert listed(office, first_course=("online",)) == [online]
    assert denied(office, "course", "in-person") == [online]


def test_years_declared_are_asked_for_one_by_one(office, mixed):
    assert listed(office, past_declared=("2019",)) == [mixed[2]]
    assert listed(office, past_declared=("",)) == list(mixed[:2])


def test_days_are_those_of_japan(office):
    # 1 June 2024 at midnight in London is nine in the morning in Tokyo.
    (number,) = office.applications(1)

    assert listed(office, submitted_at=("2024-06-01..2024-06-01",)) == [number]
    assert listed(office, submitted_at=("..2024-05-31",)) == []


def test_more_than_so_many_days_ago_counts_from_today(office):
    (number,) = office.applications(1)

    assert listed(office, submitted_at=("..-30d",)) == [number]
    assert listed(office, submitted_at=("..-31d",)) == []
    assert listed(office, submitted_at=("-30d..",)) == [number]


@pytest.mark.parametrize("code", ["older", "..", "x..y", "-d..", "1..9999999999999999d", "nan..inf"])
def test_a_span_that_nobody_could_have_written_refuses_nothing_and_breaks_nothing(office, mixed, code):
    assert set(listed(office, age=(code,), submitted_at=(code,))) <= set(mixed)


@pytest.fixture
def judged(office, mixed):
    """The first fails by age, of the second the language is to be confirmed, the third was not checked."""
    first, second, _ = mixed
    with office.db.write(None, "screen_applications") as session:
        session.add(EligibilityResult(application_id=first, verdict="ineligible", results=results(age="fail")))
        session.add(EligibilityResult(application_id=second, verdict="confirm", results=results(language="confirm")))
    return mixed


def test_a_rule_is_asked_for_by_what_it_said(office, judged):
    first, second, third = judged

    assert listed(office, **{"rule:age": ("fail",)}) == [first]
    assert listed(office, **{"rule:language": ("confirm", "fail")}) == [second]
    assert listed(office, **{"rule:age": ("pass",)}) == [second]
    assert listed(office, **{"rule:age": ("",)}) == [third]
    assert denied(office, "rule:age", "fail") == [second, third]


def test_an_exception_is_shown_with_its_reason_and_who_approved_it(office, judged):
    with office.db.write(None, "override_rule") as session:
        session.add(Coordinator(name="Tanaka", active=True))
        session.flush()
        approved = {"approver_id": 1, "approved_at": office.db.now(), "reason": "Long service"}
        session.add(EligibilityOverride(application_id=judged[0], rule="age", outcome=Outcome.PASS, **approved))

    with office.db.read() as session:
        told = asked.lines(session, judged, ["exceptions"], NOW)[judged[0]].more["exceptions"]
    assert told.split("\x1f") == ["age", "pass", "Long service", "Tanaka"]
    assert listed(office, exceptions=("age",)) == [judged[0]]
    assert denied(office, "exceptions", "") == [judged[0]]


def test_documents_are_asked_for_by_what_is_missing_and_by_where_each_stands(office, mixed):
    first, second, third = mixed
    with office.db.write(None, "request_documents") as session:
        for number, state in ((first, DocumentState.ACCEPTED), (second, DocumentState.REQUESTED)):
            session.add(DocumentItem(application_id=number, kind="photograph", state=state, requests=1))

    assert listed(office, documents_lacking=("photograph",)) == [second]
    assert listed(office, **{"document:photograph": ("accepted",)}) == [first]
    assert listed(office, **{"document:photograph": ("",)}) == [third]
    assert listed(office, documents=("100..",)) == [first]


def test_the_mean_score_is_blind_to_who_has_not_given_one(office, mixed):
    with office.db.write(None, "give_review") as session:
        session.add_all(Coordinator(name=name, active=True) for name in ("Tanaka", "Suzuki"))
        session.flush()
        for number, who, total in ((mixed[0], 1, 80), (mixed[0], 2, 60), (mixed[1], 2, 90)):
            given = {"opinion": "pass", "scores": {}, "given_at": office.db.now()}
            session.add(Review(application_id=number, coordinator_id=who, total=total, **given))

    with office.db.read() as session:
        told = asked.lines(session, mixed, ["mean_score", "reviews"], NOW)
    assert [told[number].more["mean_score"] for number in mixed] == [70, None, None]
    assert [told[number].more["reviews"] for number in mixed] == [2, 1, 0]
    assert listed(office, mean_score=("50..",)) == [mixed[0]]


def test_answers_are_facts_by_their_question(office, mixed):
    with office.db.write(None, "import_applications") as session:
        session.add(Answer(application_id=mixed[1], question="Where?", text="From a friend"))

    with office.db.read() as session:
        assert asked.questions(session, office.edition_id) == ["Where?"]
    assert listed(office, **{"answer:Where?": ("friend",)}) == [mixed[1]]
    assert listed(office, **{"answer:Where?": ("",)}) == [mixed[0], mixed[2]]


def test_names_of_facts_that_nobody_knows_limit_nothing(office, mixed):
    assert listed(office, nonsense=("x",)) == list(mixed)


def test_other_facts_take_one_statement_however_many_are_shown(office, mixed, statements):
    with office.db.read() as session:
        session.connection()
        few = 1 + statements(lambda: asked.lines(session, mixed, (), NOW))
        many = statements(lambda: asked.lines(session, mixed, EVERY, NOW))

    assert many == few


def test_a_state_is_asked_for_together_with_a_search(office, mixed):
    (passed,) = office.applications(1, ApplicationState.PASSED)

    assert listed(office, search="24-00", state=("passed",)) == [passed]
