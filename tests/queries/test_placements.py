"""Placements as the list and the readiness board show them."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from staffed import HOLIDAYS, ON, Office

from jipdesk.actions import arrangements, matches, training
from jipdesk.errors import InputRefused
from jipdesk.i18n import JAPAN
from jipdesk.models.match import Match
from jipdesk.queries import placements
from jipdesk.rules.readiness import Arrangement, Cell, Mover, Progress
from jipdesk.rules.stay import Cover, Lent, Provider
from jipdesk.rules.training import Training

TODAY = date(2024, 7, 10)


def listed(office: Office, search: str = "") -> list[placements.PlacementRow]:
    with office.db.read() as session:
        return placements.listed(session, office.edition_id, search)


def cells(office: Office, today: date = TODAY) -> dict[Arrangement, Cell]:
    with office.db.read() as session:
        (row,) = placements.board(session, office.edition_id, today=today, holidays=HOLIDAYS)
    return {cell.arrangement: cell for cell in row.cells}


def test_a_placement_is_listed_with_person_company_and_what_is_open(office: Office) -> None:
    office.placements(1)

    assert listed(office) == [
        placements.PlacementRow(
            no="2024-P001",
            application="24-000001",
            name="FAMILY0 Given",
            name_kana="カナ0",
            nationality="VN",
            company="C001",
            company_ja="株式会社見本1",
            company_en="Mihon 1 Co., Ltd.",
            opening="C001-1",
            course="in-person",
            starts_on=date(2024, 8, 26),
            ends_on=date(2024, 10, 4),
            days=28,
            supervisor="見本 花子",
            state="preparing",
            ready=False,
            open_arrangements=(
                "agreements",
                "visa",
                "flight",
                "accommodation",
                "insurance",
                "equipment",
                "training",
            ),
        )
    ]


@pytest.mark.parametrize("search", ["family1", "FAMILY1", "2024-P002", "Mihon 2"])
def test_the_search_looks_at_person_company_and_number(office: Office, search: str) -> None:
    office.placements(3)

    assert [row.no for row in listed(office, search)] == ["2024-P002"]


def test_a_percent_sign_is_searched_for_as_it_is(office: Office) -> None:
    office.placements(1)

    assert listed(office, "%") == []


def test_an_online_placement_has_fewer_things_to_arrange(office: Office) -> None:
    office.placements(1, course="online")

    assert listed(office)[0].open_arrangements == ("agreements", "insurance", "equipment", "training")


def test_the_board_says_when_each_thing_is_due_and_whose_move_it_is(office: Office) -> None:
    office.placements(1)
    office.act("arrange_stays", lambda s: arrangements.arrange_visas(s, [1]))

    found = cells(office)

    assert found[Arrangement.INSURANCE] == Cell(
        Arrangement.INSURANCE, Progress.NOT_BEGUN, date(2024, 8, 9), Mover.OFFICE
    )
    # The intern had to send the papers in June, since embassies take their time.
    assert found[Arrangement.VISA].progress is Progress.TROUBLE
    assert found[Arrangement.VISA].mover is Mover.INTERN
    assert found[Arrangement.EQUIPMENT].mover is Mover.COMPANY


def test_what_is_late_is_in_trouble(office: Office) -> None:
    office.placements(1)

    assert cells(office, date(2024, 8, 10))[Arrangement.INSURANCE].progress is Progress.TROUBLE


def test_done_is_done(office: Office) -> None:
    office.placements(1, course="online")

    def whole(session: object) -> None:
        arrangements.insure(session, [Cover(1, "見本損害保険", date(2024, 8, 20), date(2024, 10, 10))])
        arrangements.lend(session, [Lent(1, "pc", Provider.OFFICE, "PC-1", ON), Lent(1, "phone", Provider.OFFICE)])

    office.act("arrange_stays", whole)

    found = cells(office)
    assert (found[Arrangement.INSURANCE].progress, found[Arrangement.EQUIPMENT].progress) == (Progress.DONE,) * 2


@pytest.mark.parametrize(
    ("came", "progress"),
    [
        (None, Progress.UNDER_WAY),
        ((True, None), Progress.UNDER_WAY),
        ((True, False), Progress.TROUBLE),
        ((True, True), Progress.DONE),
    ],
)
def test_pre_training_counts_when_every_session_was_attended(
    office: Office, came: tuple[bool | None, ...] | None, progress: Progress
) -> None:
    office.placements(1)
    days = [datetime(2024, 8, day, 10, tzinfo=JAPAN) for day in (22, 23)]
    sessions = [Training("pre", "研修", "Training", day, day.replace(hour=17)) for day in days]
    late = [Training("follow-up", "研修", "Training", days[1], days[1].replace(hour=17))]
    office.act("arrange_training", lambda s: training.hold_training(s, office.edition_id, sessions + late, [1]))
    for number, attended in enumerate(came or (), start=1):
        if attended is not None:
            office.act("arrange_training", lambda s, n=number, a=attended: training.attend(s, n, {1: a}))

    assert cells(office)[Arrangement.TRAINING].progress is progress


def test_the_cancelled_are_listed_but_not_on_the_board(office: Office) -> None:
    office.placements(1)
    office.act("cancel_matches", lambda s: matches.cancel(s, office.all(Match.id), because="illness"))

    with office.db.read() as session:
        assert placements.board(session, office.edition_id, today=TODAY, holidays=HOLIDAYS) == []
    assert [row.state for row in listed(office)] == ["cancelled"]


def test_placements_are_found_by_number_in_the_order_asked(office: Office) -> None:
    office.placements(2)

    with office.db.read() as session:
        found = placements.numbered(session, office.edition_id, ["2024-P002", "2024-P001"])

    assert list(found.items()) == [("2024-P002", 2), ("2024-P001", 1)]


def test_unknown_numbers_are_refused_all_together(office: Office) -> None:
    office.placements(1)

    with office.db.read() as session, pytest.raises(InputRefused) as refused:
        placements.numbered(session, office.edition_id, ["2024-P001", "2024-P007", "x"])

    assert (refused.value.code, refused.value.values["numbers"]) == ("unknown_placement", ["2024-P007", "x"])


def test_list_and_board_take_as_many_statements_for_many_as_for_one(
    office: Office, statements: Callable[[Callable[[], object]], int]
) -> None:
    def ask() -> None:
        listed(office)
        with office.db.read() as session:
            placements.board(session, office.edition_id, today=TODAY, holidays=HOLIDAYS)
            placements.doubts(session, [1])

    office.placements(1)
    of_one = statements(ask)
    office.placements(15)

    assert statements(ask) == of_one
