"""The list of payments and what they come to."""

from datetime import date

import pytest
from staffed import HOLIDAYS, ON, Office

from jipdesk.actions import allowances as acts
from jipdesk.queries import allowances
from jipdesk.queries.allowances import AllowanceFilter, Order, Sum
from jipdesk.rules.steps import PaymentStep
from jipdesk.rules.workflow import PaymentState

ALL = AllowanceFilter()


@pytest.fixture
def office(db):
    made = Office(db)
    planned, _without = made.placements(2)
    made.act("plan_allowances", lambda session: acts.plan(session, [planned], holidays=HOLIDAYS))
    return made


def ids(office, wanted=ALL, by=Order.PERIOD, **more):
    with office.db.read() as session:
        return list(allowances.ids(session, office.edition_id, wanted, by, **more))


def test_every_payment_is_listed_with_its_days_and_amount(office):
    numbers = ids(office)
    with office.db.read() as session:
        lines = allowances.lines(session, numbers)
        assert allowances.total(session, office.edition_id) == len(numbers) == 3

    first = lines[numbers[0]]
    assert (first.no, first.name, first.instalment) == ("2024-P001", "FAMILY0 Given", 1)
    assert (first.from_day, first.to_day, first.days) == (date(2024, 8, 26), date(2024, 8, 30), 5)
    assert (first.daily_yen, first.amount_yen) == (3000, 15000)


def test_the_list_stands_by_amount(office):
    numbers = ids(office)
    with office.db.read() as session:
        lines = allowances.lines(session, numbers)
    amounts = [lines[number].amount_yen for number in ids(office, by=Order.AMOUNT, descending=True)]

    assert amounts == sorted(amounts, reverse=True)


def test_sums_are_told_state_by_state(office):
    numbers = ids(office)
    office.act("record_payments", lambda session: acts.advance(session, numbers[:1], PaymentStep.APPROVE, on=ON))

    with office.db.read() as session:
        found = allowances.sums(session, numbers)

    assert found == [Sum(PaymentState.PLANNED, 2, 69_000), Sum(PaymentState.APPROVED, 1, 15_000)]


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (AllowanceFilter(search="family0"), 3),
        (AllowanceFilter(search="family1"), 0),
        (AllowanceFilter(states=frozenset({"paid"})), 0),
        (AllowanceFilter(months=frozenset({"2024-10"})), 2),
        (AllowanceFilter(currencies=frozenset({"JPY"})), 3),
    ],
)
def test_the_list_can_be_limited(office, wanted, count):
    assert len(ids(office, wanted)) == count


def test_those_without_a_plan_are_known(office):
    with office.db.read() as session:
        assert allowances.without_plan(session, office.edition_id) == [2]
        assert allowances.currencies(session, office.edition_id) == ["JPY"]
