from dataclasses import replace
from datetime import date, timedelta

import pytest

from jipdesk.rules.codes import CourseKind
from jipdesk.rules.gates import Completion, Decision, Preparation, against_completion, against_decision, against_start
from jipdesk.rules.states import PaperState, PaymentState, VisaState

FIRST, LAST = date(2024, 9, 2), date(2024, 10, 11)
READY = Preparation(
    kind=CourseKind.IN_PERSON,
    starts_on=FIRST,
    ends_on=LAST,
    company_agreement=PaperState.FILED,
    intern_agreement=PaperState.SIGNED_BY_B,
    insured_from=FIRST,
    insured_until=LAST,
    visa=VisaState.ISSUED,
)
DONE = Completion(reports_missing=0, evaluated=True, is_paid=True, payments=(PaymentState.RECEIPT_FILED,), lent_out=0)
FREE = Decision(other_match_agreed=False, places=1, filled=0, committee_asked=False, committee_approved=False)


def test_nothing_keeps_a_prepared_internship_from_running():
    assert list(against_start(READY)) == []


@pytest.mark.parametrize(
    ("change", "obstacle"),
    [
        ({"company_agreement": PaperState.SIGNED_BY_A}, "company_agreement_open"),
        ({"company_agreement": None}, "company_agreement_open"),
        ({"intern_agreement": PaperState.VOID}, "intern_agreement_open"),
        ({"starts_on": None}, "period_missing"),
        ({"insured_from": None}, "insurance_missing"),
        ({"insured_from": FIRST + timedelta(days=1)}, "insurance_too_short"),
        ({"insured_until": LAST - timedelta(days=1)}, "insurance_too_short"),
        ({"visa": None}, "visa_open"),
        ({"visa": VisaState.APPLIED}, "visa_open"),
        ({"visa": VisaState.REFUSED}, "visa_open"),
    ],
)
def test_each_thing_missing_keeps_it_from_running(change, obstacle):
    assert list(against_start(replace(READY, **change))) == [obstacle]


@pytest.mark.parametrize("kind", [CourseKind.ONLINE, CourseKind.COMMUTING])
def test_only_those_who_travel_need_a_visa(kind):
    assert list(against_start(replace(READY, kind=kind, visa=None))) == []


@pytest.mark.parametrize("visa", [VisaState.NOT_NEEDED, VisaState.TICKETED, VisaState.ARRIVED])
def test_a_waiver_or_a_later_state_will_do(visa):
    assert list(against_start(replace(READY, visa=visa))) == []


def test_all_reasons_are_given_at_once():
    bare = Preparation(CourseKind.IN_PERSON, FIRST, LAST, None, None, None, None, None)

    assert list(against_start(bare)) == [
        "company_agreement_open",
        "intern_agreement_open",
        "insurance_missing",
        "visa_open",
    ]


@pytest.mark.parametrize(
    ("change", "obstacle"),
    [
        ({"reports_missing": 2}, "reports_missing"),
        ({"evaluated": False}, "evaluation_missing"),
        ({"payments": ()}, "allowance_open"),
        ({"payments": (PaymentState.RECEIPT_FILED, PaymentState.PAID)}, "allowance_open"),
        ({"payments": (PaymentState.HELD,)}, "allowance_open"),
        ({"lent_out": 1}, "equipment_out"),
    ],
)
def test_each_thing_open_keeps_it_from_being_completed(change, obstacle):
    assert list(against_completion(DONE)) == []
    assert list(against_completion(replace(DONE, **change))) == [obstacle]


def test_a_course_without_allowance_needs_no_payments():
    assert list(against_completion(replace(DONE, is_paid=False, payments=()))) == []


@pytest.mark.parametrize(
    ("change", "obstacle"),
    [
        ({"other_match_agreed": True}, "other_match_agreed"),
        ({"filled": 1}, "opening_full"),
        ({"committee_asked": True}, "committee_open"),
    ],
)
def test_each_thing_in_the_way_keeps_a_match_from_being_decided(change, obstacle):
    assert list(against_decision(FREE)) == []
    assert list(against_decision(replace(FREE, **change))) == [obstacle]


def test_the_committee_can_have_approved():
    assert list(against_decision(replace(FREE, committee_asked=True, committee_approved=True))) == []
