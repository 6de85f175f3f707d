"""The payments of the activity support fund, on a real desk."""

from datetime import date, datetime

import pytest
from office_on_desk import OfficeOnDesk, put_away, room
from staffed import HOLIDAYS

from jipdesk.actions import allowances
from jipdesk.i18n import JAPAN
from jipdesk.models.money import Allowance
from jipdesk.rules.steps import PaymentStep
from jipdesk.rules.workflow import PaymentState
from jipdesk.views.goal import Goal


@pytest.fixture
def staff(office):
    office.now = lambda: datetime(2024, 10, 1, 10, tzinfo=JAPAN)
    return OfficeOnDesk(office)


@pytest.fixture
def show(office, settle):
    pages = []

    def make():
        pages.append(room(office, "allowances", settle))
        return pages[-1]

    yield make
    for page in pages:
        put_away(page)


@pytest.fixture
def planned(staff, show):
    """One intern's three payments, listed."""
    staff.placements(1)
    staff.act("plan_allowances", lambda session: allowances.plan(session, [1], holidays=HOLIDAYS))
    return show()


def test_without_placements_there_is_nothing_to_plan_and_it_says_so(staff, show):
    page = show()

    assert page.listing.empty.isVisible()
    assert not page.start.isVisible()
    assert not page.plan.isEnabled()
    assert page.plan.toolTip() == "Every intern whose period is known has a plan."


def test_everybody_without_a_plan_gets_one_at_once(staff, show, settle):
    staff.placements(2)
    page = show()
    assert page.start.isVisible()

    page.start.click()
    settle(page.desk.jobs)

    assert page.listing.total == 6
    assert not page.plan.isEnabled()


def test_sums_are_told_state_by_state_and_for_what_is_selected(planned):
    assert planned.sums.text() == "Total: 84,000 yen · Planned 84,000 yen"

    planned.listing.table.check([planned.listing.table.ids[0]], on=True)

    assert planned.sums.text() == "Selected: 15,000 yen · Planned 15,000 yen"


def test_payments_are_approved_and_paid_on_the_day_that_is_asked(staff, planned, settle):
    planned.listing.table.check_all(on=True)

    planned.steps[PaymentStep.APPROVE].click()
    settle(planned.desk.jobs)
    planned.steps[PaymentStep.PAY].click()
    planned.inquiry.fields["on"].show_draft("令和6年10月2日")
    planned.inquiry.send()
    settle(planned.desk.jobs)

    assert staff.all(Allowance.state) == [PaymentState.PAID] * 3
    assert staff.all(Allowance.paid_on) == [date(2024, 10, 2)] * 3
    assert staff.last_act() == ("record_payments", {"count": 3, "step": "pay"})
    assert not planned.inquiry.isVisible()


def test_a_step_that_is_not_open_is_off_and_says_why(planned):
    button = planned.steps[PaymentStep.PAY]

    assert not button.isEnabled()
    assert "Planned" in button.toolTip()


def test_the_payments_of_one_placement_are_shown_by_a_goal(staff, planned, settle):
    staff.placements(1)
    staff.act("plan_allowances", lambda session: allowances.plan(session, [2], holidays=HOLIDAYS))

    planned.show_goal(Goal("allowances", record=2))
    settle(planned.desk.jobs)

    assert {planned.listing.table._line(row).row.no for row in range(3)} == {"2024-P002"}


def test_opening_a_payment_leads_to_its_placement(planned, office):
    goals = []
    office.wanted.connect(goals.append)

    planned._open(planned.listing.table.ids[0])

    assert goals == [Goal("interns", record=1, part="papers")]


def test_the_payments_are_written_into_a_ledger(planned, settle, tmp_path):
    file = tmp_path / "payments.csv"

    planned.listing.export(file)
    settle(planned.desk.jobs)

    lines = file.read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 4
    assert "2024-P001" in lines[1]
