"""Placements: what they are made of, what is filled in, and what stands against each step."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from sqlalchemy import select
from staffed import HOLIDAYS, ON, Office

from jipdesk.actions import allowances, arrangements, matches, placements, training
from jipdesk.errors import InputRefused
from jipdesk.models.arrangement import VisaCase
from jipdesk.models.database import Database
from jipdesk.models.match import Match
from jipdesk.models.money import Allowance
from jipdesk.models.paper import Paper
from jipdesk.models.placement import InternshipPlan, Placement
from jipdesk.models.report import Report
from jipdesk.rules.stay import Cover, Direction, FlightLeg, Lent, Provider, Room
from jipdesk.rules.training import Training
from jipdesk.rules.workflow import PaperState, PaymentStep, PlacementState, PlacementStep, VisaState

NOW = datetime(2024, 7, 8, tzinfo=UTC)


def advance(office: Office, step: PlacementStep, *ids: int) -> None:
    office.act("advance_placements", lambda s: placements.advance(s, ids, step, on=ON))


def fill_in(office: Office, **fields: object) -> None:
    office.act("prepare_placements", lambda s: placements.fill_in(s, 1, holidays=HOLIDAYS, **fields))


def stand_at(office: Office, state: PlacementState, *ids: int) -> None:
    with office.db.write(None, "edit_record") as session:
        for number in ids:
            session.get_one(Placement, number).state = state


def sign(office: Office, number: int, company: PaperState, intern: PaperState) -> None:
    shared = {"edition_id": office.edition_id, "placement_id": number, "copy": 1, "pages": 1, "values": {}}
    with office.db.write(None, "issue_papers") as session:
        for kind, state in (("agreement-company", company), ("agreement-intern", intern)):
            no = f"2024-P{number:03}-{kind}"
            session.add(Paper(kind=kind, number=no, issued_on=ON, issued_at=NOW, state=state, **shared))


def test_a_placement_takes_period_hours_and_place_from_opening_and_company(office: Office) -> None:
    office.placements(1)

    assert office.get(Placement, 1, "starts_on", "ends_on", "days", "hours_per_day") == (
        date(2024, 8, 26),
        date(2024, 10, 4),
        28,  # 30 weekdays without two holidays
        Decimal(7),
    )
    assert office.get(Placement, 1, "place_ja", "place_en") == ("大阪府大阪市北区見本町1-2-3", None)
    assert office.get(Placement, 1, "supervisor", "supervisor_title", "supervisor_phone", "supervisor_email") == (
        "見本 花子",
        None,
        "06-0000-0000",
        "hanako@example.com",
    )


def test_the_plan_of_the_internship_begins_with_the_tasks_of_the_opening(office: Office) -> None:
    office.placements(1)

    plan = office.all(InternshipPlan.placement_id, InternshipPlan.content_ja, InternshipPlan.content_en)
    assert plan == [(1, "海外市場の調査", "Research of overseas markets")]


@pytest.mark.parametrize(
    ("company", "place"),
    [
        ({"prefecture": "Osaka", "address": "1-2-3 Kita-ku, Osaka"}, (None, "1-2-3 Kita-ku, Osaka")),
        ({"answers": {"住所（英語）": "1-2-3 Kita-ku"}}, ("大阪府大阪市北区見本町1-2-3", "1-2-3 Kita-ku")),
        ({"address": "大阪府堺市1-1"}, ("大阪府堺市1-1", None)),
        ({"address": None}, (None, None)),
    ],
)
def test_the_place_is_named_in_the_language_it_was_written_in(
    office: Office, company: dict[str, object], place: tuple[str | None, str | None]
) -> None:
    office.placements(1, company=company)

    assert office.get(Placement, 1, "place_ja", "place_en") == place


def test_an_online_internship_takes_place_online(office: Office) -> None:
    office.placements(1, course="online")

    assert office.get(Placement, 1, "place_ja", "place_en") == ("オンライン", "Online")


def test_a_placement_without_dates_takes_those_of_its_course(db: Database) -> None:
    office = Office(db, 2020)
    office.placements(1, course="online", starts_on=None, ends_on=None, hours_per_day=None)

    assert office.get(Placement, 1, "starts_on", "ends_on", "hours_per_day") == (
        date(2020, 12, 1),
        date(2021, 2, 3),
        Decimal(4),
    )


def test_nothing_is_made_up_where_no_date_is_known(office: Office) -> None:
    office.placements(1, starts_on=None, ends_on=None)

    assert office.get(Placement, 1, "starts_on", "ends_on", "days") == (None, None, None)


def test_numbers_go_on_counting(office: Office) -> None:
    office.placements(2)
    office.placements(1)

    assert office.all(Placement.placement_no) == ["2024-P001", "2024-P002", "2024-P003"]


def test_days_follow_a_new_period(office: Office) -> None:
    office.placements(1)

    fill_in(office, ends_on=date(2024, 9, 27), supervisor_title="部長", role="Market researcher")

    assert office.get(Placement, 1, "ends_on", "days", "supervisor_title") == (date(2024, 9, 27), 23, "部長")
    assert office.get(InternshipPlan, 1, "role") == "Market researcher"


def test_days_that_were_given_stay(office: Office) -> None:
    office.placements(1)

    fill_in(office, ends_on=date(2024, 9, 27), days=20)

    assert office.get(Placement, 1, "days") == 20


def test_undoing_what_was_filled_in_empties_it(office: Office) -> None:
    office.placements(1)
    before = office.content()

    fill_in(office, ends_on=date(2024, 9, 27), goal_ja="市場を知る")
    office.undo_last()

    assert office.content() == before


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"ends_on": date(2024, 8, 25)}, "period_backwards"),
        ({"hours_per_day": Decimal(0)}, "hours_off_scale"),
        ({"hours_per_day": Decimal("24.5")}, "hours_off_scale"),
    ],
)
def test_what_cannot_be_is_refused(office: Office, fields: dict[str, object], code: str) -> None:
    office.placements(1)

    with pytest.raises(InputRefused) as refused:
        fill_in(office, **fields)

    assert refused.value.code == code
    assert office.get(Placement, 1, "ends_on", "hours_per_day") == (date(2024, 10, 4), Decimal(7))


def test_a_field_that_no_placement_has_is_a_mistake_of_ours(office: Office) -> None:
    office.placements(1)

    with pytest.raises(ValueError, match="state"):
        fill_in(office, state="running")


def test_agreements_count_as_signed_when_both_parties_have_signed_both(office: Office) -> None:
    office.placements(3)
    sign(office, 1, PaperState.FILED, PaperState.SIGNED_BY_B)
    sign(office, 2, PaperState.SENT, PaperState.SIGNED_BY_A)

    with pytest.raises(InputRefused) as refused:
        advance(office, PlacementStep.SIGN_AGREEMENTS, 1, 2, 3)
    assert (refused.value.code, refused.value.values["count"]) == ("placements_blocked", 2)
    assert refused.value.values["reasons"] == ["company_agreement_open", "intern_agreement_open"]

    advance(office, PlacementStep.SIGN_AGREEMENTS, 1)
    assert office.all(Placement.state)[0] is PlacementState.AGREEMENTS_SIGNED


def test_a_void_agreement_counts_for_nothing(office: Office) -> None:
    office.placements(1)
    sign(office, 1, PaperState.VOID, PaperState.FILED)

    with pytest.raises(InputRefused) as refused:
        advance(office, PlacementStep.SIGN_AGREEMENTS, 1)

    assert refused.value.values["reasons"] == ["company_agreement_open"]


def test_an_approved_plan_bears_its_day_and_undo_takes_it_away(office: Office) -> None:
    office.placements(1)
    stand_at(office, PlacementState.AGREEMENTS_SIGNED, 1)
    before = office.content()

    advance(office, PlacementStep.APPROVE_PLAN, 1)
    assert office.get(InternshipPlan, 1, "approved_on") == ON
    office.undo_last()

    assert office.content() == before


def arrange_all(office: Office, *ids: int) -> None:
    def whole(session: object) -> None:
        arrangements.book_flights(session, [leg for number in ids for leg in there_and_back(number)])
        arrangements.book_rooms(session, [room(number) for number in ids])
        arrangements.insure(session, [Cover(n, "見本損害保険", date(2024, 8, 20), date(2024, 10, 10)) for n in ids])
        arrangements.lend(session, [Lent(number, "pc", Provider.OFFICE, "PC-1", ON) for number in ids])
        arrangements.arrange_visas(session, ids)

    office.act("arrange_stays", whole)
    for number in ids:
        sign(office, number, PaperState.FILED, PaperState.FILED)


def there_and_back(number: int) -> list[FlightLeg]:
    hanoi, osaka = ("HAN", "Asia/Ho_Chi_Minh"), ("KIX", "Asia/Tokyo")
    out, back = datetime(2024, 8, 23, 1, tzinfo=UTC), datetime(2024, 10, 6, 1, tzinfo=UTC)
    return [
        FlightLeg(number, way, f"XX{number}", one[0], two[0], at, one[1], at.replace(hour=6), two[1], "ABC", ON)
        for way, one, two, at in ((Direction.ARRIVAL, hanoi, osaka, out), (Direction.DEPARTURE, osaka, hanoi, back))
    ]


def room(number: int) -> Room:
    return Room(number, "見本荘", "Mihon House", "大阪市", "Osaka", date(2024, 8, 23), date(2024, 10, 6), booked_on=ON)


def test_arrangements_are_complete_when_nothing_but_the_training_is_left(office: Office) -> None:
    office.placements(2)
    arrange_all(office, 1)
    stand_at(office, PlacementState.PLAN_APPROVED, 1, 2)

    with pytest.raises(InputRefused) as refused:
        advance(office, PlacementStep.FINISH_ARRANGEMENTS, 1, 2)
    assert refused.value.code == "arrangements_open"
    assert refused.value.values["count"] == 2
    everything = ["agreements", "visa", "flight", "accommodation", "insurance", "equipment"]
    assert refused.value.values["arrangements"] == everything

    with office.db.write(None, "edit_record") as session:
        session.scalars(select(VisaCase)).one().state = VisaState.TICKETED
    advance(office, PlacementStep.FINISH_ARRANGEMENTS, 1)
    assert office.get(Placement, 1, "state") is PlacementState.ARRANGED


def test_no_internship_runs_before_agreements_insurance_and_visa(office: Office) -> None:
    office.placements(1)
    stand_at(office, PlacementState.TRAINING, 1)

    with pytest.raises(InputRefused) as refused:
        advance(office, PlacementStep.START, 1)

    assert refused.value.values["reasons"] == [
        "company_agreement_open",
        "intern_agreement_open",
        "insurance_missing",
        "visa_open",
    ]


def test_an_online_internship_runs_without_a_visa(office: Office) -> None:
    office.placements(1, course="online")
    arrange_all(office, 1)
    stand_at(office, PlacementState.TRAINING, 1)

    advance(office, PlacementStep.START, 1)

    assert office.get(Placement, 1, "state") is PlacementState.RUNNING


def test_no_internship_is_completed_before_everything_is_settled(office: Office) -> None:
    office.placements(1)
    arrange_all(office, 1)
    stand_at(office, PlacementState.PRESENTED, 1)
    with office.db.write(None, "edit_record") as session:
        session.add(Report(placement_id=1, kind="final", author="intern", due_on=ON))

    with pytest.raises(InputRefused) as refused:
        advance(office, PlacementStep.COMPLETE, 1)

    reasons = ["reports_missing", "evaluation_missing", "allowance_open", "equipment_out"]
    assert refused.value.values["reasons"] == reasons


def test_a_settled_internship_is_completed(office: Office) -> None:
    office.placements(1)
    arrange_all(office, 1)
    stand_at(office, PlacementState.PRESENTED, 1)
    with office.db.write(None, "edit_record") as session:
        session.add(Report(placement_id=1, kind="evaluation", author="company", due_on=ON, received_on=ON))
    office.act("arrange_stays", lambda s: arrangements.take_back(s, [1], on=ON))
    office.act("plan_allowances", lambda s: allowances.plan(s, [1], holidays=HOLIDAYS))
    numbers = office.all(Allowance.id)
    for step in (PaymentStep.APPROVE, PaymentStep.PAY, PaymentStep.FILE_RECEIPT):
        office.act("record_payments", lambda s, step=step: allowances.advance(s, numbers, step, on=ON))

    advance(office, PlacementStep.COMPLETE, 1)

    assert office.get(Placement, 1, "state") is PlacementState.COMPLETED


def test_a_step_out_of_order_is_refused(office: Office) -> None:
    office.placements(1)

    with pytest.raises(InputRefused) as refused:
        advance(office, PlacementStep.PRESENT, 1)

    assert refused.value.code == "step_not_open"


def test_a_placement_is_cancelled_with_its_match_only(office: Office) -> None:
    office.placements(1)

    with pytest.raises(ValueError, match="match"):
        advance(office, PlacementStep.CANCEL, 1)

    office.act("cancel_matches", lambda s: matches.cancel(s, office.all(Match.id), because="illness"))
    assert office.all(Placement.state) == [PlacementState.CANCELLED]


def test_many_placements_are_filled_and_started_with_as_many_statements_as_few(
    office: Office, statements: Callable[[Callable[[], object]], int]
) -> None:
    few, many = office.placements(2), office.placements(20)
    arrange_all(office, *few, *many)
    with office.db.write(None, "edit_record") as session:
        for case in session.scalars(select(VisaCase)):
            case.state = VisaState.ISSUED
    sessions = [Training("pre", "事前研修", "Pre-training", NOW, NOW.replace(hour=9))]
    office.act("arrange_training", lambda s: training.hold_training(s, office.edition_id, sessions, few + many))
    stand_at(office, PlacementState.TRAINING, *few, *many)

    def start(ids: list[int]) -> Callable[[], object]:
        return lambda: advance(office, PlacementStep.START, *ids)

    assert statements(start(many)) == statements(start(few))
