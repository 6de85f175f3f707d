"""Allowances: planned from the days that count, and not planned over once approved."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from staffed import HOLIDAYS, ON, Office

from jipdesk.actions import allowances, placements, training
from jipdesk.errors import InputRefused
from jipdesk.i18n import JAPAN
from jipdesk.models.database import Database
from jipdesk.models.edition import Course
from jipdesk.models.money import Allowance
from jipdesk.rules.allowance import DayCount
from jipdesk.rules.training import Training
from jipdesk.rules.workflow import PaymentState, PaymentStep


def plan(office: Office, *ids: int) -> None:
    office.act("plan_allowances", lambda s: allowances.plan(s, ids, holidays=HOLIDAYS))


def advance(office: Office, step: PaymentStep, *ids: int) -> None:
    office.act("record_payments", lambda s: allowances.advance(s, ids, step, on=ON))


def test_each_month_has_a_payment_for_its_days_of_activity(office: Office) -> None:
    office.placements(1)

    plan(office, 1)

    columns = (Allowance.instalment, Allowance.from_day, Allowance.to_day, Allowance.days, Allowance.amount_yen)
    assert office.all(*columns) == [
        (1, date(2024, 8, 26), date(2024, 8, 30), 5, 15_000),
        (2, date(2024, 9, 2), date(2024, 9, 30), 19, 57_000),
        (3, date(2024, 10, 1), date(2024, 10, 4), 4, 12_000),
    ]
    assert office.all(Allowance.currency, Allowance.state, Allowance.planned_on)[0] == (
        "JPY",
        PaymentState.PLANNED,
        date(2024, 9, 2),
    )


def test_online_the_amount_is_paid_in_the_currency_of_the_country_of_residence(office: Office) -> None:
    office.placements(1, course="online", residence_country="KE")

    plan(office, 1)

    assert set(office.all(Allowance.currency, Allowance.daily_yen)) == {("KES", 1000)}


def test_a_day_of_training_counts_where_the_course_says_so(office: Office) -> None:
    office.placements(1)
    at = datetime(2024, 8, 22, 10, tzinfo=JAPAN)
    meeting = Training("pre", "研修", "Training", at, at.replace(hour=17))
    office.act("arrange_training", lambda s: training.hold_training(s, office.edition_id, [meeting], [1]))
    with office.db.write(None, "edit_record") as session:
        session.get_one(Course, office.courses["in-person"]).days_paid = DayCount.ACTIVITY_AND_TRAINING_DAYS

    plan(office, 1)

    assert office.all(Allowance.from_day, Allowance.days)[0] == (date(2024, 8, 22), 6)


def test_undoing_a_plan_removes_its_payments(office: Office) -> None:
    office.placements(2)
    before = office.content()

    plan(office, 1, 2)
    office.undo_last()

    assert office.content() == before


def test_planning_again_changes_nothing(office: Office) -> None:
    office.placements(1)
    plan(office, 1)
    before = office.content()

    plan(office, 1)

    assert office.content() == before


def test_a_new_period_makes_a_new_plan(office: Office) -> None:
    office.placements(1)
    plan(office, 1)
    ends_on = date(2024, 9, 27)
    office.act("prepare_placements", lambda s: placements.fill_in(s, 1, holidays=HOLIDAYS, ends_on=ends_on))

    plan(office, 1)

    assert office.all(Allowance.instalment, Allowance.days) == [(1, 5), (2, 18)]


def test_what_was_approved_is_not_planned_over(office: Office) -> None:
    office.placements(1)
    plan(office, 1)
    advance(office, PaymentStep.APPROVE, 1)
    plan(office, 1)  # unchanged, so nothing stands in the way
    ends_on = date(2024, 9, 27)
    office.act("prepare_placements", lambda s: placements.fill_in(s, 1, holidays=HOLIDAYS, ends_on=ends_on))

    with pytest.raises(InputRefused) as refused:
        plan(office, 1)

    assert refused.value.code == "allowance_approved"
    advance(office, PaymentStep.HOLD, 1)
    plan(office, 1)
    assert office.all(Allowance.days) == [5, 18]


def test_a_payment_goes_from_plan_to_receipt(office: Office) -> None:
    office.placements(1)
    plan(office, 1)

    for step in (PaymentStep.APPROVE, PaymentStep.PAY, PaymentStep.FILE_RECEIPT):
        advance(office, step, 1, 2)

    fields = ("state", "paid_on", "receipt_on")
    assert office.get(Allowance, 2, *fields) == (PaymentState.RECEIPT_FILED, ON, ON)
    assert office.get(Allowance, 3, *fields) == (PaymentState.PLANNED, None, None)


def test_nothing_is_paid_before_it_is_approved(office: Office) -> None:
    office.placements(1)
    plan(office, 1)

    with pytest.raises(InputRefused) as refused:
        advance(office, PaymentStep.PAY, 1)

    assert refused.value.code == "step_not_open"


def test_without_a_period_nothing_can_be_planned(office: Office) -> None:
    office.placements(1, starts_on=None, ends_on=None)

    with pytest.raises(InputRefused) as refused:
        plan(office, 1)

    assert refused.value.code == "period_missing"


def test_without_a_daily_amount_nothing_can_be_planned(db: Database) -> None:
    office = Office(db, 2023)
    office.placements(1, course="C")

    with pytest.raises(InputRefused) as refused:
        plan(office, 1)

    assert refused.value.code == "daily_amount_unknown"


def test_many_are_planned_with_as_many_statements_as_one(
    office: Office, statements: Callable[[Callable[[], object]], int]
) -> None:
    one, many = office.placements(1), office.placements(20)

    assert statements(lambda: plan(office, *many)) == statements(lambda: plan(office, *one))
