"""The sample stays fit together, every one of them, and are the same every time."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from jipdesk.i18n import JAPAN
from jipdesk.rules.codes import CourseKind
from jipdesk.rules.interviewing import WEIGHTS, InterviewOutcome
from jipdesk.rules.stay import Direction, Stay, doubts
from jipdesk.rules.workflow import VISA, VisaState
from jipdesk.samples import arrangements as sample
from jipdesk.samples.arrangements import Placed
from jipdesk.samples.parts import read

STARTS, ENDS = date(2024, 9, 2), date(2024, 10, 11)


def placed(number: int = 7, residence: str | None = "VN", prefecture: str = "大阪府", **facts: object) -> Placed:
    return Placed(number, number, facts.pop("kind", CourseKind.IN_PERSON), STARTS, ENDS, residence, prefecture)


@pytest.mark.parametrize("residence", [*read("arrangements")["hubs"], "TO", None])
def test_a_stay_from_anywhere_fits_together(residence: str | None) -> None:
    for number, prefecture in enumerate(read("arrangements")["towns"], start=1):
        one = placed(number, residence, prefecture)
        legs, room, cover = sample.flights(one), sample.room(one), sample.cover(one)
        stay = Stay(
            starts_on=STARTS,
            ends_on=ENDS,
            legs=legs,
            check_in=room.check_in,
            check_out=room.check_out,
            insured_from=cover.starts_on,
            insured_until=cover.ends_on,
        )

        assert list(doubts(stay)) == []
        assert [leg.direction for leg in legs] == sorted(leg.direction for leg in legs)
        assert legs[0].from_airport == legs[-1].to_airport
        assert all(ZoneInfo(zone) for leg in legs for zone in (leg.departs_zone, leg.arrives_zone))


def test_a_journey_from_nairobi_changes_on_the_way() -> None:
    legs = sample.flights(placed(7, "KE", "香川県"), ticketed_on=date(2024, 8, 8))

    assert [(leg.from_airport, leg.to_airport) for leg in legs] == [
        ("Nairobi (NBO)", "Doha (DOH)"),
        ("Doha (DOH)", "Osaka Kansai (KIX)"),
        ("Osaka Kansai (KIX)", "Doha (DOH)"),
        ("Doha (DOH)", "Nairobi (NBO)"),
    ]
    assert len({leg.booking_reference for leg in legs}) == 1
    assert len({leg.flight_no for leg in legs}) == 4
    assert {leg.ticketed_on for leg in legs} == {date(2024, 8, 8)}


def test_every_sample_country_has_a_way_to_japan() -> None:
    hubs, countries = read("arrangements")["hubs"], read("countries")

    assert countries.keys() - hubs.keys() == set()


@pytest.mark.parametrize(
    ("prefecture", "airport"),
    [("北海道", "NRT"), ("東京都", "HND"), ("愛知県", "NGO"), ("広島県", "KIX"), ("沖縄県", "FUK"), ("", "NRT")],
)
def test_interns_land_near_their_company(prefecture: str, airport: str) -> None:
    out = [leg for leg in sample.flights(placed(7, "VN", prefecture)) if leg.direction is Direction.ARRIVAL]

    assert airport in out[-1].to_airport


def test_every_prefecture_has_one_airport_and_one_town() -> None:
    parts = read("arrangements")
    near = [prefecture for names in parts["airports"].values() for prefecture in names.split()]

    assert len(near) == len(set(near)) == 47
    assert set(near) == parts["towns"].keys()


def test_nobody_travels_online_or_from_within_japan() -> None:
    for one in (placed(kind=CourseKind.ONLINE), placed(residence="JP")):
        assert (sample.flights(one), sample.room(one), sample.visa_news(one, first=STARTS)) == ((), None, ())
        assert (sample.cover(one).starts_on, sample.cover(one).ends_on) == (date(2024, 9, 1), date(2024, 10, 12))


def test_a_computer_comes_from_the_company_or_online_from_the_office() -> None:
    at_company, online = sample.lent(placed()), sample.lent(placed(kind=CourseKind.ONLINE))

    assert [(each.kind, each.provided_by) for each in at_company] == [("pc", "company"), ("phone", "office")]
    assert [(each.kind, each.provided_by, each.serial_no) for each in online] == [("pc", "office", "JIP24-PC-007")]


def test_no_two_interns_share_a_room() -> None:
    rooms = [sample.room(placed(number)) for number in range(1, 201)]

    assert len({(room.name_ja, room.address_ja, room.room) for room in rooms}) == 200


@pytest.mark.parametrize("number", range(1, 12))
def test_the_steps_of_a_visa_are_those_of_the_workflow(number: int) -> None:
    state = VisaState.COLLECTING
    for news in sample.visa_news(placed(number), first=date(2024, 8, 6)):
        state = VISA.move(state, news.step)

    assert state in {VisaState.ISSUED, VisaState.APPLIED, VisaState.SENT}


def test_every_sample_company_has_an_english_address() -> None:
    for company in read("companies")["company"]:
        assert sample.place_en(company["prefecture"] + company["address"]), company["name_en"]
    assert sample.place_en("東京都千代田区1-1") is None
    assert sample.place_en(None) is None


@pytest.mark.parametrize("starts_on", [date(2024, 9, 2), date(2024, 9, 9), date(2024, 9, 30), date(2024, 10, 21)])
def test_everybody_is_trained_twice_before_and_once_after_the_start(starts_on: date) -> None:
    own = [each.training for each in sample.sessions() if each.is_for(starts_on)]

    assert [each.kind for each in own] == ["pre", "pre", "follow-up"]
    days = [each.starts_at.astimezone(JAPAN).date() for each in own]
    assert days[0] < days[1] < starts_on < days[2]
    assert all(each.starts_at < each.ends_at for each in own)


def test_interviews_end_in_all_three_ways_with_points_on_the_scale() -> None:
    said = [sample.impression(number) for number in range(200)]

    assert {outcome for *_, outcome in said} == set(InterviewOutcome)
    assert all(points.keys() == WEIGHTS.keys() for points, *_ in said)
    assert {point for points, *_ in said for point in points.values()} <= {1, 2, 3, 4, 5}
    assert all(comment.strip() for _, comment, _ in said)


def test_the_same_number_gives_the_same_every_time() -> None:
    assert sample.impression(5) == sample.impression(5)
    assert sample.flights(placed()) == sample.flights(placed())
